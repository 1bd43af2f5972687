"""How figures are said."""

from datetime import date

import pytest

from tests.insight.journals import around, record, without
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.wording import (
    between,
    change_in_words,
    from_to,
    headline_in_words,
    likely,
    likely_size,
    missing_in_words,
    percent,
    short,
    signed,
    trend_in_words,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.44, "+0.4"), (0.45, "+0.5"), (-0.85, "-0.9"), (0.04, "0.0"), (-0.04, "0.0"), (12, "+12.0")],
)
def test_a_change_has_a_sign_and_zero_has_none(value: float, said: str) -> None:
    assert signed(value) == said


def test_a_range_of_a_change_has_signs_and_one_of_a_size_has_none() -> None:
    assert likely(-0.94, 0.78) == "likely -0.9 to +0.8"
    assert likely_size((0.66, 1.61)) == "likely 0.7 to 1.6"


def test_shares_and_means_are_said_without_needless_digits() -> None:
    assert percent(0.345) == "35 %"
    assert (short(2.04), short(2.37)) == ("2", "2.4")
    assert (between(5, 6), between(5, 5)) == ("5–6", "5")


def test_a_span_of_days_names_each_month_once() -> None:
    assert from_to(date(2026, 11, 14), date(2026, 11, 16)) == "14–16 Nov"
    assert from_to(date(2026, 10, 28), date(2026, 11, 2)) == "28 Oct–2 Nov"
    assert from_to(date(2025, 11, 28), date(2026, 11, 2)) == "28 Nov–2 Nov"


def test_a_trend_is_said_with_its_likely_range_and_a_headline_with_its_weeks() -> None:
    insight = Insight(record(mood=[4] * 14 + [6] * 14))
    assert trend_in_words(insight.headline) == "rising, +1.3 (likely +0.9 to +1.8)"
    assert headline_in_words(insight.headline) == "rising, +1.3 in 4 weeks"


def test_too_few_days_for_a_trend_are_said_with_how_many_it_takes() -> None:
    five = Insight(record(mood=without(around(28), *range(2, 14), *range(17, 28)))).headline
    assert headline_in_words(five) == trend_in_words(five) == "not enough days yet (5 of 8)"


def test_what_a_score_needs_is_said_with_how_much_is_there() -> None:
    four = Insight(record(mood=[5] * 4, sleep=[3] * 14)).score
    assert missing_in_words(four) == "not enough days yet (4 of 5)"
    weeks = Insight(record(every="monthly", mood=[5] * 14, sleep=[3] * 14)).score
    assert missing_in_words(weeks) == "not enough weeks yet (2 of 3)"
    alone = Insight(record(mood=[5] * 14, sleep=[3] * 14)).score
    assert missing_in_words(alone) == "1 more part beside mood needed"
    there = Insight(record(mood=[5] * 14, sleep=[3] * 14, homework=[3] * 14)).score
    assert missing_in_words(there) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (10, "up 10 on two weeks ago"),
        (-12, "down 12 on two weeks ago"),
        (9, "about the same as two weeks ago (changes under 10 are noise)"),
        (-9, "about the same as two weeks ago (changes under 10 are noise)"),
    ],
)
def test_a_small_change_of_the_score_is_about_the_same(change: int, said: str) -> None:
    assert change_in_words(change) == said
