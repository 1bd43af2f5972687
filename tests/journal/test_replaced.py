"""A program that takes no lock replaces a file while its next version is being written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import SaveError
from therapy_tui.domain.profile import Question
from therapy_tui.journal import backups
from therapy_tui.journal.files import TEMPORARY
from therapy_tui.journal.replaced import TRIES
from therapy_tui.journal.store import Journal

OCTOBER = date(2026, 10, 30)
NOVEMBER = f"[{TODAY}]\nmood = 5\n"


class Other:
    """A program that syncs: it puts a new version in place whenever a backup is looked for."""

    def __init__(self, folder: Path, times: int) -> None:
        self.folder = folder
        self.times = times
        self.moments = 0

    def replace(self, name: str, text: Callable[[int], str]) -> None:
        self.moments += 1
        if self.moments <= self.times:
            new = self.folder / "from-elsewhere"
            new.write_text(text(self.moments))
            new.chmod(0o600)
            new.rename(self.folder / name)


@pytest.fixture
def meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int, str, Callable[[int], str]], Other]:
    """Let another program replace a file so many times, each time just before ours goes there."""

    def set_up(times: int, name: str, text: Callable[[int], str]) -> Other:
        other = Other(folder, times)
        back_up = backups.back_up

        def keep_and_replace(*words: object) -> Path:
            kept = back_up(*words)  # type: ignore[arg-type]
            other.replace(name, text)
            return kept

        monkeypatch.setattr(backups, "back_up", keep_and_replace)
        return other

    return set_up


Meanwhile = Callable[[int, str, Callable[[int], str]], Other]


def start(folder: Path, **texts: str) -> None:
    folder.mkdir(mode=0o700)
    for name, text in texts.items():
        path = folder / f"{name.replace('_', '-').removeprefix('m')}.toml"
        path.write_text(text)
        path.chmod(0o600)


def test_what_the_other_wrote_and_what_we_write_are_both_there(
    folder: Path, clock: Clock, meanwhile: Meanwhile
) -> None:
    start(folder, m2026_11=NOVEMBER)
    meanwhile(1, "2026-11.toml", lambda _: f"# theirs\n[{TODAY}]\nmood = 7\nhomework = 2\n")

    update = Journal(folder, clock).update(TODAY, {"sleep": 4})

    assert update.after.values == {"mood": 7, "sleep": 4, "homework": 2}
    assert (folder / "2026-11.toml").read_text().startswith("# theirs\n")
    assert Journal(folder, clock).read(TODAY, TODAY).days[TODAY].values == update.after.values


def test_a_month_of_several_is_enough_to_begin_anew_with_all(
    folder: Path, clock: Clock, meanwhile: Meanwhile
) -> None:
    start(folder, m2026_11=NOVEMBER, m2026_10=f"[{OCTOBER}]\nmood = 2\n")
    meanwhile(1, "2026-11.toml", lambda _: f"[{TODAY}]\nmood = 9\n")

    updates = Journal(folder, clock).update_many({OCTOBER: {"sleep": 1}, TODAY: {"sleep": 4}})

    assert updates[OCTOBER].before.values == {"mood": 2}
    assert updates[OCTOBER].after.values == {"mood": 2, "sleep": 1}
    assert updates[TODAY].after.values == {"mood": 9, "sleep": 4}


def test_a_profile_and_its_questions_too(folder: Path, clock: Clock, meanwhile: Meanwhile) -> None:
    start(folder, profile='support = "Ana"\n')
    other = meanwhile(1, "profile.toml", lambda _: '[[questions]]\ntext = "theirs"\n')

    asked = Question("ours", TODAY)
    profile = Journal(folder, clock).add_questions([asked])

    assert [question.text for question in profile.questions] == ["theirs", "ours"]
    other.moments = 0
    Journal(folder, clock).update_profile({"support": "Zoë"})
    reading = Journal(folder, clock).read_profile()
    assert [question.text for question in reading.profile.questions] == ["theirs"]
    assert reading.profile.support == "Zoë"


def test_one_that_does_not_end_is_a_sentence_and_its_file_stays(
    folder: Path, clock: Clock, meanwhile: Meanwhile
) -> None:
    start(folder, m2026_11=NOVEMBER)
    other = meanwhile(1000, "2026-11.toml", lambda number: f"# {number}\n{NOVEMBER}")

    with pytest.raises(SaveError, match="another program keeps replacing it"):
        Journal(folder, clock).update(TODAY, {"sleep": 4})

    assert other.moments == TRIES
    assert (folder / "2026-11.toml").read_text() == f"# {TRIES}\n{NOVEMBER}"
    assert not [path for path in folder.rglob("*") if path.name.endswith(TEMPORARY)]


def test_a_month_that_comes_to_be_meanwhile_is_not_overwritten(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(folder, clock)
    stage = journal.vault.stage
    monkeypatch.setattr(
        journal.vault,
        "stage",
        lambda *words: (
            stage(*words),
            (folder / "2026-11.toml").exists()
            or (folder / "2026-11.toml").write_text(f"[{TODAY}]\nmood = 3\n"),
        )[0],
    )

    assert journal.update(TODAY, {"sleep": 4}).after.values == {"mood": 3, "sleep": 4}
