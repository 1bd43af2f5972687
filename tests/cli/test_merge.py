"""``merge``: called by a real git on diverged clones, by hand, and for the copies of a sync."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_sentence, write
from tests.encrypted import PASSPHRASE, give_identity
from therapy_tui.journal.age import read_identity
from therapy_tui.journal.vault import Vault

DRIVER = f"{shlex.quote(sys.executable)} -m therapy_tui merge %O %A %B %P"
BASE = """format = 1

[2026-11-16]
mood = 3

# a hard one
[2026-11-17]
mood = 3
sleep = 2
"""


class Clone:
    """A working tree of git, cut off from the machine's own settings."""

    def __init__(self, folder: Path, driver: str = DRIVER) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.environ: Mapping[str, str] = {
            name: value for name, value in os.environ.items() if not name.startswith("GIT_")
        } | {
            "HOME": str(folder.parent),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONWARNINGS": "error",
        }
        if not (folder / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Ann")
        self.git("config", "user.email", "ann@example.org")
        self.git("config", "merge.therapy-tui.driver", driver)

    def git(self, *words: str, code: int | None = 0, **environ: str) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={**self.environ, **environ},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert code is None or done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            (self.folder / name.replace("__", "-").replace("_toml", ".toml")).write_text(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "check-in")

    def clone(self, folder: Path) -> "Clone":
        self.git("clone", "--quiet", str(self.folder), str(folder))
        return Clone(folder)

    @property
    def month(self) -> str:
        return (self.folder / "2026-11.toml").read_text()


@pytest.fixture
def laptop(tmp_path: Path) -> Clone:
    """A journal in git with the README's two lines."""
    first = Clone(tmp_path / "laptop")
    (first.folder / ".gitattributes").write_text("*.toml merge=therapy-tui\n")
    (first.folder / "2026-11.toml").write_text(BASE)
    first.commit()
    return first


@pytest.fixture
def phone(laptop: Clone, tmp_path: Path) -> Clone:
    """A clone of it, which goes its own way."""
    return laptop.clone(tmp_path / "phone")


def test_the_two_lines_of_the_readme_are_those_tested_here(laptop: Clone) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    lines = readme.partition("<!-- git -->\n```sh\n")[2].partition("```")[0].splitlines()
    assert len(lines) == 2
    attributes = laptop.folder / ".gitattributes"
    before = attributes.read_text()
    attributes.unlink()
    laptop.git("config", "--unset", "merge.therapy-tui.driver")
    for line in lines:
        subprocess.run(["sh", "-c", line], cwd=laptop.folder, env=laptop.environ, check=True)
    assert attributes.read_text() == before
    driver = laptop.git("config", "merge.therapy-tui.driver").strip()
    assert driver == DRIVER.replace(f"{shlex.quote(sys.executable)} -m therapy_tui", "therapy-tui")


def test_git_merges_what_two_clones_logged(laptop: Clone, phone: Clone) -> None:
    (laptop.folder / "2026-11.toml").write_text(
        BASE.replace("sleep = 2", "sleep = 4") + "\n[2026-11-18]\nmood = 8\n"
    )
    laptop.commit()
    (phone.folder / "2026-11.toml").write_text(
        BASE.replace("mood = 3\nsleep", "mood = 5  # slept badly\nsleep")
        + "\n# on the train\n[2026-11-19]\nmood = 6\n"
    )
    phone.commit()

    phone.git("pull", "--quiet", "--no-rebase", "--no-edit")

    assert phone.month == (
        BASE.replace("mood = 3\nsleep = 2", "mood = 5  # slept badly\nsleep = 4")
        + "\n[2026-11-18]\nmood = 8\n\n# on the train\n[2026-11-19]\nmood = 6\n"
    )
    assert phone.git("status", "--porcelain") == ""


def test_two_values_for_one_field_stop_git_with_both_in_the_file(
    laptop: Clone, phone: Clone
) -> None:
    (laptop.folder / "2026-11.toml").write_text(BASE.replace("mood = 3\ns", "mood = 7\ns"))
    laptop.commit()
    (phone.folder / "2026-11.toml").write_text(BASE.replace("mood = 3\ns", "mood = 5\ns"))
    phone.commit()

    said = phone.git("pull", "--no-rebase", "--no-edit", code=1)

    assert "CONFLICT" in said
    assert "2026-11.toml: 2026-11-17, mood: two different values; ours stays" in said
    assert phone.month == BASE.replace("mood = 3\ns", "mood = 5  # merge: theirs had 7\ns")
    assert phone.git("status", "--porcelain") == "UU 2026-11.toml\n"
    phone.git("add", "--all")
    phone.git("commit", "--quiet", "--no-edit")
    laptop.git("pull", "--quiet", "--no-edit", str(phone.folder), "main")
    assert laptop.month == phone.month


def test_a_rebase_merges_the_same_way(laptop: Clone, phone: Clone) -> None:
    (laptop.folder / "2026-11.toml").write_text(BASE + "\n[2026-11-18]\nmood = 8\n")
    laptop.commit()
    for number in (19, 20):
        (phone.folder / "2026-11.toml").write_text(
            phone.month + f"\n[2026-11-{number}]\nmood = 6\n"
        )
        phone.commit()

    phone.git("pull", "--quiet", "--rebase")

    days = "".join(
        f"\n[2026-11-{day}]\nmood = {mood}\n" for day, mood in ((18, 8), (19, 6), (20, 6))
    )
    assert phone.month == BASE + days


def test_a_month_that_both_clones_began_is_the_union(laptop: Clone, phone: Clone) -> None:
    for clone, day in ((laptop, 1), (phone, 2)):
        (clone.folder / "2026-12.toml").write_text(f"format = 1\n\n[2026-12-0{day}]\nmood = 6\n")
        clone.commit()
    phone.git("pull", "--quiet", "--no-rebase", "--no-edit")
    assert (phone.folder / "2026-12.toml").read_text() == (
        "format = 1\n\n[2026-12-01]\nmood = 6\n\n[2026-12-02]\nmood = 6\n"
    )


def test_what_cannot_be_merged_is_a_conflict_that_leaves_ours(laptop: Clone, phone: Clone) -> None:
    (laptop.folder / "2026-11.toml").write_text(BASE + "\n[2026-11-18\nmood = 8\n")
    laptop.commit()
    (phone.folder / "2026-11.toml").write_text(BASE + "\n[2026-11-19]\nmood = 6\n")
    phone.commit()
    said = phone.git("pull", "--no-rebase", "--no-edit", code=1)
    assert "2026-11.toml, their version, line 11" in said
    assert phone.month == BASE + "\n[2026-11-19]\nmood = 6\n"


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """Three versions as files, the middle one ours."""
    texts = (BASE, BASE.replace("sleep = 2", "sleep = 4"), BASE + "\n[2026-11-18]\nmood = 8\n")
    return [
        str(write(tmp_path / name, text))
        for name, text in zip(("base", "ours", "theirs"), texts, strict=True)
    ]


def test_only_ours_is_written_and_nothing_is_said(answer: Command, three: list[str]) -> None:
    before = [Path(three[0]).read_bytes(), Path(three[2]).read_bytes()]
    found = answer("merge", *three)
    assert (found.code, found.out, found.err) == (0, "", "")
    assert Path(three[1]).read_text() == (
        BASE.replace("sleep = 2", "sleep = 4") + "\n[2026-11-18]\nmood = 8\n"
    )
    assert [Path(three[0]).read_bytes(), Path(three[2]).read_bytes()] == before


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mood = \n", "line 1"),
        ("<<<<<<< HEAD\nmood = 1\n=======\n>>>>>>> b\n", "left its marks"),
        ("format = 9\n", "format 9"),
        ("note = '\udcff'\n", "UTF-8"),
    ],
)
def test_bad_input_is_one_sentence_and_ours_is_untouched(
    answer: Command, three: list[str], which: int, text: str, said: str
) -> None:
    Path(three[which]).write_bytes(text.encode("utf-8", "surrogateescape"))
    before = Path(three[1]).read_bytes()
    found = answer("merge", *three, "2026-11.toml")
    assert found.code == 2
    assert one_sentence(found.err)
    assert said in found.err
    assert "2026-11.toml" in found.err
    assert Path(three[1]).read_bytes() == before


def test_a_missing_file_and_a_wrong_number_of_files_are_said(
    answer: Command, three: list[str]
) -> None:
    assert answer("merge", *three[:2]).code == 2
    assert answer("merge", "--copies", *three).code == 2
    found = answer("merge", three[0], three[1], three[2] + "x")
    assert found.code == 2
    assert "cannot be read" in found.err


def test_encrypted_months_are_merged_by_git_too(laptop: Clone, tmp_path: Path) -> None:
    identity = read_identity(give_identity(laptop.folder).read_bytes(), PASSPHRASE, Path())
    (laptop.folder / ".gitattributes").write_text(
        "*.toml merge=therapy-tui\n*.age merge=therapy-tui\n"
    )
    (laptop.folder / "2026-11.toml").unlink()
    month = "2026-11.toml.age"
    (laptop.folder / month).write_bytes(identity.encrypt(BASE.encode()))
    laptop.commit()
    phone = laptop.clone(tmp_path / "phone")
    for clone, text in (
        (laptop, BASE.replace("sleep = 2", "sleep = 4")),
        (phone, BASE + "\n[2026-11-18]\nmood = 8\n"),
    ):
        (clone.folder / month).write_bytes(identity.encrypt(text.encode()))
        clone.commit()
    secret = write(tmp_path / "secret", f"{PASSPHRASE}\n")

    phone.git(
        "pull", "--no-rebase", "--no-edit", "--quiet", THERAPY_TUI_PASSPHRASE_FILE=str(secret)
    )

    vault = Vault(phone.folder)
    vault.unlock(PASSPHRASE)
    data, _ = vault.read(phone.folder / "2026-11.toml")
    assert data.decode() == BASE.replace("sleep = 2", "sleep = 4") + "\n[2026-11-18]\nmood = 8\n"
    assert (phone.folder / month).read_bytes().startswith(b"age-encryption.org/v1")


COPY = "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml"


def test_copies_are_named_by_check_shown_and_merged(answer: Command, folder: Path) -> None:
    write(folder / "2026-11.toml", BASE)
    write(folder / COPY, BASE.replace("mood = 3\ns", "mood = 5\nhomework = 2\ns"))
    broken = write(folder / "2026-11 (conflicted copy 2026-11-23 210400).toml", "[2026-11-19\n")

    checked = answer("check")
    assert checked.code == 1
    assert COPY in checked.out
    assert broken.name in checked.out

    shown = answer("merge")
    assert shown.code == 0
    assert "Tuesday 17 November 2026" in shown.out
    assert "Homework" in shown.out
    assert "2026-11-17, mood: two different values" in " ".join(shown.out.split())
    assert "Nothing was changed" in shown.out
    assert (folder / "2026-11.toml").read_text() == BASE
    assert not (folder / "backups").exists()

    merged = answer("merge", "--copies")
    assert merged.code == 1  # a value to look at, and a copy that was left
    assert f"Merged {COPY} into 2026-11.toml" in merged.out
    assert f"Left as it is: {broken.name}" in merged.out
    assert (folder / "2026-11.toml").read_text() == BASE.replace(
        "mood = 3\ns", "mood = 3  # merge: theirs had 5\ns"
    ).replace("sleep = 2\n", "sleep = 2\nhomework = 2\n")
    assert not (folder / COPY).exists()
    assert broken.exists()


def test_without_copies_there_is_nothing_to_do(answer: Command, folder: Path) -> None:
    write(folder / "2026-11.toml", BASE)
    for words in (("merge",), ("merge", "--copies")):
        found = answer(*words)
        assert (found.code, found.err) == (0, "")
        assert "no second version" in found.out
