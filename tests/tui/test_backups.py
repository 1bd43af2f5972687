"""A file that cannot be read is restored from the screen that reports it."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.encrypted import PASSPHRASE, give_identity
from tests.tui.seat import DEADLINE, SIZES, MovingTime, Seat, seated, write
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.store import Journal
from therapy_tui.tui.app import TherapyApp
from therapy_tui.tui.palette import Actions

BROKEN = '[2026-11-23]\nmood = 3\nnote = "never closed\n'
OLDER = "# mine\n[2026-11-17]\nmood = 7\nsleep = 4\n"
OFFER = "can be restored: b"


@pytest.fixture
def broken(empty: Path) -> Path:
    """A journal whose month cannot be read, with three backups, the second one broken too."""
    write(empty / "2026-11.toml", BROKEN)
    for day, text in ((19, "[2026-11-16]\nmood = 2\n"), (20, "mood = = 1\n"), (21, OLDER)):
        write(empty / "backups" / f"2026-11.2026-11-{day}T090500.toml", text)
    return empty


def month(folder: Path) -> str:
    return (folder / "2026-11.toml").read_text()


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def offers(seat: Seat) -> bool:
    """Whether the key is in the line of keys; it is said above it exactly then."""
    said = OFFER in seat.text or "an earlier version: b" in seat.text
    assert said == ("b backups" in seat.rows[-1])
    return said


async def test_each_screen_that_reports_it_offers_its_backups(
    broken: Path, time: MovingTime
) -> None:
    async with seated(broken, time.clock) as seat:
        for screen in ("t", "h", "r"):
            await seat.press(screen)
            for size in SIZES:
                await seat.resize(size)
                assert offers(seat), (screen, size)
                assert seat.rows[-1].endswith("? help")
                await seat.press("b")
                await seat.sees("November 2026: earlier versions, newest first")
                assert seat.row("> ").split() == [
                    *(">", "1", "Sat", "21", "Nov", "2026", "09:05"),
                    *("1", "day", str(len(OLDER)), "bytes"),
                ]
                assert "cannot be restored: line 1" in seat.row_with("20 Nov 2026")
                await seat.press("escape")
        await seat.press("p")
        assert "b backups" not in seat.rows[-1]


async def test_enter_shows_the_difference_and_enter_again_restores(
    broken: Path, time: MovingTime
) -> None:
    async with seated(broken, time.clock) as seat:
        await seat.press("b", "enter")
        assert "November 2026, backup 1 of Sat 21 Nov 2026 09:05" in seat.text
        assert "cannot be read (2026-11.toml:3:" in seat.text
        assert "Mood 7 of 10  Sleep good" in seat.text
        assert month(broken) == BROKEN
        await seat.press("enter")
        await seat.sees("Restored from 21 Nov 09:05; the old file is in backups/")
        assert month(broken) == OLDER
        assert kept(broken)[-1] == "2026-11.2026-11-23T210400.toml"
        assert (broken / "backups" / kept(broken)[-1]).read_text() == BROKEN
        await seat.until(lambda: "b backups" not in seat.rows[-1])
        assert not offers(seat)
        await seat.press("6")
        await seat.saved()
        assert seat.on_disk()["mood"] == 6


async def test_a_wide_screen_says_where_the_old_file_is(broken: Path, time: MovingTime) -> None:
    async with seated(broken, time.clock, (150, 40)) as seat:
        await seat.press("h", "b", "enter", "enter")
        await seat.sees(
            "Restored November 2026 from Sat 21 Nov 2026 09:05; what was there before is kept as "
            "backups/2026-11.2026-11-23T210400.toml"
        )


async def test_arrows_choose_and_esc_goes_back_step_by_step(broken: Path, time: MovingTime) -> None:
    async with seated(broken, time.clock) as seat:
        await seat.press("b", "up", "down", "j", "j")
        assert seat.row("> ").startswith("  >  3") or "3  Thu 19 Nov" in seat.row("> ")
        await seat.press("enter")
        assert "backup 3 of Thu 19 Nov" in seat.text
        await seat.press("escape")
        assert "earlier versions" in seat.text
        await seat.press("escape")
        assert offers(seat)
        await seat.press("b", "down", "down", "enter", "enter")
        await seat.sees("Restored from 19 Nov 09:05")
        assert month(broken) == "[2026-11-16]\nmood = 2\n"


async def test_one_that_cannot_be_read_is_refused_in_a_sentence(
    broken: Path, time: MovingTime
) -> None:
    async with seated(broken, time.clock) as seat:
        await seat.press("b", "down", "enter")
        assert "Backup 2 of November 2026 cannot be restored: line 1" in " ".join(seat.text.split())
        assert "earlier versions" in seat.text
        await seat.press("enter", "escape")
    assert month(broken) == BROKEN


async def test_keys_typed_in_one_burst_act_in_their_order(broken: Path, time: MovingTime) -> None:
    async with seated(broken, time.clock) as seat:
        await seat.burst("h", "b", "down", "down", "enter", "escape", "up", "up", "enter", "enter")
        await seat.sees("Restored from 21 Nov 09:05")
    assert month(broken) == OLDER


async def test_a_change_that_waited_for_it_is_saved_by_itself(
    broken: Path, time: MovingTime
) -> None:
    async with seated(broken, time.clock) as seat:
        seat.app.desk.editor.change(TODAY, {"mood": 4})
        await seat.sees("Not saved yet")
        await seat.press("b", "enter", "enter")
        await seat.saved()
        assert seat.on_disk()["mood"] == 4
        assert seat.on_disk(date(2026, 11, 17)) == {"mood": 7, "sleep": 4}


async def test_a_file_that_was_put_right_meanwhile_is_left_alone(
    broken: Path, time: MovingTime
) -> None:
    async with seated(broken, time.clock) as seat:
        await seat.press("b", "enter")
        write(broken / "2026-11.toml", BROKEN.replace("closed", 'closed"'))
        await seat.press("enter")
        await seat.sees("2026-11.toml has changed meanwhile; look at the difference again.")
    assert month(broken) == BROKEN.replace("closed", 'closed"')
    assert len(kept(broken)) == 3


async def test_a_file_that_is_just_like_it_needs_no_restoring(
    broken: Path, time: MovingTime
) -> None:
    async with seated(broken, time.clock) as seat:
        await seat.press("b")
        write(broken / "2026-11.toml", OLDER)
        await seat.press("enter", "enter")
        assert "there is nothing to restore" in seat.text
        await seat.press("escape", "escape")
    assert len(kept(broken)) == 3


@pytest.mark.parametrize(
    "text", ["format = 99\n", "[2026-11-23]\nmood = 14\n", "[2026-11-23]\nmood = 4\n"]
)
async def test_what_can_be_read_offers_nothing(broken: Path, time: MovingTime, text: str) -> None:
    write(broken / "2026-11.toml", text)
    async with seated(broken, time.clock) as seat:
        for screen in ("t", "h", "r"):
            await seat.press(screen)
            assert not offers(seat)
            await seat.press("b")
            assert "earlier versions" not in seat.text


async def test_without_a_backup_nothing_is_offered(empty: Path, time: MovingTime) -> None:
    write(empty / "2026-11.toml", BROKEN)
    async with seated(empty, time.clock) as seat:
        assert not offers(seat)


async def test_the_month_on_the_screen_comes_first_and_then_the_other(
    broken: Path, time: MovingTime
) -> None:
    write(broken / "2026-10.toml", "mood = = 3\n")
    write(broken / "backups" / "2026-10.2026-10-21T090500.toml", "[2026-10-30]\nmood = 3\n")
    async with seated(broken, time.clock) as seat:
        await seat.press("b", "enter", "enter")
        await seat.sees("Restored from 21 Nov 09:05")
        assert offers(seat)
        await seat.press("b")
        assert "October 2026: earlier versions" in seat.text


async def test_a_month_without_a_backup_does_not_hide_the_offer_for_another(
    broken: Path, time: MovingTime
) -> None:
    write(broken / "2026-10.toml", "mood = = 3\n")
    async with seated(broken, time.clock, (60, 20)) as seat:
        await seat.press("r", "3")
        assert "2026-10.toml:1" in seat.text
        assert "An earlier version of November 2026 can be restored: b" in seat.text
        assert offers(seat)


async def test_in_a_note_b_is_a_letter(broken: Path, time: MovingTime) -> None:
    write(broken / "2026-10.toml", "mood = = 3\n")
    write(broken / "backups" / "2026-10.2026-10-21T090500.toml", "")
    write(broken / "2026-11.toml", OLDER)
    async with seated(broken, time.clock) as seat:
        assert offers(seat)
        await seat.press("n", "b", "b", "enter")
        await seat.saved()
        assert seat.on_disk()["note"] == "bb"


async def test_contacts_restores_the_profile(broken: Path, time: MovingTime) -> None:
    write(broken / "profile.toml", 'support = "never closed\n')
    write(broken / "backups" / "profile.2026-11-20T090500.toml", 'support = "Call Ada."\n')
    async with seated(broken, time.clock) as seat:
        await seat.press("c")
        assert offers(seat)
        await seat.press("b", "enter")
        assert "Support Call Ada." in seat.text
        await seat.press("enter")
        await seat.sees("Call Ada.", "Restored from 20 Nov 09:05")


async def test_the_palette_has_it_and_its_key_can_be_changed(
    broken: Path, time: MovingTime
) -> None:
    configuration = Configuration(keys={"backups": "f6"})
    async with seated(broken, time.clock, (120, 36), configuration) as seat:
        assert "f6 backups" in seat.rows[-1]
        assert OFFER.replace(": b", ": f6") in seat.text
        names = [str(hit.prompt) async for hit in Actions(seat.app.screen).discover()]
        assert "Backups (f6)" in names
        await seat.press("f6")
        assert "earlier versions" in seat.text


async def test_a_damaged_file_of_an_encrypted_journal_is_restored(
    broken: Path, time: MovingTime
) -> None:
    write(broken / "2026-11.toml", OLDER)
    give_identity(broken)
    journal = Journal(broken, time.clock)
    journal.encrypt(PASSPHRASE)
    file = broken / "2026-11.toml.age"
    file.write_bytes(file.read_bytes()[:-5])
    app = TherapyApp(journal, Configuration())
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            seat = Seat(app, pilot, broken)
            await seat.settle()
            assert offers(seat)
            await seat.press("L", *PASSPHRASE, "enter")
            await seat.until(lambda: offers(seat))
            await seat.press("b", "enter")
            assert "Mood 7 of 10" in seat.text
            await seat.press("enter")
            await seat.sees("Restored from 21 Nov 09:05")
    finally:
        app.desk.editor.close(DEADLINE)
    assert journal.vault.read(broken / "2026-11.toml")[0] == OLDER.encode()
    assert not (broken / "2026-11.toml").exists()


async def test_a_text_that_steers_in_a_backup_is_shown_as_it_is(
    broken: Path, time: MovingTime
) -> None:
    text = '[2026-11-17]\nnote = "[/red]\\u001b[31m"\n'
    write(broken / "backups" / "2026-11.2026-11-22T090500.toml", text)
    async with seated(broken, time.clock) as seat:
        await seat.press("b", "enter")
        assert "Note [/red]␛[31m" in seat.text
