"""Two versions of a month's or the profile's text made one: by day and field, comments kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from therapy_tui.domain.errors import JournalError, SaveError
from therapy_tui.journal import merge_notes
from therapy_tui.journal.day_table import is_day_name, place_of, with_tables
from therapy_tui.journal.document import Document
from therapy_tui.journal.merge_edits import made_to_say
from therapy_tui.journal.merge_notes import Note, Spot, table_name
from therapy_tui.journal.merge_values import (
    Conflict,
    Content,
    merge_content,
)
from therapy_tui.journal.month_faults import newer_format
from therapy_tui.journal.month_text import FORMAT
from therapy_tui.journal.splice import confirm
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import inline, render_key, same

__all__ = ["Conflict", "Merged", "merge", "require_mergeable"]

MARK = "# merge: theirs had"
"""How the comment begins that holds their value where ours stays."""

_REMOVED = f"{MARK} removed this"
_GIT_MARKS = ("<<<<<<<", "|||||||", ">>>>>>>")


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, what it says, and what both sides changed in different ways."""

    text: str
    content: Content
    conflicts: tuple[Conflict, ...] = ()


def require_mergeable(text: str, named: str) -> None:
    """Make sure that a text can take part in a merge; ``named`` is what a person calls it.

    Raises:
        JournalError: it is no TOML, holds git's conflict marks, or is of a newer format.
    """
    try:
        form = read_toml(text).get("format", FORMAT)
    except TomlError as error:
        marks = [n for n, line in enumerate(text.split("\n"), 1) if line.startswith(_GIT_MARKS)]
        if marks:
            raise JournalError(
                f"{named}, line {marks[0]}: an earlier merge left its marks (<<<<<<<, >>>>>>>). "
                "Choose between the lines they part, remove them, and merge again."
            ) from None
        raise JournalError(f"{named}, {error}. Nothing was merged.") from None
    if isinstance(form, int) and form > FORMAT:
        raise JournalError(f"{named}: {newer_format(form, FORMAT)}")


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Our text with what they changed since ``base`` in its place, and nothing else changed.

    Each key of each day is merged alone, and so are the settings, goals, breaks and questions of
    a profile. Where both changed one thing in different ways ours stays, with theirs in a comment
    beside it, once however often the same is merged. Comments are merged too. With an empty base
    the union of both is made. Where only one side changed, the result is that side, byte for byte.

    Raises:
        JournalError: a text cannot take part in a merge.
        SaveError: the result could not be shown to hold everything, so there is none.
    """
    for text, named in ((base, "The common version"), (ours, "Ours"), (theirs, "Theirs")):
        require_mergeable(text, named)
    if theirs in (ours, base):
        return Merged(ours, read_toml(ours))
    if ours == base:
        return Merged(theirs, read_toml(theirs))
    base, ours, theirs = _as_tables(base, ours, theirs)
    meant, conflicts = merge_content(read_toml(base), read_toml(ours), read_toml(theirs))
    before, here, there = (merge_notes.counts(text) for text in (base, ours, theirs))
    wanted = merge_notes.merged_counts(before, here, there)
    text = made_to_say(meant, merge_notes.without(ours, wanted), theirs)
    wanted = merge_notes.at_home(wanted, text, before, here)
    for conflict in conflicts:
        text = _with_conflict(text, meant, conflict)
    text = merge_notes.with_notes(text, merge_notes.lacking(text, wanted, theirs))
    confirm(text, meant)
    lost = merge_notes.lost(text, wanted)
    if lost:
        raise SaveError(f"The comment {lost[0]!r} has no place in the merge, so none was made.")
    return Merged(text, meant, conflicts)


def _as_tables(*texts: str) -> Iterator[str]:
    """The texts with the days that differ written as tables, which can be edited in place."""
    contents = [read_toml(text) for text in texts]
    days = {name for content in contents for name in content if is_day_name(name)}
    for text, content in zip(texts, contents, strict=True):
        differing = [
            day
            for day in days
            if isinstance(content.get(day), dict)
            and not all(same(other.get(day), content[day]) for other in contents)
        ]
        yield with_tables(text, differing)


def _with_conflict(text: str, content: Content, conflict: Conflict) -> str:
    """The text with their value in a comment beside ours, unless it is there already."""
    document = Document(text)
    path = conflict.path
    known = [s.path for s in document.sections if s.path == path[: len(s.path)]]
    table = max(known, key=len)
    rest = path[len(table) :]
    if len(path) == 1 and isinstance(conflict.theirs, dict) and conflict.ours is None:
        return _with_block(document, content, str(path[0]), conflict.theirs)
    theirs = conflict.theirs
    name = ".".join(render_key(str(part)) for part in rest)
    long = _REMOVED if theirs is None else f"{MARK} {name} = {inline(theirs)}"
    short = _REMOVED if theirs is None else f"{MARK} {inline(theirs)}"
    key = str(rest[0]) if rest else None
    place = table_name(table, content)
    there = [note for note, _ in merge_notes.notes(document, content) if note.table == place]
    if any(note.text == long or (note.key == key and note.text == short) for note in there):
        return text
    if conflict.ours is None:
        return merge_notes.with_notes(text, [Note(long, place, key, Spot.END)])
    beside = len(rest) < 2 and merge_notes.has_room(document, table, key, short)
    note = Note(short, place, key, Spot.BESIDE) if beside else Note(long, place, key, Spot.ABOVE)
    return merge_notes.with_notes(text, [note])


def _with_block(document: Document, content: Content, name: str, theirs: Content) -> str:
    """The text with a table that we removed and they changed, as a comment where it would be."""
    pairs = ", ".join(f"{render_key(key)} = {inline(value)}" for key, value in theirs.items())
    line = f"{MARK} {render_key(name)} with {pairs or 'nothing in it'}"
    if any(note.text == line for note, _ in merge_notes.notes(document, content)):
        return document.text
    at = place_of(document, name) if is_day_name(name) else len(document.statements)
    document.insert_tables(at, [line + document.newline])
    return document.render()
