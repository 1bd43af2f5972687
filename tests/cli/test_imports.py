"""What each command loads: a prompt must not wait for libraries it does not use."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.cli.conftest import environment

DRAWING = {"textual", "rich", "plotext"}

PROBE = """
import sys
from therapy_tui.__main__ import run
code = run(sys.argv[1:])
print(*sorted({name.split(".")[0] for name in sys.modules}), sep="\\n", file=sys.stderr)
"""


Loaded = Callable[..., set[str]]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """What a command line loads; each is run once, in a process of its own."""
    known: dict[tuple[str, ...], set[str]] = {}

    def load(*words: str) -> set[str]:
        if words not in known:
            done = subprocess.run(
                [sys.executable, "-c", PROBE, *words],
                env=environment(tmp_path_factory.mktemp("loaded") / "journal"),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
            )
            known[words] = set(done.stderr.splitlines())
        return known[words]

    return load


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
def test_only_the_app_loads_what_draws(loaded: Loaded, words: list[str]) -> None:
    assert "therapy_tui" in loaded(*words)
    assert not loaded(*words) & DRAWING


def test_the_page_as_text_waits_for_neither_html_nor_pdf(loaded: Loaded) -> None:
    assert not loaded("report") & {"jinja2", "weasyprint"}
    assert "weasyprint" not in loaded("report", "--format", "html")


@pytest.mark.parametrize("words", [["status"], ["status", "--json"], ["status", "--help"]])
def test_status_does_not_wait_for_click(loaded: Loaded, words: list[str]) -> None:
    assert not loaded(*words) & {"click", *DRAWING}


def test_help_opens_no_journal(loaded: Loaded) -> None:
    assert "tomllib" not in loaded("--help")
