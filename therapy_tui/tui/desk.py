"""What the screens work on: journal, editor, clock and the person's settings."""

import os
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from therapy_tui.charts import Glyphs
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.fields import FIELDS, Field
from therapy_tui.domain.profile import Context, Profile
from therapy_tui.domain.ticks import Ticks
from therapy_tui.journal.configuration import Configuration, with_settings
from therapy_tui.journal.copy_names import Copy
from therapy_tui.journal.editor import Editor, Outcome
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.folders import configuration_file as usual_configuration_file
from therapy_tui.journal.store import Journal, Reading
from therapy_tui.tui import themes

if TYPE_CHECKING:
    from therapy_tui.domain.filtering import Filter
    from therapy_tui.insight.insight import Insight
    from therapy_tui.insight.record import Record
    from therapy_tui.tui.report_view import Choice, Page

JUST_NOW_SECONDS = 0.05
"""So long what a look at the folder has found is what there is."""


class State(NamedTuple):
    """What all that is read rests on: the folder as it was last looked at, and our changes."""

    locked: bool
    seen: int
    made: int


class KeptInsight(NamedTuple):
    """The insight of a day, and the state of the journal that it rests on."""

    as_of: date
    state: State
    insight: "Insight"


@dataclass(slots=True)
class Desk:
    """The values and doors that each screen is given; it is made once, before the first screen."""

    journal: Journal
    opened_with: Configuration
    """The configuration as it was when the app was opened."""
    editor: Editor
    glyphs: Glyphs = Glyphs.BRAILLE
    notice: str = ""
    faults: tuple[Fault, ...] = ()
    """What is wrong with the configuration, said once on the screen."""
    sentences: tuple[str, ...] = ()
    """What else in the configuration could not be used: a theme, a key."""
    chosen: date | None = None
    """The day chosen in History, so that coming back finds the same place."""
    before_year: date | None = None
    """The day that was chosen when the year was opened."""
    copies: Sequence[Copy] = ()
    """The second versions of files that were there when the folder was last looked at."""
    usual_theme: str = themes.DEFAULT
    """The theme that is put on where none is configured."""
    no_colour: bool = False
    """Whether NO_COLOR keeps colours off, whatever the theme."""
    configuration_file: Path = Path("config.toml")
    """Where changes of the configuration are written."""
    follow: Callable[[], None] = field(default=lambda: None)
    """Makes the app follow the configuration after a change of it."""
    draw_ahead: Callable[[], None] = field(default=lambda: None)
    """Draws the charts that are asked for next. For a thread."""
    ticks: Ticks = field(default_factory=Ticks)
    """The goals ticked while the app is open; only their number is kept."""
    _seen: int = field(default=-1)
    _looked: float = field(default=-inf)
    _insight: KeptInsight | None = field(default=None)
    _page: "tuple[Hashable, Page] | None" = field(default=None)

    @property
    def clock(self) -> Clock:
        """The clock of the journal."""
        return self.journal.clock

    @property
    def configuration(self) -> Configuration:
        """The configuration, with all changes made so far."""
        return with_settings(self.opened_with, self.editor.configured())

    @property
    def week_start(self) -> int:
        """The first weekday of a week, 0 to 6."""
        return self.configuration.first_weekday(os.environ)

    def read(self, first: date, last: date) -> Reading:
        """The days from ``first`` to ``last``, with all changes made so far."""
        return self.editor.read(first, last)

    def search(self, wanted: "Filter") -> Iterator[Reading]:
        """The days that are wanted, of all years, with all changes made so far."""
        return self.journal.search(wanted, self.editor.unsaved)

    def profile(self) -> Profile:
        """The person's profile, with all changes made so far."""
        return self.editor.profile()

    def context(self, day: date) -> Context:
        """Frequency and duration that hold on a day."""
        return self.journal.context(day)

    def fields(self, profile: Profile | None = None) -> tuple[Field, ...]:
        """The fields this person uses; ``profile`` where it is at hand."""
        hidden = (profile or self.profile()).hidden
        return tuple(each for each in FIELDS if each.key not in hidden) or FIELDS

    def key(self, identity: str, usual: str) -> str:
        """The key of an action, as configured."""
        return self.configuration.keys.get(identity, usual)

    def insight(self, as_of: date) -> "Insight":
        """Score, trends and findings as of a day; one object for each state of the journal.

        What someone else has changed since the folder was last looked at may not be in it. It
        reads files and its figures take a while: call it from a thread.
        """
        from therapy_tui.insight.insight import Insight  # noqa: PLC0415 - not at the start
        from therapy_tui.report.gathering import gather  # noqa: PLC0415

        state, kept = self.state, self._insight
        if kept is None or (kept.as_of, kept.state) != (as_of, state):
            record = self._answered(as_of, state) or gather(
                self.journal, as_of, read=self.read, profile=self.profile()
            )
            kept = self._insight = KeptInsight(as_of, state, Insight(record))
        return kept.insight

    def _answered(self, as_of: date, state: State) -> "Record | None":
        """The record from that of the insight before, where only that day was changed since."""
        kept = self._insight
        if kept is None or kept.as_of != as_of or kept.state._replace(made=state.made) != state:
            return None
        if not self.editor.changed_only(as_of, kept.state.made):
            return None
        return kept.insight.record.answered(self.read(as_of, as_of).days.get(as_of))

    def insight_at_once(self, as_of: date) -> "Insight | None":
        """The insight, where that of the same day was computed before: little differs since then.

        ``None`` where it would take so long that it has to be asked for from a thread.
        """
        kept = self._insight
        if kept is None or kept.as_of != as_of or not kept.insight.is_prepared:
            return None
        return self.insight(as_of).prepare()

    def insight_at_hand(self, as_of: date) -> "Insight | None":
        """The insight, where it was computed since the journal was last seen to change."""
        kept = self._insight
        at_hand = kept is not None and (kept.as_of, kept.state) == (as_of, self.state)
        return kept.insight if kept is not None and at_hand and kept.insight.is_prepared else None

    @property
    def state(self) -> State:
        """What all that is read rests on."""
        return State(self.journal.vault.locked, self._seen, self.editor.made)

    def make_ahead(self) -> None:
        """Make the charts and the usual page before they are asked for. For a thread."""
        from therapy_tui.tui.report_view import Choice  # noqa: PLC0415

        self.draw_ahead()
        self.page(Choice())

    def page(self, choice: "Choice") -> "Page":
        """The page of a choice; one object for each state of the journal. For a thread."""
        from therapy_tui.tui.report_view import page  # noqa: PLC0415 - not at the start of the app

        key = (choice, self.clock.today(), self.state)
        kept = self._page
        if kept is None or kept[0] != key:
            kept = self._page = (key, page(self, choice))
        return kept[1]

    def look_unless_just_now(self) -> None:
        """See what has changed outside; a key that changes screens looks at the folder once."""
        if monotonic() - self._looked > JUST_NOW_SECONDS:
            self.changed_outside()

    def changed_outside(self) -> bool:
        """Whether any file of the journal differs from when this was last asked."""
        revision, self._looked = self.journal.revision(), monotonic()
        if revision == self._seen:
            return False
        self._seen = revision
        self.copies = self.journal.second_versions()
        return True


def open_desk(
    journal: Journal,
    configuration: Configuration,
    report: Callable[[Outcome], None],
    *,
    glyphs: Glyphs = Glyphs.BRAILLE,
    notice: str = "",
    faults: tuple[Fault, ...] = (),
    configuration_file: Path | None = None,
) -> Desk:
    """A desk with an editor of its own, which the caller closes.

    Without a ``configuration_file`` it is this machine's.
    """
    return Desk(
        journal,
        configuration,
        Editor(journal, report),
        glyphs,
        notice,
        faults,
        configuration_file=configuration_file or usual_configuration_file(os.environ),
    )
