"""The score of real days: what is read from them and what must not matter."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import TODAY
from tests.days import days_from
from therapy_tui.domain.calendar import window
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import NONE_SET, Value
from therapy_tui.domain.profile import Goal, Profile
from therapy_tui.insight.cadence import CADENCES
from therapy_tui.insight.phase import PartName
from therapy_tui.insight.record import Record, days_needed
from therapy_tui.insight.score import change_on_two_weeks_ago, score

__ = None
FIRST = TODAY - timedelta(days=13)
FOUR_GOALS = tuple(Goal(name) for name in ("walk", "call", "cook", "read"))
SINCE_SPRING = Profile(started=date(2026, 5, 20), frequency="weekly", goals=FOUR_GOALS)


def change_of(record: Record) -> int | None:
    return change_on_two_weeks_ago(record, score(record))


def test_the_fortnight_of_s5_from_its_days() -> None:
    days = days_from(
        FIRST,
        mood=[5, __, 6, 4, __, __, 5, 7, 6, __, 5, 4, 6, 6],
        homework=[NONE_SET] * 14,
        goals=[2] * 14,
        sleep=[3, __, 2, 4, __, __, 3, 3, 4, __, 2, 3, 4, 3],
        takeaways=[__, 1, 1],
        sessions=[__, 1],
    )
    days |= days_from(date(2026, 10, 1), sessions=[1, *[0] * 6, 1, *[0] * 6, 1, *[0] * 6, 1])
    found = score(Record(TODAY, days, SINCE_SPRING, first_entry=date(2026, 6, 1)))
    by_part = {part.part: part for part in found.parts}
    assert (by_part[PartName.SESSIONS].logged, by_part[PartName.SESSIONS].of) == (5, 7)
    assert (by_part[PartName.TAKEAWAYS].logged, by_part[PartName.TAKEAWAYS].of) == (1, 1)
    assert by_part[PartName.MOOD].sub_score == pytest.approx(49.4670, abs=0.0005)
    assert by_part[PartName.SLEEP].sub_score == pytest.approx(53.3005, abs=0.0005)
    assert (by_part[PartName.GOALS].average, by_part[PartName.GOALS].scale) == (2, 4)
    assert found.absent == (PartName.HOMEWORK,)
    assert (found.phase.name, found.phase_assumed) == ("working", False)
    assert found.mood_days == 10


def test_the_record_says_that_phase_and_frequency_are_assumed() -> None:
    record = Record(TODAY, days_from(FIRST, mood=[5] * 14))
    found = score(record)
    assert (found.phase.name, found.phase_assumed) == ("working", True)
    assert (found.cadence.frequency, record.frequency_assumed) == ("weekly", True)


def test_sessions_nobody_ever_answered_are_left_out_and_a_no_is_an_answer() -> None:
    days = days_from(FIRST, mood=[6] * 14, sleep=[3] * 14, homework=[3] * 14)
    start = date(2026, 6, 1)
    silent = score(Record(TODAY, days, SINCE_SPRING, start))
    assert PartName.SESSIONS in silent.absent
    answered = days_from(FIRST, mood=[6] * 14, sleep=[3] * 14, homework=[3] * 14, sessions=[0])
    said = score(Record(TODAY, answered, SINCE_SPRING, start))
    assert {part.part: part.sub_score for part in said.parts}[PartName.SESSIONS] == 0


def test_as_needed_sessions_are_no_part_of_the_score() -> None:
    days = days_from(FIRST, mood=[6] * 14, sleep=[3] * 14, homework=[3] * 14, sessions=[1])
    found = score(Record(TODAY, days, Profile(frequency="as-needed"), FIRST))
    assert PartName.SESSIONS in found.absent


def test_a_hidden_field_is_no_part_of_the_score() -> None:
    days = days_from(FIRST, mood=[6] * 14, sleep=[1] * 14, homework=[3] * 14, goals=[4] * 14)
    shown = score(Record(TODAY, days, Profile(), FIRST))
    hidden = score(Record(TODAY, days, Profile(hidden=("sleep",)), FIRST))
    assert PartName.SLEEP in {part.part for part in shown.parts}
    assert PartName.SLEEP in hidden.absent


def test_takeaways_count_from_the_sessions_of_four_weeks() -> None:
    days = days_from(TODAY - timedelta(days=27), sessions=[1], takeaways=[2])
    older = days_from(TODAY - timedelta(days=28), sessions=[1], takeaways=[2])
    rest = days_from(FIRST, mood=[6] * 14, sleep=[3] * 14, homework=[3] * 14)
    assert PartName.TAKEAWAYS not in score(Record(TODAY, days | rest)).absent
    assert PartName.TAKEAWAYS in score(Record(TODAY, older | rest)).absent


def test_a_day_without_an_entry_today_is_simply_missing() -> None:
    days = days_from(FIRST, mood=[6] * 13, sleep=[3] * 13, homework=[3] * 13)
    today = score(Record(TODAY, days))
    yesterday = score(Record(TODAY - timedelta(days=1), days))
    assert today.exact == pytest.approx(yesterday.exact)


def test_the_change_compares_with_the_score_of_two_weeks_ago() -> None:
    mood = [3] * 14 + [8] * 14
    days = days_from(FIRST - timedelta(days=14), mood=mood, sleep=[3] * 28, homework=[3] * 28)
    record = Record(TODAY, days)
    now, before = score(record).value, score(record.on(TODAY - timedelta(days=14))).value
    assert now is not None
    assert before is not None
    assert change_of(record) == now - before > 10


def test_without_a_score_then_or_now_there_is_no_change() -> None:
    days = days_from(FIRST, mood=[6] * 14, sleep=[3] * 14, homework=[3] * 14)
    assert change_of(Record(TODAY, days)) is None
    assert change_of(Record(TODAY + timedelta(days=14), days)) is None


LENGTH = 260


@st.composite
def journals(draw: st.DrawFn) -> tuple[Profile, dict[date, Day]]:
    """A made-up journal that reaches two weeks past today."""
    density = draw(st.integers(1, 10))
    random = Random(draw(st.integers(0, 2**32)))
    days: dict[date, Day] = {}
    for at in range(LENGTH + 14):
        values: dict[str, Value] = {}
        for key, (low, high) in {
            "mood": (1, 10),
            "sleep": (1, 5),
            "homework": (0, 5),
            "goals": (0, 5),
            "takeaways": (0, 3),
            "sessions": (0, 1),
        }.items():
            if random.randrange(10) < density:
                values[key] = random.randint(low, high)
        if values:
            day = TODAY + timedelta(days=at - LENGTH)
            days[day] = Day(day, values)
    frequency = draw(st.sampled_from([row.frequency for row in CADENCES]))
    started = TODAY - timedelta(days=draw(st.integers(0, 1500)))
    return Profile(started=started, frequency=frequency, goals=FOUR_GOALS), days


@settings(max_examples=60)
@given(journals())
def test_days_after_the_as_of_day_and_before_the_days_needed_change_nothing(
    journal: tuple[Profile, dict[date, Day]],
) -> None:
    profile, days = journal
    begun = min(days, default=TODAY)
    first, last = days_needed(TODAY)
    needed = {day: entry for day, entry in days.items() if first <= day <= last}
    whole = Record(TODAY, days, profile, begun)
    part = Record(TODAY, needed, profile, begun)
    assert score(whole) == score(part)
    assert change_of(whole) == change_of(part)


@settings(max_examples=60)
@given(journals())
def test_days_before_the_look_back_the_two_months_and_the_sessions_change_nothing(
    journal: tuple[Profile, dict[date, Day]],
) -> None:
    profile, days = journal
    record = Record(TODAY, days, profile, min(days, default=TODAY))
    cadence = record.cadence
    oldest = min(
        window(TODAY, cadence.look_back)[0],
        window(TODAY, cadence.takeaway_days)[0],
        record.attendance_parts()[0].first,
    )
    seen = {day: entry for day, entry in days.items() if oldest <= day <= TODAY}
    assert score(record) == score(Record(TODAY, seen, profile, record.first_entry))
