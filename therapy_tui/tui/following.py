"""How the running app follows the configuration when it is changed in the settings or undone."""

import os
from collections.abc import Callable
from dataclasses import replace

from therapy_tui.domain.calendar import speak_dates
from therapy_tui.journal.configuration import Configuration, switched_on
from therapy_tui.tui.configured import sentences
from therapy_tui.tui.desk import Desk


class Following:
    """Applies what differs from the configuration that was followed last."""

    def __init__(
        self,
        desk: Desk,
        *,
        theme: Callable[[Configuration], None],
        lock: Callable[[int | None], None],
        animation: Callable[[bool], None],
        mouse: Callable[[bool], None],
    ) -> None:
        self._desk = desk
        self._theme = theme
        self._lock = lock
        self._animation = animation
        self._mouse = mouse
        self._held = desk.configuration
        self._faults = desk.faults

    def catch_up(self) -> None:
        """Follow what was changed, taken back or put back since."""
        desk, before, now = self._desk, self._held, self._desk.configuration
        self._held = now
        if now == before:
            return
        self._keep_time(before, now)
        speak_dates(now.spoken_order(os.environ))
        changed = desk.editor.configured()
        desk.faults = tuple(fault for fault in self._faults if fault.key not in changed)
        desk.sentences = sentences(now)
        if now.theme != before.theme:
            self._theme(now)
        if now.lock_minutes != before.lock_minutes:
            self._lock(now.lock_minutes)
        if now.animation != before.animation:
            self._animation(switched_on(now.animation, os.environ))
        if now.mouse != before.mouse:
            self._mouse(switched_on(now.mouse, os.environ))

    def _keep_time(self, before: Configuration, now: Configuration) -> None:
        clock = self._desk.clock
        if now.time_zone != before.time_zone:
            clock = replace(clock, zone=now.clock().zone)
        if now.day_start != before.day_start:
            clock = replace(clock, day_start=now.day_start)
        if clock != self._desk.clock:
            self._desk.journal.keep_time_by(clock)
