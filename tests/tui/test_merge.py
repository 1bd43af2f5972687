"""Second versions of files in the app: noticed on every tab, shown, merged on request."""

from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, seated, write, write_days
from therapy_tui.tui.palette import Actions

COPY = "2026-11 (Anna's conflicted copy 2026-11-23).toml"
NOTICE = "A second version of November 2026 is there: m merges"


@pytest.fixture
def twice(folder: Path) -> Path:
    """A month with a second version that says more, and one thing differently."""
    write_days(folder, {TODAY: {"mood": 7}})
    write(folder / COPY, f'format = 1\n\n[{TODAY}]\nmood = 5\nnote = "from the phone"\n')
    return folder


def kept(folder: Path) -> list[str]:
    return sorted(path.read_text() for path in (folder / "backups").iterdir())


async def offered(seat: Seat) -> bool:
    """Whether the palette and the keys have the merge."""
    names = [str(hit.prompt) async for hit in Actions(seat.app.screen).discover()]
    active = "m" in seat.app.screen.active_bindings
    assert active == ("Merge (m)" in names)
    return active


async def test_a_copy_is_noticed_on_every_tab_and_at_every_size(
    twice: Path, time: MovingTime
) -> None:
    async with seated(twice, time.clock) as seat:
        for screen in ("t", "h", "r", "p", "c"):
            await seat.press(screen)
            for size in SIZES:
                await seat.resize(size)
                assert NOTICE in seat.text
                assert await offered(seat)


async def test_without_a_copy_m_does_nothing(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        assert not await offered(seat)
        await seat.press("m")
        assert seat.cursor == "Mood"


async def test_m_shows_what_would_change_and_esc_leaves_it(twice: Path, time: MovingTime) -> None:
    before = (twice / "2026-11.toml").read_text()
    async with seated(twice, time.clock) as seat:
        for size in SIZES:
            await seat.resize(size)
            await seat.press("m")
            said = " ".join(seat.text.split())
            assert COPY in said
            assert "from the phone" in said
            assert "two different values" in said
            assert "Enter merges, Esc goes back" in said
            await seat.press("escape")
        assert NOTICE in seat.text
    assert (twice / "2026-11.toml").read_text() == before
    assert (twice / COPY).exists()


async def test_enter_merges_and_every_version_is_kept(twice: Path, time: MovingTime) -> None:
    before = [(twice / name).read_text() for name in ("2026-11.toml", COPY)]
    async with seated(twice, time.clock) as seat:
        await seat.press("m", "enter")
        await seat.sees("1 second version merged, 1 value to look at.", "from the phone")
        await seat.until(lambda: NOTICE not in seat.text)
        assert not await offered(seat)
        assert seat.on_disk() == {"mood": 7, "note": "from the phone"}
    assert "mood = 7  # merge: theirs had 5\n" in (twice / "2026-11.toml").read_text()
    assert kept(twice) == sorted(before)
    assert not (twice / COPY).exists()


async def test_a_change_made_just_before_is_in_the_merge(twice: Path, time: MovingTime) -> None:
    async with seated(twice, time.clock) as seat:
        await seat.burst("4", "m", "enter")
        await seat.sees("1 second version merged")
        await seat.saved()
        assert seat.on_disk()["sleep"] == 4
        assert seat.on_disk()["note"] == "from the phone"


async def test_a_copy_that_arrives_while_the_app_is_open_is_noticed(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock, (160, 40)) as seat:
        assert "m merge" not in seat.rows[-1]
        write(empty / COPY, "format = 1\n\n[2026-11-20]\nmood = 4\n")
        seat.focus()
        await seat.sees(NOTICE)
        assert await offered(seat)
        await seat.until(lambda: "m merge" in seat.rows[-1])
        await seat.press("m", "enter")
        await seat.sees("1 second version merged.")
        await seat.until(lambda: "m merge" not in seat.rows[-1])


async def test_a_copy_that_cannot_be_read_is_named_and_left(twice: Path, time: MovingTime) -> None:
    write(twice / COPY, "[2026-11-20\n")
    async with seated(twice, time.clock) as seat:
        await seat.press("m")
        assert "None of these can be merged" in seat.text
        assert "line 1" in " ".join(seat.text.split())
        await seat.press("enter", "escape")
        assert NOTICE in seat.text
    assert (twice / COPY).read_text() == "[2026-11-20\n"


async def test_m_is_a_letter_while_a_note_is_written(twice: Path, time: MovingTime) -> None:
    async with seated(twice, time.clock) as seat:
        await seat.press("n", "m", "escape")
        await seat.saved()
        assert seat.on_disk()["note"] == "m"
