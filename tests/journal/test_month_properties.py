"""For any month text a person might have written, and any change of one day."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.journal.month_texts import DATES, MONTH, Written, changes, month_texts, notes
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, Change
from therapy_tui.journal.month_change import change_day
from therapy_tui.journal.month_text import parse_changed, parse_month
from therapy_tui.journal.toml_limits import DEEPEST, LONGEST_NUMBER, is_modest
from therapy_tui.journal.toml_outline import key_lines
from therapy_tui.journal.toml_scan import scan
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import same

FILE = Path("2026-11.toml")
dates = st.sampled_from([*DATES, date(2026, 11, 10)])
NOTHING: Change = {field.key: None for field in FIELDS}
budget = examples(25, 2000)


@budget
@given(month_texts(), dates, changes())
def test_a_changed_text_says_what_was_meant(month: Written, day: date, change: Change) -> None:
    meant = month.content
    table = {**meant.get(str(day), {}), **change}
    meant[str(day)] = {key: value for key, value in table.items() if value is not None}
    said = dict(read_toml(change_day(month.text, day, change)))
    assert said.setdefault("format", 1) == meant.setdefault("format", 1)
    said.setdefault(str(day), {})
    assert same(said, meant)


@budget
@given(month_texts(), dates, changes())
def test_everything_outside_the_changed_day_keeps_its_bytes(
    month: Written, day: date, change: Change
) -> None:
    new = change_day(month.text, day, change)
    rest = new
    others = [chunk for chunk in month.chunks if chunk.owner != day and chunk.text.strip()]
    for chunk in others:
        if not chunk.text.lstrip().startswith("#"):
            before, found, rest = rest.partition(chunk.text.rstrip("\r\n"))
            assert found, f"{chunk.text!r} is not in {new!r} after {before!r}"
    assert new.startswith("\ufeff") == month.text.startswith("\ufeff")
    if "\r\n" in month.text:
        assert "\n" not in new.replace("\r\n", "")


@budget
@given(month_texts(), dates, changes())
def test_of_a_day_with_a_table_only_lines_of_that_table_change(
    month: Written, day: date, change: Change
) -> None:
    own = [chunk.text for chunk in month.chunks if chunk.owner == day]
    if own and not own[0].lstrip().startswith("["):
        return
    old_lines, new_lines = _lines(month.text), _lines(change_day(month.text, day, change))
    while old_lines and new_lines and old_lines[0] == new_lines[0]:
        del old_lines[0], new_lines[0]
    while old_lines and new_lines and old_lines[-1] == new_lines[-1]:
        del old_lines[-1], new_lines[-1]
    for line in old_lines:
        assert not line.strip() or line.strip() in "".join(own)


@budget
@given(month_texts(), dates, changes())
def test_every_comment_survives_every_change(month: Written, day: date, change: Change) -> None:
    new = change_day(month.text, day, change)
    assert sorted(re.findall(r"# c[0-9]+\.", new)) == sorted(month.comments)


@budget
@given(month_texts(), dates)
def test_a_change_to_the_present_values_changes_nothing_at_all(month: Written, day: date) -> None:
    present = parse_month(month.text, MONTH, FILE).days.get(day, Day(day))
    held = month.content.get(str(day), {})
    missing = {field.key: None for field in FIELDS if field.key not in held}
    assert change_day(month.text, day, {**present.values, **missing}) == month.text


@budget
@given(month_texts(), dates, changes())
def test_a_change_and_its_inverse_give_the_same_days(
    month: Written, day: date, change: Change
) -> None:
    before = parse_month(month.text, MONTH, FILE)
    text = change_day(month.text, day, change)
    inverse = {key: before.days.get(day, Day(day)).get(key) for key in change}
    after = parse_month(change_day(text, day, inverse), MONTH, FILE)
    assert {d: (e.values, repr(e.extra)) for d, e in after.days.items()} == {
        d: (e.values, repr(e.extra)) for d, e in before.days.items()
    }


@budget
@given(month_texts(), dates, changes() | st.just(NOTHING))
def test_reading_only_what_was_changed_finds_what_reading_all_does(
    month: Written, day: date, change: Change
) -> None:
    before = parse_month(month.text, MONTH, FILE)
    text = change_day(month.text, day, change)
    found = parse_changed(before, text, [day], MONTH, FILE)
    # What stands beside the fields may be nan, which is never equal to itself.
    assert repr(found) == repr(parse_month(text, MONTH, FILE))


@budget
@given(month_texts())
def test_the_statements_make_up_the_text_and_hold_every_key(month: Written) -> None:
    text = month.text.removeprefix("\ufeff")
    assert "".join(statement.text for statement in scan(month.text)) == text
    lines = key_lines(month.text)
    assert {path for path, _ in _walk(month.content)} <= lines.keys()
    for path, line in lines.items():
        assert str(path[-1]).partition(".")[0] in month.text.split("\n")[line - 1] or path[-1] == 0


@budget
@given(notes, st.sampled_from(["\n", "\r\n"]))
def test_any_text_reads_back_as_it_was_typed(note: str, newline: str) -> None:
    start = f"format = 1{newline}"
    text = change_day(start, DATES[0], {"note": note})
    assert parse_month(text, MONTH, FILE).days[DATES[0]].note == note
    assert change_day(text, DATES[0], {"note": None}) == start


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _walk(
    table: dict[str, object], path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], object]]:
    found: list[tuple[tuple[str, ...], object]] = []
    for key, value in table.items():
        found.append(((*path, key), value))
        if isinstance(value, dict):
            found += _walk(value, (*path, key))
    return found


@budget
@given(month_texts())
def test_lines_that_are_found_quickly_are_found_as_the_others_are(month: Written) -> None:
    quickly = scan(month.text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("therapy_tui.journal.toml_scan._usual", lambda _: None)
        assert scan(month.text) == quickly


@pytest.mark.parametrize("text", ['a = """"""\n', 'a = ""\n', "1_0 = 1_0\r\n", 'a = "\\\\"\n'])
def test_lines_that_are_nearly_as_usual(text: str) -> None:
    (pair, *_) = scan(text)

    assert pair.pair is not None
    assert pair.pair.value.of(text) == text.strip().partition(" = ")[2]


@pytest.mark.parametrize(
    "text",
    [
        f"a = {'[' * DEEPEST}{']' * DEEPEST}",
        f"a = {'{ a = ' * DEEPEST}1{' }' * DEEPEST}",
        f"{'.'.join('a' * (DEEPEST + 1))} = 1",
        f"[{'.'.join('a' * DEEPEST)}]\na = 1",
        f"a = 0x{'f' * (LONGEST_NUMBER // 4 + 1)}",
        f"a = 0b{'1' * (LONGEST_NUMBER + 1)}",
    ],
)
def test_a_text_that_goes_too_far_is_never_taken_for_a_modest_one(text: str) -> None:
    assert not is_modest(text)
    with pytest.raises(TomlError):
        read_toml(text)
