"""How a person's own text is shown: what steers a terminal becomes a sign that can be seen."""

import re

_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that steer a terminal or turn the reading direction instead of being seen: C0 but
the newline, DEL, C1, line separators, direction marks, and lone surrogates."""


def visible(text: str, ascii: bool = False) -> str:  # noqa: A002
    r"""A person's text with each control character as a sign that can be seen and does nothing.

    C0 characters and DEL become their control pictures (``␛``), the others their escape
    (``\x9b``, ``\u202e``); with ``ascii`` all become escapes. Newlines are left to the caller.
    """
    return _UNSEEN.sub(lambda found: _sign(found.group(), ascii), text)


def one_line(text: str, ascii: bool = False) -> str:  # noqa: A002
    """``visible`` text on a single line: each line break becomes a space."""
    return visible(text.replace("\r\n", "\n").replace("\n", " "), ascii)


def json_escapes(text: str) -> str:
    """JSON text in which the characters a terminal would act on are escapes with the same meaning.

    They can only stand inside strings there, so the values read from it stay what they are; the
    newlines and spaces of the layout are left alone.
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _sign(character: str, ascii: bool) -> str:  # noqa: A002
    code = ord(character)
    if not ascii and (code < 0x20 or code == 0x7F):
        return "␡" if code == 0x7F else chr(0x2400 + code)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
