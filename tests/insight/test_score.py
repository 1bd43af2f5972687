"""The score's vectors; each row reads as in the specification: oldest first, ending today."""

from collections.abc import Sequence
from typing import TypedDict

import pytest

from therapy_tui.insight.cadence import cadence_of
from therapy_tui.insight.parts import Inputs
from therapy_tui.insight.phase import PHASES, PartName, phase_of
from therapy_tui.insight.score import Need, Score, is_worth_saying, score_of

__ = None
Row = Sequence[int | None]


class Rows(TypedDict):
    """The daily rows beside mood."""

    homework: Row
    goals: Row
    sleep: Row


def c(value: int) -> Row:
    """The value on each of the last 14 days."""
    return [value] * 14


MIDDLING: Rows = {"homework": c(3), "goals": c(2), "sleep": c(3)}


def by_age(length: int, values: dict[int, int]) -> Row:
    """Values by how many days ago they were."""
    return [values.get(age) for age in range(length - 1, -1, -1)]


def scored(
    frequency: str,
    months: float | None,
    mood: Row,
    *,
    homework: Row = (),
    goals: Row = (),
    sleep: Row = (),
    goals_total: int | None = None,
    sessions: tuple[int, int] = (0, 0),
    takeaways: Row = (),
) -> Score:
    of = goals_total or 5
    inputs = Inputs(
        cadence_of(frequency),
        mood,
        sleep,
        homework,
        [None if on_track is None else min(on_track, of) / of for on_track in goals],
        goals_total,
        *sessions,
        takeaways,
    )
    return score_of(inputs, phase_of(months, frequency), phase_assumed=months is None)


def points(result: Score) -> list[int]:
    return [part.points for part in result.parts]


def sub_scores(result: Score) -> dict[str, float]:
    return {part.part.value: part.sub_score for part in result.parts}


near = pytest.approx
TOLERANCE = 0.0005


def check(result: Score, value: int, exact: float) -> None:
    assert result.value == value
    assert result.exact == near(exact, abs=TOLERANCE)


def test_s1_all_at_the_top_is_100() -> None:
    result = scored(
        "weekly", 6, c(10), homework=c(5), goals=c(5), sleep=c(5), sessions=(4, 4), takeaways=[2, 3]
    )
    check(result, 100, 100)
    assert points(result) == [40, 20, 15, 10, 5, 10]
    assert result.weight_used == 100


def test_s2_all_at_the_bottom_is_0() -> None:
    result = scored(
        "weekly", 6, c(1), homework=c(0), goals=c(0), sleep=c(1), sessions=(0, 4), takeaways=[0]
    )
    assert (result.value, result.exact, points(result)) == (0, 0, [0, 0, 0, 0, 0, 0])


def s3(mood: Row) -> Score:
    return scored(
        "weekly", 6, mood, **MIDDLING, goals_total=4, sessions=(3, 4), takeaways=[1, 2, __, 0]
    )


def test_s3_a_middling_fortnight() -> None:
    result = s3(c(6))
    assert sub_scores(result) == near(
        {
            "mood": 55.5556,
            "homework": 60,
            "goals": 50,
            "sessions": 75,
            "takeaways": 50,
            "sleep": 50,
        },
        abs=TOLERANCE,
    )
    check(result, 57, 56.7222)
    assert points(result) == [22, 12, 8, 8, 2, 5]


@pytest.mark.parametrize(
    ("mood", "sub_score", "exact", "value", "parts"),
    [
        ([5] * 7 + [7] * 7, 59.2593, 58.2037, 58, [24, 12, 8, 7, 2, 5]),
        ([7] * 7 + [5] * 7, 51.8519, 55.2407, 55, [21, 12, 8, 7, 2, 5]),
    ],
)
def test_s4_recent_days_count_more(
    mood: Row, sub_score: float, exact: float, value: int, parts: list[int]
) -> None:
    result = s3(mood)
    assert sub_scores(result)["mood"] == near(sub_score, abs=TOLERANCE)
    check(result, value, exact)
    assert points(result) == parts


def test_s5_what_was_not_logged_is_left_out_and_the_rest_shares_its_weight() -> None:
    result = scored(
        "weekly",
        6,
        [5, __, 6, 4, __, __, 5, 7, 6, __, 5, 4, 6, 6],
        goals=c(2),
        sleep=[3, __, 2, 4, __, __, 3, 3, 4, __, 2, 3, 4, 3],
        goals_total=4,
        sessions=(5, 6),
        takeaways=[1],
    )
    assert sub_scores(result) == near(
        {"mood": 49.4670, "goals": 50, "sessions": 83.3333, "takeaways": 50, "sleep": 53.3005},
        abs=TOLERANCE,
    )
    check(result, 54, 54.3127)
    assert points(result) == [25, 9, 10, 3, 7]
    assert [part.max_points for part in result.parts] == [50, 18.75, 12.5, 6.25, 12.5]
    assert (result.weight_used, result.absent) == (80, (PartName.HOMEWORK,))
    assert [(part.logged, part.of) for part in result.parts] == [
        (10, 14),
        (14, 14),
        (5, 6),
        (1, 1),
        (10, 14),
    ]
    assert [(round(part.average, 1), part.scale) for part in result.parts] == [
        (5.5, 10),
        (2, 4),
        (5, 6),
        (1, 2),
        (3.1, 5),
    ]
    assert (result.phase.name, result.look_back_days) == ("working", 14)


S6_MOOD: Row = [5, __, __, __, 6, __, __, __, 5, __, __, __, __, 6]


def test_s6_four_moods_are_no_score_and_one_more_is_said_to_be_missing() -> None:
    result = scored("weekly", 6, S6_MOOD, **MIDDLING)
    assert (result.value, result.exact, result.parts) == (None, None, ())
    assert result.need == Need(mood_days=1, other_parts=0)
    assert (result.mood_days, result.mood_mean) == (4, 5.5)
    assert result.absent == (PartName.MOOD, PartName.SESSIONS, PartName.TAKEAWAYS)


def test_s6_with_the_fifth_mood_there_is_one() -> None:
    result = scored("weekly", 6, [*S6_MOOD[:12], 6, 6], **MIDDLING)
    assert sub_scores(result)["mood"] == near(52.4822, abs=TOLERANCE)
    check(result, 52, 51.7563)
    assert (points(result), result.weight_used) == ([25, 14, 7, 6], 85)
    assert result.need is None


def test_s7_mood_and_one_other_part_are_no_score() -> None:
    result = scored("weekly", 6, c(6), sleep=c(3))
    assert (result.value, result.need) == (None, Need(mood_days=0, other_parts=1))
    assert result.mood_mean == 6


def test_low_days_are_no_other_part() -> None:
    result = scored("weekly", 40, c(6), sleep=c(3))
    assert (result.value, result.need) == (None, Need(mood_days=0, other_parts=1))


def test_s8_an_entry_every_other_day_fills_the_blocks_of_a_therapy_as_needed() -> None:
    result = scored(
        "as-needed",
        20,
        by_age(56, dict.fromkeys(range(0, 55, 2), 6)),
        homework=by_age(56, dict.fromkeys(range(0, 50, 7), 2)),
        sleep=by_age(56, dict.fromkeys(range(0, 55, 3), 4)),
        takeaways=[2],
    )
    assert result.phase.name == "maintenance"
    assert sub_scores(result) == near(
        {"mood": 55.5556, "low-days": 55.5556, "homework": 40, "takeaways": 100, "sleep": 75},
        abs=TOLERANCE,
    )
    check(result, 59, 59.0370)
    assert (points(result), result.weight_used) == ([22, 15, 5, 7, 10], 75)
    assert (result.parts[0].logged, result.parts[0].of) == (8, 8)
    assert result.mood_days == 28


@pytest.mark.parametrize(
    ("months", "exact", "value", "parts"),
    [
        (40, 67.5917, 68, [21, 10, 4, 16, 5, 4, 8]),
        (6, 69.4094, 69, None),
    ],
)
def test_s9_a_few_low_days_count_in_the_third_year(
    months: float, exact: float, value: int, parts: list[int] | None
) -> None:
    mood = [8, 7, 8, 9, 7, 3, 8, 8, 7, 8, 4, 8, 9, 8]
    result = scored(
        "weekly",
        months,
        mood,
        homework=c(2),
        goals=c(4),
        sleep=c(4),
        goals_total=5,
        sessions=(8, 8),
        takeaways=[2, 1],
    )
    assert sub_scores(result)["mood"] == near(70.3984, abs=TOLERANCE)
    check(result, value, exact)
    if parts is not None:
        assert points(result) == parts
        assert sub_scores(result)["low-days"] == near(51.1111, abs=TOLERANCE)
        assert result.parts[1].average == near(5.6)


def test_s10_a_monthly_therapy_in_seven_day_blocks() -> None:
    moods = {
        **dict(enumerate([7, 7, 6, 8, 7, 7, 7])),
        7: 6,
        14: 7,
        15: 6,
        28: 5,
        29: 6,
        30: 6,
        31: 5,
        **dict.fromkeys(range(35, 38), 6),
        49: 4,
        50: 5,
        51: 4,
        52: 5,
    }
    result = scored(
        "monthly",
        14,
        by_age(56, moods),
        homework=by_age(56, {0: 2, 20: 3, 40: 1}),
        goals=by_age(56, {3: 3, 30: 2}),
        goals_total=3,
        sleep=by_age(56, {1: 4, 9: 3, 33: 2}),
        sessions=(3, 2),
        takeaways=[3, 0],
    )
    assert sub_scores(result) == near(
        {
            "mood": 57.4959,
            "low-days": 44.4444,
            "homework": 42.6947,
            "goals": 88.8889,
            "sessions": 100,
            "takeaways": 50,
            "sleep": 55.3398,
        },
        abs=TOLERANCE,
    )
    check(result, 61, 61.2189)
    assert points(result) == [17, 9, 4, 18, 5, 2, 6]


def test_s11_one_session_before_any_was_expected_is_full_attendance() -> None:
    result = scored(
        "weekly",
        0.5,
        c(4),
        homework=[1, __, 2, 0, 3, __, 1, 2, __, 0, 1, 2, 3, 2],
        sleep=c(2),
        sessions=(1, 0),
        takeaways=[1],
    )
    assert (result.phase.name, result.weight_used) == ("starting", 95)
    assert sub_scores(result)["homework"] == near(33.0420, abs=TOLERANCE)
    assert sub_scores(result)["sessions"] == 100
    check(result, 48, 48.1843)
    assert points(result) == [12, 7, 21, 5, 3]


def test_no_session_expected_and_none_held_is_no_part() -> None:
    result = scored("weekly", 0.5, c(4), homework=c(2), sleep=c(2))
    assert PartName.SESSIONS in result.absent


def test_no_goals_agreed_is_no_part_whatever_was_logged() -> None:
    result = scored("weekly", 6, c(6), **MIDDLING, goals_total=0)
    assert PartName.GOALS in result.absent
    assert PartName.GOALS not in sub_scores(result)


def test_one_day_of_goals_is_enough_two_of_homework_or_sleep_are_not() -> None:
    result = scored("weekly", 6, c(6), homework=[3, 3], goals=[4], sleep=[2, 2, 2])
    assert list(sub_scores(result)) == ["mood", "goals", "sleep"]


def test_parts_without_weight_are_neither_shown_nor_absent() -> None:
    result = scored("weekly", 6, c(6), **MIDDLING)
    assert PartName.LOW_DAYS not in (*result.absent, *sub_scores(result))


def test_where_nothing_was_logged_everything_is_missing_and_nothing_guessed() -> None:
    result = scored("weekly", None, [])
    assert (result.value, result.mood_mean, result.parts) == (None, None, ())
    assert result.need == Need(mood_days=5, other_parts=2)
    assert (result.phase.name, result.phase_assumed) == ("working", True)


def test_a_homework_of_0_lowers_the_score_and_a_day_left_out_does_not() -> None:
    with_zero = scored("weekly", 6, c(6), homework=[*[3] * 13, 0], goals=c(2), sleep=c(3))
    left_out = scored("weekly", 6, c(6), homework=[*[3] * 13, __], goals=c(2), sleep=c(3))
    assert with_zero.exact is not None
    assert left_out.exact is not None
    assert with_zero.exact < left_out.exact
    assert left_out.exact == near(scored("weekly", 6, c(6), **MIDDLING).exact)


def test_a_gap_filled_with_the_lowest_values_is_another_score() -> None:
    whole = scored("weekly", 6, c(6), **MIDDLING)
    kept, gap = c(6)[:9], 5
    assert scored("weekly", 6, [*kept, *[__] * gap], **MIDDLING).exact == near(whole.exact)
    assert scored("weekly", 6, [*kept, *[1] * gap], **MIDDLING).exact != near(whole.exact, abs=1)
    for key, lowest in (("homework", 0), ("goals", 0), ("sleep", 1)):
        row = MIDDLING[key][:9]  # type: ignore[literal-required]
        gapped, filled = MIDDLING.copy(), MIDDLING.copy()
        gapped[key] = [*row, *[__] * gap]  # type: ignore[literal-required]
        filled[key] = [*row, *[lowest] * gap]  # type: ignore[literal-required]
        assert scored("weekly", 6, c(6), **gapped).exact == near(whole.exact)
        assert scored("weekly", 6, c(6), **filled).exact != near(whole.exact, abs=1)


def test_values_before_the_look_back_change_nothing() -> None:
    assert scored("weekly", 6, [*[1] * 30, *c(6)], **MIDDLING).exact == near(
        scored("weekly", 6, c(6), **MIDDLING).exact
    )


def test_the_mean_without_a_score_is_that_of_three_days_of_the_look_back_at_least() -> None:
    three = scored("weekly", 6, [*[9] * 7, *[__] * 11, 4, 5, 5])
    assert three.mood_days == 3
    assert three.mood_mean == near(14 / 3)
    two = scored("weekly", 6, [*[9] * 7, *[__] * 12, 4, 5])
    assert (two.mood_days, two.mood_mean) == (2, None)


def test_ties_of_the_rest_go_in_the_order_of_the_parts() -> None:
    result = s3(c(6))
    shares = {part.part.value: part.weight * part.sub_score / 100 for part in result.parts}
    assert shares["goals"] == shares["sessions"] == 7.5
    assert shares["takeaways"] == 2.5
    assert points(result)[2:5] == [8, 8, 2]


def test_a_half_is_rounded_up_though_floats_make_it_a_little_less() -> None:
    result = scored(
        "weekly",
        0,
        c(4),
        homework=c(4),
        goals=c(1),
        goals_total=4,
        sleep=c(3),
        sessions=(2, 3),
    )
    check(result, 53, 52.5)
    assert points(result) == [13, 18, 1, 15, 6]


def test_a_change_is_said_from_ten_on() -> None:
    assert [is_worth_saying(change) for change in (-10, -9, 0, 9, 10)] == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_every_phase_has_a_score_of_its_own() -> None:
    months = [0, 1, 3, 12, 36]
    results = [
        scored("weekly", age, c(6), **MIDDLING, goals_total=4, sessions=(3, 4), takeaways=[1])
        for age in months
    ]
    assert [result.phase for result in results] == list(PHASES)
    assert len({result.exact for result in results}) == 5
