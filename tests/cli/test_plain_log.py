"""``log`` without click reads what click would read, or leaves the line to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_tui.cli import log
from therapy_tui.cli.plain_log import Plain, plain
from therapy_tui.domain.fields import FIELDS

WORDS = (
    *("6", ".", "none", "-", "-3", "--", "", "a note = two", "2026-11-23", "today"),
    *("--json", "--session", "--clear", "--journal", "--help", "-h", "--mo", "--moo=5", "--="),
    *("--date", "--date=-1", "--date=yesterday", "--values", "--day-text", "---mood", "-mood"),
    *(f"--{field.key}" for field in FIELDS),
    *(f"--{field.key}={value}" for field in FIELDS for value in ("", "3", "a=b")),
)


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_read_without_click_is_what_click_reads(words: list[str]) -> None:
    read = plain(words)
    if read is None:
        return
    said = log.command.make_context("log", [*words]).params
    assert [*said.pop("values")] == read.values
    assert said.pop("day_text") == read.options.pop("date", "today")
    assert not any(said.pop(other) for other in ("held", "clear", "as_json"))
    assert {key: text for key, text in said.items() if text is not None} == read.options


@pytest.mark.parametrize(
    ("line", "values", "options"),
    [
        ("--mood 6", [], {"mood": "6"}),
        ("6 4 . 2", ["6", "4", ".", "2"], {}),
        ("6 --date yesterday --sleep=good", ["6"], {"date": "yesterday", "sleep": "good"}),
    ],
)
def test_what_is_mostly_typed_needs_no_click(
    line: str, values: list[str], options: dict[str, str]
) -> None:
    assert plain(line.split()) == Plain(values, options)


@pytest.mark.parametrize(
    "line",
    ["", "--json 6", "-h", "6 --journal x", "6 4 -", "--date -1 6", "--mood", "--mood 6 --mood 7"],
)
def test_everything_else_is_left_to_click(line: str) -> None:
    assert plain(line.split()) is None
