"""For any three versions of a month a person might have written: what a merge keeps."""

import re
from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.journal.month_texts import DATES, Written, changes, month_texts
from therapy_tui.domain.fields import Change
from therapy_tui.journal.merging import merge
from therapy_tui.journal.month_change import change_days
from therapy_tui.journal.toml_syntax import read_toml
from therapy_tui.journal.toml_value import inline, same

budget = examples(6, 200)
edits = st.dictionaries(st.sampled_from([*DATES, date(2026, 11, 10)]), changes(), max_size=4)


@budget
@given(month_texts(), month_texts())
def test_a_side_that_changed_nothing_leaves_the_other_byte_for_byte(a: Written, b: Written) -> None:
    assert merge(a.text, a.text, b.text).text == b.text
    assert merge(a.text, b.text, a.text).text == b.text
    assert merge(a.text, b.text, b.text).text == b.text
    assert merge(a.text, b.text, b.text).conflicts == ()


@budget
@given(month_texts(), month_texts(), month_texts())
def test_nothing_that_either_side_wrote_is_lost(
    base: Written, ours: Written, theirs: Written
) -> None:
    result = merge(base.text, ours.text, theirs.text)
    said = read_toml(result.text)
    for path, value in leaves(ours.content):
        if not same(at(base.content, path), value):
            assert same(at(said, path), value)
    for path, value in leaves(theirs.content):
        if not same(at(base.content, path), value):
            assert same(at(said, path), value) or inline(value) in comments(result.text)


@budget
@given(month_texts(), month_texts(), month_texts())
def test_comments_that_someone_added_are_in_the_result(
    base: Written, ours: Written, theirs: Written
) -> None:
    mine, other = named("o", ours), named("t", theirs)
    result = merge(base.text, mine, other).text
    for comment in [*re.findall(r"# [ot]\d+\.", mine), *re.findall(r"# [ot]\d+\.", other)]:
        assert comment in result


@budget
@given(month_texts(), month_texts(), month_texts())
def test_the_same_merge_again_adds_no_second_mark(
    base: Written, ours: Written, theirs: Written
) -> None:
    once = merge(base.text, ours.text, theirs.text)
    again = merge(base.text, once.text, theirs.text)
    assert sorted(map(repr, again.conflicts)) == sorted(map(repr, once.conflicts))
    assert same(again.content, once.content)
    assert comments(again.text) == comments(once.text)


@budget
@given(month_texts(), edits, edits)
def test_the_same_merge_of_two_edited_versions_changes_nothing(
    base: Written, mine: dict[date, Change], other: dict[date, Change]
) -> None:
    ours, theirs = change_days(base.text, mine), change_days(base.text, other)
    once = merge(base.text, ours, theirs)
    assert merge(base.text, once.text, theirs).text == once.text


@budget
@given(month_texts(), edits, edits)
def test_changes_of_different_fields_both_hold_whoever_merges(
    base: Written, mine: dict[date, Change], other: dict[date, Change]
) -> None:
    apart = {
        day: {key: value for key, value in change.items() if key not in mine.get(day, {})}
        for day, change in other.items()
    }
    ours, theirs = change_days(base.text, mine), change_days(base.text, apart)
    here, there = merge(base.text, ours, theirs), merge(base.text, theirs, ours)
    if not here.conflicts:
        assert same(read_toml(here.text), read_toml(there.text))
        both = change_days(change_days(base.text, mine), apart)
        assert same(filled(here.text), filled(both))


def leaves(content: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield from leaves(value, (*path, key))
    else:
        yield path, content


def at(content: object, path: tuple[str, ...]) -> object:
    for key in path:
        content = content.get(key) if isinstance(content, dict) else None
    return content


def comments(text: str) -> str:
    """What the merges so far left beside our values."""
    marked = [line for line in text.split("\n") if "# merge:" in line]
    return "\n".join(sorted(line[line.index("# merge:") :].rstrip() for line in marked))


def filled(text: str) -> dict[str, object]:
    """What a text says, without tables that hold nothing."""
    return {key: value for key, value in read_toml(text).items() if value != {}}


def named(letter: str, written: Written) -> str:
    return re.sub(r"# c(\d+)\.", rf"# {letter}\1.", written.text)
