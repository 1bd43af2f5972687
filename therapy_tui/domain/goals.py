"""The list of goals and how it changes; what held on an old day goes on holding there."""

from collections.abc import Sequence
from datetime import date, timedelta

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import MOST_OPEN_GOALS, Goal

Goals = tuple[Goal, ...]

FULL = (
    f"{MOST_OPEN_GOALS} goals are open, and no more than that hold at a time. "
    "Retire one first, then add this one."
)


def added(goals: Sequence[Goal], name: str, today: date) -> Goals:
    """The list with a new goal at its end, which holds from today on.

    Where a goal that is retired today fills the day, the new one holds from tomorrow on.

    Raises:
        InputError: no name, or five goals are open.
    """
    new = Goal(_named(name), since=today)
    if not _fits(goals, new):
        new = new._replace(since=today + timedelta(days=1))
    if not _fits(goals, new):
        raise InputError(FULL)
    return (*goals, new)


def renamed(goals: Sequence[Goal], at: int, name: str) -> Goals:
    """The list with another name for one goal, on old days too.

    Raises:
        InputError: no name.
    """
    return _with(goals, at, goals[at]._replace(name=_named(name)))


def moved(goals: Sequence[Goal], at: int, step: int) -> Goals:
    """The list with one goal a place further; at an end it stays where it is."""
    to = at + step
    if not 0 <= to < len(goals):
        return tuple(goals)
    others = [goal for place, goal in enumerate(goals) if place != at]
    return (*others[:to], goals[at], *others[to:])


def retired(goals: Sequence[Goal], at: int, today: date) -> Goals:
    """The list with one goal that today is the last day of.

    One that begins today or later never held on a day that is over, and goes; one that is over
    already stays as it is.
    """
    goal = goals[at]
    if not is_open(goal, today):
        return tuple(goals)
    if goal.since is not None and goal.since >= today:
        return removed(goals, at)
    return _with(goals, at, goal._replace(until=today))


def reopened(goals: Sequence[Goal], at: int, today: date) -> Goals:
    """The list with a retired goal open again, as of today.

    In the days between it did not hold, so that one retired earlier begins anew at the end.

    Raises:
        InputError: five goals are open.
    """
    goal = goals[at]
    if goal.until is not None and goal.until < today:
        return added(goals, goal.name, today)
    again = goal._replace(until=None)
    if not _fits([other for place, other in enumerate(goals) if place != at], again):
        raise InputError(FULL)
    return _with(goals, at, again)


def removed(goals: Sequence[Goal], at: int) -> Goals:
    """The list without one goal."""
    return tuple(goal for place, goal in enumerate(goals) if place != at)


def is_open(goal: Goal, today: date) -> bool:
    """Whether a goal goes on after today."""
    return goal.until is None or goal.until > today


def open_count(goals: Sequence[Goal], today: date) -> int:
    """How many goals go on after today."""
    return sum(is_open(goal, today) for goal in goals)


def _with(goals: Sequence[Goal], at: int, goal: Goal) -> Goals:
    return tuple(goal if place == at else other for place, other in enumerate(goals))


def _fits(others: Sequence[Goal], new: Goal) -> bool:
    """Whether no day has more goals than can be counted once an open one is with the others."""
    start = new.since or date.min
    days = {start, *(other.since for other in others if other.since and other.since > start)}
    return all(sum(each.holds_on(day) for each in others) < MOST_OPEN_GOALS for day in days)


def _named(name: str) -> str:
    if not name.strip():
        raise InputError("A goal needs a few words.")
    return " ".join(name.split())
