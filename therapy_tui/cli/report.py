"""``report``: the page for the session, on the screen, in a file or on paper."""

import os
import sys
from datetime import date

import click

from therapy_tui.charts import Glyphs, glyphs_for
from therapy_tui.cli import completing
from therapy_tui.cli.agreeing import DECLINED
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import DATE_FORMS, Command, at_most_one
from therapy_tui.cli.output import complain, say, say_bytes, say_json
from therapy_tui.cli.placing import cleared, named_file
from therapy_tui.cli.running import opened
from therapy_tui.cli.typed import as_text
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.domain.plain import ascii_alone
from therapy_tui.insight.record import days_needed
from therapy_tui.journal.fault_dates import about
from therapy_tui.journal.store import Journal
from therapy_tui.report import choosing
from therapy_tui.report.formats import SUFFIXES, format_of, page_bytes, page_text
from therapy_tui.report.model import Report, ReportWindow, build_report
from therapy_tui.report.questions import keep_questions
from therapy_tui.report.window import DEFAULT_DAYS, SPARSE_DAYS
from therapy_tui.report.writing import write_page

HELP = (
    f"{COMMANDS['report']}\n\n"
    f"It is about the last {DEFAULT_DAYS} days, or the last {SPARSE_DAYS} where few are logged. "
    "Your name is not on it, and your notes only where you ask for them."
)


@click.command(cls=Command, help=HELP)
@click.option("--days", type=int, metavar="N", help="The last N days.")
@click.option("--since-session", is_flag=True, help="From the last session on.")
@click.option(
    "--from",
    "first_text",
    metavar="D",
    shell_complete=completing.dates,
    help=f"From that day on: {DATE_FORMS}.",
)
@click.option(
    "--to",
    "last_text",
    metavar="D",
    shell_complete=completing.dates,
    help="Up to that day; otherwise up to today.",
)
@click.option(
    "--format",
    "asked_format",
    type=click.Choice(list(SUFFIXES)),
    help="Otherwise as FILE's name ends, else text.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=completing.files,
    help="Write a file that only you can read.",
)
@click.option("--force", is_flag=True, help="Replace FILE without asking.")
@click.option(
    "--print",
    "printer",
    is_flag=False,
    flag_value="",
    metavar="[PRINTER]",
    help="Print it, on your usual printer or the one named.",
)
@click.option("--notes", is_flag=True, help="Put your notes on it; they are private otherwise.")
@click.option(
    "--support",
    is_flag=True,
    help="Put your own support text on it while the last days are rated very low.",
)
@click.option(
    "--ask",
    multiple=True,
    metavar="TEXT",
    help="A question for the session; it is kept in your profile and shown until then.",
)
def command(  # noqa: PLR0917 - click passes them by name
    days: int | None,
    since_session: bool,
    first_text: str | None,
    last_text: str | None,
    asked_format: str | None,
    output: str | None,
    force: bool,
    printer: str | None,
    notes: bool,
    support: bool,
    ask: tuple[str, ...],
) -> int:
    """Make the page and put it where it is asked for."""
    spans = {"--days": days is not None, "--since-session": since_session, "--from": first_text}
    at_most_one([name for name, given in spans.items() if given])
    places = {"--print": printer is not None, "--output": output is not None}
    at_most_one([name for name, given in places.items() if given])
    if printer is not None:
        at_most_one([*(["--format"] if asked_format else []), "--print"])
    file = named_file(output)
    form = asked_format or format_of(file)
    journal = opened().journal
    if form == "pdf" and file is None and printer is None and _is_terminal():
        raise InputError("A PDF is not written to a terminal; name a file with -o.")
    window = _window(journal, days, since_session, first_text, last_text)
    replace = cleared([file] if file else [], journal.folder, force)
    if replace is None:
        return DECLINED
    made = journal.clock.today()
    keep_questions(journal, [as_text(text, "The question") for text in ask], made)
    _tell_faults(journal, window)
    report = build_report(journal, window, made=made, notes=notes, support=support)
    if printer is not None:
        from therapy_tui.report.printing import print_page  # noqa: PLC0415 - only to print

        say(print_page(report, printer or None, os.environ))
    elif file is not None:
        write_page(file, page_bytes(report, form, os.environ), journal.folder, replace=replace)
        say(f"Written to {file}; only you can read it.")
    else:
        _show(report, form)
    return JournalError.exit_code if report.unreadable else 0


def _window(
    journal: Journal,
    days: int | None,
    since_session: bool,
    first_text: str | None,
    last_text: str | None,
) -> ReportWindow:
    def parsed(text: str) -> date:
        return journal.clock.parse(text)

    last = parsed(last_text or "today")
    if since_session:
        return choosing.window_since_session(journal, last)
    if first_text is not None:
        return choosing.window_between(journal, parsed(first_text), last)
    if days is not None:
        return choosing.window_of_days(journal, last, days)
    return choosing.usual_window(journal, last)


def _tell_faults(journal: Journal, window: ReportWindow) -> None:
    """Name what is wrong in the files that the page is made from."""
    first = min(window.first, days_needed(window.last).first)
    faults = about(journal.read(first, window.last).faults, first, window.last)
    for fault in (*faults, *journal.read_profile().faults):
        complain(str(fault))


def _show(report: Report, form: str) -> None:
    """Put the page on standard output."""
    if form == "json":
        from therapy_tui.report.as_json import report_object  # noqa: PLC0415

        say_json(report_object(report))
    elif form == "html" and ascii_alone(os.environ):
        page = page_text(report, form, ascii=True).rstrip("\n")
        say(page.encode("ascii", "xmlcharrefreplace").decode())
    elif form == "pdf" or (form == "html" and not _is_terminal()):
        say_bytes(page_bytes(report, form, os.environ))
    else:
        say(page_text(report, form, ascii=_ascii()).rstrip("\n"))


def _ascii() -> bool:
    """Whether the page's signs would not be shown; the Linux console lacks some of them."""
    glyphs = glyphs_for(os.environ)
    return glyphs is Glyphs.ASCII or (_is_terminal() and glyphs is not Glyphs.BRAILLE)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
