"""Changes of a TOML text that leave everything else as it is: keys and arrays of tables."""

from collections.abc import Mapping
from datetime import date, datetime
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.journal.month_texts import STRANGE_VALUES
from therapy_tui.domain.errors import SaveError
from therapy_tui.journal.splice import confirm, replace_tables, set_keys
from therapy_tui.journal.toml_outline import key_lines, line_of
from therapy_tui.journal.toml_scan import Kind, scan
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import render_key, render_value, same

ORDER = ("started", "frequency", "hidden", "support")

PROFILE = """\
# My therapy
frequency = "weekly" # Tuesdays

# whom to call
support = '''
Ana
'''

[[goals]]
name = "sleep" # first of all
since = 2026-01-05

# the hard one
[[goals]]
name = "calls"
steps = [ "one", # small
  "two" ]

[[goals]]
name = "walks"

[mine]
x = 1
"""


def read_goal(element: object) -> Mapping[str, object] | None:
    """A goal's name and date, when it has a name."""
    if not isinstance(element, dict) or not isinstance(element.get("name"), str):
        return None
    return {key: element[key] for key in ("name", "since") if key in element}


def with_goals(text: str, *goals: Mapping[str, object]) -> str:
    return replace_tables(text, "goals", goals, read_goal, ("name", "since"))


SLEEP = {"name": "sleep", "since": date(2026, 1, 5)}
CALLS = {"name": "calls"}
WALKS = {"name": "walks"}

# Keys


def test_a_key_of_the_root_is_changed_where_it_stands() -> None:
    assert set_keys(PROFILE, {"frequency": "monthly"}, ORDER) == PROFILE.replace(
        "weekly", "monthly"
    )


def test_a_new_key_of_the_root_goes_where_the_order_has_it_and_below_the_files_comment() -> None:
    new = set_keys(PROFILE, {"started": date(2026, 1, 2), "hidden": ("goals",)}, ORDER)
    assert new == PROFILE.replace(
        'frequency = "weekly" # Tuesdays\n',
        'started = 2026-01-02\nfrequency = "weekly" # Tuesdays\nhidden = ["goals"]\n',
    )


def test_a_new_key_goes_before_the_comment_of_the_key_it_precedes() -> None:
    text = "x = 1\n\n# whom\nsupport = 'a'\n"
    expected = "x = 1\n\nhidden = []\n# whom\nsupport = 'a'\n"
    assert set_keys(text, {"hidden": []}, ORDER) == expected


def test_a_key_without_a_place_in_the_order_goes_last_in_its_table() -> None:
    assert set_keys("a = 1\n\n[t]\n", {"b": 2}) == "a = 1\nb = 2\n\n[t]\n"


def test_the_first_key_of_a_root_stands_apart_from_the_first_table() -> None:
    assert set_keys("# top\n\n[t]\n", {"a": 1}) == "# top\n\na = 1\n\n[t]\n"
    assert set_keys("# t\n[t]\n", {"a": 1}) == "a = 1\n\n# t\n[t]\n"


def test_a_key_of_a_table_or_of_an_element_is_found_by_its_path() -> None:
    assert set_keys(PROFILE, {"x": 2}, path=("mine",)) == PROFILE.replace("x = 1", "x = 2")
    changed = set_keys(PROFILE, {"name": "phone"}, path=("goals", 1))
    assert changed == PROFILE.replace('"calls"', '"phone"')


def test_a_table_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(SaveError, match=r"no table \[mine\.too\]"):
        set_keys(PROFILE, {"x": 2}, path=("mine", "too"))


def test_a_text_that_is_no_toml_is_never_changed() -> None:
    with pytest.raises(TomlError):
        set_keys("x =", {"y": 1})
    with pytest.raises(TomlError):
        with_goals("x =", SLEEP)


def test_a_present_value_in_any_form_is_left_as_written() -> None:
    text = "hidden = [ 'goals', # a\n ]\nsupport = \"\\u0061\"\n"
    assert set_keys(text, {"hidden": ("goals",), "support": "a", "frequency": None}) == text


def test_the_comments_inside_a_replaced_value_stay_above_it() -> None:
    text = "  hidden = [ 'goals', # a\n 1 ] # b"
    assert set_keys(text, {"hidden": ["x"]}) == "  # a\n  hidden = ['x'] # b".replace("'", '"')


def test_a_mismatch_is_an_error_and_gives_no_text() -> None:
    with pytest.raises(SaveError, match="nothing was written"):
        confirm("a = 1\nb = 2\n", {"a": 1})
    with pytest.raises(SaveError, match=r"without touching other lines \(a\)"):
        confirm("a = true\n", {"a": 1})
    with pytest.raises(SaveError, match="a = is missing"):
        confirm("a\n", {"a": 1})
    assert confirm("a = 1\nb = 2\n", {"a": 1}, besides=("b",)) == {"a": 1, "b": 2}


# Arrays of tables


def test_an_element_that_stays_keeps_its_characters() -> None:
    assert with_goals(PROFILE, SLEEP, CALLS, WALKS) == PROFILE


def test_of_a_changed_element_only_the_changed_keys_change() -> None:
    new = with_goals(PROFILE, SLEEP, {**CALLS, "since": date(2026, 2, 1)}, WALKS)
    assert new == PROFILE.replace('name = "calls"\n', 'name = "calls"\nsince = 2026-02-01\n')
    new = with_goals(PROFILE, {**SLEEP, "since": None}, CALLS, WALKS)
    assert new == PROFILE.replace("since = 2026-01-05\n", "")


def test_a_removed_element_takes_nothing_of_the_others_and_leaves_its_comment() -> None:
    new = with_goals(PROFILE, SLEEP, WALKS)
    gone = 'name = "calls"\nsteps = [ "one", # small\n  "two" ]\n'
    assert new == PROFILE.replace("[[goals]]\n" + gone, "# small\n")
    assert with_goals(PROFILE, SLEEP, CALLS) == PROFILE.replace('[[goals]]\nname = "walks"\n\n', "")


def test_a_comment_line_of_a_removed_element_keeps_every_character() -> None:
    text = "[[goals]]\n\n  # mine \t \nname = 'a'\n\n[x]\n"
    assert with_goals(text) == "\n  # mine \t \n\n[x]\n"


def test_new_elements_stand_where_they_stand_in_the_list() -> None:
    new = with_goals(PROFILE, SLEEP, {"name": "a"}, CALLS, WALKS, {"name": "z"})
    expected = PROFILE.replace("# the hard", '[[goals]]\nname = "a"\n\n# the hard')
    assert new == expected.replace("[mine]", '[[goals]]\nname = "z"\n\n[mine]')
    assert with_goals("[[goals]]\nname = 'b'\n", {"name": "a"}, {"name": "b"}) == (
        "[[goals]]\nname = \"a\"\n\n[[goals]]\nname = 'b'\n"
    )


def test_the_first_element_of_all_goes_to_the_end() -> None:
    assert with_goals("x = 1", WALKS) == 'x = 1\n\n[[goals]]\nname = "walks"\n'
    assert (
        with_goals("", WALKS, CALLS) == '[[goals]]\nname = "walks"\n\n[[goals]]\nname = "calls"\n'
    )


def test_the_last_element_of_a_file_goes_with_the_blank_line_above_it() -> None:
    text = 'x = 1\n\n[[goals]]\nname = "walks"\n\n[[goals]]\nname = "calls"\n\n[goals.y]\nz = 1\n'
    assert with_goals(text) == "x = 1\n"
    assert with_goals(text, WALKS) == 'x = 1\n\n[[goals]]\nname = "walks"\n'


def test_an_array_in_brackets_becomes_tables_and_keeps_its_comments() -> None:
    text = "goals = [ {name = 'walks'}, # slow\n {nam = 'lost', of = [1]} ]\nx = 1\n"
    assert with_goals(text, WALKS) == text
    assert with_goals(text, WALKS, CALLS) == dedent("""\
        # slow
        x = 1

        [[goals]]
        nam = "lost"
        of = [1]

        [[goals]]
        name = "walks"

        [[goals]]
        name = "calls"
        """)


def test_an_element_that_is_not_understood_stays_as_it_is() -> None:
    text = "[[goals]]\nnam = 'lost' # ?\n\n[[goals]]\nname = 'walks'\nsince = 'May'\n"
    assert with_goals(text, WALKS | {"since": "May"}) == text
    assert with_goals(text) == "[[goals]]\nnam = 'lost' # ?\n"
    only = "[[goals]]\nnam = 'lost'\n"
    assert with_goals(only, WALKS) == only + '\n[[goals]]\nname = "walks"\n'


def test_something_else_of_that_name_gives_way_to_the_tables() -> None:
    assert with_goals("goals = 3 # three\n", WALKS) == '# three\n\n[[goals]]\nname = "walks"\n'
    assert with_goals("[goals]\na = 1\n", WALKS) == '[[goals]]\nname = "walks"\n'


names = st.sampled_from(["a", "b", "c", "d", "é #", "[[goals]]"])
goals = st.fixed_dictionaries(
    {"name": names}, optional={"since": st.dates(date(2026, 1, 1), date(2026, 1, 3))}
)


@st.composite
def profiles(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(["", "format = 1\n\n", "# c\n\n"]))]
    for number in range(draw(st.integers(0, 4))):
        parts.append(draw(st.sampled_from(["", "\n", "# c\n", "\n# c\n", f"[t{number}]\nx = 1\n"])))
        parts.append("[[goals]] # c\n" if draw(st.booleans()) else " [[ 'goals' ]]\n")
        if draw(st.integers(0, 5)):
            parts.append(f"name = {render_value(draw(names))}\n")
        if draw(st.booleans()):
            parts.append(
                f"own = {draw(st.sampled_from(STRANGE_VALUES)).replace('#@', '# c')} # c\n"
            )
        if draw(st.booleans()):
            parts.append("since = 2026-01-02\n")
        parts.append(draw(st.sampled_from(["", "", "[goals.more] # c\ny = 1\n"])))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = "".join(parts).replace("\n", newline)
    return text.removesuffix(newline) if draw(st.booleans()) else text


@examples(50, 4000)
@given(profiles(), st.lists(goals, max_size=4))
def test_any_list_of_goals_can_take_the_place_of_any_other(
    text: str, wanted: list[Mapping[str, object]]
) -> None:
    before = read_toml(text)
    new = with_goals(text, *wanted)
    after = read_toml(new)
    found = after.get("goals", [])
    assert isinstance(found, list)
    assert [goal for goal in map(read_goal, found) if goal is not None] == wanted
    held = before.get("goals", [])
    assert isinstance(held, list)
    strange = [element for element in held if read_goal(element) is None]
    assert same([element for element in found if read_goal(element) is None], strange)
    assert same({**after, "goals": 0}, {**before, "goals": 0})
    assert with_goals(new, *wanted) == new
    assert new.count("# c") == text.count("# c")


# Values, places and keys


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (7, "7"),
        (True, "true"),
        ("a\tb", r'"a\tb"'),
        ("a\r\nb", '"""\na\\r\nb"""'),
        ("\x1b[31m\x7f", r'"\u001b[31m\u007f"'),
        (date(2026, 11, 17), "2026-11-17"),
        (datetime(2026, 11, 24, 15), "2026-11-24 15:00:00"),
        (["a\nb", 1], r'["a\nb", 1]'),
        ([], "[]"),
        ({"a b": {"c": [1]}, "d": {}}, '{ "a b" = { c = [1] }, d = {} }'),
    ],
)
def test_a_value_is_written_so_that_it_can_be_read(value: object, written: str) -> None:
    text = render_value(value)
    assert text.replace("a\tb", r"a\tb") == written
    assert same(read_toml(f"v = {text}")["v"], value)


def test_a_long_list_stands_on_lines_of_its_own() -> None:
    value = ["x" * 30, "y" * 30, "z" * 30]
    written = render_value(value, "\r\n")
    assert written.split("\r\n")[1] == f'    "{"x" * 30}",'
    assert read_toml(f"v = {written}")["v"] == value


def test_a_key_is_written_bare_where_it_can_be() -> None:
    assert [render_key(key) for key in ("mood", "2026-11-17", "a b", "", 'é"')] == [
        "mood",
        "2026-11-17",
        '"a b"',
        '""',
        r'"é\""',
    ]


def test_values_of_different_types_are_not_the_same() -> None:
    assert not same(1, True)
    assert not same(1, 1.0)
    assert not same(0.0, -0.0)
    assert not same({"a": [1]}, {"a": [1, 2]})
    assert same({"a": [float("nan")], "b": 1}, {"b": 1, "a": [float("nan")]})


@pytest.mark.parametrize("value", [value.replace("#@", "# x") for value in STRANGE_VALUES])
def test_each_value_ends_where_it_ends(value: str) -> None:
    first, second = scan(f"a  =\t{value} # end\nb = 1\n")
    assert first.pair is not None
    assert first.pair.value.of(f"a  =\t{value}") == value
    assert first.comment is not None
    assert second.path == ("b",)


def test_each_statement_has_its_kind_its_keys_and_its_lines() -> None:
    text = '\ufeff# a\r\n\r\n[ a . \'b.c\' ]\r\n"d\\u0065".f=1\r\n[[ "g]]" ]] # h'
    statements = scan(text)
    assert [(s.kind, s.path, s.text) for s in statements] == [
        (Kind.COMMENT, (), "# a\r\n"),
        (Kind.BLANK, (), "\r\n"),
        (Kind.TABLE, ("a", "b.c"), "[ a . 'b.c' ]\r\n"),
        (Kind.PAIR, ("de", "f"), '"d\\u0065".f=1\r\n'),
        (Kind.ARRAY, ("g]]",), '[[ "g]]" ]] # h'),
    ]


def test_only_text_the_parser_accepts_can_be_scanned() -> None:
    with pytest.raises(ValueError, match="only text the TOML parser has accepted"):
        scan("= 3\n")


def test_every_key_has_a_line_down_to_the_elements_of_arrays() -> None:
    lines = key_lines(PROFILE)
    assert lines["support",] == 5
    assert lines["goals", 0, "since"] == 11
    assert lines["goals", 1] == 14
    assert lines["goals", 2, "name"] == 20
    assert line_of(lines, ("goals", 2, "since")) == 19
    assert line_of(lines, ("nowhere",)) is None


def test_a_table_inside_an_element_belongs_to_that_element() -> None:
    lines = key_lines("[[a]]\n[[a]]\n[a.b]\nc = 1\n[[a.d]]\n[[a.d]]\ne.f = { g = 2 }\n")
    assert lines["a", 1, "b", "c"] == 4
    assert lines["a", 1, "d", 1, "e", "f", "g"] == 7
