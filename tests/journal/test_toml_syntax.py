"""The content of a text is what the parser makes of all of it, though it is read table by table."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.journal.month_texts import Written, month_texts
from therapy_tui.journal.toml_syntax import BOM, TomlError, read_toml
from therapy_tui.journal.toml_value import same

LINES = (
    "[a]",
    "[b]",
    "[ a ]",
    "  [b]",
    "['a']",
    "[a.b]",
    "[[a]]",
    "[[c]]",
    "[1, 2],",
    "a = 1",
    "b = 1",
    "a.b = 2",
    "b = { c = 1 }",
    "c = [",
    "]",
    "]]",
    '"""',
    "'''",
    'd = """',
    "d = '''",
    "# d = '''",
    "",
    "d = 1979-05-27",
    "\r",
    "[a]\r",
)
"""What can stand in a text at all, and what only together with others."""

texts = st.lists(st.sampled_from(LINES), max_size=8).map("\n".join)


def assert_read_as_one(text: str) -> None:
    read_toml.cache_clear()
    try:
        whole = tomllib.loads(text.removeprefix(BOM))
    except tomllib.TOMLDecodeError:
        with pytest.raises(TomlError):
            read_toml(text)
        return
    content = read_toml(text)
    assert same(content, whole)
    assert [*content] == [*whole]


@examples(300, 20000)
@given(texts)
def test_lines_of_all_kinds_say_what_they_say_as_one_text(text: str) -> None:
    assert_read_as_one(text)


@examples(40, 4000)
@given(month_texts())
def test_so_do_months_as_people_write_them(month: Written) -> None:
    assert_read_as_one(month.text)


def test_a_table_that_was_there_before_is_no_other_one() -> None:
    with pytest.raises(TomlError) as raised:
        read_toml("[a]\nx = 1\n\n[a]\ny = 2\n")

    assert (raised.value.line, raised.value.reason) == (4, "this table is already there further up")
