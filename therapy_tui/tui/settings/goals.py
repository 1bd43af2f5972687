"""The list of goals: added, named, put in order, retired and opened again."""

from datetime import date
from functools import partial

from therapy_tui.domain.calendar import short_date, with_year
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.goals import added, is_open, moved, open_count, renamed, reopened, retired
from therapy_tui.domain.profile import MOST_OPEN_GOALS, Goal
from therapy_tui.tui.settings.page import ChangeProfile, Doing, Item, Page, Put, Question, Say

NONE_YET = (
    "No goals yet. With two or three of your own, Goals on track says how many of them a day "
    "served. a adds one."
)
WORDS = "in your own words"
OPEN_GOAL = (
    "Enter renames it, Left and Right move it. x retires it: today is its last day, and old days "
    "keep it."
)
RETIRED_GOAL = "It is retired; the days on which it held keep it. x opens it again, from today on."


class GoalsPage(Page):
    """One goal a row, in the person's own order."""

    KEY = "goals"
    TITLE = "Goals"
    ACTIONS = frozenset({"change", "adjust", "clear", "add"})

    def items(self) -> tuple[Item, ...]:
        """A heading that counts, then the goals; where there are none, what they are good for."""
        goals, today = self._goals, self.desk.clock.today()
        count = f"{open_count(goals, today)} of at most {MOST_OPEN_GOALS} open"
        rows = [self._item(goal) for goal in goals]
        return (Item("Goals", count, heading=True), *(rows or [Item("none yet", about=NONE_YET)]))

    def add(self) -> Doing:
        """Ask for a new one."""
        return Question("A goal of your therapy", WORDS, self._add)

    def change(self, at: int) -> Doing:
        """Ask for another name."""
        if not self._goals:
            return self.add()
        given = self._goals[at].name
        return Question("Name of this goal", WORDS, partial(self._rename, at), given)

    def adjust(self, at: int, step: int) -> Doing:
        """Move it up or down the list."""
        return ChangeProfile({"goals": moved(self._goals, at, step)})

    def clear(self, at: int) -> Doing:
        """Retire it, or open it again."""
        if not self._goals:
            return Say("There is no goal yet; a adds one.")
        goals, today = self._goals, self.desk.clock.today()
        if is_open(goals[at], today):
            return ChangeProfile({"goals": retired(goals, at, today)})
        try:
            return ChangeProfile({"goals": reopened(goals, at, today)})
        except InputError as error:
            return Say(str(error))

    @property
    def _goals(self) -> tuple[Goal, ...]:
        return self.desk.profile().goals

    def _add(self, name: str) -> Put:
        today = self.desk.clock.today()
        goals = added(self._goals, name, today)
        said = "" if goals[-1].since == today else "It begins tomorrow: five hold today."
        return ChangeProfile({"goals": goals}, said)

    def _rename(self, at: int, name: str) -> Put:
        return ChangeProfile({"goals": renamed(self._goals, at, name)})

    def _item(self, goal: Goal) -> Item:
        today = self.desk.clock.today()
        if is_open(goal, today):
            since = f"since {_said(goal.since)}" if goal.since else ""
            return Item(goal.name, since, OPEN_GOAL, steps=True)
        until = f"until {_said(goal.until)}" if goal.until else ""
        return Item(goal.name, until, RETIRED_GOAL, dim=True, steps=True)


def _said(day: date) -> str:
    return with_year(short_date(day), day)
