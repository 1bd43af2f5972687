"""Merging two versions of a month or a profile: by day and field, with comments kept."""

import pytest

from therapy_tui.domain.errors import JournalError
from therapy_tui.journal.merging import Merged, merge
from therapy_tui.journal.toml_syntax import read_toml

BASE = """format = 1

[2026-11-16]
mood = 3

# a hard one
[2026-11-17]
mood = 3
sleep = 2  # short
note = "x"
"""


def edited(*pairs: tuple[str, str], text: str = BASE) -> str:
    """The text with pieces replaced, each of which has to be there."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def lines_of(text: str, day: str) -> list[str]:
    """The lines of a day's table, without its header."""
    after = text.split(f"[{day}]", 1)[1].split("\n[", 1)[0]
    return [line for line in after.split("\n")[1:] if line]


class TestOneSide:
    def test_a_side_that_changed_nothing_leaves_the_other_byte_for_byte(self) -> None:
        other = edited(("mood = 3\nsleep = 2", "sleep   =  4 #  mine"), ("\n", "\r\n"))
        assert merge(BASE, BASE, other) == Merged(other, read_toml(other))
        assert merge(BASE, other, BASE) == Merged(other, read_toml(other))
        assert merge("", other, other) == Merged(other, read_toml(other))


class TestFields:
    def test_fields_of_one_day_changed_on_two_sides_both_hold(self) -> None:
        ours = edited(("mood = 3\nsleep", "mood = 7\nsleep"))
        theirs = edited(("sleep = 2", "sleep = 4"), ('note = "x"', 'note = "a\\nb"'))
        merged = merge(BASE, ours, theirs)
        assert merged.conflicts == ()
        expected = edited(("sleep = 2", "sleep = 4"), ('"x"', '"""\na\nb"""'), text=ours)
        assert merged.text == expected

    def test_a_field_cleared_on_one_side_and_untouched_on_the_other_is_gone(self) -> None:
        theirs = edited(("mood = 3\nsleep", "sleep"))
        merged = merge(BASE, edited(("sleep = 2", "sleep = 5")), theirs)
        assert merged.content["2026-11-17"] == {"sleep": 5, "note": "x"}
        assert merged.conflicts == ()

    def test_two_values_for_one_field_keep_ours_with_theirs_beside_it(self) -> None:
        ours, theirs = (
            edited(("mood = 3\ns", "mood = 7\ns")),
            edited(("mood = 3\ns", "mood = 5\ns")),
        )
        merged = merge(BASE, ours, theirs)
        assert merged.text == edited(("mood = 7", "mood = 7  # merge: theirs had 5"), text=ours)
        assert [conflict.path for conflict in merged.conflicts] == [("2026-11-17", "mood")]
        assert (merged.conflicts[0].ours, merged.conflicts[0].theirs) == (7, 5)

    def test_where_a_comment_stands_already_theirs_goes_on_a_line_above(self) -> None:
        ours, theirs = edited(("sleep = 2", "sleep = 3")), edited(("sleep = 2", "sleep = 1"))
        text = merge(BASE, ours, theirs).text
        assert "# merge: theirs had sleep = 1\nsleep = 3  # short\n" in text

    def test_a_note_of_several_lines_is_one_line_of_toml_in_the_comment(self) -> None:
        ours = edited(('note = "x"', 'note = """\none\ntwo"""'))
        theirs = edited(('note = "x"', 'note = """\nthree "3"\n# four"""'))
        line = r'# merge: theirs had note = "three \"3\"\n# four"'
        merged = merge(BASE, ours, theirs)
        assert f'{line}\nnote = """\none\ntwo"""' in merged.text
        comment = line.removeprefix("# merge: theirs had ")
        assert read_toml(comment) == {"note": 'three "3"\n# four'}

    def test_a_cleared_field_against_a_changed_one_is_a_conflict_either_way(self) -> None:
        cleared, changed = (
            edited(("mood = 3\nsleep", "sleep")),
            edited(("mood = 3\ns", "mood = 8\ns")),
        )
        here = merge(BASE, cleared, changed)
        assert "mood" not in str(here.content["2026-11-17"])
        assert "# merge: theirs had mood = 8" in lines_of(here.text, "2026-11-17")
        there = merge(BASE, changed, cleared)
        assert "mood = 8  # merge: theirs had removed this" in lines_of(there.text, "2026-11-17")
        assert len(here.conflicts) == len(there.conflicts) == 1

    def test_the_same_merge_again_adds_no_second_comment(self) -> None:
        ours = edited(("mood = 3\nsleep = 2", "sleep = 5"), ('note = "x"', 'note = "a\\nb"'))
        theirs = edited(("mood = 3\ns", "mood = 9\ns"), ("sleep = 2", "sleep = 1"), ('"x"', '"y"'))
        once = merge(BASE, ours, theirs)
        assert once.text.count("# merge: theirs had") == 3
        again = merge(BASE, once.text, theirs)
        assert again.text == once.text
        assert len(again.conflicts) == 3

    def test_what_is_not_understood_comes_over_as_it_is(self) -> None:
        theirs = edited(("mood = 3\ns", "mood = 14\nweather = [1, { a = nan }]\ns"))
        merged = merge(BASE, edited(("[2026-11-16]\nmood = 3", "[2026-11-16]\nmood = 4")), theirs)
        assert "mood = 14" in merged.text
        assert "weather = [1, { a = nan }]" in merged.text

    def test_one_and_true_are_two_values(self) -> None:
        merged = merge("", "[mine]\na = 1\n", "[mine]\na = true\n")
        assert "a = 1  # merge: theirs had true" in merged.text


class TestDays:
    def test_days_that_each_side_added_stand_in_date_order_with_their_comments(self) -> None:
        ours = BASE + "\n[2026-11-19]\nmood = 8\n"
        theirs = BASE + "\n# my own words\n[2026-11-18]  # late\nmood = 0x1\n# last\n"
        merged = merge(BASE, ours, theirs)
        assert merged.conflicts == ()
        assert merged.text == (
            BASE
            + "\n# my own words\n[2026-11-18]  # late\nmood = 0x1\n# last\n"
            + "\n[2026-11-19]\nmood = 8\n"
        )

    def test_a_day_removed_on_one_side_and_untouched_on_the_other_goes(self) -> None:
        without = edited(("[2026-11-16]\nmood = 3\n\n", ""))
        other = edited(('"x"', '"y"'))
        assert merge(BASE, without, other).text == edited(('"x"', '"y"'), text=without)
        assert merge(BASE, other, without).text == edited(('"x"', '"y"'), text=without)

    def test_a_removed_day_against_a_changed_one_is_a_conflict_either_way(self) -> None:
        removed = edited(("[2026-11-16]\nmood = 3\n\n", ""))
        changed = edited(("[2026-11-16]\nmood = 3", '[2026-11-16]\nmood = 4\nnote = "late"'))
        here = merge(BASE, removed, changed)
        assert "2026-11-16" not in here.content
        line = '# merge: theirs had 2026-11-16 with mood = 4, note = "late"\n'
        assert f"format = 1\n\n{line}\n# a hard one\n[2026-11-17]" in here.text
        assert merge(BASE, here.text, changed).text == here.text
        there = merge(BASE, changed, removed)
        assert "[2026-11-16]  # merge: theirs had removed this\nmood = 4\n" in there.text
        assert len(here.conflicts) == len(there.conflicts) == 1

    def test_a_day_in_braces_is_merged_by_field_too(self) -> None:
        base = "2026-11-17 = { mood = 3, sleep = 2 } # c\n2026-11-18.mood = 1\n"
        merged = merge(base, base.replace("mood = 3", "mood = 4"), base.replace("p = 2", "p = 1"))
        assert merged.content["2026-11-17"] == {"mood": 4, "sleep": 1}
        assert "2026-11-18.mood = 1\n" in merged.text
        assert "# c" in merged.text

    def test_without_a_common_version_it_is_the_union_of_both(self) -> None:
        theirs = edited(("mood = 3\nsleep = 2  # short", "homework = 0"), ("-11-16", "-11-15"))
        merged = merge("", BASE, theirs)
        assert merged.conflicts == ()
        assert merged.content == {
            "format": 1,
            "2026-11-15": {"mood": 3},
            "2026-11-16": {"mood": 3},
            "2026-11-17": {"mood": 3, "sleep": 2, "note": "x", "homework": 0},
        }

    def test_line_endings_of_ours_hold_for_what_comes_over(self) -> None:
        ours = edited(("mood = 3\ns", "mood = 7\ns")).replace("\n", "\r\n")
        theirs = BASE + '\n[2026-11-18]\nnote = """\na\nb"""\n'
        merged = merge(BASE, ours, theirs)
        assert "\n" not in merged.text.replace("\r\n", "")
        assert merged.content["2026-11-18"] == {"note": "a\nb"}

    def test_tables_of_the_persons_own_are_changed_in_their_own_lines(self) -> None:
        base = "[a.b]\nx = 1  # one\n"
        ours = base + "y = 1\n\n[a.c] # mine\nq = 1\n"
        theirs = base.replace("x = 1", "x = 3") + "\n# new\n[a.d]\nr = 0x1\n"
        assert merge(base, ours, theirs).text == (
            "[a.b]\nx = 3  # one\ny = 1\n\n[a.c] # mine\nq = 1\n\n# new\n[a.d]\nr = 0x1\n"
        )


class TestComments:
    def test_comments_that_they_added_come_to_the_same_places(self) -> None:
        ours = edited(("[2026-11-16]\nmood = 3", "[2026-11-16]\nmood = 4"))
        theirs = edited(
            ("format = 1", "# top\nformat = 1 # f"),
            ("[2026-11-17]\nmood = 3", "[2026-11-17] # day\n# above\nmood = 3 # beside"),
            ('note = "x"\n', 'note = "x"\n# below\n'),
        )
        text = merge(BASE, ours, theirs).text
        assert text.startswith("# top\nformat = 1  # f\n")
        assert "# a hard one\n[2026-11-17]  # day\n# above\nmood = 3  # beside\n" in text
        assert text.endswith('note = "x"\n# below\n')

    def test_a_comment_that_they_took_out_goes_and_ours_stay(self) -> None:
        ours = edited(("mood = 3\ns", "mood = 4 # mine\ns"))
        theirs = edited(("# a hard one\n", ""), ("sleep = 2  # short", "sleep = 2"))
        merged = merge(BASE, ours, theirs).text
        assert merged == edited(("# a hard one\n", ""), ("  # short", ""), text=ours)

    def test_the_same_words_on_two_days_are_two_comments(self) -> None:
        ours, theirs = (
            edited(("mood = 3\n\n", "mood = 3 # tired\n\n")),
            edited(('"x"', '"x" # tired')),
        )
        assert merge(BASE, ours, theirs).text.count("# tired") == 2

    def test_a_mark_that_was_settled_on_one_side_does_not_come_back(self) -> None:
        marked = edited(("mood = 3\ns", "mood = 7  # merge: theirs had 5\ns"))
        settled, busy = edited(("  # merge: theirs had 5", ""), text=marked), marked + "# more\n"
        assert "# merge" not in merge(marked, busy, settled).text


PROFILE = """format = 1
started = 2026-01-10
hidden = ["goals"]

[[goals]]  # first
name = "sleep before one"
since = 2026-02-01

[[questions]]
text = "Is this the pace?"
"""


class TestProfile:
    def test_settings_merge_by_key_and_lists_by_element(self) -> None:
        ours = edited(
            ("[[questions]]", '[[goals]]\nname = "a walk"\n\n[[questions]]'),
            ("since = 2026-02-01", "since = 2026-02-01\nuntil = 2026-11-01"),
            text=PROFILE,
        )
        theirs = edited(
            ("format = 1", 'format = 1\nsupport = "call Ann"'),
            ("[[questions]]", '# for later\n[[goals]]\nname = "call mum"\n\n[[questions]]'),
            ("[[questions]]\n", '[[questions]]\ntext = "And mornings?"\n\n[[questions]]\n'),
            text=PROFILE,
        )
        merged = merge(PROFILE, ours, theirs)
        assert merged.conflicts == ()
        assert merged.content["support"] == "call Ann"
        goals, questions = merged.content["goals"], merged.content["questions"]
        assert isinstance(goals, list)
        assert {goal["name"] for goal in goals} == {"sleep before one", "a walk", "call mum"}
        assert str(goals[0]["until"]) == "2026-11-01"
        assert isinstance(questions, list)
        assert {q["text"] for q in questions} == {"Is this the pace?", "And mornings?"}
        assert "# for later" in merged.text
        assert "[[goals]]  # first" in merged.text

    def test_one_setting_with_two_values_is_a_conflict(self) -> None:
        ours = edited(('["goals"]', '["sleep"]'), text=PROFILE)
        theirs = edited(('["goals"]', "[]"), ("since = 2026-02-01\n", ""), text=PROFILE)
        merged = merge(PROFILE, ours, theirs)
        assert 'hidden = ["sleep"]  # merge: theirs had []' in merged.text
        assert merged.content["goals"] == [{"name": "sleep before one"}]

    def test_an_element_removed_here_and_changed_there_is_in_a_comment(self) -> None:
        goal = '[[goals]]  # first\nname = "sleep before one"\nsince = 2026-02-01\n\n'
        ours = edited((goal, ""), text=PROFILE)
        theirs = edited(("2026-02-01", "2026-03-01"), text=PROFILE)
        merged = merge(PROFILE, ours, theirs)
        assert "goals" not in merged.content
        assert len(merged.conflicts) == 1
        assert 'name = "sleep before one"' in merged.text
        assert "2026-03-01" in merged.text
        other = edited(("[[goals]]  # first", '[[goals]]\nname = "b"\n\n[[goals]]'), text=PROFILE)
        rest = merge(
            other,
            edited((goal.replace("  # first", ""), ""), text=other),
            edited(("2026-02-01", "2026-03-01"), text=other),
        )
        assert rest.content["goals"] == [{"name": "b"}]
        assert (
            '# merge: theirs had goals with name = "sleep before one", since = 2026-03-01'
            in rest.text
        )


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[2026-11-17]\nmood = \n", "line 2"),
            (
                "<<<<<<< HEAD\nmood = 1\n=======\nmood = 2\n>>>>>>> other\n",
                "line 1: an earlier merge",
            ),
            ("format = 2\n", "format 2"),
        ],
    )
    def test_a_text_that_cannot_be_merged_is_named(self, text: str, said: str) -> None:
        for versions, named in (
            ((text, BASE, BASE), "The common version"),
            ((BASE, text, BASE), "Ours"),
            ((BASE, BASE, text), "Theirs"),
        ):
            with pytest.raises(JournalError, match=f"{named}.*{said}"):
                merge(*versions)
