"""Settings: every row changes what it says, at once, on disk and in the running app."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY
from tests.encrypted import PASSPHRASE, give_identity
from tests.tui.seat import DEADLINE, SIZES, MovingTime, Seat, seated, write, write_days
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.store import Journal
from therapy_tui.tui import locking
from therapy_tui.tui.app import TherapyApp
from therapy_tui.tui.following import Following
from therapy_tui.tui.settings.first import SETTINGS
from therapy_tui.tui.terminal import TerminalDriver


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The configuration of this machine, which is not there yet."""
    monkeypatch.setenv("THERAPY_TUI_CONFIG", str(tmp_path / "machine" / "config.toml"))
    return tmp_path / "machine" / "config.toml"


def profile(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "profile.toml").read_text())


def machine(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text()) if file.exists() else {}


def words(seat: Seat) -> str:
    return " ".join(seat.text.split())


def down_to(label: str) -> list[str]:
    """The keys from the first row to a row."""
    return ["home", *["down"] * [setting.label for setting in SETTINGS].index(label)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_can_be_reached_and_says_what_it_changes(
    demo: Path, time: MovingTime, file: Path, size: tuple[int, int]
) -> None:
    async with seated(demo, time.clock, size) as seat:
        await seat.press("comma")
        seen = set()
        for setting in SETTINGS:
            assert setting.label in seat.text
            about = setting.about(seat.app.desk).split()
            if size[0] < 116:  # beside the list its words are mixed with the rows
                assert " ".join(about) in words(seat)
            assert about[0] in words(seat)
            seen.add(seat.cursor)
            await seat.press("down")
        assert len(seen) == len(SETTINGS)
        assert not file.exists()


async def test_comma_goes_there_and_back_and_so_does_escape(
    demo: Path, time: MovingTime, file: Path
) -> None:
    async with seated(demo, time.clock) as seat:
        for key, mode in (("h", "history"), ("r", "trend"), ("t", "today")):
            for back in ("comma", "escape"):
                await seat.press(key, "comma")
                assert seat.app.current_mode == "settings"
                await seat.press(back)
                assert seat.app.current_mode == mode
        await seat.press("comma", "c", "escape")
        assert seat.app.current_mode == "settings"
        await seat.press("escape")
        assert seat.app.current_mode == "today"
        await seat.press("c", "comma", "c", "c", "c")
        assert seat.app.current_mode in ("today", "contacts")


async def test_keys_typed_in_one_burst_act_in_order(
    empty: Path, time: MovingTime, file: Path
) -> None:
    async with seated(empty, time.clock) as seat:
        keys = ["comma", "down", "enter", *"2025-03", "enter", "down", "enter", "a", *"rest"]
        await seat.burst(*keys, "enter", "escape", "escape", "6", "4")
        await seat.saved()
    assert profile(empty)["started"] == date(2025, 3, 1)
    assert [goal["name"] for goal in profile(empty)["goals"]] == ["rest"]
    assert seat.on_disk() == {
        "mood": 6,
        "sleep": 4,
        "duration": "1-3-years",
    }


async def test_the_theme_is_shown_at_once_saved_and_one_undo_takes_all_of_it_back(
    demo: Path, time: MovingTime, file: Path
) -> None:
    write(file, "# mine\n[keys]\n")
    async with seated(demo, time.clock) as seat:
        assert seat.app.theme == "calm-dark"
        await seat.press("comma", *down_to("Theme"), "right")
        assert seat.app.theme == "calm-light"
        assert "< calm-light >" in seat.text
        await seat.press("right", "right")
        later = seat.app.theme
        assert later not in ("calm-dark", "calm-light")
        await seat.saved()
        assert machine(file)["theme"] == later
        await seat.press("u")
        assert seat.app.theme == "calm-dark"
        await seat.sees("Taken back: theme in the settings")
        assert file.read_text() == "# mine\n[keys]\n"
        await seat.press("U")
        assert seat.app.theme == later
        await seat.saved()
        assert machine(file)["theme"] == later
        await seat.press("x")
        await seat.saved()
        assert seat.app.theme == "calm-dark"
        assert "theme" not in machine(file)


@pytest.mark.parametrize("size", SIZES[:2])
async def test_where_colours_are_off_they_stay_off_and_the_choice_is_kept_for_elsewhere(
    demo: Path, time: MovingTime, file: Path, size: tuple[int, int]
) -> None:
    async with seated(demo, time.clock, size, no_colour=True) as seat:
        await seat.press("comma", *down_to("Theme"))
        assert "none (NO_COLOR), else calm-dark" in seat.row("Theme")
        assert "NO_COLOR is set, so nothing is coloured here." in words(seat)
        await seat.press("right")
        await seat.saved()
        assert seat.app.theme == "no-colour"
        assert machine(file)["theme"] == "calm-light"
        assert "none (NO_COLOR), else calm-light" in seat.row("Theme")
        assert "now calm-light, is kept and holds where NO_COLOR is not set." in words(seat)


async def test_the_time_zone_decides_at_once_which_day_it_is(
    empty: Path, time: MovingTime, file: Path
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("comma", *down_to("Time zone"), "enter", *"Mars", "enter")
        await seat.sees("is no time zone")
        await seat.press(*["backspace"] * 4, *"asia/tokyo", "enter")
        assert "Asia/Tokyo" in seat.row("Time zone")
        await seat.press("t")
        assert "Tuesday 24 November 2026" in seat.rows[0]
        await seat.press("7")
        await seat.saved()
        assert seat.on_disk(date(2026, 11, 24))["mood"] == 7
        assert machine(file) == {"time_zone": "Asia/Tokyo"}


async def test_the_hour_at_which_a_day_begins_holds_at_once(
    empty: Path, time: MovingTime, file: Path
) -> None:
    time.set(date(2026, 11, 24), 2)
    async with seated(empty, time.clock) as seat:
        assert "Monday 23 November 2026" in seat.rows[0]
        await seat.press("comma", *down_to("Day begins at"), "left", "left")
        assert "02:00" in seat.row("Day begins at")
        await seat.press("t")
        assert "Tuesday 24 November 2026" in seat.rows[0]
        await seat.saved()
        assert machine(file) == {"day_start": 2}


async def test_the_first_weekday_is_the_calendars_first_column(
    demo: Path, time: MovingTime, file: Path
) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press("comma", *down_to("Week begins on"), "left", "h")
        assert seat.row_with("Mo").split()[0] == "Su"
        await seat.saved()
        assert machine(file) == {"week_start": "sunday"}


async def test_dates_are_said_in_the_chosen_order(demo: Path, time: MovingTime, file: Path) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press("comma", *down_to("Dates are said"), "right", "t")
        assert "Monday, November 23, 2026" in seat.rows[0]
        await seat.saved()
        assert machine(file) == {"date_order": "month-day"}


async def test_animation_and_mouse_follow_at_once_and_auto_is_off_over_ssh(
    demo: Path, time: MovingTime, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/3")
    told: list[bool] = []
    monkeypatch.setattr(Following, "use_mouse", lambda _, on: told.append(on))
    async with seated(demo, time.clock) as seat:
        await seat.press("comma", *down_to("Animation"))
        assert "auto (here: off)" in seat.row("Animation")
        assert "auto (here: off)" in seat.row("Mouse")
        await seat.press("right")
        levels = [str(seat.app.animation_level)]
        await seat.press("right")
        levels.append(str(seat.app.animation_level))
        assert levels == ["full", "none"]
        await seat.press("down", "right", "right", "right")
        assert told == [True, False, False]
        await seat.press("u")
        await seat.saved()
        assert machine(file) == {"animation": "off"}


async def test_the_time_to_the_lock_holds_at_once(
    folder: Path, time: MovingTime, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_days(folder, {TODAY: {"mood": 7}})
    give_identity(folder)
    journal = Journal(folder, time.clock)
    journal.encrypt(PASSPHRASE)
    moment = [1000.0]
    monkeypatch.setattr(locking, "now", lambda: moment[0])
    app = TherapyApp(journal, Configuration(), configuration_file=file)
    async with app.run_test(size=(80, 24)) as pilot:
        seat = Seat(app, pilot, folder)
        await seat.press("comma", *down_to("Lock"), "enter", *"0", "enter")
        await seat.sees("is no number of minutes from 1 to 1440")
        await seat.press("backspace", *"7", "enter")
        assert "after 7 minutes" in seat.row("Lock")
        moment[0] += 6 * 60
        await seat.press("up")
        assert "Locked." not in seat.text
        moment[0] += 8 * 60
        await seat.press("up")
        assert "Locked." in seat.text
        await seat.saved()
    app.desk.editor.close(DEADLINE)
    assert machine(file) == {"lock_minutes": 7}


async def test_a_plain_journal_says_that_it_does_not_lock(
    demo: Path, time: MovingTime, file: Path
) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press("comma", *down_to("Lock"))
        await seat.sees("Yours is not")


async def test_the_frequency_holds_from_today_on_and_earlier_days_keep_theirs(
    folder: Path, time: MovingTime, file: Path
) -> None:
    write_days(folder, {date(2026, 11, 2): {"mood": 5, "frequency": "weekly"}})
    async with seated(folder, time.clock) as seat:
        await seat.press("comma")
        assert "< weekly >" in seat.text
        await seat.press("right", "right")
        assert "< every 3 weeks >" in seat.text
        await seat.press("t")
        assert "every 3 weeks" in seat.row("Frequency")
        await seat.saved()
        assert seat.on_disk() == {"frequency": "every-3-weeks"}
        assert seat.on_disk(date(2026, 11, 2))["frequency"] == "weekly"
        await seat.press("u")
        await seat.saved()
        assert seat.on_disk() == {}
        await seat.press("comma", "x")
        await seat.sees("carried from an earlier day")


async def test_without_any_day_the_frequency_is_the_profiles(
    empty: Path, time: MovingTime, file: Path
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("comma")
        assert "weekly (assumed)" in seat.text
        await seat.press("left")
        await seat.saved()
        assert profile(empty)["frequency"] == "as-needed"
        await seat.press("x")
        await seat.saved()
        assert "frequency" not in profile(empty)


async def test_start_next_session_and_weekday_are_typed_and_cleared(
    empty: Path, time: MovingTime, file: Path
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("comma", *down_to("In therapy since"), "enter", *"2027-01-01", "enter")
        await seat.sees("is in the future")
        await seat.press("escape", "enter", *"2025-03-03", "enter")
        assert "20 months" in seat.row("In therapy since")
        await seat.press(*down_to("Next session"), "enter", *"tomorrow 15:00", "enter")
        assert "Tue 24 Nov, 15:00" in seat.row("Next session")
        await seat.press("down", "right", "right")
        assert "Tuesday" in seat.row("Usual weekday")
        await seat.saved()
        found = profile(empty)
        assert found["started"] == date(2025, 3, 3)
        assert str(found["next_session"]) == "2026-11-24 15:00:00"
        assert found["session_weekday"] == "tuesday"
        await seat.press("t")
        assert "Session tomorrow, 15:00" in seat.text
        await seat.press(
            "comma", *down_to("In therapy since"), "x", "down", "down", "x", "down", "x"
        )
        await seat.saved()
        assert profile(empty) == {"format": 1}


async def test_a_field_that_is_switched_off_goes_from_every_screen_and_its_values_stay(
    demo: Path, time: MovingTime, file: Path
) -> None:
    async with seated(demo, time.clock) as seat:
        before = seat.all_on_disk
        await seat.press("comma", *down_to("Fields in use"), "enter", "enter")
        await seat.sees("Mood stays")
        await seat.press("down", "enter", "down", "right")
        assert "off" in seat.row("Sleep last night")
        await seat.saved()
        assert profile(demo)["hidden"] == ["sleep", "homework"]
        await seat.press("escape")
        assert "without sleep, homework" in seat.row("Fields in use")
        await seat.press("t")
        assert seat.row("Sleep") == seat.row("Homework") == ""
        for screen in ("h", "r", "p"):
            await seat.press(screen)
            await seat.computed()
            assert "Mood" in seat.text
            assert "Sleep" not in seat.text.replace("Sleep may", "")
        await seat.press("comma", "enter", "up", "x")
        await seat.saved()
        assert profile(demo)["hidden"] == ["homework"]
        await seat.press("u")
        await seat.sees("Taken back: fields in use in your profile.")
        await seat.press("U")
        await seat.saved()
        assert seat.all_on_disk == before


async def test_the_support_text_is_written_from_here(
    empty: Path, time: MovingTime, file: Path
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("comma", *down_to("Support text"), "enter", *"call Ana", "enter", "escape")
        assert seat.app.current_mode == "settings"
        assert "call Ana" in seat.row("Support text")
        await seat.press("x")
        await seat.saved()
        assert profile(empty)["support"] == "call Ana"


async def test_a_configuration_that_is_no_toml_is_said_and_the_change_waits(
    empty: Path, time: MovingTime, file: Path
) -> None:
    write(file, "theme = \n")
    async with seated(empty, time.clock) as seat:
        await seat.press("comma", *down_to("Theme"), "right")
        await seat.sees("Not saved yet, kept and tried again")
        assert file.read_text() == "theme = \n"
        write(file, "# mended\n")
        await seat.press("t", "6")
        await seat.saved()
        assert machine(file) == {"theme": "calm-light"}


async def test_a_fault_of_a_setting_is_no_longer_said_once_it_is_set(
    empty: Path, time: MovingTime, file: Path
) -> None:
    async with seated(empty, time.clock, configuration=Configuration(theme="calm-drak")) as seat:
        await seat.press("comma")
        await seat.sees("did you mean calm-dark?")
        await seat.press(*down_to("Theme"), "right")
        await seat.until(lambda: "did you mean" not in seat.text)


async def test_a_persons_words_are_never_markup(folder: Path, time: MovingTime, file: Path) -> None:
    write_days(folder, {}, support="[/x] [red]Ana\x1b[31m")
    async with seated(folder, time.clock) as seat:
        await seat.press("comma")
        assert "[/x] [red]Ana␛[31m" in seat.row("Support text")


def test_the_driver_asks_for_clicks_and_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    driver = object.__new__(TerminalDriver)
    driver._mouse = False
    monkeypatch.setattr(TerminalDriver, "write", lambda _, text: written.append(text))
    monkeypatch.setattr(TerminalDriver, "flush", lambda _: None)
    driver.use_mouse(True)
    assert "\x1b[?1000h" in "".join(written)
    written.clear()
    driver.use_mouse(False)
    assert "\x1b[?1000l" in "".join(written)
