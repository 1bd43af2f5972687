"""Why this score: the rows of the parts, those that were left out among them."""

from dataclasses import replace
from datetime import date

from tests.insight.journals import __, on_days, record, without
from therapy_tui.domain.profile import Goal, Profile
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.record import Record
from therapy_tui.insight.why import NOT_LOGGED

FOUR_GOALS = tuple(Goal(name) for name in ("one", "two", "three", "four"))
WORKING = Profile(started=date(2026, 5, 23), goals=FOUR_GOALS)
"""Six months in therapy, four goals."""

MOOD = (5, __, 6, 4, __, __, 5, 7, 6, __, 5, 4, 6, 6)
SLEEP = (3, __, 2, 4, __, __, 3, 3, 4, __, 2, 3, 4, 3)
HELD = on_days(47, dict.fromkeys((5, 12, 19, 26, 33), 1), other=0)
"""Five sessions of the six expected since 8 October."""


def example() -> Record:
    """The person of the specification's screen, who is that of vector S5."""
    return record(
        WORKING,
        mood=MOOD,
        sleep=SLEEP,
        goals=[2] * 14,
        sessions=HELD,
        takeaways=on_days(14, {5: 1}),
    )


def rows(of: Record) -> dict[str, tuple[int | None, int | None, str, str]]:
    return {
        row.name: (row.points, row.max_points, row.said, row.coverage) for row in Insight(of).why
    }


def said(name: str, of: Record) -> str:
    return rows(of)[name][2]


def test_each_part_shows_its_points_and_what_they_rest_on() -> None:
    assert Insight(example()).score.value == 54
    assert list(rows(example()).items()) == [
        ("mood", (25, 50, "average 5.5", "10 of 14 days")),
        ("homework", (None, None, "not logged, left out", "")),
        ("goals", (9, 19, "2 of 4 on track", "14 of 14 days")),
        ("sessions", (10, 13, "5 of 6 expected", "Oct + Nov")),
        ("takeaways", (3, 6, "1 noted; 2 gives full points", "1 of 4 sessions")),
        ("sleep", (7, 13, "average 3.1", "10 of 14 nights")),
    ]


def test_points_that_are_shown_add_up_to_the_score() -> None:
    points = [points for points, *_ in rows(example()).values() if points is not None]
    assert sum(points) == Insight(example()).score.value


def test_low_days_have_a_row_where_they_weigh() -> None:
    later = WORKING._replace(started=date(2020, 5, 23))
    found = rows(replace(example(), profile=later))
    assert list(found)[:2] == ["mood", "low days"]
    assert found["low days"][2:] == ("lowest third 4.5", "10 of 14 days")


def test_without_a_score_the_rows_say_what_is_there_without_points() -> None:
    found = rows(record(WORKING, mood=[5] * 14, sleep=[3] * 14))
    assert found["mood"] == (None, None, "average 5.0", "14 of 14 days")
    assert found["sleep"] == (None, None, "average 3.0", "14 of 14 nights")


def test_from_every_3_weeks_on_the_rows_count_weeks() -> None:
    found = rows(record(every="monthly", mood=[5] * 56, sleep=[3] * 56))
    assert found["mood"][3] == "8 of 8 weeks"
    assert found["sleep"][3] == "8 of 8 weeks"
    few = record(every="monthly", mood=[5, 5], homework=[1])
    assert said("mood", few) == "only 1 week logged, left out"


def test_too_few_days_are_said_with_their_number() -> None:
    few = record(WORKING, mood=[5] * 4, homework=[2, __, 3], sleep=[3])
    assert said("mood", few) == "only 4 days logged, left out"
    assert said("homework", few) == "only 2 days logged, left out"
    assert said("sleep", few) == "only 1 night logged, left out"


def test_nothing_logged_is_said_plainly() -> None:
    empty = record(WORKING, note=["a walk"])
    assert {row[2] for name, row in rows(empty).items() if name != "takeaways"} == {NOT_LOGGED}
    assert said("takeaways", empty) == "no session in 4 weeks, left out"
    uncounted = record(WORKING, sessions=without(HELD, 5))
    assert said("takeaways", uncounted) == NOT_LOGGED


def test_a_field_that_was_switched_off_is_said_to_be() -> None:
    off = WORKING._replace(hidden=("homework", "goals", "sessions", "takeaways", "sleep"))
    found = rows(record(off, mood=MOOD))
    assert {row[2] for name, row in found.items() if name != "mood"} == {"switched off, left out"}


def test_a_list_on_which_no_goal_is_open_is_why_goals_are_left_out() -> None:
    closed = WORKING._replace(goals=(Goal("one", until=date(2026, 1, 1)),))
    assert said("goals", record(closed, goals=[2] * 14)) == "no goals on your list, left out"


def test_sessions_nobody_expects_are_no_missing_ones() -> None:
    begun = record(WORKING, mood=[5] * 3, sessions=[0, 0, 0])
    assert said("sessions", begun) == "none expected yet, left out"
    needed = record(WORKING, every="as-needed", mood=[5] * 56, sessions=[1] * 56)
    assert said("sessions", needed) == "as needed: none expected, left out"


def test_a_session_before_any_was_expected_is_said_as_held() -> None:
    begun = record(WORKING, mood=[5] * 3, sessions=[0, 1, 0])
    assert said("sessions", begun) == "1 held"
