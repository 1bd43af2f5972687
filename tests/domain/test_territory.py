"""What a locale's name says of weeks and of dates."""

import pytest

from therapy_tui.domain.calendar import DateOrder
from therapy_tui.domain.territory import date_order, first_weekday, time_locale

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6


@pytest.mark.parametrize(
    ("locale", "weekday"),
    [
        ("", MONDAY),
        ("C", MONDAY),
        ("C.UTF-8", MONDAY),
        ("POSIX", MONDAY),
        ("en", MONDAY),
        ("de_DE.UTF-8", MONDAY),
        ("en_GB.UTF-8", MONDAY),
        ("en_US.UTF-8", SUNDAY),
        ("en_US", SUNDAY),
        ("pt_BR.ISO-8859-1", SUNDAY),
        ("ja_JP.eucJP", SUNDAY),
        ("he_IL", SUNDAY),
        ("ar_EG.UTF-8", SATURDAY),
        ("fa_IR", SATURDAY),
        ("dv_MV", FRIDAY),
        ("ca_ES.UTF-8@valencia", MONDAY),
        ("not a locale_US", MONDAY),
    ],
)
def test_the_territory_says_where_weeks_begin(locale: str, weekday: int) -> None:
    assert first_weekday(locale) == weekday


@pytest.mark.parametrize("locale", ["en_US.UTF-8", "en_CA", "en_PH.UTF-8"])
def test_english_there_says_the_month_first(locale: str) -> None:
    assert date_order(locale) is DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    "locale", ["", "C.UTF-8", "en_GB.UTF-8", "en_AU", "es_US.UTF-8", "fr_CA.UTF-8", "de_DE@euro"]
)
def test_elsewhere_and_in_other_languages_the_day_comes_first(locale: str) -> None:
    assert date_order(locale) is DateOrder.DAY_FIRST


def test_the_variables_are_asked_in_the_order_of_posix() -> None:
    named = {"LANG": "en_US.UTF-8"}
    assert time_locale({}) == ""
    assert time_locale(named) == "en_US.UTF-8"
    assert time_locale(named | {"LC_TIME": "de_DE"}) == "de_DE"
    assert time_locale(named | {"LC_TIME": "de_DE", "LC_ALL": "C"}) == "C"
    assert time_locale(named | {"LC_TIME": "", "LC_ALL": ""}) == "en_US.UTF-8"
