"""The text of a help topic with what the program itself knows: fields, settings, keys, figures.

A text has ``@name@`` where such a part goes, so that no number and no list is typed twice.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from textwrap import indent

from therapy_tui.cli.completion import PLACES, SHELLS
from therapy_tui.cli.config import ABOUT
from therapy_tui.cli.reference import EXIT_CODES, VARIABLES
from therapy_tui.domain.fields import FIELDS
from therapy_tui.exchange import limits
from therapy_tui.exchange.schema import schema
from therapy_tui.exchange.source import Source
from therapy_tui.exchange.sources import sources
from therapy_tui.help import topic_text
from therapy_tui.insight import levels, score, support, trend
from therapy_tui.insight.cadence import CADENCES, LONG_WINDOWS, SHORT_WINDOWS, Cadence
from therapy_tui.insight.findings import evidence, homework, sleep, sleep_before_sessions
from therapy_tui.insight.phase import PHASES, Phase
from therapy_tui.insight.wording import percent
from therapy_tui.journal.backups import KEPT
from therapy_tui.journal.folders import PROGRAM

_PART = re.compile("@([a-z_]+)@")

AS_WRITTEN = "    "
"""What a line begins with that is not to be broken, such as a command."""


def filled_topic(topic: str) -> str:
    """The text of a topic, as Markdown, with its parts.

    Raises:
        KeyError: there is no such topic.
    """
    return _PART.sub(lambda found: _part(found[1]), topic_text(topic))


def _part(name: str) -> str:
    return PARTS[name]() if name in PARTS else str(FIGURES[name])


def _items(pairs: Iterable[tuple[object, str]]) -> str:
    return "\n".join(f"- {name}: {about}" for name, about in pairs)


def _fields() -> str:
    return _items(
        (field.key, f"{field.name}, {field.range_with_words}. {field.help}") for field in FIELDS
    )


def _weights() -> str:
    def said(phase: Phase) -> str:
        return ", ".join(f"{part} {weight}" for part, weight in phase.weights.items() if weight)

    return _items((f"{each.name} ({each.span})", f"{said(each)}.") for each in PHASES)


def _look_back() -> str:
    def said(cadence: Cadence) -> str:
        averaged = f", in averages of {cadence.unit_days} days" if cadence.in_blocks else ""
        half = f"after {cadence.half_life:g} days a value counts half"
        return f"{cadence.look_back} days{averaged}; {half}."

    return _items((each.frequency, said(each)) for each in CADENCES)


def _keys() -> str:
    from therapy_tui.cli.key_list import key_list  # noqa: PLC0415 - only this needs Textual

    return key_list()


def _completion() -> str:
    return "\n".join(
        f"    {line.format(PROGRAM):<38} # in {PLACES[shell]}" for shell, line in SHELLS.items()
    )


def _sources() -> str:
    def said(source: Source) -> str:
        mapping = f" With --map {source.mapping}." if source.mapping else ""
        about = f"{source.title}, {source.files}. Comes over: {source.comes}. Does not:"
        return f"{about} {source.stays}.{mapping}".replace("…", "...")

    return _items((each.name, said(each)) for each in sources())


def _days(windows: Iterable[int]) -> str:
    *most, last = map(str, windows)
    return f"{', '.join(most)} and {last}"


def _schema() -> str:
    # Lines that begin with spaces are shown as they are, so that what is printed is the schema.
    return indent(json.dumps(schema(), indent=1), AS_WRITTEN)


PARTS: Mapping[str, Callable[[], str]] = {
    "fields": _fields,
    "settings": lambda: _items(ABOUT.items()),
    "weights": _weights,
    "lookback": _look_back,
    "keys": _keys,
    "completion": _completion,
    "sources": _sources,
    "most_rows": lambda: f"{limits.ROWS:,}",
    "field_keys": lambda: ", ".join(field.key for field in FIELDS),
    "schema": _schema,
    "exit_codes": lambda: _items(EXIT_CODES.items()),
    "variables": lambda: _items(VARIABLES.items()),
}
"""What is made of a table of the program."""

FIGURES: Mapping[str, object] = {
    "kept": KEPT,
    "enough_takeaways": levels.ENOUGH_TAKEAWAYS,
    "other_parts": score.LEAST_OTHER_PARTS,
    "change": score.LEAST_CHANGE,
    "change_days": score.CHANGE_DAYS,
    "short_windows": _days(SHORT_WINDOWS),
    "long_windows": _days(LONG_WINDOWS),
    "sure": f"{100 * trend.SURE:g} %",
    "sure_flat": percent(trend.SURE_FLAT),
    "least": trend.LEAST_DIRECTION,
    "meaningful": f"{trend.MEANINGFUL:g}",
    "shape_days": trend.SHAPE_DAYS,
    "entries": trend.FEWEST_ENTRIES,
    "per_half": trend.FEWEST_PER_HALF,
    "long": evidence.LONG,
    "sure_finding": percent(evidence.SURE),
    "most_homework": f"{homework.MOST_HOMEWORK:g}",
    "poor_sleep": evidence.DEFAULT_THRESHOLDS.poor_sleep,
    "high_mood": evidence.DEFAULT_THRESHOLDS.high_mood,
    "sleep_pairs": sleep.FEWEST_PAIRS,
    "sleep_poor": sleep.FEWEST_POOR,
    "takeaway_sessions": sleep_before_sessions.FEWEST_SESSIONS,
    "very_low": support.VERY_LOW,
}
"""The figures of the rules, from where they are used."""
