"""``import``: days from another program, shown as a preview and then written."""

import click
from click.shell_completion import CompletionItem

from therapy_tui.cli import completing
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import Command, json_option
from therapy_tui.cli.output import complain, say, say_json
from therapy_tui.cli.progress import bar
from therapy_tui.cli.running import opened
from therapy_tui.cli.typed import as_text
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.words import one_line
from therapy_tui.exchange.answers import Answers
from therapy_tui.exchange.importing import Import
from therapy_tui.exchange.plan import Fate, Group, Item, Plan
from therapy_tui.exchange.scale import parse_scale
from therapy_tui.exchange.sources import AUTO, source, sources
from therapy_tui.exchange.standard_input import STDIN, kept
from therapy_tui.exchange.wanted import Wanted, plan_for
from therapy_tui.journal.imports import Imported
from therapy_tui.report.import_lines import imported_lines, plan_lines

WIDTH = 80

UNKNOWN = InputError.exit_code
"""The exit code where words must be given a value first."""

HELP = f"""{COMMANDS["import"]}

SOURCE is {{names}}, or {AUTO}, which guesses it. FILE is what that program exported: a file, a zip
or a folder; {STDIN} is standard input. Prints what would be written, and then writes it: all of it,
or nothing. What you have already stays; the same import again changes nothing. help import has
lines for each program.
"""


def _sources(_context: click.Context, _parameter: click.Parameter, _typed: str) -> completing.Items:
    titles = ((each.name, each.title) for each in sources())
    return [*completing.described(titles), CompletionItem(AUTO, help="guess which it is")]


class ImportCommand(Command):
    """Names the sources in its help only when that is asked for: each is a module to import."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help with the names of the sources."""
        names = ", ".join(each.name for each in sources())
        self.help = HELP.replace("{names}", names)
        super().format_help_text(ctx, formatter)


@click.command(cls=ImportCommand, help=HELP)
@click.argument("name", metavar="SOURCE", shell_complete=_sources)
@click.argument("file", metavar="FILE", shell_complete=completing.files)
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@click.option("--replace", is_flag=True, help="Take theirs where a day has another value.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="WHAT=WHAT",
    help="A field's column (mood=Level) or a word's value (calm=8); as often as needed.",
)
@click.option(
    "--mood-scale", "scale", metavar="A-B", help="Their scale of mood, worst to best: 1-5, 5-1."
)
@click.option("--date-format", metavar="FORMAT", help="How dates are written: %d.%m.%Y.")
@click.option("--encoding", metavar="NAME", help="How text is encoded, where that cannot be told.")
@json_option("Print the preview and what was written as JSON.")
def command(  # noqa: PLR0917 - click passes them by name
    name: str,
    file: str,
    dry_run: bool,
    replace: bool,
    maps: tuple[str, ...],
    scale: str | None,
    date_format: str | None,
    encoding: str | None,
    as_json: bool,
) -> int:
    """Show what an import would do, and do it."""
    if name != AUTO:
        source(name)
    answers = Answers(
        tuple(as_text(each, "--map") for each in maps),
        None if scale is None else parse_scale(scale),
        date_format,
        encoding,
    )
    journal = opened().journal
    with kept(file) as path:
        with bar("Reading") as tell:
            plan = plan_for(journal, Wanted(path, name, answers, replace), tell)
        if not as_json:
            say("\n".join(plan_lines(plan, WIDTH)))
        done: Imported | None = None
        if not dry_run and not plan.unknown and plan.writes:
            with bar("Writing") as tell:
                done = Import(plan).write(journal, tell)
    if as_json:
        say_json(_object(plan, done))
    elif not plan.unknown:
        say("")
        say("\n".join(_outcome(plan, done)))
    if plan.unknown:
        words = ", ".join(repr(one_line(group.what)) for group in plan.unknown)
        complain(f"Nothing was written: say with --map what these words mean: {words}.")
        return UNKNOWN
    return 0


def _outcome(plan: Plan, done: Imported | None) -> list[str]:
    if done is not None:
        return imported_lines(done, WIDTH)
    if not plan.writes:
        return ["There is nothing to write."]
    return ["Nothing was written; without --dry-run it would be."]


def _object(plan: Plan, done: Imported | None) -> dict[str, object]:
    differing = (Fate.KEPT, Fate.REPLACED)
    return {
        "source": plan.source.name,
        "why": plan.why or None,
        "file": plan.name,
        "entries": plan.entries,
        "days": len(plan.dates),
        "first": plan.dates[0].isoformat() if plan.dates else None,
        "last": plan.dates[-1].isoformat() if plan.dates else None,
        "meanings": [{"theirs": each.theirs, "ours": each.ours} for each in plan.meanings],
        "values": {fate.value: number for fate, number in plan.counts.items()},
        "different": [_item(item) for item in plan.items if item.fate in differing],
        "left_out": [_group(each, "what", "why") for each in plan.left],
        "unknown": [_group(each, "word", "field") for each in plan.unknown],
        "written": None if done is None else _written(done),
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "date": item.date.isoformat() if item.date else None,
        "key": item.key,
        "ours": _plain(item.ours),
        "theirs": _plain(item.theirs),
        "line": item.line,
        "fate": item.fate.value,
    }


def _group(group: Group, what: str, why: str) -> dict[str, object]:
    return {what: group.what, why: group.why, "count": group.count, "lines": [*group.lines]}


def _written(done: Imported) -> dict[str, object]:
    return {
        "values": done.values,
        "days": done.days,
        "left_alone": [
            {"date": day.isoformat() if day else None, "key": key} for day, key in done.left_alone
        ],
        "backup": str(done.record) if done.record else None,
    }


def _plain(value: object) -> object:
    """A value as JSON has it; those of the profile that it lacks as text."""
    return value if value is None or isinstance(value, (int, str)) else str(value)
