"""Findings about homework: F1 and F10, each at the edge of its minimum data."""

import pytest

from tests.days import Row
from tests.insight.journals import around, found, on_days, one, record, without
from therapy_tui.insight.findings import Evidence, Thresholds
from therapy_tui.insight.findings.homework import LOW_HOMEWORK
from therapy_tui.insight.record import Record

MOOD = around(28, 5)
LITTLE: Row = [1] * 28


def test_low_homework_is_said_from_8_days_with_homework_on() -> None:
    eight = on_days(28, dict.fromkeys(range(0, 16, 2), 1))
    assert found("F1", record(mood=MOOD, homework=eight))
    assert not found("F1", record(mood=MOOD, homework=without(eight, 0)))


def test_a_day_for_which_none_was_set_is_no_day_with_homework() -> None:
    eight = on_days(28, dict.fromkeys(range(0, 16, 2), 1) | {0: "none-set"})
    assert not found("F1", record(mood=MOOD, homework=eight))
    half = on_days(28, dict.fromkeys(range(14), "none-set"), other=2)
    assert one("F1", record(mood=MOOD, homework=half)).figures["homework"] == 2


@pytest.mark.parametrize(("once", "low"), [(2, True), (3, False)])
def test_homework_is_low_up_to_a_mean_of_2(once: int, low: bool) -> None:
    homework = on_days(28, {5: once}, other=2)
    assert bool(found("F1", record(mood=MOOD, homework=homework))) is low


@pytest.mark.parametrize(
    ("earlier", "later", "fires"),
    [(6, 6, True), (6, 5, False), (5, 7, True), (4, 8, False), (7, 5, True), (8, 4, False)],
)
def test_low_homework_needs_12_days_with_mood_and_5_in_each_half(
    earlier: int, later: int, fires: bool
) -> None:
    mood = on_days(28, dict.fromkeys([*range(later), *range(14, 14 + earlier)], 5))
    assert bool(found("F1", record(mood=mood, homework=LITTLE))) is fires


def test_low_homework_is_not_said_of_a_high_mood() -> None:
    assert not found("F1", record(mood=[7] * 28, homework=LITTLE))
    assert found("F1", record(mood=on_days(28, {3: 6}, other=7), homework=LITTLE))


def test_which_mood_is_high_can_be_set() -> None:
    evidence = Evidence(record(mood=[7] * 28, homework=LITTLE), thresholds=Thresholds(high_mood=8))
    assert LOW_HOMEWORK.findings(evidence)


def test_low_homework_is_not_said_where_mood_moved() -> None:
    rising = [4] * 7 + [5] * 14 + [6] * 7
    assert not found("F1", record(mood=rising, homework=LITTLE))


def test_half_a_point_along_the_line_is_no_little_change() -> None:
    mood = [5, 5, 6, 4, 6, 5, 3, 5, 6, 3, 7, 7, 7, 7, 3, 5, 5, 4, 8, 6, 6, 6, 6, 6, 5, 7, 7, 4]
    assert not found("F1", record(mood=mood, homework=LITTLE))
    assert found("F1", record(mood=[*mood[:-1], 3], homework=LITTLE))


@pytest.mark.parametrize(("last", "fires"), [(4, True), (5, False)])
def test_the_halves_may_differ_by_three_quarters_of_a_point(last: int, fires: bool) -> None:
    # Each half falls, so that the line is level while the means of the halves differ.
    mood = [*[6] * 7, *[4] * 7, *[7] * 4, 4, 4, *[7] * 3, 4, 4, last, None, None]
    assert bool(found("F1", record(mood=mood, homework=LITTLE))) is fires


@pytest.mark.parametrize(
    ("frequency", "weeks"),
    [("weekly", 4), ("every-2-weeks", 4), ("every-3-weeks", 8), ("monthly", 8), ("as-needed", 8)],
)
def test_low_homework_looks_back_longer_where_sessions_are_wide_apart(
    frequency: str, weeks: int
) -> None:
    finding = one("F1", record(every=frequency, mood=around(56), homework=[1] * 56))
    assert finding.figures["weeks"] == weeks
    assert finding.figures["mood_days"] == 7 * weeks
    assert f"over {weeks} weeks" in finding.text


def practised(more: int, less: int, *, much: int = 3, by: int = 2) -> Record:
    """Days with much or with 2 of homework; the day after much, mood was so much higher."""
    length = more + less
    homework = [
        much if (at + 1) * more // length > at * more // length else 2 for at in range(length)
    ]
    mood = [None, *around(length)]
    return record(
        homework=[*homework, None],
        mood=[
            each and each + by * (before > 2)
            for each, before in zip(mood, [0, *homework], strict=True)
        ],
    )


@pytest.mark.parametrize(
    ("more", "less", "fires"),
    [
        (21, 21, True),
        (21, 20, False),
        (8, 34, True),
        (7, 35, False),
        (34, 8, True),
        (35, 7, False),
    ],
)
def test_homework_is_compared_from_42_pairs_on_8_of_them_with_3_or_more_and_8_with_less(
    more: int, less: int, fires: bool
) -> None:
    assert bool(found("F10", practised(more, less))) is fires


def test_a_pair_is_the_homework_of_one_day_and_the_mood_of_the_next() -> None:
    finding = one("F10", practised(21, 21, much=4))
    assert finding.figures["pairs"] == 42
    assert finding.figures["effect"] == pytest.approx(1, abs=0.2)
    assert finding.text == "The day after more homework, mood was higher: about 1.0 per point."


def test_homework_of_a_day_before_the_12_weeks_pairs_with_their_first_mood() -> None:
    assert one("F10", practised(42, 42)).figures["pairs"] == 84


def test_less_than_a_fifth_of_a_point_is_not_said() -> None:
    assert found("F10", practised(42, 42, much=5, by=1))
    assert not found("F10", practised(42, 42, much=5, by=0))


def test_mood_lower_after_more_homework_is_not_said() -> None:
    assert not found("F10", practised(21, 21, by=-2))
