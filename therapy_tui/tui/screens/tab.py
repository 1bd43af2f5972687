"""The base of the screens: frame, width classes, and the look at time and folder."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import get_current_worker

from therapy_tui.charts import Glyphs
from therapy_tui.domain.calendar import Month, short_date
from therapy_tui.domain.errors import TherapyError
from therapy_tui.domain.fields import BY_KEY
from therapy_tui.journal.backups import Subject
from therapy_tui.journal.editor import (
    AnyStep,
    ConfigurationStep,
    Done,
    NotDone,
    NotSaved,
    Outcome,
    Step,
    Undone,
)
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.fault_dates import lost_file
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.notices import Told, fitted, to_tell
from therapy_tui.tui.painting import RowCompositor
from therapy_tui.tui.widgets.frame import KeyLine, Notice, TabBar
from therapy_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from therapy_tui.insight.insight import Insight
    from therapy_tui.journal.restoring import Plan

QUIET_SECONDS = 2.0
"""After so long without a key, the next key looks at the folder for outside changes first."""

PAUSE_SECONDS = 0.05
"""So long what is made ahead lets keys and messages go first."""

FRAME = 4
"""Columns of a line that what is said has around it."""

FRAME_LINES = 3
"""Lines that are always there: tabs with their rule, keys."""

UNSHOWN = ("?", "Sign: in a text, what cannot be shown here; it is kept as it was typed")
"""Explained where only ASCII is sent to the terminal."""


class TabScreen(Screen[None]):
    """A screen of the app: it is shown values and looks again when they may have changed."""

    MODE: ClassVar[str]
    TAB: ClassVar[str] = ""
    """The tab it lies under, where that is another screen's."""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-narrow"),
        (76, "-normal"),
        (116, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall")]  # noqa: RUF012

    SIGNS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """What the signs on this screen stand for, for the help."""
    ABOUT: ClassVar[tuple[str, Sequence[str]]] = ("", ())
    """What this screen shows, for the help: its name and some sentences."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._compositor = RowCompositor()
        self.desk = desk
        self.today = desk.clock.today()
        self._lost: Subject | None = None
        """What cannot be read, is said to be so, and has a backup."""
        self._told: Sequence[Told] = ()
        """What must be seen here besides the values."""
        self._copies = 0
        """How many second versions of files the notice last told of."""
        self._last_key = monotonic()
        self.in_front = False
        """Whether the screen was looked at since it came to the front."""

    def compose(self) -> ComposeResult:
        """Tabs above, keys and notices below, the screen's own widgets between."""
        self._know_the_size()
        yield TabBar(self.TAB or self.MODE)
        yield from self.body()
        yield KeyLine()
        yield Notice()

    def _know_the_size(self) -> None:
        """Have the classes of this size before the styles of what is inside are resolved.

        Those are then up to date: what makes them others later resolves them again by itself.
        """
        width, height = self.app.size
        fitting = (
            *self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS),
            *self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS),
        )
        self.add_class(*fitting)
        self._css_update_count = self.app._css_update_count

    def body(self) -> Iterator[Widget]:
        """The widgets of this screen."""
        yield from ()

    def about(self) -> tuple[str, Sequence[str]]:
        """What the help says first: of what has the cursor, else of the screen."""
        return self.ABOUT

    def signs(self) -> Sequence[tuple[str, str]]:
        """What the help says of signs, last."""
        return (*self.SIGNS, *([UNSHOWN] if self.desk.glyphs is Glyphs.ASCII else []))

    def look(self) -> None:
        """Read again and show what is there now."""

    async def day_began(self, before: date) -> None:
        """A new day has begun while the app was open; ``before`` was today until now."""
        self.look()

    def reported(self, outcome: Outcome) -> None:
        """A change was saved, could not be saved, or was taken back."""
        match outcome:
            case NotSaved(brief=brief):
                self.say(f"Not saved yet, kept and tried again: {brief}", "warning")
            case Undone():
                self.say(undone_text(outcome), "accent")
            case Done(said=said, brief=brief):
                self.say(self._fitting(said, brief), "accent")
            case NotDone(reason=reason, brief=brief):
                self.say(self._fitting(reason, brief), "warning")
        self.look()

    def _fitting(self, said: str, brief: str) -> str:
        """The sentence where the line has room for it, else the few words."""
        return said if cell_len(said) <= self.room_to_say - FRAME else brief

    @property
    def room_to_say(self) -> int:
        """Columns of the line in which ``say`` shows a text."""
        return self.size.width

    def say(self, text: str, role: str = "hint") -> None:
        """Show a short text; here it stands in the rule below the tabs until the next key."""
        self.query_one(TabBar).said = text

    def keep_typed(self) -> None:
        """Save a text as far as it is typed, if this screen has one."""

    async def end_note(self) -> None:
        """Save and close a text that is being typed, if this screen has one."""

    def ask_insight(self, as_of: date) -> None:
        """Show score and trends: at once where they are at hand, else when a thread has made them.

        The thread begins after the first paint.
        """
        at_hand = self.desk.insight_at_hand(as_of)
        if at_hand is not None:
            self.workers.cancel_group(self, "insight")
            self.show_insight(at_hand)
            return
        self.call_after_refresh(
            self.run_worker,
            partial(self._compute, as_of),
            thread=True,
            exclusive=True,
            group="insight",
        )

    def _compute(self, as_of: date) -> None:
        worker = get_current_worker()
        insight = self.desk.insight(as_of).prepare()
        if not worker.is_cancelled:
            self.from_thread(self.show_insight, insight)

    def from_thread(self, show: Callable[..., object], *values: object) -> None:
        """Show what a thread has made, unless the app is being left meanwhile."""
        self.app.call_from_thread(self._while_here, partial(show, *values))

    def look_if_here(self) -> None:
        """Look again, unless the app is being left meanwhile."""
        self._while_here(self.look)

    def _while_here(self, show: Callable[[], object]) -> None:
        if self.is_attached and self.app.is_running:
            show()

    def show_insight(self, insight: "Insight") -> None:
        """Show what was computed, where this screen has a place for it."""

    def show_heading(self, *headings: str) -> None:
        """Say on the right of the tabs what is shown, in the longest form that fits."""
        self.query_one(TabBar).heading = headings

    def show_faults(self, faults: tuple[Fault, ...], month: Month | None = None) -> None:
        """Say which files cannot be read as they are, and what the app was opened on.

        One fault is said in full, that of the ``month`` on the screen first; the rest is counted.
        """
        ordered = sorted(faults, key=lambda f: (not f.blocks, f.file.stem != str(month)))
        self._offer_backups(ordered)
        if len(self.desk.copies) != self._copies:
            self._copies = len(self.desk.copies)
            self.refresh_bindings()
        self._told = to_tell(self.desk, ordered, self._lost)
        self.fit()

    @property
    def taken(self) -> int:
        """Lines between tabs and keys that values take, and that no notice may lie over."""
        return 2 * (self.app.size.height - FRAME_LINES) // 3

    def fit(self) -> None:
        """Say what must be seen in the lines that values leave; at least one line says it."""
        columns, lines = self.app.size
        room = max(1, lines - FRAME_LINES - self.taken)
        width, key = max(20, columns - FRAME + 1), self.desk.key("help", "?")
        self.query_one(Notice).notices = fitted(self._told, width, room, key)

    def told(self) -> Sequence[str]:
        """For the help: all that the notice says, in whole sentences."""
        return [each.full for each in self._told]

    def on_resize(self) -> None:
        """Fit what must be seen to another size."""
        self.fit()

    async def show_copies(self) -> None:
        """Show what the second versions of files would change, and merge them if asked to."""
        from therapy_tui.tui.screens.merge import MergePage, merged  # noqa: PLC0415 - rarely needed

        try:
            plans = await asyncio.to_thread(self.desk.journal.copies.plans)
        except TherapyError as error:
            self.say(str(error), "warning")
            return

        def merge(agreed: bool | None) -> None:
            if agreed:
                self.desk.editor.do(merged)

        if self.is_active:  # the app may have been locked meanwhile
            await self.app.push_screen(MergePage(plans), merge)

    def _offer_backups(self, faults: Iterable[Fault]) -> None:
        """Offer those of the first of these files that cannot be read and has some."""
        lost = next((file for each in faults if (file := self._with_backups(each))), None)
        if lost != self._lost:
            self._lost = lost
            self.refresh_bindings()

    def _with_backups(self, fault: Fault) -> Subject | None:
        file = lost_file(fault)
        return file if file is not None and self.desk.journal.backups.exist(file) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Backups are offered where what cannot be read has some."""
        if action == "backups" and self._lost is None:
            return False
        return super().check_action(action, parameters)

    async def action_backups(self) -> None:
        """Show the earlier versions of what cannot be read, and restore the one that is chosen."""
        from therapy_tui.tui.screens.backups import BackupsPage, restored  # noqa: PLC0415 - the same

        backups, lost = self.desk.journal.backups, self._lost
        if lost is None:
            return
        try:
            listed = (await asyncio.to_thread(backups.listed, lost)).get(lost, ())
        except TherapyError as error:
            self.say(str(error), "warning")
            return

        def restore(planned: "Plan | None") -> None:
            if planned is not None:
                self.desk.editor.do(partial(restored, planned))

        if self.is_active:  # the app may have been locked meanwhile
            await self.app.push_screen(BackupsPage(backups, lost, listed), restore)

    async def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Look at the time and the folder when the screen comes to the front in any other way.

        Where it has come there already, Textual would draw all of it once more; and it would
        resolve all styles again each time, whether or not any has changed.
        """
        if self._css_update_count == self.app._css_update_count:
            event.refresh_styles = False
        if self.in_front and self.outer_size == self.app.size:
            event.prevent_default()
        elif self.is_current:
            await self.come_to_front()

    async def come_to_front(self) -> None:
        """Look at the time and the folder, once whenever the screen comes to the front."""
        if self.in_front:
            return
        self.in_front = True
        self.desk.look_unless_just_now()
        if not await self._new_day():
            self.look()

    async def rehearse(self) -> None:
        """Have all drawn that the first visit shows, so that it is like any later one."""
        await asyncio.to_thread(self.draw_ahead)
        if self._waits_behind:
            self.look()
            await asyncio.sleep(PAUSE_SECONDS)
        if self._waits_behind:
            self._refresh_layout(self.app.size)
            self._layout_required = False
            self._compositor.render_full_update()

    @property
    def _waits_behind(self) -> bool:
        """Whether the screen is there and is not the one that is seen."""
        return self.is_mounted and self.app.is_running and not self.in_front

    def draw_ahead(self) -> None:
        """Draw the charts that are asked for next, where there are any. For a thread."""

    def lay_out(self) -> None:
        """Place at once what has come or gone, so that the first paint shows all where it stays."""
        if self._layout_required or self.outer_size != self.app.size:
            self._refresh_layout(self.app.size)  # which calls for a paint
        else:
            self.call_later(self._compositor_refresh)
        self._set_dirty()
        self._compositor.update_widgets({self, *self._dirty_widgets})
        self._dirty_widgets.clear()
        self._layout_required = self._repaint_required = False
        # Its first tick comes late; the next key is not to wait for it.
        self._update_timer.resume()

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; Textual would at each change of screens."""
        if size != self.outer_size:
            super()._screen_resized(size)

    def paint(self) -> None:
        """Show now what has changed, and not when the widgets have told of it one by one.

        Where something is to be scrolled or composed anew it is left to Textual.
        """
        widgets = self._compositor.widgets
        if any(each._scroll_required or each._recompose_required for each in widgets):
            return
        for each in widgets:
            if each._layout_required and each is not self:
                each._layout_required = False
                self._place_anew(each)
        if not self._layout_required:
            self._compare()
        self._on_timer_update()

    def _compositor_refresh(self) -> None:
        """Paint all that has changed by now, so that no two paints share one change."""
        if self.is_current:
            self._compare()
            self._compositor.update_widgets(self._dirty_widgets)
        super()._compositor_refresh()

    def _compare(self) -> None:
        """Find the lines that differ, and the widgets that are to be painted."""
        for each in self._compositor.widgets:
            if isinstance(each, Lines):
                each.compare()
            if each._repaint_required and each is not self:
                each._repaint_required = False
                self._dirty_widgets.add(each)

    def _place_anew(self, widget: Widget) -> None:
        """Have a widget placed by the next layout, and what lies around it as far as it moves."""
        self._layout_required = True
        for around in widget.ancestors:
            if isinstance(around, Widget):
                around._clear_arrangement_cache()
                around._layout_updates += 1
                if not around.styles.auto_dimensions:
                    break

    def on_screen_suspend(self) -> None:
        """Look again when the screen comes back."""
        self.in_front = False

    async def before_key(self) -> None:
        """Before a key acts: has a new day begun, has someone else changed the folder?"""
        self.query_one(TabBar).said = ""
        quiet, self._last_key = monotonic() - self._last_key, monotonic()
        if not await self._new_day() and quiet > QUIET_SECONDS:
            self.look_outside()

    async def _new_day(self) -> bool:
        """Whether another day has begun; the screen has dealt with it then."""
        before, self.today = self.today, self.desk.clock.today()
        if before == self.today:
            return False
        await self.day_began(before)
        return True

    def look_outside(self) -> None:
        """Show outside changes, if there are any."""
        if self.desk.changed_outside():
            self.look()


def undone_text(outcome: Undone) -> str:
    """What was taken back, and what was left alone because someone else changed it."""
    where = "in the settings" if outcome.of_configuration else _where(outcome.date)
    said = f"Taken back: {_names(outcome.restored)} {where}." if outcome.restored else ""
    if outcome.left_alone:
        left = _names(outcome.left_alone)
        said += f" {left} {where} was changed elsewhere since and is left alone."
    return said.strip() or f"Nothing had changed {where}."


def redone_text(step: AnyStep) -> str:
    """What was put back."""
    where = _where(step.date if isinstance(step, Step) else None)
    if isinstance(step, ConfigurationStep):
        where = "in the settings"
    return f"Put back: {_names(step.forward)} {where}."


def _where(day: date | None) -> str:
    return f"on {short_date(day)}" if day else "in your profile"


CALLED = {
    "started": "in therapy since",
    "session_weekday": "usual weekday",
    "hidden": "fields in use",
    "support": "support text",
    "day_start": "start of the day",
    "week_start": "start of the week",
    "date_order": "order of dates",
    "lock_minutes": "time to the lock",
}
"""What a person calls a value of the profile or the configuration, where its key does not say."""


def _names(keys: Iterable[str]) -> str:
    return ", ".join(
        BY_KEY[key].short if key in BY_KEY else CALLED.get(key, key.replace("_", " "))
        for key in keys
    )
