"""What each command loads: a prompt must not wait for libraries it does not use."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import environment
from therapy_tui.domain.clock import Clock

DRAWING = {"textual", "rich", "plotext"}

PROBE = """
import sys
from therapy_tui.__main__ import run
code = run(sys.argv[1:])
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
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


def test_the_screen_of_the_page_waits_for_neither_html_nor_pdf() -> None:
    code = "import sys, therapy_tui.tui.screens.report; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {*done.stdout.split()} & {"jinja2", "weasyprint"}


@pytest.mark.parametrize("words", [["status"], ["status", "--json"], ["status", "--help"]])
def test_status_does_not_wait_for_click(loaded: Loaded, words: list[str]) -> None:
    assert not loaded(*words) & {"click", *DRAWING}


def test_status_of_an_ordinary_journal_is_a_glance(loaded: Loaded, tmp_path: Path) -> None:
    today = Clock().today()
    text = f'format = 1\n\n[{today}]\nmood = 6\nnote = """\nslept\n\nbadly"""\n'
    (tmp_path / f"{today:%Y-%m}.toml").write_text(text)
    found = loaded("status", "--json", "--journal", str(tmp_path))
    assert "therapy_tui.journal.glance" in found
    slow = {"dataclasses", "inspect", "click", "tomllib", "pathlib", "platformdirs"}
    assert not found & {"therapy_tui.journal.store", *slow}


@pytest.mark.parametrize("words", [["status"], ["log", "6"], ["show"]], ids=" ".join)
def test_where_the_journal_lies_as_usual_no_library_is_asked_for_the_place(
    tmp_path: Path, words: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        env={"HOME": str(tmp_path), "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "therapy_tui.journal.folders" in done.stderr.splitlines()
    assert "platformdirs" not in done.stderr.splitlines()


def test_what_only_reads_waits_for_nothing_that_writes(loaded: Loaded) -> None:
    written = {"putting", "splice", "copies", "restoring", "merging", "switching", "imports"}
    assert not loaded("show") & {f"therapy_tui.journal.{name}" for name in written}


def test_an_ordinary_log_does_not_wait_for_click(loaded: Loaded) -> None:
    assert not loaded("log", "6") & {"click", *DRAWING}


def test_an_ordinary_log_waits_for_no_module_that_is_slow_to_load(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    for mood in ("6", "7", "8"):  # the last finds a backup
        done = subprocess.run(
            [sys.executable, "-c", PROBE, "log", mood],
            env=environment(folder),
            capture_output=True,
            text=True,
            check=True,
        )
    assert [*(folder / "backups").iterdir()]
    found = {*done.stderr.splitlines()}
    assert "therapy_tui.journal.backups" in found
    assert not found & {"dataclasses", "inspect", "_strptime", "calendar", "difflib"}


def test_the_app_does_not_wait_for_click(loaded: Loaded) -> None:
    assert "therapy_tui.cli.app" in loaded()
    assert "click" not in loaded()


def test_log_waits_for_neither_figures_nor_page(loaded: Loaded) -> None:
    found = {".".join(name.split(".")[:2]) for name in loaded("log", "6")}
    above = {"insight", "report", "charts", "exchange", "help", "tui"}
    assert not found & {f"therapy_tui.{name}" for name in above}


START = """
import sys
import therapy_tui.cli.app, therapy_tui.tui.run
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


def test_the_app_starts_without_what_its_first_screen_does_not_show() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    found = set(done.stderr.splitlines())
    assert "therapy_tui.tui.screens.today" in found
    parts = {".".join(name.split(".")[:2]) for name in found if name.startswith("therapy_tui")}
    assert not parts & {f"therapy_tui.{name}" for name in ("insight", "report", "exchange", "help")}
    assert not found & {"plotext", "jinja2", "weasyprint", "therapy_tui.charts.plot"}
    others = ("history", "trend", "report", "settings", "contacts", "first_start", "year", "lock")
    assert not found & {f"therapy_tui.tui.screens.{name}" for name in (*others, "keys")}
    assert not found & {"textual.widgets._text_area", "click", "calendar"}
    assert not found & {f"therapy_tui.journal.{name}" for name in ("day_edit", "splice", "copies")}


LOOK = """
import sys
from pathlib import Path
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.store import Journal
journal = Journal(Path(sys.argv[1]), Clock())
print(journal.revision(), journal.second_versions(), journal.read_profile(), *sys.modules)
"""


def test_to_look_at_the_folder_waits_for_nothing_that_writes(tmp_path: Path) -> None:
    (tmp_path / "2026-11 (conflicted copy).toml").touch()
    (tmp_path / "profile.toml").write_text('frequency = "weekly"\n')
    words = [sys.executable, "-c", LOOK, str(tmp_path)]
    found = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert "conflicted copy" in found
    assert "Profile(started=None, frequency='weekly'" in found
    others = {"checking", "copies", "merging", "restoring", "splice", "toml_outline", "replacing"}
    assert not {*found.split()} & {f"therapy_tui.journal.{name}" for name in others}


def test_the_app_has_what_is_needed_soon_and_takes_nothing_else_along() -> None:
    code = f"""{START}
from therapy_tui.tui.ahead import make_ready
make_ready()
print(*sys.modules)
import ssl
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = {*done.stdout.split()}
    assert found >= {"plotext", "therapy_tui.tui.screens.trend", "therapy_tui.insight.insight"}
    openssl = {"ssl", "_ssl", "_hashlib"}
    rare = {f"therapy_tui.journal.{name}" for name in ("merging", "difference", "restoring")}
    assert not found & (openssl | rare | {"json", "jinja2", "weasyprint"})


def test_help_opens_no_journal(loaded: Loaded) -> None:
    assert "tomllib" not in loaded("--help")
