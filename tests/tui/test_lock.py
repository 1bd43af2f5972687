"""The locked app: blank until the passphrase is typed, on request, after a while, and when the
journal was encrypted elsewhere."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from textual import events

from tests.conftest import TODAY
from tests.encrypted import PASSPHRASE, give_identity
from tests.tui.seat import DEADLINE, SIZES, USUAL, MovingTime, Seat, seated, write_days
from therapy_tui.domain.fields import Value
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.copies import Copies, CopyPlan
from therapy_tui.journal.store import Journal
from therapy_tui.journal.vault import Vault
from therapy_tui.tui import locking
from therapy_tui.tui.app import TherapyApp
from therapy_tui.tui.widgets.frame import TOO_SMALL

DAYS: Mapping[str, Value] = {"mood": 7, "note": "secret words"}


@pytest.fixture
def days(folder: Path) -> Path:
    write_days(folder, {TODAY: DAYS}, support="call Ana")
    return folder


@asynccontextmanager
async def unlocked(
    folder: Path,
    time: MovingTime,
    size: tuple[int, int] = (80, 24),
    configuration: Configuration = USUAL,
) -> AsyncIterator[Seat]:
    """The app on the journal, which is encrypted and was unlocked before."""
    give_identity(folder)
    journal = Journal(folder, time.clock)
    journal.encrypt(PASSPHRASE)
    app = TherapyApp(journal, configuration)
    try:
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot, folder)
            await seat.settle()
            yield seat
    finally:
        app.desk.editor.close(DEADLINE)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tab", ["t", "h", "r", "p", "c"])
async def test_locked_nothing_is_on_the_screen_but_the_line_for_the_passphrase(
    days: Path, time: MovingTime, size: tuple[int, int], tab: str
) -> None:
    async with unlocked(days, time, size) as seat:
        await seat.press(tab)
        await seat.computed()
        await seat.press("L")

        shown = [row.strip() for row in seat.rows if row.strip()]
        assert shown == ["Locked.", "passphrase", "Enter opens the journal, ctrl+q leaves."]


@pytest.mark.parametrize("size", [(59, 20), (60, 19), (40, 10)])
async def test_below_the_smallest_size_it_says_so_and_opens(
    days: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with unlocked(days, time, size) as seat:
        await seat.press("L")
        assert seat.rows[0].strip() == TOO_SMALL
        assert seat.row_with("Locked.")
        await seat.resize(SIZES[0])
        assert TOO_SMALL not in seat.text
        await seat.resize(size)
        await seat.press(*PASSPHRASE, "enter")
        await seat.until(lambda: seat.row("Mood"))


async def test_the_passphrase_opens_it_where_it_was(days: Path, time: MovingTime) -> None:
    async with unlocked(days, time) as seat:
        await seat.press("h", "left", "L")
        await seat.press(*PASSPHRASE, "enter")
        await seat.sees("November 2026", "Sunday 22 November")

        assert "Locked" not in seat.text


async def test_a_wrong_passphrase_is_told_and_nothing_is_shown(
    days: Path, time: MovingTime
) -> None:
    async with unlocked(days, time) as seat:
        await seat.press("L", *"guess", "enter")
        await seat.sees("That passphrase does not open")
        assert "secret" not in seat.text
        assert "guess" not in seat.text

        await seat.press(*PASSPHRASE, "enter")
        await seat.sees("secret words")


async def test_no_other_key_acts_while_it_is_locked(days: Path, time: MovingTime) -> None:
    async with unlocked(days, time) as seat:
        await seat.press("L", "ctrl+p", "escape", "tab", "h", "u", "1", "?")
        await seat.settle()

        assert "Locked." in seat.text
        assert "Mood" not in seat.text
        assert not seat.app.desk.editor.waiting
    assert Journal(days, time.clock).vault.encrypted


async def test_keys_in_one_burst_lock_and_unlock_in_order(days: Path, time: MovingTime) -> None:
    async with unlocked(days, time) as seat:
        await seat.burst("5", "L", *PASSPHRASE, "enter")
        await seat.sees("secret words")
        await seat.saved()

        reading = seat.app.desk.journal.read(TODAY, TODAY)
        assert reading.days[TODAY].sleep == 5


async def test_a_note_being_typed_is_kept_when_the_app_is_locked(
    days: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = 0.0
    monkeypatch.setattr(locking, "now", lambda: moment)
    async with unlocked(days, time, configuration=Configuration(lock_minutes=5)) as seat:
        await seat.press("n", *" and more")
        moment = 301.0
        await seat.press("x")
        assert "Locked." in seat.text
        await seat.saved()

        day = seat.app.desk.journal.read(TODAY, TODAY).days[TODAY]
        assert day.note == "secret words and more"


async def test_it_locks_by_itself_when_the_minutes_are_over(
    days: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "MINUTE", 0.3)
    async with unlocked(days, time, configuration=Configuration(lock_minutes=1)) as seat:
        await seat.sees("Locked.")
        await seat.press(*PASSPHRASE, "enter")
        await seat.sees("Locked.")


async def test_a_key_after_the_minutes_only_locks(
    days: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that slept wakes with a timer that is late."""
    moment = 0.0
    monkeypatch.setattr(locking, "now", lambda: moment)
    async with unlocked(days, time, configuration=Configuration(lock_minutes=5)) as seat:
        moment = 299.0
        await seat.press("down")
        assert "Locked." not in seat.text
        moment = 598.0
        await seat.press("down")
        assert "Locked." not in seat.text
        moment = 899.0
        await seat.press("3")

        assert "Locked." in seat.text
        assert not seat.app.desk.editor.waiting
        assert seat.app.desk.journal.read(TODAY, TODAY).days[TODAY].values == DAYS


@pytest.mark.parametrize("event", [events.AppFocus(), events.Paste("more")])
async def test_what_comes_first_after_the_minutes_locks(
    days: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch, event: events.Event
) -> None:
    moment = 0.0
    monkeypatch.setattr(locking, "now", lambda: moment)
    async with unlocked(days, time, configuration=Configuration(lock_minutes=5)) as seat:
        await seat.press("n")
        moment = 301.0
        seat.app.post_message(event)
        await seat.sees("Locked.")
        await seat.saved()

        assert seat.app.desk.journal.read(TODAY, TODAY).days[TODAY].values == DAYS


async def test_a_page_that_was_asked_for_before_never_covers_the_lock(
    days: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = days / "2026-11 (conflicted copy).toml"
    copy.write_text("[2026-11-22]\nmood = 3\n", encoding="utf-8")
    looked, go_on = Event(), Event()
    plans = Copies.plans

    def slow(copies: Copies) -> Sequence[CopyPlan]:
        looked.set()
        assert go_on.wait(DEADLINE)
        return plans(copies)

    monkeypatch.setattr(Copies, "plans", slow)
    async with unlocked(days, time) as seat:
        lock = seat.app.action_lock
        seat.app.post_message(events.Key("m", "m"))
        assert await asyncio.to_thread(looked.wait, DEADLINE)
        await lock()
        go_on.set()
        await seat.sees("Locked.")
        await seat.settle()

        assert next(row.strip() for row in seat.rows if row.strip()) == "Locked."
        await seat.press(*PASSPHRASE, "enter")
        await seat.sees("secret words")


async def test_leaving_while_it_opens_is_no_error(
    days: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key derivation holds everything up, so the app is told of both at once."""
    begun, go_on = Event(), Event()
    unlock = Vault.unlock

    def slow(vault: Vault, passphrase: str) -> None:
        begun.set()
        assert go_on.wait(DEADLINE)
        unlock(vault, passphrase)

    async with unlocked(days, time) as seat:
        monkeypatch.setattr(Vault, "unlock", slow)
        await seat.press("L", *PASSPHRASE)
        seat.app.post_message(events.Key("enter", None))
        assert await asyncio.to_thread(begun.wait, DEADLINE)
        await seat.app.action_quit()
        go_on.set()
        await asyncio.sleep(0.5)
    assert seat.app.return_code == 0


async def test_a_journal_that_goes_away_locks_and_what_is_typed_waits_for_it(
    days: Path, time: MovingTime
) -> None:
    async with unlocked(days, time) as seat:
        days.rename(days.with_name("unmounted"))
        seat.app.desk.editor.change(TODAY, {"sleep": 4})
        await seat.sees("The journal, or the key to it, is not where it was.")
        await seat.press(*PASSPHRASE, "enter")
        await seat.until(lambda: "identity.agecannotberead" in "".join(seat.text.split()))
        assert "secret" not in seat.text
        assert not days.exists()

        days.with_name("unmounted").rename(days)
        await seat.press(*PASSPHRASE, "enter")
        await seat.sees("secret words")
        await seat.saved()
        assert seat.app.desk.journal.read(TODAY, TODAY).days[TODAY].sleep == 4


async def test_a_plain_journal_has_nothing_to_lock_with(days: Path, time: MovingTime) -> None:
    async with seated(days, time.clock, configuration=Configuration(lock_minutes=1)) as seat:
        await seat.press("L")

        assert "secret words" in seat.text
        await seat.press("?")
        assert "Hide everything" not in seat.text


async def test_the_palette_and_the_help_name_the_lock(days: Path, time: MovingTime) -> None:
    async with unlocked(days, time) as seat:
        await seat.press("ctrl+p", *"lock")
        await seat.sees("Lock (L)")
        await seat.press("enter", "enter")
        await seat.sees("Locked.")


async def test_a_journal_encrypted_elsewhere_is_asked_for_and_what_was_typed_is_saved(
    days: Path, time: MovingTime
) -> None:
    async with seated(days, time.clock) as seat:
        give_identity(days)
        Journal(days, time.clock).encrypt(PASSPHRASE)
        seat.focus()
        await seat.sees("The journal was encrypted elsewhere.")
        assert "secret" not in seat.text

        await seat.press(*PASSPHRASE, "enter")
        await seat.sees("secret words")
        await seat.press("4")
        await seat.saved()
        assert not [*days.glob("*.toml")]
        assert seat.app.desk.journal.read(TODAY, TODAY).days[TODAY].sleep == 4


@pytest.mark.parametrize("size", [*SIZES, (40, 10)])
async def test_why_it_is_locked_is_said_to_the_end_at_every_size(
    days: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(days, time.clock, size) as seat:
        give_identity(days)
        Journal(days, time.clock).encrypt(PASSPHRASE)
        seat.focus()
        await seat.until(lambda: locking.KEPT in " ".join(seat.text.split()))
        assert "Enter opens the journal, ctrl+q leaves." in " ".join(seat.text.split())
        await seat.press(*PASSPHRASE, "enter")
        await seat.until(lambda: seat.row("Mood"))
        (days / "identity.age").rename(days / "key")
        await seat.press("h")
        await seat.until(lambda: f"{locking.GONE} {locking.KEPT}" in " ".join(seat.text.split()))


async def test_a_change_that_meets_the_encryption_waits_for_the_passphrase(
    days: Path, time: MovingTime
) -> None:
    async with seated(days, time.clock) as seat:
        give_identity(days)
        Journal(days, time.clock).encrypt(PASSPHRASE)
        seat.app.desk.editor.change(TODAY, {"homework": 2})
        await seat.sees("The journal was encrypted elsewhere.")

        await seat.press(*PASSPHRASE, "enter")
        await seat.sees("secret words")
        await seat.saved()
        assert seat.app.desk.journal.read(TODAY, TODAY).days[TODAY].homework == 2


async def test_a_journal_decrypted_elsewhere_goes_on_as_a_plain_one(
    days: Path, time: MovingTime
) -> None:
    async with unlocked(days, time) as seat:
        other = Journal(days, time.clock)
        other.vault.unlock(PASSPHRASE)
        other.decrypt()
        await seat.press("4")
        await seat.saved()

        assert seat.on_disk()["sleep"] == 4
        assert not [*days.glob("2026*.age")]
