"""Where only ASCII may be sent, no command sends anything else, whatever a person has written."""

import json
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from tests.cli.conftest import Command, write
from tests.demo_journal import write_demo_journal
from therapy_tui.cli.commands import COMMANDS

NOTE = "Zoë: 你好 “naïve” — é"
LINES: dict[str, tuple[tuple[str, ...], ...]] = {
    "log": (("log", "--note", NOTE), ("log", "--note", NOTE, "--json"), ("log", "é")),
    "show": (("show",), ("show", "--week"), ("show", "--month", "2026-11"), ("show", "--json")),
    "status": (("status",), ("status", "--format", "é {mood} …"), ("status", "--json")),
    "trend": (("trend",), ("trend", "--plain"), ("trend", "--json"), ("trend", "--date", "é")),
    "report": (
        *(("report", "--notes", "--format", form) for form in ("text", "markdown", "html", "json")),
        ("report", "--ask", "Was heißt „besser“?"),
    ),
    # A file of data is UTF-8 whatever the locale, so that a note comes back as it was.
    "export": (("export", "--no-notes"), ("export", "--from", "é")),
    "import": (("import", "auto", "é"), ("import", "é", "é")),
    "check": (("check",), ("check", "--json")),
    "backups": (("backups",), ("backups", "--json")),
    "restore": (("restore", "2026-11", "--force"), ("restore", "é")),
    "merge": (("merge", "é", "é", "é"),),
    "encrypt": (("encrypt",),),
    "decrypt": (("decrypt",),),
    "demo": (("demo",),),
    "config": (("config", "show"), ("config", "path"), ("config", "show", "--json")),
    "help": (("help",), ("help", "privacy"), ("help", "é")),
}
"""The command lines of each command; one that is missing here is tried without any words."""


@pytest.fixture
def journal(folder: Path, today: date) -> Path:
    """A journal with words in many letters, and a file that cannot be understood."""
    write_demo_journal(folder, today, 60)
    write(folder / "2025-01.toml", 'format = 1\n\n[2025-01-02]\nmood = "größer"\nkühl = 1\n')
    return folder


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("environ", [{"LC_ALL": "C"}, {"THERAPY_TUI_ASCII": "1"}], ids=str)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_all_it_says_in_ascii(
    answer: Command, monkeypatch: pytest.MonkeyPatch, name: str, environ: dict[str, str]
) -> None:
    for variable, value in environ.items():
        monkeypatch.setenv(variable, value)
    answer("log", "--note", NOTE)

    for words in (*LINES.get(name, ((name,),)), (name, "--help")):
        said = answer(*words)
        assert said.out + said.err, words
        assert (said.out + said.err).isascii(), words


def test_a_process_of_its_own_sends_no_other_byte(shell: Command, journal: Path) -> None:
    for environ in ({"LC_ALL": "C"}, {"LANG": "C", "LC_ALL": ""}, {"THERAPY_TUI_ASCII": "1"}):
        shown = shell("log", "--note", NOTE, environ=environ)
        assert shown.out
        assert (shown.out + shown.err).isascii()

    for words in (("report", "--notes"), ("check",)):
        said = shell(*words, environ={"LC_ALL": "C"})
        assert said.out
        assert (said.out + said.err).isascii()


def test_json_and_html_mean_the_same_in_ascii(
    answer: Command, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer("log", "--note", NOTE)
    show, page = answer("show", "--json"), answer("report", "--notes", "--format", "html")
    monkeypatch.setenv("THERAPY_TUI_ASCII", "1")
    plain, plain_page = answer("show", "--json"), answer("report", "--notes", "--format", "html")

    assert json.loads(plain.out) == json.loads(show.out)
    assert NOTE in unescape(plain_page.out)
    assert unescape(plain_page.out).rstrip() == unescape(page.out).rstrip()
