"""Changes made outside the app: seen at a key after two quiet seconds, on focus, on a switch."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, before, seated, write, write_days
from therapy_tui.journal.lock import locked
from therapy_tui.journal.store import Journal
from therapy_tui.tui.screens import tab

Wait = Callable[[float], None]


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Wait:
    """Lets seconds go by on the clock that tells how long no key was pressed."""
    seconds = [1000.0]
    monkeypatch.setattr(tab, "monotonic", lambda: seconds[0])

    def go_by(span: float) -> None:
        seconds[0] += span

    return go_by


def outside(folder: Path, mood: int) -> None:
    """Someone else writes today's mood, as an editor would."""
    write(folder / "2026-11.toml", f"[{TODAY}]\nmood = {mood}\n# {mood * 'x'}\n")


# Computing the score looks at the folder too: each test waits for that first.


async def test_a_key_shows_them_after_two_quiet_seconds_and_not_before(
    folder: Path, time: MovingTime, wait: Wait
) -> None:
    write_days(folder, {TODAY: {"mood": 4}})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        await seat.press("down")
        outside(folder, 7)
        wait(1.9)
        await seat.press("down")
        assert "[4]" in seat.row("Mood")
        wait(1.9)
        await seat.press("up")
        assert "[4]" in seat.row("Mood")
        wait(2.1)
        await seat.press("up")
        assert "[7]" in seat.row("Mood")


async def test_the_key_acts_on_what_it_found(folder: Path, time: MovingTime, wait: Wait) -> None:
    write_days(folder, {TODAY: {"sessions": 1, "mood": 4}})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        write(folder / "2026-11.toml", f"[{TODAY}]\nmood = 4\n")
        wait(3)
        await seat.press("s")
        await seat.saved()

        assert seat.on_disk() == {"mood": 4, "sessions": 1}


async def test_focus_shows_them(folder: Path, time: MovingTime, wait: Wait) -> None:
    write_days(folder, {TODAY: {"mood": 4}})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        outside(folder, 7)
        seat.app.app_focus = False
        await seat.settle()
        assert "[4]" in seat.row("Mood")
        seat.focus()
        await seat.settle()
        assert "[7]" in seat.row("Mood")


async def test_a_change_of_screen_shows_them(folder: Path, time: MovingTime, wait: Wait) -> None:
    write_days(folder, {TODAY: {"mood": 4}, before(1): {"mood": 2}})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        outside(folder, 7)
        await seat.press("h")
        assert "Mood        7" in seat.text
        outside(folder, 8)
        await seat.press("r")
        await seat.sees("Mood 8.0 on average (1 day)")
        outside(folder, 9)
        await seat.press("t")
        assert "[9]" in seat.row("Mood")
        write_days(folder, {TODAY: {"mood": 9}}, support="Ana")
        await seat.press("c")
        assert "Ana" in seat.text


async def test_a_write_keeps_what_someone_else_wrote_just_before(
    folder: Path, time: MovingTime, wait: Wait
) -> None:
    write_days(folder, {TODAY: {"mood": 4}})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        write(folder / "2026-11.toml", f"# mine\n[{TODAY}]\nmood = 7\nhomework = 2\n")
        await seat.press("5")
        await seat.saved()
        await seat.settle()

        assert seat.on_disk() == {"mood": 7, "sleep": 5, "homework": 2}
        assert (folder / "2026-11.toml").read_text().startswith("# mine\n")
        assert "[7]" in seat.row("Mood")
        assert "[2]" in seat.row("Homework")


async def test_the_figures_rest_on_what_someone_else_wrote_while_a_save_waited(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        with locked(empty):
            await seat.press("6")
            await seat.sees("not enough days yet (1 of 8)")
            days = "".join(f"[{before(back)}]\nmood = 5\n" for back in (3, 2, 1))
            write(empty / "2026-11.toml", days)
        await seat.saved()
        await seat.sees("not enough days yet (4 of 8)")


async def test_a_key_that_changes_screens_looks_at_the_folder_once_and_shows_them_there(
    folder: Path, time: MovingTime, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_days(folder, {TODAY: {"mood": 4}})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        outside(folder, 7)
        looks: list[Journal] = []
        look = Journal.revision

        def counted(self: Journal) -> int:
            looks.append(self)
            return look(self)

        monkeypatch.setattr(Journal, "revision", counted)
        wait(3)
        await seat.press("h")
        assert "23 Nov   7.0" in seat.text
        assert len(looks) == 1


async def test_a_profile_changed_outside_changes_the_form(
    folder: Path, time: MovingTime, wait: Wait
) -> None:
    write_days(folder, {TODAY: {"mood": 4}})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        write(folder / "profile.toml", 'frequency = "monthly"\nhidden = ["sleep"]\n')
        wait(3)
        await seat.press("down")
        assert "monthly" in seat.row("Frequency")
        assert not seat.row("Sleep")
        assert seat.cursor in ("Homework", "Goals on track")


async def test_a_folder_that_vanished_is_shown_empty_and_is_made_again(
    folder: Path, time: MovingTime, wait: Wait
) -> None:
    write_days(folder, {TODAY: {"mood": 4}})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        folder.rename(folder.with_name("elsewhere"))
        wait(3)
        await seat.press("up")
        assert "[4]" not in seat.row("Mood")
        await seat.press("7")
        await seat.saved()
        assert seat.on_disk() == {"mood": 7}
