"""Backups as lines: a list of them, what restoring one would change, and what was restored."""

from collections.abc import Sequence
from datetime import datetime

from therapy_tui.domain.calendar import day_month, short_date, with_year
from therapy_tui.domain.words import counted
from therapy_tui.journal.backups import FOLDER, THE_PROFILE, Subject, named
from therapy_tui.journal.restoring import Plan, Restored
from therapy_tui.journal.versions import Backup, first_sentence
from therapy_tui.report.difference_lines import difference_lines
from therapy_tui.report.wrapping import wrapped

THEN = "in the backup"
AHEAD = "dated in the future"


def subject_title(subject: Subject) -> str:
    """What stands above a list of backups: ``November 2026``, ``Profile``."""
    return "Profile" if subject == THE_PROFILE else subject.name


def moment_words(made: datetime) -> str:
    """``Mon 23 Nov 2026 21:04``."""
    return f"{with_year(short_date(made.date()), made.date())} {made:%H:%M}"


def backup_rows(listed: Sequence[Backup]) -> list[str]:
    """A row for each: number, date and time, days, size, or why it cannot be restored."""
    rows = [
        (
            str(backup.number),
            moment_words(backup.made),
            "" if backup.days is None else counted(backup.days, "day"),
            counted(backup.size, "byte"),
        )
        for backup in listed
    ]
    number, moment, days, size = (max(map(len, cells)) for cells in zip(*rows, strict=True))
    return [
        f"{row[0]:>{number}}  {row[1]:<{moment}}  "
        + (
            f"cannot be restored: {backup.fault}"
            if backup.fault
            else f"{row[2]:>{days}}  {row[3]:>{size}}"
        )
        + (f"  {AHEAD}" if backup.ahead else "")
        for row, backup in zip(rows, listed, strict=True)
    ]


def plan_lines(planned: Plan, width: int) -> list[str]:
    """What restoring a backup would change, in lines of at most ``width`` columns, from 48 on."""
    backup = planned.backup
    ahead = f", {AHEAD}" if backup.ahead else ""
    said = [
        f"{subject_title(backup.subject)}, backup {backup.number} of "
        f"{moment_words(backup.made)}{ahead}"
    ]
    fault = planned.unreadable
    if fault is not None:
        said.append(
            f"The file as it is now cannot be read ({fault.place}: {first_sentence(fault)}), so "
            "this is what the backup holds."
        )
    elif planned.present is None:
        said.append("There is no such file now. This is what the backup holds.")
    said_lines = [line for text in said for line in wrapped(text, width)]
    return [*said_lines, "", *difference_lines(planned.difference, width, THEN)]


def restored_words(done: Restored) -> str:
    """What was restored from when, and where what it replaced is kept, as a sentence."""
    backup = done.backup
    said = f"Restored {named(backup.subject)} from {moment_words(backup.made)}"
    if done.kept is None:
        return f"{said}; there was no file before."
    return f"{said}; what was there before is kept as {FOLDER}/{done.kept.name}"


def restored_briefly(done: Restored) -> str:
    """The same in few words, for a narrow line."""
    made = done.backup.made
    said = f"Restored from {day_month(made.date())} {made:%H:%M}"
    return f"{said}." if done.kept is None else f"{said}; the old file is in {FOLDER}/"
