"""ASCII alone: where it is wanted, and what stands there for the signs of the program."""

from collections.abc import Mapping

ASCII_VARIABLE = "THERAPY_TUI_ASCII"
"""Set to anything but 0, it asks for ASCII alone."""

SIGNS: Mapping[str, str] = {
    **dict.fromkeys("─━–—▔", "-"),
    **dict.fromkeys("│┃▏▎▍▌▋▊▉▕", "|"),
    **dict.fromkeys("┤├┼┌┐└┘╭╮╰╯", "+"),
    **dict.fromkeys("█▇▆■▮", "#"),
    **dict.fromkeys("▅▄", "="),
    **dict.fromkeys("▃▂▁", "_"),
    **dict.fromkeys("·•", "."),
    "●": "o",
    "○": "x",
    "╵": "'",
    "≡": '"',
    "░": ":",
    "▾": "v",
    "›": ">",
    "…": "~",
    "⏎": "/",
    "×": "x",
    "’": "'",
    "“": '"',
    "”": '"',
}
"""Each sign that the program draws or writes, and the one of ASCII that is as wide."""

_PUT_BY_PYTHON = {"C.UTF-8", "C.utf8"}

_TABLE = str.maketrans(dict(SIGNS))


def ascii_alone(environ: Mapping[str, str]) -> bool:
    """Whether nothing but ASCII may be sent to the terminal, from its environment.

    That is so where it is asked for, and where the locale is not UTF-8. Without any locale
    variable the terminal is trusted. Python itself puts a UTF-8 ``LC_CTYPE`` where the locale is
    C or unknown; that one says nothing of the terminal, ``LANG`` does.
    """
    if environ.get(ASCII_VARIABLE, "0") not in {"", "0"}:
        return True
    every, kind, usual = (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = every or ("" if usual and kind in _PUT_BY_PYTHON else kind) or usual
    return bool(locale) and "utf8" not in locale.lower().replace("-", "")


def plain_signs(text: str) -> str:
    """A text with the program's own signs in ASCII; other characters stay what they are."""
    return text if text.isascii() else text.translate(_TABLE)
