"""Breaks: typed, said, changed and ended."""

from datetime import date

import pytest

from therapy_tui.domain.breaks import (
    break_text,
    break_words,
    ended,
    parse_break,
    put,
    running,
    without,
)
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import Break

TODAY = date(2026, 11, 23)
SUMMER = Break(date(2026, 8, 1), date(2026, 8, 21))
NOW = Break(date(2026, 11, 20), date(2026, 12, 1))
OPEN = Break(date(2026, 11, 20))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-08-01 to 2026-08-21", SUMMER),
        ("2026-08-01 2026-08-21", SUMMER),
        (" 2026-11-20 ", OPEN),
        ("2026-08-01 TO 2026-08-01", Break(date(2026, 8, 1), date(2026, 8, 1))),
    ],
)
def test_a_break_is_typed_by_its_dates(typed: str, found: Break) -> None:
    assert parse_break(typed) == found
    assert parse_break(break_text(found)) == found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("august", "'august' is no date; use YYYY-MM-DD to"),
        ("2026-02-30", "There is no date 2026-02-30; use"),
        ("2026-08-21 to 2026-08-01", "2026-08-01 is before 2026-08-21"),
        ("2026-08-01 to 2026-08-02 to 2026-08-03", "is no break; use"),
    ],
)
def test_what_is_no_break_is_said(typed: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_break(typed)


def test_an_open_break_goes_on() -> None:
    assert not OPEN.holds_on(date(2026, 11, 19))
    assert OPEN.holds_on(date(2030, 1, 1))
    assert break_words(OPEN).endswith(" on")
    assert " to " in break_words(SUMMER)


def test_breaks_stand_in_the_order_of_their_dates_and_share_no_day() -> None:
    both = put((NOW,), SUMMER)
    assert both == (SUMMER, NOW)
    with pytest.raises(InputError, match="There is a break"):
        put(both, Break(date(2026, 7, 1)))
    longer = Break(date(2026, 8, 1), date(2026, 8, 30))
    assert put(both, longer, instead_of=0) == (longer, NOW)


def test_ending_a_break_makes_today_count_again() -> None:
    for pause in (NOW, OPEN):
        (over,) = ended((pause,), 0, TODAY)
        assert over == Break(date(2026, 11, 20), date(2026, 11, 22))
        assert running((pause,), TODAY) == pause
        assert running((over,), TODAY) is None
    assert ended((Break(TODAY),), 0, TODAY) == ()
    for pause, said in ((SUMMER, "is over"), (Break(date(2026, 12, 1)), "has not begun")):
        with pytest.raises(InputError, match=said):
            ended((pause,), 0, TODAY)


def test_a_break_can_be_removed() -> None:
    assert without((SUMMER, NOW), 0) == (NOW,)
