"""From days to what the Trend screen shows of a window."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from therapy_tui.charts import table
from therapy_tui.domain.calendar import day_after, day_month, short_date, window, with_year
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SLEEP, Field
from therapy_tui.domain.series import (
    SPARSE_DAYS,
    WINDOWS,
    Point,
    Window,
    coverage,
    points,
    weeks_by_default,
)
from therapy_tui.domain.summary import Average, one_decimal, summary
from therapy_tui.domain.words import counted
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.wording import few_in_words, progress_in_words, trend_in_words
from therapy_tui.journal.fault import Fault
from therapy_tui.report.insight_lines import week_lines, window_name
from therapy_tui.tui.desk import Desk

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
    overlay: Field | None
    logged: int
    faults: tuple[Fault, ...]

    def table(self, width: int) -> tuple[str, ...]:
        """The series as plain lines."""
        return tuple(table(self.points, width, hidden=self.hidden))


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
    months = desk.journal.months()
    oldest = months[0].first if look.window.days is None and months else None
    if oldest is not None:
        oldest = min(desk.read(oldest, months[0].last).days, default=oldest)
    first, last = look.window.span(look.last, oldest)
    recent = window(last, SPARSE_DAYS)[0]
    reading = desk.read(min(first, recent), last)
    fields = desk.fields()
    days = {day: entry.only(fields) for day, entry in reading.days.items()}
    by_weeks = look.by_weeks
    if by_weeks is None:
        by_weeks = look.window.by_weeks or weeks_by_default(days, last)
    hidden = desk.profile().hidden
    figures = summary(days, first, last, last)
    logged = coverage(days, first, last)
    covered = f"{logged.logged} of {logged.total} days logged"
    mood = _average(MOOD, figures.mood, "on average") if figures.mood.days else ""
    rest = [
        _average(field, average, field.unit)
        for field, average in ((HOMEWORK, figures.homework), (SLEEP, figures.sleep))
        if average.days and field in fields
    ]
    name = look.window.name
    sessions = counted(figures.sessions, "session") if figures.sessions else ""
    return TrendView(
        headings=(
            f"{name} to {with_year(short_date(last), last)}",
            f"{name} to {with_year(day_month(last), last)}",
            f"{name} to {short_date(last)}",
        ),
        mood=mood or "No mood logged in this window.",
        others=(*rest, sessions),
        covered=covered,
        points=tuple(points(days, first, last, by_weeks=by_weeks)),
        by_weeks=by_weeks,
        hidden=hidden,
        overlay=look.overlay,
        logged=logged.logged,
        faults=reading.faults,
    )


def _average(field: Field, average: Average, after: str) -> str:
    days = counted(average.days, "day")
    return f"{field.short} {one_decimal(average.mean or 0)} {after} ({days})"


def oldest_day(desk: Desk) -> date:
    """The first day of the oldest month file, or today where there is none."""
    months = desk.journal.months()
    return months[0].first if months else desk.clock.today()
