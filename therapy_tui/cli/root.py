"""The click group: knows each command's name and sentence, and imports it only when it runs."""

from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import cast

import click
from click.shell_completion import CompletionItem

from therapy_tui import __version__
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import JOURNAL_KEY, JOURNAL_OPTION, HelpCommand
from therapy_tui.cli.output import say
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.words import DISCLAIMER
from therapy_tui.journal.folders import PROGRAM


class Commands(HelpCommand, click.Group):
    """A group whose commands are modules of this package, each with a ``command`` of its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the overview."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; ``status`` was answered before, unless it is being completed."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name == "status":
            from therapy_tui.cli import status_options  # noqa: PLC0415

            return status_options.command if ctx.resilient_parsing else None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        return cast("click.Command", import_module(f"therapy_tui.cli.{module}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named; a misspelled one is told its nearest neighbour."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only where it is mistyped

            near = get_close_matches(name, COMMANDS, n=1)
            meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(COMMANDS)}."
            raise InputError(f"There is no command {name!r}; {meant}")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands, none of them imported, and the options."""
        items = [CompletionItem(name, help=about) for name, about in COMMANDS.items()]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        say(f"{PROGRAM} {__version__}")
        ctx.exit()


VERSION_OPTION = click.Option(
    ["--version"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=DISCLAIMER,
    params=[JOURNAL_OPTION, VERSION_OPTION],
)
@click.pass_context
def group(ctx: click.Context) -> int:
    """A daily check-in for people in therapy, kept in plain files you own.

    Without a command the app opens.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from therapy_tui.cli import app  # noqa: PLC0415 - help and other commands need no app

    folder: str | None = ctx.meta.get(JOURNAL_KEY)
    return app.answer(folder)


def answer(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code.

    Raises:
        InputError: the command line itself is wrong.
    """
    try:
        # Not click's own main: it ends the process by itself when a pipe is closed.
        with group.make_context(PROGRAM, list(arguments)) as ctx:
            code: int = group.invoke(ctx)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.UsageError as error:
        raise InputError(_sentence(error)) from error
    return code


def _sentence(error: click.UsageError) -> str:
    said = error.format_message().rstrip()
    if not said.endswith((".", "?")):
        said += "."
    path = error.ctx.command_path if error.ctx else PROGRAM
    return f"{said} See {path} --help."
