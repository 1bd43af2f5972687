"""Dates in words, with the day or the month first."""

from collections.abc import Iterator
from datetime import date

import pytest

from therapy_tui.domain.calendar import (
    DateOrder,
    day_month,
    day_month_name,
    long_date,
    short_date,
    speak_dates,
    weekday_date,
    with_short_year,
    with_year,
)
from therapy_tui.domain.words import spoken_date
from therapy_tui.insight.wording import from_to
from therapy_tui.report.saying import dated, span
from therapy_tui.report.window import ReportWindow

DAY = date(2026, 11, 3)


@pytest.fixture
def month_first() -> Iterator[None]:
    speak_dates(DateOrder.MONTH_FIRST)
    yield
    speak_dates(DateOrder.DAY_FIRST)


def said(day: date) -> tuple[str, ...]:
    plain = (day_month(day), day_month(day, aligned=True), day_month_name(day))
    named = (short_date(day), weekday_date(day), long_date(day))
    return (*plain, *named, with_year(short_date(day), day), with_short_year(day_month(day), day))


def test_the_day_comes_first_unless_said_otherwise() -> None:
    assert said(DAY) == (
        *("3 Nov", " 3 Nov", "3 November"),
        *("Tue 3 Nov", "Tuesday 3 November", "Tuesday 3 November 2026"),
        *("Tue 3 Nov 2026", "3 Nov 26"),
    )


@pytest.mark.usefixtures("month_first")
def test_the_month_can_come_first() -> None:
    assert said(DAY) == (
        *("Nov 3", "Nov  3", "November 3"),
        *("Tue Nov 3", "Tuesday, November 3", "Tuesday, November 3, 2026"),
        *("Tue Nov 3, 2026", "Nov 3 '26"),
    )


@pytest.mark.usefixtures("month_first")
def test_sentences_follow() -> None:
    assert spoken_date(DAY, DAY) == "Tuesday, November 3"
    assert spoken_date(DAY, date(2027, 1, 1)) == "Tuesday, November 3, 2026"
    assert dated(DAY, date(2027, 1, 1)) == "Tue Nov 3, 2026"


@pytest.mark.usefixtures("month_first")
def test_spans_are_not_said_as_nobody_says_them() -> None:
    later = date(2026, 11, 16)
    assert span(ReportWindow(DAY, later)) == "Tue Nov 3 - Mon Nov 16, 2026"
    assert span(ReportWindow(date(2025, 12, 30), DAY)) == "Tue Dec 30, 2025 - Tue Nov 3, 2026"
    assert from_to(DAY, later) == "Nov 3–16"
    assert from_to(date(2026, 10, 28), DAY) == "Oct 28–Nov 3"


def test_spans_with_the_day_first_say_the_month_once() -> None:
    later = date(2026, 11, 16)
    assert span(ReportWindow(DAY, later)) == "Tue 3 - Mon 16 Nov 2026"
    assert from_to(DAY, later) == "3–16 Nov"
