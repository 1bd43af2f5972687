"""The same faults to jrnl 4.6, whose users lose entries to them, beside ours."""

import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "4.6"

AT_ONCE = 6
"""Commands that write at the same moment."""

RUNS = 5
"""Times that this is tried."""

PATIENCE = 120

ABOVE = "a line above the first entry"


@dataclass(frozen=True, slots=True)
class Program:
    """A program that keeps a journal: how an entry is written, and which file it goes to.

    ``entry`` is the command that writes the n-th entry; ``mark`` is what is then found in the
    file. ``text`` is what a file with one entry holds.
    """

    name: str
    entry: Callable[[int], Sequence[str]]
    mark: Callable[[int], str]
    file: Path
    text: str
    environ: Mapping[str, str]

    def write(self, number: int) -> subprocess.Popen[bytes]:
        """Start writing an entry."""
        return subprocess.Popen(
            self.entry(number),
            env={**os.environ, **self.environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def reset(self, text: str) -> None:
        """Let the journal hold so much and no more."""
        self.file.unlink(missing_ok=True)
        self.file.write_text(text, encoding="utf-8")


def compared() -> Iterator[str]:
    """The lines of a table, or the sentence that says why there is none."""
    with TemporaryDirectory() as base:
        try:
            theirs = _jrnl(Path(base))
        except (OSError, subprocess.SubprocessError) as error:
            yield f"jrnl {VERSION} could not be installed, so nothing is compared: {error}"
            return
        ours = _ours(Path(base))
        yield f"{'The same to both':<44}{theirs.name:>14}{ours.name:>14}"
        for title, fault in FAULTS.items():
            lost = [fault(program, Path(base)) for program in (theirs, ours)]
            yield f"  {title:<42}{lost[0]:>14}{lost[1]:>14}"


def at_once(program: Program, base: Path) -> str:
    """How many of the entries written at once are lost, though each command reported success."""
    lost = told = 0
    for _ in range(RUNS):
        program.reset(program.text)
        writing = [program.write(number) for number in range(AT_ONCE)]
        told += sum(each.wait(PATIENCE) == 0 for each in writing)
        held = program.file.read_text(encoding="utf-8")
        lost += sum(program.mark(number) not in held for number in range(AT_ONCE))
    return f"{lost} of {told}"


def behind_a_link(program: Program, base: Path) -> str:
    """Whether the file that a link leads to stops changing, with the entry written elsewhere."""
    cloud = base / f"cloud-{program.name}"
    cloud.write_text(program.text, encoding="utf-8")
    program.file.unlink()
    program.file.symlink_to(cloud)
    program.write(0).wait(PATIENCE)
    kept = program.file.is_symlink() and program.mark(0) in cloud.read_text(encoding="utf-8")
    program.file.unlink()
    return f"{int(not kept)} of 1"


def above_the_first(program: Program, base: Path) -> str:
    """Whether what stands above the first entry is lost with the next write."""
    program.reset(f"# {ABOVE}\n\n{program.text}")
    program.write(0).wait(PATIENCE)
    held = program.file.read_text(encoding="utf-8")
    assert program.mark(0) in held, f"{program.name} did not write"
    return f"{int(ABOVE not in held)} of 1"


FAULTS: Mapping[str, Callable[[Program, Path], str]] = {
    f"entries lost of {AT_ONCE} written at once, {RUNS} times": at_once,
    "links replaced by a file": behind_a_link,
    "lines lost above the first entry": above_the_first,
}
"""What is tried, and what is counted."""


def settings(file: Path) -> str:
    """A configuration of jrnl with one journal, in which it asks nothing and draws no colours."""
    return (
        f"journals:\n  default:\n    journal: {file}\n"
        "editor: ''\nencrypt: false\ndefault_hour: 9\ndefault_minute: 0\n"
        "timeformat: '%F %r'\ntagsymbols: '@'\nhighlight: false\nlinewrap: 79\n"
        "template: false\nindent_character: '|'\ndisplay_format: short\n"
        "colors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
        f"version: v{VERSION}\n"
    )


def _jrnl(base: Path) -> Program:
    place = base / "environment"
    venv.create(place, with_pip=True)
    pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", f"jrnl=={VERSION}"]
    subprocess.run(pip, check=True, timeout=600, capture_output=True)
    home = base / "jrnl-home"
    configuration = home / "jrnl.yaml"
    file = home / "journal.txt"
    home.mkdir()
    configuration.write_text(settings(file), encoding="utf-8")
    command = [str(place / "bin" / "jrnl"), "--config-file", str(configuration)]
    return Program(
        f"jrnl {VERSION}",
        lambda number: [*command, f"entry number {number}."],
        lambda number: f"entry number {number}.",
        file,
        "[2026-01-02 09:00:00 AM] the first entry.\n",
        {"HOME": str(home)},
    )


def _ours(base: Path) -> Program:
    today = date.today()
    first = today - timedelta(days=today.day - 1)
    folder = base / "therapy-tui"
    folder.mkdir(mode=0o700)
    command = [sys.executable, "-m", "therapy_tui", "--journal", str(folder), "log", "--date"]
    fields = ("mood", "sleep", "homework", "goals", "takeaways", "sessions")
    return Program(
        "therapy-tui",
        lambda number: [*command, str(first), f"--{fields[number]}", "1"],
        lambda number: f"\n{fields[number]} = 1\n",
        folder / f"{first:%Y-%m}.toml",
        f'format = 1\n\n[{first}]\nnote = "the first entry"\n',
        {"THERAPY_TUI_CONFIG": str(base / "config.toml")},
    )
