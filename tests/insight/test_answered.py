"""Another answer on the as-of day: the same figures as of all days anew, with less to compute."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import LONG, TODAY
from tests.days import days_from
from tests.insight.journals import around
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import (
    DURATION,
    FREQUENCY,
    GOALS,
    HOMEWORK,
    MOOD,
    NONE_SET,
    SESSIONS,
    SLEEP,
    TAKEAWAYS,
    Value,
)
from therapy_tui.domain.profile import Break, Goal, Profile
from therapy_tui.insight import score as scores
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.record import Record
from therapy_tui.insight.score import score

LENGTH = 220
OFTEN: Mapping[str, tuple[Value, ...]] = {
    MOOD.key: tuple(range(1, 11)),
    SLEEP.key: tuple(range(1, 6)),
    HOMEWORK.key: (*range(6), NONE_SET),
    GOALS.key: tuple(range(6)),
    TAKEAWAYS.key: tuple(range(4)),
    SESSIONS.key: (0, 0, 0, 1, 2),
}
SELDOM: Mapping[str, tuple[Value, ...]] = {
    FREQUENCY.key: FREQUENCY.choices,
    DURATION.key: DURATION.choices,
    "note": ("slept badly",),
}
EVERY = {**OFTEN, **SELDOM}
PROFILES = (
    Profile(),
    Profile(started=TODAY - timedelta(days=400), goals=(Goal("walk"), Goal("call"))),
    Profile(goals=(Goal("walk", until=TODAY - timedelta(days=40)),), hidden=("sleep",)),
    Profile(breaks=(Break(TODAY - timedelta(days=30), TODAY - timedelta(days=20)),)),
)


class Answered(NamedTuple):
    """A journal, and what is answered today, one entry after the other."""

    days: dict[date, Day]
    profile: Profile
    entries: list[Day | None]


def entry(day: date, random: Random, density: int) -> Day | None:
    values: dict[str, Value] = {
        key: random.choice(choices)
        for key, choices in OFTEN.items()
        if random.randrange(10) < density
    }
    values |= {
        key: random.choice(choices) for key, choices in SELDOM.items() if random.random() < 0.03
    }
    return Day(day).changed(values) if values else None


@st.composite
def answered(draw: st.DrawFn) -> Answered:
    random, density = Random(draw(st.integers(0, 2**32))), draw(st.integers(2, 10))
    dates = [TODAY - timedelta(days=ago) for ago in range(LENGTH, -1, -1)]
    days = {day: found for day in dates if (found := entry(day, random, density)) is not None}
    entries: list[Day | None] = []
    now = days.get(TODAY, Day(TODAY))
    for _ in range(draw(st.integers(1, 6))):
        key = random.choice([*OFTEN, *OFTEN, *SELDOM])
        value = random.choice([*EVERY[key], None])
        now = now.changed({key: value}) if random.random() < 0.95 else Day(TODAY)
        entries.append(now if now.values else None)
    return Answered(days, draw(st.sampled_from(PROFILES)), entries)


def figures(record: Record) -> tuple[object, ...]:
    """All that is said of a record, and what it rests on."""
    said, month = Insight(record), Month.of(record.as_of)
    return (
        *(said.score, said.change, said.trends, said.headline, said.support_line, said.weeks),
        *(said.findings, said.why, said.expectation, record.frequency_changes(), record.cadence),
        *(record.months(record.as_of), record.due(month.first, record.as_of)),
        record.attended(month.first, record.as_of),
    )


@settings(max_examples=2_000 if LONG else 80)
@given(answered())
def test_figures_after_an_answer_are_those_of_all_days(journal: Answered) -> None:
    first = min(day for day in [*journal.days, TODAY - timedelta(days=1)])
    record = Record(TODAY, journal.days, journal.profile, first, earlier_frequency="weekly")
    figures(record)
    for said in journal.entries:
        days = {day: found for day, found in journal.days.items() if day != TODAY}
        days |= {} if said is None else {TODAY: said}
        anew = Record(TODAY, days, journal.profile, first, earlier_frequency="weekly")

        after = record.answered(said)

        assert after == anew
        assert after is not None
        assert figures(after) == figures(anew)
        assert [*after.days] == [*anew.days]
        record = after


def test_where_there_is_no_older_entry_the_journal_has_to_be_looked_at() -> None:
    days = {TODAY: Day(TODAY, {"mood": 5})}

    assert Record(TODAY, days, first_entry=TODAY).answered(None) is None
    assert Record(TODAY, {}).answered(days[TODAY]) is None
    assert Record(TODAY, {}, first_entry=TODAY - timedelta(days=900)).answered(days[TODAY])


def test_what_is_kept_is_kept_by_all_its_arguments() -> None:
    first = TODAY - timedelta(days=99)
    record = Record(TODAY, days_from(first, mood=around(100)), first_entry=first)

    assert record.due(first=first, last=TODAY) == record.due(first, TODAY) == 14
    assert record.due(first=TODAY, last=TODAY) == record.due(TODAY, TODAY) == 0


def test_only_what_rests_on_an_answer_is_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = around(100)
    days = days_from(TODAY - timedelta(days=99), mood=rows, sleep=[3] * 100, homework=[2] * 100)
    first = TODAY - timedelta(days=99)
    record = Record(TODAY, days, Profile(started=date(2024, 1, 1)), first)
    before = Insight(record).prepare()
    scored: list[date] = []

    def noted(of: Record) -> scores.Score:
        scored.append(of.as_of)
        return score(of)

    monkeypatch.setattr(scores, "score", noted)

    after = record.answered(days[TODAY].changed({"sleep": 5}))

    assert after is not None
    now = Insight(after).prepare()
    assert now.score != before.score
    assert scored == []  # neither that of two weeks before
    assert all(new is old for new, old in zip(now.trends, before.trends, strict=True))
