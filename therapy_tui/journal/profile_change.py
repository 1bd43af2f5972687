"""Changes of ``profile.toml``: what it can hold, and the lines that a change rewrites."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import MOST_OPEN_GOALS
from therapy_tui.journal.profile_text import KNOWN, TOO_MANY, most_open, parse_profile
from therapy_tui.journal.profile_values import SETTINGS, TABLES, Note, Place
from therapy_tui.journal.splice import replace_tables, set_keys
from therapy_tui.journal.toml_value import Element


def require_valid(change: Mapping[str, object]) -> None:
    """Make sure that the profile can hold what is asked.

    Raises:
        InputError: an attribute there is not, a value it cannot hold, a sixth open goal.
    """
    for key, value in change.items():
        if key in TABLES:
            _written_tables(key, value)
        else:
            _written_setting(key, value)


def change_profile(text: str, change: Mapping[str, object]) -> str:
    """The text with attributes changed; ``None`` or an empty value removes one.

    Raises:
        InputError: as ``require_valid``.
        SaveError: the change cannot be made without touching something else of the file.
    """
    held = parse_profile(text, Path()).profile
    for key, value in change.items():
        if value and key in KNOWN and getattr(held, key) == value:
            continue  # said in another form, perhaps, and as good
        if key in TABLES:
            kind = TABLES[key]
            text = replace_tables(
                text, key, _written_tables(key, value), kind.understood, kind.keys
            )
        else:
            text = set_keys(text, {key: _written_setting(key, value)}, ("format", *SETTINGS))
    return text


def _written_setting(key: str, value: object) -> object:
    """The value as TOML has it; ``None`` for nothing."""
    if key not in SETTINGS:
        raise InputError(f"The profile has no {key!r}; it has {', '.join([*SETTINGS, *TABLES])}.")
    if value is None or value in ((), []) or (isinstance(value, str) and not value.strip()):
        return None
    written = SETTINGS[key].write(value)
    SETTINGS[key].read(written, _refusing(key))
    return written


def _written_tables(key: str, value: object) -> list[Element]:
    """The elements as TOML has them."""
    kind = TABLES[key]
    items = value if isinstance(value, Sequence) else ()
    if (value is not None and items is not value) or not all(
        isinstance(item, kind.item) for item in items
    ):
        raise InputError(f"{key}: {value!r} is no list of {kind.item.__name__}.")
    written = [kind.write(item) for item in items]
    for element in written:
        kind.read(element, _refusing(key))
    if key == "goals" and most_open(items) > MOST_OPEN_GOALS:
        raise InputError(f"{TOO_MANY}. End one of them first.")
    return written


def _refusing(key: str) -> Note:
    def refuse(place: Place, problem: str) -> None:
        name = ", ".join(str(part) for part in (key, *place))
        raise InputError(f"{name}: {problem}.")

    return refuse
