"""Records for the tests of findings: rows of values that end on the as-of day."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import cycle, islice

from tests.days import Row, days_from
from therapy_tui.domain.calendar import day_after, window
from therapy_tui.domain.fields import Value
from therapy_tui.domain.profile import Profile
from therapy_tui.insight.findings import RULES, Evidence, Finding
from therapy_tui.insight.record import Record

TODAY = date(2026, 11, 23)
__ = None
"""Not logged."""


def ago(days: int) -> date:
    """The date so many days before the as-of day."""
    return day_after(TODAY, -days)


def record(
    profile: Profile | None = None,
    *,
    every: str | None = None,
    since: str | None = None,
    **rows: Row,
) -> Record:
    """A record whose rows, oldest first, all end on the as-of day; shorter ones begin later.

    ``every`` is the frequency and ``since`` the duration band that held before them.
    """
    length = max(len(row) for row in rows.values())
    padded = {key: [*[None] * (length - len(row)), *row] for key, row in rows.items()}
    days = days_from(window(TODAY, length)[0], **padded)
    return Record(
        TODAY,
        days,
        profile or Profile(),
        first_entry=min(days, default=None),
        earlier_frequency=every,
        earlier_duration=since,
    )


def around(length: int, middle: int = 5) -> list[int]:
    """A steady mood: a row of moods that stay within a point of ``middle``."""
    return [middle + step for step in islice(cycle((0, 1, 0, -1, 1, -1, 0)), length)]


def on_days(length: int, values: Mapping[int, Value], other: Value | None = None) -> Row:
    """A row with values by how many days ago they were, and ``other`` on the other days."""
    return [values.get(ago, other) for ago in range(length - 1, -1, -1)]


def without(row: Row, *ages: int) -> Row:
    """The row with nothing logged so many days ago."""
    gone = {len(row) - 1 - age for age in ages}
    return [None if at in gone else value for at, value in enumerate(row)]


def found(rule_id: str, *records: Record) -> Sequence[Finding]:
    """What one rule finds in the records."""
    rule = next(rule for rule in RULES if rule.id == rule_id)
    return [finding for each in records for finding in rule.findings(Evidence(each))]


def one(rule_id: str, of: Record) -> Finding:
    """The single finding of a rule in a record."""
    (finding,) = found(rule_id, of)
    return finding
