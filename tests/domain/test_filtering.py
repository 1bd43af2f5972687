"""What is typed to find days: words of notes, values of fields, several together."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import FIELDS, NOTE, Value
from therapy_tui.domain.filtering import (
    FILTER_FORMS,
    Filter,
    flowing,
    folded,
    parse_filter,
)

FULL: Mapping[str, Value] = {
    "mood": 3,
    "sleep": 4,
    "homework": "none-set",
    "goals": 2,
    "takeaways": 0,
    "sessions": 1,
    "frequency": "monthly",
    "note": "First session after the break;\nslept well",
}


def day(**values: Value) -> Day:
    return Day(date(2026, 11, 17), values)


@pytest.mark.parametrize(
    "typed",
    [
        *("break", "BREAK", "reak; slept", "slept break", '"after the break"', '"break; slept'),
        *("mood<=3", "mood=3", "mood>2", "Mood < 4", "mood >= 3", "goal=2", "goals=2"),
        *("sleep=4", "sleep=good", 'sleep="Good"', "homework=none", "homework=none-set"),
        *("session", "Sessions", "note", "notes", "session mood<=3 slept", "takeaways=0"),
        *("sessions>=1", "session=1", "frequency=monthly", "note=break", '"; slept"'),
    ],
)
def test_a_day_is_found_by_its_note_and_its_values(typed: str) -> None:
    assert parse_filter(typed).fits(day(**FULL))


@pytest.mark.parametrize(
    "typed",
    [
        *("holiday", '"the after"', "break holiday", '"mood<=3"', "bre.k", "mood break"),
        *("mood<3", "mood>3", "mood>=4", "mood=10", "sleep=poor", "homework=0", "homework>=0"),
        *("takeaways>0", "session mood=4", "sessions>1", "frequency=weekly", "note=holiday"),
    ],
)
def test_other_days_are_not(typed: str) -> None:
    assert not parse_filter(typed).fits(day(**FULL))


@pytest.mark.parametrize("typed", ["mood<=10", "mood>=1", "session", "note", "homework<=5", "a"])
def test_a_value_that_was_not_logged_is_neither_low_nor_high(typed: str) -> None:
    assert not parse_filter(typed).fits(day())


def test_a_day_on_which_no_session_was_held_is_no_session() -> None:
    assert not parse_filter("session").fits(day(sessions=0))
    assert parse_filter("session=0").fits(day(sessions=0))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type a word of a note, or a value such as mood<=3."),
        ('  "" ', "Type a word of a note, or a value such as mood<=3."),
        ("mood<=0", "Mood goes from 1 to 10."),
        ("mood=11", "Mood goes from 1 to 10."),
        ("sleep>=6", "Sleep quality goes from 1 to 5."),
        ("mood<=", "mood<= needs a value: 1 to 10."),
        ("mood=good", "Mood takes 1 to 10, not 'good'."),
        ("mood=" + "9" * 5000, "Mood takes 1 to 10, not '9999"),
        ("homework>none", "'none set' is no number; write homework=none."),
        ("frequency<monthly", "Session frequency is no number; write frequency=weekly."),
        ("note>3", "Note is no number; write note=word."),
        ("mod<=3", "There is no field 'mod'; did you mean mood? In quotation marks it is found"),
        ("zzz=3", "There is no field 'zzz'. In quotation marks it is found in notes."),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_filter(typed)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("typed", ["sleep=1", "break"])
def test_a_field_that_is_hidden_is_not_searched(typed: str) -> None:
    shown = [field for field in FIELDS if field.key != ("note" if typed == "break" else "sleep")]
    with pytest.raises(InputError, match=r"hidden in your settings"):
        parse_filter(typed, shown)


def test_a_letter_and_its_accent_are_one_however_they_were_typed() -> None:
    for note in ("caf\u00e9", "cafe\u0301"):
        for typed in ("CAF\u00c9", "cafe\u0301"):
            assert parse_filter(typed).fits(day(note=note))
        assert not parse_filter("cafe").fits(day(note=note))


def test_matches_are_where_the_words_stand_and_do_not_overlap() -> None:
    line = "Well, well: slept well"
    assert parse_filter("well").spans(line) == [(0, 4), (6, 10), (18, 22)]
    assert parse_filter("well slept").spans(line) == [(0, 4), (6, 10), (12, 17), (18, 22)]
    assert parse_filter('ell "well: s"').spans(line) == [(1, 4), (6, 13), (19, 22)]
    assert parse_filter("mood=3").spans(line) == []


def test_every_letter_is_compared_in_its_place() -> None:
    assert all(len(folded(chr(code))) == 1 for code in range(0x110000))
    assert folded("ΟΔΟΣ İ") == "οδοσ i"
    assert parse_filter("İstanbul οδος").spans("x istanbul ΟΔΟΣ") == [(2, 10), (11, 15)]


def test_the_forms_that_are_shown_can_be_typed() -> None:
    for form, _ in FILTER_FORMS:
        assert parse_filter(form) != Filter()


@given(st.text(), st.text())
def test_any_text_is_read_or_refused_in_a_sentence(typed: str, note: str) -> None:
    wanted = Filter()
    with suppress(InputError):
        wanted = parse_filter(typed)
    line = flowing(note)
    spans = wanted.spans(line)
    assert all(0 <= begin < end <= len(line) for begin, end in spans)
    if wanted.texts and wanted.fits(day(note=note)):
        assert spans


@given(st.text(min_size=1).map(str.strip).filter(lambda text: text and '"' not in text))
def test_a_note_is_found_by_itself_in_quotation_marks(note: str) -> None:
    wanted = parse_filter(f'"{note}"')
    assert wanted.fits(day(note=f"before {note} after"))
    assert NOTE.key not in [condition.field.key for condition in wanted.conditions]
