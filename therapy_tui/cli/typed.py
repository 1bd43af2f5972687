"""Texts as they were typed: on the command line, at the keyboard, in a file that is named."""

from therapy_tui.domain.errors import InputError


def as_text(text: str, what: str) -> str:
    """A text from the command line or the keyboard, whatever the locale took it for.

    Raises:
        InputError: it holds bytes that are no UTF-8 text.
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        raise InputError(f"{what} holds bytes that are no UTF-8 text.") from None
