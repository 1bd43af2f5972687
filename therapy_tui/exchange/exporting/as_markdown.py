"""Days as Markdown: a file a month, fit for Obsidian, and for ``jrnl --import``."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from therapy_tui.domain.calendar import Days, Month, long_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, NOTE
from therapy_tui.domain.words import visible

_MARKUP = re.compile(
    r"[\\`*_\[\]<>&$|]"
    r"|(?<!\S)\#"  # headings, and Obsidian's tags
    r"|%(?=%)|(?<=%)%|~(?=~)|(?<=~)~|=(?==)|(?<==)="  # hidden, crossed out, highlighted
    r"|^(?=\ {0,3}=)(?:\ *)=|^(?=\ {0,3}-[-\ ]*$)(?:\ *)-",  # underlines a heading
    re.MULTILINE | re.VERBOSE,
)
"""What could mean something, also to Obsidian; items of lists may stay what they are."""


def months_of(days: Days) -> Mapping[str, Days]:
    """The days of each month, by the name of its file without the end: ``2026-11``."""
    months: dict[str, dict[date, Day]] = {}
    for day, entry in sorted(days.items()):
        months.setdefault(str(Month.of(day)), {})[day] = entry
    return months


def month_page(name: str, days: Days) -> str:
    """A file of one month: Obsidian's properties, then the entries."""
    return f"---\nmonth: {name}\n---\n\n{entries(days)}"


def entries(days: Days) -> str:
    """The days one after the other, each beginning with its date as jrnl wants it.

    A person's text has no meaning in it as Markdown, and begins no entry of jrnl's.
    """
    return "\n".join(
        "".join(f"{line}\n" for line in _entry(day)) for _, day in sorted(days.items())
    )


def _entry(day: Day) -> Iterator[str]:
    yield f"[{day.date.isoformat()}] {long_date(day.date)}"
    items = [*_items(day)]
    if items:
        yield ""
        yield from items
    if day.note is not None:
        yield ""
        yield from escaped(day.note).split("\n")


def _items(day: Day) -> Iterator[str]:
    for field in FIELDS:
        value = day.get(field.key)
        if value is not None and field is not NOTE:
            unit = f" {field.unit}" if field.unit and str(value) == field.text(value) else ""
            yield f"- {field.name}: {field.text(value)}{unit}"
    for key, held in day.extra.items():
        yield f"- {escaped(' '.join(f'{key}: {held}'.split()))}"


def escaped(text: str) -> str:
    """A person's text as it was typed, line by line, none of it with a meaning."""
    shown = visible(text.replace("\r\n", "\n"))
    return _MARKUP.sub(lambda found: rf"{found.group()[:-1]}\{found.group()[-1]}", shown)
