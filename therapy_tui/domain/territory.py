"""What the name of a locale says of dates: where weeks begin, and which order a date is said in.

The tables are those of the Unicode locale data (CLDR 48: ``weekData``, and the dates of its English
locales). Python gives the first weekday of no locale, and a whole library for two tables is slow to
load in every prompt.
"""

import re
from collections.abc import Mapping

from therapy_tui.domain.calendar import MONDAY, DateOrder

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6

_FIRST_WEEKDAYS: Mapping[int, str] = {
    FRIDAY: "MV",
    SATURDAY: "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",
    SUNDAY: "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH "
    "MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",
}
"""The territories whose weeks do not begin on Monday, by weekday."""

_MONTH_FIRST = frozenset(("AS", "CA", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"))
"""Where English says the month before the day."""

_NAME = re.compile(r"([A-Za-z]{2,3})_([A-Z]{2})\b")


def time_locale(environ: Mapping[str, str]) -> str:
    """The name of the locale that dates follow, empty where none is named."""
    return next(filter(None, map(environ.get, ("LC_ALL", "LC_TIME", "LANG"))), "")


def first_weekday(locale: str) -> int:
    """Where weeks begin, 0 (Monday) to 6 (Sunday), for a locale such as ``en_US.UTF-8``.

    Monday for a locale without a territory, such as ``C``.
    """
    found = _NAME.match(locale)
    for weekday, territories in _FIRST_WEEKDAYS.items():
        if found and found[2] in territories.split():
            return weekday
    return MONDAY


def date_order(locale: str) -> DateOrder:
    """The order in which a date is said in English there; the day first for any other language."""
    found = _NAME.match(locale)
    if found and found[1] == "en" and found[2] in _MONTH_FIRST:
        return DateOrder.MONTH_FIRST
    return DateOrder.DAY_FIRST
