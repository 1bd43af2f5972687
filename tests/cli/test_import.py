"""``import``: a preview, then all of it or nothing, and the way back."""

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Command, day_in_file, one_sentence, write
from tests.encrypted import PASSPHRASE, give_identity
from therapy_tui.cli.progress import bar

HEADER = "full_date,date,weekday,time,mood,activities,note_title,note\n"
ROWS = (
    "2026-03-02,2 March,Monday,9:40 pm,good,tea | walk,,late [/b] \x1b[31m\n"
    "2026-03-02,2 March,Monday,7:05 am,meh,,,early\n"
    "2026-02-28,28 February,Saturday,10:00 am,awful,,,\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three entries of two days, the newest first."""
    return write(tmp_path / "theirs.csv", HEADER + ROWS)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_preview_comes_first_and_then_all_is_written(
    answer: Command, folder: Path, file: Path
) -> None:
    done = answer("import", "auto", str(file))
    assert done.code == 0
    assert done.out.splitlines() == [
        "theirs.csv is read as Daylio: its columns are those of Daylio.",
        "3 entries of 2 days, from 28 Feb 2026 to 2 Mar 2026.",
        "",
        "What becomes of what",
        "  mood good   Mood 8",
        "  mood meh    Mood 6",
        "  mood awful  Mood 2",
        "",
        "Values",
        "        new",
        "  Mood    2",
        "  Note    1",
        "",
        "Left out",
        "  activities: there is no field for them; --map note=activities puts them into",
        "    the note (line 2)",
        "",
        "Imported 3 values of 2 days.",
        f"What was there before is kept as backups/{record(folder).name}",
        "To take this import back: therapy-tui restore import",
    ]
    assert day_in_file(folder, "2026-02-28") == {"mood": 2}
    assert day_in_file(folder, "2026-03-02") == {
        "mood": 7,
        "note": "07:05 early\n21:40 late [/b] \x1b[31m",
    }


def record(folder: Path) -> Path:
    (found,) = (folder / "backups").glob("import.*")
    return found


def test_a_dry_run_writes_nothing(answer: Command, folder: Path, file: Path) -> None:
    done = answer("import", "daylio", str(file), "--dry-run")
    assert done.code == 0
    assert done.out.endswith("Nothing was written; without --dry-run it would be.\n")
    assert not folder.exists()


def test_the_same_import_again_changes_nothing(answer: Command, folder: Path, file: Path) -> None:
    answer("import", "daylio", str(file))
    before = files(folder)
    done = answer("import", "daylio", str(file))
    assert done.code == 0
    assert "There is nothing to write." in done.out
    assert files(folder) == before


def test_what_is_there_stays_unless_it_is_to_be_replaced(
    answer: Command, folder: Path, file: Path
) -> None:
    month = write(folder / "2026-03.toml", "# mine\n[2026-03-02]\nmood = 3 # low\nsleep = 2\n")
    done = answer("import", "daylio", str(file))
    assert "  2 Mar 2026, Mood: yours 3, theirs 7 (line 2)" in done.out.splitlines()
    assert day_in_file(folder, "2026-03-02")["mood"] == 3

    done = answer("import", "daylio", str(file), "--replace")
    assert "Different; theirs takes the place of yours" in done.out
    assert month.read_text().startswith("# mine\n[2026-03-02]\nmood = 7 # low\nsleep = 2\n")


def test_a_value_that_is_not_understood_is_no_empty_place(
    answer: Command, folder: Path, file: Path
) -> None:
    write(folder / "2026-03.toml", "[2026-03-02]\nmood = 31\n")
    done = answer("import", "daylio", str(file))
    assert "  2 Mar 2026, Mood: yours not understood, theirs 7 (line 2)" in done.out.splitlines()
    assert day_in_file(folder, "2026-03-02")["mood"] == 31


def test_a_value_that_is_not_understood_can_be_replaced_and_comes_back(
    answer: Command, folder: Path, file: Path
) -> None:
    odd = "[2026-02-28]\nmood = 14\n"
    write(folder / "2026-02.toml", odd)

    done = answer("import", "daylio", str(file), "--replace")
    assert "28 Feb 2026, Mood: yours not understood, theirs 2" in done.out
    assert "meanwhile" not in done.out
    assert day_in_file(folder, "2026-02-28") == {"mood": 2}

    assert answer("restore", "import", "--force").code == 0
    assert (folder / "2026-02.toml").read_text() == odd


def test_a_word_that_is_not_known_is_asked_for(
    answer: Command, folder: Path, tmp_path: Path
) -> None:
    row = "2026-03-01,1 March,Sunday,9:40 pm,{},,,\n"
    file = write(
        tmp_path / "theirs.csv", HEADER + ROWS + row.format("floating") + row.format("mood")
    )
    done = answer("import", "daylio", str(file))
    assert done.code == 2
    assert '  --map "floating=..." (line 5)' in done.out.splitlines()
    assert '  --map "mood:mood=..." (line 6)' in done.out.splitlines()
    assert one_sentence(done.err)
    assert not folder.exists()

    done = answer("import", "daylio", str(file), "--map", "floating=9", "--map", "mood:mood=none")
    assert done.code == 0
    assert day_in_file(folder, "2026-03-01") == {"mood": 9}


def test_as_json_all_is_told(answer: Command, folder: Path, file: Path) -> None:
    write(folder / "2026-03.toml", "[2026-03-02]\nmood = 3\n")
    told = answer("import", "auto", str(file), "--json").json
    assert (told["source"], told["why"]) == ("daylio", "its columns are those of Daylio")
    assert (told["entries"], told["days"]) == (3, 2)
    assert (told["first"], told["last"]) == ("2026-02-28", "2026-03-02")
    assert told["values"] == {"new": 2, "same": 0, "kept": 1, "replaced": 0}
    assert told["different"] == [
        {"date": "2026-03-02", "key": "mood", "ours": 3, "theirs": 7, "line": 2, "fate": "kept"}
    ]
    assert [left["what"] for left in told["left_out"]] == ["activities"]
    assert told["unknown"] == []
    assert told["written"]["values"] == 2
    assert Path(told["written"]["backup"]) == record(folder)


def test_a_file_comes_on_standard_input(
    answer: Command, folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    assert answer("import", "auto", "-").code == 0
    assert day_in_file(folder, "2026-02-28") == {"mood": 2}

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"PK\x03\x04")))
    done = answer("import", "auto", "-")
    assert done.code == 2
    assert "standard input" in done.err


def test_what_was_exported_comes_back_through_a_pipe(
    answer: Command, folder: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer("import", "auto", str(file))
    there = {day: day_in_file(folder, day) for day in ("2026-02-28", "2026-03-02")}
    for form in ("csv", "json"):
        text = answer("export", "--format", form).out
        empty = tmp_path / f"from {form}"
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        done = answer("import", "auto", "-", "--journal", str(empty))
        assert done.code == 0, done.err
        assert {day: day_in_file(empty, day) for day in there} == there


def test_an_import_is_taken_back(answer: Command, folder: Path, file: Path) -> None:
    month = write(folder / "2026-03.toml", "[2026-03-02]\nmood = 3\n")
    answer("import", "daylio", str(file), "--replace")
    answer("log", "--date", "2026-02-28", "9")
    listed = answer("backups", "import").out.splitlines()
    assert listed[0] == "Imports"
    assert listed[1].endswith("3 values from theirs.csv")
    assert [each["of"] for each in answer("backups", "--json").json].count("import") == 1

    refused = answer("restore", "import")
    assert refused.code == 2
    assert "  2 Mar 2026, Mood: 7 would be 3 again" in refused.out.splitlines()
    assert "changed meanwhile: 28 Feb 2026, Mood." in " ".join(refused.out.split())
    assert day_in_file(folder, "2026-03-02")["mood"] == 7

    done = answer("restore", "import", "--force")
    assert done.code == 0
    assert "Took back 2 values of 1 day." in done.out
    assert month.read_text() == "[2026-03-02]\nmood = 3\n"
    assert day_in_file(folder, "2026-02-28") == {"mood": 9}
    assert "There is nothing to take back" in answer("restore", "import", "--force").out


def test_an_encrypted_journal_stays_encrypted(
    answer: Command, folder: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    give_identity(folder)
    secret = write(tmp_path / "secret", PASSPHRASE)
    secret.chmod(0o600)
    monkeypatch.setenv("THERAPY_TUI_PASSPHRASE_FILE", str(secret))
    assert answer("encrypt").code == 0
    assert answer("import", "auto", str(file)).code == 0
    assert answer("show", "2026-02-28", "--json").json == {"date": "2026-02-28", "mood": 2}
    assert all(b"2026-02-28" not in data for data in files(folder).values())


def test_a_bar_is_drawn_after_a_second_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 0.0
    monkeypatch.setattr("therapy_tui.cli.progress.monotonic", lambda: now)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with bar("Reading") as tell:
        tell(0.5)
        assert capsys.readouterr().err == ""
        now = 1.5
        tell(0.5)
        assert capsys.readouterr().err == f"\rReading [{'#' * 15}{'.' * 15}]  50%"
        tell(0.501)
        assert capsys.readouterr().err == ""
    assert capsys.readouterr().err.strip() == ""


def test_no_bar_where_nobody_sees_it(capsys: pytest.CaptureFixture[str]) -> None:
    with bar("Reading") as tell:
        tell(1.0)
    assert capsys.readouterr().err == ""


def test_the_help_names_every_source(answer: Command) -> None:
    said = " ".join(answer("import", "--help").out.split())
    assert "csv, daylio, jrnl, loop, therapy-tui, track-and-graph, or auto" in said


def test_completion_offers_the_sources(answer: Command) -> None:
    offered = answer("__complete", "import", "").out.splitlines()
    assert {"plain daylio Daylio", "plain auto guess which it is"} <= {*offered}
