"""The report as one HTML file: no script, nothing loaded from anywhere, for screen and paper."""

from collections.abc import Iterator, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from therapy_tui.domain.fields import HOMEWORK, MOOD, NOTE, SESSIONS, SLEEP
from therapy_tui.report import saying
from therapy_tui.report import text_signs as signs
from therapy_tui.report.drawing import report_picture
from therapy_tui.report.first_page import written
from therapy_tui.report.glance_words import GlanceRow, glance_rows, trend_rows
from therapy_tui.report.insight_lines import NOT_CAUSES, NOTHING_FOUND
from therapy_tui.report.model import Report
from therapy_tui.report.picture import LABELS, WIDTH
from therapy_tui.report.tables import MISSING, report_tables
from therapy_tui.report.window import MOST_COLUMNS, Layout

FONTS = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, DejaVu Sans, sans-serif"
"""What is on the machine of whoever reads it; nothing is brought along or fetched."""

GAP_BETWEEN = "   "
"""What parts the pieces of a line of figures that is as wide as the page."""


def html_page(report: Report) -> str:
    """The page, complete in itself; texts of the person stand in it as text and nothing else."""
    glance = glance_rows(report)
    wide = [row for row in glance if GAP_BETWEEN in row.said]
    by_weeks = report.window.layout is Layout.WEEKS_AS_ROWS
    return (
        _environment()
        .get_template("page.html")
        .render(
            report=report,
            saying=saying,
            title=f"{saying.PRODUCT}, {saying.title(report.window)}",
            fonts=FONTS,
            label_width=100 * LABELS / WIDTH,
            mood=[row for row in wide if row.label == MOOD.short],
            wide=[row for row in wide if row.label != MOOD.short],
            pairs=[*batched([row for row in glance if row not in wide])],
            gap_between=GAP_BETWEEN,
            trends=trend_rows(report),
            picture=report_picture(report, by_weeks=by_weeks, fonts=FONTS),
            tables=report_tables(report, by_weeks=by_weeks),
            by_weeks=by_weeks,
            many=report.window.days > MOST_COLUMNS,
            days_heading=saying.WEEK_BY_WEEK if by_weeks else saying.DAY_BY_DAY,
            gaps=saying.gap_sentences(report),
            findings=[saying.finding_text(finding) for finding in report.worth_raising],
            not_causes=NOT_CAUSES,
            nothing_found=NOTHING_FOUND,
            legend=[*legend(report)],
            foot=[*foot(report)],
            written=written(report),
            notes_left_out=notes_left_out(report),
            support=signs.own_words(report.support or "", ascii=False),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def batched(rows: Sequence[GlanceRow]) -> Iterator[Sequence[GlanceRow]]:
    """The rows two by two."""
    for at in range(0, len(rows), 2):
        yield rows[at : at + 2]


def notes_left_out(report: Report) -> str:
    """Why there are no notes on the page; empty where there are some, or notes are hidden."""
    if report.notes or not report.shows(NOTE.key):
        return ""
    return saying.NOTES_LEFT_OUT if report.notes is None else saying.NO_NOTES


def foot(report: Report) -> Iterator[str]:
    """How the figures came about, and what they are."""
    said = (
        saying.trend_note(report),
        saying.logged_words(report),
        saying.settings_words(report),
        saying.SOURCE_NOTE,
    )
    yield from (f"{each.rstrip('.')}." for each in said if each)


def legend(report: Report) -> Iterator[str]:
    """What the marks mean, of those that can be on the page."""
    weeks = report.window.layout is Layout.WEEKS_AS_ROWS
    mean = "mean " if weeks else ""
    if report.shows(SESSIONS.key):
        yield f"{signs.SESSION} session"
    if report.shows(MOOD.key):
        of = "of the week, on a bar from lowest to highest" if weeks else "of the day"
        yield f"{signs.MOOD} {mean}mood {of}, {MOOD.low}–{MOOD.high}"
    if report.shows(HOMEWORK.key):
        yield f"▮ {mean}homework, {HOMEWORK.low}–{HOMEWORK.high}"
        yield f"{signs.NONE_SET} none set"
    if report.shows(SLEEP.key):
        yield f"{signs.POOR} {'poor nights' if weeks else 'poor sleep'}"
    if any(day.note_alone for day in report.days) and not weeks:
        yield f"{signs.NOTE} a note alone"
    yield f"hatched, shaded or {MISSING} not logged, never filled in"
