"""``restore``: shows what would change, asks, keeps the present version, restores."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command, day_in_file, environment, one_sentence, write
from tests.cli.terminal import Terminal

OLDER = "# as it was\n[2025-10-01]\nmood = 6\nsleep = 4\n[2025-10-02]\nmood = 7\n"
NOW = '[2025-10-01]\nmood = 3\nsleep = 4\nnote = "\x1b"\n'.replace("\x1b", "\\u001b[31m")


@pytest.fixture
def month(folder: Path) -> Path:
    """A month file with one backup."""
    write(folder / "backups" / "2025-10.2025-10-02T090500.toml", OLDER)
    return write(folder / "2025-10.toml", NOW)


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*words: str) -> Terminal:
        environ = environment(folder) | {"HOME": str(tmp_path), "TERM": "xterm"}
        opened.append(Terminal(environ, *words))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def kept(folder: Path) -> list[str]:
    return sorted(path.read_text() for path in (folder / "backups").iterdir())


def test_without_a_terminal_it_shows_the_difference_and_changes_nothing(
    answer: Command, folder: Path, month: Path
) -> None:
    done = answer("restore", "2025-10")
    assert done.code == 2
    assert done.out.splitlines() == [
        "October 2025, backup 1 of Thu 2 Oct 2025 09:05",
        "",
        "        now                                  in the backup",
        "",
        "Wednesday 1 October 2025",
        "  Mood  3 of 10                              6 of 10",
        "  Note  ␛[31m                                -",
        "Thursday 2 October 2025: would come back",
        "  Mood 7 of 10",
        "",
        "Comments and keys not known here: 1 line would come back.",
    ]
    assert "--force restores it" in done.err
    assert one_sentence(done.err)
    assert month.read_text() == NOW
    assert kept(folder) == [OLDER]


def test_with_force_it_restores_and_says_where_the_present_version_is(
    answer: Command, folder: Path, month: Path
) -> None:
    done = answer("restore", "2025-10", "--force")
    assert (done.code, done.err) == (0, "")
    said = done.out.splitlines()[-1]
    assert said.startswith("Restored October 2025 from Thu 2 Oct 2025 09:05; what was there before")
    assert (folder / said.rpartition(" ")[2]).read_text() == NOW
    assert month.read_text() == OLDER
    assert month.stat().st_mode & 0o777 == 0o600


def test_a_person_is_asked_and_only_yes_restores(
    terminal: Callable[..., Terminal], folder: Path, month: Path
) -> None:
    for typed in ("\r", "n\r", "q\r", "\x04"):
        asked = terminal("restore", "2025-10")
        asked.wait_for_line("Restore this version? [y/N] ")
        asked.press(typed)
        code, said = asked.end()
        assert code == 1
        assert "Nothing was changed." in said
    assert (month.read_text(), kept(folder)) == (NOW, [OLDER])

    asked = terminal("restore", "2025-10")
    asked.wait_for_line("[y/N] ")
    asked.press("y\r")
    code, said = asked.end()
    assert code == 0
    assert "Restored October 2025" in said
    assert month.read_text() == OLDER


def test_a_file_that_changes_while_the_question_is_open_is_left_alone(
    terminal: Callable[..., Terminal], folder: Path, month: Path
) -> None:
    asked = terminal("restore", "2025-10")
    asked.wait_for_line("[y/N] ")
    month.write_text("[2025-10-01]\nmood = 9\n")
    asked.press("y\r")
    code, said = asked.end()
    assert code == 3
    assert "has changed since the difference was shown" in " ".join(said.split())
    assert day_in_file(folder, "2025-10-01") == {"mood": 9}
    assert kept(folder) == [OLDER]


def test_a_number_chooses_and_a_wrong_one_is_a_sentence(
    answer: Command, folder: Path, month: Path
) -> None:
    write(folder / "backups" / "2025-10.2025-10-01T090500.toml", "# first\n")
    assert "backup 2 of Wed 1 Oct 2025 09:05" in answer("restore", "2025-10", "--from", "2").out
    for number, said in (("3", "no backup 3"), ("0", "no backup 0"), ("x", "not a valid integer")):
        done = answer("restore", "2025-10", "--from", number, "--force")
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert one_sentence(done.err)
    assert month.read_text() == NOW


def test_without_a_backup_there_is_a_sentence(answer: Command, folder: Path) -> None:
    done = answer("restore", "2025-10", "--force")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"There is no backup of October 2025 in {folder / 'backups'}.\n"
    assert not folder.exists()


def test_where_nothing_differs_nothing_is_done(answer: Command, folder: Path, month: Path) -> None:
    month.write_text(OLDER)
    done = answer("restore", "2025-10")
    assert (done.code, done.err) == (0, "")
    assert done.out == "There is nothing to restore: October 2025 is just as in backup 1.\n"
    assert kept(folder) == [OLDER]


def test_a_month_that_cannot_be_read_is_said_and_restored(
    answer: Command, folder: Path, month: Path
) -> None:
    month.write_text("[2025-10-01\n")
    done = answer("restore", "2025-10", "--force")
    assert done.code == 0
    said = " ".join(done.out.split())
    assert "cannot be read (2025-10.toml:1:12: a ] is missing" in said
    assert "so this is what the backup holds." in said
    assert month.read_text() == OLDER
    assert kept(folder)[1] == "[2025-10-01\n"


def test_a_month_that_was_deleted_comes_back(answer: Command, month: Path) -> None:
    month.unlink()
    done = answer("restore", "2025-10", "--force")
    assert done.code == 0
    assert "There is no such file now." in done.out
    assert done.out.endswith("there was no file before.\n")
    assert month.read_text() == OLDER


def test_the_profile_is_restored_by_its_name(answer: Command, folder: Path) -> None:
    write(folder / "backups" / "profile.2025-10-01T090500.toml", 'support = "Call Ada."\n')
    profile = write(folder / "profile.toml", 'support = "Call Bea."\n')
    done = answer("restore", "profile", "--force")
    assert done.code == 0
    assert "  Support  Call Bea." in done.out
    assert profile.read_text() == 'support = "Call Ada."\n'


def test_a_backup_that_cannot_be_read_is_refused(
    answer: Command, folder: Path, month: Path
) -> None:
    (folder / "backups" / "2025-10.2025-10-02T090500.toml").write_text("mood = = 3\n")
    done = answer("restore", "2025-10", "--force")
    assert (done.code, done.out) == (2, "")
    assert "Backup 1 of October 2025 cannot be restored: line 1: " in done.err
    assert one_sentence(done.err)
    assert month.read_text() == NOW
