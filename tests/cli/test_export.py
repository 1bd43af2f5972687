"""``export``: the days along as CSV, JSON and Markdown."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_sentence, write
from tests.cli.terminal import Open

TWO_MONTHS = {
    "2026-10.toml": '[2026-10-31]\nmood = 5\nnote = "=1+1 \\u001b[31m, é"\n',
    "2026-11.toml": '[2026-11-02]\nmood = 6\n\n[2026-11-03]\nnote = "only words"\n',
    "profile.toml": 'support = "call Jo"\n\n[[goals]]\nname = "Walk"\n',
}


@pytest.fixture
def journal(folder: Path) -> Path:
    for name, text in TWO_MONTHS.items():
        write(folder / name, f"format = 1\n{text}")
    return folder


@pytest.mark.usefixtures("journal")
def test_without_anything_it_is_the_days_as_csv(answer: Command) -> None:
    done = answer("export")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "date,mood,sleep,homework,goals,takeaways,sessions,frequency,duration,note\n"
        '2026-10-31,5,,,,,,,,"\'=1+1 \x1b[31m, é"\n'
        "2026-11-02,6,,,,,,,,\n"
        "2026-11-03,,,,,,,,,only words\n"
    )


@pytest.mark.usefixtures("journal")
def test_json_has_the_profile_too(answer: Command) -> None:
    done = answer("export", "--format", "json")
    assert done.json["profile"] == {"support": "call Jo", "goals": [{"name": "Walk"}]}
    assert [day["date"] for day in done.json["days"]] == ["2026-10-31", "2026-11-02", "2026-11-03"]
    assert done.json["days"][0]["note"] == "=1+1 \x1b[31m, é"
    assert "\x1b" not in done.out


@pytest.mark.usefixtures("journal")
def test_a_span_can_be_chosen_and_notes_left_out(answer: Command) -> None:
    done = answer("export", "--from", "2026-11-01", "--no-notes")
    assert done.out == (
        "date,mood,sleep,homework,goals,takeaways,sessions,frequency,duration\n"
        "2026-11-02,6,,,,,,,\n"
    )
    done = answer("export", "--to", "2026-10-31", "--format", "json", "--no-notes")
    assert done.json["days"] == [{"date": "2026-10-31", "mood": 5}]


@pytest.mark.usefixtures("journal")
def test_a_file_is_the_owners_alone_and_its_name_tells_the_format(
    answer: Command, tmp_path: Path
) -> None:
    for name in ("days.csv", "all.json", "all.md"):
        file = tmp_path / name
        done = answer("export", "-o", str(file))
        assert (done.code, done.err) == (0, "")
        assert done.out == f"Written to {file}; only you can read it.\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (tmp_path / "days.csv").read_bytes().decode() == answer("export").out
    assert json.loads((tmp_path / "all.json").read_text())["program"] == "therapy-tui"
    assert (tmp_path / "all.md").read_text().startswith("[2026-10-31] Saturday")


@pytest.mark.usefixtures("journal")
def test_markdown_is_a_file_a_month_in_a_folder(answer: Command, tmp_path: Path) -> None:
    place = tmp_path / "vault" / "therapy"
    done = answer("export", "--format", "markdown", "-o", str(place))
    assert done.out == f"Written to {place}, 2 files; only you can read it.\n"
    assert sorted(file.name for file in place.iterdir()) == ["2026-10.md", "2026-11.md"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    again = answer("export", "--format", "markdown", "-o", str(place))
    assert again.code == 2
    assert (
        again.err
        == f"{place / '2026-10.md'} and 1 more are there already; --force replaces them.\n"
    )
    assert answer("export", "--format", "markdown", "-o", str(place), "--force").code == 0


@pytest.mark.usefixtures("journal")
def test_what_is_there_is_replaced_only_when_that_is_asked_for(
    answer: Command, tmp_path: Path
) -> None:
    file = write(tmp_path / "days.csv", "mine")
    done = answer("export", "-o", str(file))
    assert (done.code, file.read_text()) == (2, "mine")
    assert one_sentence(done.err)
    assert answer("export", "-o", str(file), "--force").code == 0
    assert file.read_text().startswith("date,mood")


@pytest.mark.usefixtures("journal")
def test_nothing_is_written_into_the_journal(answer: Command, folder: Path) -> None:
    for place in (folder, folder / "2026-10.csv", folder / "new"):
        done = answer("export", "--format", "markdown", "--force", "-o", str(place))
        assert done.code == 2
        assert one_sentence(done.err)
    assert sorted(file.name for file in folder.iterdir()) == sorted(TWO_MONTHS)


def test_a_month_that_cannot_be_read_is_named_and_the_others_exported(
    answer: Command, journal: Path
) -> None:
    write(journal / "2026-10.toml", "mood = ")
    done = answer("export")
    assert done.code == 2
    assert "2026-10.toml:1" in done.err
    assert "2026-11-02,6" in done.out
    assert answer("export", "--from", "2026-11-01").code == 0


def test_a_value_that_is_none_is_named_and_left_out(answer: Command, journal: Path) -> None:
    write(journal / "2026-11.toml", "format = 1\n\n[2026-11-02]\nmood = 14\nsleep = 3\n")
    done = answer("export", "--from", "2026-11-01")
    assert (done.code, done.out.splitlines()[1:]) == (0, ["2026-11-02,,3,,,,,,,"])
    assert "mood" in done.err


def test_an_empty_journal_gives_a_row_of_names_and_no_files(
    answer: Command, folder: Path, tmp_path: Path
) -> None:
    assert answer("export").out.count("\n") == 1
    done = answer("export", "--format", "markdown", "-o", str(tmp_path / "vault"))
    assert (done.code, done.out) == (0, "There is no day to export, so nothing was written.\n")
    assert not folder.exists()
    assert not (tmp_path / "vault").exists()


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_on_a_terminal_nothing_in_it_does_anything(terminal: Open, form: str) -> None:
    code, said = terminal("export", "--format", form).end()
    assert code == 0
    assert "only words" in said
    assert "\x1b" not in said
    sign = "\\u001b" if form == "json" else "␛"
    assert sign in said.encode("latin-1").decode()


@pytest.mark.usefixtures("journal")
def test_on_a_terminal_it_asks_before_it_replaces(terminal: Open, tmp_path: Path) -> None:
    file = write(tmp_path / "days.csv", "mine")
    for answered, code, begins in (("n", 1, "mine"), ("y", 0, "date,mood")):
        started = terminal("export", "-o", str(file))
        started.wait_for_line("[y/N] ")
        started.press(f"{answered}\r")
        assert started.end()[0] == code
        assert file.read_text().startswith(begins)
