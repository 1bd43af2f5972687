"""Windows of moods written as rows that end on the tests' today."""

from collections.abc import Sequence
from datetime import date

from tests.conftest import TODAY
from therapy_tui.domain.calendar import dates, window
from therapy_tui.insight.trend import Trend, trend

Moods = Sequence[int | None]


def by_date(moods: Moods) -> dict[date, int]:
    days = dates(*window(TODAY, len(moods)))
    return {day: mood for day, mood in zip(days, moods, strict=True) if mood is not None}


def trend_of(moods: Moods) -> Trend:
    return trend(by_date(moods), TODAY, len(moods))
