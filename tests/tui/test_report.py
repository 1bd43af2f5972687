"""Report: the page as it is printed; chosen, written, printed and asked on from the screen."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, Seat, before, seated, write_days
from therapy_tui.domain.profile import Profile
from therapy_tui.journal.store import Journal
from therapy_tui.report.choosing import usual_window
from therapy_tui.report.model import build_report
from therapy_tui.report.text import text_page
from therapy_tui.tui.screens.report import WIDER
from therapy_tui.tui.views import next_session_text


@pytest.fixture
def lines(demo: Path, time: MovingTime) -> list[str]:
    """The page as the command prints it."""
    journal = Journal(demo, time.clock)
    return text_page(build_report(journal, usual_window(journal, TODAY), made=TODAY))


async def on_report(seat: Seat) -> None:
    await seat.press("p")
    await seat.sees("THERAPY COMPANION")


async def test_the_screen_is_the_page_itself_from_its_first_line_to_its_last(
    demo: Path, time: MovingTime, lines: list[str]
) -> None:
    async with seated(demo, time.clock) as seat:
        await on_report(seat)
        assert seat.rows[2:23] == [line.rstrip() for line in lines[:21]]
        await seat.press("pagedown")
        assert seat.rows[2] == lines[20].rstrip()
        await seat.press("end")
        assert seat.rows[22] == lines[-1].rstrip()
        await seat.press("home", "down", "down", "up")
        assert seat.rows[2] == lines[1].rstrip()


async def test_a_narrow_screen_moves_sideways_over_the_page(
    demo: Path, time: MovingTime, lines: list[str]
) -> None:
    async with seated(demo, time.clock, (60, 20)) as seat:
        await on_report(seat)
        await seat.press("right", "right")
        assert seat.rows[2] == lines[0][20:].rstrip()
        await seat.press("left", "left", "left")
        assert seat.rows[2].startswith("THERAPY COMPANION")


async def test_a_page_wider_than_the_screen_says_how_to_see_the_rest(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock) as seat:
        await on_report(seat)
        assert WIDER not in seat.rows[1]
        await seat.press("h")
        await seat.resize((60, 20))
        await on_report(seat)
        await seat.until(lambda: WIDER in seat.rows[1])
        await seat.press("right")
        assert WIDER not in seat.rows[1]
        await seat.press("a", *"why", "enter")
        await seat.sees("Your question is on the page.")


async def test_windows_are_chosen_by_key(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        await on_report(seat)
        assert "Tue 10 Nov to Mon 23 Nov, without notes" in seat.rows[0]
        await seat.press("2")
        await seat.until(lambda: "Tue 27 Oct to Mon 23 Nov" in seat.rows[0])
        await seat.press("3")
        await seat.until(lambda: "Tue 17 Nov to Mon 23 Nov" in seat.rows[0])
        await seat.press("g", *"2026-11-01", "enter")
        await seat.until(lambda: "Sun 1 Nov to Mon 23 Nov" in seat.rows[0])
        await seat.press("n")
        await seat.until(lambda: "with notes" in seat.rows[0])
        await seat.press("1", "n")
        await seat.until(lambda: "Tue 10 Nov to Mon 23 Nov, without notes" in seat.rows[0])


async def test_without_a_session_the_window_says_so(folder: Path, time: MovingTime) -> None:
    write_days(folder, {before(1): {"mood": 5}})
    async with seated(folder, time.clock) as seat:
        await on_report(seat)
        await seat.press("3")
        await seat.sees("No session is marked before 2026-11-23")
        await seat.press("o", "w", "escape", "1")
        await seat.sees("THERAPY COMPANION")


async def test_a_question_is_kept_and_on_the_page(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        await on_report(seat)
        await seat.press("a", *"[b]why?", "enter")
        await seat.sees("Your question is on the page.")
        await seat.until(lambda: any("[b]why?" in line for line in seat.app.screen.page.lines))  # type: ignore[attr-defined]
        asked = Journal(demo, time.clock).read_profile().profile.questions[-1]
        assert (asked.text, asked.asked) == ("[b]why?", TODAY)


@pytest.mark.parametrize(
    ("name", "start"),
    [("page.txt", b"THERAPY COMPANION"), ("page.html", b"<!"), ("page.json", b"{")],
)
async def test_the_page_is_written_for_its_owner_and_replaced_only_when_agreed(
    demo: Path, time: MovingTime, tmp_path: Path, name: str, start: bytes
) -> None:
    file = tmp_path / name
    async with seated(demo, time.clock) as seat:
        await on_report(seat)
        await seat.press("w", "ctrl+u", *str(file), "enter")
        await seat.sees("Written to")
        assert file.read_bytes().lstrip().startswith(start)
        assert file.stat().st_mode & 0o777 == 0o600
        file.write_bytes(b"mine")
        await seat.press("w", "ctrl+u", *str(file), "enter")
        await seat.sees("Replace it?")
        await seat.press("n", "o", "enter")
        await seat.sees("Type yes to replace it")
        await seat.press("escape")
        assert file.read_bytes() == b"mine"
        await seat.press("w", "ctrl+u", *str(file), "enter", *"yes", "enter")
        await seat.until(lambda: file.read_bytes() != b"mine")
        await seat.sees("Written to")


async def test_a_page_is_never_written_into_the_journal(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        await on_report(seat)
        await seat.press("w", "ctrl+u", *str(demo / "2026-11.toml"), "enter")
        await seat.until(lambda: "liesin" in "".join(seat.text.split()))
        await seat.press("escape")
        assert b"THERAPY" not in (demo / "2026-11.toml").read_bytes()


async def test_o_prints_through_lp_and_says_what_was_sent(
    demo: Path, time: MovingTime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp = tmp_path / "bin" / "lp"
    lp.parent.mkdir()
    lp.write_text(f'#!/bin/sh\ncat > {tmp_path}/printed\necho "$@" > {tmp_path}/options\n')
    lp.chmod(0o755)
    async with seated(demo, time.clock) as seat:
        await on_report(seat)
        monkeypatch.setenv("PATH", "/nowhere")
        await seat.press("o")
        await seat.sees("There is no lp to print with")
        monkeypatch.setenv("PATH", f"{lp.parent}:/usr/bin:/bin")
        await seat.press("o")
        await seat.until(lambda: "Sent the page" in seat.text)
        assert (tmp_path / "printed").stat().st_size > 1000
        assert "-t report" in (tmp_path / "options").read_text()


async def test_a_change_on_today_is_on_the_page(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        await on_report(seat)
        was = seat.row("Mood       this week")
        await seat.press("t", "1", "p")
        await seat.until(lambda: seat.row("Mood       this week") not in ("", was))


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (Profile(next_session=datetime(2026, 11, 23, 22)), "Session today, 22:00. Your page is"),
        (Profile(next_session=datetime(2026, 11, 25, 9)), "Session on Wed 25 Nov, 09:00. Your"),
        (Profile(next_session=datetime(2026, 11, 26, 9)), "Session on Thu 26 Nov, 09:00."),
        (Profile(session_weekday=1), "Your usual session day is tomorrow. Your page is ready: x"),
        (Profile(session_weekday=0), "Your usual session day is today. Your page is ready: x"),
        (Profile(session_weekday=3), ""),
        (Profile(session_weekday=1, next_session=datetime(2026, 12, 8, 9)), ""),
        (Profile(session_weekday=1, next_session=datetime(2026, 11, 10, 9)), "Your usual session"),
        (Profile(), ""),
    ],
)
def test_before_a_session_today_says_that_the_page_is_ready(profile: Profile, said: str) -> None:
    now = datetime(2026, 11, 23, 21, 4)
    text = next_session_text(profile, now, "x")
    assert text.startswith(said)
    assert ("Your page is ready: x" in text) == ("Your" in said)
    assert bool(text) == bool(said)


async def test_the_page_is_made_before_it_is_looked_at(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.until(lambda: seat.app.desk._page is not None)
