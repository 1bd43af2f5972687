"""Dates and times as other programs write them; never a guess between day and month."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import Enum

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange import limits

TIMES = "14:05 or 2:05 pm"
"""How a time of day can be written."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORTEST = 3

_TIME = r"(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2}))?(?::(?P<second>\d{1,2})(?:[.,]\d+)?)?"
_HALF = r"(?: ?(?P<half>[ap])\.?m\.?)?"
_ZONE = r"(?: ?(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2}))?"
_REST = rf"(?:(?:t|,? (?:at )?){_TIME}{_HALF}{_ZONE})?"
_FLAGS = re.ASCII | re.IGNORECASE
_YEAR_FIRST = re.compile(rf"(?P<y>\d{{4}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}}){_REST}", _FLAGS)
_NUMBERS = re.compile(
    rf"(?P<one>\d{{1,2}})([-/.])(?P<two>\d{{1,2}})\2(?P<y>\d{{4}}){_REST}", _FLAGS
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_NAMED = tuple(
    re.compile(_WEEKDAY + middle + rf",? (?P<y>\d{{4}}){_REST}", _FLAGS)
    for middle in (rf"{_DAY}\.? (?P<name>[a-z]+)\.?", rf"(?P<name>[a-z]+)\.? {_DAY}")
)
_CLOCK = re.compile(rf"{_TIME}{_HALF}", _FLAGS)


class Order(Enum):
    """Which of two numbers before a year is the day."""

    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


@dataclass(frozen=True, slots=True)
class When:
    """A date of the person's calendar, and the local time where one was given."""

    date: date
    at: time | None = None


@dataclass(slots=True)
class Dates:
    """Reads the dates of one file.

    ``form`` is what the person said of them (as ``strptime`` takes it), ``order`` what the file
    itself proves, ``zone`` where instants become dates; ``None`` is the machine's zone.
    """

    form: str | None = None
    zone: tzinfo | None = None
    order: Order | None = None

    def __post_init__(self) -> None:
        """Look at the form.

        Raises:
            InputError: it does not tell a date.
        """
        if self.form is not None and not _tells_a_date(self.form):
            raise InputError(
                f"--date-format has to say day, month and year, such as %d.%m.%Y, "
                f"not {self.form!r}."
            )

    def read(self, text: str) -> When:
        """The date, and the time where there is one.

        Raises:
            InputError: it is none, is impossible, or could be one of two; a clause without place.
        """
        said = plain(text)
        try:
            when = self._formed(said) if self.form is not None else self._written(said)
        except (ValueError, OverflowError):
            form = f" in the form {self.form}" if self.form is not None else ""
            raise InputError(
                f"{brief(said)} is no date{form}. Mend it, or say how dates are written, such as "
                "--date-format %d.%m.%Y"
            ) from None
        if when.date.year < limits.EARLIEST:
            raise InputError(f"{brief(said)} is before {limits.EARLIEST}, so it is a mistake")
        return when

    def _formed(self, said: str) -> When:
        moment = datetime.strptime(said, plain(self.form or ""))  # noqa: DTZ007 - local
        timed = re.search("%[HIcXTR]", self.form or "") is not None
        if moment.tzinfo is not None:
            moment = moment.astimezone(self.zone)
        return When(moment.date(), moment.time() if timed else None)

    def _written(self, said: str) -> When:
        found = _YEAR_FIRST.fullmatch(said)
        if found is not None:
            return self._at(found, int(found["m"]), int(found["d"]))
        for named in _NAMED:
            found = named.fullmatch(said)
            if found is not None:
                return self._at(found, _month(found["name"]), int(found["d"]))
        found = _NUMBERS.fullmatch(said)
        if found is None:
            raise ValueError(said)
        one, two = int(found["one"]), int(found["two"])
        if self.order is None and one != two:
            sign = found[2]
            raise InputError(
                f"{brief(said)} can be day and month or month and day, and no other date of the "
                f"file tells which; say --date-format %d{sign}%m{sign}%Y or "
                f"--date-format %m{sign}%d{sign}%Y"
            )
        day, month = (two, one) if self.order is Order.MONTH_FIRST else (one, two)
        return self._at(found, month, day)

    def _at(self, found: re.Match[str], month: int, day: int) -> When:
        on = date(int(found["y"]), month, day)
        if found["hour"] is None:
            return When(on)
        at = _time(found)
        if found["zone"] is None:
            return When(on, at)
        here = datetime.combine(on, at, _zone(found["zone"])).astimezone(self.zone)
        return When(here.date(), here.time())


def proven(text: str) -> Order | None:
    """Which order a date such as 13/04/2024 proves; ``None`` where it proves nothing."""
    found = _NUMBERS.fullmatch(plain(text))
    if found is None or (int(found["one"]) > 12) == (int(found["two"]) > 12):
        return None
    return Order.DAY_FIRST if int(found["one"]) > 12 else Order.MONTH_FIRST


def is_numbers(text: str) -> bool:
    """Whether a date is written in numbers with the year last."""
    return _NUMBERS.fullmatch(plain(text)) is not None


def read_time(text: str) -> time:
    """A local time of day: ``14:05``, ``2:05 pm``, ``14``.

    Raises:
        InputError: it is none; a clause without place.
    """
    found = _CLOCK.fullmatch(plain(text))
    if found is not None:
        with suppress(ValueError):
            return _time(found)
    raise InputError(f"{brief(text)} is no time of day such as {TIMES}")


def plain(text: str) -> str:
    """A text with single ordinary spaces: programs put unbreakable ones before am and pm."""
    return " ".join(text.split())


def brief(text: str) -> str:
    """A text of a file as it is named in a sentence: in quotes, and not too long."""
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def _tells_a_date(form: str) -> bool:
    if re.search("%[YyGcx]", form) is None:
        return False
    sample = datetime(2023, 11, 27, 21, 4, tzinfo=UTC)
    try:
        said = datetime.strptime(sample.strftime(form), form)  # noqa: DTZ007 - local
        return said.date() == sample.date()
    except ValueError:
        return False


def _month(name: str) -> int:
    said = name.casefold()
    for number, month in enumerate(_MONTHS, start=1):
        if len(said) >= _SHORTEST and month.startswith(said):
            return number
    raise ValueError(name)


def _time(found: re.Match[str]) -> time:
    hour = int(found["hour"])
    if found["half"] is not None:
        if not 1 <= hour <= 12:
            raise ValueError(found.group())
        hour = hour % 12 + (12 if found["half"].casefold() == "p" else 0)
    return time(hour, int(found["minute"] or 0), int(found["second"] or 0))


def _zone(text: str) -> tzinfo:
    if text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
