"""What others' commands lost or exposed: the causes that only a command line has."""

import subprocess
import sys
from pathlib import Path

import pytest

import therapy_tui
from tests.cli.conftest import Command, day_in_file, environment, one_sentence, write
from tests.encrypted import give_identity, passphrase_file
from tests.journal.limits import files_up_to

NEVER_IMPORTED = "raise SystemExit('the keyring was asked')\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_six_entries_written_at_once_are_six_entries(folder: Path) -> None:
    """jrnl 502, still so in 4.6: of six parallel writes, all reported as done, one or two stay."""
    days = [f"2025-11-{number:02d}" for number in range(1, 7)]
    command = [sys.executable, "-m", "therapy_tui", "log", "5", "--note", "words", "--date"]
    writers = [
        subprocess.Popen(
            [*command, day],
            env=environment(folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for day in days
    ]

    assert [writer.communicate()[1] for writer in writers] == [b""] * 6
    assert [writer.returncode for writer in writers] == [0] * 6
    for day in days:
        assert day_in_file(folder, day)["note"] == "words"


def test_no_options_together_make_a_command_that_reads_write(answer: Command, folder: Path) -> None:
    """jrnl 1639: a combination of flags wrote what was shown over the journal."""
    answer("log", "5", "--date", "2025-11-01")
    answer("log", "6", "--note", "words")
    before = contents(folder)
    month = next(folder.glob("2025-11.toml"))

    for words in (
        ["show", "--month", "2025-11", "--json"],
        ["report", "--notes", "--from", "2025-11-01", "--to", "2025-11-30", "--format", "json"],
        ["report", "--force", "-o", str(month)],
        [
            "report",
            "--force",
            "--notes",
            "--format",
            "markdown",
            "-o",
            str(folder / "profile.toml"),
        ],
        ["check", "--json"],
        ["trend", "--plain", "--date", "2025-11-01"],
        ["status", "--remind"],
        ["config", "show", "--json"],
        ["backups", "--json"],
    ):
        answer(*words)

    assert contents(folder) == before


def test_a_restored_month_is_the_backup_byte_for_byte(answer: Command, folder: Path) -> None:
    """Loop 448: what was restored was not all that had been backed up."""
    text = (
        "# mine \t\r\n\r\n[2025-11-01]\r\nmood = 14 # 7 twice\r\nweather = 'rain'\r\n[own]\r\nx=1"
    )
    backup = folder / "backups" / "2025-11.2025-11-02T090000.toml"
    for file in (backup, folder / "2025-11.toml"):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    answer("log", "3", "--date", "2025-11-05")

    assert answer("restore", "2025-11", "--from", "2", "--force").code == 0

    assert (folder / "2025-11.toml").read_bytes() == text.encode()


def test_a_month_that_is_gone_comes_back_from_its_backup(answer: Command, folder: Path) -> None:
    """jrnl 1650 and RedNotebook 719: months gone, the cause never found, and no way back."""
    write(folder / "backups" / "2025-11.2025-11-02T090000.toml", "[2025-11-01]\nmood = 7\n")

    assert answer("restore", "2025-11", "--force").code == 0

    assert day_in_file(folder, "2025-11-01") == {"mood": 7}


def test_a_report_for_which_there_is_no_room_leaves_the_old_one_whole(
    answer: Command, tmp_path: Path
) -> None:
    """Track & Graph 120: the export took the old file's place with no bytes in it."""
    answer("log", "5")
    page = write(tmp_path / "page.html", "last week's page")

    with files_up_to(100):
        refused = answer("report", "--force", "-o", str(page))

    assert refused.code == 3
    assert one_sentence(refused.err)
    assert page.read_text() == "last week's page"


def test_nothing_is_written_where_nobody_asked_for_it(
    shell: Command, folder: Path, tmp_path: Path
) -> None:
    """feels drops its export into the home folder, for others to read."""
    home = tmp_path / "home"
    for words in (["log", "5"], ["report"], ["trend"], ["check"], ["config", "show"]):
        assert shell(*words, cwd=home).code == 0

    assert [*home.rglob("*")] == []
    assert {path.parent for path in map(Path, contents(folder))} == {folder}


def test_the_journal_is_not_where_the_program_is(shell: Command) -> None:
    """harsh, as a snap: to uninstall the program deletes the log."""
    found = shell("config", "path", "--json", environ={"THERAPY_TUI_JOURNAL": ""}).json
    folder = Path(found["journal"])
    assert Path(therapy_tui.__file__).parent not in folder.parents
    assert Path(sys.prefix) not in folder.parents


@pytest.mark.parametrize("name", ["keyring", "secretstorage", "dbus", "jeepney"])
def test_no_keyring_is_asked_for_the_passphrase(folder: Path, tmp_path: Path, name: str) -> None:
    """jrnl 1020 and 569: over SSH the desktop's keyring is locked, and the program hangs."""
    give_identity(folder)
    write(tmp_path / "trap" / f"{name}.py", NEVER_IMPORTED)
    environ = environment(folder) | {
        "PYTHONPATH": str(tmp_path / "trap"),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        "THERAPY_TUI_PASSPHRASE_FILE": str(passphrase_file(tmp_path / "secret")),
    }

    for words in (["log", "5"], ["show"]):
        done = subprocess.run(
            [sys.executable, "-m", "therapy_tui", *words],
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            start_new_session=True,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_no_argument_and_no_variable_takes_the_passphrase(
    shell: Command, folder: Path, tmp_path: Path
) -> None:
    """jrnl's own page of warnings: what is typed as an argument is in the shell's history."""
    give_identity(folder)
    before = contents(folder)

    for words in (["--passphrase", "correct horse"], ["correct horse"], ["--password=x"]):
        done = shell("encrypt", *words, start_new_session=True)
        assert (done.code, done.out) == (2, "")
        assert one_sentence(done.err)

    assert contents(folder) == before
