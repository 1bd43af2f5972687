"""The four people the report is made for, each with a journal that is the same for every run.

They end on ``LAST``, a Monday, with that day's entry made. Only ``Random.random`` and plain
arithmetic are used, so that every Python draws the same days.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from tests.demo_journal import write_sample
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import BY_KEY, FIELDS, NONE_SET, Value
from therapy_tui.domain.profile import Goal, Profile, Question
from therapy_tui.domain.sample import Sample
from therapy_tui.journal.store import Journal

LAST = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
CARRY_OVER = 0.3
"""The correlation of neighbouring days."""
FRESH = (1 - CARRY_OVER**2) ** 0.5
TUESDAY = 1

Shape = Callable[[int], float]
"""A level by days back from the last day."""


@dataclass(frozen=True, slots=True)
class Person:
    """One of the four: what is known of them, from which their days are drawn."""

    name: str
    seed: int
    days: int
    mood: Shape
    mood_spread: float
    sleep: float
    homework: Shape
    on_track: Shape
    """The share of the goals that are on track."""
    missing: frozenset[int]
    """Days back without an entry."""
    logged: float
    """The share of the other days that have one."""
    sessions: frozenset[int]
    """Days back with a session."""
    frequency: Callable[[int], str]
    profile: Profile
    poor_sleep: float = 0.0
    """How much lower the mood is on days after poor sleep."""
    notes: Mapping[int, str] | None = None
    """Notes by days back; such a day may have nothing else."""

    def sample(self) -> Sample:
        """The journal and its profile."""
        entries = (self._entry(back, values) for back, values in self._values())
        days = {entry.date: entry for entry in entries if entry.values}
        return Sample(dict(sorted(days.items())), self.profile)

    def _entry(self, back: int, values: dict[str, Value]) -> Day:
        day = LAST - timedelta(days=back)
        duration = self.profile.duration_on(day)
        if values:
            values["frequency"] = self.frequency(back)
        if values and duration:
            values["duration"] = duration
        return Day(day, {each.key: values[each.key] for each in FIELDS if each.key in values})

    def _values(self) -> Iterator[tuple[int, dict[str, Value]]]:
        """The answers of each day, from the oldest on, whatever other days are missing."""
        draw = Random(self.seed)
        mood, counted = 0.0, 0
        for back in range(self.days - 1, -1, -1):
            share = [draw.random() for _ in range(24)]
            mood = CARRY_OVER * mood + FRESH * _bell(share[:4])
            night = _rated("sleep", self.sleep + _bell(share[4:8]))
            values: dict[str, Value] = {}
            if back in self.sessions:
                values["sessions"] = 1
                counted = sum(share[8 + i] < chance for i, chance in enumerate((0.95, 0.6, 0.2)))
            if back not in self.missing and share[11] < self.logged:
                level = self.mood(back) - (self.poor_sleep if night <= 2 else 0.0)
                values["mood"] = _rated("mood", level + self.mood_spread * mood)
                values["sleep"] = night
                effort = _rated("homework", self.homework(back) + 1.2 * _bell(share[12:16]))
                values["homework"] = NONE_SET if share[16] < 0.06 else effort
                values |= self._goals(back, share[17], _bell(share[18:22]))
                if any(back + ago in self.sessions for ago in range(2)) and share[22] < 0.9:
                    values["takeaways"] = counted
            if self.notes and back in self.notes:
                values["note"] = self.notes[back]
            yield back, values

    def _goals(self, back: int, share: float, noise: float) -> dict[str, Value]:
        open_goals = len(self.profile.goals_on(LAST - timedelta(days=back)))
        if not open_goals or share > 0.4:
            return {}
        on_track = _rated("goals", open_goals * self.on_track(back) + 0.6 * noise)
        return {"goals": min(on_track, open_goals)}


def _bell(shares: list[float]) -> float:
    """A number around 0 with a standard deviation of 1."""
    return (sum(shares) - 2) * 3**0.5


def _rated(key: str, value: float) -> int:
    return min(max(int(value + 0.5), BY_KEY[key].low), BY_KEY[key].high)


def _ago(days: int) -> date:
    return LAST - timedelta(days=days)


def _sessions(first: int, last: int, every: int, *left_out: int) -> frozenset[int]:
    """Tuesdays from so many to so many days back, one every so many days, counted from the last."""
    newest = next(back for back in range(last, last + 7) if _ago(back).weekday() == TUESDAY)
    return frozenset(range(newest, first + 1, every)) - frozenset(left_out)


def new_to_therapy() -> Person:
    """Seven weeks in: mood on the way up, homework finding its place, two goals just agreed."""
    return Person(
        name="new-to-therapy",
        seed=51,
        days=50,
        mood=lambda back: 5.9 - 2.2 * back / 50,
        mood_spread=0.9,
        sleep=3.0,
        homework=lambda back: 3.4 - 2.0 * back / 50,
        on_track=lambda _: 0.5,
        missing=frozenset({3, 9, 22, 23, 41}),
        logged=0.97,
        sessions=_sessions(49, 0, 7),
        frequency=lambda _: "weekly",
        profile=Profile(
            started=_ago(48),
            frequency="weekly",
            next_session=datetime(2026, 11, 24, 15, 0),
            session_weekday=TUESDAY,
            goals=(
                Goal("Sleep without the radio", _ago(20)),
                Goal("Answer one message a day", _ago(20)),
            ),
            questions=(
                Question("How long does it usually take?", _ago(30)),
                Question("What do I do when the worksheet makes it worse?", _ago(2)),
            ),
        ),
        notes={9: "too much to write down", 6: "first time I said it out loud"},
    )


def a_year_flat() -> Person:
    """A year and two months: mood level at 5, little homework, poor sleep that shows next day."""
    return Person(
        name="a-year-flat",
        seed=6,
        days=430,
        mood=lambda _: 5.4,
        mood_spread=0.95,
        sleep=3.1,
        homework=lambda _: 0.9,
        on_track=lambda _: 0.45,
        missing=frozenset({8, 9, 10, 33, 34, *range(120, 131)}),
        logged=0.92,
        sessions=_sessions(428, 0, 7, 125),
        frequency=lambda _: "weekly",
        profile=Profile(
            started=_ago(425),
            frequency="weekly",
            next_session=datetime(2026, 11, 24, 17, 30),
            goals=tuple(
                Goal(name, _ago(400))
                for name in (
                    "Back to choir",
                    "No phone in bed",
                    "Say what I need",
                    "Write to Jo",
                )
            ),
            questions=(Question("Is this still the right approach for me?", _ago(1)),),
        ),
        poor_sleep=1.3,
    )


def ending() -> Person:
    """Year three, every two weeks: mood stable and high, thinking about an end."""
    return Person(
        name="ending",
        seed=49,
        days=400,
        mood=lambda back: 7.8 - (0.8 * (back - 200) / 200 if back > 200 else 0.0),
        mood_spread=0.9,
        sleep=3.8,
        homework=lambda _: 3.2,
        on_track=lambda _: 0.85,
        missing=frozenset({5, 12, 60, 61}),
        logged=0.95,
        sessions=_sessions(400, 0, 14),
        frequency=lambda _: "every-2-weeks",
        profile=Profile(
            started=_ago(990),
            frequency="every-2-weeks",
            next_session=datetime(2026, 12, 1, 9, 0),
            goals=(
                Goal("Walk home without checking", _ago(700)),
                Goal("Keep Fridays free", _ago(300)),
                Goal("Visit my sister", _ago(120)),
            ),
        ),
    )


def stepping_down() -> Person:
    """From weekly to monthly nine weeks ago, with an entry on nearly every day."""
    return Person(
        name="stepping-down",
        seed=2,
        days=300,
        mood=lambda _: 6.6,
        mood_spread=1.1,
        sleep=3.4,
        homework=lambda _: 2.6,
        on_track=lambda _: 0.7,
        missing=frozenset({2, 17, 18, 90}),
        logged=0.96,
        sessions=_sessions(299, 63, 7) | frozenset({34, 6}),
        frequency=lambda back: "monthly" if back <= 62 else "weekly",
        profile=Profile(
            started=_ago(640),
            frequency="monthly",
            next_session=datetime(2026, 12, 15, 15, 0),
            goals=(Goal("Plan the week on Sundays", _ago(500)), Goal("Swim twice", _ago(200))),
            questions=(Question("What would make us meet more often again?", _ago(6)),),
        ),
        notes={2: "on the road all day"},
    )


PEOPLE: tuple[Person, ...] = (new_to_therapy(), a_year_flat(), ending(), stepping_down())


def person_journal(person: Person, folder: Path) -> Journal:
    """The person's journal, written into a folder, with a clock that stands on ``LAST``."""
    write_sample(folder, person.sample())
    return Journal(folder, Clock(UTC, moment=lambda: MOMENT))
