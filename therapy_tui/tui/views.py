"""From days to the values a screen shows; the figures come from ``domain``."""

from dataclasses import dataclass
from datetime import date, datetime

from therapy_tui.charts import strip
from therapy_tui.domain.calendar import (
    MONTHS,
    Days,
    Month,
    dates,
    last_session,
    long_date,
    months_in_therapy,
    sessions_held,
    short_date,
    window,
)
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import DURATION, FREQUENCY, HOMEWORK, MOOD, Field
from therapy_tui.domain.profile import Profile
from therapy_tui.domain.series import coverage
from therapy_tui.domain.words import counted
from therapy_tui.journal.fault import Fault
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.widgets.form import FormView

FORTNIGHT = 14
LOOK_BACK = 28


@dataclass(frozen=True, slots=True)
class StripView:
    """One field of the last fourteen days: a cell a day, and what it rests on."""

    field: Field
    cells: str
    text: str


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything the Today screen shows of one date."""

    date: date
    heading: str
    form: FormView
    strips: tuple[StripView, ...]
    days: tuple[Day, ...]
    """The 28 days that end on the date, oldest first; an empty day for a gap."""
    next_session: str
    faults: tuple[Fault, ...]


def today_view(desk: Desk, day: date) -> TodayView:
    """What Today shows of ``day``; it reads two months at most."""
    first = min(Month.of(day).first, window(day, LOOK_BACK)[0])
    reading = desk.read(first, day)
    profile = desk.profile()
    fields = desk.fields()
    days = reading.days
    entry = days.get(day, Day(day))
    start, last = window(day, FORTNIGHT)
    rated = [each for each in (MOOD, HOMEWORK) if each in fields]
    return TodayView(
        date=day,
        heading=_heading(day, desk.clock.today()),
        form=FormView(
            entry,
            fields,
            context=_context(desk, entry, profile),
            hints=_hints(days, day, profile),
            computed=_computed(profile),
        ),
        strips=tuple(_strip(desk, each, days, start, last) for each in rated),
        days=tuple(days.get(each, Day(each)) for each in dates(*window(day, LOOK_BACK))),
        next_session=next_session_text(profile.next_session, desk.clock.now()),
        faults=reading.faults,
    )


def next_session_text(session: datetime | None, now: datetime) -> str:
    """When the next session is, in words; empty when it is not known or more than a week away."""
    if session is None:
        return ""
    local = session.astimezone(now.tzinfo) if session.tzinfo else session
    days = (local.date() - now.date()).days
    if not 0 <= days <= 7:
        return ""
    named = {0: "today", 1: "tomorrow"}.get(days, f"on {short_date(local.date())}")
    return f"Session {named}, {local:%H:%M}."


def _heading(day: date, today: date) -> str:
    ago = (today - day).days
    if ago <= 0:
        return long_date(day)
    return f"{long_date(day)}, {'yesterday' if ago == 1 else f'{ago} days ago'}"


def _context(desk: Desk, entry: Day, profile: Profile) -> dict[str, str]:
    held = desk.context(entry.date)
    frequency = entry.get(FREQUENCY.key) or held.frequency
    shown = {FREQUENCY.key: FREQUENCY.text(frequency) if frequency else ""}
    if not frequency:
        shown[FREQUENCY.key] = f"{FREQUENCY.text(FREQUENCY.choices[0])} (assumed)"
    if profile.started:
        months = months_in_therapy(profile.started, entry.date)
        years, rest = divmod(months, 12)
        text = counted(months, "month") if months < 24 else counted(years, "year")
        if months >= 24 and rest:
            text += f", {counted(rest, 'month')}"
        shown[DURATION.key] = text if months else "under 1 month"
    else:
        duration = entry.get(DURATION.key) or held.duration
        shown[DURATION.key] = DURATION.text(duration) if duration else ""
    return shown


def _computed(profile: Profile) -> dict[str, str]:
    if profile.started is None:
        return {}
    return {DURATION.key: f"Counted from {long_date(profile.started)}, in your profile."}


def _hints(days: Days, day: date, profile: Profile) -> dict[str, str]:
    hints = {MOOD.key: MOOD.hint, HOMEWORK.key: HOMEWORK.hint}
    goals = profile.goals_on(day)
    if goals:
        hints["goals"] = f"of {counted(len(goals), 'goal')}"
    session = last_session(days, day)
    if session == day:
        hints["takeaways"] = "from today's session"
    elif session:
        hints["takeaways"] = f"from the session on {short_date(session)}"
    month = Month.of(day)
    held = sessions_held(days, month.first, day)
    hints["sessions"] = f"{MONTHS[month.month - 1]}: {held} so far"
    return hints


def _strip(desk: Desk, field: Field, days: Days, start: date, last: date) -> StripView:
    values = [days[each].number(field.key) if each in days else None for each in dates(start, last)]
    cells = strip(values, field.low, field.high, desk.glyphs)
    if field is MOOD:
        logged = coverage(days, start, last)
        return StripView(field, cells, f"{logged.logged} of {logged.total} days logged")
    answered = sum(value is not None for value in values)
    return StripView(field, cells, f"{answered} of {FORTNIGHT} days")


def after_midnight_text(desk: Desk) -> str:
    """Between midnight and the day's start: which date is written, and until when."""
    if not desk.clock.before_day_start:
        return ""
    today = desk.clock.today()
    until = f"{desk.clock.day_start:02d}:00"
    return f"After midnight: until {until} this still counts as {short_date(today)}."
