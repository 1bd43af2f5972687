"""Loop Habit Tracker: habits become values of the fields the person names for them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import PurePosixPath

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import DURATION, FIELDS, FREQUENCY, GOALS, MOOD, NOTE, Field
from therapy_tui.exchange.asked import Asked, same
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Left, Record
from therapy_tui.exchange.source import Source
from therapy_tui.exchange.sources._loop_files import CHECKMARKS, HABITS, Habit, Mark, habits, marks
from therapy_tui.exchange.sources._loop_values import (
    ANSWERS,
    Answer,
    amount_of,
    answer_of,
    level_of,
    meanings,
)

NAMED = 12
"""How many habits are named at most in a sentence."""


@dataclass(slots=True)
class _OnTrack:
    """How many of the habits named as goals were on track, by date."""

    counts: dict[date, int] = field(default_factory=dict)
    lines: dict[date, int] = field(default_factory=dict)

    def add(self, mark: Mark, answer: Answer) -> None:
        """Count a day of one habit; a habit is on track as well while it is not expected."""
        if answer is not Answer.NOTHING:
            self.counts[mark.date] = self.counts.get(mark.date, 0) + (answer is not Answer.NOT_DONE)
            self.lines.setdefault(mark.date, mark.line)


def _recognise(given: Given) -> str:
    names = [PurePosixPath(name).name for name in given.names]
    if given.names:
        there = CHECKMARKS in names and HABITS in names
        return f"it holds {HABITS} and {CHECKMARKS}" if there else ""
    if given.is_zip or given.is_folder:
        return ""
    rows = list(csv.reader(given.head().splitlines()[:2]))
    words = {word for word in ANSWERS if word.isalpha() or "_" in word}
    fits = len(rows) == 2 and rows[0][:1] == ["Date"] and bool(words.intersection(rows[1]))
    return "it is a table of Loop's checkmarks" if fits else ""


def _read(given: Given, asked: Asked) -> Iterator[Found]:
    asked.refuse(date_format="the dates of Loop are always such as 2026-04-12")
    there = habits(given)
    wanted = [(habit, tuple(_fields(habit, asked))) for habit in there]
    _require_wanted(given, asked, there, wanted)
    if not any(MOOD in fields for _, fields in wanted):
        asked.refuse(mood_scale="no habit is named as mood")
    goals = _OnTrack()
    for habit, fields in wanted:
        if not fields:
            yield Left(1, f"habit {habit.name}", "no field was named for it")
            continue
        for each in fields:
            yield from meanings(given, asked, habit, each)
        yield from _habit(given, asked, habit, fields, goals)
    for day, count in goals.counts.items():
        yield Record(goals.lines[day], day, {GOALS.key: count})


def _fields(habit: Habit, asked: Asked) -> Iterator[Field]:
    """The fields a habit was named for; without that, the one whose key is its name."""
    for each in FIELDS:
        named = asked.columns(each.key)
        if any(same(name) == same(habit.name) for name in named):
            asked.found(each.key, habit.name)
            yield each
        elif not named and habit.name == each.key and each not in (FREQUENCY, DURATION):
            yield each


def _require_wanted(
    given: Given,
    asked: Asked,
    there: tuple[Habit, ...],
    wanted: list[tuple[Habit, tuple[Field, ...]]],
) -> None:
    names = {same(habit.name) for habit in there}
    listed = ", ".join(habit.name for habit in there[:NAMED]) + (", …" if there[NAMED:] else "")
    for each in FIELDS:
        for name in asked.columns(each.key):
            if same(name) not in names:
                raise InputError(f"{given} has no habit {name!r}; it has {listed}.")
    if not any(fields for _, fields in wanted):
        first = there[0].name
        raise InputError(
            f"{given} has the habits {listed}. Say which is which field, such as "
            f"--map 'homework={first}' or --map 'goals={first}'."
        )
    goals = [habit for habit, fields in wanted if GOALS in fields and not habit.measured]
    if len(goals) > GOALS.high:
        raise InputError(f"At most {GOALS.high} habits can be goals, not {len(goals)}.")


def _habit(
    given: Given, asked: Asked, habit: Habit, fields: tuple[Field, ...], goals: _OnTrack
) -> Iterator[Found]:
    for mark in marks(given, habit):
        where = f"{given.place(habit.file)}, line {mark.line}"
        values: dict[str, Fraction] = {}
        for each in fields:
            if each is NOTE:
                continue
            if habit.measured:
                level = amount_of(asked, habit, each, mark, where)
            else:
                answer = answer_of(mark, where)
                level = level_of(each, answer)
                if each is GOALS:
                    goals.add(mark, answer)
            if level is not None:
                values[each.key] = level
        note = mark.note if not mark.note or NOTE in fields else f"{habit.name}: {mark.note}"
        if values or note:
            yield Record(mark.line, mark.date, values, None, note)


SOURCE = Source(
    name="loop",
    title="Loop Habit Tracker",
    files="CSV export (zip or folder)",
    comes="days and notes of the habits you name a field for",
    stays="all other habits, scores, skipped and unknown days",
    recognise=_recognise,
    read=_read,
    mapping=(
        "FIELD=HABIT: homework=HABIT (done is 5, not done is 0; an amount is its share of the "
        "target), goals=HABIT (once for each of up to five; counted), sessions=HABIT, note=HABIT "
        "for its notes alone; amounts can be mood, sleep or takeaways too"
    ),
)
"""Loop, as it exported from 2016 to 2026."""
