"""When the app hides everything until the passphrase of an encrypted journal is typed."""

import time
from typing import TYPE_CHECKING

from therapy_tui.journal.vault import Vault

if TYPE_CHECKING:
    from textual.timer import Timer

    from therapy_tui.tui.app import TherapyApp
    from therapy_tui.tui.screens.lock import LockScreen

MINUTE = 60.0
"""Seconds."""

GRACE = 0.05
"""Seconds by which the timer comes late rather than early."""

ELSEWHERE = "The journal was encrypted elsewhere."
GONE = "The journal, or the key to it, is not where it was."
KEPT = "What you typed is kept."

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def now() -> float:
    """Seconds on a clock that nobody sets and that goes on while the machine sleeps."""
    return time.clock_gettime(_CLOCK)


class Lock:
    """Locks the app when asked, after ``minutes`` without a key, or when the journal is locked.

    The identity stays in memory, so that what was typed before is still saved.
    """

    def __init__(self, app: "TherapyApp", vault: Vault, minutes: int | None) -> None:
        self._app = app
        self._vault = vault
        self._seconds = None if minutes is None else minutes * MINUTE
        self._last_key = now()
        self._timer: Timer | None = None
        self._screen: LockScreen | None = None
        """What hid everything last."""

    @property
    def is_on(self) -> bool:
        """Whether everything is hidden."""
        return self._screen is not None and self._app.screen is self._screen

    def forbids(self, action: str) -> bool:
        """Whether an action has no place now: to lock what is plain, the palette over a lock."""
        if action == "lock":
            return not self._vault.encrypted
        return action == "command_palette" and self.is_on

    async def on_request(self) -> None:
        """Lock, where there is a passphrase to unlock with."""
        if self._vault.encrypted and not self.is_on:
            await self._lock("Locked.")

    async def where_needed(self) -> bool:
        """Lock where the time is over or the journal cannot be opened; whether it is locked."""
        if not self.is_on and self._left() == 0:
            await self.on_request()
        if not self.is_on and self._vault.locked:
            await self._lock(f"{GONE if self._vault.was_opened else ELSEWHERE} {KEPT}")
        return self.is_on

    async def takes_key(self) -> bool:
        """Whether a key that was pressed does no more than lock: it comes after the time."""
        if self.is_on:
            return False
        locked = await self.where_needed()
        self._last_key = now()
        return locked

    def set_minutes(self, minutes: int | None) -> None:
        """Lock after another time without a key, or never by itself."""
        self._seconds = None if minutes is None else minutes * MINUTE
        self.watch()

    def watch(self) -> None:
        """Lock when the time without a key is over; nothing is looked at before."""
        left = self._left()
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if left is not None:
            self._timer = self._app.set_timer(left + GRACE, self._time_over)

    async def _time_over(self) -> None:
        if self._left() == 0:
            await self.on_request()
        if not self.is_on:
            self.watch()

    def _left(self) -> float | None:
        """Seconds until the time is over, 0 once it is; ``None`` where it never is."""
        if self._seconds is None:
            return None
        return max(0.0, self._seconds - (now() - self._last_key))

    async def _lock(self, why: str) -> None:
        await self._app.end_note()
        if not self.is_on:  # it may have been locked for another reason meanwhile
            from therapy_tui.tui.screens.lock import LockScreen  # noqa: PLC0415 - rarely needed

            self._screen = LockScreen(self._vault, why)
            await self._app.push_screen(self._screen, self._unlocked)

    def _unlocked(self, _result: None) -> None:
        if self._app._exit:
            return  # it is being left: there is no screen any more, and what waits is saved then
        self._last_key = now()
        self.watch()
        self._app.unlocked()
