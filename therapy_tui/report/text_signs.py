"""The signs of the text page, and what stands for them where only ASCII can be printed."""

from therapy_tui.domain.words import visible
from therapy_tui.report.parts import ReportDay

MOOD = "●"
BAR = "█"
GAP = "░"
POOR = "▾"
NOTE = "≡"
FREE = "·"
"""A place of the mood scale at which the mood was not."""
LINE = "─"
"""A rule, and the moods of a week from the lowest to the highest."""
UNREADABLE = "?"
NONE_SET = "n"
SESSION = "S"


def own_words(text: str, *, ascii: bool) -> str:  # noqa: A002
    """A person's text as it can stand on the page: control characters visible, lines kept."""
    shown = visible(text.replace("\r\n", "\n"), ascii)
    return shown.encode("ascii", "backslashreplace").decode() if ascii else shown


def session_sign(day: ReportDay) -> str:
    """``S``, with the number where more than one was held."""
    return "" if not day.sessions else SESSION if day.sessions == 1 else f"{day.sessions}{SESSION}"


def homework_sign(day: ReportDay) -> str:
    """The figure, ``n`` where none was set; empty where it was not logged."""
    if day.none_set:
        return NONE_SET
    return "" if day.homework is None else str(day.homework)


def sleep_sign(day: ReportDay) -> str:
    """The figure, marked where the night was poor."""
    return "" if day.sleep is None else f"{POOR if day.poor else ''}{day.sleep}"


def cell(day: ReportDay, shown: str) -> str:
    """What stands in the cell of a field that has no row of its own for a missing answer."""
    if day.unreadable:
        return UNREADABLE
    return shown if day.logged else GAP
