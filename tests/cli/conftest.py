"""The program as a shell starts it, and the same answers inside this process, which is faster."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Open, Terminal
from therapy_tui.__main__ import run
from therapy_tui.domain.clock import Clock


@dataclass(frozen=True)
class Answer:
    """What one command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Answer]


@pytest.fixture
def today() -> date:
    """The real today, as the program sees it."""
    return Clock().today()


@pytest.fixture
def yesterday(today: date) -> date:
    return today - timedelta(days=1)


@pytest.fixture
def answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Run a command line in this process, on the test's journal."""
    monkeypatch.setenv("THERAPY_TUI_JOURNAL", str(folder))

    def call(*words: str) -> Answer:
        capsys.readouterr()
        code = run(words)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def shell(folder: Path, tmp_path: Path) -> Command:
    """Run a command line in a process of its own, as a shell does, with bytes kept as they are."""

    def call(*words: str, environ: Mapping[str, str] | None = None, **options: Any) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "therapy_tui", *words],
            env=environment(folder) | dict(environ or {}),
            capture_output=True,
            stdin=options.pop("stdin", subprocess.DEVNULL),
            timeout=60,
            check=False,
            **options,
        )
        out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        return Answer(done.returncode, out, err)

    return call


def environment(folder: Path) -> dict[str, str]:
    """The environment of a process that works on a journal, free of the developer's Python."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**own, "THERAPY_TUI_JOURNAL": str(folder), "PYTHONWARNINGS": "error"}


def write(file: Path, text: str) -> Path:
    """Write a file with its folder, as a hand edit would."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def day_in_file(folder: Path, day: date | str) -> dict[str, Any]:
    """The table of a day as a TOML reader sees it."""
    text = (folder / f"{str(day)[:7]}.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)[str(day)]
    return table


def one_sentence(text: str) -> bool:
    """Whether an error is one line that ends as a sentence, and no traceback."""
    return text.count("\n") == 1 and text.rstrip("\n").endswith((".", "?"))


@pytest.fixture
def terminal(folder: Path) -> Iterator[Open]:
    """Open the program on the test's journal in terminals, which are closed at the end."""
    opened: list[Terminal] = []

    def start(*words: str, **environ: str) -> Terminal:
        opened.append(Terminal(environment(folder) | environ, *words))
        return opened[-1]

    yield start
    for each in opened:
        each.close()
