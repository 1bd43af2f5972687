"""The report as Markdown that any renderer shows the same, and no text of a person can change."""

import re
from collections.abc import Callable, Sequence

from therapy_tui.domain.calendar import short_date
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SESSIONS, SLEEP, TAKEAWAYS, Field
from therapy_tui.domain.summary import Average, one_decimal
from therapy_tui.domain.words import visible
from therapy_tui.report import saying
from therapy_tui.report.glance_words import (
    BETWEEN,
    NOT_LOGGED,
    TrendRow,
    from_to,
    glance_rows,
    trend_rows,
)
from therapy_tui.report.insight_lines import NOT_CAUSES, NOTHING_FOUND
from therapy_tui.report.model import Report
from therapy_tui.report.parts import ReportDay, ReportWeek
from therapy_tui.report.window import Layout

MISSING = "-"
"""What stands in a table where nothing was logged; it is not zero."""

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:=$@^])")
"""Whatever could mean something to a renderer; without . : and @ no address becomes a link."""

_Columns = Sequence[tuple[str, Callable[[ReportDay], str]]]


def markdown_page(report: Report) -> str:
    """The page as Markdown with tables, ending in a newline."""
    sections = (
        _heading(report),
        _glance(report),
        _drawing(report),
        _raised(report),
        _support(report),
        _score(report),
        _notes(report),
        _questions(report),
        _foot(report),
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def escaped(text: str) -> str:
    """A person's text on one line, every sign of it as it was typed and none with a meaning."""
    return _MARKUP.sub(r"\\\1", " ".join(visible(text).split()))


def _heading(report: Report) -> str:
    title = f"# {saying.PRODUCT}: {saying.title(report.window)}, {saying.span(report.window)}"
    therapy = saying.therapy(report)
    lines = (
        f"{saying.occasion(report)}.",
        f"{therapy[0].upper()}{therapy[1:]}." if therapy else "",
    )
    return "\n\n".join([title, " ".join(filter(None, lines))])


def _glance(report: Report) -> str:
    rows = [(row.label, row.said.replace(BETWEEN, "; ")) for row in glance_rows(report)]
    trends = [(f"Trend, {row.window}", _trend(row)) for row in trend_rows(report)]
    at = 1 if rows and rows[0][0] == MOOD.short else 0
    rows[at:at] = trends
    if not rows:
        return ""
    return f"## {saying.AT_A_GLANCE}\n\n" + _table(["", ""], rows)


def _trend(row: TrendRow) -> str:
    if not row.change:
        return row.label
    said = f"{row.label}, {row.change} ({row.likely})"
    return f"{said}, {row.level}" if row.level else said


def _drawing(report: Report) -> str:
    weeks = report.window.layout is Layout.WEEKS_AS_ROWS
    title = saying.WEEK_BY_WEEK if weeks else saying.DAY_BY_DAY
    table = _week_table(report) if weeks else _day_table(report)
    return "\n\n".join([f"## {title}", table, *saying.gap_sentences(report)])


def _day_table(report: Report) -> str:
    total = report.goals_total
    columns: Sequence[tuple[Field, str, Callable[[ReportDay], str]]] = (
        (SESSIONS, "Session", lambda day: str(day.sessions or "")),
        (MOOD, f"Mood {MOOD.low}-{MOOD.high}", lambda day: _value(day.mood)),
        (
            HOMEWORK,
            f"Homework {HOMEWORK.low}-{HOMEWORK.high}",
            lambda day: "none set" if day.none_set else _value(day.homework),
        ),
        (
            SLEEP,
            f"Sleep {SLEEP.low}-{SLEEP.high}",
            lambda day: _value(day.sleep) + (" (poor)" if day.poor else ""),
        ),
        (GOALS, f"Goals of {total}" if total else "Goals", lambda day: _value(day.goals)),
        (TAKEAWAYS, "Takeaways", lambda day: _value(day.takeaways)),
    )
    shown = [(name, value) for field, name, value in columns if report.shows(field.key)]
    rows = [[short_date(day.date), *_day_cells(day, shown)] for day in report.days]
    return _table(["Day", *(name for name, _ in shown)], rows)


def _day_cells(day: ReportDay, columns: _Columns) -> list[str]:
    if day.unreadable:
        return ["?"] * len(columns)
    return [value(day) for _, value in columns]


def _week_table(report: Report) -> str:
    total = report.goals_total
    columns: Sequence[tuple[str, str, Callable[[ReportWeek], str]]] = (
        (SESSIONS.key, "Sessions", lambda week: str(week.sessions or "")),
        (MOOD.key, "Mood", lambda week: _mean(week.mood)),
        (MOOD.key, "Range", lambda week: from_to(week.low, week.high)),
        ("", "Days", lambda week: f"{week.logged}/{week.days}{'?' if week.unreadable else ''}"),
        (HOMEWORK.key, "Homework", lambda week: _mean(week.homework)),
        (SLEEP.key, "Sleep", lambda week: _mean(week.sleep)),
        (SLEEP.key, "Poor nights", lambda week: str(week.poor or "")),
        (
            GOALS.key,
            f"Goals of {total}" if total else "Goals",
            lambda week: _mean(week.goals),
        ),
        (TAKEAWAYS.key, "Takeaways", lambda week: _value(week.takeaways)),
    )
    shown = [(name, value) for key, name, value in columns if report.shows(key)]
    last = report.window.last
    rows = [
        [saying.dated(week.first, last), *(value(week) for _, value in shown)]
        for week in report.weeks
    ]
    return _table(["Week of", *(name for name, _ in shown)], rows)


def _value(value: int | None) -> str:
    return MISSING if value is None else str(value)


def _mean(average: Average) -> str:
    return MISSING if average.mean is None else one_decimal(average.mean)


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _raised(report: Report) -> str:
    title = f"## {saying.WORTH_RAISING}"
    if not report.worth_raising:
        return f"{title}\n\n{NOTHING_FOUND}"
    lines = [
        f"{number}. {saying.finding_text(finding)}"
        for number, finding in enumerate(report.worth_raising, 1)
    ]
    return "\n\n".join([title, NOT_CAUSES, "\n".join(lines)])


def _support(report: Report) -> str:
    if report.support is None:
        return ""
    return "\n\n".join(filter(None, [saying.VERY_LOW, _quoted(report.support)]))


def _score(report: Report) -> str:
    if report.score is None:
        return ""
    said = f"## {saying.SCORE}\n\n{saying.score_words(report)}"
    parts = saying.score_parts(report)
    return f"{said}: {', '.join(parts)} ({saying.score_note(report)})." if parts else f"{said}."


def _notes(report: Report) -> str:
    if not report.notes:
        return ""
    notes = [f"{short_date(note.date)}\n\n{_quoted(note.text)}" for note in report.notes]
    return "\n\n".join([f"## {saying.NOTES}", *notes])


def _quoted(text: str) -> str:
    """A person's text as a quotation, its line breaks kept; empty lines part paragraphs."""
    lines = [escaped(line) for line in text.replace("\r\n", "\n").split("\n")]
    ended = [
        f"> {line}\\" if line and after else f"> {line}".rstrip()
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(ended) if text.strip() else ""


def _questions(report: Report) -> str:
    if not report.questions:
        return ""
    lines = [
        f"{number}. {escaped(question.text)}" for number, question in enumerate(report.questions, 1)
    ]
    return f"## {saying.TO_ASK}\n\n" + "\n".join(lines)


def _foot(report: Report) -> str:
    said = (
        saying.trend_note(report),
        saying.logged_words(report),
        saying.settings_words(report),
        f"{MISSING} is {NOT_LOGGED}, and never filled in",
        saying.SOURCE_NOTE.rstrip("."),
    )
    return "---\n\n" + " ".join(f"{sentence}." for sentence in said if sentence)
