"""The foot of the text page: what its signs mean, and what its figures rest on."""

from collections.abc import Iterator

from therapy_tui.domain.fields import HOMEWORK, MOOD, SESSIONS, SLEEP
from therapy_tui.report import saying
from therapy_tui.report import text_signs as signs
from therapy_tui.report.model import Report
from therapy_tui.report.window import Layout
from therapy_tui.report.wrapping import unbroken, wrapped


def legend_lines(report: Report, width: int) -> list[str]:
    """The signs that this page uses, then how the figures came about."""
    pieces = [unbroken(sign) for sign in _signs(report)]
    said = [
        saying.trend_note(report),
        saying.logged_words(report),
        saying.settings_words(report),
        saying.SOURCE_NOTE,
    ]
    return wrapped("   ".join(filter(None, ["  ".join(pieces), *said])), width)


def _signs(report: Report) -> Iterator[str]:
    weeks = report.window.layout is Layout.WEEKS_AS_ROWS
    if report.shows(SESSIONS.key):
        yield f"{signs.SESSION} {'sessions' if weeks else 'session'}"
    if report.shows(MOOD.key):
        scale = f"{MOOD.low}-{MOOD.high}"
        if weeks:
            yield f"{signs.MOOD} mean mood, {scale}, on the line from lowest to highest"
        else:
            yield f"{signs.MOOD} mood of the day, {scale}"
    if report.shows(HOMEWORK.key) and not weeks:
        yield f"{signs.BAR} homework, {HOMEWORK.low}-{HOMEWORK.high}"
        yield f"{signs.NONE_SET} none set"
    if report.shows(SLEEP.key):
        yield f"{signs.POOR} poor sleep{', nights' if weeks else ''}"
    if any(day.note_alone for day in report.days) and not weeks:
        yield f"{signs.NOTE} a note alone"
    yield f"{signs.GAP} nothing logged (never filled in)"
