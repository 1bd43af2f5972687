"""Edits made while the app is open: saved in order by one thread, taken back one by one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Condition, Thread

from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import SaveError, TherapyError
from therapy_tui.domain.fields import Change
from therapy_tui.domain.profile import Profile
from therapy_tui.journal import pending
from therapy_tui.journal.jobs import (
    ActJob,
    ConfigurationJob,
    DayJob,
    Job,
    ProfileJob,
    WriteJob,
    again,
    undo_of,
)
from therapy_tui.journal.outcome import Done, NotDone, NotSaved, Outcome, Saved, Undone
from therapy_tui.journal.step import AnyStep, ConfigurationStep, ProfileStep, Step
from therapy_tui.journal.store import Journal, Reading
from therapy_tui.journal.waiting import Waiting

__all__ = [
    "AnyStep",
    "ConfigurationStep",
    "Done",
    "Editor",
    "NotDone",
    "NotSaved",
    "Outcome",
    "ProfileStep",
    "Saved",
    "Step",
    "Undone",
]

RETRY_SECONDS = 5.0
"""How long after a failed save the next try comes by itself."""


class Editor:
    """Stands between the screens and the journal while the app is open.

    ``change`` returns at once; one thread writes the changes in the order they were made and
    calls ``report`` with each outcome, from that thread. A change that cannot be written is kept
    and tried again, and holds up only later changes of its own month. ``read`` shows the journal
    with the changes that still wait, so that no screen lags behind the keys.
    """

    def __init__(
        self,
        journal: Journal,
        report: Callable[[Outcome], None],
        *,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        self.journal = journal
        self._report = report
        self._retry_seconds = retry_seconds
        self._waiting = Waiting()
        self._steps: list[AnyStep] = []
        self._undone: list[AnyStep] = []
        self._wake = Condition()
        self._handed_over: list[Saved] | None = None
        """What was saved while somebody waits for it."""
        self._closing = False
        self._ended = False
        self._rounds = 0
        self.made = 0
        """How many changes were taken, or taken back, so far."""
        self._last_of: dict[date | None, int] = {}
        """Of each day the number of its last change; all that is no change of one day together."""
        self.reason = ""
        """Why the last failed write failed."""
        self._thread = Thread(target=self._work, name="journal-saver", daemon=True)
        self._thread.start()

    def read(self, first: date, last: date) -> Reading:
        """The journal from ``first`` to ``last``, with all changes made so far."""
        with self._wake:
            waiting = self._waiting.pending
        return pending.with_days(self.journal.read(first, last), waiting, first, last)

    def change(self, day: date, change: Change, *, step: Step | None = None) -> Step:
        """Take a change of one day; pass the step of an earlier change to make it one undo.

        Raises:
            InputError: a value is outside its field's range.
        """
        Day(day).changed(change)
        with self._wake:
            if step is None or step not in self._steps:
                step = Step(day)
                self._steps.append(step)
            step.forward.update(change)
            self._append(DayJob(day, dict(change), step))
        return step

    def profile(self) -> Profile:
        """The profile, with all changes made so far."""
        with self._wake:
            waiting = self._waiting.pending
        return pending.with_profile(self.journal.read_profile().profile, waiting)

    def change_profile(
        self, change: Mapping[str, object], *, step: ProfileStep | None = None
    ) -> ProfileStep:
        """Take a change of the profile, by attribute; it is written in its turn.

        Pass the step of an earlier change to make it one undo.
        """
        with self._wake:
            if step is None or step not in self._steps:
                step = ProfileStep()
                self._steps.append(step)
            step.forward.update(change)
            self._append(ProfileJob(dict(change), step))
        return step

    def configured(self) -> dict[str, object]:
        """What the person has set in the configuration since the app was opened, by setting."""
        with self._wake:
            steps = [step for step in self._steps if isinstance(step, ConfigurationStep)]
            return {key: value for step in steps for key, value in step.forward.items()}

    def change_configuration(
        self, path: Path, change: Mapping[str, object], *, step: ConfigurationStep | None = None
    ) -> ConfigurationStep:
        """Take a change of the configuration in a file, by setting; ``None`` for the usual value.

        It is written in its turn. Pass the step of an earlier change to make it one undo.
        """
        with self._wake:
            if step is None or step not in self._steps:
                step = ConfigurationStep(path)
                self._steps.append(step)
            step.forward.update(change)
            self._append(ConfigurationJob(dict(change), step))
        return step

    def do(self, act: Callable[[Journal], Done]) -> None:
        """Take something else that is to be done to the journal in its turn, once.

        Its outcome is reported. When it is done, changes that could not be written are tried again
        at once.
        """
        with self._wake:
            self._waiting.add(ActJob(act))
            self._take()

    def undo(self) -> bool:
        """Take back the newest change not yet taken back; whether there is one.

        What is still waiting is dropped; what is on disk is restored in its turn, and the outcome
        is reported as ``Undone``. ``redo`` puts it back.
        """
        with self._wake:
            if not self._steps:
                return False
            step = self._steps.pop()
            self._undone.append(step)
            self._waiting.replace(step, undo_of(step))
            self._take()
            return True

    def redo(self) -> AnyStep | None:
        """Put back what ``undo`` took away last, as a change of its own; ``None`` if nothing was.

        Any other change made in between ends what can be put back.
        """
        with self._wake:
            if not self._undone:
                return None
            step, job = again(self._undone.pop())
            self._steps.append(step)
            self._waiting.add(job)
            self._take()
            return step

    def _append(self, job: WriteJob) -> None:
        """Take a new change, after which nothing that was taken back can be put back."""
        self._undone.clear()
        self._waiting.add(job)
        self._take(job.date)

    def changed_only(self, day: date, since: int) -> bool:
        """Whether nothing but this day was changed since ``made`` was ``since``."""
        with self._wake:
            return all(last <= since for other, last in self._last_of.items() if other != day)

    @property
    def waiting(self) -> bool:
        """Whether anything is not on disk yet."""
        with self._wake:
            return bool(self._waiting.pending)

    @property
    def busy(self) -> bool:
        """Whether a write is being tried at this moment."""
        with self._wake:
            return self._waiting.current is not None

    @property
    def unsaved(self) -> Mapping[date, Change]:
        """The changes of days that are not on disk yet, by date."""
        with self._wake:
            return pending.days_of(self._waiting.pending)

    @property
    def unsaved_profile(self) -> Mapping[str, object]:
        """The changes of the profile that are not on disk yet, by attribute."""
        with self._wake:
            return pending.profile_of(self._waiting.pending)

    @property
    def unsaved_configuration(self) -> Mapping[str, object]:
        """The changes of the configuration that are not on disk yet, by setting."""
        with self._wake:
            return pending.configuration_of(self._waiting.pending)

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all changes are on disk or each has been tried once more; whether all are."""
        with self._wake:
            goal = self._rounds + 1
            self._nudge()
            self._wake.wait_for(
                lambda: not self._waiting.pending or self._rounds >= goal or self._ended, timeout
            )
            return not self._waiting.pending

    def saved_within(self, seconds: float) -> Sequence[Saved]:
        """Let what waits be written first, for so long at most; drawing beside it would slow it.

        What was saved meanwhile is returned, and not reported.
        """
        with self._wake:
            handed_over: list[Saved] = []
            self._handed_over = handed_over
            self._wake.wait_for(lambda: not self._waiting.pending, seconds)
            self._handed_over = None
        return handed_over

    def close(self, timeout: float | None = None) -> Mapping[date, Change]:
        """Flush, end the thread and return what could not be saved."""
        self.flush(timeout)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join(timeout)
        return self.unsaved

    def _take(self, day: date | None = None) -> None:
        """Count a change, of one day or of anything else, and let the thread begin."""
        self.made += 1
        self._last_of[day] = self.made
        self._nudge()

    def _nudge(self) -> None:
        self._waiting.release()
        self._wake.notify_all()

    def _work(self) -> None:
        try:
            self._write_in_turn()
        finally:
            # Whatever ended the thread, nobody waits for it in vain.
            with self._wake:
                self._ended = True
                self._wake.notify_all()

    def _write_in_turn(self) -> None:
        while True:
            with self._wake:
                while (job := self._waiting.take()) is None:
                    self._rounds += 1
                    self._wake.notify_all()
                    if self._closing:
                        return
                    if not self._wake.wait(self._retry_seconds if self._waiting else None):
                        self._waiting.release()
            outcome = self._save(job)
            with self._wake:
                self._waiting.end(failed=isinstance(outcome, NotSaved))
                if isinstance(outcome, Done):
                    self._waiting.release()
                handed_over = self._hand_over(outcome)
                self._wake.notify_all()
            if not handed_over:
                self._report(outcome)

    def _hand_over(self, outcome: Outcome) -> bool:
        """Give what was saved to who waits for it; whether anyone does."""
        if self._handed_over is None or not isinstance(outcome, Saved):
            return False
        self._handed_over.append(outcome)
        return True

    def _save(self, job: Job) -> Outcome:
        try:
            return job.run(self.journal)
        except TherapyError as error:
            reason = str(error)
            brief = error.brief if isinstance(error, SaveError) else reason
        except Exception as error:  # noqa: BLE001 - a thread that dies would take all later changes
            reason = brief = f"therapy-tui met an error of its own ({type(error).__name__})."
        if isinstance(job, ActJob):
            return NotDone(reason, brief)
        self.reason = reason
        return NotSaved(job.date, reason, brief)
