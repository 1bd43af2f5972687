"""What is wrong in a file is said with its file and line, and stops nothing else."""

from datetime import date
from pathlib import Path

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, before, seated, write, write_days
from therapy_tui.journal.configuration import Configuration, read_configuration

BROKEN = '[2026-11-02]\nmood = 3\nnote = "never closed\n'


async def test_an_unreadable_month_is_named_with_its_line_and_others_work(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {date(2026, 10, 30): {"mood": 2}})
    write(folder / "2026-11.toml", BROKEN)
    async with seated(folder, time.clock) as seat:
        for screen in ("t", "h", "r"):
            await seat.press(screen)
            for size in SIZES:
                await seat.resize(size)
                assert "2026-11.toml:3" in seat.text
                assert seat.rows[-1].endswith("? help")
        await seat.resize((80, 24))
        await seat.press("h", "pageup", "g", *"2026-10-30", "enter")
        assert "Friday 30 October 2026" in seat.text
        assert "Mood        2" in seat.text
        await seat.press("enter", "5")
        await seat.saved()
        assert seat.on_disk(date(2026, 10, 30)) == {"mood": 2, "sleep": 5}

    assert (folder / "2026-11.toml").read_text() == BROKEN


async def test_two_faults_are_one_and_one_more(folder: Path, time: MovingTime) -> None:
    write(folder / "2026-11.toml", BROKEN)
    write(folder / "2026-10.toml", "mood = = 3\n")
    async with seated(folder, time.clock) as seat:
        assert "2026-11.toml:3" in seat.text  # the month on the screen comes first
        assert "and 1 more fault: run therapy-tui check" in seat.text
        write(folder / "profile.toml", "support = \n")
        write(folder / "2026-10.toml", '[2026-10-31]\nmood = 40\nsleep = "x"\n')
        await seat.press("c", "t")
        assert "2026-11.toml:3" in seat.text
        assert "and 2 more faults: run therapy-tui check" in seat.text


async def test_a_value_out_of_range_counts_as_missing_is_named_and_stays(
    folder: Path, time: MovingTime
) -> None:
    text = f"[{TODAY}]\nmood = 14 # a slip\nsleep = 3\n"
    write(folder / "2026-11.toml", text)
    async with seated(folder, time.clock) as seat:
        assert seat.cursor == "Mood"
        assert "2026-11.toml:2" in seat.text
        assert "mood: 14" in seat.text
        await seat.press("down", "4")
        await seat.saved()
        assert (folder / "2026-11.toml").read_text() == text.replace("sleep = 3", "sleep = 4")
        await seat.press("up", "up", "7")
        await seat.saved()
        await seat.until(lambda: "2026-11.toml:2" not in seat.text)

    assert (folder / "2026-11.toml").read_text() == f"[{TODAY}]\nmood = 7 # a slip\nsleep = 4\n"


async def test_a_newer_format_is_read_and_never_written(folder: Path, time: MovingTime) -> None:
    text = f"format = 99\n[{TODAY}]\nmood = 4\n"
    write(folder / "2026-11.toml", text)
    async with seated(folder, time.clock) as seat:
        assert "2026-11.toml:1" in seat.text
        await seat.press("5")
        assert "Nothing is changed here: 2026-11.toml:1" in seat.text
        assert "[4]" in seat.row("Mood ")

    assert (folder / "2026-11.toml").read_text() == text


async def test_a_journal_that_is_a_file_is_said_and_nothing_is_asked(
    folder: Path, time: MovingTime
) -> None:
    folder.write_text("not a folder")
    async with seated(folder, time.clock) as seat:
        assert seat.cursor == "Mood"
        assert "journal" in seat.row_with("folder")
        for screen in ("h", "r", "c", "t"):
            await seat.press(screen)
        await seat.press("6")
        await seat.sees("Not saved yet")

    assert folder.read_text() == "not a folder"


async def test_a_fault_that_was_put_right_is_gone_from_the_screen(
    folder: Path, time: MovingTime
) -> None:
    write(folder / "2026-11.toml", BROKEN)
    async with seated(folder, time.clock) as seat:
        write(folder / "2026-11.toml", BROKEN.replace("closed", 'closed"'))
        seat.focus()
        await seat.settle()
        assert "2026-11.toml" not in seat.text
        assert seat.rows[-1].endswith("? help")


async def test_what_is_wrong_in_the_configuration_is_said(
    empty: Path, time: MovingTime, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "calm-drak"\nweek_strat = "sunday"\n')
    configuration, faults = read_configuration(file)
    async with seated(empty, time.clock, configuration=configuration, faults=faults) as seat:
        assert "config.toml:2" in seat.text
        assert "did you mean week_start?" in seat.text
        assert "and 1 more fault" in seat.text
        assert seat.app.theme == "calm-dark"


async def test_an_unknown_theme_falls_back_and_says_so(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock, configuration=Configuration(theme="calm-drak")) as seat:
        assert "There is no theme 'calm-drak'; did you mean calm-dark?" in seat.text
        assert seat.app.theme == "calm-dark"


async def test_a_hand_written_month_with_text_that_steers_is_shown_as_it_is(
    folder: Path, time: MovingTime
) -> None:
    write(folder / "2026-11.toml", f'[{before(1)}]\nmood = "[/red]\\u001b[31m"\n')
    async with seated(folder, time.clock, (120, 36)) as seat:
        assert "[/red]" in seat.row("2026-11.toml:2")
        assert "\x1b" not in seat.text
