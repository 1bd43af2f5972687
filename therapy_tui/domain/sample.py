"""A made-up but believable journal, the same for every run: for the demo, tests and pictures.

One person, sixteen months in therapy: weekly sessions, every two weeks in the last four months,
a hard month halfway, stretches of poor sleep, gaps. Everything is counted back from the last day,
so a longer journal only adds days at its beginning.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import exp, floor, pi, sin, sqrt
from random import Random

from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, MOOD, NONE_SET, SLEEP, Field, Value
from therapy_tui.domain.profile import Break, Goal, Profile, Question
from therapy_tui.domain.sample_notes import GOOD, LOW, NOTE_ALONE, PLAIN, POOR_SLEEP, SESSION

DAYS = 487
"""Sixteen months."""
SEED = 661

SESSION_WEEKDAY = 1
SESSION_TIME = time(15, 0)
EVERY_2_WEEKS = 120
"""Days back at which the sessions went from weekly to every two weeks."""
HARD_MONTH = 183
"""Days back to the middle of the hard month."""
BREAKS = ((298, 320), (95, 112))
"""Days back to the last and the first day of each holiday without sessions, in date order."""
RECENT = range(1, 15)
RECENT_MISSING = (3, 11, 12)
"""Of the two weeks before today, the days without an entry."""

GOALS = (
    ("Say no once a week without an excuse", DAYS),
    ("In bed before midnight on weekdays", DAYS),
    ("Call a friend every week", 380),
    ("Walk outside three times a week", 220),
)
"""The goals and how many days back each was agreed."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A journal's days and the profile beside them."""

    days: Mapping[date, Day]
    profile: Profile


def sample_journal(
    last: date, days: int = DAYS, *, seed: int = SEED, today_filled: bool = False
) -> Sample:
    """The made-up journal of the ``days`` (1 or more) that end on ``last``.

    The same arguments give the same journal. ``last`` itself has no entry unless
    ``today_filled``: the person is about to make one.
    """
    profile = _profile(last, days)
    entries: dict[date, Day] = {}
    for back, values in enumerate(_values(last, days, seed)):
        day = last - timedelta(days=back)
        if not values or (back == 0 and not today_filled):
            continue
        values["frequency"] = "every-2-weeks" if back <= EVERY_2_WEEKS else "weekly"
        duration = profile.duration_on(day)
        if duration:
            values["duration"] = duration
        keys = (field.key for field in FIELDS if field.key in values)
        entries[day] = Day(day, {key: values[key] for key in keys})
    return Sample(dict(sorted(entries.items())), profile)


class _Dice:
    """Random numbers that never depend on what the day before used up."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - made-up days need no secrecy
        self._values: list[float] = []

    def shake(self) -> None:
        """Draw the numbers of one day."""
        self._values = [self._random.random() for _ in range(32)]

    def share(self) -> float:
        """A number from 0 to 1."""
        return self._values.pop()

    def noise(self) -> float:
        """A number around 0 with a standard deviation of 1."""
        return (sum(self.share() for _ in range(4)) - 2) * sqrt(3)

    def pick(self, choices: tuple[str, ...]) -> str:
        """One of the choices."""
        return choices[int(self.share() * len(choices))]


@dataclass(slots=True)
class _State:
    """What carries over from one day to the one before it."""

    mood: float = 0.4
    goals: float = 0.0
    poor_nights: int = 0
    gap: int = 0
    note: str = ""


def _values(last: date, days: int, seed: int) -> Iterator[dict[str, Value]]:
    """The answers of each day, from ``last`` back; empty for a day without an entry."""
    sessions = _sessions(last, days, seed)
    dice, state = _Dice(seed), _State()
    for back in range(days):
        dice.shake()
        _move(state, dice)
        logged = _is_logged(state, dice, back)
        note_alone = dice.share() < 0.08 and back not in RECENT
        if logged:
            values = _answers(state, dice, back)
        else:
            values = {"note": dice.pick(NOTE_ALONE)} if note_alone else {}
        if back in sessions:
            values["sessions"] = 1
        held = next((day for day in range(back, back + 7) if day in sessions), None)
        if logged and held is not None:
            _add_takeaways(values, dice, sessions[held], first_day=held == back)
        if logged:
            _add_note(values, state, dice, session=back in sessions)
        yield values


def _sessions(last: date, days: int, seed: int) -> dict[int, int]:
    """How many days back each session was held, and how many takeaways it left."""
    dice = _Dice(seed + 1)
    newest = (last.weekday() - SESSION_WEEKDAY) % 7 or 7
    held: dict[int, int] = {}
    for number, back in enumerate(range(newest, days, 7)):
        dice.shake()
        between = back <= EVERY_2_WEEKS and number % 2 == 1
        away = any(first <= back % 365 <= end for first, end in BREAKS)
        cancelled = number > 0 and dice.share() < 0.1
        count = sum(dice.share() < share for share in (0.9, 0.6, 0.2))
        if not (between or away or cancelled):
            held[back] = count
    return held


def _move(state: _State, dice: _Dice) -> None:
    state.mood = 0.6 * state.mood + 0.8 * 1.35 * dice.noise()
    state.goals = 0.9 * state.goals + 0.3 * dice.noise()
    state.poor_nights -= state.poor_nights > 0
    if dice.share() < 1 / 32 and not state.poor_nights:
        state.poor_nights = 4 + int(5 * dice.share())


def _is_logged(state: _State, dice: _Dice, back: int) -> bool:
    single, starts, length = dice.share() < 0.07, dice.share() < 0.022, 2 + int(5 * dice.share())
    state.gap -= state.gap > 0
    if starts and not state.gap:
        state.gap = length
    if back in RECENT:
        return back not in RECENT_MISSING
    return back == 0 or not (single or state.gap)


def _baseline(back: int) -> float:
    """The mood around which the days move: from 4.5 to 6.5, with the hard month in between."""
    progress = min(back, DAYS) / DAYS
    hard = 2.4 * exp(-(((back - HARD_MONTH) / 16) ** 2))
    slow = 0.8 * sin((back - DAYS) * 2 * pi / 400) if back > DAYS else 0.0
    return 6.5 - 2.0 * progress - hard + slow


def _answers(state: _State, dice: _Dice, back: int) -> dict[str, Value]:
    tired = 1.0 if state.poor_nights else 0.0
    level = _baseline(back) - 1.1 * tired
    values: dict[str, Value] = {"mood": _within(MOOD, level + state.mood)}
    night = 2.6 + 0.15 * level + 0.25 * state.mood - 1.3 * tired + 0.8 * dice.noise()
    if dice.share() < 0.95:
        values["sleep"] = _within(SLEEP, night)
    practice, set_today, done = dice.noise(), dice.share() > 0.09, dice.share() < 0.93
    if done:
        effort = floor(2.9 + 0.6 * state.mood + 1.4 * practice - 0.8 * tired + 0.5)
        values["homework"] = min(max(effort, 0), 5) if set_today else NONE_SET
    if dice.share() < 0.88:
        agreed = sum(back <= since or since == DAYS for _, since in GOALS)
        on_track = agreed * (0.75 - 0.4 * min(back, DAYS) / DAYS) + state.goals
        values["goals"] = min(max(floor(on_track + 0.5), 0), agreed)
    return values


def _add_takeaways(values: dict[str, Value], dice: _Dice, count: int, *, first_day: bool) -> None:
    if dice.share() < (0.8 if first_day else 0.22):
        values["takeaways"] = count


def _add_note(values: dict[str, Value], state: _State, dice: _Dice, *, session: bool) -> None:
    mood = values.get("mood")
    if session:
        kind, share = SESSION, 0.5
    elif state.poor_nights and values.get("sleep") in {1, 2}:
        kind, share = POOR_SLEEP, 0.3
    elif isinstance(mood, int) and mood <= 4:
        kind, share = LOW, 0.2
    elif isinstance(mood, int) and mood >= 7:
        kind, share = GOOD, 0.17
    else:
        kind, share = PLAIN, 0.1
    note = dice.pick(kind)
    if dice.share() < share and note != state.note:
        values["note"] = state.note = note


def _within(field: Field, value: float) -> int:
    return min(max(floor(value + 0.5), field.low), field.high)


def _profile(last: date, days: int) -> Profile:
    started = last - timedelta(days=days - 1)
    newest = (last.weekday() - SESSION_WEEKDAY) % 7 or 7
    ahead = last + timedelta(days=14 - newest)

    def back(count: int) -> date:
        return max(started, last - timedelta(days=count))

    return Profile(
        started=started,
        frequency="every-2-weeks" if days > EVERY_2_WEEKS else "weekly",
        next_session=datetime.combine(ahead, SESSION_TIME),
        session_weekday=SESSION_WEEKDAY,
        support="Zoë first, at any hour. Then the number on the card in my wallet.\n"
        "Shoes on, round the block, tea.",
        goals=tuple(Goal(name, back(since)) for name, since in GOALS),
        breaks=tuple(Break(back(first), back(end)) for end, first in BREAKS if first < days),
        questions=(
            Question("Why do Sunday evenings still get to me?", back(9)),
            Question("Is every three weeks a good next step?", back(4)),
        ),
    )
