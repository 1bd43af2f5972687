"""The HTML page in a real browser: on the screen, in the dark, on paper, and off the network."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.people import LAST, PEOPLE, Person, person_journal
from tests.report.browser import Browser
from tests.report.contrast import SCRIPT, contrast, contrasts
from tests.report.pages import person_report
from tests.report.papers import SHEETS, Sheet, colours, read_pdf
from tests.report.reports import HOSTILE, around, report_of, rows
from therapy_tui.report.choosing import window_of_days
from therapy_tui.report.html import FONTS, html_page
from therapy_tui.report.model import build_report

pytestmark = pytest.mark.browser

NAMES = [person.name for person in PEOPLE]
SCROLLS = """
[document.documentElement.scrollWidth > document.documentElement.clientWidth,
 document.documentElement.scrollHeight > document.documentElement.clientHeight,
 innerWidth > document.documentElement.clientWidth,
 ...[...document.querySelectorAll('body *')].map(
   each => each.namespaceURI.endsWith('html') && each.clientWidth > 0
     && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display != 'inline'
     && getComputedStyle(each).overflowX != 'visible')].some(each => each)
"""
"""Whether the window, or anything in it, has a scroll bar."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    opened = Browser(tmp_path_factory.mktemp("browser"))
    yield opened
    opened.close()


def written(page: str, tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    return file


def longer_page(person: Person, folder: Path, length: int, *ask: str) -> str:
    journal = person_journal(person, folder)
    window = window_of_days(journal, LAST, length)
    return html_page(build_report(journal, window, made=LAST, ask=ask))


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_report_fits_the_sheet_on_the_screen_and_on_paper(
    person: Person, sheet: Sheet, browser: Browser, folder: Path, tmp_path: Path
) -> None:
    report = person_report(person, folder)
    browser.open(written(html_page(report), tmp_path))
    browser.show(*sheet.pixels)
    assert not browser.evaluate(SCROLLS)
    file = tmp_path / "printed.pdf"
    printed = read_pdf(browser.print(sheet), file)
    assert printed.pages == 1
    assert printed.size == pytest.approx(sheet.points, abs=1)
    flat = " ".join(printed.text.split())
    assert all(said in flat for said in ("At a glance", "Day by day", "not a measure."))
    grey = {max(colour) - min(colour) for colour in colours(file, tmp_path)}
    assert max(grey) <= 2


@pytest.mark.parametrize("length", [1, 28, 84])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_longer_windows_with_many_questions_are_one_page(
    length: int, sheet: Sheet, browser: Browser, folder: Path, tmp_path: Path
) -> None:
    asked = [f"Question {number}, which is a little longer? " * 4 for number in range(9)]
    browser.open(written(longer_page(PEOPLE[1], folder, length, *asked), tmp_path))
    (first, *_) = read_pdf(browser.print(sheet), tmp_path / "printed.pdf").text.split("\f")
    assert "not a measure." in " ".join(first.split())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_machine_with_wider_letters_prints_one_page_too(
    sheet: Sheet, browser: Browser, folder: Path, tmp_path: Path
) -> None:
    page = html_page(person_report(PEOPLE[1], folder))
    assert page.count(FONTS) == 2
    browser.open(written(page.replace(FONTS, "DejaVu Sans"), tmp_path))
    assert read_pdf(browser.print(sheet), tmp_path / "printed.pdf").pages == 1


@pytest.mark.parametrize("length", [14, 84])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_told_from_what_is_behind_it(
    scheme: str, length: int, browser: Browser, folder: Path, tmp_path: Path
) -> None:
    browser.open(written(longer_page(PEOPLE[1], folder, length), tmp_path))
    browser.show(*SHEETS[0].pixels, scheme=scheme)
    seen = contrasts(browser.evaluate(SCRIPT))
    assert len([each for each in seen if each.kind == "text"]) > 100
    assert {each.said for each in seen if each.kind == "mark"} >= {"dot", "line", "bar", "session"}
    assert [each for each in seen if not each.enough] == []
    ground = browser.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}[scheme]


def test_the_dark_page_is_printed_on_white(browser: Browser, folder: Path, tmp_path: Path) -> None:
    browser.open(written(html_page(person_report(PEOPLE[0], folder)), tmp_path))
    browser.show(*SHEETS[0].pixels, scheme="dark")
    file = tmp_path / "printed.pdf"
    file.write_bytes(browser.print(SHEETS[0]))
    found = colours(file, tmp_path)
    assert (255, 255, 255) in found
    assert (20, 24, 29) not in found


@pytest.mark.parametrize("length", [14, 28, 84, 140])
def test_a_telephone_scrolls_down_alone(
    length: int, browser: Browser, folder: Path, tmp_path: Path
) -> None:
    browser.open(written(longer_page(PEOPLE[1], folder, length), tmp_path))
    browser.show(360, 740)
    assert browser.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_columns_of_the_picture_stand_above_those_of_the_table(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    browser.open(written(html_page(report_of(folder, rows(mood=around(14)))), tmp_path))
    for width in (794, 816, 1400):
        browser.show(width, 1000)
        dots, days = (
            browser.evaluate(
                f"[...document.querySelectorAll('{what}')].map(each => {{"
                "const box = each.getBoundingClientRect(); return box.left + box.width / 2; })"
            )
            for what in ("svg circle", "time")
        )
        assert len(dots) == len(days) == 14
        assert all(abs(dot - day) < 2 for dot, day in zip(dots, days, strict=True))


def test_no_page_asks_for_anything(folder: Path, tmp_path: Path) -> None:
    own = Browser(tmp_path)
    files = []
    for person in PEOPLE:
        page = html_page(person_report(person, folder / person.name))
        files.append(tmp_path / f"{person.name}.html")
        files[-1].write_text(page, encoding="utf-8")
    hostile = (
        HOSTILE + "<img src='http://page.invalid/a.png'><link rel=preconnect href=//b.invalid>"
    )
    report = report_of(folder / "hostile", rows(mood=[5], note=[hostile]), notes=True)
    files.append(written(html_page(report), tmp_path))
    for file in files:
        own.open(file)
        own.print(SHEETS[0])
    assert own.evaluate("document.scripts.length") == 0
    assert own.requests == [file.as_uri() for file in files]
    assert own.close() == []


def test_a_page_that_asks_would_be_seen(tmp_path: Path) -> None:
    own = Browser(tmp_path)
    own.open(written("<img src='http://page.invalid/picture.png'>", tmp_path))
    assert own.requests[1:] == ["http://page.invalid/picture.png"]
    assert any("page.invalid" in asked or "notfound" in asked for asked in own.close())


def test_contrast_is_what_wcag_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_a_page_that_is_too_long_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    browser.open(written("<p>word</p>" * 200, tmp_path))
    browser.show(*SHEETS[0].pixels)
    assert browser.evaluate(SCROLLS)
    assert read_pdf(browser.print(SHEETS[0]), tmp_path / "printed.pdf").pages > 1
