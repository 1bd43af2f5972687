"""How the app follows the configuration: when it is opened, and when the configuration changes."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from therapy_tui.domain.calendar import speak_dates
from therapy_tui.journal.configuration import Configuration, switched_on
from therapy_tui.tui import themes
from therapy_tui.tui.configured import sentences, usable_theme
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.terminal import TerminalDriver

if TYPE_CHECKING:
    from therapy_tui.tui.app import TherapyApp


class Following:
    """Puts on the theme, and applies what differs from the configuration that held before.

    Without colour (``no_colour``) colours stay off whatever the theme. ``lock`` takes the minutes
    after which the app locks.
    """

    def __init__(
        self,
        app: "TherapyApp",
        desk: Desk,
        lock: Callable[[int | None], None],
        *,
        no_colour: bool = False,
    ) -> None:
        self._app = app
        self._desk = desk
        self._lock = lock
        desk.no_colour = no_colour
        self._held = desk.configuration
        self._faults = desk.faults
        self._put_on(self._held)

    def begin(self, environ: Mapping[str, str]) -> bool:
        """Before the app runs: look at the terminal; whether it is to be asked for clicks.

        On a terminal of 16 colours the usual theme is one that is made of those.
        """
        if self._app.console.color_system == "standard":
            self._desk.usual_theme = themes.ANSI.name
            self._put_on(self._held)
        self._animate(switched_on(self._held.animation, environ))
        return switched_on(self._held.mouse, environ)

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
            self._put_on(now)
        if now.lock_minutes != before.lock_minutes:
            self._lock(now.lock_minutes)
        if now.animation != before.animation:
            self._animate(switched_on(now.animation, os.environ))
        if now.mouse != before.mouse:
            self.use_mouse(switched_on(now.mouse, os.environ))

    def use_mouse(self, on: bool) -> None:
        """Ask the terminal for clicks, or for none."""
        if isinstance(self._app._driver, TerminalDriver):
            self._app._driver.use_mouse(on)

    def _put_on(self, configuration: Configuration) -> None:
        """Put on a theme."""
        name = usable_theme(configuration.theme, self._desk.usual_theme)[0]
        self._app.theme = themes.NO_COLOUR if self._desk.no_colour else name

    def _animate(self, on: bool) -> None:
        """Let long pages glide when they are scrolled, or not."""
        self._app.animation_level = "full" if on else "none"

    def _keep_time(self, before: Configuration, now: Configuration) -> None:
        clock = self._desk.clock
        if now.time_zone != before.time_zone:
            clock = clock._replace(zone=now.clock().zone)
        if now.day_start != before.day_start:
            clock = clock._replace(day_start=now.day_start)
        if clock != self._desk.clock:
            self._desk.journal.keep_time_by(clock)
