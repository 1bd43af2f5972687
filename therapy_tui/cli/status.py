"""``status``: one line for prompts; it does not wait for click, so it reads its own options."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from therapy_tui.cli.commands import COMMANDS
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.journal.folders import (
    JOURNAL_VARIABLE,
    PROGRAM,
    configuration_place,
    journal_place,
)

if TYPE_CHECKING:
    from therapy_tui.journal.store import Journal

WINDOW_DAYS = 14
"""The days, today included, over which the line says how many have a mood."""

LINE = "mood {mood}, {days} of {of} days"
"""The line when today has a mood, unless ``--format`` gives another."""

EMPTY_LINES = {"empty": "no entry yet today", "begun": "no mood yet today"}
"""The line when today has no mood, by state."""

LOCKED = "locked"
"""The state of an encrypted journal, whose passphrase is never asked for here."""

REMINDER = f"Today has no mood yet: {PROGRAM} log"
"""The line of ``--remind``."""

ABOUT = (
    "Exits with 0 when today has a mood and with 1 when it has none. A day without a mood is no "
    "fault and nothing is counted against it. What the configuration has wrong is told by check "
    "and not repeated here. The passphrase of an encrypted journal is never asked for: its line "
    'is "locked". --remind goes by the times of its files then: while nothing of this month was '
    "written today, today has no mood; after that it cannot know, and prints nothing."
)
"""What the help says of the command, below its sentence."""

OPTIONS: Sequence[tuple[str, str, str]] = (
    (
        "--format",
        "TEXT",
        "The line, with {date}, {mood} (- when missing), {days} with a mood of the last {of}, "
        "{sessions} this month, {state} (done, begun, empty or locked). {{ and }} are braces.",
    ),
    ("--remind", "", "Print a line only where today's mood is missing."),
    ("--json", "", "Print the same values as JSON."),
    (
        "--journal",
        "DIR",
        f"The journal's folder; else {JOURNAL_VARIABLE}, else the usual place.",
    ),
)
"""Every option: its name, what its value is called (nothing for a switch), and what it does."""

WIDTH, COLUMN = 78, 17
"""How wide the help is, and where the texts of its options begin."""


class Asked:
    """What the command line of ``status`` asks for.

    No dataclass: that module alone takes as long to import as all of this command.
    """

    journal: str | None = None
    format: str | None = None
    remind: bool = False
    json: bool = False
    help: bool = False


def asked(arguments: Sequence[str]) -> Asked | None:
    """What is asked when the command is ``status``; ``None`` when it is another one.

    Raises:
        InputError: an option of ``status`` is not known, lacks its value or excludes another.
    """
    words = iter(arguments)
    found = Asked()
    for word in words:
        if word == "status":
            return _options(words, found)
        if word == "--":
            continue
        name, equals, value = word.partition("=")
        if name != "--journal":
            return None
        found.journal = value if equals else next(words, None)
    return None


def answer(asked: Asked) -> int:
    """Print the line and return 0 when today has a mood, else 1.

    Raises:
        JournalError: the month file of today cannot be read, or the folder not be looked at.
    """
    from therapy_tui.cli.output import say, say_json  # noqa: PLC0415

    if asked.help:
        say(help_text())
        return 0
    facts, journal = _at_a_glance(asked.journal), None
    if facts is None:
        from therapy_tui.cli.opening import open_journal  # noqa: PLC0415 - rarely needed

        journal = open_journal(asked.journal).journal
        facts = _facts(journal)
    missing = facts["mood"] is None
    if asked.json:
        say_json(facts)
    elif asked.remind:
        locked = journal if facts["state"] == LOCKED else None
        if missing and not (locked and _may_be_there(locked)):
            say(filled(REMINDER if asked.format is None else asked.format, facts))
    elif facts["state"] == LOCKED:
        say(LOCKED)
    else:
        usual = EMPTY_LINES.get(str(facts["state"]), LINE)
        say(filled(usual if asked.format is None else asked.format, facts))
    return int(missing)


def help_text() -> str:
    """The answer to ``--help``, in the form that click gives those of the other commands."""
    from textwrap import fill, indent, wrap  # noqa: PLC0415 - only where help is asked for

    told = [indent(fill(text, WIDTH - 2), "  ") for text in (COMMANDS["status"], ABOUT)]
    options: list[str] = []
    for name, metavar, about in (*OPTIONS, ("-h, --help", "", "Show this message and exit.")):
        first, *others = wrap(about, WIDTH - COLUMN)
        options.append(f"  {f'{name} {metavar}':<{COLUMN - 2}}{first}")
        options += [" " * COLUMN + line for line in others]
    usage = f"Usage: {PROGRAM} status [OPTIONS]"
    return "\n".join([usage, "", "\n\n".join(told), "", "Options:", *options])


def filled(template: str, facts: dict[str, object]) -> str:
    """The template with each ``{name}`` replaced by its fact.

    Raises:
        InputError: there is no fact of that name.
    """

    def value(found: re.Match[str]) -> str:
        if found.group() in ("{{", "}}"):
            return found.group()[0]
        name = found.group(1)
        if name not in facts:
            raise InputError(
                f"There is no {{{name}}} for --format; there are {', '.join(map(_braced, facts))}."
            )
        return "-" if facts[name] is None else str(facts[name])

    return re.sub(r"\{\{|\}\}|\{([^{}]*)\}", value, template)


def _braced(name: str) -> str:
    return f"{{{name}}}"


def _options(words: Iterator[str], found: Asked) -> Asked:
    valued = [name for name, metavar, _ in OPTIONS if metavar]
    switches = [name for name, metavar, _ in OPTIONS if not metavar]
    for word in words:
        name, equals, value = word.partition("=")
        if name in valued:
            given = value if equals else next(words, None)
            if given is None:
                raise InputError(f"{name} needs a value. See {PROGRAM} status --help.")
            setattr(found, name.removeprefix("--"), given)
        elif word in switches:
            setattr(found, word.removeprefix("--"), True)
        elif word in ("-h", "--help"):
            found.help = True
        else:
            raise InputError(f"status has no option {word!r}. See {PROGRAM} status --help.")
    if found.json and (found.remind or found.format is not None):
        raise InputError("--json excludes --remind and --format; give one of them.")
    return found


def _may_be_there(journal: "Journal") -> bool:
    """Whether today may have a mood in a journal that is locked."""
    from therapy_tui.journal.written import may_have_entry  # noqa: PLC0415

    return may_have_entry(journal, journal.clock.today())


def _at_a_glance(option: str | None) -> dict[str, object] | None:
    """The facts, where they can be told without importing what reads a journal."""
    from therapy_tui.journal.glance import glance  # noqa: PLC0415 - not for --help

    if option is not None and not option.strip():
        return None
    folder, configuration = journal_place(option, os.environ), configuration_place(os.environ)
    seen = glance(folder, configuration, WINDOW_DAYS)
    if seen is None:
        return None
    return {
        "date": seen.today.isoformat(),
        "mood": seen.mood,
        "days": seen.logged,
        "of": WINDOW_DAYS,
        "sessions": seen.sessions,
        "state": "empty" if seen.mood is None else "done",
    }


def _facts(journal: "Journal") -> dict[str, object]:
    from therapy_tui.domain.calendar import Month, sessions_held, window  # noqa: PLC0415
    from therapy_tui.domain.series import coverage  # noqa: PLC0415
    from therapy_tui.journal.fault_dates import unreadable  # noqa: PLC0415 - none of these for --help

    today = journal.clock.today()
    if journal.vault.locked:
        unknown = dict.fromkeys(("mood", "days", "of", "sessions"))
        return {"date": today.isoformat(), **unknown, "state": LOCKED}
    first, _ = window(today, WINDOW_DAYS)
    month = Month.of(today)
    reading = journal.read(min(first, month.first), today)
    entry = reading.days.get(today)
    stopped = unreadable(reading.faults, today)
    if stopped is not None:
        raise JournalError(str(stopped))
    mood = entry.mood if entry else None
    covered = coverage(reading.days, first, today)
    begun = "begun" if entry and entry.is_entry else "empty"
    return {
        "date": today.isoformat(),
        "mood": mood,
        "days": covered.logged,
        "of": covered.total,
        "sessions": sessions_held(reading.days, month.first, today),
        "state": begun if mood is None else "done",
    }
