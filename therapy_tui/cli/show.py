"""``show``: a day, a week or a month, as they stand in the journal, or days that are found."""

import os
from datetime import date, timedelta

import click

from therapy_tui.cli import completing
from therapy_tui.cli.as_json import day_object, span_object
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.finding import FIND_HELP, show_found
from therapy_tui.cli.options import (
    DATE_FORMS,
    WordCommand,
    at_most_one,
    json_option,
    words,
)
from therapy_tui.cli.output import complain, say, say_json
from therapy_tui.cli.running import opened
from therapy_tui.cli.table import day_lines, table_lines
from therapy_tui.cli.typed import as_text
from therapy_tui.domain.calendar import Month, dates, long_date, start_of_week
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.domain.series import WEEK
from therapy_tui.domain.summary import TAKEAWAY_DAYS, summary
from therapy_tui.journal.fault_dates import about, unreadable
from therapy_tui.journal.store import Journal

HELP = (
    f"{COMMANDS['show']}\n\n"
    f"DATE is {DATE_FORMS}; without it, today. Exits with 1 when that day has no entry. With "
    f"--week it is the week in which DATE lies.\n\n{FIND_HELP}"
)


@click.command(cls=WordCommand, help=HELP)
@click.argument(
    "day_text", metavar="[DATE]", required=False, callback=words, shell_complete=completing.dates
)
@click.option("--week", is_flag=True, help="The whole week.")
@click.option(
    "--month",
    "month_text",
    metavar="YYYY-MM",
    shell_complete=completing.months,
    help="A whole month.",
)
@click.option("--find", "typed", metavar="TEXT", help="The days of all years that fit.")
@json_option("Print the values as JSON; a day without an entry has only its date.")
def command(
    day_text: str | None, week: bool, month_text: str | None, typed: str | None, as_json: bool
) -> int:
    """Show what was logged."""
    spans = {"DATE": day_text, "--week": week or None, "--month": month_text, "--find": typed}
    given = [name for name, value in spans.items() if value is not None]
    if given != ["DATE", "--week"]:
        at_most_one(given)
    found = opened()
    journal = found.journal
    if typed is not None:
        return show_found(journal, as_text(typed, "--find"), as_json)
    if month_text is not None:
        month = Month.parse(month_text)
        if month.first > journal.clock.newest():
            raise InputError(f"{month} is in the future; today is {journal.clock.today()}.")
        return _show_span(journal, month.first, month.last, as_json)
    day = journal.clock.parse(day_text or "today")
    if week:
        first = start_of_week(day, found.configuration.first_weekday(os.environ))
        return _show_span(journal, first, first + timedelta(days=WEEK - 1), as_json)
    return _show_day(journal, day, as_json)


def _show_day(journal: Journal, day: date, as_json: bool) -> int:
    reading = journal.read(day, day)
    stopped = unreadable(reading.faults, day)
    if stopped is not None:
        raise JournalError(str(stopped))
    for fault in about(reading.faults, day, day):
        complain(str(fault))
    entry = reading.days.get(day, Day(day))
    if as_json:
        say_json(day_object(entry))
    elif entry.is_entry:
        profile = journal.read_profile().profile
        say("\n".join(day_lines(entry, len(profile.goals_on(day)), profile.hidden)))
    else:
        say(f"There is no entry for {long_date(day)}.")
    return 0 if entry.is_entry else 1


def _show_span(journal: Journal, first: date, last: date, as_json: bool) -> int:
    """Show the days up to now, and those to come that have something in them all the same.

    What is readable is shown even where a month of the span is not; then the exit code is 2.
    """
    around = timedelta(days=TAKEAWAY_DAYS)
    reading = journal.read(first - around, last + around)
    newest = journal.clock.newest()
    shown = [day for day in dates(first, last) if day <= newest or day in reading.days]
    lost = [day for day in shown if unreadable(reading.faults, day)]
    for fault in about(reading.faults, first, last):
        complain(str(fault))
    figures = summary(reading.days, first, last, newest)
    if as_json:
        say_json(span_object(reading.days, shown, lost, figures))
    else:
        hidden = journal.read_profile().profile.hidden
        say("\n".join(table_lines(reading.days, shown, lost, figures, hidden)))
    return JournalError.exit_code if lost else 0
