"""Which page the Report screen shows, and the page as lines."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from therapy_tui.charts import Glyphs
from therapy_tui.domain.calendar import short_date
from therapy_tui.domain.errors import InputError
from therapy_tui.report import choosing
from therapy_tui.report.model import Report, build_report
from therapy_tui.report.text import text_page
from therapy_tui.report.window import ReportWindow
from therapy_tui.tui.desk import Desk

MONTH = 28


class Span(Enum):
    """The windows the screen offers."""

    USUAL = "2 weeks"
    MONTH = "4 weeks"
    SINCE_SESSION = "since the last session"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose to see."""

    span: Span = Span.USUAL
    since: date | None = None
    notes: bool = False

    def from_date(self, day: date) -> "Choice":
        """From a date on."""
        return replace(self, span=Span.SINCE, since=day)


@dataclass(frozen=True, slots=True)
class Page:
    """The page as it will be printed, or the sentence that says why there is none."""

    heading: str
    lines: tuple[str, ...]
    report: Report | None


def page(desk: Desk, choice: Choice) -> Page:
    """The page of a choice, up to today; it reads files, so call it from a thread."""
    today = desk.clock.today()
    try:
        window = _window(desk, choice, today)
    except InputError as error:
        return Page(choice.span.value, (str(error),), None)
    report = build_report(
        desk.journal,
        window,
        made=today,
        notes=choice.notes,
        read=desk.read,
        profile=desk.profile(),
    )
    lines = text_page(report, ascii=desk.glyphs is not Glyphs.BRAILLE)
    notes = "with notes" if choice.notes else "without notes"
    span = f"{short_date(window.first)} to {short_date(window.last)}"
    return Page(f"{span}, {notes}", tuple(lines), report)


def _window(desk: Desk, choice: Choice, today: date) -> ReportWindow:
    if choice.span is Span.MONTH:
        return choosing.window_of_days(desk.journal, today, MONTH, read=desk.read)
    if choice.span is Span.SINCE_SESSION:
        return choosing.window_since_session(desk.journal, today, read=desk.read)
    if choice.since is not None:
        return choosing.window_between(desk.journal, choice.since, today, read=desk.read)
    return choosing.usual_window(desk.journal, today, read=desk.read)
