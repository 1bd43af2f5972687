"""Findings about sessions: F8, F9 and F13, each at the edge of its minimum data."""

from collections.abc import Sequence

import pytest

from tests.insight.journals import __, ago, around, found, on_days, one, record, without
from therapy_tui.domain.fields import Value
from therapy_tui.insight.record import Record

WEEKLY = range(3, 84, 7)
"""Days ago of weekly sessions in twelve weeks."""


def after_sessions(
    ages: Sequence[int],
    by: int = 2,
    *,
    every: str = "weekly",
    days: int = 84,
    missing: Sequence[int] = (),
) -> Record:
    """A mood that is so much higher one and two days after a session."""
    higher = {age - lag for age in ages for lag in (1, 2)}
    steady = zip(around(days), range(days - 1, -1, -1), strict=True)
    mood = [value + by * (age in higher) for value, age in steady]
    held = on_days(days, dict.fromkeys(ages, 1))
    return record(every=every, mood=without(mood, *missing), sessions=held)


def test_mood_after_sessions_is_compared_from_6_sessions_on() -> None:
    assert found("F8", after_sessions(WEEKLY[:6]))
    assert not found("F8", after_sessions(WEEKLY[:5]))


def test_sessions_before_the_last_12_weeks_do_not_count() -> None:
    assert found("F8", after_sessions([*WEEKLY[:5], 83]))
    assert not found("F8", after_sessions([*WEEKLY[:5], 84], days=90))


def test_a_day_after_a_session_just_before_the_12_weeks_is_one() -> None:
    inside = one("F8", after_sessions(WEEKLY[:6], days=90)).figures
    beside = one("F8", after_sessions([*WEEKLY[:6], 85], days=90)).figures
    assert (inside["days_after"], inside["other_days"]) == (12, 66)
    assert (beside["days_after"], beside["other_days"]) == (13, 65)


def test_days_with_a_session_are_on_neither_side() -> None:
    figures = one("F8", after_sessions([*WEEKLY[:6], WEEKLY[0] - 1])).figures
    assert (figures["sessions"], figures["days_after"], figures["other_days"]) == (7, 12, 65)


def test_mood_after_sessions_needs_8_days_after_one() -> None:
    after = [age - lag for age in WEEKLY[:6] for lag in (1, 2)]
    assert found("F8", after_sessions(WEEKLY[:6], missing=after[8:]))
    assert not found("F8", after_sessions(WEEKLY[:6], missing=after[7:]))


def test_mood_after_sessions_needs_12_other_days() -> None:
    after = {age - lag for age in WEEKLY[:6] for lag in (0, 1, 2)}
    other = [age for age in range(84) if age not in after]
    assert found("F8", after_sessions(WEEKLY[:6], missing=other[12:]))
    assert not found("F8", after_sessions(WEEKLY[:6], missing=other[11:]))


def test_days_after_sessions_twice_a_week_are_not_compared() -> None:
    assert not found("F8", after_sessions(WEEKLY, every="twice-weekly"))


def test_higher_and_lower_after_a_session_are_both_said_plainly() -> None:
    assert one("F8", after_sessions(WEEKLY)).text == (
        "Mood on the two days after a session was about 1.8 higher than on other days. "
        "It may be the session or the weekday."
    )
    assert "lower than on other days" in one("F8", after_sessions(WEEKLY, -2)).text


RESTLESS = [4, 6, 5, 7, 3] * 20
"""A mood without an even run of five days."""


def even_after(
    age: int,
    run: Sequence[int | None] = (5, 6, 5, 6, 5),
    *,
    before: Sequence[int | None] = RESTLESS,
) -> Record:
    """A session so many days ago, its day and those before, and a run of days after it."""
    since = [*run, *[None] * (age - len(run))]
    return record(mood=[*before, *since], sessions=on_days(len(before) + age, {age: 1}))


def test_five_even_days_after_a_session_are_said_with_how_rare_they_were() -> None:
    assert one("F9", even_after(5)).text == (
        "Five days in a row at 5–6 after the session on 18 Nov. "
        "Before that, runs so even were rare (0 of 80)."
    )
    assert "in a row at 5 after" in one("F9", even_after(5, [5] * 5)).text


def test_five_days_with_one_not_logged_are_no_run() -> None:
    assert not found("F9", even_after(5, (5, 6, __, 6, 5)))
    assert not found("F9", even_after(4, (5, 6, 5, 6)))


def test_days_two_points_apart_are_not_even() -> None:
    assert not found("F9", even_after(5, (5, 6, 5, 6, 7)))


def test_a_session_is_spoken_of_for_28_days() -> None:
    assert found("F9", even_after(27))
    assert not found("F9", even_after(28))


def test_the_newest_session_with_an_even_run_is_the_one_named() -> None:
    mood = [*RESTLESS, 5, 6, 5, 6, 5, 9, 6, 6, 6, 6, 6, 1, 1]
    held = on_days(len(mood), {12: 1, 7: 1, 2: 1})
    assert one("F9", record(mood=mood, sessions=held)).figures["session"] == ago(7).isoformat()


@pytest.mark.parametrize(("days", "fires"), [(14, True), (13, False)])
def test_how_rare_a_run_is_needs_10_runs_before_it(days: int, fires: bool) -> None:
    assert bool(found("F9", even_after(5, before=RESTLESS[:days]))) is fires


@pytest.mark.parametrize(("even", "fires"), [(2, True), (3, False)])
def test_a_run_is_rare_when_a_fifth_of_those_before_were_as_even(even: int, fires: bool) -> None:
    before = [*[5] * (4 + even), *[1, 9] * 6][: 4 + 10]
    finding = found("F9", even_after(5, before=before))
    assert bool(finding) is fires
    assert not fires or (finding[0].figures["runs_as_even"], finding[0].figures["runs"]) == (2, 10)


def test_a_run_is_as_even_when_it_spreads_no_more_than_the_new_one() -> None:
    before = [*[5, 6] * 5, *RESTLESS[:20]]
    assert not found("F9", even_after(5, (5, 6, 5, 6, 5), before=before))
    assert found("F9", even_after(5, (5, 5, 5, 5, 5), before=before))


def test_runs_more_than_12_weeks_before_the_session_do_not_count() -> None:
    assert one("F9", even_after(5, before=[*[5] * 20, *RESTLESS[:81]])).figures["runs_as_even"] == 0
    assert one("F9", even_after(5, before=[*[5] * 20, *RESTLESS[:80]])).figures["runs_as_even"] == 1


def takeaways(*counts: Value | None) -> Record:
    """Weekly sessions with these takeaways, the newest last."""
    ages = range(7 * len(counts) - 4, 0, -7)
    noted = {age: count for age, count in zip(ages, counts, strict=True) if count is not None}
    held = on_days(7 * len(counts), dict.fromkeys(ages, 1))
    return record(sessions=held, takeaways=on_days(7 * len(counts), noted))


def test_none_noted_is_said_of_three_sessions_with_a_count_of_0() -> None:
    assert one("F13", takeaways(3, 0, 0, 0)).text == (
        "None noted: 0 takeaways from each of the last 3 sessions."
    )
    assert not found("F13", takeaways(3, 1, 0, 0))
    assert not found("F13", takeaways(0, 0))


def test_not_logged_is_said_of_three_of_four_sessions_without_a_count() -> None:
    assert one("F13", takeaways(1, None, None, None)).text == (
        "Takeaways of 3 of the last 4 sessions were not logged."
    )
    assert not found("F13", takeaways(1, 1, None, None))
    assert not found("F13", takeaways(None, None, None))
    assert not found("F13", takeaways(None, None, None, 1, 1))


def test_a_count_of_0_and_one_not_logged_are_never_put_together() -> None:
    assert not found("F13", takeaways(2, 0, None, 0))


def test_takeaways_logged_on_a_later_day_belong_to_their_session() -> None:
    days = takeaways(1, None, None, None)
    later = dict(days.days) | {
        ago(1): days.days[ago(3)].changed({"takeaways": 2, "sessions": None})
    }
    assert not found("F13", Record(days.as_of, later, first_entry=days.first_entry))
