"""Findings about sleep: F2, F2+, F3 and F4, each at the edge of its minimum data."""

from collections.abc import Callable

import pytest

from tests.days import Row
from tests.insight.journals import around, found, on_days, one, record
from therapy_tui.insight.findings import Evidence, Thresholds
from therapy_tui.insight.findings.sleep import POOR_SLEEP_MOOD
from therapy_tui.insight.record import Record

GOOD, POOR = 4, 2


def nights(poor: int, other: int) -> list[int]:
    """So many nights, the poor ones spread among the others."""
    length = poor + other
    return [
        POOR if (at + 1) * poor // length > at * poor // length else GOOD for at in range(length)
    ]


def lower_after(sleep: list[int], by: int = 3, middle: int = 7) -> list[int]:
    """A mood that is so much lower on days after a poor night."""
    steady = around(len(sleep), middle)
    return [mood - by * (night == POOR) for mood, night in zip(steady, sleep, strict=True)]


def mood_record(poor: int, other: int) -> Record:
    sleep = nights(poor, other)
    return record(sleep=sleep, mood=lower_after(sleep))


def homework_record(poor: int, other: int) -> Record:
    sleep = nights(poor, other)
    return record(sleep=sleep, homework=lower_after(sleep, by=2, middle=3))


@pytest.mark.parametrize(("rule", "build"), [("F2", mood_record), ("F3", homework_record)])
@pytest.mark.parametrize(
    ("poor", "other", "fires"),
    [
        (12, 16, True),
        (11, 16, False),
        (6, 22, True),
        (5, 23, False),
        (18, 10, True),
        (19, 9, False),
    ],
)
def test_poor_sleep_is_compared_from_28_days_on_6_of_them_poor_and_10_not(
    rule: str, build: Callable[[int, int], Record], poor: int, other: int, fires: bool
) -> None:
    assert bool(found(rule, build(poor, other))) is fires


def test_a_night_not_logged_pairs_with_no_day() -> None:
    sleep = nights(12, 16)
    mood = lower_after(sleep)
    assert found("F2", record(sleep=sleep, mood=mood))
    assert not found("F2", record(sleep=[None, *sleep[1:]], mood=mood))


def test_a_day_for_which_no_homework_was_set_is_no_homework_of_0() -> None:
    sleep = nights(12, 16)
    homework: Row = lower_after(sleep, by=2, middle=3)
    assert found("F3", record(sleep=sleep, homework=homework))
    assert not found("F3", record(sleep=sleep, homework=["none-set", *homework[1:]]))


def test_mood_higher_after_poor_sleep_is_not_said() -> None:
    sleep = nights(12, 16)
    assert not found("F2", record(sleep=sleep, mood=lower_after(sleep, by=-3, middle=5)))


def test_days_before_the_last_12_weeks_are_not_compared() -> None:
    sleep = nights(12, 16)
    old: Row = [*sleep, *[None] * 57]
    assert not found("F2", record(sleep=old, mood=[*lower_after(sleep), *[None] * 57]))
    assert found("F2", record(sleep=old[:-1], mood=[*lower_after(sleep), *[None] * 56]))


def test_which_nights_are_poor_can_be_set() -> None:
    sleep = nights(12, 16)
    fair = [3 if night == POOR else night for night in sleep]
    of = record(sleep=fair, mood=lower_after(sleep))
    assert not POOR_SLEEP_MOOD.findings(Evidence(of))
    assert POOR_SLEEP_MOOD.findings(Evidence(of, thresholds=Thresholds(poor_sleep=3)))


def carried(*effects: float) -> Record:
    """Twelve weeks in which a poor night takes so much off its own day and the days after."""
    poor = {at for at in range(84) if at % 9 in (0, 4)}
    mood = [
        round(around(84, 8)[at] - sum(by for lag, by in enumerate(effects) if at - lag in poor))
        for at in range(84)
    ]
    return record(sleep=[POOR if at in poor else GOOD for at in range(84)], mood=mood)


def test_a_lower_mood_that_ends_with_the_day_is_not_said_of_the_next() -> None:
    finding = one("F2", carried(2))
    assert "day_after" not in finding.figures
    assert "the day after" not in finding.text


def test_a_lower_mood_one_day_on_is_said_with_it() -> None:
    finding = one("F2", carried(2, 1))
    assert finding.figures["day_after"] == pytest.approx(-1, abs=0.2)
    assert "two_days_after" not in finding.figures
    assert finding.text.endswith(", and about 1.1 lower the day after that.")


def test_a_lower_mood_two_days_on_is_said_only_after_that_of_one() -> None:
    finding = one("F2", carried(2, 1, 1))
    assert finding.figures["two_days_after"] == pytest.approx(-1, abs=0.2)
    assert finding.text.endswith("about 0.7 lower the day after that and 0.8 two days after.")
    assert "two_days_after" not in one("F2", carried(2, 0, 1)).figures


def test_a_lag_alone_is_not_said() -> None:
    assert not found("F2", carried(0, 1))


SESSION_AGES = range(3, 200, 7)


def before_sessions(
    poor: int, other: int, *, later: int = 0, slept_poorly: tuple[int, ...] = (2, 3)
) -> Record:
    """Weekly sessions, the newest after poor sleep, with two takeaways fewer.

    ``slept_poorly`` are the nights of such a session, the newest first.
    """
    sleep: dict[int, int | str] = {}
    takeaways: dict[int, int | str] = {}
    ages = [age + later for age in SESSION_AGES[: poor + other]]
    for at, age in enumerate(ages):
        slept = slept_poorly if at < poor else (4, 4)
        sleep |= {age + nights_before: night for nights_before, night in enumerate(slept)}
        takeaways[age] = 1 if at < poor else 3
    return record(
        sleep=on_days(200, sleep),
        takeaways=on_days(200, takeaways),
        sessions=on_days(200, dict.fromkeys(ages, 1)),
    )


@pytest.mark.parametrize(
    ("poor", "other", "fires"),
    [(4, 4, True), (4, 3, False), (3, 5, True), (2, 8, False), (5, 3, True), (8, 2, False)],
)
def test_sessions_are_compared_from_8_on_3_of_them_after_poor_sleep_and_3_not(
    poor: int, other: int, fires: bool
) -> None:
    assert bool(found("F4", before_sessions(poor, other))) is fires


def test_a_session_with_one_night_logged_is_not_compared() -> None:
    assert not found("F4", before_sessions(4, 4, slept_poorly=(2,)))


def test_nights_of_a_mean_over_two_and_a_half_are_not_poor() -> None:
    assert found("F4", before_sessions(4, 4, slept_poorly=(3, 2, 2)))
    assert not found("F4", before_sessions(4, 4, slept_poorly=(3, 3, 2)))


def test_a_session_without_a_takeaway_count_is_not_one_with_none() -> None:
    full = before_sessions(4, 4)
    assert found("F4", full)
    day = full.sessions(full.first_entry or full.as_of, full.as_of)[0]
    left = {each: entry for each, entry in full.days.items() if each != day}
    left[day] = full.days[day].changed({"takeaways": None})
    assert not found("F4", Record(full.as_of, left, first_entry=full.first_entry))


def takeaways_after(poor: list[int], other: list[int]) -> Record:
    """Weekly sessions with these takeaways after poor and after other sleep."""
    ages = SESSION_AGES[: len(poor) + len(other)]
    slept = [2] * len(poor) + [4] * len(other)
    nights = {age + n: sleep for age, sleep in zip(ages, slept, strict=True) for n in (0, 1)}
    return record(
        sleep=on_days(200, nights),
        takeaways=on_days(200, dict(zip(ages, [*poor, *other], strict=True))),
        sessions=on_days(200, dict.fromkeys(ages, 1)),
    )


def test_three_quarters_of_a_takeaway_fewer_is_the_least_that_is_said() -> None:
    assert found("F4", takeaways_after([1] * 6, [2] * 6 + [1] * 2))
    assert not found("F4", takeaways_after([1] * 6, [2] * 5 + [1] * 3))


def test_a_difference_that_chance_makes_in_one_of_20_splits_is_not_said() -> None:
    assert found("F4", takeaways_after([1] * 3, [2] * 5 + [1]))  # 4 of 84 splits
    assert not found("F4", takeaways_after([1] * 3, [2] * 6 + [1] * 2))  # 10 of 165


def test_sessions_older_than_half_a_year_are_not_compared() -> None:
    assert found("F4", before_sessions(23, 3, later=3))
    assert not found("F4", before_sessions(23, 3, later=4))


def test_the_nights_of_a_session_are_its_own_and_the_two_before() -> None:
    assert found("F4", before_sessions(4, 4, slept_poorly=(3, 3, 1)))
    assert found("F4", before_sessions(4, 4, slept_poorly=(2, 2, 3, 5)))


def test_how_often_is_said_of_sessions() -> None:
    assert one("F4", before_sessions(4, 5)).text == (
        "Sessions after a stretch of poor sleep had about 2.0 fewer takeaways (4 of 9 sessions)."
    )
