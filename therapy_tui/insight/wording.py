"""How figures are said: one decimal, with a sign where the direction matters."""

from datetime import date
from math import floor

from therapy_tui.domain.calendar import day_month, month_first
from therapy_tui.domain.series import WEEK
from therapy_tui.domain.summary import one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.insight.score import Score, is_worth_saying
from therapy_tui.insight.trend import FEWEST_ENTRIES, FEWEST_PER_HALF, Trend


def signed(value: float) -> str:
    """``+0.4``, ``-0.9``, ``0.0``."""
    said = one_decimal(value)
    return said if said.startswith("-") or said == "0.0" else f"+{said}"


def likely(low: float, high: float) -> str:
    """The range of a change: ``likely -0.9 to +0.8``."""
    return f"likely {signed(low)} to {signed(high)}"


def likely_size(ends: tuple[float, float]) -> str:
    """The range of a size whose direction is said in words: ``likely 0.7 to 1.6``."""
    return f"likely {one_decimal(ends[0])} to {one_decimal(ends[1])}"


def percent(share: float) -> str:
    """A share of 1 in whole percent: ``35 %``."""
    return f"{floor(100 * share + 0.5)} %"


def short(value: float) -> str:
    """One decimal, or none where it would be 0: ``2``, ``2.4``."""
    return one_decimal(value).removesuffix(".0")


def on_date(day: date) -> str:
    """``18 Nov``; the findings look back half a year at most, so the year is known."""
    return day_month(day)


def from_to(first: date, last: date) -> str:
    """``14–16 Nov``, ``28 Oct–2 Nov``."""
    if (first.year, first.month) != (last.year, last.month):
        return f"{on_date(first)}–{on_date(last)}"
    if month_first():
        return f"{on_date(first)}–{last.day}"
    return f"{first.day}–{on_date(last)}"


def between(low: int, high: int) -> str:
    """``5–6``, or ``5`` where both are the same."""
    return str(low) if low == high else f"{low}–{high}"


def trend_in_words(trend: Trend) -> str:
    """A window with its likely range: ``rising, +1.2 (likely +0.6 to +1.8)``."""
    if trend.change is None or trend.low is None or trend.high is None:
        return few_in_words(trend)
    return f"{trend.label}, {signed(trend.change)} ({likely(trend.low, trend.high)})"


def few_in_words(trend: Trend) -> str:
    """What a window without a label still needs: ``not enough days yet (5 of 8)``."""
    if trend.entries < FEWEST_ENTRIES:
        return _not_enough(trend.entries, FEWEST_ENTRIES - trend.entries)
    half = "earlier" if trend.missing_early else "later"
    logged = FEWEST_PER_HALF - (trend.missing_early or trend.missing)
    return f"not enough days in the {half} half ({logged} of {FEWEST_PER_HALF})"


def headline_in_words(trend: Trend) -> str:
    """A window in a few words: ``rising, +1.2 in 4 weeks``."""
    if trend.change is None:
        return few_in_words(trend)
    return f"{trend.label}, {signed(trend.change)} in {trend.days // WEEK} weeks"


def progress_in_words(score: Score, change: int | None) -> str:
    """The score in a few words, or what is missing for one: ``64, up 12 on two weeks ago``."""
    missing = missing_in_words(score)
    if missing is not None:
        return missing
    worth = change is not None and is_worth_saying(change)
    return f"{score.value}" + (f", {change_in_words(change)}" if worth and change else "")


def change_in_words(change: int) -> str:
    """The score against two weeks before; less than 10 is noise, and said as such."""
    if not is_worth_saying(change):
        return "about the same as two weeks ago (changes under 10 are noise)"
    return f"{'up' if change > 0 else 'down'} {abs(change)} on two weeks ago"


def missing_in_words(score: Score) -> str | None:
    """What a score still needs; ``None`` where there is one."""
    need = score.need
    if need is None:
        return None
    if need.mood_days:
        least = score.cadence.least_mood_units
        unit = "week" if score.cadence.in_blocks else "day"
        return _not_enough(least - need.mood_days, need.mood_days, unit)
    return f"{counted(need.other_parts, 'more part')} beside mood needed"


def _not_enough(logged: int, missing: int, unit: str = "day") -> str:
    return f"not enough {unit}s yet ({logged} of {logged + missing})"
