"""From days to the values a screen shows; the figures come from ``domain``."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from therapy_tui.charts import strip
from therapy_tui.domain.calendar import (
    MONTHS,
    Days,
    Month,
    dates,
    day_after,
    last_session,
    long_date,
    months_in_therapy,
    sessions_held,
    short_date,
    window,
)
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import DURATION, FREQUENCY, GOALS, HOMEWORK, MOOD, Field
from therapy_tui.domain.profile import REVIEWED_BY_WEEK, Profile
from therapy_tui.domain.series import WEEK, Point, daily, weeks_back, weeks_by_default
from therapy_tui.domain.words import counted
from therapy_tui.journal.fault import Fault
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.widgets.form import FormView

FORTNIGHT = 14
WEEKS = 8
LOOK_BACK = 28
SOON = 7
"""Days before a session from which on it is told."""
READY = 2
"""Days before a session from which on the page is pointed to."""

LIST_HELP = "Enter shows your goals to tick; a digit sets the count."
NO_LIST_HELP = "{key} makes a list: two or three goals, agreed in therapy."


class StripView(NamedTuple):
    """One field of the last fourteen days, or eight weeks: a cell each."""

    field: Field
    label: str
    cells: str


class TodayView(NamedTuple):
    """Everything the Today screen shows of one date."""

    date: date
    heading: str
    form: FormView
    strips: tuple[StripView, ...]
    by_weeks: bool
    """Whether a cell of the strips stands for a week and not for a day."""
    covered: str
    """How many days the strips rest on."""
    days: tuple[Day, ...]
    """The 28 days that end on the date, oldest first; an empty day for a gap."""
    next_session: str
    review: str
    """How to look back on the week in one entry, where that suits the frequency."""
    faults: tuple[Fault, ...]


def today_view(
    desk: Desk, day: date, *, by_weeks: bool | None = None, expected: int | None = None
) -> TodayView:
    """What Today shows of ``day``; it reads two months at most, more where weeks are shown.

    Strips turn to weeks by themselves where days would mostly be gaps, or as ``by_weeks`` says.
    ``expected`` is how many sessions were expected in the month so far, once that is known.
    """
    first = min(Month.of(day).first, window(day, LOOK_BACK)[0])
    reading = desk.read(first, day)
    profile = desk.profile()
    days = reading.days
    entry = days.get(day, Day(day))
    fields = desk.fields(profile)
    rated = [each for each in (MOOD, HOMEWORK) if each in fields]
    if by_weeks is None:
        by_weeks = weeks_by_default(days, day)
    if by_weeks:
        long = desk.read(window(day, WEEKS * WEEK)[0], day).days
        series = weeks_back(long, day, WEEKS)
    else:
        series = daily(days, *window(day, FORTNIGHT))
    logged = sum(point.logged for point in series)
    return TodayView(
        date=day,
        heading=_heading(day, desk.clock.today()),
        form=form_view(desk, days, day, expected=expected),
        strips=tuple(_strip(desk, each, series) for each in rated),
        by_weeks=by_weeks,
        covered=f"{logged} of {(day - series[0].first).days + 1} days logged",
        days=tuple(days.get(each, Day(each)) for each in dates(*window(day, LOOK_BACK))),
        next_session=next_session_text(profile, desk.clock.now(), desk.key("report", "p")),
        review=_review_text(desk, entry),
        faults=reading.faults,
    )


def form_view(desk: Desk, days: Days, day: date, *, expected: int | None = None) -> FormView:
    """What the form shows of ``day``; ``days`` holds its month and the four weeks before it."""
    entry, profile = days.get(day, Day(day)), desk.profile()
    return FormView(
        entry,
        desk.fields(profile),
        context=_context(desk, entry, profile),
        hints=_hints(days, day, profile, expected) | {GOALS.key: _goals_hint(desk, profile, day)},
        computed=_computed(profile),
        helps=_helps(desk, profile, day),
    )


def _review_text(desk: Desk, entry: Day) -> str:
    """How to look back on the week: for whom a day is rarely written, until today is."""
    if entry.is_entry or entry.date != desk.clock.today():
        return ""
    frequency = entry.get(FREQUENCY.key) or desk.context(entry.date).frequency
    if frequency not in REVIEWED_BY_WEEK:
        return ""
    return f"The last seven days in one entry: {desk.key('week-review', 'v')}"


def next_session_text(profile: Profile, now: datetime, key: str = "p") -> str:
    """When the next session is, in words, and from two days before that the page is ready.

    Empty when it is not known or more than a week away. Without a date the usual weekday counts,
    from two days before. ``key`` opens the page.
    """
    session = profile.next_session
    if session is not None:
        local = session.astimezone(now.tzinfo) if session.tzinfo else session
        days = (local.date() - now.date()).days
        if 0 <= days <= SOON:
            said = f"Session {_in_days(local.date(), days)}, {local:%H:%M}."
            return f"{said} Your page is ready: {key}" if days <= READY else said
    if profile.session_weekday is None or (session is not None and session.date() > now.date()):
        return ""
    days = (profile.session_weekday - now.weekday()) % 7
    if days > READY:
        return ""
    day = day_after(now.date(), days)
    return f"Your usual session day is {_in_days(day, days)}. Your page is ready: {key}"


def _in_days(day: date, days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"on {short_date(day)}")


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


def _hints(days: Days, day: date, profile: Profile, expected: int | None) -> dict[str, str]:
    hints = {MOOD.key: MOOD.hint, HOMEWORK.key: HOMEWORK.hint}
    session = last_session(days, day)
    if session == day:
        hints["takeaways"] = "from today's session"
    elif session:
        hints["takeaways"] = f"from the session on {short_date(session)}"
    month = Month.of(day)
    held = sessions_held(days, month.first, day)
    hints["sessions"] = f"{MONTHS[month.month - 1]}: {_held_words(held, expected)}"
    return hints


def _goals_hint(desk: Desk, profile: Profile, day: date) -> str:
    """Of how many goals the count is: of those that held on the day."""
    goals = profile.goals_on(day)
    if goals:
        return f"of {counted(len(goals), 'goal')}"
    if profile.goals and day != desk.clock.today():
        return "no goal held then"
    return f"no list yet: {desk.key('goals', 'g')} makes one"


def _helps(desk: Desk, profile: Profile, day: date) -> dict[str, str]:
    """How the goals are answered: by ticking, or why a list of them helps."""
    if profile.goals_on(day):
        return {GOALS.key: LIST_HELP}
    if profile.goals and day != desk.clock.today():
        return {}
    return {GOALS.key: NO_LIST_HELP.format(key=desk.key("goals", "g"))}


def _held_words(held: int, expected: int | None) -> str:
    """Sessions held by now beside those expected, as far as that says something."""
    if not expected:
        return f"{held} so far"
    return f"{held} held" if held > expected else f"{held} of {expected} expected by now"


def _strip(desk: Desk, field: Field, series: Sequence[Point]) -> StripView:
    cells = strip([point.get(field.key) for point in series], field.low, field.high, desk.glyphs)
    return StripView(field, field.label, cells)


def after_midnight_text(desk: Desk) -> str:
    """Between midnight and the day's start: which date is written, and until when."""
    if not desk.clock.before_day_start:
        return ""
    today = desk.clock.today()
    until = f"{desk.clock.day_start:02d}:00"
    return f"After midnight: until {until} this still counts as {short_date(today)}."
