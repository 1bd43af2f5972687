"""When the quiet line stands under very low moods: a rule on ratings, not an assessment."""

from collections.abc import Mapping
from datetime import date

from therapy_tui.domain.calendar import dates, window

SUPPORT_LINE = "The last days were rated very low. Your support plan and contacts: press {key}."
"""What the line says; ``key`` opens the person's own text. Never on the page unless chosen."""

NEWEST_AGE = 3
"""Most days that the newest mood may be old."""

LOOK_BACK = 14
"""Days in which the last moods are looked for."""

VERY_LOW = 2
"""The highest mood that is very low."""

LOWEST = 1
"""The mood of which two in a row are enough."""


def shows_support_line(moods: Mapping[date, int], as_of: date) -> bool:
    """Whether the last moods were so low that the line shows.

    The newest is at most three days old, and either three of the last five logged moods (within
    14 days) are 2 or lower, or the two newest are both 1 and at most three days apart. Missing
    days are skipped, never counted as low.
    """
    back = [*dates(*window(as_of, LOOK_BACK))][::-1]
    logged = [(day, moods[day]) for day in back if day in moods][:5]
    if not logged or (as_of - logged[0][0]).days > NEWEST_AGE:
        return False
    if sum(mood <= VERY_LOW for _, mood in logged) >= 3:
        return True
    newest, before = logged[0], logged[1] if len(logged) > 1 else logged[0]
    both_lowest = newest[1] == before[1] == LOWEST
    return both_lowest and 1 <= (newest[0] - before[0]).days <= NEWEST_AGE
