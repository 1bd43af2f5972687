import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.people import LAST, PEOPLE
from tests.report.reports import HOSTILE, __, around, report_of, rows
from therapy_tui.domain.fields import FIELDS, NONE_SET
from therapy_tui.domain.profile import Goal, Profile, Question
from therapy_tui.journal.store import Journal
from therapy_tui.report.choosing import usual_window
from therapy_tui.report.markdown import escaped, markdown_page
from therapy_tui.report.model import build_report


def table(page: str, title: str) -> list[list[str]]:
    """The cells of the table under a heading, without its heading rows."""
    section = page.split(f"## {title}\n\n")[1].split("\n\n", maxsplit=1)[0]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.split("\n")[2:]]


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def test_each_day_is_a_row_with_words_for_what_has_no_figure(folder: Path) -> None:
    days = rows(
        mood=[5, __, 7],
        homework=[0, NONE_SET, __],
        sleep=[2, __, 4],
        goals=[1, __, __],
        takeaways=[__, __, 3],
        sessions=[1, __, __],
    )
    report = report_of(folder, days, Profile(goals=(Goal("a"),)), length=4)
    page = markdown_page(report)
    assert (
        "| Day | Session | Mood 1-10 | Homework 0-5 | Sleep 1-5 | Goals of 1 | Takeaways |" in page
    )
    assert table(page, "Day by day") == [
        ["Fri 20 Nov", "", "-", "-", "-", "-", "-"],
        ["Sat 21 Nov", "1", "5", "0", "2 (poor)", "1", "-"],
        ["Sun 22 Nov", "", "-", "none set", "-", "-", "-"],
        ["Mon 23 Nov", "", "7", "-", "4", "-", "3"],
    ]


def test_twelve_weeks_are_a_row_for_each_week(folder: Path) -> None:
    page = markdown_page(report_of(folder, rows(mood=[4, 6], sleep=[1, 3]), length=84))
    weeks = table(page, "Week by week")
    assert len(weeks) == 12
    assert weeks[-1] == ["Tue 17 Nov", "", "5.0", "4 to 6", "2/7", "-", "2.0", "1", "-", "-"]


def test_the_sections_stand_in_their_order(people: Mapping[str, Journal]) -> None:
    journal = people["a-year-flat"]
    report = build_report(journal, usual_window(journal, LAST), made=LAST, notes=True)
    page = markdown_page(report)
    titles = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    assert titles == [
        "Therapy companion: two-week report, Tue 10 - Mon 23 Nov 2026",
        "At a glance",
        "Day by day",
        "Worth raising",
        "Score",
        "To ask",
    ]
    assert page.endswith("Self-rated; a prompt for conversation, not a measure.\n")
    assert "   " not in page


@pytest.mark.parametrize("person", [person.name for person in PEOPLE])
def test_every_row_of_a_table_has_as_many_cells(person: str, people: Mapping[str, Journal]) -> None:
    journal = people[person]
    page = markdown_page(build_report(journal, usual_window(journal, LAST), made=LAST))
    for block in page.split("\n\n"):
        lines = block.split("\n")
        if lines[0].startswith("|"):
            assert len({line.count("|") for line in lines}) == 1


def test_notes_are_quotations_where_asked_for(folder: Path) -> None:
    days = rows(mood=[5], note=["one\ntwo\n\nthree"])
    assert "three" not in markdown_page(report_of(folder, days))
    page = markdown_page(report_of(folder, days, notes=True))
    assert "## Notes\n\nMon 23 Nov\n\n> one\\\n> two\n>\n> three\n" in page


def test_a_hostile_person_writes_no_markup(folder: Path) -> None:
    profile = Profile(questions=(Question(HOSTILE, TODAY),), support=HOSTILE)
    days = rows(mood=[1, 1], note=["fine", HOSTILE])
    page = markdown_page(report_of(folder, days, profile, notes=True, support=True))
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", page)
    for active in ("<", "](", "javascript:", "**", "`", "http:", "https:", "www.", "&"):
        assert active not in bare
    assert "\x1b" not in page
    assert "\u202e" not in page
    quoted = [line for line in page.split("\n") if line.startswith(">")]
    assert all(re.match(r">( \S|$)", line) for line in quoted)
    assert page.count("\n# ") == 0
    assert page.count("long") >= 3 * 1000


def test_what_was_escaped_reads_as_it_was_typed() -> None:
    said = r"1. *a* _b_ [c](d) <e> `f` \g #h +i -j !k |l ~m &n; o@p.q $r$ x^2 what? yes, 50 %"
    assert unescaped(escaped(said)) == said
    assert escaped("what? yes, 50 %; 'a' / \"b\"") == "what? yes, 50 %; 'a' / \"b\""


@pytest.mark.parametrize("key", [field.key for field in FIELDS])
def test_a_field_that_is_switched_off_has_no_column_and_no_row(folder: Path, key: str) -> None:
    days = rows(mood=around(20), sleep=[3] * 20, homework=[1] * 20, sessions=[1] * 20)
    page = markdown_page(report_of(folder, days, Profile(hidden=(key,)))).lower()
    words = {"sessions": "session", "duration": "in therapy", "frequency": "weekly"}
    assert words.get(key, key) not in page


def test_without_an_entry_the_page_says_so(folder: Path) -> None:
    page = markdown_page(report_of(folder, {}))
    assert "Nothing was logged in these days." in page
    assert "| Mood | this week not logged; week before not logged |" in page
    assert "## Score\n\nnot enough days yet (0 of 5)." in page
