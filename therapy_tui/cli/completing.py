"""What the words of each command can be completed to; ``asking`` answers with it.

No passphrase is asked for: the names of the files tell which months there are.
"""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from therapy_tui.cli.opening import Opened, open_journal
from therapy_tui.cli.options import JOURNAL_KEY
from therapy_tui.domain.calendar import day_after, weekday_date
from therapy_tui.domain.fields import FIELDS, LOG_ORDER, Field, Kind, field

Items = list[CompletionItem[str]]

RECENT = 14
"""The days back from today that are offered as dates."""


def files(_context: click.Context, _parameter: click.Parameter, typed: str) -> Items:
    """Any file: the shell knows which there are."""
    return [CompletionItem(typed, type="file")]


def dates(context: click.Context, _parameter: click.Parameter, _typed: str) -> Items:
    """The words for a date, and the days of the last two weeks with their names."""
    today = _opened(context).journal.clock.today()
    days = [day_after(today, -ago) for ago in range(RECENT)]
    named = [CompletionItem(day.isoformat(), help=weekday_date(day)) for day in days]
    return [CompletionItem("today"), CompletionItem("yesterday"), *named]


def months(context: click.Context, _parameter: click.Parameter, _typed: str) -> Items:
    """The months that have a file, newest first."""
    found = _opened(context).journal.months()
    return [CompletionItem(str(month), help=month.name) for month in reversed(found)]


def backed_up(context: click.Context, _parameter: click.Parameter, _typed: str) -> Items:
    """The months that have a backup, newest first, the profile where it has one, and imports."""
    # Every command imports this module, and hardly any completes the name of a backup.
    from therapy_tui.journal.backups import THE_PROFILE, all_backups  # noqa: PLC0415
    from therapy_tui.journal.import_records import THE_IMPORT, were_imported  # noqa: PLC0415

    journal = _opened(context).journal
    found = {*all_backups(journal.folder, journal.clock.now())}
    names = sorted(map(str, found - {THE_PROFILE}), reverse=True)
    names += [THE_PROFILE] * (THE_PROFILE in found)
    names += [THE_IMPORT] * were_imported(journal.folder)
    return [*map(CompletionItem, names)]


def field_keys(_context: click.Context, _parameter: click.Parameter, _typed: str) -> Items:
    """The keys of all fields."""
    return [CompletionItem(each.key, help=each.help) for each in FIELDS]


def field_values(_context: click.Context, parameter: click.Parameter, _typed: str) -> Items:
    """The values of the field that the option is named after."""
    return _values(field(parameter.name or ""))


def next_values(context: click.Context, parameter: click.Parameter, _typed: str) -> Items:
    """The values of the field whose turn it is among the bare values of ``log``."""
    given = context.params.get(parameter.name or "") or ()
    return _values(LOG_ORDER[len(given)]) if len(given) < len(LOG_ORDER) else []


def described(values: Iterable[tuple[str, str]]) -> Items:
    """Words with what each of them is."""
    return [CompletionItem(value, help=about) for value, about in values]


def _values(asked: Field) -> Items:
    if asked.kind is Kind.TEXT:
        return []
    counted = range(asked.low, min(asked.high, asked.low + 9) + 1) if asked.numeric else ()
    values = [(str(value), asked.spoken.get(value, "")) for value in (*counted, *asked.choices)]
    words = [word.replace(" ", "-") for value, word in asked.spoken.items() if value in counted]
    return [*described(values), *map(CompletionItem, words)]


def _opened(context: click.Context) -> Opened:
    return open_journal(context.meta.get(JOURNAL_KEY))
