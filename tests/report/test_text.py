from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import TODAY
from tests.people import LAST, PEOPLE, Person, person_journal
from tests.report.pages import FOLDER, page_file, person_report
from tests.report.reports import HOSTILE, __, around, journal_of, report_of, rows
from therapy_tui.domain.fields import FIELDS, HOMEWORK, NONE_SET
from therapy_tui.domain.profile import Goal, Profile, Question
from therapy_tui.journal.store import Journal
from therapy_tui.report.choosing import window_of_days
from therapy_tui.report.model import build_report
from therapy_tui.report.text import text_page
from therapy_tui.report.wrapping import cells

NAMES = [person.name for person in PEOPLE]


def row(lines: list[str], label: str) -> list[str]:
    """What stands in the row of that label, cell by cell."""
    (line,) = [line for line in lines if line.startswith(label)]
    return line.removeprefix(label).split()


def first_page(lines: list[str]) -> list[str]:
    """The lines before the rule that ends the first page."""
    return lines[: lines.index("PAGE 2   in full") - 1] if "PAGE 2   in full" in lines else lines


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
def test_the_page_of_each_person_is_the_one_that_is_kept(person: Person, folder: Path) -> None:
    page = "".join(f"{line}\n" for line in text_page(person_report(person, folder)))
    assert page == page_file(person).read_text(encoding="utf-8"), (
        "the page has changed: look at it, then write it with python -m tests.report.pages"
    )


def test_no_page_is_left_from_a_person_who_is_gone() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(NAMES)


@pytest.mark.parametrize("length", [1, 7, 9, 14, 28, 84, 400])
def test_no_line_is_wider_than_the_page(length: int, people: Mapping[str, Journal]) -> None:
    for journal in people.values():
        window = window_of_days(journal, LAST, length)
        report = build_report(journal, window, made=LAST, notes=True)
        for lines in (text_page(report), text_page(report, ascii=True)):
            assert all(cells(line) <= 80 for line in lines)
            assert all(line == line.rstrip() for line in lines)
        assert all(line.isascii() for line in lines)


def test_each_cell_of_the_drawing_is_the_value_of_its_day(folder: Path) -> None:
    days = rows(
        mood=[5, 6, __, 3],
        homework=[0, NONE_SET, __, 2],
        sleep=[1, 3, __, 5],
        takeaways=[__, 12, __, 0],
        sessions=[1, 2, __, __],
    )
    lines = text_page(report_of(folder, days, Profile(goals=(Goal("a"),)), length=4))
    assert row(lines, "           Fri")[:4] == ["Sat", "Sun", "Mon"]
    assert row(lines, "session") == ["S", "2S"]
    assert row(lines, "mood     6") == ["·", "●", "░", "·"]
    assert row(lines, "mood     5") == ["●", "·", "░", "·"]
    assert row(lines, "mood     3") == ["·", "·", "░", "●"]
    assert row(lines, "         2") == ["░", "█"]
    assert row(lines, "         1") == ["0", "n", "░", "█"]
    assert row(lines, "sleep 1-5") == ["▾1", "3", "░", "5"]
    assert row(lines, "takeaways") == ["12", "░", "0"]
    assert row(lines, "goals /1") == ["░"]


def test_the_mood_rows_reach_one_beyond_what_was_logged(folder: Path) -> None:
    lines = text_page(report_of(folder, rows(mood=[4, 9])))
    levels = [int(line[5:10]) for line in lines if line.startswith("mood  ")]
    assert levels == [10, 9, 8, 7, 6, 5, 4, 3]


def test_a_gap_between_weeks_parts_the_columns(folder: Path) -> None:
    lines = text_page(report_of(folder, rows(mood=around(9)), length=9))
    (names,) = [line for line in lines if line.startswith("           Sun Mon")]
    assert names == "           Sun Mon   Tue Wed Thu Fri Sat Sun Mon"


def test_a_day_with_only_a_note_stays_in_the_gap_and_is_marked(folder: Path) -> None:
    days = rows(mood=[5, 5, 5, 5, __, __, __, 6, 6, 6], note=[*[__] * 5, "on the road", *[__] * 4])
    lines = text_page(report_of(folder, days, length=10))
    assert row(lines, "note") == ["≡"]
    assert "≡ a note alone" in "\n".join(lines)
    assert (
        " Gap: no mood logged Wed 18 - Fri 20 Nov (3 days, 1 with a note). "
        "Mood before 5.0, after 6.0." in " ".join(lines).replace("  ", " ")
    )
    assert not any("on the road" in line for line in lines)


def test_four_weeks_are_a_row_for_each_day(folder: Path) -> None:
    days = rows(
        mood=[*around(26), __, 7],
        sleep=[2] * 28,
        homework=[0, *[NONE_SET] * 26, 3],
        sessions=[1, *[__] * 27],
        goals=[1] * 28,
        takeaways=[4] * 28,
    )
    lines = text_page(report_of(folder, days, length=28))
    assert row(lines, "Mon 23 Nov") == ["······●···", "7", "███", "3", "▾2", "1", "4"]
    assert row(lines, "Sun 22 Nov") == ["░░░░░░░░░░", "n", "▾2", "1", "4"]
    assert row(lines, "Tue 27 Oct") == ["S", "····●·····", "5", "0", "▾2", "1", "4"]
    assert (
        sum(line[:3] in {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"} for line in lines) == 28
    )


def test_twelve_weeks_are_a_row_for_each_week(folder: Path) -> None:
    days = rows(
        mood=[4, 5, *[__] * 5, 4, 5, 9, *[__] * 4],
        sleep=[*[__] * 7, 2, 5, *[__] * 5],
        homework=[*[__] * 7, 3, *[__] * 6],
    )
    lines = text_page(report_of(folder, days, length=84))
    assert row(lines, "17 Nov") == ["···──●───·", "6.0", "4-9", "3/7", "3.0", "3.5", "▾1"]
    assert row(lines, "10 Nov") == ["···─●·····", "4.5", "4-5", "2/7"]
    assert row(lines, " 3 Nov") == ["░░░░░░░░░░", "0/7"]
    assert "twelve-week report" in lines[0]


def test_weeks_of_two_years_say_theirs(folder: Path) -> None:
    last = date(2027, 1, 10)
    days = rows(last, mood=around(60))
    lines = text_page(report_of(folder, days, length=42, today=last))
    assert row(lines, "30 Nov 26")
    assert row(lines, " 4 Jan 27")
    assert "Mon 30 Nov 2026 - Sun 10 Jan 2027" in "\n".join(lines[:3])


def test_without_an_entry_the_page_says_so_and_draws_a_gap(folder: Path) -> None:
    lines = text_page(report_of(folder, {}))
    assert row(lines, "mood 1-10") == ["░"] * 14
    assert " Nothing was logged in these days." in lines
    assert " Mood       this week not logged   week before not logged" in lines
    assert "SCORE      not enough days yet (0 of 5)" in lines
    assert any(line.endswith("2 weeks   not enough days yet (0 of 8)") for line in lines)


def test_sessions_nobody_ever_answered_are_not_zero(folder: Path, tmp_path: Path) -> None:
    lines = text_page(report_of(folder, rows(mood=around(60))))
    assert any(line.startswith(" Sessions   not logged ") for line in lines)
    answered = text_page(report_of(tmp_path / "no", rows(mood=around(60), sessions=[0])))
    assert any(line.startswith(" Sessions   November: 0 of 3 expected") for line in answered)
    many = text_page(report_of(tmp_path / "many", rows(mood=around(5), sessions=[1] * 5)))
    assert any(line.startswith(" Sessions   November: 5 so far") for line in many)
    more = text_page(report_of(tmp_path / "more", rows(mood=around(9), sessions=[1] * 5)))
    assert any(line.startswith(" Sessions   November: 5, with 1 expected by now") for line in more)


def test_one_entry_is_one_dot(folder: Path) -> None:
    lines = text_page(report_of(folder, rows(mood=[7])))
    assert row(lines, "mood     7") == [*["░"] * 13, "●"]
    assert "range 7" in "\n".join(lines)


def test_a_leap_day_has_its_column(folder: Path) -> None:
    last = date(2024, 3, 2)
    lines = text_page(report_of(folder, rows(last, mood=around(20)), today=last, length=3))
    assert row(lines, "            29") == ["1", "2"]
    assert lines[0].endswith("Thu 29 Feb - Sat 2 Mar 2024")


@pytest.mark.parametrize(
    ("length", "title"),
    [
        (1, "one-day report"),
        (7, "one-week report"),
        (9, "nine-day report"),
        (13, "13-day report"),
        (14, "two-week report"),
        (84, "twelve-week report"),
        (91, "13-week report"),
    ],
)
def test_the_heading_says_how_long_the_window_is(length: int, title: str, folder: Path) -> None:
    assert text_page(report_of(folder, {}, length=length))[0].split("   ")[1] == title


def test_the_heading_has_no_name_but_what_the_session_needs(folder: Path) -> None:
    report = person_report(PEOPLE[0], folder)
    assert text_page(report)[:2] == [
        "THERAPY COMPANION   two-week report                     Tue 10 - Mon 23 Nov 2026",
        "For the session on Tue 24 Nov, made 23 Nov            weekly, 1 month in therapy",
    ]


HIDDEN_WORDS = {
    "mood": ("mood", "trend", "score"),
    "sleep": ("sleep", "night"),
    "homework": ("homework", "none set"),
    "goals": ("goal",),
    "takeaways": ("takeaway",),
    "sessions": ("session ", "sessions", "s session"),
    "frequency": ("weekly",),
    "duration": ("in therapy",),
    "note": ("note",),
}


@pytest.mark.parametrize("key", [field.key for field in FIELDS])
def test_a_field_that_is_switched_off_leaves_no_line(folder: Path, key: str) -> None:
    journal = person_journal(PEOPLE[1], folder)
    journal.update_profile({"hidden": (key,), "next_session": None, "questions": ()})
    for length in (14, 28, 84):
        report = build_report(journal, window_of_days(journal, LAST, length), made=LAST)
        page = "\n".join(text_page(report)).lower()
        assert [word for word in HIDDEN_WORDS[key] if word in page] == []


def test_a_file_that_cannot_be_read_is_marked_and_is_no_gap(folder: Path) -> None:
    last = date(2026, 11, 4)
    journal = journal_of(folder, rows(last, mood=around(60)), today=last)
    (folder / "2026-10.toml").write_text("[broken", encoding="utf-8")
    report = build_report(journal, window_of_days(journal, last, 14), made=last)
    lines = text_page(report)
    assert row(lines, "sleep 1-5")[:10] == ["?"] * 10
    assert " Could not be read: 10 days, marked with ?." in lines
    assert "Gap:" not in "\n".join(lines)
    weeks = build_report(journal, window_of_days(journal, last, 42), made=last)
    assert "4/7?" in "\n".join(text_page(weeks))


def test_notes_are_named_as_left_out_and_on_the_page_where_asked_for(folder: Path) -> None:
    days = rows(mood=[5, 6], note=["the first\nsecond line", "[sad]"])
    assert "NOTES      not included (private; add with --notes)" in text_page(
        report_of(folder, days)
    )
    lines = text_page(report_of(folder, days, notes=True))
    at = lines.index("NOTES")
    assert lines[at + 1 : at + 4] == [
        " Sun 22 Nov  the first",
        "             second line",
        " Mon 23 Nov  [sad]",
    ]


def test_a_long_note_is_cut_at_three_lines_and_in_full_from_page_two(folder: Path) -> None:
    note = "\n".join(f"line {number}" for number in range(1, 9))
    lines = text_page(report_of(folder, rows(mood=[5], note=[note]), notes=True))
    second = lines.index("PAGE 2   in full")
    first_page = lines[:second]
    assert "             line 3" in first_page
    assert "             … 5 more lines, in full on page 2" in first_page
    assert "             line 4" not in first_page
    assert lines[second + 1] == " Mon 23 Nov  line 1"
    assert lines[-1] == "             line 8"


def test_questions_are_numbered_and_what_is_too_long_goes_to_page_two(folder: Path) -> None:
    questions = tuple(Question(f"question {n} " + "why " * 60, TODAY) for n in range(1, 5))
    lines = text_page(report_of(folder, {}, Profile(questions=questions)))
    at, second = lines.index("TO ASK"), lines.index("PAGE 2   in full")
    assert lines[at + 1].startswith(" 1 question 1 why")
    assert "   … 2 more lines, in full on page 2" in lines[at:second]
    assert "   … and 2 more questions, on page 2" in lines[at:second]
    in_full = [line for line in lines[second:] if "question" in line]
    assert in_full == [line for line in in_full if line.startswith(" ")]
    assert [line.split("why")[0] for line in in_full] == [
        f" {n}           question {n} " for n in range(1, 5)
    ]


def test_the_support_text_says_why_it_is_there(folder: Path) -> None:
    profile = Profile(support="Zoë first\nthen the card")
    lines = text_page(report_of(folder, rows(mood=[1, 1]), profile, support=True))
    at = lines.index("VERY LOW   The last days were rated very low. Zoë first")
    assert lines[at + 1] == "           then the card"
    alone = text_page(report_of(folder, rows(mood=[1, 1]), support=True))
    assert "VERY LOW   The last days were rated very low." in alone


def test_settings_that_are_not_the_usual_ones_are_in_the_foot(folder: Path) -> None:
    profile = Profile(high_mood=8, poor_sleep=1)
    page = " ".join(text_page(report_of(folder, rows(mood=[5]), profile)))
    assert "high mood from 8 (usually 7), poor sleep up to 1 (usually 2)" in page
    usual = " ".join(text_page(report_of(folder, rows(mood=[5]))))
    assert "usually" not in usual


def test_a_hostile_person_changes_nothing_of_the_page(folder: Path) -> None:
    profile = Profile(questions=(Question(HOSTILE, TODAY),), support=HOSTILE)
    days = rows(mood=[1, 1], note=["fine", HOSTILE])
    lines = text_page(report_of(folder, days, profile, notes=True, support=True))
    page = "\n".join(lines)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "␛[31mred␛[0m" in page
    assert "<script>alert(1)</script>" in page
    assert all(cells(line) <= 80 for line in lines)
    plain = text_page(report_of(folder, days, profile, notes=True, support=True), ascii=True)
    assert all(line.isascii() for line in plain)


def test_a_wide_text_is_wrapped_by_its_columns(folder: Path) -> None:
    lines = text_page(report_of(folder, rows(mood=[5], note=["心" * 100]), notes=True))
    wide = [line for line in lines if "心" in line]
    assert len(wide) == 3 + 4
    assert all(cells(line) <= 80 for line in wide)


CLOSE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@CLOSE
@given(data=st.data())
def test_two_weeks_are_never_more_than_sixty_lines(data: st.DataObject, folder: Path) -> None:
    maybe = st.none() | st.integers(1, 10)
    mood = data.draw(st.lists(maybe, min_size=14, max_size=14))
    questions = data.draw(st.lists(st.text(min_size=1, max_size=400), max_size=8))
    history = [mood[at % 14] for at in range(98)]
    days = rows(
        mood=[*history, *mood],
        sleep=[1 + at % 5 if value else None for at, value in enumerate([*history, *mood])],
        homework=[at % 2 for at in range(112)],
        note=["alone"] * 112,
    )
    profile = Profile(
        started=date(2024, 1, 1),
        questions=tuple(Question(text, TODAY) for text in questions if text.strip()),
    )
    lines = text_page(report_of(folder, days, profile))
    assert len(first_page(lines)) <= 60
    assert all(cells(line) <= 80 for line in lines)


def test_the_fullest_page_is_sixty_lines_and_still_says_every_mood(folder: Path) -> None:
    mood = [10, 1, __, __, __, 9, 2, __, __, __, 8, 3, 7, 4]
    days = rows(
        mood=[*([5, 6, 4, 5, 3, 6, 5] * 14), *mood],
        sleep=[2 if at % 4 == 0 else 4 for at in range(112)],
        homework=[at % 2 for at in range(112)],
        sessions=[1 if at % 7 == 0 else None for at in range(112)],
        takeaways=[0] * 112,
        note=["alone"] * 112,
    )
    profile = Profile(
        started=date(2024, 1, 1),
        questions=tuple(Question("why " * 40, TODAY) for _ in range(9)),
        goals=(Goal("a"),),
    )
    lines = text_page(report_of(folder, days, profile))
    first = first_page(lines)
    assert len(first) <= 60
    drawn = " ".join(line[10:] for line in first if line.startswith("mood"))
    assert all(str(value) in drawn.split() for value in mood if value) or "●" in drawn
    assert any(line.startswith("homework ") for line in first)
    assert HOMEWORK.short in " ".join(first)
