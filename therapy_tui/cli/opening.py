"""Opens what a command works on: the journal, and the configuration that gives its clock."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from therapy_tui.cli.output import complain
from therapy_tui.domain.calendar import speak_dates
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.configuration import Configuration, read_configuration
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.folders import configuration_file, journal_folder
from therapy_tui.journal.store import Journal


class Opened(NamedTuple):
    """A journal, the configuration of this machine and what is wrong in the configuration."""

    journal: Journal
    configuration: Configuration
    faults: tuple[Fault, ...]


def open_journal(option: str | None, environ: Mapping[str, str] = os.environ) -> Opened:
    """The journal that ``--journal``, the environment or else the default folder names.

    Raises:
        InputError: the option is given without a folder.
    """
    if option is not None and not option.strip():
        raise InputError("--journal needs a folder.")
    configuration, faults = read_configuration(configuration_file(environ))
    speak_dates(configuration.spoken_order(environ))
    journal = Journal(journal_folder(option, environ), configuration.clock())
    return Opened(journal, configuration, faults)


def ready(option: str | None, tell: bool = True, unlocked: bool = True) -> Opened:
    """The journal and the configuration; with ``tell`` the latter's faults go to standard error.

    With ``unlocked`` an encrypted journal is opened first, and its passphrase asked for.

    Raises:
        InputError: as ``open_journal``, or there is nobody to ask for the passphrase.
        JournalError: the passphrase is wrong.
    """
    found = open_journal(option)
    if tell:
        for fault in found.faults:
            complain(str(fault))
    if unlocked and found.journal.vault.locked:
        from therapy_tui.cli.passphrase import unlock  # noqa: PLC0415 - rarely needed

        unlock(found.journal)
    return found
