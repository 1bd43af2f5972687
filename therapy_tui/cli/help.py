"""``help``: what can be read about the program, offline, a topic at a time."""

from collections.abc import Iterator
from difflib import get_close_matches
from shutil import get_terminal_size

import click

from therapy_tui.cli import completing
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import HelpCommand
from therapy_tui.cli.paging import say_pages
from therapy_tui.cli.topics import AS_WRITTEN, filled_topic
from therapy_tui.domain.errors import InputError
from therapy_tui.help import TOPICS
from therapy_tui.journal.folders import PROGRAM
from therapy_tui.report.wrapping import wrapped

WIDEST = 80
"""Longer lines are hard to read."""

_ABOUT = "\n".join(f"  {name:<10} {about}" for name, about in TOPICS.items())
HELP = f"{COMMANDS['help']}\n\n\b\nThe topics:\n{_ABOUT}"


def _topics(_context: click.Context, _parameter: click.Parameter, _typed: str) -> completing.Items:
    return completing.described(TOPICS.items())


@click.command(cls=HelpCommand, help=HELP)
@click.argument("topic", required=False, shell_complete=_topics)
def command(topic: str | None) -> int:
    """Print the text of a topic, page by page on a terminal, or the list of topics."""
    size = get_terminal_size()
    if topic is None:
        say_pages([*topic_list()], size.lines)
    else:
        _require_known(topic)
        say_pages([*laid_out(filled_topic(topic), min(size.columns, WIDEST))], size.lines)
    return 0


def topic_list() -> Iterator[str]:
    """The topics, and how one of them is read."""
    yield "What you can read about here:"
    yield ""
    yield from _ABOUT.split("\n")
    yield ""
    yield f"{PROGRAM} help {next(iter(TOPICS))} shows one; {PROGRAM} --help lists the commands."


def laid_out(text: str, width: int) -> Iterator[str]:
    """The lines of a Markdown text for a terminal: headings bare, paragraphs and items filled."""
    for line in text.rstrip("\n").split("\n"):
        said = line.replace("`", "")
        if line.startswith(AS_WRITTEN) or not line:
            yield said
        elif line.startswith("#"):
            yield from wrapped(said.lstrip("# "), width)
        elif line.startswith("- "):
            yield from wrapped(said.removeprefix("- "), width, "- ")
        else:
            yield from wrapped(said, width)


def _require_known(topic: str) -> None:
    if topic in TOPICS:
        return
    if topic in COMMANDS:
        raise InputError(f"{topic} is a command; {PROGRAM} {topic} --help explains it.")
    near = get_close_matches(topic, TOPICS, n=1)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(TOPICS)}."
    raise InputError(f"There is no topic {topic!r}; {meant}")
