"""The writes that wait for their turn: in order, and none held up by what another file lacks."""

from collections import deque
from collections.abc import Hashable

from therapy_tui.journal.jobs import ActJob, DayJob, Job, WriteJob
from therapy_tui.journal.step import AnyStep


class Waiting:
    """A queue of jobs of which one at a time is tried.

    A write that failed goes back to the front and holds up the later writes of its own file, until
    ``release`` lets all be tried again. Whoever uses it sees to it that one thread does at a time.
    """

    def __init__(self) -> None:
        self.current: Job | None = None
        """What is being tried."""
        self._jobs: deque[Job] = deque()
        self._held_up: set[Hashable] = set()

    def __bool__(self) -> bool:
        """Whether anything waits; what is being tried does not."""
        return bool(self._jobs)

    @property
    def pending(self) -> list[Job]:
        """What has not been done yet, in order: what is being tried, and what waits."""
        return [*([self.current] if self.current else []), *self._jobs]

    def add(self, job: Job) -> None:
        """Let a job wait behind all others."""
        self._jobs.append(job)

    def replace(self, step: AnyStep, undo: WriteJob) -> None:
        """Let the undo of a step wait in the place of what of the step still waits."""
        dropped = [job for job in self._jobs if job.step is step]
        self._jobs = deque(job for job in self._jobs if job not in dropped)
        for job in dropped:
            _drop(job)
        self.add(undo)

    def take(self) -> Job | None:
        """The next job that nothing holds up, which is the current one from now on."""
        self.current = next((job for job in self._jobs if job.file not in self._held_up), None)
        if self.current is not None:
            self._jobs.remove(self.current)
        return self.current

    def end(self, *, failed: bool = False) -> None:
        """The current job was done, or a write that failed waits again.

        Not where its undo waits behind it already.
        """
        job, self.current = self.current, None
        if not failed or job is None or isinstance(job, ActJob):
            return
        if not job.undo and any(each.undo and each.step is job.step for each in self._jobs):
            _drop(job)
            return
        self._jobs.appendleft(job)
        self._held_up.add(job.file)

    def release(self) -> None:
        """Let what has failed be tried again."""
        self._held_up.clear()


def _drop(job: Job) -> None:
    """Remember which fields of a step never reached the disk."""
    if isinstance(job, DayJob):
        job.step.dropped += job.change
