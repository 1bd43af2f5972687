"""The base of the screens on which the goals of a day can be ticked, in a list below the form."""

from collections.abc import Sequence
from datetime import date

from therapy_tui.domain.calendar import short_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import GOALS, Change
from therapy_tui.domain.profile import MOST_OPEN_GOALS
from therapy_tui.journal.editor import Step
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.screens.writing import WritingScreen
from therapy_tui.tui.widgets.goals import GoalList

REPLACED = ("rate", "move", "accept", "adjust", "back")
"""What the keys of the form do that do something else while the goals are shown."""


class TickingScreen(WritingScreen):
    """Opens and closes the list of goals; while it is open its keys tick, all others still act."""

    goals: GoalList | None = None
    """The list, while it is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._names: Sequence[str] = ()
        self._day = Day(self.today)
        """What is held of the day whose goals are shown."""

    @property
    def ticking_help(self) -> str:
        """How to tick, for the line under the form."""
        number = len(self._names)
        digits = f"1-{number}" if number > 1 else "1"
        return f"{digits} or Enter ticks what is on track; 0 none, Esc done."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the goals are shown, what their keys do in the form waits."""
        if self.goals is not None and action in REPLACED:
            return False
        if action == "tick" and parameters[0] not in range(1, len(self._names) + 1):
            return None
        if action == "goals" and GOALS not in self.desk.fields():
            return False
        return super().check_action(action, parameters)

    async def open_goals(self, day: date) -> None:
        """Show the goals that held on a day; when this returns, the next key ticks.

        Where there are none, go to the list they are made in, or say that none held then.
        """
        profile = self.desk.profile()
        self._names = [goal.name for goal in profile.goals_on(day)][:MOST_OPEN_GOALS]
        if self._names:
            self.goals = GoalList(self._names)
            self.show_ticks(self._day)
            await self.mount(self.goals, after="#under")
            self.set_focus(self.goals)
            self.set_class(True, "-writing")
            self.refresh_bindings()
        elif profile.goals and day != self.desk.clock.today():
            self.say(f"None of your goals held on {short_date(day)}.")
        else:
            await self.app.run_action("app.settings('goals')")

    async def end_note(self) -> None:
        """Close the list of goals, or the text box."""
        if self.goals is not None:
            shown, self.goals = self.goals, None
            self.set_focus(None)
            await shown.remove()
            self.set_class(False, "-writing")
            self.refresh_bindings()
            self.look()
        await super().end_note()

    def show_ticks(self, day: Day) -> None:
        """Tick the goals in the list as far as it is known which ones the day's count means."""
        self._day = day
        if self.goals is not None:
            count = day.number(GOALS.key)
            self.goals.show(self.desk.ticks.of(day.date, count), count)

    def action_tick(self, number: int) -> None:
        """Tick the goal of that number, from 1, or take its tick away."""
        self._tick(self._names[number - 1])

    def on_goal_list_no_such(self, message: GoalList.NoSuch) -> None:
        """Say so when a digit is typed that no goal has."""
        self.say(f"There is no goal {message.number} in the list.", "warning")

    def action_tick_here(self) -> None:
        """Tick the goal with the cursor, or take its tick away."""
        if self.goals is not None:
            self._tick(self._names[self.goals.cursor])

    def action_tick_none(self) -> None:
        """Say that no goal is on track."""
        self.change({GOALS.key: self.desk.ticks.none(self._day.date)})

    def action_tick_move(self, step: int) -> None:
        """Move the cursor within the list."""
        if self.goals is not None:
            self.goals.move(step)

    def _tick(self, name: str) -> None:
        count = self._day.number(GOALS.key)
        self.change({GOALS.key: self.desk.ticks.toggle(self._day.date, count, name)})

    def change(self, change: Change, step: Step | None = None) -> Step | None:
        """Save a change of the day."""
        raise NotImplementedError
