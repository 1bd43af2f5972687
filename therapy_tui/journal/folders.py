"""Where the journal and the configuration lie."""

import os
from collections.abc import Mapping
from pathlib import Path

PROGRAM = "therapy-tui"
"""The name of our folders under the system's folders for data and configuration."""

JOURNAL_VARIABLE = "THERAPY_TUI_JOURNAL"
"""The environment variable that names another journal folder."""

CONFIGURATION_VARIABLE = "THERAPY_TUI_CONFIG"
"""The environment variable that names another configuration file."""

PASSPHRASE_VARIABLE = "THERAPY_TUI_PASSPHRASE_FILE"  # noqa: S105 - a name
"""The environment variable that names a file whose first line is the passphrase."""


def journal_folder(option: str | None, environ: Mapping[str, str]) -> Path:
    """The journal's folder: as the option says, else the environment, else the system's place."""
    named = option or environ.get(JOURNAL_VARIABLE)
    if named:
        return _expanded(named)
    # Imported late: the status line of a prompt usually names its folder and must not wait.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path(PROGRAM, appauthor=False) / "journal"


def configuration_file(environ: Mapping[str, str]) -> Path:
    """The configuration file: as the environment says, else the system's place."""
    named = environ.get(CONFIGURATION_VARIABLE)
    if named:
        return _expanded(named)
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path(PROGRAM, appauthor=False) / "config.toml"


def _expanded(named: str) -> Path:
    # Unlike Path.expanduser this leaves a ~ that leads nowhere as it is.
    return Path(os.path.expanduser(named))  # noqa: PTH111
