"""From bytes to text: the encodings that can be told from the bytes, and the one asked for."""

import codecs
from io import TextIOWrapper
from typing import IO

from therapy_tui.domain.errors import InputError

_CHUNK = 65_536

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The marks that begin a text; the one of UTF-16 begins that of UTF-32, so it comes later."""


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes of a text tell; UTF-8 unless they tell another.

    UTF-16 without a mark is told by the zero bytes that letters of the Latin alphabet have in it.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if 4 * max(even, odd) > len(head) and min(even, odd) == 0:
        return "utf-16-be" if even else "utf-16-le"
    return "utf-8"


def known_encoding(name: str) -> str:
    """The name under which Python knows an encoding of text.

    Raises:
        InputError: it knows none of that name.
    """
    try:
        codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError):
        raise InputError(
            f"There is no encoding {name!r}; usual are utf-8, utf-16, cp1252, latin-1."
        ) from None
    return name


def text(file: IO[bytes], encoding: str) -> TextIOWrapper:
    r"""The file as text whose lines keep their ends (``\n``, ``\r\n``, ``\r``)."""
    return TextIOWrapper(file, encoding, newline="")


def not_text(file: IO[bytes], encoding: str, where: str) -> InputError:
    """What to say of a file, read once more from its beginning, that is no text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    try:
        while chunk := file.read(_CHUNK):
            line += decoder.decode(chunk).count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        line += error.object[: error.start].decode(encoding, "replace").count("\n")
    except UnicodeError:
        pass  # An encoding that tells no place: the line is about where it was.
    known = encoding.upper().removesuffix("-SIG")
    return InputError(
        f"{where}, line {line}: this is no {known} text. If you know how it was saved, "
        "say so, such as --encoding cp1252 for an old file from Windows."
    )
