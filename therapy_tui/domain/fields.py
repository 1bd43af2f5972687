"""The one table of check-in fields: every form, option, column and check is made from it."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, TypeGuard

from therapy_tui.domain.errors import InputError

Value = int | str
"""What one field of a day can hold; a missing value is ``None`` and never 0."""

Change = Mapping[str, Value | None]
"""New values by field key; ``None`` clears the field."""

NONE_SET = "none-set"
"""The homework value of a day for which no homework was agreed; neither 0 nor missing."""


class Kind(Enum):
    """How a field is answered."""

    RATING = "rating"
    COUNT = "count"
    CHOICE = "choice"
    TEXT = "text"


_NUMERIC = (Kind.RATING, Kind.COUNT)


class Field(NamedTuple):
    """One question of the check-in, with everything any part of the program says about it.

    A rating or a count takes whole numbers from ``low`` to ``high``; a choice takes one of
    ``choices``; a text takes any text that is not empty.
    """

    key: str
    """The name in the file, the option on the command line and the column in an export."""
    name: str
    """The field's standard term, for help and legends."""
    label: str
    """What stands before the row on Today."""
    short: str
    """What stands above a column or beside a value where room is scarce."""
    kind: Kind
    help: str
    """One sentence on what to answer."""
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    """The values of a choice, or the extra words a rating takes (homework's none-set)."""
    words: Mapping[Value, str] | None = None
    """The word shown for a value, where the value alone does not say it."""
    hint: str = ""
    """A few dim words at the end of the row on Today."""
    week_label: str = ""
    """The label where one entry stands for a week; empty where the usual one serves."""
    week_hint: str = ""
    """The hint where one entry stands for a week."""
    week_help: str = ""
    """What to answer where one entry stands for a week."""
    unit: str = ""
    """What a mean of the field is out of, as in "3 of 5"."""
    context: bool = False
    """A fact that is carried from day to day and alone makes no entry (frequency, duration)."""

    @property
    def numeric(self) -> bool:
        """Whether the field holds a whole number."""
        return self.kind in _NUMERIC

    @property
    def range_text(self) -> str:
        """The valid values in words, for messages and help: ``1 to 10``."""
        if self.kind is Kind.TEXT:
            return "text"
        spoken = " or ".join(self.choices) if self.numeric else ", ".join(self.choices)
        if not self.numeric:
            return spoken
        return f"{self.low} to {self.high}" + (f" or {spoken}" if spoken else "")

    def accepts(self, value: object) -> TypeGuard[Value]:
        """Whether ``value``, as read from a file, is a valid value of this field."""
        # True and false are whole numbers for isinstance.
        if type(value) is int:
            return self.low <= value <= self.high and self.kind in _NUMERIC
        if not isinstance(value, str):
            return False
        return value.strip() != "" if self.kind is Kind.TEXT else value in self.choices

    def check(self, value: Value) -> Value:
        """Return ``value`` when it is valid.

        Raises:
            InputError: naming the field, the value and the range.
        """
        if not self.accepts(value):
            raise InputError(f"{self.name} takes {self.range_text}, not {value!r}.")
        return value

    def parse(self, text: str) -> Value:
        """Read a value typed by a person: a number, a word of the scale or a choice.

        Raises:
            InputError: naming the field, the value and the range.
        """
        if self.kind is Kind.TEXT:
            return self.check(text)
        number = text.strip()
        typed = "-".join(number.lower().replace("-", " ").split())
        spoken = {word.lower().replace(" ", "-"): value for value, word in self.spoken.items()}
        if self.numeric and number.isascii() and number.isdigit() and len(number) < 6:
            return self.check(int(number))
        if typed in self.choices:
            return typed
        if typed in spoken:
            return spoken[typed]
        if self.choices and self.numeric and typed == "none":
            return self.choices[0]
        raise InputError(f"{self.name} takes {self.range_with_words}, not {number!r}.")

    @property
    def answers(self) -> tuple[Value, ...]:
        """Every valid value; empty for a text, which can be any."""
        numbers = range(self.low, self.high + 1) if self.numeric else ()
        return (*numbers, *self.choices)

    @property
    def spoken(self) -> Mapping[Value, str]:
        """The word for each value that has one; empty where values speak for themselves."""
        return self.words or {}

    def text(self, value: Value | None) -> str:
        """The value as shown to a person: its word where it has one, ``-`` when missing."""
        if value is None:
            return "-"
        return self.spoken.get(value, str(value))

    @property
    def options(self) -> tuple[Value, ...]:
        """The values a rating or a choice offers in a row, in order; empty for counts and text."""
        if self.kind is Kind.RATING:
            return tuple(range(self.low, self.high + 1))
        return self.choices if self.kind is Kind.CHOICE else ()

    @property
    def range_with_words(self) -> str:
        """The valid values with the words of the scale: ``1 to 5 (very poor, poor, …)``."""
        words = [word for value, word in self.spoken.items() if isinstance(value, int)]
        return self.range_text + (f" ({', '.join(words)})" if words else "")


MOOD = Field(
    "mood",
    "Mood",
    "Mood",
    "Mood",
    Kind.RATING,
    "The whole day averaged; 1 is very low, 10 is very good.",
    low=1,
    high=10,
    hint="the whole day",
    week_hint="the whole week",
    week_help="The whole week averaged; 1 is very low, 10 is very good.",
    unit="of 10",
)
SLEEP = Field(
    "sleep",
    "Sleep quality",
    "Sleep last night",
    "Sleep",
    Kind.RATING,
    "How you slept in the night that ended this morning.",
    low=1,
    high=5,
    words={1: "very poor", 2: "poor", 3: "fair", 4: "good", 5: "very good"},
    week_label="Sleep",
    week_hint="all nights",
    week_help="How you slept in the nights of this week.",
    unit="of 5",
)
HOMEWORK = Field(
    "homework",
    "Homework completed",
    "Homework",
    "Homework",
    Kind.RATING,
    "How much of today's practice you did; - when none was set.",
    low=0,
    high=5,
    choices=(NONE_SET,),
    words={NONE_SET: "none set"},
    hint="today's practice",
    week_hint="this week's practice",
    week_help="How much of the week's practice; - when none was set.",
    unit="of 5",
)
GOALS = Field(
    "goals",
    "Goals on track",
    "Goals on track",
    "Goals",
    Kind.RATING,
    "How many of your own goals move in the right direction.",
    low=0,
    high=5,
)
TAKEAWAYS = Field(
    "takeaways",
    "Takeaways",
    "Takeaways",
    "Takeaways",
    Kind.COUNT,
    "How many things you noted from the last session; no content.",
    low=0,
    high=99,
)
SESSIONS = Field(
    "sessions",
    "Sessions",
    "Session today",
    "Sessions",
    Kind.COUNT,
    "Sessions held on this day.",
    low=0,
    high=9,
)
FREQUENCY = Field(
    "frequency",
    "Session frequency",
    "Frequency",
    "Frequency",
    Kind.CHOICE,
    "How often you and your therapist meet at present.",
    choices=(
        "weekly",
        "every-2-weeks",
        "every-3-weeks",
        "monthly",
        "twice-weekly",
        "as-needed",
    ),
    words={
        "weekly": "weekly",
        "every-2-weeks": "every 2 weeks",
        "every-3-weeks": "every 3 weeks",
        "monthly": "monthly",
        "twice-weekly": "twice weekly",
        "as-needed": "as needed",
    },
    context=True,
)
DURATION = Field(
    "duration",
    "Therapy duration",
    "In therapy",
    "Duration",
    Kind.CHOICE,
    "How long you have been working with this therapist.",
    choices=("under-1-month", "1-3-months", "3-12-months", "1-3-years", "over-3-years"),
    words={
        "under-1-month": "under 1 month",
        "1-3-months": "1 to 3 months",
        "3-12-months": "3 to 12 months",
        "1-3-years": "1 to 3 years",
        "over-3-years": "over 3 years",
    },
    context=True,
)
NOTE = Field(
    "note",
    "Note",
    "Note",
    "Note",
    Kind.TEXT,
    "Anything to remember about the day; it may stay empty.",
    week_help="Anything to remember about the week; it may stay empty.",
)

FIELDS: tuple[Field, ...] = (
    MOOD,
    SLEEP,
    HOMEWORK,
    GOALS,
    TAKEAWAYS,
    SESSIONS,
    FREQUENCY,
    DURATION,
    NOTE,
)
"""All fields, in the order of the file and of the form."""

BY_KEY: Mapping[str, Field] = {field.key: field for field in FIELDS}
"""The fields by key."""

LOG_ORDER: tuple[Field, ...] = (MOOD, SLEEP, HOMEWORK, GOALS, TAKEAWAYS)
"""The fields of a check-in given as bare values: ``log 6 4 3 2 1``."""


def field(key: str) -> Field:
    """The field of that key.

    Raises:
        InputError: naming the valid keys.
    """
    try:
        return BY_KEY[key]
    except KeyError:
        raise InputError(f"There is no field {key!r}; fields are {', '.join(BY_KEY)}.") from None
