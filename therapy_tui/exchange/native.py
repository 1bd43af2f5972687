"""Values of TOML as JSON, and back to the very same values."""

import math
from collections.abc import Mapping

from therapy_tui.domain.errors import InputError
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import inline

LITERAL = "$toml"
"""The only key of an object that stands for what JSON has no form for, written as TOML has it."""


def to_json(value: object) -> object:
    """The value as JSON can hold it: dates, times, nan and infinity as their TOML literal."""
    if isinstance(value, Mapping):
        if LITERAL in value:
            # The person's own key of that name must not be taken for ours.
            return {LITERAL: inline(value)}
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {LITERAL: inline(value)}
    if isinstance(value, (bool, int, float, str)):
        return value
    return {LITERAL: inline(value)}


def from_json(value: object) -> object:
    """The value of TOML that ``to_json`` made this of.

    Raises:
        InputError: TOML has no such value.
    """
    if isinstance(value, dict):
        if value.keys() == {LITERAL}:
            return _read(value[LITERAL])
        return {key: from_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [from_json(item) for item in value]
    if value is None:
        raise InputError("null is no value that the files of a journal can hold")
    return value


def _read(literal: object) -> object:
    try:
        held = read_toml(f"value = {literal}") if isinstance(literal, str) else {}
    except TomlError:
        held = {}
    if held.keys() != {"value"}:
        raise InputError(f"{literal!r} is no value as TOML has it")
    return held["value"]
