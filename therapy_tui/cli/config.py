"""``config``: the settings of this machine, and where their file is."""

import os
from collections.abc import Mapping

import click
import tomli_w

from therapy_tui.cli.as_json import fault_object
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.opening import Opened
from therapy_tui.cli.options import (
    JOURNAL_OPTION,
    Command,
    HelpCommand,
    json_option,
)
from therapy_tui.cli.output import say, say_json
from therapy_tui.cli.running import opened
from therapy_tui.domain.calendar import WEEKDAY_WORDS
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.folders import configuration_file

ABOUT: Mapping[str, str] = {
    "theme": "The colours of the app: calm-dark, calm-light, high-contrast, ansi, no-colour; "
    "or, of Textual's own, ansi-dark, ansi-light, atom-one-dark, atom-one-light, "
    "catppuccin-frappe, catppuccin-latte, catppuccin-macchiato, catppuccin-mocha, "
    "dracula, flexoki, gruvbox, monokai, nord, rose-pine, rose-pine-dawn, "
    "rose-pine-moon, solarized-dark, solarized-light, textual-dark, textual-light, "
    "tokyo-night.",
    "time_zone": "The time zone that decides which day it is.",
    "day_start": "The hour at which a new day begins; a check-in before it belongs to the day "
    "before.",
    "week_start": "The weekday on which weeks begin.",
    "date_order": "How a date is said: day-month (23 November) or month-day (November 23); what "
    "you type stays YYYY-MM-DD.",
    "lock_minutes": "Minutes without a key after which the app hides an encrypted journal until "
    "its passphrase is typed.",
    "animation": "Whether pages glide when they are scrolled: on, off, or auto: off over SSH.",
    "mouse": "Whether clicks act in the app (text is selected with Shift then): on, off, or "
    "auto: off over SSH.",
    "keys": "Other keys for the actions of the app: the action's id and its key.",
}
"""What each setting changes; the settings in the order of the output."""

LOCALE = "as the locale has it"

UNSET: Mapping[str, tuple[str, object]] = {
    "theme": ("the app's own", "calm-light"),
    "time_zone": ("the machine's own", "Europe/Berlin"),
    "week_start": (LOCALE, None),
    "date_order": (LOCALE, None),
    "lock_minutes": ("never", 10),
}
"""For a setting that has no value: what holds then, and what a value looks like; ``None`` where
the one that holds can be shown."""


HELP = f"{COMMANDS['config']}\n\nNothing is changed."


class _Group(HelpCommand, click.Group):
    """The ways to look at the configuration."""


@click.group(cls=_Group, params=[JOURNAL_OPTION], help=HELP, no_args_is_help=False)
def command() -> None:
    """Hold the two ways to look at the configuration."""


@command.command(cls=Command, help="Print the path of the configuration file.")
@json_option("Print the paths of the configuration file and of the journal.")
def path(as_json: bool) -> int:
    """Print where the configuration file is, or would be."""
    file = str(configuration_file(os.environ))
    if as_json:
        say_json({"file": file, "journal": _journal_path(opened(tell=False, unlocked=False))})
    else:
        say(file)
    return 0


@command.command(cls=Command, help="Print every setting as TOML that can be pasted into the file.")
@json_option("Print the settings, their defaults and the faults of the file.")
def show(as_json: bool) -> int:
    """Print every setting with what it changes, its default and its present value."""
    found = opened(tell=False, unlocked=False)
    present, usual = _settings(found.configuration), _settings(Configuration())
    held, default = (_settings(_held(each)) for each in (found.configuration, Configuration()))
    file = configuration_file(os.environ)
    if as_json:
        settings = {
            key: {"value": held[key], "default": default[key], "about": about}
            for key, about in ABOUT.items()
        }
        faults = [fault_object(fault) for fault in found.faults]
        journal = _journal_path(found)
        say_json({"file": str(file), "journal": journal, "settings": settings, "faults": faults})
        return 0
    missing = "" if file.exists() else " (not there yet)"
    heading = [f"Configuration: {file}{missing}", f"Journal: {_journal_path(found)}"]
    lines = [_comment(line) for line in (*heading, *map(str, found.faults))]
    for key, about in ABOUT.items():
        lines += ["", _comment(f"{about} Default: {_default(key, usual[key])}.")]
        lines.append(_toml(key, present[key], held[key]))
    say("\n".join(lines))
    return 0


def _settings(configuration: Configuration) -> dict[str, object]:
    """The values as the file has them."""
    values: dict[str, object] = {key: getattr(configuration, key) for key in ABOUT}
    start, order = configuration.week_start, configuration.date_order
    values["week_start"] = None if start is None else WEEKDAY_WORDS[start]
    values["date_order"] = None if order is None else order.value
    values["keys"] = dict(configuration.keys)
    return values


def _held(configuration: Configuration) -> Configuration:
    """The configuration with what the locale decides."""
    return configuration._replace(
        week_start=configuration.first_weekday(os.environ),
        date_order=configuration.spoken_order(os.environ),
    )


def _journal_path(found: Opened) -> str:
    return str(found.journal.folder)


def _default(key: str, usual: object) -> str:
    return UNSET[key][0] if usual is None else str(usual or "none")


def _toml(key: str, value: object, held: object) -> str:
    if value is None:
        return _comment(tomli_w.dumps({key: UNSET[key][1] or held}).strip())
    return tomli_w.dumps({key: value}).strip()


def _comment(text: str) -> str:
    return "# " + " ".join(text.splitlines())
