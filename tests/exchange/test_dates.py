"""Dates of other programs: what is plain is read, what could be two things is asked for."""

from datetime import UTC, date, time
from zoneinfo import ZoneInfo

import pytest

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.dates import Dates, Order, When, proven, read_time

DAY = date(2024, 2, 5)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-02-05", "2024-2-5", "2024/02/05", "2024.02.05"),
        *("5 February 2024", "5th Feb 2024", "5. Feb. 2024", "Feb 5, 2024", "february 5th, 2024"),
        *("Mon, Feb 5, 2024", "Monday 5 February 2024", " 5\u00a0Feb  2024 "),
    ],
)
def test_a_date_that_can_only_be_one_is_read(text: str) -> None:
    assert Dates().read(text) == When(DAY)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-02-05T21:04", time(21, 4)),
        ("2024-02-05 21:04:30.123", time(21, 4, 30)),
        ("2024-02-05 9:04\u202fPM", time(21, 4)),
        ("Feb 5, 2024 at 9:04 pm", time(21, 4)),
        ("2024-02-05, 12:30 am", time(0, 30)),
    ],
)
def test_a_time_in_the_same_cell_is_read_too(text: str, at: time) -> None:
    assert Dates().read(text) == When(DAY, at)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-02-05T02:30:00Z", When(date(2024, 2, 4), time(21, 30))),
        ("2024-02-05 02:30:00 +0100", When(date(2024, 2, 4), time(20, 30))),
        ("2024-02-05T23:30:00-05:00", When(DAY, time(23, 30))),
    ],
)
def test_an_instant_is_a_date_where_the_person_is(text: str, when: When) -> None:
    assert Dates(zone=ZoneInfo("America/New_York")).read(text) == when


def test_numbers_are_read_in_the_order_that_is_known() -> None:
    assert Dates(order=Order.DAY_FIRST).read("05/02/2024") == When(DAY)
    assert Dates(order=Order.MONTH_FIRST).read("02/05/2024") == When(DAY)
    assert Dates().read("05.05.2024") == When(date(2024, 5, 5))


def test_numbers_that_could_be_either_are_not_guessed() -> None:
    with pytest.raises(InputError, match=r"--date-format %d\.%m\.%Y or --date-format %m\.%d\.%Y"):
        Dates().read("05.02.2024")


def test_a_thirteenth_proves_the_order() -> None:
    assert proven("13/04/2024") is Order.DAY_FIRST
    assert proven("4-13-2024 10:00") is Order.MONTH_FIRST
    assert proven("12/12/2024") is proven("13/13/2024") is proven("2024-04-13") is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2024-02-30",
            "2023-02-29",
            "31 April 2024",
            "2024-13-01",
            "2024-02-05 25:00",
            "0000-01-01",
        ),
        *(
            "5 Fe 2024",
            "5 Brumaire 2024",
            "20240205",
            "yesterday",
            "5/2/24",
            "1850-01-01",
            "٢٠٢٤-٠٢-٠٥",
        ),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", ""),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Dates(zone=UTC, order=Order.DAY_FIRST).read(text)


def test_the_form_the_person_gave_holds() -> None:
    assert Dates("%d.%m.%y").read("05.02.24") == When(DAY)
    assert Dates("%m/%d/%Y %I:%M %p").read("02/05/2024 9:04\u202fPM") == When(DAY, time(21, 4))
    zoned = Dates("%Y-%m-%d %H:%M %z", ZoneInfo("America/New_York"))
    assert zoned.read("2024-02-06 02:30 +0000") == When(DAY, time(21, 30))
    with pytest.raises(InputError, match=r"'2024-02-05' is no date in the form %d\.%m\.%y"):
        Dates("%d.%m.%y").read("2024-02-05")


@pytest.mark.parametrize("form", ["%d.%m.", "DD.MM.YYYY", "%Q", "%", "%H:%M", "%Y", ""])
def test_a_form_that_tells_no_date_is_refused(form: str) -> None:
    with pytest.raises(InputError, match="--date-format has to say day, month and year"):
        Dates(form)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        *(("14:05", time(14, 5)), ("14", time(14)), ("9:5", time(9, 5)), ("9 pm", time(21))),
        *(("12:00 a.m.", time(0)), ("10:04\u202fAM", time(10, 4)), ("14:05:33", time(14, 5, 33))),
    ],
)
def test_times_are_read_as_people_write_them(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["am", "25:00", "13 pm", "0 am", "10:61", "morning", ""])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no time of day"):
        read_time(text)
