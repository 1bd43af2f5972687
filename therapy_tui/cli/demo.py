"""``demo``: the app on a made-up journal that is gone afterwards."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from therapy_tui.cli.app import open_app
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.opening import Opened
from therapy_tui.cli.options import JOURNAL_KEY, HelpCommand
from therapy_tui.cli.running import opened
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.sample import DAYS, Sample, sample_journal
from therapy_tui.domain.words import DEMO_NOTICE
from therapy_tui.journal.store import Journal

MOST_DAYS = 36_525
"""A hundred years of made-up days, to try how a long journal feels."""

HELP = (
    f"{COMMANDS['demo']}\n\n"
    "The journal lies in a temporary folder and is removed when the app is left; your own journal "
    "is not opened."
)


@click.command(cls=HelpCommand, help=HELP)
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=DAYS,
    show_default=True,
    metavar="N",
    help="How many days the journal goes back.",
)
def command(days: int) -> int:
    """Write the sample journal, open it and remove it."""
    if JOURNAL_KEY in click.get_current_context().meta:
        raise InputError("The demo has a journal of its own; leave out --journal.")
    mine = opened(tell=False, unlocked=False)
    with TemporaryDirectory(prefix="therapy-tui-demo-") as folder:
        journal = Journal(Path(folder) / "journal", mine.journal.clock)
        fill(journal, sample_journal(journal.clock.today(), days))
        notice = DEMO_NOTICE.format(folder=folder)
        settings_file = Path(folder) / "config.toml"
        return open_app(Opened(journal, mine.configuration, mine.faults), notice, settings_file)


def fill(journal: Journal, sample: Sample) -> None:
    """Write a sample's days and profile into a journal."""
    journal.update_many({day: entry.values for day, entry in sample.days.items()})
    known = sample.profile._asdict()
    known.pop("extra")
    journal.update_profile(known)
