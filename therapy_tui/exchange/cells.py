"""What a cell of a table means as a value of one of our fields."""

import re
from fractions import Fraction

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import MOOD, Field
from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.dates import brief
from therapy_tui.exchange.record import Level, Unknown

LONGEST_WORD = 100
"""A longer text is no word that could be given a value, so its column is another one."""

_NUMBER = re.compile(r"[+-]?\d{1,4000}(?:[.,]\d{1,4000})?(?:[eE][+-]?\d{1,2})?", re.ASCII)


def number(text: str) -> Fraction | None:
    """The number a cell holds, with a decimal point or comma; ``None`` where it is none."""
    said = text.strip()
    return Fraction(said.replace(",", ".")) if _NUMBER.fullmatch(said) else None


def level(field: Field, text: str, line: int, asked: Asked) -> Level | Unknown | None:
    """The value of a cell that is not empty; ``None`` where the person said it means none.

    A word is what the person said it is, else a word of the field's own scale, else unknown.

    Raises:
        InputError: a number that the field, or the scale of the mood, does not take; a clause
            without place.
    """
    said = text.strip()
    if asked.knows(field.key, said):
        return asked.word(field.key, said)
    counted = number(said)
    if counted is None or not field.numeric:
        try:
            return field.parse(said)
        except InputError:
            if len(said) > LONGEST_WORD:
                raise _not_taken(field, said) from None
            return Unknown(line, field.key, said)
    if field is MOOD and asked.mood_scale is not None:
        return asked.mood_scale.to(field, counted)
    whole = int(counted)
    if whole != counted or not field.accepts(whole):
        raise _not_taken(field, said)
    return whole


def _not_taken(field: Field, said: str) -> InputError:
    return InputError(f"{field.name} takes {field.range_text}, not {brief(said)}")
