"""Plain facts: F11 and F12, each at the edge of its minimum data."""

from datetime import date

from tests.days import Row
from tests.insight.journals import TODAY, ago, found, on_days, one, record, without
from therapy_tui.domain.profile import Goal, Profile
from therapy_tui.insight.findings import Evidence
from therapy_tui.insight.findings.facts import GAPS
from therapy_tui.insight.record import Record

MONTH_IN = Profile(started=date(2026, 10, 23))
"""One month before the as-of day."""
TEN: Row = on_days(28, dict.fromkeys(range(0, 20, 2), 5))
"""Moods on ten days."""


def test_goals_not_set_is_said_from_one_month_on() -> None:
    assert one("F12", record(MONTH_IN, mood=TEN)).text == (
        "No goals logged. Agreeing two or three with your therapist makes this field useful."
    )
    assert not found("F12", record(Profile(started=date(2026, 10, 24)), mood=TEN))


def test_goals_not_set_is_said_after_4_sessions_where_the_start_is_not_known() -> None:
    held = on_days(28, dict.fromkeys((1, 8, 15, 22), 1))
    assert found("F12", record(mood=TEN, sessions=held))
    assert not found("F12", record(mood=TEN, sessions=without(held, 1)))


def test_goals_not_set_needs_10_days_with_mood_in_4_weeks() -> None:
    assert not found("F12", record(MONTH_IN, mood=without(TEN, 0)))
    assert not found("F12", record(MONTH_IN, mood=[*TEN, *[None] * 10]))


def test_goals_rated_within_4_weeks_are_set() -> None:
    assert not found("F12", record(MONTH_IN, mood=TEN, goals=on_days(28, {27: 0})))
    assert found("F12", record(MONTH_IN, mood=TEN, goals=on_days(29, {28: 2})))


def test_a_list_of_goals_that_were_not_rated_is_not_called_no_goals() -> None:
    profile = Profile(started=MONTH_IN.started, goals=(Goal("Walk"), Goal("Call")))
    assert one("F12", record(profile, mood=TEN)).text == (
        "No goals logged in 4 weeks; 2 goals on your list. Do they still fit?"
    )


def test_a_list_on_which_no_goal_is_open_is_said_so() -> None:
    profile = Profile(started=MONTH_IN.started, goals=(Goal("Walk", until=ago(1)),))
    assert found("F12", record(profile, mood=TEN))[0].text.startswith("No goals logged.")
    assert one("F12", record(profile, mood=TEN, goals=on_days(28, {3: 2}))).text == (
        "No goals are open on your list. "
        "Agreeing two or three with your therapist makes this field useful."
    )


FOUR_WEEKS = [4, 5, 6, 6, 4, 6] * 4 + [4, 5, 5, 6]


def test_a_gap_of_3_days_is_said_with_the_three_moods_before_and_after() -> None:
    assert one("F11", record(mood=without(FOUR_WEEKS, 4, 5, 6))).text == (
        "Nothing logged 17–19 Nov (3 days). Mood before 5.0, after 4.7. Add a note if you want to."
    )
    assert not found("F11", record(mood=without(FOUR_WEEKS, 4, 5)))


def test_fewer_than_three_moods_beside_a_gap_have_no_mean() -> None:
    after_two = one("F11", record(mood=without(FOUR_WEEKS, 2, 3, 4)))
    assert "after" not in after_two.figures
    assert "Mood before 5.3. Add" in after_two.text
    begun = one("F11", record(mood=[*FOUR_WEEKS[:2], None, None, None, *FOUR_WEEKS[-4:]]))
    assert "(3 days). Mood after 4.7. Add" in begun.text


def test_a_gap_that_lasts_until_today_is_said() -> None:
    finding = one("F11", record(mood=without(FOUR_WEEKS, 0, 1, 2)))
    assert finding.figures["last"] == TODAY.isoformat()
    assert finding.text.startswith("Nothing logged 21–23 Nov (3 days). Mood before ")


def test_the_days_before_the_first_entry_are_no_gap() -> None:
    assert not found("F11", record(mood=[5, 5, 5]))
    assert not found("F11", Record(TODAY, {}))


def test_a_day_with_only_a_note_stays_in_the_gap_and_is_marked() -> None:
    mood = without(FOUR_WEEKS, 4, 5, 6)
    finding = one("F11", record(mood=mood, note=on_days(28, {5: "away"})))
    assert finding.text.startswith("No mood logged 17–19 Nov (3 days, 1 with a note).")


def test_a_day_with_other_answers_is_not_called_nothing() -> None:
    mood = without(FOUR_WEEKS, 4, 5, 6)
    finding = one("F11", record(mood=mood, sleep=on_days(28, {5: 3})))
    assert finding.text.startswith("No mood logged 17–19 Nov (3 days).")


def test_every_gap_of_the_report_is_said_oldest_first_and_none_before_it() -> None:
    logged = {73, 74, 75, 79, 80, 84, 85, *range(90, 96)}
    evidence = record(mood=[5 if day in logged else None for day in range(73, 101)])
    spans = [
        (found.figures["first"], found.figures["last"])
        for found in GAPS.findings(Evidence(evidence, report_days=28))
    ]
    numbered = [(76, 78), (81, 83), (86, 89), (96, 100)]
    assert spans == [
        (ago(100 - first).isoformat(), ago(100 - last).isoformat()) for first, last in numbered
    ]
    in_two_weeks = GAPS.findings(Evidence(evidence))
    assert [finding.figures["days"] for finding in in_two_weeks] == [3, 5]


def test_a_gap_over_the_turn_of_a_month_names_both() -> None:
    (finding,) = GAPS.findings(
        Evidence(record(mood=without(FOUR_WEEKS, 21, 22, 23)), report_days=28)
    )
    assert finding.text.startswith("Nothing logged 31 Oct–2 Nov (3 days).")
