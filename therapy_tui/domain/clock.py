"""The one clock: which date is "today". Nothing else asks the system for the date."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from therapy_tui.domain.errors import InputError

DAY_START = 4
"""The hour, 0 to 12, at which a new day begins unless configured: an entry at 01:30 belongs to
the evening before."""


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

DATE_FORMS = "YYYY-MM-DD, today, yesterday or -3"
"""How a date can be typed."""


def system_now() -> datetime:
    """The present moment in the machine's own time zone."""
    return datetime.now().astimezone()


class Clock(NamedTuple):
    """Tells the date of a check-in from the present moment, a time zone and the day's start.

    ``zone`` is the configured time zone, or ``None`` for the machine's; ``day_start`` is the hour
    (0 to 12) at which a day begins; ``moment`` returns an aware datetime and is replaced in tests.
    """

    zone: tzinfo | None = None
    day_start: int = DAY_START
    moment: Callable[[], datetime] = system_now

    def now(self) -> datetime:
        """The present moment in the person's time zone."""
        return self.moment().astimezone(self.zone)

    def today(self) -> date:
        """The date a check-in made now belongs to; before the day's start it is the day before."""
        now = self.now()
        return now.date() - timedelta(days=1) if now.hour < self.day_start else now.date()

    def calendar_date(self) -> date:
        """The date on the wall calendar, whatever the day's start."""
        return self.now().date()

    def newest(self) -> date:
        """The newest date an entry may have: the later of the app's today and the calendar's."""
        return max(self.today(), self.calendar_date())

    def midnight(self, day: date) -> datetime:
        """The moment at which a date of the calendar begins: before it, it can have no entry."""
        first = datetime.combine(day, time(), self.zone)
        return first if self.zone is not None else first.astimezone()

    @property
    def before_day_start(self) -> bool:
        """Whether it is past midnight and still the day before for a check-in."""
        return self.today() < self.calendar_date()

    def parse(self, text: str) -> date:
        """Read a date typed by a person: YYYY-MM-DD, ``today``, ``yesterday`` or ``-3``.

        Raises:
            InputError: the text is no date, or a date in the future.
        """
        typed = text.strip().lower()
        if typed == "today":
            day = self.today()
        elif typed == "yesterday":
            day = self.today() - timedelta(days=1)
        elif re.fullmatch(r"-[0-9]{1,5}", typed):
            day = _days_before(self.today(), int(typed[1:]))
        else:
            day = parse_iso(typed)
        if day > self.newest():
            raise InputError(f"{day.isoformat()} is in the future; today is {self.today()}.")
        return day


def parse_iso(text: str) -> date:
    """Read a date written YYYY-MM-DD.

    Raises:
        InputError: the text is no such date.
    """
    if _ISO.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise InputError(f"There is no date {text}.") from None
    raise InputError(f"{text!r} is no date; use {DATE_FORMS}.")


def _days_before(day: date, days: int) -> date:
    try:
        return day - timedelta(days=days)
    except OverflowError:
        raise InputError(f"{days} days ago is before the calendar begins.") from None
