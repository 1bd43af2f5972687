"""The line to the terminal, which may drop at any moment: nothing then waits for it or is lost."""

import asyncio
import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from types import FrameType
from typing import Any, TextIO

from textual import constants, events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from therapy_tui.tui.escape import KeyParser
from therapy_tui.tui.shown import Shown
from therapy_tui.tui.waking import WakingEvent

LOOK_SECONDS = 0.1
"""How soon after a key the reading thread looks whether an Esc stands alone."""

QUIET_LOOKS = 3 + ceil(constants.ESCAPE_DELAY / LOOK_SECONDS)
"""After so many looks in which nothing was typed no Esc is open, and the thread sleeps."""


class HungUp(events.Event):
    """The terminal is gone, or the system asks the program to end."""


class Output:
    """Writes to the terminal for as long as it is there, and then to nowhere.

    Textual's writing thread would die of the first error, and the app would wait for it for ever.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._gone = False

    def write(self, text: str) -> None:
        """Write a text, if there is still a terminal."""
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        """Send what is written."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """The descriptor of the terminal."""
        return self._file.fileno()

    def _try(self, act: Callable[[], object]) -> None:
        if not self._gone:
            try:
                act()
            except OSError:  # which the reading thread meets too, and reports
                self._gone = True
                _point_at_nothing(self._file.fileno())


class TerminalDriver(LinuxDriver):
    """Textual's driver, which ends the app when the line drops and survives bytes that are no text.

    It draws on standard output, so that standard error can be sent elsewhere.
    """

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._file: Any = Output(sys.__stdout__ or sys.stdout)
        self.exit_event: WakingEvent = WakingEvent()
        self.shown = Shown()
        # A program before this one may have left the terminal in a mode that loses what it is sent.
        for descriptor in (self.fileno, self._file.fileno()):
            os.set_blocking(descriptor, True)

    def use_mouse(self, on: bool) -> None:
        """Ask the terminal for clicks from now on, or for none."""
        if on:
            self._mouse = True
            self._enable_mouse_support()
        else:
            self._disable_mouse_support()
            self._mouse = False

    def start_application_mode(self) -> None:
        """Take the terminal, and from then on read its size in the loop, not in the signal.

        A second change of size may interrupt the handler of the first, which then would tell an
        old size last, and the app would keep it.
        """
        self.shown.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        signal.signal(signal.SIGWINCH, lambda *_: loop.call_soon_threadsafe(self._tell_size))

    def stop_application_mode(self) -> None:
        """Wipe the screen, then give the terminal back; what was shown stays nowhere.

        Row by row: to erase all at once is taken by some terminals as a wish to keep it in their
        history, and not every terminal has the second screen that is thrown away.
        """
        _, rows = self._get_terminal_size()
        wiped = "\r\n".join(["\x1b[K"] * rows)
        self.write(f"\x1b[m\x1b[H{wiped}\x1b[H")
        super().stop_application_mode()

    def _tell_size(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(events.Resize(size, size))

    def run_input_thread(self) -> None:
        """Hand on keys until told to stop, and sleep while nobody types.

        Textual's own loop wakes ten times a second, and would spin at the end of input.
        """
        parser = KeyParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event.open(), selectors.EVENT_READ)
            quiet = 0
            while not self.exit_event.is_set():
                ready = selector.select(LOOK_SECONDS if quiet < QUIET_LOOKS else None)
                quiet = 0 if ready else quiet + 1
                self.exit_event.heard()
                if any(key.fd == self.fileno for key, _ in ready):
                    data = self._read()
                    if data == b"":
                        self.send_message(HungUp())
                        return
                    for message in parser.feed(decode(data or b"")):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def close(self) -> None:
        """Let go of the terminal, for good or for a pause."""
        super().close()
        self.exit_event.close()

    def _read(self) -> bytes | None:
        """What has been typed; nothing at all at the end of the line, ``None`` when it is late."""
        try:
            return os.read(self.fileno, 4096)
        except BlockingIOError:
            return None
        except OSError:
            return b""


def _point_at_nothing(descriptor: int) -> None:
    """Let what is still buffered go nowhere: Python flushes it at its end and would complain."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)


def can_come_back() -> bool:
    """Whether a shell with job control waits that can go on with a stopped program.

    Where the program is all that runs, as in ``ssh -t host therapy-tui``, it would stop for ever.
    """
    parent = os.getppid()
    try:
        return os.getsid(parent) == os.getsid(0) and os.getpgid(parent) != os.getpgrp()
    except OSError:  # the parent is outside this container, or has just ended
        return False


@contextmanager
def signals_to(leave: Callable[[], None]) -> Iterator[None]:
    """Let a hang-up and a polite kill call ``leave`` instead of ending the process, however often.

    The kernel and the shell both tell of a dropped line; the second must not end a program that is
    still saving after the first.
    """

    def told(_number: int, _frame: FrameType | None) -> None:
        leave()

    before = {number: signal.signal(number, told) for number in (signal.SIGHUP, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
