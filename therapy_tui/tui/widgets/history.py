"""What stands beside and below the calendar: the chosen day and the weeks of the month."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.reactive import reactive

from therapy_tui.domain.calendar import day_month, long_date, short_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import HOMEWORK, MOOD, NOTE, SESSIONS, SLEEP, TAKEAWAYS, Field, Kind
from therapy_tui.domain.summary import Average, Summary, one_decimal
from therapy_tui.domain.words import day_words, one_line, value_words, visible
from therapy_tui.tui.widgets.lines import Lines, Row, cut, put_marked, wrapped

LABEL_WIDTH = 12
SHORT = 2
"""Lines of the pane on a narrow screen."""
NOTHING_LOGGED = "Nothing logged. Enter adds this day."
"""What is said of a day without an entry where Enter edits it."""

PaneLine = tuple[str, str, str]
"""Label, text and role of a line about a day."""

Marks = Callable[[str], Sequence[tuple[int, int]]]
"""Says of a line where what was searched for begins and ends in it."""


def no_marks(_line: str) -> Sequence[tuple[int, int]]:
    """Nothing was searched for."""
    return ()


class DayPane(Lines):
    """The chosen day: every answered field, and as much of the note as there is room for."""

    day: reactive[Day | None] = reactive(None)
    fields: reactive[tuple[Field, ...]] = reactive(())
    goals: reactive[int] = reactive(0)
    unread: reactive[str] = reactive("")
    """Why nothing is known of the day, where its month cannot be read."""
    marks: reactive[Marks] = reactive(lambda: no_marks)
    """Where in a line of the note what was searched for stands."""

    def __init__(self, identity: str = "day") -> None:
        super().__init__(id=identity)
        self.nothing = NOTHING_LOGGED
        self._told: tuple[object, list[PaneLine]] = (None, [])
        """The lines that were made last, and of what: every row asks for them."""

    def row(self, y: int, width: int) -> Row:
        """The date, then a field a row; where there are two lines, all answers in one."""
        if self.day is None:
            return Row(width)
        height = self.size.height
        if height <= SHORT:
            return self._short(self.day, y, Row(width))
        lines = self._lines(self.day, width)
        row = Row(width)
        if y >= len(lines):
            return row
        label, text, role = lines[y]
        if y == height - 1 and len(lines) > y + 1:
            text = cut(f"{text} …", width - LABEL_WIDTH)
        if y == 0:
            row.put(label, "chosen")
            row.right(text, "session")
            return row
        at = 0 if self.unread or not (label or y > 1) else LABEL_WIDTH
        row.put(label, "label").put("", "", at)
        put_marked(row, text, self.marks(text) if label in ("", NOTE.short) else (), role)
        return row

    def _lines(self, day: Day, width: int) -> list[PaneLine]:
        made_of = (day, self.fields, self.goals, self.unread, self.nothing, width)
        if self._told[0] != made_of:
            lines = day_lines(day, self.fields, self.goals, width)
            if len(lines) == 2:
                lines.append((self.nothing, "", "hint"))
            if self.unread:
                lines[2:] = [("", line, "warning") for line in wrapped(self.unread, width - 1)]
            self._told = (made_of, lines)
        return self._told[1]

    def _short(self, day: Day, y: int, row: Row) -> Row:
        row.put("  ", "")
        if self.unread:
            return row.put(self.unread if y == 0 else "", "warning")
        if y:
            note = one_line(day.note or "")
            put_marked(row, note, self.marks(note), "hint")
            return row
        row.put(f"{short_date(day.date)}  ", "chosen")
        return row.put(day_words(day) or self.nothing, "value" if day.is_entry else "hint")


def day_lines(day: Day, fields: Sequence[Field], goals: int, width: int) -> list[PaneLine]:
    """The lines about a day."""
    session = "session" if day.sessions == 1 else f"{day.sessions} sessions" if day.sessions else ""
    lines = [(long_date(day.date), session, "session"), ("", "", "")]
    for field in fields:
        value = day.get(field.key)
        if value is None or field.key == "sessions":
            continue
        if field.kind is not Kind.TEXT:
            text = value_words(field, value).removesuffix(" of 10")
            if field.key == "goals" and goals:
                fits = isinstance(value, int) and value <= goals
                text = f"{value} of {goals} on track" if fits else f"{value} on track"
            lines.append((field.short, text, f"mood-{value}" if field.key == "mood" else "value"))
            continue
        room = max(8, width - LABEL_WIDTH - 1)
        parts = wrapped(visible(str(value)), room)
        lines += [(field.short if at == 0 else "", p, "value") for at, p in enumerate(parts)]
    return lines


class WeekTable(Lines):
    """The weeks of the month, each with what it rests on."""

    weeks: reactive[tuple[Summary, ...]] = reactive(())
    fields: reactive[tuple[Field, ...]] = reactive(())
    chosen: reactive[date | None] = reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__(id="weeks")

    def watch_chosen(self, before: date | None, now: date | None) -> None:
        """Another day is a reason to draw again only where other weeks are left out for it."""
        if self._left_out(before) != self._left_out(now):
            self.refresh()

    def row(self, y: int, width: int) -> Row:
        """A heading and a week a row; columns that do not fit are left out from the right."""
        row = Row(width)
        y -= self._ruled
        if y < 0:
            return row.put("─" * width, "rule")
        index = y - 1 + self._left_out(self.chosen)
        if index >= len(self.weeks):
            return row
        week = self.weeks[index] if y else None
        for heading, text in week_columns(week, self.fields):
            at = row.end + 2
            if at + len(heading) < width:
                role = "label" if week is None else "gap" if text == "·" else "value"
                shown = heading if week is None else text.rjust(len(heading))
                row.put(shown, role, at)
        return row

    @property
    def _ruled(self) -> bool:
        """Whether there is room for a rule above the heading; it goes before a week does."""
        return self.size.height > len(self.weeks) + 1

    def _left_out(self, chosen: date | None) -> int:
        """How many of the first weeks are left out so that the one of the chosen day is seen."""
        here = [at for at, week in enumerate(self.weeks) if chosen and week.first <= chosen]
        return max(0, (here[-1] if here else 0) - max(self.size.height - 2 - self._ruled, 0))


def week_columns(week: Summary | None, fields: Sequence[Field]) -> list[tuple[str, str]]:
    """Heading and text of each figure of a week that rests on one of these fields."""
    columns = (
        (MOOD, "Mood", week and _mean(week.mood)),
        (MOOD, "low to high", week and _range(week)),
        (MOOD, "days", week and f"{week.mood.days}/{week.elapsed}"),
        (HOMEWORK, HOMEWORK.short, week and _mean(week.homework)),
        (SLEEP, SLEEP.short, week and _mean(week.sleep)),
        (SESSIONS, SESSIONS.short, week and _sessions(week)),
        (
            TAKEAWAYS,
            TAKEAWAYS.short,
            week and ("·" if week.takeaways is None else str(week.takeaways)),
        ),
    )
    first = day_month(week.first) if week else ""
    shown = [(heading, text or "") for field, heading, text in columns if field in fields]
    return [("Week of", first), *shown]


def _range(week: Summary) -> str:
    low, high = week.lowest, week.highest
    return "·" if low is None else f"{low}" if low == high else f"{low} to {high}"


def _sessions(week: Summary) -> str:
    """The sessions of a week; a dot where nothing at all is known of it."""
    return str(week.sessions) if week.sessions or week.mood.days else "·"


def _mean(average: Average) -> str:
    return "·" if average.mean is None else one_decimal(average.mean)
