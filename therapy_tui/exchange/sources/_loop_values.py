"""What a day of a habit is worth as a value of one of our fields, and how that is said."""

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, NOTE, SESSIONS, Field, Kind
from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Meaning
from therapy_tui.exchange.sources._loop_files import Habit, Mark


class Answer(Enum):
    """What a habit that is done or not says of a day."""

    DONE = "done"
    NOT_EXPECTED = "not done, and not expected"
    NOT_DONE = "not done"
    NOTHING = "skipped or unknown"


ANSWERS = {
    "YES_MANUAL": Answer.DONE,
    "2": Answer.DONE,
    "YES_AUTO": Answer.NOT_EXPECTED,
    "1": Answer.NOT_EXPECTED,
    "NO": Answer.NOT_DONE,
    "0": Answer.NOT_DONE,
    "SKIP": Answer.NOTHING,
    "3": Answer.NOTHING,
    "UNKNOWN": Answer.NOTHING,
    "-1": Answer.NOTHING,
    "": Answer.NOTHING,
}
"""The words of today's exports, and the numbers of old ones."""


def answer_of(mark: Mark, where: str) -> Answer:
    """What a habit that is done or not says of a day.

    Raises:
        InputError: it says something Loop never writes.
    """
    try:
        return ANSWERS[mark.value]
    except KeyError:
        raise InputError(
            f"{where}: {mark.value!r} is no answer of Loop, such as YES_MANUAL or NO."
        ) from None


def level_of(each: Field, answer: Answer) -> Fraction | None:
    """What a day of a habit that is done or not is worth; goals are counted elsewhere."""
    if each is GOALS:
        return None
    if answer is Answer.DONE:
        return Fraction(1 if each is SESSIONS else each.high)
    return Fraction(0) if answer is Answer.NOT_DONE else None


def amount_of(asked: Asked, habit: Habit, each: Field, mark: Mark, where: str) -> Fraction | None:
    """What an amount is worth: a share of the target for homework, else the number itself.

    Raises:
        InputError: it is no amount, or none that the field takes.
    """
    if mark.value in ("SKIP", "UNKNOWN", ""):
        return None
    told = "0" if mark.value == "NO" else mark.value
    try:
        amount = Fraction(int(told), 1000)
    except ValueError:
        raise InputError(
            f"{where}: {mark.value!r} is no amount of Loop (in thousandths)."
        ) from None
    if each is HOMEWORK:
        return min(amount / habit.target, Fraction(1)) * HOMEWORK.high
    if each is MOOD and asked.mood_scale is not None:
        try:
            return asked.mood_scale.to(MOOD, amount)
        except InputError as error:
            raise InputError(f"{where}: {error}.") from None
    if amount.denominator == 1 and each.low <= amount <= each.high:
        return amount
    scale = " If it has another scale, say so: --mood-scale 1-5." if each is MOOD else ""
    raise InputError(
        f"{where}: {float(amount):g} is no value of {each.name}, which takes {each.range_text}."
        f"{scale}"
    )


def meanings(given: Given, asked: Asked, habit: Habit, each: Field) -> Iterator[Meaning]:
    """What the days of a habit become.

    Raises:
        InputError: they have no meaning for the field.
    """
    name = habit.name
    if each is NOTE:
        yield Meaning(f"notes of {name}", NOTE.name)
    elif not (each.numeric and (habit.measured or each in (HOMEWORK, GOALS, SESSIONS))):
        kind = "an amount" if habit.measured else "done or not"
        takes = "text" if each.kind is Kind.TEXT else each.range_text
        raise InputError(f"{given}: {name} is {kind}, and {each.name} takes {takes}.")
    elif habit.measured and each is HOMEWORK:
        if habit.target <= 0:
            raise InputError(
                f"{given}: {name} has no target for a day (at least so much), so nobody can say "
                "what share of it was done. Leave it out."
            )
        share = f"{name}, share of {float(habit.target):g}"
        yield Meaning(share, f"{each.name} 0 to {each.high}")
    elif habit.measured:
        scale = asked.mood_scale if each is MOOD and asked.mood_scale is not None else None
        told = f"{name}, {scale}" if scale is not None else name
        yield Meaning(told, f"{each.name} {each.low} to {each.high}")
    elif each is GOALS:
        yield Meaning(f"{name} done, or not expected", f"one of {each.name}")
    else:
        yield Meaning(f"{name} done", f"{each.name} {1 if each is SESSIONS else each.high}")
        yield Meaning(f"{name} not done", f"{each.name} 0")
        yield Meaning(f"{name} skipped, unknown or not expected", "nothing")
