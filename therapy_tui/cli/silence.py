"""A terminal that does not show what is typed, and shows it again whatever ends or stops us."""

import errno
import os
import signal
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from therapy_tui.domain.errors import InputError
from therapy_tui.journal.folders import PASSPHRASE_VARIABLE

LONGEST = 4096
"""Bytes of a line that are read; a terminal itself takes no more."""

ENDS = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGTSTP)
"""The signals that end or stop a program, and would leave the terminal silent to the shell."""


class SilentTerminal:
    """The terminal of the process, whose echo can be taken away and given back."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._prompt = b""
        self._before = termios.tcgetattr(descriptor)
        self._silent = [*self._before]
        # A program before this one may have left it in a mode in which no line ever ends.
        self._silent[0] |= termios.ICRNL
        self._silent[3] = (self._before[3] | termios.ICANON | termios.ISIG) & ~termios.ECHO

    def line(self, prompt: str) -> bytes:
        """One line, as it was typed after a prompt.

        Raises:
            InputError: the terminal is gone.
        """
        self._prompt = prompt.encode()
        try:
            os.write(self._descriptor, self._prompt)
            typed = os.read(self._descriptor, LONGEST)
        except OSError as error:
            raise InputError("The terminal is gone, so nothing was done.") from error
        finally:
            self._prompt = b""
            with suppress(OSError):
                os.write(self._descriptor, b"\n")
        return typed

    def hush(self) -> None:
        """Take the echo away."""
        self._set(self._silent)

    def speak(self) -> None:
        """Give the terminal back as it was."""
        with suppress(termios.error):  # it is gone
            self._set(self._before)

    def end(self, number: int, _frame: FrameType | None) -> None:
        """Let a signal end or stop the program, with the echo given back before."""
        self.speak()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        signal.signal(number, self.end)

    def go_on(self, _number: int, _frame: FrameType | None) -> None:
        """Take the echo away again after a pause, whatever the shell made of the terminal."""
        self.hush()
        with suppress(OSError):
            os.write(self._descriptor, self._prompt)

    def _set(self, modes: list[Any]) -> None:
        while True:
            try:
                # What was typed ahead is kept; over a slow line people do.
                termios.tcsetattr(self._descriptor, termios.TCSADRAIN, modes)
            except termios.error as error:
                if error.args[0] != errno.EINTR:
                    raise
            else:
                return


@contextmanager
def silent_terminal() -> Iterator[SilentTerminal]:
    """The terminal, while what is typed there is not shown.

    Unlike getpass it throws nothing away, and a pause by ctrl+z ends the silence for the shell and
    begins it anew with ``fg``.

    Raises:
        InputError: there is no terminal.
    """
    try:
        descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        raise InputError(
            "The passphrase is asked for on a terminal. Without one, name a file that holds it in "
            f"{PASSPHRASE_VARIABLE}."
        ) from None
    try:
        terminal = SilentTerminal(descriptor)
        try:
            with _signals(dict.fromkeys(ENDS, terminal.end) | {signal.SIGCONT: terminal.go_on}):
                terminal.hush()
                yield terminal
        finally:
            terminal.speak()
    finally:
        os.close(descriptor)


@contextmanager
def _signals(
    handlers: dict[signal.Signals, Callable[[int, FrameType | None], None]],
) -> Iterator[None]:
    """Handle signals this way for a block; those that are ignored stay ignored."""
    before = {number: signal.getsignal(number) for number in handlers}
    heeded = [number for number in handlers if before[number] != signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, handlers[number])
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])
