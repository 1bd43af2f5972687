"""What is read from a month's text, what is wrong in it, and how one day of it is changed."""

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.domain.fields import Change
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.month_change import change_day
from therapy_tui.journal.month_text import MonthText, parse_month

MONTH = Month(2026, 11)
FILE = Path("journal/2026-11.toml")
DAY = date(2026, 11, 17)

WEEK = """\
# November
format = 1

[2026-11-16]
mood = 6

# the session
[2026-11-17]
mood = 7  # better
sleep = 4

[2026-11-19]
mood = 5
"""


def read(text: str) -> MonthText:
    return parse_month(text, MONTH, FILE)


def faults(text: str) -> list[str]:
    return [str(fault) for fault in read(text).faults]


def changed(text: str, day: date = DAY, **change: int | str | None) -> str:
    return change_day(dedent(text), day, change)


# Reading


def test_a_day_has_its_valid_values_and_carries_unknown_keys() -> None:
    day = read('[2026-11-17]\nmood = 7\nhomework = "none-set"\nweather = "rain"\n').days[DAY]
    assert day.values == {"mood": 7, "homework": "none-set"}
    assert day.extra == {"weather": "rain"}


def test_days_come_in_date_order_whatever_the_order_of_the_file() -> None:
    days = read("[2026-11-17]\nmood = 7\n[2026-11-05]\nmood = 2\n").days
    assert [day.day for day in days] == [5, 17]


def test_tables_and_keys_of_the_persons_own_are_no_fault() -> None:
    content = read('mine = 1\n[list]\nx = 2\n[2026-11-17]\nmood = 7\n"2026" = 3\n')
    assert content.faults == ()
    assert list(content.days) == [DAY]


def test_a_file_without_a_format_is_of_the_first_format() -> None:
    assert read("[2026-11-17]\nmood = 7\n") == read("format = 1\n[2026-11-17]\nmood = 7\n")


def test_a_byte_order_mark_is_tolerated() -> None:
    assert read("\ufeffformat = 1\n[2026-11-17]\nmood = 7\n").days[DAY].mood == 7


def test_an_escape_character_written_by_hand_is_the_real_character() -> None:
    text = '[2026-11-17]\nnote = "[/bold] [red]x[/red] 你好 é \\u001b[31m"\n'
    assert read(text).days[DAY].note == "[/bold] [red]x[/red] 你好 é \x1b[31m"


def test_a_blank_note_is_missing_and_no_fault() -> None:
    content = read('[2026-11-17]\nmood = 7\nnote = " "\n')
    assert content.days[DAY].note is None
    assert content.faults == ()


def test_a_table_without_anything_valid_is_not_among_the_days() -> None:
    assert read("[2026-11-17]\n").days == {}
    assert read("[2026-11-17]\nmood = 14\n").days == {}


# What is wrong


def test_a_value_out_of_range_is_named_with_file_line_day_key_and_range() -> None:
    text = "format = 1\n\n[2026-11-17]\nsleep = 4\n# so good\nmood = 14\n"
    content = read(text)
    assert content.faults == (
        Fault(
            FILE,
            "17 November, mood: 14 is not 1 to 10; it counts as missing until you change it.",
            line=6,
            day="2026-11-17",
            key="mood",
        ),
    )
    assert str(content.faults[0]).startswith("2026-11.toml:6: 17 November, mood: 14 is not")
    assert content.days[DAY].values == {"sleep": 4}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('mood = "7"', 'mood: "7" (a text) is not 1 to 10;'),
        ("mood = 7.0", "mood: 7.0 (no whole number) is not 1 to 10;"),
        ("mood = true", "mood: true is not 1 to 10;"),
        ("mood = [7]", "mood: a list is not 1 to 10;"),
        ("mood = {x = 7}", "mood: a table is not 1 to 10;"),
        ('homework = "all"', 'homework: "all" (a text) is not 0 to 5 or none-set;'),
        ('frequency = "daily"', 'frequency: "daily" is not one of weekly, every-2-weeks,'),
        ("frequency = 2", "frequency: 2 is not one of weekly,"),
        ("note = 2026-11-17", "note: 2026-11-17 is not text;"),
        (f'mood = "{"x" * 60}"', f'mood: "{"x" * 39}… (a text)'),
        ('mood = "\\u001b[31m"', r'mood: "\u001b[31m" (a text)'),
    ],
)
def test_a_value_of_the_wrong_type_says_what_it_is(value: str, words: str) -> None:
    (fault,) = faults(f"[2026-11-17]\n{value}\n")
    assert words in fault
    assert fault.startswith("2026-11.toml:2: 17 November, ")
    assert fault.endswith("it counts as missing until you change it.")


def test_a_value_inside_braces_or_behind_a_dot_has_its_own_line() -> None:
    text = "2026-11-16 = { x = [\n1,\n], mood = 11 }\n2026-11-17.mood = 12\n"
    assert [fault.line for fault in read(text).faults] == [3, 4]


def test_lines_are_counted_past_texts_of_several_lines_and_windows_line_ends() -> None:
    text = '[2026-11-16]\r\nnote = """\r\n[2026-11-17]\r\nmood = 99\r\n"""\r\nmood = 0\r\n'
    content = read(text)
    assert [(fault.line, fault.day) for fault in content.faults] == [(6, "2026-11-16")]
    assert content.days[date(2026, 11, 16)].note == "[2026-11-17]\nmood = 99\n"


def test_faults_come_in_the_order_of_the_file() -> None:
    text = "[2026-11-17]\nmood = 11\n[2026-11-05]\nsleep = 9\nmood = 12\n"
    assert [fault.line for fault in read(text).faults] == [2, 4, 5]


@pytest.mark.parametrize("name", ["2026-11-31", "2026-13-01", "2026-11-7", "0000-01-01"])
def test_an_impossible_date_is_a_fault(name: str) -> None:
    content = read(f"format = 1\n[{name}]\nmood = 7\n")
    assert content.days == {}
    (fault,) = content.faults
    assert (fault.line, fault.day, fault.blocks) == (2, name, False)
    assert f"{name} is no date of the calendar" in fault.text


def test_a_date_of_another_month_says_where_it_belongs() -> None:
    content = read("[2026-12-03]\nmood = 7\n")
    assert content.days == {}
    assert faults("[2026-12-03]\nmood = 7\n") == [
        "2026-11.toml:1: Thursday 3 December 2026 is not in November 2026; it counts as missing "
        "until you move it to 2026-12.toml."
    ]


@pytest.mark.parametrize(
    ("text", "shown"), [("2026-11-17 = 3", "3"), ("[[2026-11-17]]\nmood = 3", "a list")]
)
def test_a_day_that_is_no_table_is_a_fault(text: str, shown: str) -> None:
    (fault,) = read(f"format = 1\n{text}\n").faults
    assert fault.line == 2
    assert fault.text.startswith(f"17 November: {shown} is no table of values;")


def test_a_newer_format_is_still_read_but_blocks_writing() -> None:
    content = read("format = 2\n[2026-11-17]\nmood = 7\n")
    assert content.format == 2
    assert content.days[DAY].mood == 7
    (fault,) = content.faults
    assert fault.blocks
    assert str(fault).startswith("2026-11.toml:1: format 2 is newer than format 1")


@pytest.mark.parametrize("value", ['"1"', "0", "-1", "true", "1.0", "[1]"])
def test_a_format_that_is_none_is_a_fault_and_read_as_the_first(value: str) -> None:
    content = read(f"# x\nformat = {value}\n[2026-11-17]\nmood = 7\n")
    assert (content.format, content.days[DAY].mood) == (1, 7)
    (fault,) = content.faults
    assert (fault.line, fault.key, fault.blocks) == (2, "format", False)


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("[2026-11-17]\nmood = \n", 2, 8, "there is no value TOML knows here"),
        ("[2026-11-17]\nmood = good\n", 2, 8, "needs quotation marks"),
        ("[2026-11-17]\nmood 7\n", 2, 6, "a = is missing after the key"),
        ("[2026-11-17]\nmood = 7 sleep = 3\n", 2, 10, "something is left over after the value"),
        ("[2026-11-17\nmood = 7\n", 1, 12, "a ] is missing"),
        ("[[2026-11-17]\nmood = 7\n", 1, 13, "]] is missing"),
        ("[2026-11-17]\nmood = 7\nmood = 8\n", 3, 9, "this key is already there"),
        ("[2026-11-17]\n[2026-11-17]\n", 2, 12, "this table is already there"),
        ("x = {}\n[x.y]\n", 2, 5, "this table is already there"),
        ('note = "open\n', 1, 13, "a text is not closed"),
        ("note = 'open\n", 1, None, "a text is not closed"),
        ('x = 1\r\nnote = "a\\c"\r\n', 2, 12, "a backslash in a text"),
        ('note = "\x1b"\n', 1, 9, "a control character has to be written"),
        ("# \x1b\n", 1, 3, "a control character has to be written"),
        ('note = "\\u12"\n', 1, 11, "four hexadecimal digits"),
        ('note = "\\ud800"\n', 1, 15, "no character of that number"),
        ("x = [1 2]\n", 1, 8, "a list is not closed"),
        ("x = {a = 1 b = 2}\n", 1, 12, "a table in braces is not closed"),
        ("x = 2026-02-30\n", 1, 5, "no such date or time"),
        ("= 3\n", 1, 1, "neither a key, a [table] nor a # comment"),
        ("x. = 3\n", 1, 4, "a key is missing"),
        ('x = 1\nnote = """open\nmore\n', 3, None, "the file ends too early"),
        (f"x = {'9' * 5000}\n", 1, None, "a number is too long"),
        (f"x = {'[' * 100_000}\n", 1, None, "nested too deep"),
        (f"x = {'[' * 150}{']' * 150}\n", 1, None, "nested too deep"),
        (f"x = '''\n'''\n[x{'.x' * 2000}]\n", 3, None, "a key has more than 100 parts"),
        (f"x = {{ 'a.b'{' . x' * 100_000} = 1 }}\n", 1, None, "a key has more than 100 parts"),
        (f"mood = 0x{'f' * 5000}\n", 1, None, "a number is too long"),
    ],
)
def test_a_syntax_error_has_line_column_and_a_plain_reason(
    text: str, line: int, column: int | None, reason: str
) -> None:
    content = read(text)
    (fault,) = content.faults
    assert content.days == {}
    assert fault.blocks
    assert (fault.line, fault.column) == (line, column)
    assert reason in fault.text
    place = f"2026-11.toml:{line}:{column}: " if column else f"2026-11.toml:{line}: "
    assert str(fault).startswith(place)


def test_a_text_of_many_sentences_is_no_long_key() -> None:
    many = "one.two." * 200
    text = f'[2026-11-17]\nnote = "{many}"\nx = """\n{many}"""\ny = \'{many}\' # {many}\n'
    assert read(text).days[date(2026, 11, 17)].note == many


# Changing


def test_a_new_file_begins_with_the_format() -> None:
    assert changed("", mood=7, sleep=4) == "format = 1\n\n[2026-11-17]\nmood = 7\nsleep = 4\n"


def test_a_file_of_comments_keeps_them_above_the_format() -> None:
    assert changed("# mine", mood=7) == "# mine\nformat = 1\n\n[2026-11-17]\nmood = 7\n"


def test_only_the_characters_of_the_value_change() -> None:
    assert changed(WEEK, mood=10) == WEEK.replace("mood = 7  # better", "mood = 10  # better")


def test_a_new_key_stands_among_the_others_in_the_order_of_the_fields() -> None:
    new = changed(WEEK, note="well", homework=3, takeaways=0)
    assert 'sleep = 4\nhomework = 3\ntakeaways = 0\nnote = "well"\n\n' in new
    text = "[2026-11-17]\n# how it was\nnote = 'x'\n"
    assert changed(text, mood=1) == "[2026-11-17]\nmood = 1\n# how it was\nnote = 'x'\n"


def test_a_new_key_is_indented_as_its_neighbours() -> None:
    assert changed("[2026-11-17]\n\tmood=7\n", sleep=3) == "[2026-11-17]\n\tmood=7\n\tsleep = 3\n"


def test_a_removed_key_leaves_its_comment_on_a_line_of_its_own() -> None:
    assert changed(WEEK, mood=None) == WEEK.replace("mood = 7  # better", "# better")


def test_a_new_day_goes_before_the_first_later_one_and_its_comment() -> None:
    new = changed(WEEK, date(2026, 11, 18), mood=3)
    assert new == WEEK.replace("[2026-11-19]", "[2026-11-18]\nmood = 3\n\n[2026-11-19]")
    early = change_day("[2026-11-16]\n\n# 17\n[2026-11-18]\n", DAY, {"mood": 7})
    assert early == "[2026-11-16]\n\n[2026-11-17]\nmood = 7\n\n# 17\n[2026-11-18]\n"


def test_a_new_last_day_goes_behind_the_tables_of_the_day_before_it() -> None:
    text = "[2026-11-05]\n[2026-11-05.x]\ny = 1\n\n[mine]\nz = 1"
    expected = "[2026-11-05]\n[2026-11-05.x]\ny = 1\n\n[2026-11-17]\nmood = 7\n\n[mine]\nz = 1"
    assert changed(text, mood=7) == expected


def test_a_new_day_of_a_file_without_a_last_line_end_gets_its_own_line() -> None:
    assert changed("format = 1", mood=7) == "format = 1\n\n[2026-11-17]\nmood = 7\n"


def test_a_file_without_blank_lines_between_days_gets_none() -> None:
    text = "format = 1\n[2026-11-16]\nmood = 1\n[2026-11-18]\nmood = 2\n"
    assert changed(text, mood=7) == text.replace(
        "[2026-11-18]", "[2026-11-17]\nmood = 7\n[2026-11-18]"
    )


def test_new_lines_end_as_the_file_does() -> None:
    text = WEEK.replace("\n", "\r\n")
    assert changed(text, note="a\nb") == changed(WEEK, note="a\nb").replace("\n", "\r\n")
    assert read(changed(text, note="a\nb")).days[DAY].note == "a\nb"


def test_a_note_of_several_lines_stays_readable() -> None:
    text = changed("", note='first "so"\n\n  last \\ ')
    assert text.endswith('note = """\nfirst \\"so\\"\n\n  last \\\\ """\n')


def test_clearing_the_last_value_takes_the_header_and_its_blank_line() -> None:
    for day in (date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 19)):
        new = changed(WEEK, day, sleep=3, mood=5)
        assert changed(new, day, sleep=None, mood=None) == changed(WEEK, day, mood=None)
    assert changed(WEEK, date(2026, 11, 19), mood=None) == WEEK.removesuffix(
        "\n[2026-11-19]\nmood = 5\n"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("# mine\n[2026-11-17]\nmood = 7\n", "# mine\n[2026-11-17]\n"),
        ("[2026-11-17] # mine\nmood = 7\n", "[2026-11-17] # mine\n"),
        ("[2026-11-17]\n# mine\nmood = 7\n", "[2026-11-17]\n# mine\n"),
        ("[2026-11-17]\nmood = 7 # mine\n", "[2026-11-17]\n# mine\n"),
        ("[2026-11-17]\nmood = 7\nx = 1\n", "[2026-11-17]\nx = 1\n"),
        ("[2026-11-17]\nmood = 7\n[2026-11-17.x]\n", "[2026-11-17]\n[2026-11-17.x]\n"),
    ],
)
def test_a_header_stays_for_what_is_left_with_it(text: str, left: str) -> None:
    assert changed(text, mood=None) == left


def test_clearing_what_is_not_there_changes_nothing() -> None:
    for text in ("", WEEK, "2026-11-17 = {mood = 7}\n"):
        assert changed(text, note=None, goals=None) == text


def test_the_present_value_however_written_changes_nothing() -> None:
    text = "[2026-11-17]\nmood = 0x7 # lucky\nnote = '''x'''\n"
    assert changed(text, mood=7, note="x") == text


def test_a_value_of_the_wrong_type_is_replaced_even_when_it_equals_the_new_one() -> None:
    assert changed("[2026-11-17]\nmood = 1.0\n", mood=1) == "[2026-11-17]\nmood = 1\n"
    assert changed("[2026-11-17]\nmood = true\n", mood=1) == "[2026-11-17]\nmood = 1\n"


def test_quoted_and_dotted_keys_of_a_table_are_changed_in_place() -> None:
    text = '[ "2026-11-17" ]\n"mood"=7 # a\nx.y = 1\n\'sleep\' = 2\n'
    assert changed(text, mood=8, sleep=None) == '[ "2026-11-17" ]\n"mood"=8 # a\nx.y = 1\n'


def test_a_day_in_braces_becomes_a_table_with_all_its_keys_and_comments() -> None:
    text = """\
        format = 1
        2026-11-16 = {mood = 5} # alone

        # a good one
        2026-11-17 = { mood = 7, "x".y = [1, # one
          2], note = 'a}' } # slept

        [2026-11-18]
        mood = 2
        """
    assert changed(text, mood=8) == dedent("""\
        format = 1
        2026-11-16 = {mood = 5} # alone


        # a good one
        # slept
        [2026-11-17]
        mood = 8
        "x".y = [1, # one
          2]
        note = 'a}'

        [2026-11-18]
        mood = 2
        """)


def test_a_day_with_dotted_keys_becomes_a_table_before_its_inner_tables() -> None:
    text = """\
        2026-11-17.mood = 7 # so
        mine = 1
        # why
        "2026-11-17" . x.y = 2
        [2026-11-05]
        mood = 1
        # inner
        [2026-11-17.z]
        a = 1
        """
    assert changed(text, mood=8, sleep=2) == dedent("""\
        mine = 1
        [2026-11-05]
        mood = 1
        [2026-11-17]
        mood = 8 # so
        sleep = 2
        # why
        x.y = 2
        # inner
        [2026-11-17.z]
        a = 1
        """)


def test_a_day_that_has_only_an_inner_table_gets_its_own_header_before_it() -> None:
    text = "format = 1\n\n[2026-11-17.x]\ny = 1\n"
    expected = "format = 1\n\n[2026-11-17]\nmood = 7\n\n[2026-11-17.x]\ny = 1\n"
    assert changed(text, mood=7) == expected


def test_a_value_that_is_a_table_gives_way_to_the_new_one_but_not_its_comments() -> None:
    text = "[2026-11-17]\nx = 1\n[2026-11-17.mood] # a\nof.day = 7 # b\n"
    assert changed(text, mood=7) == "[2026-11-17]\nmood = 7\nx = 1\n# a\n# b\n"
    assert changed("[2026-11-17]\nmood.x = 1 # a\n", mood=7) == "[2026-11-17]\nmood = 7\n# a\n"


def test_a_text_that_looks_like_a_header_is_no_header() -> None:
    text = '[2026-11-16]\nnote = """\n[2026-11-17]\nmood = 1\n"""\n'
    assert changed(text, mood=7) == text + "\n[2026-11-17]\nmood = 7\n"


def test_a_byte_order_mark_stays_in_front() -> None:
    assert changed("\ufeff", mood=7) == "\ufeffformat = 1\n\n[2026-11-17]\nmood = 7\n"
    assert changed("\ufeff[2026-11-17]\n", mood=7) == "\ufeff[2026-11-17]\nmood = 7\n"


@pytest.mark.parametrize(
    ("change", "words"),
    [({"mood": 11}, "Mood takes 1 to 10, not 11"), ({"moo": 1}, "There is no field 'moo'")],
)
def test_a_value_that_is_not_valid_is_never_written(change: Change, words: str) -> None:
    with pytest.raises(InputError, match=words):
        change_day(WEEK, DAY, change)


def test_half_a_character_is_refused_before_it_reaches_a_file() -> None:
    with pytest.raises(InputError, match="broken character at position 2"):
        changed(WEEK, note="a\udce9")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x =\n", "2026-11.toml:1: there is no value TOML knows here"),
        ("\nformat = 2\n", "2026-11.toml:2: format 2 is newer"),
        ("\n2026-11-17 = 3\n", "2026-11.toml:2: 17 November: 3 is no table of values"),
        ("[[2026-11-17]]\nmood = 1\n", "2026-11.toml:1: 17 November: a list is no table"),
    ],
)
def test_what_cannot_be_changed_is_refused_with_its_place(text: str, words: str) -> None:
    with pytest.raises(SaveError) as refused:
        changed(text, mood=7)
    assert str(refused.value).startswith(words)


def test_what_days_have_in_common_is_held_once() -> None:
    text = '[2026-11-01]\nfrequency = "weekly"\n[2026-11-02]\nfrequency = "weekly"\n'
    first, second = read(text).days.values()
    assert first.values["frequency"] is second.values["frequency"]
    assert first.extra is second.extra
