"""The figures at the top of the page in words, the same in every format."""

from collections.abc import Sequence
from dataclasses import dataclass

from therapy_tui.domain.calendar import MONTHS
from therapy_tui.domain.series import WEEK
from therapy_tui.domain.summary import Average, one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.insight.trend import Trend
from therapy_tui.insight.wording import likely, short, signed, trend_in_words
from therapy_tui.report.glance import Compared, SessionsHeld
from therapy_tui.report.insight_lines import window_name
from therapy_tui.report.model import Report
from therapy_tui.report.window import DEFAULT_DAYS

NOT_LOGGED = "not logged"
"""Said where nothing was logged; it is not zero."""
BETWEEN = "   "
"""Stands between the figures of one row."""
MOST_TAKEAWAYS = 5
"""Sessions whose takeaways are each said; more are put into one figure."""


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One line at the top of the page."""

    label: str
    said: str


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One trend window in pieces that can stand in columns; without a label they are empty."""

    window: str
    """``12 weeks``."""
    label: str
    """``flat``, or how many days are missing for a label."""
    change: str = ""
    """``-0.1``."""
    likely: str = ""
    """``likely -0.5 to +0.3``."""
    level: str = ""
    """``level 5.5``; for the longest window alone."""


def glance_rows(report: Report) -> tuple[GlanceRow, ...]:
    """What is said at a glance, but the trend; nothing of what is switched off."""
    figures = report.glance
    rows: list[GlanceRow] = []
    if figures.mood is not None:
        rows.append(GlanceRow("Mood", _mood(report, figures.mood)))
    if figures.homework is not None:
        none_set = f"none set {counted(figures.none_set, 'day')}" if figures.none_set else ""
        this, before = (_with_days(each) for each in figures.homework)
        rows.append(GlanceRow("Homework", _joined(_weeks(this, before), none_set)))
    if figures.sleep is not None:
        rows.append(GlanceRow("Sleep", _sleep(figures.sleep, figures.poor)))
    if figures.goals is not None:
        rows.append(GlanceRow("Goals on track", _goals(figures.goals, report.goals_total)))
    if figures.sessions is not None:
        rows.append(GlanceRow("Sessions", _sessions(figures.sessions)))
    if figures.takeaways is not None:
        with_sessions = figures.sessions is not None
        rows.append(GlanceRow("Takeaways", _takeaways(figures.takeaways, with_sessions)))
    return tuple(rows)


def trend_rows(report: Report) -> tuple[TrendRow, ...]:
    """The three trend windows, shortest first."""
    return tuple(_trend_row(trend, longest=trend is report.trends[-1]) for trend in report.trends)


def _mood(report: Report, mood: Compared) -> str:
    figures = report.glance
    this, before = mood
    weeks = _weeks(
        f"{_figure(this)} ({this.days}/{WEEK} days)" if this.days else NOT_LOGGED,
        f"{_figure(before)} ({before.days}/{WEEK})" if before.days else NOT_LOGGED,
    )
    spread = f"range {from_to(figures.low, figures.high)}" if figures.low is not None else ""
    if report.window.days <= DEFAULT_DAYS or not figures.mood_window.days:
        return _joined(weeks, spread)
    whole = figures.mood_window
    return _joined(weeks, spread, f"all {_figure(whole)} ({whole.days}/{report.window.days} days)")


def from_to(low: int | None, high: int | None) -> str:
    """``4 to 6``, ``5`` where both are the same, empty where nothing is logged."""
    if low is None or high is None:
        return ""
    return str(low) if low == high else f"{low} to {high}"


def _weeks(this: str, before: str) -> str:
    return _joined(f"this week {this}", f"week before {before}")


def _joined(*pieces: str) -> str:
    return BETWEEN.join(piece for piece in pieces if piece)


def _figure(average: Average) -> str:
    return "" if average.mean is None else one_decimal(average.mean)


def _with_days(average: Average) -> str:
    return f"{_figure(average)} ({counted(average.days, 'day')})" if average.days else NOT_LOGGED


def _sleep(sleep: Average, poor: int) -> str:
    if not sleep.days:
        return NOT_LOGGED
    return f"{_figure(sleep)} of 5; {counted(poor, 'poor night')}"


def _goals(goals: Average, total: int | None) -> str:
    if total == 0:
        return "no goals on the list"
    if goals.mean is None:
        return NOT_LOGGED
    return short(goals.mean) + (f" of {total}" if total else "")


def _sessions(sessions: SessionsHeld) -> str:
    held, expected = sessions.held, sessions.expected
    if held is None:
        return NOT_LOGGED
    said = f"{held} so far"
    if expected:
        said = f"{held} of {expected} expected by now"
    if held > expected > 0:
        said = f"{held}, with {expected} expected by now"
    return f"{MONTHS[sessions.month.month - 1]}: {said}"


def _takeaways(counts: Sequence[int | None], with_sessions: bool) -> str:
    if not counts:
        return "no session in these days" if with_sessions else NOT_LOGGED
    known = [count for count in counts if count is not None]
    if len(counts) <= MOST_TAKEAWAYS:
        said = [NOT_LOGGED if count is None else str(count) for count in counts]
        return ", then ".join(said) if known else NOT_LOGGED
    if not known:
        return NOT_LOGGED
    mean = one_decimal(sum(known) / len(known))
    return f"{mean} a session ({len(known)} of {len(counts)} logged)"


def _trend_row(trend: Trend, *, longest: bool) -> TrendRow:
    window = window_name(trend)
    if trend.change is None or trend.low is None or trend.high is None or trend.level is None:
        return TrendRow(window, trend_in_words(trend))
    level = f"level {one_decimal(trend.level)}" if longest else ""
    return TrendRow(
        window, str(trend.label), signed(trend.change), likely(trend.low, trend.high), level
    )
