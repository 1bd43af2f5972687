"""An entry of Daylio, of the CSV or of a backup, taken into the fields of the check-in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import FIELDS, MOOD, NOTE, Field, Kind, Value
from therapy_tui.domain.fields import SLEEP as SLEEP_FIELD
from therapy_tui.exchange.asked import Asked, same
from therapy_tui.exchange.record import Found, Left, Level, Meaning, Record, Unknown
from therapy_tui.exchange.scale import Scale, half_up
from therapy_tui.exchange.sources._daylio_words import SLEEP, is_sleep_quality
from therapy_tui.exchange.sources._prose import plain

FIVE = Scale(Fraction(1), Fraction(5))
"""The scale of Daylio's moods."""

LEVELS = range(1, 6)
"""Its values."""

ACTIVITIES = "activities"
"""What ``--map note=activities`` names."""

_POINTS = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s*/\s*([0-9]+(?:[.,][0-9]+)?)(?:\s.*)?", re.ASCII)
"""``8/10 points``, in whatever language the points are named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as Daylio has it. ``level`` is 1 to 5, or ``None`` where nobody said it."""

    line: int
    date: date
    at: time | None
    mood: str
    level: int | None
    activities: tuple[str, ...] = ()
    scales: tuple[tuple[str, str], ...] = ()
    """Names and values: ``Sleep Quality`` and ``8/10 points``."""
    title: str = ""
    note: str = ""


@dataclass(slots=True)
class _Taken:
    """What comes of one entry."""

    levels: dict[str, list[Level]] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    """Lines for the end of the note."""

    def add(self, key: str, level: Level) -> None:
        self.levels.setdefault(key, []).append(level)

    def values(self) -> Mapping[str, Level]:
        return {key: _mean(levels) for key, levels in self.levels.items()}


class Taker:
    """Takes entries one by one, and remembers what it has already said of their words."""

    def __init__(self, asked: Asked) -> None:
        """Look at what was asked for.

        Raises:
            InputError: a scale was named that moods from 1 to 5 do not lie on.
        """
        self._asked = asked
        scale = asked.mood_scale or FIVE
        if not (scale.holds(FIVE.worst) and scale.holds(FIVE.best)):
            raise InputError(f"The moods of Daylio are 1 to 5; --mood-scale {scale} is none.")
        self._levels = {level: scale.to(MOOD, Fraction(level)) for level in LEVELS}
        self._said: set[Meaning] = set()
        self._acts: dict[str, tuple[tuple[Field, Value], ...]] = {}

    def take(self, entry: Entry) -> Iterator[Found]:
        """What comes of one entry, and what is left out of it."""
        taken = _Taken()
        yield from self._mood(entry, taken)
        yield from self._scales(entry, taken)
        yield from self._activities(entry, taken)
        parts = (plain(entry.title), plain(entry.note), *taken.extra)
        note = "\n".join(part for part in parts if part)
        if taken.levels or note or entry.mood:
            yield Record(entry.line, entry.date, taken.values(), entry.at, note)
        else:
            yield Left(entry.line, "entry", "it has neither a mood nor a note")

    def _mood(self, entry: Entry, taken: _Taken) -> Iterator[Found]:
        if not entry.mood or self._asked.columns(MOOD.key):
            return
        level: Level | None
        if self._asked.knows(MOOD.key, entry.mood):
            level = self._asked.word(MOOD.key, entry.mood)
        elif entry.level is None:
            yield Unknown(entry.line, MOOD.key, entry.mood)
            return
        else:
            level = self._levels[entry.level]
        if level is not None:
            taken.add(MOOD.key, level)
        yield from self._say(f"mood {entry.mood}", _spoken(MOOD, level))

    def _scales(self, entry: Entry, taken: _Taken) -> Iterator[Found]:
        for name, value in entry.scales:
            fields = tuple(self._fields_of(name))
            if not fields:
                yield Left(entry.line, f"scale {name}", "no field was named for it")
            for each in fields:
                if each is NOTE:
                    taken.extra.append(f"{name}: {value}")
                    yield from self._say(f"scale {name}", NOTE.name)
                    continue
                scale, points = _points(value)
                if scale is None or not scale.holds(points):
                    why = "what it says is no number of points, such as 8/10"
                    yield Left(entry.line, f"scale {name}", why)
                    continue
                taken.add(each.key, scale.to(each, points))
                yield from self._say(
                    f"scale {name}, 0 to {scale.best}", f"{each.name} {each.low} to {each.high}"
                )

    def _fields_of(self, scale: str) -> Iterator[Field]:
        """The fields a scale is taken for: those the person said, else sleep by its name."""
        for each in FIELDS:
            mapped = each is NOTE or each.kind is Kind.RATING
            if mapped and any(same(scale) == same(name) for name in self._asked.columns(each.key)):
                self._asked.found(each.key, scale)
                yield each
        if not self._asked.columns(SLEEP_FIELD.key) and is_sleep_quality(scale):
            yield SLEEP_FIELD

    def _activities(self, entry: Entry, taken: _Taken) -> Iterator[Found]:
        if not entry.activities:
            return
        left = False
        rated = SLEEP_FIELD.key in taken.levels
        for name in entry.activities:
            if name not in self._acts:
                self._acts[name] = self._meant(name)
            of_use = [
                (each, value)
                for each, value in self._acts[name]
                if not (rated and each is SLEEP_FIELD)
            ]
            left = left or not of_use
            for each, value in of_use:
                taken.add(each.key, value)
                yield from self._say(f"activity {name}", _spoken(each, value))
        if any(same(name) == ACTIVITIES for name in self._asked.columns(NOTE.key)):
            self._asked.found(NOTE.key, ACTIVITIES)
            taken.extra.append(f"Activities: {', '.join(entry.activities)}")
            yield from self._say(ACTIVITIES, NOTE.name)
        elif left:
            why = "there is no field for them; --map note=activities puts them into the note"
            yield Left(entry.line, ACTIVITIES, why)

    def _meant(self, activity: str) -> tuple[tuple[Field, Value], ...]:
        """What an activity says: what the person said it does, else how they slept."""
        asked = [
            (each, value)
            for each in FIELDS
            if each not in (MOOD, NOTE) and self._asked.knows(each.key, activity)
            if (value := self._asked.word(each.key, activity)) is not None
        ]
        if asked or self._asked.knows(SLEEP_FIELD.key, activity):
            return tuple(asked)
        slept = SLEEP.get(same(activity))
        return () if slept is None else ((SLEEP_FIELD, slept),)

    def _say(self, theirs: str, ours: str) -> Iterator[Meaning]:
        meaning = Meaning(theirs, ours)
        if meaning not in self._said:
            self._said.add(meaning)
            yield meaning


def _points(value: str) -> tuple[Scale | None, Fraction]:
    """The scale, from 0, and the points of ``8/10 points``."""
    found = _POINTS.fullmatch(value.strip())
    if found is None:
        return None, Fraction(0)
    points, most = (Fraction(part.replace(",", ".")) for part in found.groups())
    return (Scale(Fraction(0), most) if most > 0 else None), points


def _mean(levels: list[Level]) -> Level:
    if len(levels) == 1:
        return levels[0]
    numbers = [Fraction(level) for level in levels if not isinstance(level, str)]
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else levels[-1]


def _spoken(each: Field, level: Level | None) -> str:
    if level is None:
        return "nothing"
    value = half_up(level) if isinstance(level, Fraction) else level
    return f"{each.name} {each.text(value)}"
