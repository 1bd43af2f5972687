"""The days a search has found, a line each, with what was looked for marked in the note."""

from rich.cells import cell_len
from textual.reactive import reactive

from therapy_tui.domain.calendar import short_date, with_year
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import MOOD, NOTE
from therapy_tui.domain.filtering import FILTER_FORMS, TOGETHER, Filter, flowing
from therapy_tui.domain.words import counted, day_words
from therapy_tui.tui.search import Search
from therapy_tui.tui.widgets.lines import Lines, Row, put_marked, wrapped

WHEN = 2
"""The column of the date."""
MOOD_AT = 20
"""The column of the mood."""
WORDS_AT = 24
"""The column of what else there is of the day."""
AHEAD = 3
"""A note that is longer than the line begins so that about a third of it is before the match."""


class FoundList(Lines):
    """Shows days through a window that follows the chosen one; before that, what can be typed."""

    error: reactive[str] = reactive("")
    """Why what was typed means nothing."""

    def __init__(self) -> None:
        super().__init__(id="found")
        self.search: Search | None = None
        self.top = 0

    def show(self, search: Search | None) -> None:
        """Show what a search has found so far."""
        self.search = search
        self.error = ""
        self._follow()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the chosen day in sight."""
        self._follow()

    def row(self, y: int, width: int) -> Row:
        """One day; where there is none, what is wrong or what can be typed."""
        row = Row(width)
        search = self.search
        if self.error:
            lines = wrapped(self.error, width - 4)
            return row.put(f"  {lines[y]}" if y < len(lines) else "", "warning")
        if search is None:
            return _form(row, y)
        if not search.days:
            return row.put("  No day is found." if search.over and y == 0 else "", "hint")
        at = self.top + y
        if y == self._height and search.unread:
            return row.put(f"  {_unread(search)}", "warning")
        if at < len(search.days):
            _put_day(row, search.days[at], search.wanted, chosen=at == search.at)
        return row

    def _follow(self) -> None:
        at = self.search.at if self.search else 0
        self.top = max(min(self.top, at), at - max(1, self._height) + 1)

    @property
    def _height(self) -> int:
        """Lines for days: the last one may have to say what could not be searched."""
        return self.size.height - (1 if self.search and self.search.unread else 0)

    @property
    def page(self) -> int:
        """How many days a page moves by."""
        return max(1, self._height - 1)


def _unread(search: Search) -> str:
    number = counted(len(search.unread), "month")
    return f"{number} cannot be read and so not be searched: run therapy-tui check"


def _form(row: Row, y: int) -> Row:
    wide = max(len(form) for form, _ in FILTER_FORMS)
    if y < len(FILTER_FORMS):
        form, meaning = FILTER_FORMS[y]
        return row.put(f"  {form.ljust(wide)}   ", "key").put(meaning, "hint")
    return row.put(f"  {TOGETHER}" if y == len(FILTER_FORMS) + 1 else "", "hint")


def _put_day(row: Row, day: Day, wanted: Filter, *, chosen: bool) -> None:
    row.put("›" if chosen else "", "accent")
    when = with_year(short_date(day.date), day.date)
    row.put(when, "chosen" if chosen else "value", WHEN)
    if day.mood is not None:
        row.put(f"{day.mood:>2} ", f"mood-{day.mood}", MOOD_AT)
    row.put("", "", WORDS_AT)
    line = flowing(day.note or "").strip()
    spans = wanted.spans(line)
    if not spans:
        answers = {key: value for key, value in day.values.items() if key not in _APART}
        asked = {condition.field.key for condition in wanted.conditions}
        words = day_words(Day(day.date, answers), also=asked)
        row.put(words, "value")
        row.put("  " if words and line else "", "").put(line, "hint")
        return
    begin = _begin(line, spans[0][0], row.width - row.end)
    if begin:
        row.put("…", "hint")
    put_marked(row, line, spans, begin=begin)


_APART = (MOOD.key, NOTE.key)
"""The fields that stand in columns of their own."""


def _begin(line: str, first: int, room: int) -> int:
    """From where a line is shown so that its first match is seen."""
    if cell_len(line) <= room or cell_len(line[:first]) < room // AHEAD:
        return 0
    begin = first
    while begin > 0 and cell_len(line[begin - 1 : first]) < room // AHEAD:
        begin -= 1
    return begin
