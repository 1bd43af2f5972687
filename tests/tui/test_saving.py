"""Each change is on disk in the order of the keys; what fails is said, kept and tried again."""

from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, before, seated, write, write_days
from therapy_tui.domain.answer import digit_value, step_value
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.fields import FIELDS, MOOD, Change, Value
from therapy_tui.domain.profile import Break, Goal, Question
from therapy_tui.journal.editor import Undone
from therapy_tui.journal.store import Journal
from therapy_tui.tui.run import unsaved_text
from therapy_tui.tui.screens.tab import undone_text
from therapy_tui.tui.widgets.note import NoteBox

KEYS = (*"0123456789", "up", "down", "left", "right", "x", "s", "minus", "j", "k")
CONTEXT = ("frequency", "duration")


def played(keys: list[str]) -> dict[str, Value]:
    """What a day holds after these keys, by the rules alone."""
    values: dict[str, Value | None] = {}
    at, one = 0, False
    for key in keys:
        field, straight, one = FIELDS[at], one, False
        if key.isdigit():
            value = digit_value(field, int(key))
            if straight and key == "0" and value is None:
                values["mood"] = 10
            elif value is not None:
                values[field.key] = value
                one = field is MOOD and value == 1
                at += 1
        elif key in ("left", "right"):
            value = step_value(field, values.get(field.key), 1 if key == "right" else -1)
            if value is not None:
                values[field.key] = value
        elif key == "x":
            values[field.key] = None
        elif key == "s":
            values["sessions"] = None if values.get("sessions") else 1
        elif key == "minus":
            values["homework"] = "none-set"
            at += field.key == "homework"
        else:
            at += -1 if key in ("up", "k") else 1
        at = min(max(at, 0), len(FIELDS) - 1)
        said = [each for each in values if each not in CONTEXT and values[each] is not None]
        if key == "x" and field.key not in CONTEXT and not said:
            values = {}
    return {key: value for key, value in values.items() if value is not None}


@pytest.mark.parametrize("seed", range(3))
async def test_after_a_burst_of_keys_the_file_is_what_was_typed_when_the_app_has_ended(
    empty: Path, time: MovingTime, seed: int
) -> None:
    keys = Random(seed).choices(KEYS, k=200)
    async with seated(empty, time.clock) as seat:
        await seat.burst(*keys, "q")
        await seat.until(lambda: not seat.app.is_running)

    assert seat.on_disk() == played(keys)


def spoil(folder: Path) -> Path:
    """Put a file where the folder is; returns where the folder went."""
    away = folder.with_name("away")
    folder.rename(away)
    folder.write_text("in the way")
    return away


def repair(folder: Path, away: Path) -> None:
    folder.unlink()
    away.rename(folder)


async def test_a_failed_save_says_so_is_kept_and_succeeds_with_the_next_key(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {before(1): {"mood": 5}})
    async with seated(folder, time.clock) as seat:
        away = spoil(folder)
        await seat.press("6", "4")
        await seat.sees("Not saved yet, kept and tried again:")
        assert "[6]" in seat.row("Mood")
        assert "[good]" in seat.row("Sleep")
        await seat.press("h")
        assert "[23]" in seat.text
        assert seat.row("[23]").split()[:2] == ["[23]", "6"]
        repair(folder, away)
        await seat.press("t", "3")
        await seat.saved()
        await seat.sees("Saved 21:04")

        assert seat.all_on_disk == {
            before(1): {"mood": 5},
            TODAY: {"mood": 6, "sleep": 4, "homework": 3},
        }


async def test_a_failed_save_is_said_on_every_screen(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        for screen in ("h", "r"):
            away = spoil(empty)
            await seat.burst("t", "6", screen)
            await seat.sees("Not saved yet")
            repair(empty, away)
            await seat.press("u")
            await seat.saved()


async def test_a_month_that_cannot_be_read_takes_no_change_and_others_are_saved(
    folder: Path, time: MovingTime
) -> None:
    write(folder / "2026-10.toml", "[2026-10-31]\nmood = \n")
    async with seated(folder, time.clock) as seat:
        await seat.press(*["pageup"] * 23)
        assert "Saturday 31 October 2026" in seat.rows[0]
        await seat.press("6", "n")
        assert "Nothing is changed here: 2026-10.toml:2" in seat.text
        assert not seat.app.screen.query(NoteBox)
        await seat.press("t", "7")
        await seat.until(lambda: seat.on_disk() == {"mood": 7})
        write(folder / "2026-10.toml", "[2026-10-31]\nsleep = 2\n")
        await seat.press(*["pageup"] * 23, "6")
        await seat.saved()

        assert seat.on_disk(date(2026, 10, 31)) == {"mood": 6, "sleep": 2}


class TestUndo:
    async def test_changes_are_taken_back_one_by_one_to_an_empty_day(
        self, folder: Path, time: MovingTime
    ) -> None:
        facts: dict[str, Value] = {"frequency": "monthly", "duration": "1-3-years"}
        write_days(folder, {before(1): {"mood": 5, **facts}})
        async with seated(folder, time.clock) as seat:
            await seat.press("6", "4", "s")
            await seat.saved()
            states = []
            for said in ("Sessions", "Sleep", "Mood"):
                await seat.press("u")
                await seat.sees(f"Taken back: {said} on Mon 23 Nov.")
                states.append({**seat.on_disk()})

            assert states == [
                {"mood": 6, "sleep": 4, **facts},
                {"mood": 6, **facts},
                {},
            ]
            assert seat.on_disk(before(1)) == {"mood": 5, **facts}
            await seat.press("u")
            assert "Nothing to take back since the app was opened." in seat.text

    async def test_a_cleared_last_value_comes_back_with_all_that_went(
        self, folder: Path, time: MovingTime
    ) -> None:
        held: dict[str, Value] = {"mood": 5, "frequency": "monthly", "duration": "1-3-years"}
        write_days(folder, {TODAY: held})
        text = (folder / "2026-11.toml").read_bytes()
        async with seated(folder, time.clock) as seat:
            await seat.press("up", "x")
            await seat.saved()
            assert seat.on_disk() == {}
            await seat.press("u")
            await seat.sees("Taken back: Mood on Mon 23 Nov.")

        assert (folder / "2026-11.toml").read_bytes() == text

    async def test_what_someone_else_changed_since_is_left_alone_and_the_screen_says_so(
        self, empty: Path, time: MovingTime, clock: Clock
    ) -> None:
        async with seated(empty, time.clock) as seat:
            await seat.press("6")
            await seat.saved()
            Journal(empty, clock).update(TODAY, {"mood": 9})
            await seat.press("u")
            await seat.sees("Mood on Mon 23 Nov was changed elsewhere", "[9]")

            assert seat.on_disk() == {"mood": 9}

    async def test_it_works_and_speaks_on_every_screen(self, empty: Path, time: MovingTime) -> None:
        async with seated(empty, time.clock) as seat:
            await seat.press("6", "4", "3")
            for screen, said in (("h", "Homework"), ("r", "Sleep"), ("c", "Mood")):
                await seat.press(screen, "u")
                await seat.sees(f"Taken back: {said} on Mon 23 Nov.")
            await seat.press("u")
            await seat.sees("Nothing to take back since the app was opened.")

            assert seat.all_on_disk == {}


@pytest.mark.parametrize(
    ("restored", "left_alone", "text"),
    [
        (("mood",), (), "Taken back: Mood on Mon 23 Nov."),
        (("mood", "note"), (), "Taken back: Mood, Note on Mon 23 Nov."),
        (
            (),
            ("sleep",),
            "Sleep on Mon 23 Nov was changed elsewhere since and is left alone.",
        ),
        ((), (), "Nothing had changed on Mon 23 Nov."),
    ],
)
def test_what_was_taken_back_is_said(
    restored: tuple[str, ...], left_alone: tuple[str, ...], text: str, clock: Clock
) -> None:
    assert undone_text(Undone(TODAY, restored, left_alone, clock.now())) == text


def test_what_could_not_be_saved_is_told_with_its_values() -> None:
    days: dict[date, Change] = {TODAY: {"mood": 6, "note": "a\x1b[31m"}, before(1): {"sleep": None}}

    assert unsaved_text(days, {"support": "call Ana"}).splitlines() == [
        "  2026-11-23: mood 6, note a␛[31m",
        "  2026-11-22: sleep cleared",
        "  profile: support call Ana",
    ]
    assert unsaved_text({}, {}) == ""


def test_of_the_configuration_what_could_not_be_saved_is_told_as_the_file_would_have_it() -> None:
    change = {"theme": None, "week_start": 6, "mouse": "on"}
    assert unsaved_text({}, {}, change).splitlines() == [
        "  configuration: theme as usual",
        "  configuration: week_start sunday",
        "  configuration: mouse on",
    ]


def test_of_the_profile_what_could_not_be_saved_is_told_in_words() -> None:
    profile = {
        "goals": (
            Goal("say no", since=before(9)),
            Goal("sleep\x1b[31m", until=TODAY),
            Goal("rest"),
        ),
        "breaks": (Break(before(30), before(20)), Break(before(2))),
        "questions": (Question("why?", before(1)),),
        "next_session": datetime(2026, 11, 24, 15),
        "session_weekday": 1,
        "hidden": ("sleep", "goals"),
        "frequency": "every-2-weeks",
        "started": None,
        "support": "",
    }
    assert unsaved_text({}, profile).splitlines() == [
        "  profile: goals say no (from 2026-11-14); sleep␛[31m (to 2026-11-23); rest",
        "  profile: breaks from 2026-10-24 to 2026-11-03; from 2026-11-21",
        "  profile: questions why? (noted 2026-11-22)",
        "  profile: next session 2026-11-24 15:00",
        "  profile: session weekday Tuesday",
        "  profile: hidden Sleep, Goals",
        "  profile: frequency every 2 weeks",
        "  profile: started cleared",
        "  profile: support cleared",
    ]
