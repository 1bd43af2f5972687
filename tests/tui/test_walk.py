"""A walk through every action by its key alone: each binding is pressed and does what it says.

To add a binding is to add a line to ``WALK``; the test names the one that is missing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.binding import Binding

from tests.conftest import TODAY
from tests.demo_journal import write_demo_journal
from tests.encrypted import PASSPHRASE, give_identity
from tests.tui.seat import MovingTime, Seat, before, seated, write, write_days
from therapy_tui.domain.profile import Break, Goal
from therapy_tui.journal.store import Journal
from therapy_tui.tui import app as app_module
from therapy_tui.tui.keys import TOGETHER
from therapy_tui.tui.screens.ask import Ask
from therapy_tui.tui.screens.backups import BackupsPage
from therapy_tui.tui.screens.importing import ImportPage
from therapy_tui.tui.screens.keys import KeysScreen
from therapy_tui.tui.screens.lines_page import LinesPage
from therapy_tui.tui.screens.lock import LockScreen
from therapy_tui.tui.screens.merge import MergePage

pytestmark = pytest.mark.long

Seen = Callable[[Seat], object]
"""What a person sees: it holds after the key, and did not before."""

TOP = ("up",) * 9
"""From any row of the form to the first."""


def row(start: str, text: str) -> Seen:
    """A row of the form holds a text."""
    return lambda seat: text in seat.row(start)


def cursor(label: str) -> Seen:
    """The cursor of the form is on a row."""
    return lambda seat: seat.cursor == label


def marked(text: str) -> Seen:
    """The row with the cursor begins so."""
    return lambda seat: any(line.startswith(f"› {text}") for line in seat.rows)


def heading(text: str) -> Seen:
    """The first line of the screen says so."""
    return lambda seat: text in seat.rows[0]


def mode(name: str) -> Seen:
    """A tab is shown."""
    return lambda seat: seat.app.current_mode == name


def over(page: type) -> Seen:
    """A question or page lies over the screen."""
    return lambda seat: isinstance(seat.app.screen, page)


def shown(text: str) -> Seen:
    """A text is on the screen."""
    return lambda seat: text in seat.text


def gone(text: str) -> Seen:
    """A text is no longer on the screen."""
    return lambda seat: text not in seat.text


def told(text: str) -> Seen:
    """The line of keys has it."""
    return lambda seat: text in seat.rows[-1]


@dataclass(frozen=True)
class Step:
    """The keys that lead from Today to where a key works, and what is seen once it was pressed."""

    keys: tuple[str, ...]
    seen: Seen | None = None
    """``None``: the screen is not what it was."""
    on: str = "demo"
    """The journal on which it is walked."""


GOALS = ("g",)
FOUND = ("h", "slash", *"zzz", "enter", *("backspace",) * 3, *"walk", "enter")
"""A search that is made anew, whatever was searched for before."""
HELP = ("question_mark",)
IMPORT = ("i", *"d.csv", "enter")

WALK: dict[str, Step] = {
    "today": Step(("h",), mode("today")),
    "history": Step((), mode("history")),
    "trend": Step((), mode("trend")),
    "report": Step((), mode("report")),
    "undo": Step((*TOP, "x", "6"), row("Mood", " 6 ")),
    "put-back": Step((*TOP, "x", "6", "u"), row("Mood", "[6]")),
    "merge": Step((), over(MergePage), "twice"),
    "settings": Step((), mode("settings")),
    "week-review": Step((), mode("review")),
    "contacts": Step((), mode("contacts")),
    "help": Step((), over(KeysScreen)),
    "lock": Step((), over(LockScreen), "encrypted"),
    "quit": Step((), lambda seat: not seat.app.is_running, "leaving"),
    "pause": Step((), shown("There is no shell to go back to meanwhile")),
    "backups": Step((), over(BackupsPage), "broken"),
    **{f"rate-{n}": Step((*TOP, "x"), row("Mood", f"[{n or 10}]")) for n in range(10)},
    "up": Step((*TOP, "down"), cursor("Mood")),
    "down": Step(TOP, cursor("Sleep last night")),
    "less": Step((*TOP, "5", "up"), row("Mood", "[4]")),
    "more": Step((*TOP, "5", "up"), row("Mood", "[6]")),
    "next-row": Step(TOP, cursor("Sleep last night")),
    "clear": Step((*TOP, "5", "up"), row("Mood", " 5 ")),
    "none-set": Step((*TOP, "down", "down", "x"), row("Homework", "[none set]")),
    "session": Step((*TOP, *("down",) * 5, "x"), row("Session", "[yes]")),
    "note": Step((), told("done")),
    "goals": Step((), shown("1 [ ] Say no")),
    "day-before": Step((), heading("22 November")),
    "day-after": Step(("pageup", "pageup"), heading("22 November")),
    "weeks": Step((), shown("Mood, 8 weeks")),
    "hide": Step((), gone("Your support plan and contacts"), "low"),
    "back": Step(("h", "enter"), mode("history")),
    "review-back": Step(("v",), mode("today")),
    **{
        f"goals-goal-{n}": Step((*GOALS, "0"), shown(f"{n} [x]"), "five goals") for n in range(1, 6)
    },
    "goals-up": Step((*GOALS, "down"), marked("1 "), "five goals"),
    "goals-down": Step(GOALS, marked("2 "), "five goals"),
    "goals-tick-here": Step((*GOALS, "0"), shown("1 [x]"), "five goals"),
    "goals-done": Step(GOALS, shown("Mood, 14 days"), "five goals"),
    "goals-close": Step(GOALS, shown("Mood, 14 days"), "five goals"),
    "goals-none": Step((*GOALS, "0", "1"), row("Goals", "[0]"), "five goals"),
    "calendar-day-before": Step(("h", "home"), shown("Sunday 22 November")),
    "calendar-day-after": Step(("h", "home", "left", "left"), shown("Sunday 22 November")),
    "calendar-week-before": Step(("h", "home"), shown("Monday 16 November")),
    "calendar-week-after": Step(("h", "home", "up", "up"), shown("Monday 16 November")),
    "calendar-edit": Step(("h", "home", "left"), mode("today")),
    "calendar-search": Step(("h",), shown("notes with this word")),
    "calendar-date": Step(("h",), over(Ask)),
    "calendar-year": Step(("h",), mode("year")),
    "calendar-next-match": Step((*FOUND, "enter"), shown("2 of 3: walk")),
    "calendar-last-match": Step((*FOUND, "down", "enter"), shown("1 of 3: walk")),
    "calendar-month-before": Step(("h", "home"), heading("October 2026")),
    "calendar-month-after": Step(("h", "home", "pageup", "pageup"), heading("October 2026")),
    "calendar-newest": Step(("h", "pageup"), heading("November 2026")),
    "year-day-before": Step(("h", "home", "y"), shown("Sun 22 Nov")),
    "year-day-after": Step(("h", "home", "y", "left", "left"), shown("Sun 22 Nov")),
    "year-month-before": Step(("h", "home", "y"), shown("Fri 23 Oct")),
    "year-month-after": Step(("h", "home", "y", "up", "up"), shown("Fri 23 Oct")),
    "year-open": Step(("h", "y"), mode("history")),
    "year-back": Step(("h", "y"), mode("history")),
    "year-month": Step(("h", "y"), mode("history")),
    "year-year-before": Step(("h", "home", "y"), heading("2025")),
    "year-year-after": Step(("h", "home", "y", "pageup", "left"), heading("2026")),
    "year-newest": Step(("h", "home", "y", "left"), shown("Mon 23 Nov")),
    "year-date": Step(("h", "y"), over(Ask)),
    "found-find-then-go-there": Step(FOUND, shown("1 of 3: walk")),
    "found-newer": Step((*FOUND, "down"), marked("Mon 12 Oct 2026")),
    "found-older": Step(FOUND, marked("Sat 23 May 2026")),
    "found-page-up": Step((*FOUND, "pagedown"), marked("Mon 12 Oct 2026")),
    "found-page-down": Step(FOUND, marked("Sun 21 Dec 2025")),
    "found-help": Step(("h", "slash", *("backspace",) * 9), over(KeysScreen)),
    "found-back": Step(FOUND, shown("Week of")),
    "trend-2-weeks": Step(("r", "2"), heading("2 weeks to")),
    "trend-4-weeks": Step(("r", "1"), heading("4 weeks to")),
    "trend-12-weeks": Step(("r", "1"), heading("12 weeks to")),
    "trend-1-year": Step(("r", "1"), heading("1 year to")),
    "trend-all": Step(("r", "1"), heading("All")),
    "trend-earlier": Step(("r", "1", "right", "right"), gone("23 Nov")),
    "trend-later": Step(("r", "1", "right", "right", "left"), heading("23 Nov")),
    "findings": Step(("r",), over(LinesPage)),
    "why": Step(("r",), over(LinesPage)),
    "trend-overlay": Step(("r", "1")),
    "trend-weeks": Step(("r", "2")),
    "report-2-weeks": Step(("p", "2")),
    "report-4-weeks": Step(("p", "1")),
    "report-since-session": Step(("p", "2")),
    "report-since-date": Step(("p",), over(Ask)),
    "report-notes": Step(("p", "1")),
    "report-ask": Step(("p",), over(Ask)),
    "report-print": Step(("p",), lambda seat: seat.rows[1].strip("─ ")),
    "report-write": Step(("p",), over(Ask)),
    "report-up": Step(("p", "1", "home", "down")),
    "report-down": Step(("p", "1", "home")),
    "report-page-up": Step(("p", "1", "home", "pagedown")),
    "report-page-down": Step(("p", "1", "home")),
    "report-top": Step(("p", "1", "end")),
    "report-bottom": Step(("p", "1", "home")),
    "report-left": Step(("p", "1", "home", "right"), on="narrow"),
    "report-right": Step(("p", "1", "home", "left", "left"), on="narrow"),
    "text-done": Step(("n",), lambda seat: "done" not in seat.rows[-1]),
    "contacts-write": Step(("c",), told("done")),
    "contacts-up": Step(("c", "down"), shown("line 1 "), "long"),
    "contacts-down": Step(("c", *("pageup",) * 9), gone("line 1 "), "long"),
    "contacts-page-up": Step(("c", *("pageup",) * 9, "pagedown"), shown("line 1 "), "long"),
    "contacts-page-down": Step(("c", *("pageup",) * 9), gone("line 5 "), "long"),
    "contacts-back": Step(("c",), mode("today")),
    "settings-up": Step(("comma", "home", "down"), marked("Frequency")),
    "settings-down": Step(("comma", "home"), marked("In therapy since")),
    "settings-before": Step(("comma", "home"), lambda seat: "weekly" in seat.row("Frequency")),
    "settings-after": Step(("comma", "home"), lambda seat: "weekly" not in seat.row("Frequency")),
    "settings-edit": Step(("comma", "home", "down"), over(Ask)),
    "settings-switch": Step(("comma", "home", "down"), over(Ask)),
    "settings-add": Step(("comma", "home", "down", "down", "enter"), over(Ask)),
    "settings-clear": Step(("comma", "home", *("down",) * 4), gone("Tuesday")),
    "settings-end": Step(("comma", "home", *("down",) * 5, "enter", "home"), on="break"),
    "settings-page-up": Step(("comma", "end"), gone("› Lock")),
    "settings-page-down": Step(("comma", "home"), gone("› Frequency")),
    "settings-first": Step(("comma", "end"), marked("Frequency")),
    "settings-last": Step(("comma", "home"), marked("Lock")),
    "settings-back": Step(("comma",), mode("today")),
    "page-up": Step((*HELP, "down"), on="narrow"),
    "page-down": Step(HELP, on="narrow"),
    "page-page-up": Step((*HELP, "pagedown"), on="narrow"),
    "page-page-down": Step(HELP, on="narrow"),
    "page-top": Step((*HELP, "end"), on="narrow"),
    "page-bottom": Step(HELP, on="narrow"),
    "help-close": Step(HELP, lambda seat: not seat.app.screen.is_modal),
    "backups-accept": Step(("b",), shown("Enter restores"), "broken"),
    "backups-up": Step(("b", "down"), shown("> 1 "), "broken"),
    "backups-down": Step(("b",), shown("> 2 "), "broken"),
    "backups-page-up": Step(("b", "enter", "pagedown"), on="broken"),
    "backups-page-down": Step(("b", "enter"), on="broken"),
    "backups-back": Step(("b",), gone("earlier versions"), "broken"),
    "merge-back": Step(("m",), lambda seat: not seat.app.screen.is_modal, "twice"),
    "merge-accept": Step(("m",), shown("second version merged"), "twice"),
    "import": Step((), over(ImportPage), "import"),
    "import-accept": Step(("i", *"d.csv"), shown("is read as Daylio"), "import"),
    "import-complete": Step(("i", "d"), row("File", "d.csv"), "import"),
    "import-back": Step(IMPORT, lambda seat: not seat.app.screen.is_modal, "import"),
    "import-close": Step(IMPORT, lambda seat: not seat.app.screen.is_modal, "import"),
    "import-program-before": Step(IMPORT, row("Program", "Any CSV"), "import"),
    "import-program-after": Step(IMPORT, row("Program", "jrnl"), "import"),
    "import-file": Step(IMPORT, shown("Enter reads it with this"), "import"),
    "import-answers": Step(IMPORT, shown("Enter reads it with this"), "import"),
    "import-theirs": Step(IMPORT, shown("theirs taken"), "import"),
    "import-take-back": Step((*IMPORT, "enter"), shown("Took back"), "import"),
    "ask-back": Step(("h", "g"), lambda seat: not seat.app.screen.is_modal),
    "ask-go-on": Step(("h", "home", "g", *"2026-11-20"), shown("Friday 20 November")),
    "first-next": Step((), shown("2 of 4"), "new"),
    "first-skip-the-rest": Step((), shown("Sleep last night"), "new"),
    "figures-close": Step(("r", "e"), lambda seat: not seat.app.screen.is_modal),
}
"""For the id of each binding, how it is reached and what it does."""

LOW = {before(back): {"mood": 1} for back in range(1, 15)}
LAST = ("lock", "quit")
"""After these there is no way back to Today by a key that is known."""


def bindings() -> dict[str, Binding]:
    """Every binding of the app, by its id."""
    found = (each for group in TOGETHER for each in group if isinstance(each, Binding))
    return {binding.id: binding for binding in found if binding.id}


def journal(folder: Path, on: str, time: MovingTime) -> None:
    """The journal of that name."""
    if on == "new":
        return
    if on == "low":
        write_days(folder, LOW)
    elif on == "broken":
        write_days(folder, {})
        write(folder / "2026-11.toml", "mood = = 1\n")
        write(folder / "backups" / "2026-11.2026-11-21T090500.toml", f"[{TODAY}]\nmood = 7\n")
        month = "".join(f"[2026-11-{n:02}]\nmood = 7\n\n" for n in range(1, 24))
        write(folder / "backups" / "2026-11.2026-11-22T090500.toml", month)
    elif on == "import":
        write_days(folder, {TODAY: {"mood": 7}})
        rows = f"{TODAY},x,y,20:10,good,,\n{before(1)},x,y,20:10,good,,\n"
        write(folder.parent / "d.csv", f"full_date,date,weekday,time,mood,activities,note\n{rows}")
    elif on == "twice":
        write_days(folder, {TODAY: {"mood": 7}})
        write(folder / "2026-11 (conflicted copy 2026-11-23).toml", f"[{TODAY}]\nmood = 5\n")
    elif on == "encrypted":
        write_days(folder, {TODAY: {"mood": 7}})
        give_identity(folder)
        Journal(folder, time.clock).encrypt(PASSPHRASE)
    else:
        write_demo_journal(folder, TODAY)
        profile: dict[str, dict[str, object]] = {
            "five goals": {"goals": tuple(Goal(f"goal {n}") for n in range(1, 6))},
            "long": {"support": "\n".join(f"line {n} of it" for n in range(1, 60))},
            "break": {"breaks": (Break(before(3), None),)},
        }
        Journal(folder, time.clock).update_profile(profile.get(on, {}))


def places() -> Iterator[tuple[str, list[str]]]:
    """Each journal with the ids that are walked on it, those that end it last."""
    names = dict.fromkeys(step.on for step in WALK.values())
    for on in names:
        ids = [identity for identity, step in WALK.items() if step.on == on]
        yield on, sorted(ids, key=LAST.__contains__)


async def go_home(seat: Seat) -> None:
    """Out of any question, text or page, to Today."""
    await seat.press("escape", "escape", "escape", "t")


def test_every_binding_has_its_step() -> None:
    assert set(WALK) == set(bindings())


@pytest.mark.parametrize("on", dict(places()))
async def test_every_key_does_what_its_tooltip_says(
    tmp_path: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch, on: str
) -> None:
    monkeypatch.setattr(app_module, "can_come_back", lambda: False)
    monkeypatch.setenv("PATH", str(tmp_path))  # so that nothing is printed
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "journal"
    journal(folder, on, time)
    known = bindings()
    size = (60, 20) if on == "narrow" else (80, 24)
    async with seated(folder, time.clock, size) as seat:
        if on == "encrypted":
            await seat.press("left", *PASSPHRASE, "enter")  # the first key finds it locked
            await seat.until(lambda: not over(LockScreen)(seat))
        for identity in dict(places())[on]:
            for key in known[identity].key.split(","):
                await walk(seat, identity, key)


async def walk(seat: Seat, identity: str, key: str) -> None:
    """Go to where a key works, press it, and see what it does."""
    step = WALK[identity]
    if step.on != "new":  # which no longer is, once Today was shown
        await go_home(seat)
    for each in step.keys:
        await seat.press(each)
        await seat.computed()
        await seat.saved()
    before_it = seat.text
    seen = step.seen or (lambda seat: seat.text != before_it)
    try:
        await seat.until(lambda: not seen(seat))
        await seat.press(key)
        await seat.until(lambda: seen(seat))
    except AssertionError as error:
        raise AssertionError(f"{identity}, key {key}: {error}") from None
