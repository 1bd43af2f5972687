from datetime import date

from tests.days import days_from
from therapy_tui.charts.table import table
from therapy_tui.domain.fields import NONE_SET
from therapy_tui.domain.series import daily, weekly

FIRST = date(2026, 11, 10)
LAST = date(2026, 11, 16)
DAYS = days_from(
    FIRST,
    mood=[5, 10, None, None, 4],
    homework=[3, NONE_SET, None, None, 0],
    sleep=[3, 2],
    sessions=[1],
)


def test_a_table_has_a_row_for_each_day_and_shows_what_is_missing() -> None:
    assert table(daily(DAYS, FIRST, date(2026, 11, 14)), 80) == [
        "Date             Mood  Homework  Sleep  Goals  Sessions",
        "Tue 10 Nov 2026     5         3      3      -         1",
        "Wed 11 Nov 2026    10  none set      2      -",
        "Thu 12 Nov 2026     -         -      -      -",
        "Fri 13 Nov 2026     -         -      -      -",
        "Sat 14 Nov 2026     4         0      -      -",
    ]


def test_a_table_of_weeks_says_how_many_days_each_mean_rests_on() -> None:
    assert table(weekly(DAYS, LAST, first=FIRST), 80) == [
        "Date         Days  Mood  Homework  Sleep  Goals  Sessions",
        "10 Nov 2026   3/7   6.3       1.5    2.5      -         1",
    ]


def test_a_narrow_table_keeps_the_date_and_the_mood() -> None:
    series = daily(DAYS, FIRST, LAST)
    assert table(series, 30)[0] == "Date             Mood  Homework"[:21]
    assert table(series, 31)[0] == "Date             Mood  Homework"
    assert table(series, 5)[0] == "Date             Mood"
    assert all(len(row) <= 31 for row in table(series, 31))


def test_hidden_fields_have_no_column() -> None:
    series = daily(DAYS, FIRST, LAST)
    heading = table(series, 80, hidden=("homework", "goals", "sessions"))[0]
    assert heading.split() == ["Date", "Mood", "Sleep"]


def test_a_table_is_plain_ascii() -> None:
    assert "".join(table(daily(DAYS, FIRST, LAST), 80)).isascii()
