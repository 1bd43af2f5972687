"""Reports for the tests: days as rows of values that end on ``TODAY``, written as real files."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from tests.conftest import TODAY
from tests.days import Row, days_from
from tests.demo_journal import write_sample
from therapy_tui.domain.calendar import window
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.profile import Profile
from therapy_tui.domain.sample import Sample
from therapy_tui.journal.store import Journal
from therapy_tui.report.choosing import window_of_days
from therapy_tui.report.model import Report, build_report

__ = None
"""Not logged."""

HOSTILE = (
    "<script>alert(1)</script> ](javascript:alert(1)) **bold** `code` | cell | \x1b[31mred\x1b[0m\n"
    "# heading\n- item\n=cmd()\n    indented\n\u202egnirts &amp; https://x.example www.x.example\n"
) + "long " * 1000
"""More than 5,000 characters that mean something to some format."""


def journal_of(
    folder: Path, days: Mapping[date, Day], profile: Profile | None = None, today: date = TODAY
) -> Journal:
    """A journal with these days, as files, at nine in the evening of ``today``."""
    write_sample(folder, Sample(dict(sorted(days.items())), profile or Profile()))
    moment = datetime(today.year, today.month, today.day, 21, 4, tzinfo=UTC)
    return Journal(folder, Clock(UTC, moment=lambda: moment))


def rows(last: date = TODAY, **fields: Row) -> dict[date, Day]:
    """Days whose rows, oldest first, all end on ``last``."""
    length = max(len(row) for row in fields.values())
    padded = {key: [*[None] * (length - len(row)), *row] for key, row in fields.items()}
    return days_from(window(last, length)[0], **padded)


def report_of(
    folder: Path,
    days: Mapping[date, Day],
    profile: Profile | None = None,
    *,
    length: int = 14,
    today: date = TODAY,
    notes: bool = False,
    ask: tuple[str, ...] = (),
    support: bool = False,
) -> Report:
    """The report of so many days that end on ``today``, made on it."""
    journal = journal_of(folder, days, profile, today)
    span = window_of_days(journal, today, length)
    return build_report(journal, span, made=today, notes=notes, ask=ask, support=support)


def around(length: int, middle: int = 5) -> list[int]:
    """A steady mood, within a point of ``middle``."""
    return [middle + (0, 1, 0, -1, 1, -1, 0)[at % 7] for at in range(length)]
