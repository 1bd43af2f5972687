"""The manual page: all that the help says, in a form that ``man`` shows without complaint."""

import re
import subprocess
from pathlib import Path

import click
import pytest

from therapy_tui.cli import status_options
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.manual import manual_page
from therapy_tui.cli.reference import EXIT_CODES, VARIABLES
from therapy_tui.cli.root import group
from therapy_tui.domain.words import DISCLAIMER

SOURCES = Path(__file__).parents[2] / "therapy_tui"


def plain(page: str) -> str:
    """The words of a page without its macros and escapes."""
    without = re.sub(r'^\.(?:B "(.*)"|[A-Za-z]{2} ?)', r"\1", page, flags=re.MULTILINE)
    shown = (
        without.replace("\\-", "-").replace("\\(dq", '"').replace("\\&", "").replace("\\e", "\\")
    )
    return " ".join(shown.split())


def test_it_has_every_command_with_its_help_and_its_options() -> None:
    page = plain(manual_page())
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name) or status_options.command
        assert f"therapy-tui {name} [OPTIONS]" in page
        assert " ".join((command.help or "").replace("\b", "").split()) in page
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or parameter.opts[0] in page


def test_it_has_what_holds_for_all_commands() -> None:
    page = plain(manual_page())
    for code, about in EXIT_CODES.items():
        assert f"{code} {about}" in page
    for name, about in VARIABLES.items():
        assert f"{name} {about}" in page
    assert DISCLAIMER in page


def test_every_environment_variable_of_ours_is_in_it() -> None:
    texts = [file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py")]
    ours = {name for text in texts for name in re.findall(r"THERAPY_TUI_[A-Z_]*[A-Z]", text)}
    assert ours
    for name in ours:
        assert name in VARIABLES


def test_it_is_ascii_and_no_word_of_it_is_taken_for_a_macro() -> None:
    page = manual_page()
    assert page.isascii()
    macros = {line.split()[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert macros == {".TH", ".SH", ".SS", ".B", ".PP", ".TP", ".nf", ".fi"}


def test_every_option_can_be_copied_from_it() -> None:
    """A bare hyphen of a manual page is shown as a typographic one, which no shell takes."""
    _, *lines = manual_page().splitlines()
    assert not [line for line in lines if re.search(r"(?<!\\)-", line)]
    assert '.B "\\-\\-month YYYY\\-MM"' in lines


@pytest.mark.shells
def test_it_is_shown_without_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "therapy-tui.1"
    file.write_text(manual_page(), encoding="ascii")
    linted = subprocess.run(["mandoc", "-Tlint", file], capture_output=True, text=True, check=False)
    assert (linted.returncode, linted.stdout) == (0, "")
    shown = subprocess.run(
        ["man", "--warnings", "-l", file], capture_output=True, text=True, check=True
    )
    assert shown.stderr == ""
    assert "a daily check-in for people in therapy" in shown.stdout
