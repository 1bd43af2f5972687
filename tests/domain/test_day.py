from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import BY_KEY, FIELDS, NONE_SET, Value

TUESDAY = date(2026, 11, 17)
FULL = Day(
    TUESDAY,
    {
        "mood": 7,
        "sleep": 4,
        "homework": 3,
        "goals": 3,
        "takeaways": 2,
        "sessions": 1,
        "frequency": "weekly",
        "duration": "3-12-months",
        "note": "first session",
    },
)


def test_a_day_gives_its_values() -> None:
    assert (FULL.mood, FULL.sleep, FULL.homework, FULL.sessions) == (7, 4, 3, 1)
    assert FULL.note == "first session"
    assert FULL.get("frequency") == "weekly"


def test_what_was_not_answered_is_none_and_never_zero() -> None:
    empty = Day(TUESDAY)
    assert [empty.get(field.key) for field in FIELDS] == [None] * len(FIELDS)
    assert (empty.mood, empty.sleep, empty.homework, empty.note) == (None, None, None, None)


def test_a_day_without_a_word_on_sessions_had_none() -> None:
    assert Day(TUESDAY).sessions == 0
    assert Day(TUESDAY, {"sessions": 0}).sessions == 0


def test_none_set_is_no_number() -> None:
    day = Day(TUESDAY, {"homework": NONE_SET})
    assert day.homework is None
    assert day.get("homework") == NONE_SET
    assert day.is_entry


@pytest.mark.parametrize("key", [field.key for field in FIELDS])
def test_any_answer_makes_an_entry_but_frequency_and_duration_alone_do_not(key: str) -> None:
    assert Day(TUESDAY, {key: FULL.values[key]}).is_entry is (key not in {"frequency", "duration"})


def test_a_change_gives_a_new_day_and_leaves_the_old_one_alone() -> None:
    after = FULL.changed({"mood": 4})
    assert (FULL.mood, after.mood) == (7, 4)
    with pytest.raises(AttributeError):
        after.date = date(2026, 1, 1)  # type: ignore[misc]


def test_the_values_stand_in_the_order_of_the_file_whatever_the_order_of_the_changes() -> None:
    day = Day(TUESDAY)
    for key in reversed(list(FULL.values)):
        day = day.changed({key: FULL.values[key]})
    assert list(day.values) == list(BY_KEY)
    assert day == FULL


@pytest.mark.parametrize("nothing", [None, "", "  \n "])
def test_a_field_can_be_cleared_again(nothing: Value | None) -> None:
    assert FULL.changed({"note": nothing}).get("note") is None
    assert FULL.changed({"mood": nothing}).mood is None


def test_clearing_what_is_not_there_changes_nothing() -> None:
    assert Day(TUESDAY, {"mood": 5}).changed({"sleep": None}) == Day(TUESDAY, {"mood": 5})


def test_a_value_out_of_range_is_refused_and_nothing_else_is_taken() -> None:
    with pytest.raises(InputError, match="Sleep quality takes 1 to 5, not 6"):
        FULL.changed({"mood": 3, "sleep": 6})
    assert FULL.mood == 7


def test_clearing_the_last_answer_takes_frequency_and_duration_along() -> None:
    day = Day(TUESDAY, {"mood": 5, "frequency": "weekly", "duration": "1-3-years"})
    assert day.changed({"mood": None}).values == {}


def test_frequency_set_by_the_person_stays_on_a_day_without_answers() -> None:
    assert Day(TUESDAY).changed({"frequency": "monthly"}).values == {"frequency": "monthly"}
    day = Day(TUESDAY, {"mood": 5, "frequency": "weekly"})
    assert day.changed({"mood": None, "frequency": "monthly"}).values == {"frequency": "monthly"}


def test_keys_of_a_later_version_are_carried_along() -> None:
    day = Day(TUESDAY, {"mood": 5}, {"weather": "grey"})
    assert day.changed({"mood": 6}).extra == {"weather": "grey"}
    assert day.changed({"mood": None}).extra == {"weather": "grey"}


DAYS = st.fixed_dictionaries(
    {},
    optional={
        "mood": st.integers(1, 10),
        "sleep": st.integers(1, 5),
        "homework": st.integers(0, 5) | st.just(NONE_SET),
        "sessions": st.integers(0, 9),
        "note": st.sampled_from(["a", "b\nc"]),
    },
).map(lambda values: Day(TUESDAY, values))


@settings(max_examples=100)
@given(before=DAYS, after=DAYS)
def test_the_difference_of_two_days_makes_one_of_the_other(before: Day, after: Day) -> None:
    change = before.difference(after)
    assert before.changed(change).values == after.values
    assert all(before.get(key) != after.get(key) for key in change)
