"""What each command loads: a prompt must not wait for libraries it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment

DRAWING = {"textual", "rich", "plotext"}

PROBE = """
import sys
from therapy_tui.__main__ import run
code = run(sys.argv[1:])
print(*sorted({name.split(".")[0] for name in sys.modules}), sep="\\n", file=sys.stderr)
"""


def loaded(folder: Path, *words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stderr.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        ["log", "6"],
        ["show"],
        ["show", "--week"],
        ["report"],
        ["report", "--format", "html"],
        ["check"],
        ["backups"],
        ["status"],
        ["config", "show"],
        ["--help"],
        ["demo", "--help"],
    ],
    ids=" ".join,
)
def test_only_the_app_loads_what_draws(folder: Path, words: list[str]) -> None:
    assert "therapy_tui" in loaded(folder, *words)
    assert not loaded(folder, *words) & DRAWING


def test_the_page_as_text_waits_for_neither_html_nor_pdf(folder: Path) -> None:
    assert not loaded(folder, "report") & {"jinja2", "weasyprint"}
    assert "weasyprint" not in loaded(folder, "report", "--format", "html")


@pytest.mark.parametrize("words", [["status"], ["status", "--json"], ["status", "--help"]])
def test_status_does_not_wait_for_click(folder: Path, words: list[str]) -> None:
    assert not loaded(folder, *words) & {"click", *DRAWING}


def test_help_opens_no_journal(folder: Path) -> None:
    assert "tomllib" not in loaded(folder, "--help")
