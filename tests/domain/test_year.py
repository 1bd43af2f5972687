"""A year in figures, each with the days it rests on."""

from datetime import date

from therapy_tui.domain.calendar import Month, dates
from therapy_tui.domain.day import Day
from therapy_tui.domain.year import same_day, year_figures, year_span

DAYS = {
    day: Day(day, {"mood": mood, "sessions": 1} if mood > 5 else {"mood": mood})
    for day, mood in {
        date(2025, 12, 31): 1,
        date(2026, 1, 1): 4,
        date(2026, 1, 2): 8,
        date(2026, 11, 17): 6,
        date(2026, 11, 30): 10,
        date(2027, 1, 1): 1,
    }.items()
}


def test_a_year_rests_on_its_own_days_up_to_now() -> None:
    """(4 + 8 + 6) / 3 of 327 days up to 23 November; the 30th is yet to come."""
    year = year_figures(DAYS, 2026, date(2026, 11, 23))
    assert (year.number, year.whole.mood) == (2026, (6.0, 3))
    assert (year.whole.lowest, year.whole.highest, year.whole.sessions) == (4, 8, 2)
    assert (year.whole.elapsed, year.whole.total) == (327, 365)


def test_each_month_has_its_own_figures() -> None:
    year = year_figures(DAYS, 2026, date(2026, 11, 23))
    assert len(year.months) == 12
    assert year.months[0].mood == (6.0, 2)
    assert year.months[1].mood == (None, 0)
    assert (year.months[10].mood, year.months[10].elapsed) == ((6.0, 1), 23)
    assert year.months[11].elapsed == 0


def test_a_year_has_all_its_days() -> None:
    assert len([*dates(*year_span(2028))]) == 366
    assert year_span(1)[0] == date.min
    assert year_span(9999)[1] == date.max


def test_the_same_day_of_a_shorter_month_is_its_last() -> None:
    assert same_day(date(2026, 10, 31), Month(2027, 2)) == date(2027, 2, 28)
    assert same_day(date(2026, 10, 31), Month(2028, 2)) == date(2028, 2, 29)
    assert same_day(date(2026, 10, 17), Month(2026, 9)) == date(2026, 9, 17)
