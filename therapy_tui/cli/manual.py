"""The manual page ``therapy-tui(1)``, made of the help of the commands when a package is built."""

import re
from collections.abc import Iterator
from textwrap import wrap

import click

from therapy_tui import __version__
from therapy_tui.cli import status_options
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import JOURNAL_OPTION
from therapy_tui.cli.reference import EXIT_CODES, VARIABLES
from therapy_tui.cli.root import group
from therapy_tui.domain.words import DISCLAIMER
from therapy_tui.help import TOPICS
from therapy_tui.journal.folders import PROGRAM

WRITTEN = "2026-11-25"
"""When the words of this module were last changed; a manual page bears a date."""

FILES = {
    "~/.local/share/therapy-tui/journal": "The journal: a TOML file for each month, profile.toml, "
    "and backups/ (on macOS in ~/Library/Application Support/therapy-tui).",
    "~/.config/therapy-tui/config.toml": "The configuration of this machine (on macOS in the same "
    "folder as the journal).",
}

JOURNAL = JOURNAL_OPTION.opts[0]

WIDTH = 60
"""Of a line before its signs are escaped."""

_VERBATIM = "\b"
"""How a paragraph begins whose lines are to stay as they are, in the help of a command."""


def manual_page() -> str:
    """The page, in the macros of man(7), in ASCII."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    context = click.Context(group, info_name=PROGRAM)
    yield f'.TH {PROGRAM.upper()} 1 {WRITTEN} "{PROGRAM} {__version__}"'
    yield ".SH NAME"
    yield f"{_roff(PROGRAM)} \\- a daily check\\-in for people in therapy"
    yield ".SH SYNOPSIS"
    yield from _usage(group, context)
    yield ".SH DESCRIPTION"
    yield from _text(group.help or "", f"{PROGRAM} help TOPIC prints more: {', '.join(TOPICS)}.")
    yield ".SH OPTIONS"
    yield from _options(group, context)
    yield ".PP"
    yield from _filled(f"{JOURNAL} may stand after the name of a command as well.")
    yield ".SH COMMANDS"
    for name in COMMANDS:
        command = _command(context, name)
        yield from _section(command, click.Context(command, context, info_name=name))
    for title, entries in (
        ("EXIT STATUS", {str(code): about for code, about in EXIT_CODES.items()}),
        ("ENVIRONMENT", VARIABLES),
        ("FILES", FILES),
    ):
        yield f".SH {title}"
        for name, about in entries.items():
            yield from _item(name, about)
    yield ".SH CAVEATS"
    yield from _text(DISCLAIMER)


def _command(context: click.Context, name: str) -> click.Command:
    found = group.get_command(context, name)
    return status_options.command if found is None else found


def _section(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f".SS {_roff(context.info_name or '')}"
    yield from _usage(command, context)
    yield ".PP"
    yield from _text(command.help or "")
    yield from _options(command, context)
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            named = f"{context.info_name} {name}"
            yield from _section(inner, click.Context(inner, context, info_name=named))


def _usage(command: click.Command, context: click.Context) -> Iterator[str]:
    name = context.info_name if context.parent is None else f"{PROGRAM} {context.info_name}"
    yield f'.B "{_roff(name or "")}"'
    yield from _filled(" ".join(command.collect_usage_pieces(context)))


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """The options of a command but those that every command has."""
    common = {"--help", JOURNAL} if context.parent else {"--help"}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record and not common & {*parameter.opts}:
            yield from _item(*record)


def _item(term: str, about: str) -> Iterator[str]:
    yield ".TP"
    yield f'.B "{_roff(term)}"'
    yield from _filled(about)


def _text(*texts: str) -> Iterator[str]:
    paragraphs = [paragraph for text in texts for paragraph in text.strip().split("\n\n")]
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ".PP"
        if paragraph.startswith(_VERBATIM):
            yield ".nf"
            yield from (_roff(line) for line in paragraph.split("\n")[1:])
            yield ".fi"
        else:
            yield from _filled(paragraph)


def _filled(text: str) -> Iterator[str]:
    """Each sentence begins a line, as manual pages are written."""
    for sentence in re.split(r"(?<=[.!?]) ", " ".join(text.split())):
        yield from map(_roff, wrap(sentence, WIDTH, break_on_hyphens=False))


def _roff(text: str) -> str:
    r"""Text that roff shows as it is: its own signs escaped, what is not ASCII by its number."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    ascii_only = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in escaped)
    return f"\\&{ascii_only}" if ascii_only[:1] in {".", "'"} else ascii_only
