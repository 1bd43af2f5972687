"""Import in the app: a file is named, shown as the command shows it, written, and taken back."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.encrypted import PASSPHRASE, give_identity
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write, write_days
from therapy_tui.charts import Glyphs
from therapy_tui.exchange.sources import sources
from therapy_tui.exchange.wanted import Wanted, plan_for
from therapy_tui.journal.store import Journal
from therapy_tui.report.import_lines import plan_lines
from therapy_tui.tui.palette import Actions
from therapy_tui.tui.screens.importing import ImportPage
from therapy_tui.tui.screens.lock import LockScreen

HEAD = "full_date,date,weekday,time,mood,activities,note\n"
DAYLIO = f"""{HEAD}\
2026-11-23,November 23,Monday,20:10,good,friends,tea with Anna
2026-11-22,November 22,Sunday,21:10,rested,,[/b] slept \x1b[31mlong
2026-11-21,November 21,Saturday,21:10,so so,,
"""
KNOWN = DAYLIO.replace("rested", "rad").replace("so so", "meh")
READ = ("i", *"d.csv", "enter")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is imported, in the folder in which the app was started."""
    place = tmp_path / "files"
    place.mkdir()
    monkeypatch.chdir(place)
    (place / "d.csv").write_text(KNOWN)
    return place / "d.csv"


async def read(seat: Seat, *keys: str) -> None:
    """Name the file, and wait until its preview is there."""
    await seat.press(*(keys or READ))
    await seat.computed()
    await seat.settle()


async def test_the_palette_has_it_and_the_empty_page_says_what_can_be_imported(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        names = [str(hit.prompt) async for hit in Actions(seat.app.screen).discover()]
        assert "Import (i)" in names
        await seat.press("i")
        for size in SIZES:
            await seat.resize(size)
            for source in sources():
                assert f"{source.title}: " in seat.text
            assert "Enter reads it, Tab completes the name, Esc goes back." in seat.text
        await seat.press("escape", "6")
        assert "[6]" in seat.row("Mood")


async def test_the_preview_is_that_of_the_command_and_esc_writes_nothing(
    empty: Path, time: MovingTime
) -> None:
    journal = Journal(empty, time.clock)
    plan = plan_for(journal, Wanted(Path("d.csv")))
    for size in SIZES:
        async with seated(empty, time.clock, size) as seat:
            await read(seat)
            expected = plan_lines(plan, min(78, size[0] - 5))
            assert [row.strip() for row in seat.rows[5:8]] == [row.strip() for row in expected[:3]]
            assert "Daylio, guessed" in seat.row("Program")
            assert "Enter imports" in seat.text
            await seat.press("end")
            assert expected[-1].strip() in seat.text
            await seat.press("escape")
            assert not isinstance(seat.app.screen, ImportPage)
            assert seat.all_on_disk == {}


async def test_enter_imports_and_u_takes_it_back(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await read(seat)
        await seat.press("enter")
        await seat.sees("Imported 5 values of 3 days.", "u takes it back, Esc goes back.")
        assert "What was there before is kept as backups/import.2026-11-23T210400.toml" in seat.text
        assert "To take this import back: therapy-tui restore import" in seat.text
        assert seat.on_disk() == {"mood": 8, "note": "tea with Anna"}
        assert seat.on_disk(before(1))["note"] == "[/b] slept \x1b[31mlong"
        await seat.press("u")
        await seat.sees("Took back 5 values of 3 days.")
        assert seat.all_on_disk == {}
        await seat.press("enter")
        assert not isinstance(seat.app.screen, ImportPage)


async def test_after_an_import_the_screen_below_has_the_values(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await read(seat)
        await seat.burst("enter", "escape")
        await seat.sees("Imported 5 values of 3 days.")
        assert "[8]" in seat.row("Mood")


async def test_keys_typed_ahead_act_in_their_order(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.burst("4", *READ)
        await seat.computed()
        await seat.settle()
        assert "yours 4, theirs 8" in seat.text  # what was changed just before is in the preview
        await seat.burst("enter", "u")
        await seat.sees("Took back 4 values of 3 days.")
        assert seat.all_on_disk.keys() == {TODAY}
        assert seat.on_disk()["mood"] == 4


async def test_words_that_nobody_knows_are_asked_for_one_after_the_other(
    empty: Path, time: MovingTime, file: Path
) -> None:
    file.write_text(DAYLIO)
    async with seated(empty, time.clock) as seat:
        await read(seat)
        assert "Enter asks for what is needed" in seat.text
        await seat.press("end")
        assert '--map "rested=..."' in seat.text
        await seat.press("enter")
        assert "Which mood is 'rested'? (1 of 2)" in seat.text
        await seat.press("escape", "enter", *"11", "enter")
        assert "1 to 10" in seat.text
        await seat.press("backspace", "backspace", "9", "enter")
        assert "Which mood is 'so so'? (2 of 2)" in seat.text
        await read(seat, *"none", "enter")
        assert seat.row("Answers").endswith("rested=9; so so=none")
        await seat.press("enter")
        await seat.sees("Imported 4 values of 2 days.")
        assert seat.on_disk(before(1))["mood"] == 9
        assert seat.on_disk(before(2)) == {}


async def test_r_takes_theirs_where_both_differ_and_keeps_yours_again(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {TODAY: {"mood": 3}})
    async with seated(folder, time.clock) as seat:
        await read(seat)
        assert "23 Nov 2026, Mood: yours 3, theirs 8" in seat.text
        assert "yours stays" in seat.text
        assert "r takes theirs where both differ." in seat.text
        await read(seat, "r")
        assert "theirs taken" in seat.text
        assert "r keeps yours where both differ." in seat.text
        await read(seat, "r")
        assert "yours stays" in seat.text
        await read(seat, "r")
        await seat.press("enter")
        await seat.sees("Imported 5 values")
        assert seat.on_disk()["mood"] == 8


async def test_what_was_changed_since_the_preview_is_left_and_said(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await read(seat)
        Journal(empty, time.clock).update(TODAY, {"mood": 2})
        await seat.press("enter")
        await seat.sees("changed meanwhile: 23 Nov 2026, Mood.")
        assert seat.on_disk()["mood"] == 2


async def test_what_cannot_be_written_is_one_sentence_even_where_u_was_typed_ahead(
    empty: Path, time: MovingTime
) -> None:
    write(empty / "backups", "in the way")
    async with seated(empty, time.clock) as seat:
        for ahead in ((), ("u",)):
            await read(seat)
            await seat.burst("enter", *ahead)
            await seat.sees("could not be saved", "Enter or f another file")
            await seat.saved()
            await seat.settle()
            assert "could not be saved" in seat.text
            assert seat.all_on_disk == {}
            await seat.press("escape")
        (empty / "backups").unlink()
        await read(seat)
        await seat.press("enter")
        await seat.sees("Imported 5 values of 3 days.")
        for record in (empty / "backups").iterdir():
            record.unlink()
        await seat.press("u")
        await seat.sees("is no longer there", "u takes it back")
        assert len(seat.all_on_disk) == 3


async def test_a_second_time_there_is_nothing_to_write(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await read(seat)
        await seat.press("enter")
        await seat.sees("Imported 5 values")
        await seat.press("escape")
        await read(seat)
        assert "There is nothing to write; Esc goes back." in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, ImportPage)


async def test_a_file_that_will_not_do_is_one_sentence_and_the_next_key_names_another(
    empty: Path, time: MovingTime, file: Path
) -> None:
    file.write_text(f"{HEAD}2026-13-23,x,y,20:10,good,,\n")
    async with seated(empty, time.clock) as seat:
        for size in SIZES:
            await seat.resize(size)
            await read(seat)
            assert "d.csv, line 2: " in seat.text
            assert "Enter or f another file, Esc goes back." in " ".join(seat.text.split())
            await read(seat, "f", *("backspace",) * 5, *"none.csv", "enter")
            assert "none.csv" in " ".join(seat.rows[5:8])
            await read(seat, "enter", *("backspace",) * 8, "enter")
            assert "Type the name of a file, a zip or a folder." in seat.text
            await seat.press("escape")
        assert seat.all_on_disk == {}


async def test_what_a_table_needs_to_be_told_is_typed_as_an_answer(
    empty: Path, time: MovingTime, file: Path
) -> None:
    file.write_text("When,Points\n2026-11-22,4\n")
    async with seated(empty, time.clock, (120, 36)) as seat:
        await read(seat)
        assert "Say what is what, such as --map mood=COLUMN" in " ".join(seat.text.split())
        await read(seat, "a", *"date=When; mood=Points", "enter")
        assert "--mood-scale 1-5" in seat.text
        await read(seat, "a", *" --mood-scale 1-5", "enter")
        assert "Any CSV, guessed" in seat.row("Program")
        await seat.press("enter")
        await seat.sees("Imported 1 value of 1 day.")
        assert seat.on_disk(before(1)) == {"mood": 8}


async def test_an_answer_that_is_none_is_said_where_it_is_typed(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("i", *"d.csv", "down", *"calm", "enter")
        assert "--map takes FIELD=COLUMN" in seat.text
        await read(seat, *("backspace",) * 4, "enter")
        assert "is read as Daylio" in seat.text


async def test_left_and_right_take_the_file_for_another_program_s(
    empty: Path, time: MovingTime, file: Path
) -> None:
    (file.parent / "e.csv").write_text(KNOWN)
    async with seated(empty, time.clock) as seat:
        await read(seat)
        await read(seat, "right")
        assert seat.row("Program").endswith("jrnl")
        await read(seat, "left", "left")
        assert seat.row("Program").endswith("Any CSV")
        await read(seat, "left")
        await seat.until(lambda: seat.row("Program").endswith("Daylio, guessed"))
        await read(seat, "right", "f", *("backspace",) * 5, *"e.csv", "enter")
        await seat.until(lambda: seat.row("Program").endswith("Daylio, guessed"))


async def test_programs_are_stepped_through_faster_than_they_are_read(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await read(seat)
        await seat.burst("right", "right", "right", "left", "left", "left", "left")
        await seat.computed()
        assert seat.row("Program").endswith("Any CSV")


async def test_tab_completes_the_name_and_shows_what_it_could_be(
    empty: Path, time: MovingTime, file: Path
) -> None:
    (file.parent / "day.csv").touch()
    async with seated(empty, time.clock) as seat:
        await seat.press("i", "d", "tab")
        assert "d.csv  day.csv" in seat.text
        await seat.press("x", "tab")
        assert "There is no file whose name begins so." in seat.text
        await seat.press("backspace", "a", "tab")
        assert seat.row("File").endswith("day.csv")
        await seat.press("down", "tab")
        await read(seat, *("backspace",) * 7, *"d.", "tab", "enter")
        assert "is read as Daylio" in seat.text


async def test_leaving_while_it_reads_is_safe(empty: Path, time: MovingTime, file: Path) -> None:
    rows = "".join(f"{date(2020, 1, n % 28 + 1)},x,y,20:10,good,,{n}\n" for n in range(5_000))
    file.write_text(HEAD + rows)
    async with seated(empty, time.clock) as seat:
        await seat.burst(*READ, "escape")
        assert not isinstance(seat.app.screen, ImportPage)
        await seat.computed()
        await seat.press("6")
        await seat.saved()
        assert seat.all_on_disk == {TODAY: seat.on_disk()}


async def test_an_encrypted_journal_is_imported_into(folder: Path, time: MovingTime) -> None:
    write_days(folder, {})
    give_identity(folder)
    Journal(folder, time.clock).encrypt(PASSPHRASE)
    async with seated(folder, time.clock) as seat:
        await seat.press("left", *PASSPHRASE, "enter")
        await seat.until(lambda: not isinstance(seat.app.screen, LockScreen))
        await read(seat)
        await seat.press("enter")
        await seat.sees("Imported 5 values of 3 days.")
        assert "import.2026-11-23T210400.toml.age" in seat.text
        await seat.press("L")
        assert "Anna" not in seat.text
        await seat.press("u")
        assert {path.suffix for path in folder.rglob("*.*") if "import" in path.name} == {".age"}
        assert not [path for path in folder.rglob("*") if b"Anna" in _bytes(path)]


async def test_letters_are_typed_in_the_lines_and_the_text_of_the_file_is_only_text(
    folder: Path, time: MovingTime, file: Path
) -> None:
    write_days(folder, {before(1): {"note": "mine"}})
    file.rename(file.with_name("[q]fairu.csv"))
    async with seated(folder, time.clock, glyphs=Glyphs.ASCII) as seat:
        await read(seat, "i", *"[q]fairu.csv", "enter")
        await seat.press("end")
        assert "theirs [/b] slept" in seat.text
        assert "\x1b" not in seat.text


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
