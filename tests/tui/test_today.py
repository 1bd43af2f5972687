"""Today: what each key does in the form, on the screen and on disk."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write_days
from therapy_tui.domain.fields import Value

LABELS = (
    "Mood",
    "Sleep last night",
    "Homework",
    "Goals on track",
    "Takeaways",
    "Session today",
    "Frequency",
    "In therapy",
    "Note",
)
FULL: dict[str, Value] = {"mood": 6, "sleep": 4, "homework": 3, "goals": 2, "takeaways": 1}


async def another_day(seat: Seat) -> date:
    """Go to the day before, which is empty, with the cursor on Mood."""
    await seat.press("pageup")
    assert seat.cursor == "Mood"
    day: date = seat.app._today.date
    return day


async def test_five_digits_are_a_full_check_in(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        assert seat.cursor == "Mood"
        await seat.press(*"64321")
        await seat.saved()
        await seat.sees("Saved 21:04")

        assert seat.on_disk() == FULL
        for size in SIZES:
            await seat.resize(size)
            assert seat.cursor == "Session today"
            assert "[6]" in seat.row("Mood")
            assert "[good]" in seat.row("Sleep")
            assert "[3]" in seat.row("Homework")
            assert "[2]" in seat.row("Goals")
            assert seat.row("Takeaways").split()[1] == "1"


async def test_keys_typed_in_one_burst_are_all_taken(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.burst(*"64321", "s", "down", "down", "2")
        await seat.saved()

        assert seat.on_disk() == {**FULL, "sessions": 1, "duration": "1-3-months"}


async def test_a_digit_sets_a_filled_row_too_and_moves_on(folder: Path, time: MovingTime) -> None:
    write_days(folder, {TODAY: FULL | {"sessions": 1, "note": "n"}})
    async with seated(folder, time.clock) as seat:
        assert seat.cursor == "Mood"
        for key, label in zip("93014", LABELS[1:], strict=False):
            await seat.press(key)
            assert seat.cursor == label
        await seat.saved()

        mood, sleep, homework, goals, takeaways = (seat.on_disk()[key] for key in FULL)
        assert (mood, sleep, homework, goals, takeaways) == (9, 3, 0, 1, 4)


async def test_on_opening_a_day_the_first_empty_row_has_the_cursor(
    folder: Path, time: MovingTime
) -> None:
    """Frequency and duration are carried along and ask for nothing."""
    full = {**FULL, "sessions": 1, "note": "n"}
    cases: list[tuple[Mapping[str, Value], str]] = [
        ({"mood": 6}, "Sleep last night"),
        ({"mood": 6, "homework": 0}, "Sleep last night"),
        ({"sleep": 3}, "Mood"),
        (FULL, "Session today"),
        ({**FULL, "sessions": 0}, "Note"),
        (full, "Mood"),
        ({"frequency": "weekly"}, "Mood"),
    ]
    write_days(folder, {before(back): values for back, (values, _) in enumerate(cases)})
    async with seated(folder, time.clock) as seat:
        for values, row in cases:
            assert seat.cursor == row, values
            await seat.press("pageup")
        assert seat.cursor == "Mood"


async def test_zero_is_ten_on_mood_and_after_a_one(empty: Path, time: MovingTime) -> None:
    cases: list[tuple[Sequence[str], dict[str, Value], str]] = [
        (["0"], {"mood": 10}, "Sleep last night"),
        (["1", "0"], {"mood": 10}, "Sleep last night"),
        (["1", "0", "0"], {"mood": 10}, "Sleep last night"),
        (["1", "0", "4"], {"mood": 10, "sleep": 4}, "Homework"),
        (["2", "0"], {"mood": 2}, "Sleep last night"),
        (["1", "3", "0"], {"mood": 1, "sleep": 3, "homework": 0}, "Goals on track"),
        (["1", "down", "0"], {"mood": 1, "homework": 0}, "Goals on track"),
        (["1", "down", "up", "0"], {"mood": 1}, "Sleep last night"),
        (["1", "x", "0"], {"mood": 1}, "Sleep last night"),
        (["1", "minus", "0"], {"mood": 1, "homework": "none-set"}, "Sleep last night"),
        (["1", "u", "0"], {}, "Sleep last night"),
        (["1", "t", "0"], {"mood": 1}, ""),
        (["1", "question_mark", "escape", "0"], {"mood": 1}, "Sleep last night"),
        (["1", "c", "c", "0"], {"mood": 1}, "Sleep last night"),
    ]
    async with seated(empty, time.clock) as seat:
        for keys, expected, cursor in cases:
            day = await another_day(seat)
            await seat.press(*keys)
            await seat.saved()
            assert seat.on_disk(day) == expected, keys
            assert cursor in (seat.cursor, ""), keys
            if not cursor:
                await seat.press(*["pageup"] * (TODAY - day).days)


async def test_without_a_sleep_row_a_zero_answers_the_row_it_is_on(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {}, hidden=("sleep",))
    async with seated(folder, time.clock) as seat:
        await seat.press("1", "0")
        await seat.saved()

        assert seat.on_disk() == {"mood": 1, "homework": 0}
        await seat.sees("Mood stays 1; 0 on Mood is 10. Saved 21:04")
        await seat.press("up", "up", "0")
        await seat.saved()
        assert seat.on_disk() == {"mood": 10, "homework": 0}
        await seat.sees("Saved 21:04")
        assert "Mood stays" not in seat.text


async def test_a_digit_a_row_does_not_have_changes_nothing_and_the_row_says_its_range(
    folder: Path, time: MovingTime
) -> None:
    cases = [
        (1, "06789", "1 to 5", "Sleep quality takes 1 to 5."),
        (2, "6789", "0 to 5", "Homework completed takes 0 to 5."),
        (3, "6789", "0 to 5", "Goals on track takes 0 to 5."),
        (6, "0789", "1 to 6", "Session frequency takes 1 to 6."),
        (7, "06789", "1 to 5", "Therapy duration takes 1 to 5."),
        (8, "0123456789", "Enter", "Enter writes the note."),
    ]
    write_days(folder, {TODAY: {"sleep": 2, "homework": 1}})
    async with seated(folder, time.clock) as seat:
        held = seat.on_disk()
        for downs, digits, ending, sentence in cases:
            label = LABELS[downs]
            await seat.press(*["up"] * 9, *["down"] * downs)
            for digit in digits:
                await seat.press("up", "down")
                assert not seat.row(label).endswith(ending)
                await seat.press(digit)
                assert seat.cursor == label
                assert seat.row(label).endswith(ending)
                assert sentence in seat.text
        assert not seat.app.desk.editor.waiting
        assert seat.on_disk() == held


async def test_arrows_change_a_row_and_stay_in_its_range(empty: Path, time: MovingTime) -> None:
    cases: list[tuple[int, str, int, str, Value]] = [
        (0, "right", 3, "mood", 3),
        (0, "right", 12, "mood", 10),
        (0, "left", 1, "mood", 10),
        (0, "left", 14, "mood", 1),
        (1, "right", 4, "sleep", 4),
        (2, "left", 9, "homework", 0),
        (4, "right", 13, "takeaways", 12),
        (4, "left", 2, "takeaways", 0),
        (5, "right", 12, "sessions", 9),
        (6, "right", 1, "frequency", "weekly"),
        (6, "right", 2, "frequency", "every-2-weeks"),
        (6, "left", 1, "frequency", "as-needed"),
        (6, "right", 7, "frequency", "weekly"),
        (7, "right", 2, "duration", "1-3-months"),
    ]
    async with seated(empty, time.clock) as seat:
        for downs, key, times, field, value in cases:
            day = await another_day(seat)
            await seat.press(*["down"] * downs, *[key] * times)
            await seat.saved()
            assert seat.cursor == LABELS[downs]
            assert seat.on_disk(day) == {field: value}, (field, key, times)
            await seat.press("x")


async def test_on_a_choice_a_digit_is_the_nth_choice(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press(*["down"] * 6, "2")
        assert seat.row("Frequency").split("  ")[-1].strip() == "every 2 weeks"
        await seat.press("4")
        assert "1 to 3 years" in seat.row("In therapy")
        await seat.saved()

        assert seat.on_disk() == {"frequency": "every-2-weeks", "duration": "1-3-years"}
        assert seat.cursor == "Note"


async def test_keys_that_move_set_nothing(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        for key in ("down", "j", "enter"):
            await seat.press(*["up"] * 9)
            visited = [seat.cursor]
            for _ in range(8):
                await seat.press(key)
                visited.append(seat.cursor)
            assert visited == [*LABELS], key
        for key in ("up", "k"):
            await seat.press(*["down"] * 9)
            assert seat.cursor == "Note"
            await seat.press(*[key] * 9)
            assert seat.cursor == "Mood", key
        await seat.press("down", "enter", "j", "k", "up")
        assert seat.cursor == "Sleep last night"
        assert not seat.app.desk.editor.undo()


async def test_x_clears_and_the_last_value_takes_the_day_with_it(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {before(1): {"mood": 5, "frequency": "monthly", "duration": "1-3-years"}})
    async with seated(folder, time.clock) as seat:
        await seat.press("6", "4")
        await seat.saved()
        assert seat.on_disk() == {
            "mood": 6,
            "sleep": 4,
            "frequency": "monthly",
            "duration": "1-3-years",
        }
        await seat.press("up", "x")
        await seat.saved()
        assert "sleep" not in seat.on_disk()
        assert seat.cursor == "Sleep last night"
        await seat.press("up", "x", "x")
        await seat.saved()

        assert TODAY not in {**seat.all_on_disk}
        assert "[" not in seat.row("Mood")


async def test_minus_says_that_no_homework_was_set(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("minus")
        assert seat.cursor == "Mood"
        assert "[none set]" in seat.row("Homework")
        await seat.press("down", "down", "3", "up", "minus")
        await seat.saved()

        assert seat.cursor == "Goals on track"
        assert seat.on_disk() == {"homework": "none-set"}


async def test_s_says_that_a_session_was_held_and_takes_it_back(
    empty: Path, time: MovingTime
) -> None:
    hint = "one or two things to remember? write them down, count them here"
    async with seated(empty, time.clock, (120, 36)) as seat:
        assert "[no]" in seat.row("Session")
        await seat.press("s")
        await seat.saved()
        assert seat.on_disk() == {"sessions": 1}
        assert "[yes]" in seat.row("Session")
        assert hint in seat.row("Takeaways")
        assert seat.cursor == "Mood"

        await seat.press("s")
        await seat.saved()
        assert seat.on_disk() == {}
        assert "[no]" in seat.row("Session")
        assert hint not in seat.text


async def test_after_a_session_takeaways_say_what_to_count_wherever_there_is_room(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("s")
        for size in SIZES:
            await seat.resize(size)
            assert ("count them here" in seat.row("Takeaways")) == (size[0] >= 80)
        await seat.press(*["down"] * 4, "2")
        assert "count them here" not in seat.row("Takeaways")
        assert seat.row("Takeaways").split()[1] == "2"


async def test_on_session_a_digit_is_the_count(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press(*["down"] * 5, "2")
        assert "[2]" in seat.row("Session")
        assert "November: 2 so far" in seat.row("Session")
        await seat.press("up", "0")
        assert "[no]" in seat.row("Session")
        await seat.saved()

        assert seat.on_disk() == {"sessions": 0}


async def test_a_computed_duration_is_not_answered(folder: Path, time: MovingTime) -> None:
    write_days(folder, {}, started=date(2026, 3, 24))
    async with seated(folder, time.clock) as seat:
        assert seat.row("In therapy").removeprefix("  In therapy").strip() == "7 months"
        await seat.press(*["down"] * 7, "1")
        assert "Counted from Tuesday 24 March 2026, in your profile." in seat.text
        await seat.press("right", "left")
        assert not seat.app.desk.editor.undo()
        await seat.press(*["up"] * 7, "6")
        await seat.saved()

        assert seat.on_disk() == {"mood": 6, "duration": "3-12-months"}


async def test_days_are_left_and_come_to_but_none_after_the_newest(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {before(1): {"mood": 5}, before(2): {"mood": 7, "sleep": 1}})
    async with seated(folder, time.clock) as seat:
        await seat.press("pageup")
        assert "Sunday 22 November 2026, yesterday" in seat.rows[0]
        assert "[5]" in seat.row("Mood")
        assert seat.cursor == "Sleep last night"
        await seat.press("[")
        assert "Saturday 21 November 2026, 2 days ago" in seat.rows[0]
        assert seat.cursor == "Homework"
        await seat.press("5", "pagedown", "]")
        assert seat.rows[0].endswith("Monday 23 November 2026")
        await seat.saved()  # that is said in the same line
        await seat.press("pagedown")
        assert "Monday 23 November 2026 is the newest day there is." in seat.text
        await seat.press("]", "3")
        await seat.saved()

        assert seat.on_disk(before(2)) == {"mood": 7, "sleep": 1, "homework": 5}
        assert seat.on_disk(before(-1)) == {}
        assert seat.on_disk() == {"mood": 3}


async def test_esc_leads_back_to_today_from_a_past_day(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("pageup", "pageup", "escape")
        assert seat.rows[0].endswith("Monday 23 November 2026")


async def test_the_oldest_day_of_the_calendar_has_none_before_it(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.app._today.open_day(date.min)
        await seat.press("pageup", "6")
        await seat.saved()
        assert seat.on_disk(date.min) == {"mood": 6}
        assert "Monday 1 January 1" in seat.rows[0]


async def test_rows_have_fixed_places_whatever_is_answered(folder: Path, time: MovingTime) -> None:
    write_days(folder, {TODAY: FULL | {"sessions": 1, "note": "hard week"}})
    async with seated(folder, time.clock) as seat:
        for keys in (["t"], ["pageup"], ["n"]):
            await seat.press(*keys)
            for size in SIZES:
                await seat.resize(size)
                assert [seat.row_of(label) for label in LABELS] == [*range(2, 11)]


async def test_hidden_fields_have_no_row_and_keep_their_values(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {TODAY: FULL}, hidden=("homework", "goals", "sessions"))
    async with seated(folder, time.clock) as seat:
        kept = ["Mood", "Sleep last night", "Takeaways", "Frequency", "In therapy", "Note"]
        assert [label for label in LABELS if seat.row(label)] == kept
        await seat.press(*["up"] * 5, "5", "s", "minus")
        await seat.saved()

        assert seat.on_disk() == FULL | {"mood": 5}


async def test_the_list_of_days_has_the_fields_in_use_only(folder: Path, time: MovingTime) -> None:
    days: dict[date, Mapping[str, Value]] = {
        before(1): {"mood": 7, "sleep": 4, "homework": "none-set", "sessions": 1}
    }
    for hidden in ((), ("homework", "sessions"), ("mood", "sleep")):
        write_days(folder, days, hidden=hidden)
        async with seated(folder, time.clock, (120, 36)) as seat:
            beside = "\n".join(row[80:] for row in seat.rows)
            for key, words in (
                ("mood", ("Mood", "  7  ")),
                ("sleep", ("Sleep", "good")),
                ("homework", ("Homework", "none")),
                ("sessions", ("Nov s",)),
            ):
                for word in words:
                    assert (word in beside) is (key not in hidden), (hidden, word)


@pytest.mark.parametrize("field", ["mood", "note"])
async def test_any_field_can_be_hidden(folder: Path, time: MovingTime, field: str) -> None:
    write_days(folder, {TODAY: FULL | {"note": "n"}}, hidden=(field,))
    async with seated(folder, time.clock) as seat:
        for key in ("n", "3", "h", "r", "t"):
            await seat.press(key)
        assert seat.row("Note" if field == "note" else "Mood ") == ""


async def test_takeaways_name_the_session_they_are_from(folder: Path, time: MovingTime) -> None:
    write_days(folder, {before(6): {"sessions": 1}, before(13): {"sessions": 1}})
    async with seated(folder, time.clock) as seat:
        assert seat.row("Takeaways").endswith("from the session on Tue 17 Nov")
        await seat.until(lambda: seat.row("Session").endswith("November: 2 of 2 expected by now"))
        await seat.press("s", *["down"] * 4, "0")
        assert seat.row("Takeaways").endswith("from today's session")
        await seat.press(*["pageup"] * 10)
        assert seat.row("Takeaways").endswith("from the session on Tue 10 Nov")
        await seat.until(lambda: seat.row("Session").endswith("November: 1 so far"))


async def test_the_fortnight_shows_a_missing_day_as_a_gap(folder: Path, time: MovingTime) -> None:
    days: dict[date, Mapping[str, Value]] = {before(back): {"mood": 5} for back in (1, 2, 4, 13)}
    write_days(folder, days | {before(3): {"homework": 0}, before(14): {"mood": 9}})
    async with seated(folder, time.clock) as seat:
        assert "Mood, 8 weeks" in seat.text  # most of the last days are gaps
        await seat.press("w")
        mood, homework = seat.row("Mood, 14 days"), seat.rows[seat.row_of("Mood, 14 days") + 1]
        cells = mood[20:34]
        assert [place for place, cell in enumerate(cells) if cell != "·"] == [0, 9, 11, 12]
        assert homework[20:34].count("·") == 13
        assert homework.endswith("4 of 14 days logged")


async def test_an_empty_journal_opens_with_a_form_to_fill(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        assert seat.cursor == "Mood"
        assert "0 of 14 days logged" in seat.text
        assert "1 is very low, 10 is very good" in seat.text
    assert [file.name for file in empty.iterdir()] == ["profile.toml"]


@pytest.mark.parametrize("key", ["t", "v"])
async def test_on_a_very_wide_screen_what_belongs_to_a_row_stays_near_it(
    demo: Path, time: MovingTime, key: str
) -> None:
    async with seated(demo, time.clock, (200, 60)) as seat:
        await seat.press(key)
        for row, said in (("Mood", "the whole"), ("Goals on track", "of 4 goals")):
            assert 0 < seat.row(row).find(said) < 120
