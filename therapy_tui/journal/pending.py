"""What the writes that still wait for their turn make of what is on disk."""

from collections.abc import Iterable, Mapping
from datetime import date

from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import Change, Value
from therapy_tui.domain.profile import Profile
from therapy_tui.journal.jobs import ConfigurationJob, DayJob, Job, ProfileJob
from therapy_tui.journal.store import Reading


def with_days(reading: Reading, pending: Iterable[Job], first: date, last: date) -> Reading:
    """The days from ``first`` to ``last`` as they will be."""
    days: dict[date, Day] = dict(reading.days)
    for job in pending:
        if isinstance(job, DayJob) and not job.undo and first <= job.date <= last:
            days[job.date] = days.get(job.date, Day(job.date)).changed(job.change)
    kept = {day: entry for day, entry in days.items() if entry.values or entry.extra}
    return Reading(kept, reading.faults)


def with_profile(profile: Profile, pending: Iterable[Job]) -> Profile:
    """The profile as it will be."""
    for job in pending:
        if isinstance(job, ProfileJob):
            change = job.step.reversal(profile) if job.undo else job.change
            profile = profile._replace(**change)  # type: ignore[arg-type]
    return profile


def days_of(pending: Iterable[Job]) -> Mapping[date, Change]:
    """The changes of days, by date."""
    found: dict[date, dict[str, Value | None]] = {}
    for job in pending:
        if isinstance(job, DayJob) and not job.undo:
            found.setdefault(job.date, {}).update(job.change)
    return found


def profile_of(pending: Iterable[Job]) -> Mapping[str, object]:
    """The changes of the profile, by attribute."""
    return _merged(job for job in pending if isinstance(job, ProfileJob) and not job.undo)


def configuration_of(pending: Iterable[Job]) -> Mapping[str, object]:
    """The changes of the configuration, by setting."""
    return _merged(job for job in pending if isinstance(job, ConfigurationJob) and not job.undo)


def _merged(jobs: Iterable[ProfileJob | ConfigurationJob]) -> dict[str, object]:
    return {key: value for job in jobs for key, value in job.change.items()}
