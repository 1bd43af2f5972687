"""``completion``: the script by which a shell completes commands, options and values."""

from importlib.resources import files

import click

from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import HelpCommand
from therapy_tui.cli.output import say_raw
from therapy_tui.journal.folders import PROGRAM

SHELLS = {
    "bash": 'eval "$({} completion bash)"',
    "zsh": 'eval "$({} completion zsh)"',
    "fish": "{} completion fish | source",
}
"""The shells, and the line that goes into the file each of them reads when it starts."""

PLACES = {"bash": "~/.bashrc", "zsh": "~/.zshrc, below compinit", "fish": "config.fish"}

_LINES = "\n".join(
    f"  {shell:<5} {line.format(PROGRAM)}  (in {PLACES[shell]})" for shell, line in SHELLS.items()
)
HELP = f"""{COMMANDS["completion"]}

\b
Put the line of your shell into the file it reads when it starts:
{_LINES}

It completes commands, options, the values of the fields, dates, and the months that your journal
has. A passphrase is never asked for.
"""


@click.command(cls=HelpCommand, help=HELP)
@click.argument("shell", type=click.Choice([*SHELLS]))
def command(shell: str) -> int:
    """Print the script."""
    script = files(__package__).joinpath("shells", f"{PROGRAM}.{shell}")
    say_raw(script.read_text(encoding="utf-8").rstrip("\n"))
    return 0
