"""The options of ``status`` as click has them, for completion and the manual.

``status`` itself reads its command line without click, which is slow to load in every prompt.
"""

import click

from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import JOURNAL_OPTION, Command
from therapy_tui.cli.status import ABOUT, OPTIONS

command = Command(
    "status",
    help=f"{COMMANDS['status']}\n\n{ABOUT}",
    params=[
        click.Option([name], metavar=metavar or None, is_flag=not metavar, help=about)
        for name, metavar, about in OPTIONS
        if name not in JOURNAL_OPTION.opts
    ],
)
"""Never invoked."""
