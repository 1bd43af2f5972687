"""Mood around sessions: on the two days after (F8), five even days in a row (F9)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from therapy_tui.domain.calendar import dates, day_after, window
from therapy_tui.domain.fields import MOOD, SESSIONS
from therapy_tui.domain.summary import one_decimal
from therapy_tui.insight.findings.evidence import LONG, MONTH, SURE, Evidence
from therapy_tui.insight.findings.finding import Estimate, Rule
from therapy_tui.insight.wording import between, on_date

TWICE_WEEKLY = "twice-weekly"
"""So frequent that hardly a day lies apart from a session."""
DAYS_AFTER = 2
FEWEST_SESSIONS = 6
FEWEST_AFTER = 8
FEWEST_OTHER = 12
LEAST_EFFECT = 0.5

RUN_DAYS = 5
EVEN = 1
"""A run is even when its highest and lowest mood are at most so far apart."""
FEWEST_RUNS = 10
MOST_RUNS_AS_EVEN = 0.2
"""The share of the runs before that may be as even."""


class AfterSession(NamedTuple):
    """How mood differed on the two days after a session."""

    estimate: Estimate
    sessions: int
    days_after: int
    """Days compared that came one or two days after a session."""
    other_days: int


def mood_after_sessions(evidence: Evidence) -> Iterator[AfterSession]:
    """F8. Days with a session are left out."""
    if evidence.record.cadence.frequency == TWICE_WEEKLY:
        return
    first, last = window(evidence.as_of, LONG)
    held = set(evidence.record.sessions(day_after(first, -DAYS_AFTER), last))
    following = {day_after(day, days) for day in held for days in range(1, DAYS_AFTER + 1)}
    moods = {day: mood for day, mood in evidence.values(MOOD, LONG).items() if day not in held}
    after = sum(day in following for day in moods)
    other = len(moods) - after
    sessions = sum(day >= first for day in held)
    if sessions < FEWEST_SESSIONS or after < FEWEST_AFTER or other < FEWEST_OTHER:
        return
    fitted = evidence.association(
        {day: ([float(day in following)], mood) for day, mood in moods.items()}
    )
    if fitted is None:
        return
    found = Estimate.of(fitted, 1)
    if abs(found.effect) >= LEAST_EFFECT and found.p >= (1 + SURE) / 2:
        yield AfterSession(estimate=found, sessions=sessions, days_after=after, other_days=other)


def mood_after_sessions_in_words(found: AfterSession) -> str:
    """F8; lower is common and no bad sign, so nothing marks it as one."""
    effect = found.estimate.effect
    direction = "higher" if effect > 0 else "lower"
    return (
        f"Mood on the two days after a session was about {one_decimal(abs(effect))} {direction} "
        "than on other days. It may be the session or the weekday."
    )


class EvenRun(NamedTuple):
    """Five days in a row with nearly the same mood, and how rare that was before."""

    session: date
    lowest: int
    highest: int
    runs_as_even: int
    runs: int


def even_run(evidence: Evidence) -> Iterator[EvenRun]:
    """F9, of the newest session it holds for."""
    for session in reversed(evidence.record.sessions(*window(evidence.as_of, MONTH))):
        found = _run_after(evidence, session)
        if found is not None:
            yield found
            return


def _run_after(evidence: Evidence, session: date) -> EvenRun | None:
    first, last = day_after(session, 1), day_after(session, RUN_DAYS)
    here = _runs(evidence.record.values(MOOD.key, first, last), first, last)
    if not here or _spread(here[0]) > EVEN:
        return None
    earliest = window(session, LONG)[0]
    before = _runs(evidence.record.values(MOOD.key, earliest, session), earliest, session)
    as_even = sum(_spread(run) <= _spread(here[0]) for run in before)
    if len(before) < FEWEST_RUNS or as_even > MOST_RUNS_AS_EVEN * len(before):
        return None
    return EvenRun(
        session=session,
        lowest=min(here[0]),
        highest=max(here[0]),
        runs_as_even=as_even,
        runs=len(before),
    )


def _runs(moods: Mapping[date, int], first: date, last: date) -> list[Sequence[int]]:
    """Each five days in a row from ``first`` to ``last`` that all have a mood."""
    starts = dates(first, day_after(last, 1 - RUN_DAYS))
    spans = [tuple(dates(start, day_after(start, RUN_DAYS - 1))) for start in starts]
    return [[moods[day] for day in span] for span in spans if all(day in moods for day in span)]


def _spread(run: Sequence[int]) -> int:
    return max(run) - min(run)


def even_run_in_words(found: EvenRun) -> str:
    """F9."""
    return (
        f"Five days in a row at {between(found.lowest, found.highest)} after the session on "
        f"{on_date(found.session)}. Before that, runs so even were rare "
        f"({found.runs_as_even} of {found.runs})."
    )


AFTER_SESSIONS = Rule(
    id="F8",
    name="mood-after-sessions",
    needs=(
        f"{FEWEST_SESSIONS} sessions in the last {LONG} days, mood on {FEWEST_AFTER} days after "
        f"one and on {FEWEST_OTHER} others"
    ),
    fields=(MOOD, SESSIONS),
    figures=mood_after_sessions,
    wording=mood_after_sessions_in_words,
)
EVEN_RUN = Rule(
    id="F9",
    name="five-even-days",
    needs=(
        f"mood on each of the {RUN_DAYS} days after a session of the last {MONTH}, and "
        f"{FEWEST_RUNS} such runs before it"
    ),
    fields=(MOOD, SESSIONS),
    figures=even_run,
    wording=even_run_in_words,
)
