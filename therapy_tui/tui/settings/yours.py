"""The settings that belong to the person and lie in the profile, with the journal."""

from datetime import datetime

from therapy_tui.domain.asking import (
    NEXT_SESSION_FORMS,
    STARTED_FORMS,
    parse_next_session,
    parse_started,
)
from therapy_tui.domain.breaks import break_words, running
from therapy_tui.domain.calendar import (
    WEEKDAYS,
    long_date,
    months_in_therapy,
    short_date,
    with_year,
)
from therapy_tui.domain.fields import FIELDS, FREQUENCY, Value
from therapy_tui.domain.goals import open_count
from therapy_tui.domain.words import counted, months_words, one_line
from therapy_tui.journal.fault_dates import blocking
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.settings.page import (
    ChangeProfile,
    ChangeToday,
    Doing,
    Open,
    Question,
    Say,
    WriteSupport,
)
from therapy_tui.tui.settings.setting import Setting, Shown, always, opens

CARRIED = "It is carried from an earlier day; choose another one with the arrows instead."


def _frequency(desk: Desk) -> Value | None:
    """What holds today, changes that are not on disk yet included."""
    held = desk.journal.newest(FREQUENCY, desk.clock.today())
    return _todays_frequency(desk) or held or desk.profile().frequency


def _todays_frequency(desk: Desk) -> Value | None:
    today = desk.clock.today()
    entry = desk.read(today, today).days.get(today)
    return entry.get(FREQUENCY.key) if entry else None


def _shown_frequency(desk: Desk) -> Shown:
    held = _frequency(desk)
    usual = f"{FREQUENCY.text(FREQUENCY.choices[0])} (assumed)"
    return (FREQUENCY.text(held), False) if held else (usual, True)


def _put_frequency(desk: Desk, chosen: object) -> Doing:
    """From today on; where no day has one yet, for all days."""
    today = desk.clock.today()
    if desk.journal.newest(FREQUENCY, today) is None and not _todays_frequency(desk):
        return ChangeProfile({"frequency": chosen})
    blocked = blocking(desk.read(today, today).faults, today)
    if blocked is not None:
        return Say(f"Nothing is changed here: {blocked}")
    return ChangeToday({FREQUENCY.key: str(chosen)})


def _clear_frequency(desk: Desk) -> Doing:
    if _todays_frequency(desk):
        return ChangeToday({FREQUENCY.key: None})
    if desk.journal.newest(FREQUENCY, desk.clock.today()):
        return Say(CARRIED)
    return ChangeProfile({"frequency": None})


def _shown_started(desk: Desk) -> Shown:
    started = desk.profile().started
    if started is None:
        return "not said", True
    months = months_words(months_in_therapy(started, desk.clock.today()))
    return f"{with_year(short_date(started), started)}, {months}", False


def _ask_started(desk: Desk) -> Doing:
    started = desk.profile().started
    return Question(
        "Since when are you in therapy with this therapist?",
        STARTED_FORMS,
        lambda typed: ChangeProfile({"started": parse_started(typed, desk.clock.today())}),
        str(started or ""),
    )


def _shown_goals(desk: Desk) -> Shown:
    goals = desk.profile().goals
    held = open_count(goals, desk.clock.today())
    if not goals:
        return "none yet", True
    retired = f", {len(goals) - held} retired" if held < len(goals) else ""
    return f"{held} open{retired}", False


def _shown_session(desk: Desk) -> Shown:
    session = desk.profile().next_session
    if session is None:
        return "not said", True
    now = desk.clock.now()
    local = session.astimezone(now.tzinfo) if session.tzinfo else session
    past = local.replace(tzinfo=None) < now.replace(tzinfo=None)
    said = f"{short_date(local.date())}, {local:%H:%M}"
    return (f"{said} (has been)", True) if past else (said, False)


def _ask_session(desk: Desk) -> Doing:
    def parse(typed: str) -> ChangeProfile:
        session: datetime = parse_next_session(typed, desk.clock.now())
        return ChangeProfile({"next_session": session})

    session = desk.profile().next_session
    given = "" if session is None or _shown_session(desk)[1] else f"{session:%Y-%m-%d %H:%M}"
    return Question("When is your next session?", NEXT_SESSION_FORMS, parse, given)


def _shown_weekday(desk: Desk) -> Shown:
    weekday = desk.profile().session_weekday
    return ("none", True) if weekday is None else (WEEKDAYS[weekday], False)


def _shown_breaks(desk: Desk) -> Shown:
    breaks, today = desk.profile().breaks, desk.clock.today()
    now = running(breaks, today)
    if now is not None:
        until = f", to {long_date(now.last)}" if now.last else ", no end set"
        return f"now{until}", False
    to_come = next((each for each in breaks if each.first > today), None)
    if to_come is not None:
        return break_words(to_come), False
    return (f"{len(breaks)}, all over" if breaks else "none"), True


def _shown_fields(desk: Desk) -> Shown:
    off = [field.short for field in FIELDS if field.key in desk.profile().hidden]
    return (f"without {', '.join(off).lower()}", False) if off else ("all", True)


def _shown_support(desk: Desk) -> Shown:
    text = desk.profile().support
    if not text.strip():
        return "none yet", True
    lines = text.strip().splitlines()
    more = f"  ({counted(len(lines), 'line')})" if len(lines) > 1 else ""
    return f"{one_line(lines[0])}{more}", False


YOURS = (
    Setting(
        FREQUENCY.label,
        always(
            "How often you meet. From today on; sessions expected by now are counted from it, and "
            "earlier days keep what held then."
        ),
        _shown_frequency,
        _clear_frequency,
        lambda _: FREQUENCY.choices,
        _frequency,
        _put_frequency,
    ),
    Setting(
        "In therapy since",
        always(
            "With it the time in therapy is counted for you, on Today and on the page. "
            "Enter changes it, x clears it."
        ),
        _shown_started,
        lambda _: ChangeProfile({"started": None}),
        enter=_ask_started,
    ),
    Setting(
        "Goals",
        always(
            "Your own list. Goals on track counts how many of those that hold on a day it served. "
            "Enter opens the list."
        ),
        _shown_goals,
        opens("list"),
        enter=lambda _: Open("goals"),
    ),
    Setting(
        "Next session",
        always(
            "Told on Today from a week before, and from two days before that the page is ready. "
            "Enter changes it, x clears it."
        ),
        _shown_session,
        lambda _: ChangeProfile({"next_session": None}),
        enter=_ask_session,
    ),
    Setting(
        "Usual weekday",
        always(
            "Where no next session is known, Today points to the page from two days before this "
            "day. x clears it."
        ),
        _shown_weekday,
        lambda _: ChangeProfile({"session_weekday": None}),
        lambda _: range(len(WEEKDAYS)),
        lambda desk: desk.profile().session_weekday,
        lambda _, chosen: ChangeProfile({"session_weekday": chosen}),
    ),
    Setting(
        "Breaks",
        always(
            "Weeks without sessions, such as a holiday: none is expected in them. "
            "Enter opens the list."
        ),
        _shown_breaks,
        opens("list"),
        enter=lambda _: Open("breaks"),
    ),
    Setting(
        "Fields in use",
        always(
            "What your therapy does not use can go from the form, the charts and the page; old "
            "values stay. Enter opens the list."
        ),
        _shown_fields,
        opens("list"),
        enter=lambda _: Open("fields"),
    ),
    Setting(
        "Support text",
        always(
            "Your own words for when it gets bad: whom to call, what helps. c shows them at any "
            "time. Enter writes them."
        ),
        _shown_support,
        opens("text"),
        enter=lambda _: WriteSupport(),
    ),
)
"""The rows of "You"."""
