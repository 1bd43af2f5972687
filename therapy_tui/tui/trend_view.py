"""From days to what the Trend screen shows of a window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from therapy_tui.charts.table import table
from therapy_tui.domain.calendar import day_after, day_month, short_date, window, with_year
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SLEEP, Field
from therapy_tui.domain.series import (
    SPARSE_DAYS,
    WINDOWS,
    Point,
    Window,
    daily,
    in_weeks,
    together,
    weeks_by_default,
)
from therapy_tui.domain.summary import one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.wording import few_in_words, progress_in_words, trend_in_words
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.store import Reading
from therapy_tui.report.insight_lines import week_lines, window_name
from therapy_tui.tui.desk import Desk

NO_MOOD = "No mood logged in this window."

NEWEST = 200
"""The rows of a table: more than a screen has, of which only the last ones find room."""

OVERLAYS: tuple[Field | None, ...] = (None, SLEEP, GOALS)


@dataclass(frozen=True, slots=True)
class Look:
    """Which part of the journal is looked at, and how."""

    last: date
    window: Window = WINDOWS[0]
    overlay: Field | None = None
    by_weeks: bool | None = None
    """``None`` until the person chooses: weeks by themselves for long or sparse windows."""

    def with_window(self, number: int) -> "Look":
        """Another window, 1 to 5, that ends on the same day."""
        return replace(self, window=WINDOWS[number - 1], by_weeks=None)

    def walked(self, step: int, oldest: date, newest: date) -> "Look":
        """The window before or after; it stays within the journal."""
        if self.window.days is None:
            return self
        last = day_after(self.last, step * self.window.days)
        first_end = min(day_after(oldest, self.window.days - 1), newest)
        return replace(self, last=min(max(last, first_end), newest))

    def with_next_overlay(self, fields: Sequence[Field]) -> "Look":
        """The next field laid over the mood, of those in use; after the last, none."""
        usable = [each for each in OVERLAYS if each is None or each in fields]
        at = usable.index(self.overlay) if self.overlay in usable else -1
        return replace(self, overlay=usable[(at + 1) % len(usable)])


@dataclass(frozen=True, slots=True)
class TrendView:
    """One window: its series and the figures above it."""

    headings: tuple[str, ...]
    """The window, from the longest form to the shortest."""
    mood: str
    """The mean mood with the days it rests on, or that there is none."""
    others: tuple[str, ...]
    """The means of homework and sleep, and the sessions, of the window."""
    covered: str
    points: tuple[Point, ...]
    by_weeks: bool
    hidden: tuple[str, ...]
    faults: tuple[Fault, ...]

    def table(self, width: int) -> tuple[str, ...]:
        """The newest of the series as plain lines."""
        return tuple(table(self.points[-NEWEST:], width, hidden=self.hidden))


Figure = tuple[tuple[str, ...], str]
"""The figures of one line, and what stands on its right."""


def figures(view: TrendView, insight: Insight | None) -> tuple[Figure, ...]:
    """The lines above the chart; score and trends come when they are computed."""
    unit = "week averages" if view.by_weeks else ""
    if insight is None:
        return ((view.mood,), view.covered), ((), unit), (view.others, "")
    progress = f"Progress {progress_in_words(insight.score, insight.change)}"
    headline, *others = (insight.headline, *reversed(insight.trends))
    shown = [headline, *(trend for trend in others if trend is not headline)]
    trends = (
        f"{window_name(headline)}: {trend_in_words(headline)}",
        *(
            f"{window_name(trend)}: {trend.label if trend.line else few_in_words(trend)}"
            for trend in shown[1:]
        ),
    )
    weeks = tuple(week_lines(insight))
    # Where not both find room the first one stays.
    first = (view.mood, progress) if insight.score.value is None else (progress, view.mood)
    return (first, view.covered), (trends, unit), ((*weeks, *view.others), "")


def trend_view(desk: Desk, look: Look) -> TrendView:
    """What Trend shows of a window; it reads the months of that window and of the last 28 days."""
    oldest = _oldest_entry(desk) if look.window.days is None else None
    first, last = look.window.span(look.last, oldest)
    by_weeks = look.by_weeks
    if by_weeks is None:
        recent = min(first, window(last, SPARSE_DAYS)[0])
        by_weeks = look.window.by_weeks or weeks_by_default(_read(desk, recent, last).days, last)
    faults: list[Fault] = []
    days = _days(desk, first, last, faults)
    points = tuple(in_weeks(days, last) if by_weeks else days)
    whole = together(points)
    rest = [
        _average(field, whole, field.unit)
        for field in (HOMEWORK, SLEEP)
        if whole.days_with(field.key)
    ]
    name = look.window.name
    sessions = counted(whole.sessions, "session") if whole.sessions else ""
    return TrendView(
        headings=(
            f"{name} to {with_year(short_date(last), last)}",
            f"{name} to {with_year(day_month(last), last)}",
            f"{name} to {short_date(last)}",
        ),
        mood=_average(MOOD, whole, "on average") if whole.logged else NO_MOOD,
        others=(*rest, sessions),
        covered=f"{whole.logged} of {whole.days} days logged",
        points=points,
        by_weeks=by_weeks,
        hidden=desk.profile().hidden,
        faults=tuple(faults),
    )


def _days(desk: Desk, first: date, last: date, faults: list[Fault]) -> Iterator[Point]:
    """A point for each day, read a year at a time: the days of decades are never held at once.

    What is wrong in the files is added to ``faults``.
    """
    for year in range(first.year, last.year + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        reading = _read(desk, begin, end)
        faults += reading.faults
        yield from daily(reading.days, begin, end)


def _read(desk: Desk, first: date, last: date) -> Reading:
    """The days of a span as a person sees them who hides some fields."""
    reading, fields = desk.read(first, last), desk.fields()
    return Reading({day: entry.only(fields) for day, entry in reading.days.items()}, reading.faults)


def _average(field: Field, whole: Point, after: str) -> str:
    days = counted(whole.days_with(field.key), "day")
    return f"{field.short} {one_decimal(whole.get(field.key) or 0)} {after} ({days})"


def _oldest_entry(desk: Desk) -> date | None:
    """The oldest day of the oldest month file; its first one where it holds none."""
    months = desk.journal.months()
    if not months:
        return None
    return min(desk.read(months[0].first, months[0].last).days, default=months[0].first)


def oldest_day(desk: Desk) -> date:
    """The first day of the oldest month file, or today where there is none."""
    months = desk.journal.months()
    return months[0].first if months else desk.clock.today()
