"""``show --find``: the days of all years that fit, in plain lines, newest first."""

from collections.abc import Iterator, Sequence

from therapy_tui.cli.as_json import day_object
from therapy_tui.cli.output import complain, say, say_json
from therapy_tui.domain.calendar import long_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import JournalError
from therapy_tui.domain.fields import FIELDS, NOTE
from therapy_tui.domain.filtering import FILTER_FORMS, Filter, parse_filter
from therapy_tui.domain.words import counted, day_words
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.store import Journal

NOTHING = 1
"""The exit code where no day fits: the answer is no."""

FIND_HELP = (
    "With --find it is every day that fits TEXT, of all years, the newest first. TEXT is words of "
    f"a note or values, such as {', '.join(form for form, _ in FILTER_FORMS)}; several must all "
    "hold. Exits with 1 when no day fits."
)
"""What ``--find`` takes, for the help of ``show``."""


def show_found(journal: Journal, typed: str, as_json: bool) -> int:
    """Print the days that fit, each as soon as it is found, or all as JSON; the exit code.

    What is readable is searched even where a month is not; then the exit code is 2.

    Raises:
        InputError: what was typed means nothing.
    """
    hidden = journal.read_profile().profile.hidden
    fields = [field for field in FIELDS if field.key not in hidden]
    wanted = parse_filter(typed, fields)
    lost: list[Fault] = []
    found: list[Day] = []
    for day in _days(journal, wanted, lost):
        found.append(day)
        if not as_json:
            say("\n".join(_lines(day.only(fields), wanted)))
    if as_json:
        lost_months = [fault.file.stem for fault in lost]
        days = [day_object(day) for day in found]
        say_json({"find": typed, "days": days, "unreadable": lost_months})
    elif found:
        say(f"\n{counted(len(found), 'day')}.")
    else:
        say("No day is found.")
    if lost:
        return JournalError.exit_code
    return 0 if found else NOTHING


def _days(journal: Journal, wanted: Filter, lost: list[Fault]) -> Iterator[Day]:
    """The days that fit; what is wrong with them is told, months that cannot be read are kept."""
    for reading in journal.search(wanted):
        shown = {day.isoformat() for day in reading.days}
        unreadable = [fault for fault in reading.faults if fault.blocks and fault.key != "format"]
        lost += unreadable
        for fault in reading.faults:
            if fault in unreadable or fault.day in shown:
                complain(str(fault))
        yield from reading.days.values()


def _lines(day: Day, wanted: Filter) -> Sequence[str]:
    """The date with the answers in one line, and below it the note as it was written."""
    asked = {condition.field.key for condition in wanted.conditions}
    answers = {key: value for key, value in day.values.items() if key != NOTE.key}
    words = day_words(Day(day.date, answers), also=asked)
    first = f"{long_date(day.date)}: {words}" if words else long_date(day.date)
    return [first, *(f"  {line}" for line in (day.note or "").splitlines())]
