"""The writes that wait for their turn while the app is open: each does one thing to one file."""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.fields import Change
from therapy_tui.journal.outcome import Done, Saved, Undone
from therapy_tui.journal.step import AnyStep, ConfigurationStep, ProfileStep, Step
from therapy_tui.journal.store import Journal


@dataclass(frozen=True, slots=True, eq=False)
class DayJob:
    """A change of one day, or the undo of a step of one day."""

    date: date
    change: Change
    step: Step
    undo: bool = False

    @property
    def file(self) -> Hashable:
        """What a failed write holds up: later writes of the same file."""
        return Month.of(self.date)

    def run(self, journal: Journal) -> Saved | Undone:
        """Write it, durably.

        Raises:
            SaveError: it could not be written.
        """
        if self.undo:
            return self._take_back(journal)
        self.step.updates.append((self.change, journal.check_in(self.date, self.change)))
        return Saved(self.date, journal.clock.now())

    def _take_back(self, journal: Journal) -> Undone:
        restore, expected = self.step.reversal()
        left_alone: tuple[str, ...] = ()
        if restore:
            raw = self.step.raw()
            update = journal.update(self.date, restore, expected=expected, raw=raw)
            left_alone = update.left_alone
        restored = tuple(key for key in self.step.named() if key not in left_alone)
        return Undone(self.date, restored, left_alone, journal.clock.now())


@dataclass(frozen=True, slots=True, eq=False)
class ProfileJob:
    """A change of the profile, or the undo of a step of the profile."""

    change: Mapping[str, object]
    step: ProfileStep
    undo: bool = False
    date: None = None
    file: Hashable = "profile"

    def run(self, journal: Journal) -> Saved | Undone:
        """Write it, durably.

        Raises:
            SaveError: it could not be written.
        """
        if self.undo:
            return self._take_back(journal)
        self.step.found(journal.read_profile().profile, self.change)
        journal.update_profile(self.change)
        return Saved(None, journal.clock.now())

    def _take_back(self, journal: Journal) -> Undone:
        restore = self.step.reversal(journal.read_profile().profile)
        if restore:
            journal.update_profile(restore)
        return Undone(None, *_taken_back(self.step, restore), journal.clock.now())


@dataclass(frozen=True, slots=True, eq=False)
class ConfigurationJob:
    """A change of the configuration, by setting, or the undo of a step of it."""

    change: Mapping[str, object]
    step: ConfigurationStep
    undo: bool = False
    date: None = None
    file: Hashable = "configuration"

    def run(self, journal: Journal) -> Saved | Undone:
        """Write it, durably.

        Raises:
            InputError: a value that is none of its setting's.
            SaveError: it could not be written.
        """
        from therapy_tui.journal.configuration_writing import (  # noqa: PLC0415 - rarely needed
            held_settings,
            put_settings,
            written_settings,
        )

        step = self.step
        held = held_settings(step.path)
        if not self.undo:
            written = written_settings(self.change)
            step.found(held, written)
            step.written.update(written)
            put_settings(step.path, written)
            return Saved(None, journal.clock.now())
        restore = step.reversal(held)
        if restore:
            put_settings(step.path, restore)
        done = _taken_back(step, restore)
        return Undone(None, *done, journal.clock.now(), of_configuration=True)


def _taken_back(
    step: ProfileStep | ConfigurationStep, restored: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What of a step is as it was before, and what was left alone: someone else changed it."""
    left_alone = tuple(key for key in step.before if key not in restored)
    return tuple(key for key in step.forward if key not in left_alone), left_alone


@dataclass(frozen=True, slots=True, eq=False)
class ActJob:
    """Anything else that is asked for, such as a version to restore: done in its turn, tried once.

    What waits for another write does not hold it up: it may be what that write waits for.
    """

    act: Callable[[Journal], Done]
    undo: bool = False
    step: None = None

    @property
    def file(self) -> Hashable:
        """No other job is of the same file."""
        return self

    def run(self, journal: Journal) -> Done:
        """Do it, durably.

        Raises:
            TherapyError: it could not be done; the journal is as it was.
        """
        return self.act(journal)


WriteJob = DayJob | ProfileJob | ConfigurationJob
Job = WriteJob | ActJob


def undo_of(step: AnyStep) -> WriteJob:
    """What takes a step back on disk."""
    if isinstance(step, Step):
        return DayJob(step.date, {}, step, undo=True)
    if isinstance(step, ProfileStep):
        return ProfileJob({}, step, undo=True)
    return ConfigurationJob({}, step, undo=True)


def again(step: AnyStep) -> tuple[AnyStep, WriteJob]:
    """A new step that sets what an old one set, and its write."""
    if isinstance(step, Step):
        day = Step(step.date, forward=dict(step.forward))
        return day, DayJob(step.date, dict(step.forward), day)
    if isinstance(step, ProfileStep):
        profile = ProfileStep(dict(step.forward))
        return profile, ProfileJob(dict(step.forward), profile)
    configured = ConfigurationStep(step.path, dict(step.forward))
    return configured, ConfigurationJob(dict(step.forward), configured)
