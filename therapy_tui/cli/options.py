"""Options and arguments that more than one command has."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from therapy_tui.cli.output import say
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.folders import JOURNAL_VARIABLE

_Function = TypeVar("_Function", bound=Callable[..., object])
_Given = TypeVar("_Given", str | None, tuple[str, ...])

JOURNAL_HELP = f"The journal's folder; else {JOURNAL_VARIABLE}, else the usual place."
"""What ``--journal`` names, for help texts."""

DATE_FORMS = "YYYY-MM-DD, today, yesterday, or -3 for three days ago"
"""How a date can be given, for help texts."""

JOURNAL_KEY = "therapy_tui.journal"
"""Where click's context keeps the folder that ``--journal`` names."""


def _remember_journal(ctx: click.Context, _parameter: click.Parameter, folder: str | None) -> None:
    if folder is not None:
        ctx.meta[JOURNAL_KEY] = folder


def _folders(
    _context: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem[str]]:
    return [CompletionItem(typed, type="dir")]


JOURNAL_OPTION = click.Option(
    ["--journal"],
    metavar="DIR",
    expose_value=False,
    callback=_remember_journal,
    shell_complete=_folders,
    help=JOURNAL_HELP,
)
"""Accepted before and after the command's name."""


class HelpCommand(click.Command):
    """A command whose help is printed as all other output is, with the same care for pipes."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The ``--help`` option."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _print_help
        return option


def _print_help(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        say(ctx.get_help())
        ctx.exit()


class Command(HelpCommand):
    """A command that takes ``--journal`` after its name as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(JOURNAL_OPTION)


class WordCommand(Command):
    """A command whose arguments may look like ``-3``, which click would take for an option.

    Its arguments have ``words`` as their callback.
    """

    ignore_unknown_options = True


def words(ctx: click.Context, _parameter: click.Parameter, given: _Given) -> _Given:
    """Let ``-`` and ``-3`` through as arguments; other words with a dash are options.

    Raises:
        NoSuchOption: a word is an option that the command does not have.
    """
    for word in [given] if isinstance(given, str) else given or ():
        if word.startswith("-") and not re.fullmatch("-[0-9]*", word):
            known = [name for option in ctx.command.params for name in option.opts]
            raise click.NoSuchOption(word.partition("=")[0], possibilities=known, ctx=ctx)
    return given


def json_option(help_text: str) -> Callable[[_Function], _Function]:
    """The ``--json`` switch, with what it prints."""
    return click.option("--json", "as_json", is_flag=True, help=help_text)


def at_most_one(given: Sequence[str]) -> None:
    """Refuse options that exclude each other.

    Raises:
        InputError: more than one of them was given.
    """
    if len(given) > 1:
        raise InputError(f"{' and '.join(given)} exclude each other; give one of them.")
