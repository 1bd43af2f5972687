"""The report as text: one page of 80 columns, and what did not fit on it from page two."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from therapy_tui.domain.calendar import short_date
from therapy_tui.domain.plain import plain_signs
from therapy_tui.domain.words import counted
from therapy_tui.insight.findings.finding import Finding
from therapy_tui.report import saying
from therapy_tui.report.glance_words import GlanceRow, TrendRow, glance_rows, trend_rows
from therapy_tui.report.insight_lines import NOT_CAUSES, NOTHING_FOUND
from therapy_tui.report.model import Report
from therapy_tui.report.text_columns import Density, MoodRows, day_columns
from therapy_tui.report.text_legend import legend_lines
from therapy_tui.report.text_rows import day_rows, week_rows
from therapy_tui.report.text_signs import LINE, own_words
from therapy_tui.report.window import Layout
from therapy_tui.report.wrapping import cells, flowing, wrapped

WIDTH = 80
MOST_LINES = 60
"""Lines of the first page of two weeks, without notes."""
NOTE_LINES = 3
"""Lines of a note on the first page."""
QUESTION_LINES = 2
"""Lines of a question on the first page."""
LABEL = 12
"""Columns of the names on the left of the figures."""
NOTE_LABEL = 13
"""Columns of the dates on the left of the notes."""
PAIRED = ({"Sleep", "Goals on track"}, {"Sessions", "Takeaways"})
"""Figures that share a line where there is room."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How much the first page says at most."""

    drawing: Density = field(default_factory=Density)
    questions: int = 6
    """Lines."""


ROOMS = (
    _Room(),
    _Room(Density(MoodRows.CLOSE)),
    _Room(Density(MoodRows.CLOSE, homework_bars=False)),
    _Room(Density(MoodRows.PAIRS, homework_bars=False)),
    _Room(Density(MoodRows.FIGURES, homework_bars=False), questions=2),
)
"""Tried in turn until the page of two weeks fits."""


def text_page(report: Report, *, ascii: bool = False, width: int = WIDTH) -> list[str]:  # noqa: A002
    """The lines of the page; with ``ascii`` nothing else is in them.

    ``width`` is 80 columns or more. Two weeks take 60 lines at most, notes not counted. What a
    person wrote at length is cut on the first page and stands in full behind it.
    """
    for room in ROOMS:
        page = _Page(report, room, ascii=ascii, width=max(width, WIDTH))
        lines = page.lines()
        if len(lines) - page.note_lines <= MOST_LINES or not page.drawn_in_columns:
            break
    lines += page.second()
    return [plain_signs(line) for line in lines] if ascii else lines


class _Page:
    """One attempt at the page."""

    def __init__(self, report: Report, room: _Room, *, ascii: bool, width: int) -> None:  # noqa: A002
        self.report = report
        self.drawn_in_columns = report.window.layout is Layout.DAYS_AS_COLUMNS
        self.note_lines = 0
        self._room = room
        self._ascii = ascii
        self._width = width
        self._rule = LINE * width
        self._cut: list[tuple[str, str]] = []
        """The name and the text of what is not in full on the first page."""

    def lines(self) -> list[str]:
        """The first page: its sections with a rule between them."""
        sections = (
            self._heading(),
            self._glance(),
            self._drawing(),
            self._raised(),
            [*self._support(), *self._score(), *self._notes()],
            self._questions(),
            legend_lines(self.report, self._width),
        )
        lines: list[str] = []
        for section in filter(None, sections):
            lines += [self._rule, *section] if lines else section
        return lines

    def second(self) -> list[str]:
        """In full, what was cut on the first page."""
        lines: list[str] = []
        for name, text in self._cut:
            lines += wrapped(text, self._width, f"{name:<{NOTE_LABEL}}")
        return [self._rule, "PAGE 2   in full", *lines] if lines else []

    def _heading(self) -> list[str]:
        report = self.report
        left = f"{saying.PRODUCT.upper()}   {saying.title(report.window)}"
        return [
            *self._two_sided(left, saying.span(report.window)),
            *self._two_sided(saying.occasion(report), saying.therapy(report)),
        ]

    def _two_sided(self, left: str, right: str) -> list[str]:
        room = self._width - cells(left)
        if len(right) + 2 > room:
            return [left, right.rjust(self._width)]
        return [f"{left}{right.rjust(room)}".rstrip()]

    def _glance(self) -> list[str]:
        lines = [saying.AT_A_GLANCE.upper()]
        rows = list(glance_rows(self.report))
        if rows and rows[0].label == "Mood":
            lines += self._labelled(rows.pop(0))
        lines += self._trends(trend_rows(self.report))
        while rows:
            row = rows.pop(0)
            if rows and {row.label, rows[0].label} in PAIRED:
                lines += self._pair(row, rows.pop(0))
            else:
                lines += self._labelled(row)
        return lines if len(lines) > 1 else []

    def _labelled(self, row: GlanceRow) -> list[str]:
        return wrapped(row.said, self._width, f" {row.label:<{LABEL - 1}}".ljust(LABEL))

    def _pair(self, left: GlanceRow, right: GlanceRow) -> list[str]:
        first = f" {left.label:<{LABEL - 1}}{left.said}"
        for room in (44, 0):
            line = f"{first:<{room}}   {right.label:<{14 if room else 0}}   {right.said}"
            if cells(line) <= self._width:
                return [line]
        return [*self._labelled(left), *self._labelled(right)]

    def _trends(self, rows: Sequence[TrendRow]) -> list[str]:
        airy = _trend_lines(rows, "  ")
        return airy if max(map(len, airy), default=0) <= self._width else _trend_lines(rows, " ")

    def _drawing(self) -> list[str]:
        if self.report.window.layout is Layout.WEEKS_AS_ROWS:
            lines = [saying.WEEK_BY_WEEK.upper(), *week_rows(self.report)]
        elif self.drawn_in_columns:
            drawing = day_columns(self.report, self._room.drawing)
            lines = [saying.DAY_BY_DAY.upper(), *drawing]
        else:
            lines = [saying.DAY_BY_DAY.upper(), *day_rows(self.report)]
        for sentence in saying.gap_sentences(self.report):
            lines += wrapped(sentence, self._width, " ")
        return lines

    def _raised(self) -> list[str]:
        findings = self.report.worth_raising
        limits = NOT_CAUSES[0].lower() + NOT_CAUSES[1:].rstrip(".")
        if not findings:
            return [saying.WORTH_RAISING.upper(), f" {NOTHING_FOUND}"]
        lines = [f"{saying.WORTH_RAISING.upper()} ({limits})"]
        for number, finding in enumerate(findings, 1):
            lines += self._finding(number, finding)
        return lines

    def _finding(self, number: int, finding: Finding) -> list[str]:
        return wrapped(saying.finding_text(finding), self._width, f" {number} ")

    def _support(self) -> list[str]:
        text = self.report.support
        if text is None:
            return []
        said = " ".join((saying.VERY_LOW, self._own(text))) if text else saying.VERY_LOW
        return wrapped(said, self._width, f"{saying.SUPPORT.upper():<{LABEL - 1}}")

    def _score(self) -> list[str]:
        report = self.report
        if report.score is None:
            return []
        if report.score.value is None:
            start = f"{saying.SCORE.upper():<{LABEL - 1}}"
            return wrapped(saying.score_words(report), self._width, start)
        start = f"{saying.SCORE.upper()} {saying.score_words(report)}".ljust(LABEL - 1)
        pieces = [*saying.score_parts(report), f" ({saying.score_note(report)})"]
        return flowing(pieces, self._width, start)

    def _notes(self) -> list[str]:
        report = self.report
        if not report.shows("note"):
            return []
        start = f"{saying.NOTES.upper():<{LABEL - 1}}"
        if not report.notes:
            said = saying.NOTES_LEFT_OUT if report.notes is None else saying.NO_NOTES
            return [f"{start}{said}"]
        lines = [saying.NOTES.upper()]
        for note in report.notes:
            name = f" {short_date(note.date)}"
            lines += self._first_lines(name, self._own(note.text), NOTE_LINES, NOTE_LABEL)
        self.note_lines = len(lines)
        return lines

    def _questions(self) -> list[str]:
        lines: list[str] = []
        questions = list(self.report.questions)
        while questions:
            number = len(self.report.questions) - len(questions) + 1
            text = self._own(questions[0].text)
            cut = len(self._cut)
            added = self._first_lines(f" {number}", text, QUESTION_LINES, 3)
            if lines and len(lines) + len(added) > self._room.questions:
                del self._cut[cut:]
                break
            lines += added
            questions.pop(0)
        if questions:
            lines.append(f"   … and {counted(len(questions), 'more question')}, on page 2")
            first = len(self.report.questions) - len(questions) + 1
            for number, question in enumerate(questions, first):
                self._cut.append((f" {number}", self._own(question.text)))
        return [saying.TO_ASK.upper(), *lines] if lines else []

    def _first_lines(self, name: str, text: str, most: int, indent: int) -> list[str]:
        """The beginning of a text; where it is longer, how much is left and where."""
        lines = wrapped(text, self._width, name.ljust(indent))
        if len(lines) <= most:
            return lines
        self._cut.append((name, text))
        left = counted(len(lines) - most, "more line")
        return [*lines[:most], f"{' ' * indent}… {left}, in full on page 2"]

    def _own(self, text: str) -> str:
        return own_words(text, ascii=self._ascii)


def _trend_lines(rows: Sequence[TrendRow], gap: str) -> list[str]:
    size = max((len(row.label) for row in rows if row.change), default=0)
    lines: list[str] = []
    for row in rows:
        pieces = [f" {'' if lines else 'Trend':<{LABEL - 1}}{row.window:<8}", row.label]
        if row.change:
            pieces[1:] = [f"{row.label:<{size}}", f"{row.change:>4}", f"({row.likely})", row.level]
        lines.append(gap.join(pieces).rstrip())
    return lines
