"""How a change of days is written into the text of a month file."""

from collections.abc import Mapping
from datetime import date

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.errors import SaveError
from therapy_tui.domain.fields import BY_KEY, Change, field
from therapy_tui.journal import month_faults
from therapy_tui.journal.day_table import with_tables
from therapy_tui.journal.document import Document, without_empty
from therapy_tui.journal.month_text import FORMAT, FORMAT_KEY, is_newer
from therapy_tui.journal.splice import confirm, not_written, set_keys
from therapy_tui.journal.toml_outline import Path, key_lines, line_of
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import same


def change_day(text: str, day: date, change: Change) -> str:
    """The text with only the lines of the changed keys of one day changed; ``None`` removes a key.

    A value that is there already changes nothing. A new day's table goes in date order, new keys
    in the order of the fields. A table left without keys goes with its header, unless a comment
    or a table inside it is left. A text without content begins with the format.

    Raises:
        InputError: a key is no field, or a value is outside its field's range.
        SaveError: the text is no TOML or of a newer format, the day is no table, or the change
            cannot be made without touching something else.
    """
    return change_days(text, {day: change})


def change_days(
    text: str,
    changes: Mapping[date, Change],
    raw: Mapping[date, Mapping[str, object]] | None = None,
) -> str:
    """The text with several days changed at once, each as ``change_day`` does it.

    ``raw`` has values for these days that are written although they are no values of their
    fields: what a hand edit had put there.

    Raises:
        InputError: as ``change_day``.
        SaveError: as ``change_day``.
    """
    for change in changes.values():
        for key, value in change.items():
            if value is not None:
                field(key).check(value)
    content = _writable(text, min(changes)) if changes else {}
    wanted: dict[str, Mapping[str, object]] = {}
    meant: dict[str, dict[str, object]] = {}
    for day, change in changes.items():
        name = day.isoformat()
        held = content.get(name, {})
        if not isinstance(held, dict):
            raise _refused(text, day, (name,), month_faults.no_table(day, held))
        asked = {**change, **(raw or {}).get(day, {})}
        news = {key: value for key, value in asked.items() if not same(held.get(key), value)}
        if news:
            wanted[name] = news
            merged = {**held, **news}
            meant[name] = {key: value for key, value in merged.items() if value is not None}
    if not wanted:
        return text
    changed = text if content else set_keys(text, {FORMAT_KEY: FORMAT})
    changed = _with_keys(with_tables(changed, wanted), wanted)
    for name in wanted:
        if not meant[name]:
            changed = without_empty(changed, (name,))
    said = confirm(changed, content or {FORMAT_KEY: FORMAT}, besides=wanted)
    for name in wanted:
        if not same(said.get(name, {}), meant[name]):
            raise not_written(name)
    return changed


def _with_keys(text: str, wanted: Mapping[str, Mapping[str, object]]) -> str:
    """The text with keys of the days' tables changed."""
    document = Document(text)
    for name, change in wanted.items():
        section = document.section((name,))
        if section is None:
            raise SaveError(f"The table of {name} was not found again, so nothing was written.")
        document.set_keys(section, change, tuple(BY_KEY))
    return document.render()


def _writable(text: str, day: date) -> Mapping[str, object]:
    """The content of a text that may be changed.

    Raises:
        SaveError: it is no TOML or of a newer format.
    """
    try:
        content = read_toml(text)
    except TomlError as error:
        place = f"{Month.of(day)}.toml:{error.line}"
        raise SaveError(f"{place}: {month_faults.unreadable(error.reason)}") from None
    form = content.get(FORMAT_KEY, FORMAT)
    if is_newer(form):
        raise _refused(text, day, (FORMAT_KEY,), month_faults.newer_format(form, FORMAT))
    return content


def _refused(text: str, day: date, path: Path, sentence: str) -> SaveError:
    line = line_of(key_lines(text), path)
    return SaveError(f"{Month.of(day)}.toml:{line}: {sentence}")
