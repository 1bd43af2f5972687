"""Commands as a shell runs them, beside Python alone and beside jrnl on as many years."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from tests.benchmarks.speed.line import Burst, sample
from tests.benchmarks.speed.place import PROGRAM, YEAR, Place, in_turn
from tests.benchmarks.speed.row import Missing, Row, Rows
from tests.benchmarks.torture.jrnl import VERSION, settings
from therapy_tui.domain.calendar import Month, window

MOST_STATUS = 4.0
MOST_LOG = 0.15
READING = {"show --month": 0.3, "trend": 0.5, "report --format text": 0.5}
YEARS = 10
JRNL = f"jrnl {VERSION}"


def rows(place: Place) -> Rows:
    """``status`` beside Python; ``log`` and what reads beside jrnl."""
    journal = place.journal(YEARS)
    environ = place.environ(journal)
    status, nothing = in_turn(
        place.runs,
        partial(timed, (PROGRAM, "status"), environ, 1),
        partial(timed, (sys.executable, "-c", "pass"), environ),
    )
    prompt = Row("status", sample("status", status), sample("python -c pass", nothing), MOST_STATUS)
    program = place.peer("jrnl")
    if program is None:
        return [prompt, Missing("log, show, trend, report beside jrnl", place.why_no_peer)]
    return [prompt, *_beside_jrnl(place, journal, program)]


def logging(environ: Mapping[str, str]) -> Callable[[], Burst]:
    """A ``log`` that changes today's mood each time."""
    moods = count()
    return lambda: timed((PROGRAM, "log", "--mood", str(5 + next(moods) % 2)), environ)


def timed(words: tuple[str, ...], environ: Mapping[str, str], code: int = 0) -> Burst:
    """What one command takes, which must end with this exit code.

    Raises:
        RuntimeError: it ended with another one.
    """
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        words, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    computed = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode != code:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}: {done.stderr!r}")
    return Burst(took * 1000, done.stdout, computed * 1000)


def _beside_jrnl(place: Place, journal: Path, program: Path) -> list[Row]:
    environ = place.environ(journal)
    jrnl = (str(program), "--config-file", str(_jrnl_journal(place)))
    adding = partial(timed, (*jrnl, "today: a line about the day. And some more."), environ)
    log, add = in_turn(place.runs, logging(environ), adding)
    month = str(Month.of(place.today))
    words = [(*each.split(), *([month] if each.endswith("month") else [])) for each in READING]
    commands = [partial(timed, (PROGRAM, *each), environ) for each in words]
    *reading, newest = in_turn(place.runs, *commands, partial(timed, (*jrnl, "-1"), environ))
    found = [
        Row(f"log, {YEARS} years", sample("log", log), sample(f"{JRNL}, an entry", add), MOST_LOG)
    ]
    for (name, most), times in zip(READING.items(), reading, strict=True):
        beside = sample(f"{JRNL} -1", newest)
        found.append(Row(f"{name}, {YEARS} years", sample(name, times), beside, most))
    return found


def _jrnl_journal(place: Place) -> Path:
    """A configuration of jrnl with an entry for each day of as many years."""
    file, configuration = place.base / "jrnl.txt", place.base / "jrnl.yaml"
    if not configuration.exists():
        days = window(place.today, round(YEARS * YEAR))
        file.write_text("".join(map(_jrnl_entry, _each(*days))), "utf-8")
        configuration.write_text(settings(file), "utf-8")
    return configuration


def _jrnl_entry(day: date) -> str:
    return f"[{day} 09:00:00 AM] mood {1 + day.day % 10}.\nSlept well, a walk, homework done.\n\n"


def _each(first: date, last: date) -> list[date]:
    return [date.fromordinal(at) for at in range(first.toordinal(), last.toordinal())]
