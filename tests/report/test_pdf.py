import logging
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, environment, one_sentence
from tests.people import LAST, PEOPLE, Person, person_journal
from tests.report.pages import person_report
from tests.report.papers import SHEETS, Sheet, colours, read_pdf
from tests.report.reports import HOSTILE, around, report_of, rows
from therapy_tui.report import saying
from therapy_tui.report.choosing import window_of_days
from therapy_tui.report.glance_words import glance_rows, trend_rows
from therapy_tui.report.model import Report, build_report
from therapy_tui.report.paper import Paper, usual_paper
from therapy_tui.report.pdf import pdf_page

pytestmark = pytest.mark.pdf

NAMES = [person.name for person in PEOPLE]


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_report_is_one_page_in_black_and_white_with_text_to_select(
    person: Person, sheet: Sheet, folder: Path, tmp_path: Path
) -> None:
    report = person_report(person, folder)
    file = tmp_path / "page.pdf"
    printed = read_pdf(pdf_page(report, Paper(sheet.name)), file)
    assert printed.pages == 1
    assert printed.size == sheet.points
    assert all_is_said(report, printed.text)
    found = colours(file, tmp_path)
    assert (255, 255, 255) in found
    assert min(sum(colour) for colour in found) < 3 * 60
    assert all(red == green == blue for red, green, blue in found)


def all_is_said(report: Report, text: str) -> bool:
    """Whether every date and value of two weeks can be found, each day's in its row."""
    lines = text.splitlines()

    def row(name: str) -> list[str]:
        (line,) = [line for line in lines if line.strip().startswith(name) and "·" in line]
        return line.split()[-len(report.days) :]

    def shown(value: int | None) -> str:
        return "·" if value is None else str(value)

    days = [str(day.date.day) for day in report.days]
    assert any(line.split() == days for line in lines)
    assert row("Sleep") == [("▾" if day.poor else "") + shown(day.sleep) for day in report.days]
    assert row("Homework 0–5") == [
        "n" if day.none_set else shown(day.homework) for day in report.days
    ]
    assert row("Mood 1–10") == [shown(day.mood) for day in report.days]
    assert row("Goals of") == [shown(day.goals) for day in report.days]
    assert row("Takeaways") == [shown(day.takeaways) for day in report.days]
    flat = " ".join(text.split())
    for each in glance_rows(report):
        assert all(piece in flat for piece in each.said.split("   "))
    for trend in trend_rows(report):
        assert all(piece in flat for piece in (trend.label, trend.change, trend.likely))
    for finding in report.worth_raising:
        assert saying.finding_text(finding) in flat
    assert saying.span(report.window) in flat
    return f"Score {saying.score_words(report)}" in flat


@pytest.mark.parametrize("length", [28, 84])
def test_four_and_twelve_weeks_are_one_page_of_the_shorter_sheet(
    length: int, folder: Path, tmp_path: Path
) -> None:
    journal = person_journal(PEOPLE[1], folder)
    report = build_report(journal, window_of_days(journal, LAST, length), made=LAST)
    assert read_pdf(pdf_page(report, Paper.LETTER), tmp_path / "page.pdf").pages == 1


def test_what_is_cut_on_the_first_page_stands_on_the_second(folder: Path, tmp_path: Path) -> None:
    days = rows(mood=around(14), note=["a word " * 200])
    printed = read_pdf(pdf_page(report_of(folder, days, notes=True)), tmp_path / "page.pdf")
    first, second, end = printed.text.split("\f")
    assert "in full on page 2" in " ".join(first.split())
    assert " ".join(second.split()).startswith("In full")
    assert " ".join(second.split()).count("a word") == 200
    assert end == ""


def test_hostile_text_is_text_in_the_pdf(folder: Path, tmp_path: Path) -> None:
    report = report_of(folder, rows(mood=[5], note=[HOSTILE]), notes=True, ask=(HOSTILE,))
    made = pdf_page(report)
    printed = read_pdf(made, tmp_path / "page.pdf")
    assert "<script>alert(1)</script> ](javascript:alert(1))" in printed.text
    assert "\x1b" not in printed.text
    assert not [key for key in (b"/JavaScript", b"/URI", b"/EmbeddedFile") if key in made]


def test_only_what_concerns_screens_is_passed_over(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        pdf_page(report_of(folder, rows(mood=around(14))))
    said = [record.getMessage() for record in caplog.records]
    assert [warning for warning in said if "print-color-adjust" not in warning] == []


def test_the_pdf_has_its_title_and_is_tagged_for_screen_readers(
    folder: Path, tmp_path: Path
) -> None:
    report = report_of(folder, rows(mood=around(14)))
    printed = read_pdf(pdf_page(report), tmp_path / "page.pdf")
    assert printed.title == "Therapy companion, two-week report"
    assert printed.tagged


@pytest.mark.parametrize(
    ("fault", "advice"),
    [
        ("raise ImportError('no module')", "pip install 'therapy-tui[pdf]'"),
        ("raise OSError('cannot load library')", "Pango"),
    ],
)
def test_without_what_makes_pdf_one_sentence_says_how_to_get_it(
    fault: str, advice: str, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "weasyprint.py").write_text(fault, encoding="utf-8")
    file = tmp_path / "page.pdf"
    said = started(folder, tmp_path, "report", "-o", str(file))
    assert said.code == 2
    assert advice in said.err
    assert one_sentence(said.err)
    assert not file.exists()


def started(folder: Path, path: Path, *words: str, **environ: str) -> Answer:
    """A command line in a process of its own that looks for modules in ``path`` first."""
    done = subprocess.run(
        [sys.executable, "-m", "therapy_tui", *words],
        env=environment(folder) | {"PYTHONPATH": str(path)} | environ,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("environ", "paper"),
    [
        ({}, Paper.A4),
        ({"LANG": "C.UTF-8"}, Paper.A4),
        ({"LANG": "en_US.UTF-8"}, Paper.LETTER),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, Paper.A4),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_CA.UTF-8"}, Paper.LETTER),
        ({"LANG": "en_US.UTF-8", "PAPERSIZE": "a4"}, Paper.A4),
        ({"LANG": "en_GB.UTF-8", "PAPERSIZE": "Letter\n"}, Paper.LETTER),
        ({"LANG": "en_GB.UTF-8", "PAPERSIZE": "napkin"}, Paper.A4),
    ],
)
def test_the_sheet_is_the_one_that_is_usual_there(environ: dict[str, str], paper: Paper) -> None:
    assert usual_paper(environ) is paper


def test_the_command_makes_the_pdf_on_the_usual_sheet(folder: Path, tmp_path: Path) -> None:
    report_of(folder, rows(mood=around(14)))
    file = tmp_path / "page.pdf"
    said = started(folder, tmp_path, "report", "-o", str(file), LC_ALL="en_US.UTF-8")
    assert said.code == 0, said.err
    assert read_pdf(file.read_bytes(), file).size == (612, 792)
    assert file.stat().st_mode & 0o777 == 0o600
