"""``trend``: score, trend and findings as of a day, in plain lines."""

import os

import click

from therapy_tui.charts import glyphs_for, strip
from therapy_tui.cli import completing
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import DATE_FORMS, WordCommand, json_option
from therapy_tui.cli.output import complain, say, say_json
from therapy_tui.cli.running import opened
from therapy_tui.domain.calendar import dates, long_date, window
from therapy_tui.domain.fields import HOMEWORK, MOOD
from therapy_tui.insight.as_json import insight_object
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.record import days_needed
from therapy_tui.insight.support import SUPPORT_LINE
from therapy_tui.journal.fault_dates import about
from therapy_tui.report.gathering import gather
from therapy_tui.report.insight_lines import all_lines

STRIP_DAYS = 28
"""The days of the strips above the figures."""

HELP = (
    f"{COMMANDS['trend']}\n\nA score is given only where enough was logged; without one the exit "
    "code is 0 all the same. The weights of the score are this tool's own convention."
)


@click.command(cls=WordCommand, help=HELP)
@click.option(
    "--date",
    "day_text",
    metavar="D",
    shell_complete=completing.dates,
    help=f"As of that day: {DATE_FORMS}.",
)
@click.option("--plain", is_flag=True, help="Sentences and figures alone; nothing is drawn.")
@json_option("Print everything as one JSON object, numbers unrounded.")
def command(day_text: str | None, plain: bool, as_json: bool) -> int:
    """Say what the days say."""
    journal = opened().journal
    day = journal.clock.parse(day_text or "today")
    needed = days_needed(day)
    for fault in about(journal.read(*needed).faults, *needed):
        complain(str(fault))
    insight = Insight(gather(journal, day))
    if as_json:
        say_json(insight_object(insight))
        return 0
    lines = [f"As of {long_date(day)}", ""]
    if not plain:
        lines += [*_strips(insight), ""]
    lines += all_lines(insight)
    if insight.support_line:
        lines += ["", SUPPORT_LINE.format(key="c")]
    say("\n".join(lines))
    return 0


def _strips(insight: Insight) -> list[str]:
    """Mood and homework of four weeks, a character a day."""
    record = insight.record
    first, last = window(record.as_of, STRIP_DAYS)
    glyphs = glyphs_for(os.environ)
    lines: list[str] = []
    for field in (MOOD, HOMEWORK):
        if not record.hides(field.key):
            values = record.values(field.key, first, last)
            cells = strip(
                [values.get(d) for d in dates(first, last)], field.low, field.high, glyphs
            )
            lines.append(f"{field.short:<9} {cells}   {len(values)} of {STRIP_DAYS} days")
    return lines
