import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.people import LAST, PEOPLE, Person, person_journal
from tests.report.pages import person_report
from tests.report.reading import Element, read_page, table_rows
from tests.report.reports import HOSTILE, __, around, journal_of, report_of, rows
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, NONE_SET
from therapy_tui.domain.profile import Goal, Profile, Question
from therapy_tui.report import saying
from therapy_tui.report.choosing import window_of_days
from therapy_tui.report.html import html_page
from therapy_tui.report.model import Report, build_report
from therapy_tui.report.parts import ReportWeek

NAMES = [person.name for person in PEOPLE]
PLACES = {"x", "x1", "x2", "cx", "y", "y1", "y2", "cy"}
LOADING = ("src", "href", "srcset", "data", "action", "poster", "background", "xlink:href")


def page_of(folder: Path, days: Mapping[date, Day]) -> Element:
    return read_page(html_page(report_of(folder, days)))


def days_table(page: Element) -> dict[str, list[Element]]:
    return table_rows(page.one("table", **{"class": "days"}))


def texts(cells: list[Element]) -> list[str]:
    return [cell.text for cell in cells]


# One file, and nothing else


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
def test_the_page_is_one_file_without_a_script_that_loads_nothing(
    person: Person, folder: Path
) -> None:
    text = html_page(person_report(person, folder))
    page = read_page(text)
    assert not page.all("script")
    for element in page.all():
        assert not [name for name in element.attributes if name in LOADING or name[:2] == "on"]
    assert "url(" not in text
    assert "@import" not in text
    assert "://" not in text
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    assert policy.startswith("default-src 'none'")
    assert "script" not in policy


def test_nobody_is_named_on_the_page(folder: Path) -> None:
    journal = person_journal(PEOPLE[1], folder)
    page = html_page(build_report(journal, window_of_days(journal, LAST, 14), made=LAST))
    goals = journal.read_profile().profile.goals
    assert goals
    assert not [goal.name for goal in goals if goal.name in page]


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
def test_a_page_says_what_it_is_about_and_names_its_parts(person: Person, folder: Path) -> None:
    report = person_report(person, folder)
    page = read_page(html_page(report))
    assert page.one("html").attributes["lang"] == "en"
    assert saying.title(report.window) in page.one("head").one("title").text
    heading = page.one("header").text
    for said in (saying.span(report.window), saying.occasion(report), saying.therapy(report)):
        assert said in heading
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len({*ids})
    for element in page.all():
        for named in element.attributes.get("aria-labelledby", "").split():
            assert named in ids


# Every value of the days


def test_each_cell_of_the_table_is_the_value_of_its_day(folder: Path) -> None:
    page = page_of(
        folder,
        rows(
            mood=[5, 6, __, 3],
            homework=[0, NONE_SET, __, 2],
            sleep=[1, 3, __, 5],
            goals=[__, 4, __, 0],
            takeaways=[__, 12, __, 0],
            sessions=[1, 2, __, __],
        ),
    )
    found = {name: texts(cells)[-4:] for name, cells in days_table(page).items()}
    assert found == {
        "Session": ["S", "2S", "", ""],
        "Mood 1–10": ["5", "6", "·", "3"],
        "Homework 0–5": ["0", "n", "·", "2"],
        "Sleep 1–5": ["▾1", "3", "·", "5"],
        "Goals": ["·", "4", "·", "0"],
        "Takeaways": ["·", "12", "·", "0"],
    }


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
@pytest.mark.parametrize("length", [9, 14, 28])
def test_the_table_of_days_says_what_the_report_says(
    person: Person, length: int, folder: Path
) -> None:
    journal = person_journal(person, folder)
    report = build_report(journal, window_of_days(journal, LAST, length), made=LAST)
    page = read_page(html_page(report))
    table = page.all("table")[-1]
    dates = [each.attributes["datetime"] for each in table.all("time")]
    assert dates == [day.date.isoformat() for day in report.days]
    found = {name.split()[0]: texts(cells) for name, cells in table_rows(table).items()}
    for at, day in enumerate(report.days):
        assert found["Mood"][at] == figure(day.mood)
        assert found["Homework"][at] == ("n" if day.none_set else figure(day.homework))
        assert found["Sleep"][at] == ("▾" if day.poor else "") + figure(day.sleep)
        assert found["Goals"][at] == figure(day.goals)
        assert found["Takeaways"][at] == figure(day.takeaways)
        assert found["Session"][at] == ("S" if day.sessions else "")


def figure(value: int | None) -> str:
    return "·" if value is None else str(value)


@pytest.mark.parametrize("length", [84, 140, 365, 500])
def test_the_tables_of_weeks_say_what_the_report_says(length: int, folder: Path) -> None:
    journal = person_journal(PEOPLE[1], folder)
    report = build_report(journal, window_of_days(journal, LAST, length), made=LAST)
    tables = read_page(html_page(report)).all("table", **{"class": "weeks many"})
    assert len(tables) == (2 if length in (140, 365) else 1)
    found = [cells for table in tables for cells in table_rows(table).values()]
    for week, cells in zip(report.weeks, found, strict=True):
        sessions, mood, spread, days, homework, sleep, goals, takeaways = texts(cells)
        assert sessions == str(week.sessions or "")
        assert mood == mean(week.mood.mean)
        assert spread == spread_of(week)
        assert days == f"{week.logged}/{week.days}"
        assert homework == mean(week.homework.mean)
        assert sleep.split()[-1] == mean(week.sleep.mean)
        assert ("▾" in sleep) == (week.poor > 0)
        assert goals == mean(week.goals.mean)
        assert takeaways == figure(week.takeaways)


def mean(value: float | None) -> str:
    return "·" if value is None else f"{int(value * 10 + 0.5) / 10:.1f}"


def spread_of(week: ReportWeek) -> str:
    if week.low is None:
        return ""
    return str(week.low) if week.low == week.high else f"{week.low} to {week.high}"


def test_a_day_with_nothing_is_marked_as_a_gap_and_a_missing_answer_is_not(folder: Path) -> None:
    table = days_table(
        page_of(folder, rows(mood=[5, __, 4], sleep=[__, __, 3], homework=[2, __, 0]))
    )
    kinds = {name: [cell.classes[:1] for cell in cells[-3:]] for name, cells in table.items()}
    assert kinds["Mood 1–10"] == [[], ["gap"], []]
    assert kinds["Sleep 1–5"] == [["missing"], ["gap"], []]
    assert kinds["Homework 0–5"] == [[], ["gap"], []]
    assert table["Mood 1–10"][-2].attributes["aria-label"] == "not logged"


def test_a_note_alone_is_marked_in_the_gap_without_its_words(folder: Path) -> None:
    page = html_page(report_of(folder, rows(mood=[5, __, __, 4], note=[__, "secret", __, __])))
    assert texts(days_table(read_page(page))["Note"])[-4:] == ["", "≡", "", ""]
    assert "secret" not in page


def test_a_month_that_cannot_be_read_is_marked_and_is_no_gap(folder: Path) -> None:
    today = date(2026, 11, 4)
    journal = journal_of(folder, rows(today, mood=around(14)), today=today)
    (folder / "2026-10.toml").write_text("mood = [", encoding="utf-8")
    report = build_report(journal, window_of_days(journal, today, 14), made=today)
    page = read_page(html_page(report))
    moods = days_table(page)["Mood 1–10"]
    assert texts(moods) == ["?"] * 10 + [str(mood) for mood in around(14)[-4:]]
    assert not any(cell.classes for cell in moods[:7])
    assert "could not be read" in page.one("svg").text
    assert "Could not be read: 10 days" in page.text


# The picture


def test_the_picture_says_in_words_what_it_shows(folder: Path) -> None:
    report = report_of(folder, rows(mood=around(14), homework=[1] * 10))
    page = read_page(html_page(report))
    svg = page.one("svg", role="img")
    assert svg.one("title").text == "Mood and homework, day by day"
    description = svg.one("desc").text
    assert saying.logged_words(report) in description
    assert "The table below says the same" in description


def test_each_mood_has_its_point_and_a_gap_breaks_the_line(folder: Path) -> None:
    moods = [5, 6, __, __, __, 4, 7, 7, __, 10, 1]
    svg = page_of(folder, rows(mood=moods)).one("svg")
    dots = svg.all("circle")
    assert len(dots) == 7
    lines = [line.attributes["points"].split() for line in svg.all("polyline")]
    assert [len(line) for line in lines] == [2, 3, 2]
    heights = {
        mood: dot.attributes["cy"] for mood, dot in zip(filter(None, moods), dots, strict=True)
    }
    assert float(heights[10]) < float(heights[7]) < float(heights[4]) < float(heights[1])
    assert "nothing logged" in svg.text


def test_homework_of_zero_none_set_and_missing_look_different(folder: Path) -> None:
    svg = page_of(folder, rows(mood=[5] * 14, homework=[5, 0, NONE_SET, __, 1, *[2] * 9])).one(
        "svg"
    )
    assert len(svg.all("rect", **{"class": "bar"})) == 11
    assert len(svg.all("line", **{"class": "zero"})) == 1
    assert [text.text for text in svg.all("text") if text.text == "n"] == ["n"]
    assert len(svg.all("path", **{"class": "gap"})) == 1


def test_a_session_has_its_mark_above_its_day(folder: Path) -> None:
    svg = page_of(folder, rows(mood=[5] * 14, sessions=[*[__] * 12, 1, 2])).one("svg")
    assert [text.text for text in svg.all("text") if text.text.endswith("S")] == ["S", "2S"]
    upright = svg.all("line", **{"class": "session"})
    moods = [dot.attributes["cx"] for dot in svg.all("circle")]
    assert [line.attributes["x1"] for line in upright] == moods[-2:]


def test_weeks_show_the_mean_on_a_bar_from_the_lowest_to_the_highest(folder: Path) -> None:
    report = report_of(folder, rows(mood=[3, 9, 6] * 28), length=84)
    svg = read_page(html_page(report)).one("svg")
    assert len(svg.all("circle")) == 12
    assert len(svg.all("line", **{"class": "range"})) == 12
    assert "week by week" in svg.one("title").text


@pytest.mark.parametrize("length", [1, 9, 28, 84, 365, 3660])
def test_every_mark_is_inside_the_picture(length: int, folder: Path) -> None:
    report = report_of(folder, rows(mood=[1, 10, __], sessions=[1, 1, 1]), length=length)
    svg = read_page(html_page(report)).one("svg")
    left, top, width, height = map(float, svg.attributes["viewbox"].split())
    places = [
        (name, float(mark.attributes[name]))
        for mark in svg.all()
        for name in PLACES & {*mark.attributes}
    ]
    assert places
    assert all(left <= at <= width for name, at in places if "x" in name)
    assert all(top <= at <= height for name, at in places if "y" in name)


# What is not on the page


@pytest.mark.parametrize("key", [field.key for field in FIELDS])
def test_a_field_that_is_hidden_leaves_nothing_on_the_page(key: str, folder: Path) -> None:
    days = rows(
        mood=around(84),
        sleep=[2, 3, 4] * 28,
        homework=[1] * 84,
        goals=[2] * 84,
        takeaways=[1] * 84,
        sessions=[1, *[0] * 6] * 12,
        frequency=["weekly"] * 84,
        duration=["3-12-months"] * 84,
        note=["a note"] * 84,
    )
    words = {
        "mood": ("mood", "trend", "score"),
        "sleep": ("sleep", "▾", "night"),
        "homework": ("homework", "none set", "▮"),
        "goals": ("goal",),
        "takeaways": ("takeaway",),
        "sessions": ("session",),
        "frequency": ("weekly",),
        "duration": ("in therapy",),
        "note": ("note",),
    }
    for length in (14, 84):
        shown = read_page(html_page(report_of(folder, days, length=length, notes=True)))
        profile = Profile(hidden=(key,))
        report = report_of(folder, days, profile, length=length, notes=True)
        hidden = read_page(html_page(report))
        for word in words[key]:
            assert word in body(shown)
            assert word not in body(hidden)


def body(page: Element) -> str:
    return page.one("body").text.lower().replace("last session", "")


def test_without_mood_and_homework_there_is_no_picture(folder: Path) -> None:
    days = rows(mood=around(14), homework=[1] * 14, sleep=[3] * 14)
    page = read_page(html_page(report_of(folder, days, Profile(hidden=("mood", "homework")))))
    assert not page.all("svg")
    assert texts(days_table(page)["Sleep 1–5"]) == ["3"] * 14


@pytest.mark.parametrize("length", [1, 14, 28, 84])
def test_a_window_with_no_entries_says_so(length: int, folder: Path) -> None:
    page = read_page(html_page(report_of(folder, {}, length=length)))
    assert saying.NOTHING_LOGGED in page.text
    assert not page.all("circle")


def test_one_entry_is_one_point(folder: Path) -> None:
    page = page_of(folder, rows(mood=[7]))
    assert len(page.all("circle")) == 1
    assert texts(days_table(page)["Mood 1–10"]) == ["·"] * 13 + ["7"]


def test_a_gap_of_nine_days_is_said_and_drawn(folder: Path) -> None:
    page = page_of(folder, rows(mood=[5, 5, *[__] * 9, 6, 6, 6]))
    assert "Gap: nothing logged" in page.text
    assert "(9 days)" in page.text
    assert len(page.all("path", **{"class": "gap"})) == 2
    assert len(page.all("polyline")) == 2


@pytest.mark.parametrize("today", [date(2028, 3, 3), date(2027, 1, 4)])
def test_a_leap_day_and_the_turn_of_the_year_are_days_like_others(
    today: date, folder: Path
) -> None:
    page = read_page(html_page(report_of(folder, rows(today, mood=around(14)), today=today)))
    dates = [each.attributes["datetime"] for each in page.all("time")]
    assert dates == [f"{today.fromordinal(today.toordinal() - 13 + at)}" for at in range(14)]
    assert len(page.all("polyline")) == 1


# What a person wrote


def test_notes_stay_off_the_page_unless_they_are_asked_for(folder: Path) -> None:
    days = rows(mood=[5], note=["what nobody is to read"])
    assert "what nobody is to read" not in html_page(report_of(folder, days))
    assert "what nobody is to read" in html_page(report_of(folder, days, notes=True))


def test_a_long_note_is_cut_on_the_first_page_and_whole_on_the_second(folder: Path) -> None:
    note = " ".join(f"word{number}" for number in range(300))
    page = read_page(html_page(report_of(folder, rows(mood=[5], note=[note]), notes=True)))
    first, second = page.one("dl").text, page.one("section", **{"class": "second"}).text
    assert note not in first
    assert "more lines, in full on page 2" in first
    assert first.count("word") < 60
    assert note in second


def test_a_short_note_stands_on_the_first_page_alone(folder: Path) -> None:
    page = read_page(html_page(report_of(folder, rows(mood=[5], note=["brief"]), notes=True)))
    assert "brief" in page.one("dl").text
    assert not page.all("section", **{"class": "second"})


def test_long_questions_are_cut_and_too_many_wait_on_the_second_page(folder: Path) -> None:
    asked = tuple(f"question {number}: " + "why " * 200 for number in range(8))
    page = read_page(html_page(report_of(folder, rows(mood=[5]), ask=asked)))
    first, second = page.one("ol", **{"class": "ask"}), page.one("section", **{"class": "second"})
    assert len(first.all("li")) == 3
    assert "5 more questions, on page 2" in page.text
    assert all(question.strip() in second.text for question in asked)


def test_questions_of_the_profile_and_new_ones_stand_in_their_order(folder: Path) -> None:
    profile = Profile(questions=(Question("first?", TODAY),), goals=(Goal("a goal"),))
    page = read_page(html_page(report_of(folder, rows(mood=[5]), profile, ask=("second?",))))
    assert [item.text for item in page.one("ol", **{"class": "ask"}).all("li")] == [
        "first?",
        "second?",
    ]


def test_a_hostile_journal_is_text_and_nothing_else(folder: Path) -> None:
    profile = Profile(support=HOSTILE, questions=(Question(HOSTILE, TODAY),))
    days = rows(mood=[1] * 14, note=[HOSTILE] * 14)
    report = report_of(folder, days, profile, notes=True, support=True, ask=(f"'\"{HOSTILE}",))
    text = html_page(report)
    plain = html_page(report_of(folder, rows(mood=[1] * 14)))
    tags = {element.tag for element in read_page(text).all()}
    assert tags - {"ol", "li", "dl", "dt", "dd", "h3"} <= {
        element.tag for element in read_page(plain).all()
    }
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", text)
    second = read_page(text).one("section", **{"class": "second"}).text
    assert "<script>alert(1)</script> ](javascript:alert(1))" in second
    assert "␛[31mred␛[0m" in second
    assert "=cmd()" in second
    assert "&amp; https://x.example" in second


def test_the_page_is_the_same_each_time(folder: Path) -> None:
    report: Report = person_report(PEOPLE[0], folder)
    assert html_page(report) == html_page(report)
