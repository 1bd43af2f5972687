"""Plain facts: goals not set (F12), takeaways not noted (F13), gaps (F11)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from therapy_tui.domain.calendar import day_after, window
from therapy_tui.domain.fields import GOALS, MOOD, SESSIONS, TAKEAWAYS
from therapy_tui.domain.series import WEEK, gaps, mean
from therapy_tui.domain.summary import one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.insight.findings.evidence import HALF_YEAR, MONTH, Evidence
from therapy_tui.insight.findings.finding import Rule
from therapy_tui.insight.wording import from_to

FEWEST_MONTHS = 1
FEWEST_SESSIONS = 4
FEWEST_MOODS = 10

NONE_NOTED_SESSIONS = 3
"""So many sessions in a row without a takeaway are said."""
RECENT_SESSIONS = 4
NOT_LOGGED_SESSIONS = 3
"""Of the recent sessions, so many without a count are said."""

SHORTEST_GAP = 3
AROUND_GAP = 3
"""Days with a mood before and after a gap whose mean is said; fewer are no mean."""


class GoalsState(StrEnum):
    """Why there is nothing to say about goals."""

    NO_GOALS = "no goals"
    NOT_RATED = "not rated"


class GoalsNotSet(NamedTuple):
    """No goals, or none rated for four weeks."""

    state: GoalsState
    goals: int
    """Goals open on the as-of day; 0 where there is no list."""
    goal_days: int
    """Days of four weeks on which goals were rated."""


def goals_not_set(evidence: Evidence) -> Iterator[GoalsNotSet]:
    """F12."""
    record = evidence.record
    months = record.months(evidence.as_of)
    sessions = len(record.sessions(*window(evidence.as_of, HALF_YEAR)))
    begun = (months is not None and months >= FEWEST_MONTHS) or sessions >= FEWEST_SESSIONS
    rated = len(evidence.values(GOALS, MONTH))
    total = record.goals_total(evidence.as_of)
    if begun and len(evidence.values(MOOD, MONTH)) >= FEWEST_MOODS and (total == 0 or not rated):
        state = GoalsState.NOT_RATED if total else GoalsState.NO_GOALS
        yield GoalsNotSet(state=state, goals=total or 0, goal_days=rated)


def goals_not_set_in_words(found: GoalsNotSet) -> str:
    """F12."""
    if found.state is GoalsState.NOT_RATED:
        return (
            f"No goals logged in {MONTH // WEEK} weeks; {counted(found.goals, 'goal')} on your "
            "list. Do they still fit?"
        )
    none = "No goals are open on your list." if found.goal_days else "No goals logged."
    return f"{none} Agreeing two or three with your therapist makes this field useful."


class TakeawaysState(StrEnum):
    """Two facts to be kept apart: a count of 0 is an answer."""

    NONE_NOTED = "none noted"
    NOT_LOGGED = "not logged"


class NoTakeaways(NamedTuple):
    """The last sessions without takeaways."""

    state: TakeawaysState
    without: int
    sessions: int


def no_takeaways(evidence: Evidence) -> Iterator[NoTakeaways]:
    """F13."""
    record = evidence.record
    held = record.sessions(*window(evidence.as_of, HALF_YEAR))
    counts = [record.takeaways_of(session) for session in held[-RECENT_SESSIONS:]]
    last = counts[-NONE_NOTED_SESSIONS:]
    if len(last) == NONE_NOTED_SESSIONS and all(count == 0 for count in last):
        yield NoTakeaways(state=TakeawaysState.NONE_NOTED, without=len(last), sessions=len(last))
    not_logged = counts.count(None)
    if len(counts) == RECENT_SESSIONS and not_logged >= NOT_LOGGED_SESSIONS:
        yield NoTakeaways(
            state=TakeawaysState.NOT_LOGGED, without=not_logged, sessions=RECENT_SESSIONS
        )


def no_takeaways_in_words(found: NoTakeaways) -> str:
    """F13."""
    if found.state is TakeawaysState.NONE_NOTED:
        return f"None noted: 0 takeaways from each of the last {found.sessions} sessions."
    return f"Takeaways of {found.without} of the last {found.sessions} sessions were not logged."


class Gap(NamedTuple):
    """Days in a row without a mood."""

    first: date
    last: date
    days: int
    entries: int
    """Days inside it on which something else than a mood was logged."""
    notes: int
    """Of them, those with a note."""
    before: float | None = None
    """The mean of the last three moods before it."""
    after: float | None = None
    """The mean of the first three moods after it."""


def gaps_in_report(evidence: Evidence) -> Iterator[Gap]:
    """F11, oldest first; a gap reaches no further than the report, nor before the first entry."""
    record = evidence.record
    begun = record.first_entry
    if begun is None:
        return
    start, end = window(evidence.as_of, evidence.report_days)
    for first, last in gaps(record.days, max(start, begun), end):
        days = (last - first).days + 1
        if days < SHORTEST_GAP:
            continue
        inside = [entry for day, entry in record.days.items() if first <= day <= last]
        before = record.values(MOOD.key, day_after(first, -MONTH), first)
        after = record.values(MOOD.key, last, evidence.as_of)
        yield Gap(
            first=first,
            last=last,
            days=days,
            entries=sum(entry.is_entry for entry in inside),
            notes=sum(entry.note is not None for entry in inside),
            before=_mean_of_three(list(before.values())[-AROUND_GAP:]),
            after=_mean_of_three(list(after.values())[:AROUND_GAP]),
        )


def _mean_of_three(moods: list[int]) -> float | None:
    return mean(moods) if len(moods) == AROUND_GAP else None


def gap_in_words(found: Gap) -> str:
    """F11; why days are missing is not guessed."""
    what = "No mood" if found.entries else "Nothing"
    noted = f", {found.notes} with a note" if found.notes else ""
    around = [
        f"{when} {one_decimal(mood)}"
        for when, mood in (("before", found.before), ("after", found.after))
        if mood is not None
    ]
    mood = f" Mood {', '.join(around)}." if around else ""
    return (
        f"{what} logged {from_to(found.first, found.last)} ({found.days} days{noted}).{mood} "
        "Add a note if you want to."
    )


GOALS_NOT_SET = Rule(
    id="F12",
    name="goals-not-set",
    needs=(
        f"{FEWEST_MONTHS} month in therapy or {FEWEST_SESSIONS} sessions, and mood on "
        f"{FEWEST_MOODS} of the last {MONTH} days"
    ),
    fields=(GOALS,),
    figures=goals_not_set,
    wording=goals_not_set_in_words,
)
NO_TAKEAWAYS = Rule(
    id="F13",
    name="no-takeaways",
    needs=f"{NONE_NOTED_SESSIONS} sessions with takeaways logged, or {RECENT_SESSIONS} sessions",
    fields=(SESSIONS, TAKEAWAYS),
    figures=no_takeaways,
    wording=no_takeaways_in_words,
    hidden_when_very_low=True,
)
GAPS = Rule(
    id="F11",
    name="gap",
    needs=f"{SHORTEST_GAP} days in a row without a mood",
    fields=(MOOD,),
    figures=gaps_in_report,
    wording=gap_in_words,
)
