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

NEARLY_USUAL = (
    "[2026-11-16]",
    "[2026-11-17]",
    "[2026-11-17] ",
    "mood = 5",
    "mood = 10",
    "sleep = 0",
    "sleep = 05",
    "sleep = 100",
    "sleep = -1",
    "sleep = 5_0",
    "goals=3",
    "goals = 3 # of 4",
    " goals = 3",
    "2026-11-17.goals = 3",
    "own_key = 3",
    "own-key = true",
    'note = ""',
    'note = "as [2026-11-18] = 4, \N{SNOWMAN}\N{LINE SEPARATOR}"',
    "note = 'a'",
    'note = "a\\nb"',
    'note = "a\tb"',
    'note = "a\x7fb"',
    'note = "a" "b"',
    'note = "a',
    'note = """\na\n\n  b\n"""',
    'note = """\n"""',
    'note = """\n\n\n"""',
    'note = """a"""',
    'note = """\na\\\n b"""',
    'note = """\na""""',
    'note = """\na"b"""',
    'note = """\n\ta"""',
    'note = """\na\r\nb"""',
    'note = """\r\na"""',
    'note = """\n[2026-11-18]\nb"""',
    'note = """\na\n[2026-11-18]"""',
    'note = """\nmood = 4\nsleep = 3"""',
    'note = """\nhalf',
    '"""',
    "",
)
"""The form in which a day is usually written, and what is nearly that."""

usual_texts = st.tuples(
    st.sampled_from(("", "[2026-11-15]\n", "format = 1\n", "format = 1\n\n[2026-11-15]\n")),
    st.lists(st.sampled_from(NEARLY_USUAL), max_size=8).map("\n".join),
    st.sampled_from(("", "\n", "\r\n")),
).map("".join)

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


@examples(300, 20000)
@given(usual_texts)
def test_so_do_days_in_the_usual_form_and_nearly_in_it(text: str) -> None:
    assert_read_as_one(text)


@pytest.mark.parametrize("line", NEARLY_USUAL)
@pytest.mark.parametrize("before", ["", "[2026-11-15]\n"])
def test_so_does_each_of_these_lines_alone(before: str, line: str) -> None:
    assert_read_as_one(f"{before}{line}\n")


def test_days_as_they_are_written_need_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = ('"on {day}"', '"""\non\n\n{day}"""')
    text = "format = 1\n\n" + "".join(
        f'[2026-11-{day}]\nmood = {day - 10}\nhomework = "none-set"\n'
        f"note = {notes[day % 2].format(day=day)}\n\n"
        for day in range(11, 21)
    )
    monkeypatch.setattr(tomllib, "loads", None)
    read_toml.cache_clear()
    content = read_toml(text)
    assert content["format"] == 1
    assert content["2026-11-20"] == {"mood": 10, "homework": "none-set", "note": "on 20"}
    assert content["2026-11-19"] == {"mood": 9, "homework": "none-set", "note": "on\n\n19"}


@examples(40, 4000)
@given(month_texts())
def test_so_do_months_as_people_write_them(month: Written) -> None:
    assert_read_as_one(month.text)


def test_a_table_that_was_there_before_is_no_other_one() -> None:
    with pytest.raises(TomlError) as raised:
        read_toml("[a]\nx = 1\n\n[a]\ny = 2\n")

    assert (raised.value.line, raised.value.reason) == (4, "this table is already there further up")
