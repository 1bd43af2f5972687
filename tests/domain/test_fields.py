import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import (
    BY_KEY,
    DURATION,
    FIELDS,
    FREQUENCY,
    GOALS,
    HOMEWORK,
    LOG_ORDER,
    MOOD,
    NONE_SET,
    NOTE,
    SESSIONS,
    SLEEP,
    TAKEAWAYS,
    Field,
    Value,
    field,
)


def test_the_fields_are_those_of_the_check_in_in_the_order_of_the_file() -> None:
    assert list(BY_KEY) == [
        "mood",
        "sleep",
        "homework",
        "goals",
        "takeaways",
        "sessions",
        "frequency",
        "duration",
        "note",
    ]
    assert [each.key for each in LOG_ORDER] == ["mood", "sleep", "homework", "goals", "takeaways"]


@pytest.mark.parametrize(
    ("each", "low", "high"),
    [
        (MOOD, 1, 10),
        (SLEEP, 1, 5),
        (HOMEWORK, 0, 5),
        (GOALS, 0, 5),
        (TAKEAWAYS, 0, 99),
        (SESSIONS, 0, 9),
    ],
)
def test_a_number_is_accepted_within_its_range_and_refused_outside(
    each: Field, low: int, high: int
) -> None:
    assert all(each.accepts(value) for value in range(low, high + 1))
    assert not each.accepts(low - 1)
    assert not each.accepts(high + 1)


@pytest.mark.parametrize("each", [MOOD, SLEEP, HOMEWORK, GOALS, TAKEAWAYS, SESSIONS])
@pytest.mark.parametrize("value", [True, False, 3.0, "3", None, [3], "none"])
def test_only_whole_numbers_are_numbers(each: Field, value: object) -> None:
    assert not each.accepts(value)


def test_only_homework_can_be_none_set() -> None:
    assert [each.key for each in FIELDS if each.numeric and each.accepts(NONE_SET)] == ["homework"]


def test_a_choice_takes_its_own_words_alone() -> None:
    assert all(FREQUENCY.accepts(choice) for choice in FREQUENCY.choices)
    assert not FREQUENCY.accepts("every 2 weeks")
    assert not FREQUENCY.accepts("under-1-month")
    assert not DURATION.accepts(3)


@pytest.mark.parametrize("value", ["", "   ", "\n", 3, None])
def test_a_note_is_text_that_says_something(value: object) -> None:
    assert not NOTE.accepts(value)
    assert NOTE.accepts(" x ")


def test_what_is_refused_is_named_with_its_range() -> None:
    with pytest.raises(InputError) as refused:
        MOOD.check(14)
    assert str(refused.value) == "Mood takes 1 to 10, not 14."
    with pytest.raises(InputError, match="Homework completed takes 0 to 5 or none-set, not 6"):
        HOMEWORK.check(6)
    with pytest.raises(InputError, match="Session frequency takes weekly, every-2-weeks"):
        FREQUENCY.check("daily")


@pytest.mark.parametrize(
    ("each", "typed", "value"),
    [
        (MOOD, "7", 7),
        (MOOD, " 10 ", 10),
        (MOOD, "07", 7),
        (SLEEP, "good", 4),
        (SLEEP, "Very  Poor", 1),
        (SLEEP, "very-good", 5),
        (HOMEWORK, "none", NONE_SET),
        (HOMEWORK, "none-set", NONE_SET),
        (HOMEWORK, "None set", NONE_SET),
        (HOMEWORK, "0", 0),
        (FREQUENCY, "every 2 weeks", "every-2-weeks"),
        (FREQUENCY, "EVERY-2-WEEKS", "every-2-weeks"),
        (DURATION, "1 to 3 months", "1-3-months"),
        (NOTE, "  as typed ", "  as typed "),
    ],
)
def test_a_person_may_type_a_value_in_several_ways(each: Field, typed: str, value: Value) -> None:
    assert each.parse(typed) == value


@pytest.mark.parametrize(
    ("each", "typed"),
    [
        (MOOD, ""),
        (MOOD, "11"),
        (MOOD, "-3"),
        (MOOD, "3.5"),
        (MOOD, "٣"),
        (MOOD, "²"),
        (MOOD, "9" * 5000),
        (MOOD, "none"),
        (SLEEP, "great"),
        (SLEEP, "0"),
        (GOALS, "none-set"),
        (FREQUENCY, "1"),
        (NOTE, "   "),
    ],
)
def test_what_a_field_does_not_have_is_refused(each: Field, typed: str) -> None:
    with pytest.raises(InputError, match=f"^{each.name} takes "):
        each.parse(typed)


def test_a_refused_word_is_answered_with_the_words_there_are() -> None:
    with pytest.raises(InputError, match=r"1 to 5 \(very poor, poor, fair, good, very good\)"):
        SLEEP.parse("great")


def test_a_value_is_shown_by_its_word_and_a_missing_one_by_a_dash() -> None:
    assert SLEEP.text(4) == "good"
    assert HOMEWORK.text(NONE_SET) == "none set"
    assert HOMEWORK.text(0) == "0"
    assert FREQUENCY.text("every-2-weeks") == "every 2 weeks"
    assert MOOD.text(None) == "-"


def test_a_row_offers_what_can_be_chosen() -> None:
    assert MOOD.options == tuple(range(1, 11))
    assert HOMEWORK.options == (0, 1, 2, 3, 4, 5)
    assert DURATION.options == DURATION.choices
    assert TAKEAWAYS.options == ()
    assert NOTE.options == ()


def test_every_word_belongs_to_a_value_the_field_accepts() -> None:
    for each in FIELDS:
        assert all(each.accepts(value) for value in each.spoken)


def test_frequency_and_duration_alone_are_facts_and_no_answers() -> None:
    assert [each.key for each in FIELDS if each.context] == ["frequency", "duration"]


def test_an_unknown_field_is_answered_with_the_fields_there_are() -> None:
    assert field("mood") is MOOD
    with pytest.raises(InputError, match="no field 'mod'; fields are mood, sleep"):
        field("mod")


@settings(max_examples=50)
@given(each=st.sampled_from(FIELDS), typed=st.text(max_size=12))
def test_what_is_parsed_is_always_a_value_of_the_field(each: Field, typed: str) -> None:
    try:
        value = each.parse(typed)
    except InputError:
        return
    assert each.accepts(value)


@settings(max_examples=60)
@given(each=st.sampled_from([each for each in FIELDS if each is not NOTE]), data=st.data())
def test_a_value_as_shown_can_be_typed_again(each: Field, data: st.DataObject) -> None:
    numbers = list(range(each.low, each.high + 1)) if each.numeric else []
    values: list[Value] = [*numbers, *each.choices]
    value = data.draw(st.sampled_from(values))
    assert each.parse(each.text(value)) == value
