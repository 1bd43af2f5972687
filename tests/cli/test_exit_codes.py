"""Each command ends with the exit codes that the help, the manual and the README give."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_sentence, write
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.reference import EXIT_CODES

Prepare = Callable[[Path], object]

README = Path(__file__).parents[2] / "README.md"


def nothing(_folder: Path) -> None:
    """A journal that does not exist yet."""


def a_day(folder: Path) -> None:
    write(folder / "2026-11.toml", "format = 1\n\n[2026-11-02]\nmood = 6\n")


def a_fault(folder: Path) -> None:
    write(folder / "2026-11.toml", "format = 1\n\n[2026-11-02]\nmood = 11\n")


def unreadable(folder: Path) -> None:
    write(folder / "2026-11.toml", "mood = \n")


def a_file_in_its_place(folder: Path) -> None:
    write(folder, "no folder")


def a_backup(folder: Path) -> None:
    a_day(folder)
    write(folder / "backups" / "2026-11.2026-11-20T101500.toml", "format = 1\n")


def a_conflict(folder: Path) -> None:
    for name, mood in (("base", 5), ("ours", 6), ("theirs", 7)):
        write(folder / name, f"format = 1\n\n[2026-11-02]\nmood = {mood}\n")


def an_agreement(folder: Path) -> None:
    for name, mood in (("base", 5), ("ours", 5), ("theirs", 7)):
        write(folder / name, f"format = 1\n\n[2026-11-02]\nmood = {mood}\n")


def an_entry(folder: Path) -> None:
    entry = '{"title": "hello", "body": "", "date": "2026-11-02", "time": "08:00"}'
    write(folder / "theirs.json", f'{{"tags": {{}}, "entries": [{entry}]}}')


def a_broken_month(folder: Path) -> None:
    unreadable(folder)
    an_entry(folder)


THREE = ("{}/base", "{}/ours", "{}/theirs", "2026-11.toml")

CASES: tuple[tuple[str, int, Prepare], ...] = (
    ("--help", 0, nothing),
    ("--version", 0, nothing),
    ("log 6", 0, nothing),
    ("log 11", 2, nothing),
    ("log --date 2999-01-01 6", 2, nothing),
    ("log 6", 3, a_file_in_its_place),
    ("log --date 2026-11-03 6", 3, unreadable),
    ("show 2026-11-02", 0, a_day),
    ("show 2026-11-02", 1, nothing),
    ("show --month 2026-11", 0, nothing),
    ("show 2026-11-02", 2, unreadable),
    ("show soon", 2, nothing),
    ("status", 1, nothing),
    ("status --json", 1, a_day),
    ("status --help", 0, nothing),
    ("status --what", 2, nothing),
    ("trend", 0, nothing),
    ("trend --date soon", 2, nothing),
    ("report", 0, nothing),
    ("report --days 0", 2, nothing),
    ("report -o {}/in/no/folder.txt", 2, a_day),
    ("report --from 2026-11-01 --to 2026-11-05", 2, unreadable),
    ("export", 0, nothing),
    ("export", 2, unreadable),
    ("export --format json", 0, a_fault),
    ("export --from 2026-11-03 --to 2026-11-02", 2, a_day),
    ("export -o {}/in/the/journal.csv", 2, a_day),
    ("export -o {}/../days.csv", 0, a_day),
    ("import auto {}/theirs.json", 0, an_entry),
    ("import jrnl {}/theirs.json", 2, a_broken_month),
    ("import daylio {}/theirs.json", 2, an_entry),
    ("import auto {}/missing.csv", 2, nothing),
    ("import what {}/theirs.json", 2, an_entry),
    ("restore import --force", 2, nothing),
    ("check", 0, nothing),
    ("check", 1, a_fault),
    ("check --all", 2, nothing),
    ("backups", 0, nothing),
    ("backups soon", 2, nothing),
    ("restore 2026-11 --force", 0, a_backup),
    ("restore 2026-11", 2, a_backup),
    ("restore 2026-10 --force", 2, a_backup),
    ("merge", 0, nothing),
    (f"merge {' '.join(THREE)}", 0, an_agreement),
    (f"merge {' '.join(THREE)}", 1, a_conflict),
    ("merge one two", 2, nothing),
    ("encrypt", 2, a_day),
    ("decrypt", 0, a_day),
    ("decrypt --what", 2, nothing),
    ("demo --days 0", 2, nothing),
    ("demo --help", 0, nothing),
    ("config show", 0, nothing),
    ("config path", 0, nothing),
    ("config what", 2, nothing),
    ("completion bash", 0, nothing),
    ("completion tcsh", 2, nothing),
    ("help", 0, nothing),
    ("help privacy", 0, nothing),
    ("help what", 2, nothing),
    ("what", 2, nothing),
)


@pytest.mark.parametrize(("line", "code", "prepare"), CASES)
def test_a_command_ends_as_is_said(
    answer: Command, folder: Path, line: str, code: int, prepare: Prepare
) -> None:
    prepare(folder)
    done = answer(*(word.replace("{}", str(folder)) for word in line.split()))
    assert done.code == code
    if code >= 2:
        assert one_sentence(done.err) or done.err.count("\n") > 1
        assert "Traceback" not in done.err


def test_status_and_log_of_today_end_with_0(answer: Command) -> None:
    assert answer("log", "6").code == 0
    assert answer("status").code == 0


def test_every_command_and_every_code_is_tried() -> None:
    assert {line.split()[0] for line, *_ in CASES} >= set(COMMANDS)
    assert {code for _, code, _ in CASES} == set(EXIT_CODES)


def test_the_readme_gives_the_same_codes() -> None:
    readme = README.read_text(encoding="utf-8")
    for code in EXIT_CODES:
        assert re.search(rf"^\| {code} \| ", readme, re.MULTILINE)
    for about in EXIT_CODES.values():
        assert about in readme
