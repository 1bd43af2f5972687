"""What stands beside and below the calendar: the chosen day and the weeks of the month."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap

from textual.reactive import reactive

from therapy_tui.domain.calendar import MONTHS, long_date, short_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import Field, Kind
from therapy_tui.domain.summary import Average, Summary, one_decimal
from therapy_tui.domain.words import day_words, one_line, value_words, visible
from therapy_tui.tui.widgets.lines import Lines, Row

LABEL_WIDTH = 12
SHORT = 2
"""Lines of the pane on a narrow screen."""
NOTHING_LOGGED = "Nothing logged. Enter adds this day."


class DayPane(Lines):
    """The chosen day: every answered field, and as much of the note as there is room for."""

    day: reactive[Day | None] = reactive(None)
    fields: reactive[tuple[Field, ...]] = reactive(())
    goals: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__(id="day")

    def row(self, y: int, width: int) -> Row:
        """The date, then a field a row; where there are two lines, all answers in one."""
        if self.day is None:
            return Row(width)
        if self.size.height <= SHORT:
            return _short(self.day, y, width)
        lines = day_lines(self.day, self.fields, self.goals, width)
        row = Row(width)
        if y >= len(lines):
            return row
        label, text, role = lines[y]
        if y == 0:
            row.put(label, "chosen")
            row.right(text, "session")
            return row
        return row.put(label, "label").put(text, role, LABEL_WIDTH if label or y > 1 else 0)


def _short(day: Day, y: int, width: int) -> Row:
    row = Row(width).put("  ", "")
    if y:
        return row.put(one_line(day.note or ""), "hint")
    row.put(f"{short_date(day.date)}  ", "chosen")
    return row.put(day_words(day) or NOTHING_LOGGED, "value" if day.is_entry else "hint")


def day_lines(
    day: Day, fields: Sequence[Field], goals: int, width: int
) -> list[tuple[str, str, str]]:
    """Label, text and role of each line about a day."""
    session = "session" if day.sessions == 1 else f"{day.sessions} sessions" if day.sessions else ""
    lines = [(long_date(day.date), session, "session"), ("", "", "")]
    for field in fields:
        value = day.get(field.key)
        if value is None or field.key == "sessions":
            continue
        if field.kind is not Kind.TEXT:
            text = value_words(field, value).removesuffix(" of 10")
            if field.key == "goals" and goals:
                text = f"{value} of {goals} on track"
            lines.append((field.short, text, f"mood-{value}" if field.key == "mood" else "value"))
            continue
        room = max(8, width - LABEL_WIDTH - 1)
        parts = [part for line in visible(str(value)).split("\n") for part in wrap(line, room)]
        lines += [(field.short if at == 0 else "", p, "value") for at, p in enumerate(parts)]
    if len(lines) == 2:
        lines.append((NOTHING_LOGGED, "", "hint"))
    return lines


class WeekTable(Lines):
    """The weeks of the month, each with what it rests on."""

    weeks: reactive[tuple[Summary, ...]] = reactive(())
    chosen: reactive[date | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__(id="weeks")

    def row(self, y: int, width: int) -> Row:
        """A heading and a week a row; columns that do not fit are left out from the right."""
        row = Row(width)
        if y == 0:
            return row.put("─" * width, "rule")
        if y - 2 >= len(self.weeks):
            return row
        week = self.weeks[y - 2] if y > 1 else None
        for heading, at, text in week_columns(week):
            if at + len(heading) < width:
                role = "label" if week is None else "gap" if text == "·" else "value"
                shown = heading if week is None else text.rjust(len(heading))
                row.put(shown, role, at)
        return row


def week_columns(week: Summary | None) -> list[tuple[str, int, str]]:
    """Heading, column and text of each figure of a week."""
    if week is None:
        texts = [""] * 8
    else:
        low, high = week.lowest, week.highest
        texts = [
            f"{week.first.day} {MONTHS[week.first.month - 1][:3]}",
            _mean(week.mood),
            "·" if low is None else f"{low}" if low == high else f"{low} to {high}",
            f"{week.mood.days}/{week.elapsed}",
            _mean(week.homework),
            _mean(week.sleep),
            str(week.sessions or "·"),
            "·" if week.takeaways is None else str(week.takeaways),
        ]
    headings = (
        ("Week of", 2),
        ("Mood", 11),
        ("low to high", 17),
        ("days", 30),
        ("Homework", 36),
        ("Sleep", 46),
        ("Sessions", 53),
        ("Takeaways", 63),
    )
    return [(name, at, text) for (name, at), text in zip(headings, texts, strict=True)]


def _mean(average: Average) -> str:
    return "·" if average.mean is None else one_decimal(average.mean)
