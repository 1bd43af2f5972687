"""How a key and a value are written, and when two values are the same to the last detail."""

from collections.abc import Mapping

import tomli_w

from therapy_tui.domain.errors import InputError

Element = Mapping[str, object]
"""One table of an array of tables; a key with ``None`` is absent."""

_ROW_WIDTH = 88
"""A list that fits into so many characters stays on one line."""

_PLAIN = (str, int)
"""Of these ``==`` says enough, where both are of one type."""


def render_key(name: str) -> str:
    """A key as written: bare where TOML allows it, else in quotation marks."""
    written, _, _ = tomli_w.dumps({name: 0}).rpartition(" = ")
    return written


def render_value(value: object, newline: str = "\n") -> str:
    r"""A value as written; a text of several lines keeps its lines, so that it stays readable.

    ``newline`` is the line end of the file. A return (``\r``) is always written as an escape,
    so that a text reads back exactly, whatever the line end of the file.

    Raises:
        InputError: a text holds half a character (a lone surrogate), which no file can keep.
    """
    if isinstance(value, str):
        return _render_text(value, newline)
    row = inline(value)
    if isinstance(value, (list, tuple)) and len(row) > _ROW_WIDTH:
        return newline.join(["[", *(f"    {inline(item)}," for item in value), "]"])
    return row


def render_pair(key: str, value: object, newline: str = "\n") -> str:
    """A whole line ``key = value``, or several for a text of several lines."""
    return f"{render_key(key)} = {render_value(value, newline)}{newline}"


def same(left: object, right: object) -> bool:
    """Whether two values read from TOML are the same in type, value and content.

    Unlike ``==`` it tells 1 from true and 1.0, and takes one nan for another.
    """
    if left is right:
        return True
    if type(left) is type(right) and isinstance(left, _PLAIN):
        return left == right
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[k], right[k]) for k in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return repr(left) == repr(right)


def _render_text(text: str, newline: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"The text holds a broken character at position {error.start + 1} that no file can "
            "keep; type it again."
        ) from None
    if "\n" not in text:
        return _plain(text)
    lines = [_plain(line)[1:-1] for line in text.split("\n")]
    return f'"""{newline}{newline.join(lines)}"""'


def inline(value: object) -> str:
    """A value on one line; lists in brackets, tables in braces, line breaks as escapes."""
    if isinstance(value, Mapping):
        pairs = [f"{render_key(key)} = {inline(item)}" for key, item in value.items()]
        return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return _plain(value)


def _plain(value: object) -> str:
    # tomli_w writes documents, not values, so the value is the only one of a document.
    return tomli_w.dumps({"v": value}).removeprefix("v = ").removesuffix("\n")
