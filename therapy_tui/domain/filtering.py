"""Which days are looked for: words in notes and values of fields, typed in one line."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import FIELDS, NOTE, SESSIONS, Field, Kind, Value

FILTER_FORMS = (
    ("break", "notes with this word, or with it in a word"),
    ('"slept well"', "notes with these words, just as they stand"),
    ("mood<=3", "by a value: with < > <= >= or ="),
    ("sleep=good", "by the word of a value"),
    ("homework=none", "none was set"),
    ("session", "days on which a session was held"),
    ("note", "days that have a note"),
)
"""What can be typed, and what it finds."""

TOGETHER = "Several at once must all hold: mood<=3 note"
"""What a line with more than one of them means."""

_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|(?P<name>[^\W\d_][\w-]*)\s*(?P<sign><=|>=|=|<|>)\s*(?P<value>\"[^\"]*\"?|\S*)"
    r"|(?P<word>\S+)"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What the value of one field must be; ``sign`` is one of ``<``, ``<=``, ``=``, ``>=``, ``>``.

    Without a ``value`` any answer will do. A field that was not answered never fits: a missing
    value is no low one.
    """

    field: Field
    sign: str = "="
    value: Value | None = None

    def fits(self, day: Day) -> bool:
        """Whether the day has such a value."""
        held = day.get(self.field.key)
        if held is None or self.value is None:
            return held is not None
        if self.sign == "=":
            return held == self.value
        if not isinstance(held, int) or not isinstance(self.value, int):
            return False
        if self.sign == "<":
            return held < self.value
        if self.sign == "<=":
            return held <= self.value
        return held > self.value if self.sign == ">" else held >= self.value


@dataclass(frozen=True, slots=True)
class Filter:
    """The days that are looked for: all ``texts`` are in the note, and all ``conditions`` hold.

    The texts are compared by ``folded``.
    """

    texts: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def fits(self, day: Day) -> bool:
        """Whether this is one of the days."""
        # Asked of every day of decades, of which most have no note.
        note = day.note
        if note is None and self.texts:
            return False
        if not all(condition.fits(day) for condition in self.conditions):
            return False
        note = folded(flowing(note or ""))
        return all(text in note for text in self.texts)

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Where the texts stand in a ``flowing`` line: begin and end of each, none overlapping."""
        searched = folded(line)
        found = sorted(
            match.span() for text in self.texts for match in re.finditer(re.escape(text), searched)
        )
        joined: list[tuple[int, int]] = []
        for begin, end in found:
            if joined and begin <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((begin, end))
        return joined


def flowing(note: str) -> str:
    """A note as one line of whole characters, in which texts are found across its line breaks.

    A letter and its accent are one character then, whichever way they were typed.
    """
    return unicodedata.normalize("NFC", note).replace("\r\n", " ").replace("\n", " ")


def folded(text: str) -> str:
    """A text for comparing without regard to large and small letters; its length stays the same."""
    # The one capital whose small letter is two characters, and the two forms of one small letter.
    return text.replace("İ", "i").lower().replace("ς", "σ")


def parse_filter(typed: str, fields: Sequence[Field] = FIELDS) -> Filter:
    """Read what a person looks for; ``fields`` are those they use.

    ``mood<=3``, ``sleep=good`` and ``homework=none`` ask for values, ``session`` and ``note`` for
    days that have one; any other word is a text to find in notes, and so is whatever stands in
    quotation marks.

    Raises:
        InputError: nothing was typed, a field does not exist, or it cannot have such a value.
    """
    texts: list[str] = []
    conditions: list[Condition] = []
    for part in _PART.finditer(typed):
        if part["name"] is not None:
            field = _named(part["name"], fields)
            value = part["value"].strip('"').strip()
            if field.kind is Kind.TEXT and part["sign"] == "=" and value:
                texts.append(value)
            else:
                conditions.append(_condition(field, part["sign"], value))
        elif (word := (part["word"] or "").lower()) in _ALONE:
            field = _used(_ALONE[word], fields)
            held = Condition(field, ">=", 1) if field.numeric else Condition(field)
            conditions.append(held)
        else:
            texts.append(part["word"] or part["quoted"])
    wanted = tuple(dict.fromkeys(text for each in texts if (text := folded(flowing(each)).strip())))
    if wanted:
        _used(NOTE, fields)
    if not wanted and not conditions:
        raise InputError("Type a word of a note, or a value such as mood<=3.")
    return Filter(wanted, tuple(conditions))


def _names(field: Field) -> tuple[str, str]:
    """What a field is called here: its key, and that for one of many."""
    return field.key, field.key.removesuffix("s")


_ALONE = {name: field for field in (SESSIONS, NOTE) for name in (*_names(field), f"{field.key}s")}
"""The words that stand for a field by themselves; other names of fields are words of notes too."""


def _named(name: str, fields: Iterable[Field]) -> Field:
    known = {each: field for field in FIELDS for each in _names(field)}
    if name.lower() in known:
        return _used(known[name.lower()], fields)
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is mistyped

    near = get_close_matches(name.lower(), known, n=1)
    hint = f"; did you mean {near[0]}?" if near else "."
    raise InputError(f"There is no field {name!r}{hint} In quotation marks it is found in notes.")


def _used(field: Field, fields: Iterable[Field]) -> Field:
    if field in fields:
        return field
    raise InputError(f"{field.name} is hidden in your settings, so it is not searched.")


def _condition(field: Field, sign: str, typed: str) -> Condition:
    if not typed:
        raise InputError(f"{field.key}{sign} needs a value: {field.range_with_words}.")
    if sign != "=" and not field.numeric:
        example = field.choices[0] if field.choices else "word"
        raise InputError(f"{field.name} is no number; write {field.key}={example}.")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None
    if field.numeric and number is not None and not field.accepts(number):
        raise InputError(f"{field.name} goes from {field.low} to {field.high}.")
    value = field.parse(typed)
    if sign != "=" and not isinstance(value, int):
        raise InputError(f"{field.text(value)!r} is no number; write {field.key}={typed}.")
    return Condition(field, sign, value)
