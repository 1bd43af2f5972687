"""The report as one HTML file: no script, nothing loaded from anywhere, for screen and paper."""

from collections.abc import Iterator

from jinja2 import Environment, PackageLoader, StrictUndefined

from therapy_tui.domain.fields import HOMEWORK, MOOD, SLEEP
from therapy_tui.domain.words import counted, visible
from therapy_tui.report import glance_words, saying
from therapy_tui.report.drawing import report_picture
from therapy_tui.report.insight_lines import NOT_CAUSES, NOTHING_FOUND
from therapy_tui.report.model import Report
from therapy_tui.report.parts import Note
from therapy_tui.report.picture import LABELS, WIDTH
from therapy_tui.report.tables import report_tables
from therapy_tui.report.window import Layout

FONTS = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, DejaVu Sans, sans-serif"
"""What is on the machine of whoever reads it; nothing is brought along or fetched."""

GAP_BETWEEN = "   "
"""What parts the pieces of a line of figures that is as wide as the page."""

NOTE_ON_FIRST_PAGE = 240
"""Characters of a note that stand on the first page: three lines of it at most."""


def html_page(report: Report) -> str:
    """The page, complete in itself; texts of the person stand in it as text and nothing else."""
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["own_words"] = visible
    glance = glance_words.glance_rows(report)
    by_weeks = report.window.layout is Layout.WEEKS_AS_ROWS
    return environment.get_template("page.html").render(
        report=report,
        saying=saying,
        title=f"{saying.PRODUCT}, {saying.title(report.window)}",
        fonts=FONTS,
        label_width=100 * LABELS / WIDTH,
        wide=[row for row in glance if GAP_BETWEEN in row.said],
        short=[row for row in glance if GAP_BETWEEN not in row.said],
        gap_between=GAP_BETWEEN,
        trends=glance_words.trend_rows(report),
        picture=report_picture(report, by_weeks=by_weeks, fonts=FONTS),
        tables=report_tables(report, by_weeks=by_weeks),
        by_weeks=by_weeks,
        days_heading=saying.WEEK_BY_WEEK if by_weeks else saying.DAY_BY_DAY,
        findings=[saying.finding_text(finding) for finding in report.worth_raising],
        not_causes=NOT_CAUSES,
        nothing_found=NOTHING_FOUND,
        legend=[*legend(report)],
        short_note=short_note,
        dated=saying.dated,
    )


def legend(report: Report) -> Iterator[str]:
    """What the marks mean, of those that can be on the page."""
    if report.shows("sessions"):
        yield "S session"
    if report.shows(MOOD.key):
        yield "● mood of the day, 1–10"
    if report.shows(HOMEWORK.key):
        yield "▮ homework, 0–5"
        yield "n none set"
    if report.shows(SLEEP.key):
        yield "▾ poor sleep"
    yield "hatched or · not logged, never filled in"


def short_note(note: Note) -> str:
    """What stands of a note on the first page, and how much of it is left."""
    text = " ".join(visible(note.text).split())
    left = len(text) - NOTE_ON_FIRST_PAGE
    if left <= 0:
        return text
    return f"{text[:NOTE_ON_FIRST_PAGE]}… ({counted(left, 'more character')}, next page)"
