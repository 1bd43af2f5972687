"""What goes to standard output and standard error, on any terminal, pipe or locale."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from therapy_tui.domain.errors import TherapyError
from therapy_tui.domain.plain import ascii_alone, plain_signs
from therapy_tui.domain.unseen import json_escapes, one_line, visible


class OutputError(TherapyError):
    """The answer could not be written to where it was sent (exit code 3)."""

    exit_code = 3


def prepare() -> None:
    """Make every character printable: what the locale cannot show becomes a visible escape.

    Python takes the C locale for UTF-8; where nothing but ASCII may be sent, it is told so.
    """
    encoding = "ascii" if ascii_alone(os.environ) else None
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def finish() -> None:
    """Write out what is still buffered, so that a full disk or closed pipe is met here."""
    _write(sys.stdout, "")


def say(text: str, end: str = "\n") -> None:
    """Print lines to standard output, control characters in them as visible signs."""
    plain = not _is_unicode(sys.stdout)
    shown = visible(text, plain)
    _write(sys.stdout, (plain_signs(shown) if plain else shown) + end)


def say_raw(text: str) -> None:
    """Print text that is already fit for its reader, such as JSON, to standard output."""
    _write(sys.stdout, text + "\n")


def say_bytes(data: bytes) -> None:
    """Write what is no text, or whose encoding is fixed, such as a PDF, to standard output."""
    if sys.stdout is not None:
        with _met_here(sys.stdout):
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()


def say_json(value: object) -> None:
    """Print a value as JSON; texts in it keep their control characters, as escapes."""
    import json  # noqa: PLC0415 - only where it is asked for

    readable = _is_unicode(sys.stdout)
    say_raw(json_escapes(json.dumps(value, ensure_ascii=not readable, indent=2)))


def complain(text: str) -> None:
    """Print one sentence to standard error."""
    plain = not _is_unicode(sys.stderr)
    shown = one_line(text, plain)
    _write(sys.stderr, (plain_signs(shown) if plain else shown) + "\n")


def _is_unicode(stream: TextIO | None) -> bool:
    encoding = getattr(stream, "encoding", None) or "ascii"
    return encoding.lower().replace("_", "-").startswith("utf")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        with _met_here(stream):
            stream.write(text)
            stream.flush()


@contextmanager
def _met_here(stream: TextIO) -> Iterator[None]:
    """Meet a full disk or closed pipe where it is written to, and not once more at the exit."""
    try:
        yield
    except BrokenPipeError:
        _drop(stream)
        raise
    except OSError as error:
        _drop(stream)
        raise OutputError(f"The output could not be written: {error.strerror}.") from error


def _drop(stream: TextIO) -> None:
    """Point a stream at nothing, so that Python's own flush at exit does not fail once more."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
