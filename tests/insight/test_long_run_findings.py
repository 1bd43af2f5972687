"""Findings of the long run: F5a, F5b, F6 and F7, each at the edge of its minimum data."""

from datetime import date

import pytest

from tests.days import Row
from tests.insight.journals import ago, around, found, on_days, one, record, without
from therapy_tui.domain.fields import Value
from therapy_tui.domain.profile import Goal, Profile
from therapy_tui.insight.findings import Evidence, Thresholds
from therapy_tui.insight.findings.long_run import STEADY_HIGH
from therapy_tui.insight.record import Record

STARTED = Profile(started=date(2025, 11, 23))
"""Twelve months before the as-of day."""


def test_a_level_year_is_said_from_12_months_on() -> None:
    assert one("F5a", record(STARTED, mood=around(84))).text == (
        "You have been in therapy 12 months. Over the last 12 weeks mood stayed level around 5.0 "
        "(0.0, likely -0.2 to +0.2). That can be a topic of its own in session."
    )
    assert not found("F5a", record(Profile(started=date(2025, 11, 24)), mood=around(84)))


def test_of_a_duration_band_only_its_lower_edge_is_known() -> None:
    finding = one("F5a", record(mood=around(84), since="over-3-years"))
    assert finding.text.startswith("You have been in therapy at least 36 months.")
    assert not found("F5a", record(mood=around(84), since="3-12-months"))


def test_an_unknown_time_in_therapy_is_no_year() -> None:
    assert not found("F5a", record(mood=around(84)))
    assert not found("F5b", record(goals=[1] * 56))


def test_a_level_year_is_not_said_of_a_high_mood() -> None:
    assert not found("F5a", record(STARTED, mood=[7] * 84))
    assert found("F5a", record(STARTED, mood=on_days(84, {40: 6}, other=7)))


def test_a_level_year_is_not_said_where_mood_may_have_moved() -> None:
    assert not found("F5a", record(STARTED, mood=[4] * 42 + [6] * 42))
    assert not found("F5a", record(STARTED, mood=[2, 2, 8, 9, 5, 1, 1, 9, 9, 3, 6, 6] * 7))


SIX_GOALS = on_days(56, dict.fromkeys([0, 1, 7, 14, 21, 22], 1))
"""Goals on six days, in four weeks."""


def test_low_goals_need_6_days_with_goals_in_4_of_8_weeks() -> None:
    assert found("F5b", record(STARTED, goals=SIX_GOALS))
    assert not found("F5b", record(STARTED, goals=without(SIX_GOALS, 1)))
    three_weeks = on_days(56, dict.fromkeys([0, 1, 7, 14, 20, 19], 1))
    assert not found("F5b", record(STARTED, goals=three_weeks))
    assert found("F5b", record(STARTED, goals=[*SIX_GOALS, *[None] * 33]))
    assert not found("F5b", record(STARTED, goals=[*SIX_GOALS, *[None] * 34]))


def test_low_goals_are_said_from_12_months_on() -> None:
    assert not found("F5b", record(Profile(started=date(2025, 11, 24)), goals=SIX_GOALS))


def test_goals_are_low_under_two_fifths() -> None:
    assert not found("F5b", record(STARTED, goals=[2] * 56))
    assert one("F5b", record(STARTED, goals=on_days(56, {3: 1}, other=2))).text == (
        "Over 8 weeks 40 % of your goals felt on track on average. "
        "Worth asking together whether the goals or the approach should change."
    )


def test_the_share_is_of_the_goals_open_on_each_day() -> None:
    goals = (Goal("Walk"), Goal("Call", since=ago(27)), Goal("Sleep", since=ago(27)))
    profile = Profile(started=STARTED.started, goals=goals)
    assert not found("F5b", record(profile, goals=[1] * 56))
    finding = one("F5b", record(profile, goals=[None] * 28 + [1] * 28))
    assert finding.figures["share"] == pytest.approx(1 / 3)


HIGH = around(84, 8)


def test_a_steady_high_mood_needs_42_days_with_mood() -> None:
    half = without(HIGH, *range(1, 84, 2))
    assert found("F6", record(mood=half))
    assert not found("F6", record(mood=without(half, 0)))


@pytest.mark.parametrize("youngest", [0, 28, 56])
def test_a_steady_high_mood_needs_10_days_in_each_4_weeks(youngest: int) -> None:
    assert found("F6", record(mood=without(HIGH, *range(youngest + 10, youngest + 28))))
    assert not found("F6", record(mood=without(HIGH, *range(youngest + 9, youngest + 28))))


def test_a_level_just_under_7_is_not_high() -> None:
    assert found("F6", record(mood=[7] * 84))
    assert not found("F6", record(mood=on_days(84, {41: 6}, other=7)))


def test_a_level_that_may_lie_under_six_and_a_half_is_not_high() -> None:
    assert not found("F6", record(mood=[5, 5, 5, 10, 10, 9, 5, 5, 9, 9, 8, 5] * 7))


def test_a_tenth_of_the_days_may_be_low() -> None:
    high = [9] * 84
    lows = dict.fromkeys(range(5, 84, 10), 4)
    assert one("F6", record(mood=on_days(80, lows, other=9))).figures["not_low"] == 0.9
    assert not found("F6", record(mood=on_days(79, lows, other=9)))
    assert found("F6", record(mood=on_days(79, dict.fromkeys(lows, 5), other=9)))
    assert found("F6", record(mood=high))


def test_a_high_mood_that_slid_or_dipped_is_not_steady() -> None:
    assert not found("F6", record(mood=[9] * 42 + [8] * 42))
    dipped = [9 - 3 * (30 <= at < 54) for at in range(84)]
    assert not found("F6", record(mood=dipped))


def test_a_high_mood_that_rose_is_said() -> None:
    assert one("F6", record(mood=[7] * 42 + [9] * 42)).text == (
        "Over the last 12 weeks mood was steady around 8.0 (likely 7.9–8.1) and 100 % of days "
        "were 5 or higher. Something to bring to a conversation about next steps."
    )


def test_which_level_is_high_can_be_set() -> None:
    of = record(mood=around(84, 6))
    assert not STEADY_HIGH.findings(Evidence(of))
    assert STEADY_HIGH.findings(Evidence(of, thresholds=Thresholds(high_mood=5)))


BEFORE = around(60, 7)


def stepped_down(
    days_since: int,
    before: Row = BEFORE,
    after: Row | None = None,
    *,
    frequencies: tuple[str, str] = ("weekly", "monthly"),
) -> Record:
    """Moods before and since a change of frequency so many days ago, its day included."""
    since = list(after) if after is not None else around(days_since, 7)
    length = len(before) + days_since
    frequency: dict[int, Value] = {length - 1: frequencies[0], days_since - 1: frequencies[1]}
    return record(mood=[*before, *since], frequency=on_days(length, frequency))


def outcome(of: Record) -> str:
    return str(one("F7", of).figures["outcome"])


def test_a_step_down_is_judged_from_28_days_on() -> None:
    assert outcome(stepped_down(28)) == "held"
    assert outcome(stepped_down(27)) == "too early to say"
    assert one("F7", stepped_down(27)).text == (
        "Since moving to monthly on 28 Oct: 27 days logged since the change: too early to say."
    )


def test_a_step_down_needs_14_days_with_mood_since() -> None:
    few = without(around(40, 7), *range(14, 40))
    assert outcome(stepped_down(40, after=few)) == "held"
    assert outcome(stepped_down(40, after=without(few, 0))) == "too early to say"


def test_a_step_down_needs_14_days_with_mood_in_the_8_weeks_before() -> None:
    few = without(around(60, 7), *range(14, 60))
    assert outcome(stepped_down(40, few)) == "held"
    assert not found("F7", stepped_down(40, without(few, 0)))
    longer_ago = [*around(60, 7), *[None] * 43]
    assert not found("F7", stepped_down(40, longer_ago))


@pytest.mark.parametrize(
    ("before", "after", "lower"),
    [
        ("weekly", "every-2-weeks", True),
        ("monthly", "as-needed", True),
        ("twice-weekly", "weekly", True),
        ("monthly", "weekly", False),
        ("as-needed", "monthly", False),
    ],
)
def test_only_a_change_to_a_lower_frequency_is_a_step_down(
    before: str, after: str, lower: bool
) -> None:
    assert bool(found("F7", stepped_down(40, frequencies=(before, after)))) is lower


def test_a_step_down_that_was_taken_back_is_not_spoken_of() -> None:
    frequency = on_days(100, {99: "weekly", 39: "monthly", 9: "weekly"})
    assert not found("F7", record(mood=around(100), frequency=frequency))


def test_the_first_frequency_ever_logged_is_no_step_down() -> None:
    assert not found("F7", record(mood=around(100), frequency=on_days(100, {39: "monthly"})))


def test_a_step_down_is_spoken_of_while_the_8_weeks_before_it_are_at_hand() -> None:
    assert outcome(stepped_down(128)) == "held"
    assert not found("F7", stepped_down(129))


def test_after_12_weeks_the_sentence_is_about_those_12_weeks() -> None:
    assert one("F7", stepped_down(84)).text.startswith("Since moving to monthly on 1 Sep: mood")
    later = one("F7", stepped_down(85)).text
    assert later.startswith("In the 12 weeks after moving to monthly on 31 Aug: mood")
    assert later.endswith("A drop of a point or more was unlikely.")


def test_days_after_the_12_weeks_are_not_compared() -> None:
    low_now = [*around(84, 7), *[7] * 20, *[2] * 4]
    assert one("F7", stepped_down(108, after=low_now)).figures["effect"] == pytest.approx(
        0, abs=0.1
    )


def test_what_is_still_open_after_12_weeks_is_not_too_early_any_more() -> None:
    restless = [1, 1, 2, 9, 8, 9, 10, 5] * 20
    assert outcome(stepped_down(84, restless[:56], restless[:84])) == "too early to say"
    assert not found("F7", stepped_down(85, restless[:56], restless[:85]))


def test_mood_that_drifted_down_since_is_said_before_it_is_called_held() -> None:
    drifting = [9] * 15 + [8] * 30 + [7] * 15
    finding = one("F7", stepped_down(60, [8] * 60, drifting))
    assert finding.figures["outcome"] == "drifting down"
    assert finding.text == (
        "Since moving to monthly on 25 Sep: mood drifted down, -1.1 (likely -1.3 to -0.9) "
        "between the two halves of that time."
    )


def test_mood_that_held_or_was_lower_is_said_against_the_8_weeks_before() -> None:
    assert one("F7", stepped_down(40)).text == (
        "Since moving to monthly on 15 Oct: mood 0.0 (likely -0.2 to +0.2) against the 8 weeks "
        "before. A drop of a point or more is unlikely so far."
    )
    assert one("F7", stepped_down(40, after=around(40, 5))).text == (
        "Since moving to monthly on 15 Oct: mood about 2.0 lower than before "
        "(likely 1.8 to 2.2; 56 days logged in the 8 weeks before)."
    )
