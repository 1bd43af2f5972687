"""The app: three screens over one journal, and a way out on which nothing is lost."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import ClassVar, cast

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
os.environ.setdefault("TEXTUAL_SMOOTH_SCROLL", "0")
if os.environ.get("TERM", "").startswith("screen") and "STY" in os.environ:
    # GNU screen passes COLORTERM on but cannot show what it promises.
    os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "256")

from therapy_tui.lean import without

with without("ssl"):  # OpenSSL takes 5 MiB, and nothing here goes onto a network
    import asyncio

from rich.console import RenderableType
from textual import events, work
from textual.actions import SkipAction
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.filter import LineFilter, NoColor
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import AwaitMount

from therapy_tui.charts import Glyphs
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.editor import Outcome, ProfileStep
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.store import Journal
from therapy_tui.tui import modes, themes
from therapy_tui.tui.ahead import make_ready
from therapy_tui.tui.configured import sentences
from therapy_tui.tui.crash import crash_text
from therapy_tui.tui.desk import open_desk
from therapy_tui.tui.escape import unfolded
from therapy_tui.tui.following import Following
from therapy_tui.tui.keymap import keys_with_alt, usable_keymap
from therapy_tui.tui.keys import EVERYWHERE
from therapy_tui.tui.locking import Lock
from therapy_tui.tui.palette import Actions
from therapy_tui.tui.plain import PlainCharacters
from therapy_tui.tui.screens.check_in import CheckInScreen
from therapy_tui.tui.screens.tab import TabScreen, redone_text
from therapy_tui.tui.screens.today import TodayScreen
from therapy_tui.tui.shown import Sent, system_of
from therapy_tui.tui.stylesheet import ParsedOnce
from therapy_tui.tui.terminal import HungUp, TerminalDriver, can_come_back

STYLES = sorted((Path(__file__).parent / "styles").resolve().glob("*.tcss"))
"""The styles of all screens; each rule names the screen it is for."""

AHEAD_SECONDS = 0.4
"""After so long the first screen is there, and what other screens need is made ready."""

FLUSH_SECONDS = 5.0
"""So long a pause waits at most until what was typed is saved."""

OWN_ACTIONS = {binding.action for binding in EVERYWHERE if isinstance(binding, Binding)}


class Reported(Message):
    """The editor has saved, or failed to save, or taken back a change."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class TherapyApp(App[None]):
    """Today, History, Trend and Contacts, each a mode with one screen."""

    TITLE = "therapy-tui"
    DEFAULT_MODE = modes.TODAY
    COMMANDS: ClassVar = {Actions}
    CSS = "CommandPalette SearchIcon { display: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *EVERYWHERE,
        Binding("ctrl+c", "help_quit", show=False, system=True, priority=True),
    ]

    _switching = False
    """Whether another screen is being brought to the front."""
    _colours: tuple[Theme, dict[str, str]] | None = None
    """The theme that was asked for last, and its colours."""

    def __init__(
        self,
        journal: Journal,
        configuration: Configuration,
        *,
        glyphs: Glyphs = Glyphs.BRAILLE,
        notice: str = "",
        faults: tuple[Fault, ...] = (),
        no_colour: bool = False,
        configuration_file: Path | None = None,
    ) -> None:
        super().__init__(driver_class=TerminalDriver)
        self.desk = open_desk(
            journal,
            configuration,
            self._report,
            glyphs=glyphs,
            notice=notice,
            faults=faults,
            configuration_file=configuration_file,
        )
        self.stylesheet: ParsedOnce = ParsedOnce(self.get_css_variables())
        self._characters = None if glyphs is Glyphs.BRAILLE else PlainCharacters(glyphs)
        self._before: dict[str, str] = {}
        """For Contacts, Settings and the week review, the mode from which each was opened."""
        self._answered: ProfileStep | None = None
        self._lock = Lock(self, journal.vault, configuration.lock_minutes)
        self._leaving: asyncio.Future[None] | None = None
        self._today = TodayScreen(self.desk)
        self._tabs: dict[str, TabScreen] = {modes.TODAY: self._today}
        self.add_mode(modes.TODAY, lambda: self._today)
        for mode in modes.SCREENS:
            self.add_mode(mode, partial(self._first_visit, mode))
        for theme in themes.OURS:
            self.register_theme(theme)
        self.following = Following(self, self.desk, self._lock.set_minutes, no_colour=no_colour)
        self.desk.follow = self.following.catch_up
        keymap, _ = usable_keymap(configuration.keys)
        self.set_keymap(keymap)
        self._bound = keys_with_alt(keymap)
        self.desk.sentences = sentences(configuration)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colour no colour at all (Textual would draw black on black), then plain signs."""
        plain = self.theme == themes.NO_COLOUR
        filters = [NoColor()] if plain else [*super().get_line_filters()]
        return filters if self._characters is None else [*filters, self._characters]

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; Textual asks for them at each screen that is new."""
        theme = self.current_theme
        if self._colours is None or self._colours[0] is not theme:
            self._colours = (theme, super().get_css_variables())
        return self._colours[1]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the mood scale, which any theme can set itself."""
        return themes.mood_variables(self.current_theme)

    async def on_mount(self) -> None:
        """Ask the first questions where nothing is kept yet."""
        self.app_resume_signal.subscribe(self, self._came_back)
        self._lock.watch()
        if self.desk.journal.is_new():
            from therapy_tui.tui.screens.first_start import FirstStart  # noqa: PLC0415 - only once

            await self.push_screen(FirstStart(self.desk.clock, self._keep_answer))
        self.set_timer(AHEAD_SECONDS, self._make_ready)

    def _make_ready(self) -> None:
        """Soon after the first screen: have ready what the first visit of another would wait for.

        Textual would parse, and apply to all there is, the styles of each.
        """
        self.stylesheet.read_ahead(STYLES)
        self._have_ready()

    @work(group="ahead")
    async def _have_ready(self) -> None:
        """Import what is needed soon, then make the screens that are asked for most."""
        await asyncio.to_thread(make_ready)
        for mode in modes.AHEAD:
            if self.is_running:
                await self._init_mode(mode)
                await self._tabs[mode].rehearse()

    async def on_app_focus(self) -> None:
        """Look at the folder when the terminal comes to the front."""
        self._tab.look_outside()
        await self._lock.where_needed()

    async def on_reported(self, message: Reported) -> None:
        """Hand an outcome to the screen that is shown.

        What was written also holds what someone else had written by then.
        """
        self.desk.changed_outside()
        self._tab.reported(message.outcome)
        await self._lock.where_needed()

    async def on_event(self, event: events.Event) -> None:
        """Before a key acts, let the screen look at the time and the folder.

        A key that finds the journal locked, or comes after the time without one, only locks; so
        does a text that is pasted, and a click.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            writing = self.focused is not None and self.focused.check_consume_key("a", "a")
            event, *more = unfolded(event, self._bound, writing=writing)
            if more:
                for each in (event, *more):
                    await self.on_event(each)
                return
        typed = isinstance(event, events.Key | events.Paste | events.MouseDown)
        if typed and not event.is_forwarded and self._takes_keys:
            if not self._lock.is_on:
                await self._tab.before_key()
            if await self._lock.takes_key():
                return
        await super().on_event(event)
        if isinstance(event, events.Key):
            self._paint_at_once()

    def _paint_at_once(self) -> None:
        """Show what a key has changed, unless something waits that may change it again."""
        if not self.message_queue_size and isinstance(self.screen, TabScreen):
            self.screen.paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Under a question or the help no other key acts; the palette finds all actions."""
        if self._lock.forbids(action) or (action == "merge" and not self.desk.copies):
            return False
        free = not self.screen.is_modal or isinstance(self.screen, CommandPalette)
        return free or action not in OWN_ACTIONS

    async def action_edit(self) -> None:
        """Edit the day chosen in History on Today, and come back there."""
        day = self.desk.chosen or self.desk.clock.today()
        await self._today.open_day(day, back_to=modes.HISTORY)
        await self._switch(modes.TODAY)

    async def action_today(self) -> None:
        """Show today's check-in."""
        await self._today.open_day(self.desk.clock.today())
        await self._switch(modes.TODAY)

    async def action_history(self) -> None:
        """Show the calendar."""
        await self._switch(modes.HISTORY)

    async def action_trend(self) -> None:
        """Show the charts."""
        await self._switch(modes.TREND)

    async def action_report(self) -> None:
        """Show the page for the session."""
        await self._switch(modes.REPORT)

    async def action_review(self) -> None:
        """Show the last seven days and take one entry for them, or go back from there."""
        if self.current_mode == modes.REVIEW:
            await self._there_or_back(modes.REVIEW)
        else:
            await self._there(modes.REVIEW)
            if isinstance(self._tab, CheckInScreen):
                await self._tab.open_day(self.desk.clock.today())

    async def action_contacts(self) -> None:
        """Show the support text, or go back from it."""
        await self._there_or_back(modes.CONTACTS)

    async def action_settings(self, page: str = "") -> None:
        """Show the settings, or one of their pages; go back from them."""
        from therapy_tui.tui.screens.settings import SettingsScreen  # noqa: PLC0415

        if page or self.current_mode != modes.SETTINGS:
            await self._there(modes.SETTINGS)
            if isinstance(self._tab, SettingsScreen):
                self._tab.enter(page or modes.SETTINGS)
        else:
            await self._there_or_back(modes.SETTINGS)

    def action_undo(self) -> None:
        """Take back the newest change made since the app was opened."""
        if not self.desk.editor.undo():
            self._tab.say("Nothing to take back since the app was opened.")
        self.desk.follow()

    def action_redo(self) -> None:
        """Put back what was taken back last."""
        step = self.desk.editor.redo()
        self.desk.follow()
        if step is None:
            self._tab.say("Nothing to put back.")
        else:
            self._tab.look()
            self._tab.say(redone_text(step))

    async def action_merge(self) -> None:
        """Show what the second versions of files would change, and merge them if asked to."""
        await self._tab.show_copies()

    async def action_import(self) -> None:
        """Bring days over from another program."""
        from therapy_tui.tui.screens.importing import ImportPage  # noqa: PLC0415

        await self._tab.end_note()
        await self.push_screen(ImportPage(self.desk))

    async def action_keys(self) -> None:
        """Say what has the cursor, and show all keys that work here."""
        from therapy_tui.tui.screens.keys import KeysScreen  # noqa: PLC0415 - not for the start

        keys, tab = self.screen.active_bindings.values(), self._tab
        title, sentences = tab.about()
        about = (title, [*sentences, *tab.told()])
        await self.push_screen(KeysScreen(keys, tab.signs(), about))

    async def action_lock(self) -> None:
        """Hide everything of an encrypted journal until its passphrase is typed."""
        await self._lock.on_request()

    async def action_leave(self) -> None:
        """Leave; what is typed is saved first."""
        await self.leave()

    async def action_quit(self) -> None:
        """Leave on ctrl+q as well, from under a question too."""
        await self.leave()

    def action_help_quit(self) -> None:
        """Leave on ctrl+c as well, unless there is a selection it copies."""
        if getattr(self.focused, "selected_text", ""):
            raise SkipAction
        self._leave_soon()

    async def on_hung_up(self) -> None:
        """Leave when the line drops or the system asks, with all that was typed before."""
        await self.leave()

    async def end_note(self) -> None:
        """Save and close a text that is being typed."""
        await self._tab.end_note()

    def unlocked(self) -> None:
        """Show the journal again, and save what waited for it."""
        self.desk.editor.flush(0)
        self._tab.look_if_here()

    async def leave(self) -> None:
        """End a text that is being typed, then the app; the editor is closed after it."""
        if not self._exit:
            await self._tab.end_note()
            self.exit()

    def action_suspend_process(self) -> None:
        """Stop until the shell brings the program back; without a shell nothing could.

        What was typed is on disk then, and nobody else waits for a save that has stopped midway.
        """
        if can_come_back():
            self._tab.keep_typed()
            self.desk.editor.flush(FLUSH_SECONDS)
            super().action_suspend_process()
        else:
            self._tab.say("There is no shell to go back to meanwhile; q leaves.")

    def on_resize(self) -> None:
        """Another size: what the terminal makes of what it shows is not known."""
        self._forget_shown()

    def _came_back(self, _app: App[object]) -> None:
        """Draw all again after a pause: Textual leaves the screen as the terminal gives it back."""
        self._forget_shown()
        self.refresh(layout=True)
        self._tab.look_outside()

    def _forget_shown(self) -> None:
        if isinstance(self._driver, TerminalDriver):
            self._driver.shown.forget()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send an update to the terminal, without what is shown there already.

        Textual would place the cursor, and so send something, even where nothing is new.
        """
        driver, shows = self._driver, self.is_running and not self._batch_count
        if shows and isinstance(driver, TerminalDriver) and renderable is not None:
            sent = driver.shown.thrifty(screen, renderable, system_of(self.console))
            if isinstance(sent, Sent) and not sent.text and self._cursor_stays:
                return
            renderable = cast("RenderableType", sent)
        super()._display(screen, renderable)

    @property
    def _cursor_stays(self) -> bool:
        """Whether the cursor of the terminal is where it belongs."""
        there = self.screen.outer_size.clamp_offset(self.cursor_position)
        return there == self._previous_cursor_position

    def told_to_leave(self) -> None:
        """Leave as soon as what was typed before is taken in; for the handler of a signal."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.post_message, HungUp())

    def _set_pointer_shape(self, shape: str) -> None:
        """Send nothing: the mouse is not used, and old terminals would ring or print the shape."""

    def _fatal_error(self) -> None:
        """End after an error of the program; Textual would print the values of all variables."""
        errors = [self._exception]
        try:
            self._tab.keep_typed()
        except Exception as another:  # noqa: BLE001 - told with the first, which may have caused it
            errors.append(another)
        if not self._exit_renderables:
            self._exit_renderables.append(crash_text(*errors))
        self._close_messages_no_wait()

    def _leave_soon(self) -> None:
        self._leaving = asyncio.ensure_future(self.leave())

    @property
    def _takes_keys(self) -> bool:
        """Whether the screen of this mode is there to take keys."""
        return self._tab.is_mounted

    def _keep_answer(self, answer: Mapping[str, object]) -> None:
        """Save an answer of the first start at once; all of them together are one undo."""
        self._answered = self.desk.editor.change_profile(answer, step=self._answered)

    @property
    def _tab(self) -> TabScreen:
        """The screen of this mode, whatever lies over it."""
        return self._tabs[self.current_mode]

    def _first_visit(self, mode: str) -> TabScreen:
        """Make a screen when its mode is first switched to.

        It takes the styles as they are now; Textual would apply all styles once more before it.
        """
        made = modes.screen_of(mode)(self.desk)
        made._css_update_count = self._css_update_count
        self._tabs[mode] = made
        return made

    async def _there_or_back(self, mode: str) -> None:
        """Show a mode, or go back from it to where one was."""
        if self.current_mode == mode:
            await self._switch(self._before.get(mode, self.DEFAULT_MODE))
        else:
            await self._there(mode)

    async def _there(self, mode: str) -> None:
        """Show a mode, and remember from where; two of these never lead back to each other."""
        here = self.current_mode
        if here != mode and self._before.get(here) != mode:
            self._before[mode] = here
        await self._switch(mode)

    async def _switch(self, mode: str) -> None:
        """Show a mode, in one paint with what it has to show."""
        if mode != self.current_mode:
            await self._tab.end_note()
            self._switching = True
            try:
                with self.batch_update():
                    await self.switch_mode(mode)
                    if not self._tab.is_mounted:  # it is just being made ahead
                        await AwaitMount(self._tab, [self._tab])
                    await self._tab.come_to_front()
                    self._tab.lay_out()
            finally:
                self._switching = False

    def delay_update(self, delay: float = 0.05) -> None:
        """Where Textual waits and hopes that another screen is complete by then, we know it is."""
        if not self._switching:
            super().delay_update(delay)

    def _report(self, outcome: Outcome) -> None:
        """Called by the saving thread, which goes on when there is no app left to tell."""
        if self.is_running:
            with suppress(RuntimeError):  # the loop has ended meanwhile
                self.post_message(Reported(outcome))
