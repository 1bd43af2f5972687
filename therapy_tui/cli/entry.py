"""What the words and options of ``log`` change in a day."""

from collections.abc import Mapping, Sequence

from therapy_tui.cli.options import as_text
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import LOG_ORDER, NOTE, Change, Kind, Value, field

LEFT_OUT = "."
"""The word that skips a field among bare values."""

NONE_SET_SIGN = "-"
"""The short form of homework's none-set; the key of the same name in the app."""


def asked_change(words: Sequence[str], options: Mapping[str, str], clear: Sequence[str]) -> Change:
    """The change that bare values, options by field key, and ``--clear`` ask for.

    Raises:
        InputError: a value is out of its range, or two of them contradict each other.
    """
    change: dict[str, Value | None] = {}
    for key, word in _by_position(words).items():
        change[key] = read_value(key, word)
    for key, text in options.items():
        if key in change:
            raise InputError(f"{field(key).name} is given twice: as a value and as an option.")
        change[key] = read_value(key, text)
    for key in clear:
        name = field(key).name
        if change.get(key) is not None:
            raise InputError(f"{name} cannot be set and cleared at once.")
        change[key] = None
    return change


def read_value(key: str, text: str) -> Value:
    """A value as typed for one field.

    Raises:
        InputError: naming the field, the value and the range.
    """
    asked = field(key)
    if asked.kind is Kind.TEXT:
        written = as_text(text, f"The {asked.name.lower()}")
        if not written.strip():
            raise InputError(f"The note is empty; --clear {NOTE.key} removes it.")
        return written
    if asked.numeric and asked.choices and text.strip() == NONE_SET_SIGN:
        return asked.choices[0]
    return asked.parse(text)


def _by_position(words: Sequence[str]) -> dict[str, str]:
    if len(words) > len(LOG_ORDER):
        order = ", ".join(asked.key for asked in LOG_ORDER)
        raise InputError(f"log takes at most {len(LOG_ORDER)} values ({order}), not {len(words)}.")
    paired = zip(LOG_ORDER, words, strict=False)
    return {asked.key: word for asked, word in paired if word != LEFT_OUT}
