"""``check``: every fault of every file, with its line."""

import os
from pathlib import Path

import click

from therapy_tui.cli.as_json import fault_object
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import Command, json_option
from therapy_tui.cli.output import say, say_json
from therapy_tui.cli.running import opened
from therapy_tui.domain.words import counted
from therapy_tui.journal.access import exposed
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.folders import PASSPHRASE_VARIABLE, configuration_file
from therapy_tui.journal.store import Journal

HELP = f"{COMMANDS['check']}\n\nExits with 1 when there is a fault. Nothing is changed."


@click.command(cls=Command, help=HELP)
@json_option("Print the faults and how much could be read.")
def command(as_json: bool) -> int:
    """Check the month files, the profile and the configuration."""
    found = opened(tell=False)
    faults = (
        *found.faults,
        *_app_faults(found.configuration),
        *found.journal.check(),
        *_passphrase_faults(),
    )
    months, days = _extent(found.journal)
    if as_json:
        said = [fault_object(fault) for fault in faults]
        say_json({"faults": said, "months": months, "days": days})
    elif faults:
        say("\n".join(str(fault) for fault in faults))
    elif not months:
        say(f"There is no entry in {found.journal.folder} yet; nothing is wrong.")
    else:
        say(
            f"{counted(months, 'month')} with {counted(days, 'day')} can be read; nothing is wrong."
        )
    return 1 if faults else 0


def _app_faults(configuration: Configuration) -> list[Fault]:
    """What of the configuration only the app can judge; it is asked only where there is any."""
    if configuration.theme is None and not configuration.keys:
        return []
    from therapy_tui.tui.configured import sentences  # noqa: PLC0415 - this loads what draws

    return [Fault(configuration_file(os.environ), said) for said in sentences(configuration)]


def _passphrase_faults() -> list[Fault]:
    """Who else may open the file that holds the passphrase, where one is named."""
    named = os.environ.get(PASSPHRASE_VARIABLE)
    return [*exposed(Path(named).expanduser())] if named else []


def _extent(journal: Journal) -> tuple[int, int]:
    """How many month files there are, and how many days in them have an entry."""
    months = journal.months()
    if not months:
        return 0, 0
    days = journal.read(months[0].first, months[-1].last).days
    return len(months), sum(day.is_entry for day in days.values())
