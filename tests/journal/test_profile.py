"""The profile: what it holds, what is wrong in it, and how it is changed."""

import stat
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.domain.profile import Break, Goal, Profile, Question
from therapy_tui.journal import lock
from therapy_tui.journal.files import TEMPORARY
from therapy_tui.journal.store import Journal

FULL = """\
# about me
format = 1
started = 2026-03-02   # a Monday
frequency = "every-2-weeks"
next_session = 2026-11-24 15:00:00
session_weekday = "Tuesday"
hidden = ["goals"]
support = "Ana, 555 0100"
support_dismissed = 2026-11-22
high_mood = 8
poor_sleep = 1
pronouns = "they"

[[goals]]
name = "sleep before midnight"
since = 2026-03-09

# done!
[[goals]]
name = "call my sister"
since = 2026-03-09
until = 2026-09-30

[[breaks]]
first = 2026-08-01
last = 2026-08-21

[[questions]]
text = "what about the dreams?"
asked = 2026-11-20
"""


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    return Journal(folder, clock)


def write(folder: Path, text: str) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / "profile.toml"
    path.write_text(text)
    path.chmod(0o600)
    return path


def test_every_key_is_read(journal: Journal, folder: Path) -> None:
    write(folder, FULL)

    reading = journal.read_profile()

    assert reading.faults == ()
    assert reading.profile == Profile(
        started=date(2026, 3, 2),
        frequency="every-2-weeks",
        next_session=datetime(2026, 11, 24, 15),
        session_weekday=1,
        hidden=("goals",),
        support="Ana, 555 0100",
        support_dismissed=date(2026, 11, 22),
        high_mood=8,
        poor_sleep=1,
        goals=(
            Goal("sleep before midnight", date(2026, 3, 9)),
            Goal("call my sister", date(2026, 3, 9), date(2026, 9, 30)),
        ),
        breaks=(Break(date(2026, 8, 1), date(2026, 8, 21)),),
        questions=(Question("what about the dreams?", date(2026, 11, 20)),),
        extra={"pronouns": "they"},
    )


def test_a_session_in_another_time_zone_is_accepted(journal: Journal, folder: Path) -> None:
    write(folder, "next_session = 2026-11-24T15:00:00+02:00\n")

    east = timezone(timedelta(hours=2))
    assert journal.read_profile().profile.next_session == datetime(2026, 11, 24, 15, tzinfo=east)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("started = 2026-03-02 10:00:00", "profile.toml:2: started: "),
        ('started = "2026-03-02"', "profile.toml:2: started: "),
        ('frequency = "daily"', "profile.toml:2: frequency: "),
        ("next_session = 2026-11-24", "profile.toml:2: next_session: 2026-11-24 is no date and"),
        ("session_weekday = 1", "profile.toml:2: session_weekday: 1 is no day of the week"),
        ("hidden = 3", "profile.toml:2: hidden: "),
        ("support = 3", "profile.toml:2: support: "),
        ("support_dismissed = true", "profile.toml:2: support_dismissed: "),
        ("high_mood = 11", "profile.toml:2: high_mood: 11 is not 1 to 10"),
        ("poor_sleep = 5", "profile.toml:2: poor_sleep: 5 is not 1 to 4"),
        ("poor_sleep = true", "profile.toml:2: poor_sleep: True is not 1 to 4"),
        ("goals = 3", "profile.toml:2: goals: "),
        ("goals = [3]", "profile.toml:2: goals, 1: 3 is no table"),
        ("[[goals]]\nsince = 2026-01-01", "profile.toml:2: goals, 1, name: there is no name"),
        ("[[goals]]\nname = ' '", "profile.toml:3: goals, 1, name: "),
        ("[[breaks]]\nlast = 2026-01-01", "profile.toml:2: breaks, 1: a break needs a date first"),
        (
            "[[breaks]]\nfirst = 2026-01-02\nlast = 2026-01-01",
            "profile.toml:4: breaks, 1, last: 2026-01-01 is before 2026-01-02",
        ),
        ("[[questions]]\ntext = 1", "profile.toml:3: questions, 1, text: 1 is no text"),
    ],
)
def test_a_bad_value_counts_as_missing_and_stays(
    journal: Journal, folder: Path, text: str, place: str
) -> None:
    path = write(folder, f'support = "Ana"\n{text}\n' if "support" not in text else f"\n{text}\n")

    reading = journal.read_profile()
    journal.update_profile(
        {"frequency": "monthly"} if "freq" not in text else {"hidden": ("note",)}
    )

    (fault,) = reading.faults
    assert str(fault).startswith(place)
    assert not fault.blocks
    assert reading.profile == Profile(support="Ana" if "support" not in text else "")
    assert text in path.read_text()


def test_a_goal_with_a_bad_date_is_a_goal_without_it(journal: Journal, folder: Path) -> None:
    write(folder, '[[goals]]\nname = "a"\nsince = 2026-05-01\nuntil = 2026-04-01\n')

    reading = journal.read_profile()

    assert reading.profile.goals == (Goal("a", date(2026, 5, 1)),)
    assert str(reading.faults[0]).startswith("profile.toml:4: goals, 1, until: ")


def test_an_unknown_field_among_the_hidden_leaves_the_others(
    journal: Journal, folder: Path
) -> None:
    write(folder, 'hidden = ["goals", "humour", "sleep"]\n')

    reading = journal.read_profile()

    assert reading.profile.hidden == ("goals", "sleep")
    assert "'humour' is no field" in str(reading.faults[0])


def test_more_open_goals_than_can_be_counted_are_a_fault(journal: Journal, folder: Path) -> None:
    write(folder, "".join(f'[[goals]]\nname = "{name}"\n' for name in "abcdef"))

    reading = journal.read_profile()

    assert len(reading.profile.goals) == 6
    assert str(reading.faults[0]).startswith("profile.toml:1: goals: ")


def test_the_first_change_makes_a_private_file(journal: Journal, folder: Path) -> None:
    profile = journal.update_profile({"started": date(2026, 3, 2), "session_weekday": 0})

    path = folder / "profile.toml"
    assert profile == Profile(started=date(2026, 3, 2), session_weekday=0)
    assert path.read_text() == 'format = 1\nstarted = 2026-03-02\nsession_weekday = "monday"\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_only_the_lines_that_changed_change(journal: Journal, folder: Path) -> None:
    path = write(folder, FULL)

    journal.update_profile({"started": date(2026, 3, 9), "support": "Ana\nBen"})

    wanted = FULL.replace("started = 2026-03-02", "started = 2026-03-09")
    wanted = wanted.replace('"Ana, 555 0100"', '"""\nAna\nBen"""')
    assert path.read_text() == wanted


def test_what_is_said_already_is_not_written(journal: Journal, folder: Path) -> None:
    path = write(folder, FULL)
    before = path.stat()
    held = journal.read_profile().profile

    journal.update_profile(
        {"session_weekday": 1, "hidden": ["goals"], "goals": held.goals, "support": held.support}
    )

    assert path.read_text() == FULL
    assert path.stat().st_ino == before.st_ino


def test_a_goal_changes_alone(journal: Journal, folder: Path) -> None:
    path = write(folder, FULL)
    first, second = journal.read_profile().profile.goals

    profile = journal.update_profile(
        {"goals": (Goal(first.name, first.since, date(2026, 11, 1)), second, Goal("read"))}
    )

    assert [goal.name for goal in profile.goals] == [first.name, second.name, "read"]
    wanted = FULL.replace("since = 2026-03-09\n\n", "since = 2026-03-09\nuntil = 2026-11-01\n\n", 1)
    wanted = wanted.replace("\n[[breaks]]", '\n[[goals]]\nname = "read"\n\n[[breaks]]')
    assert path.read_text() == wanted


@pytest.mark.parametrize("empty", [None, "", (), []])
def test_nothing_clears_a_value(journal: Journal, folder: Path, empty: object) -> None:
    path = write(folder, FULL)
    keys = ["support", "hidden", "questions", "started"]

    profile = journal.update_profile(dict.fromkeys(keys, empty))

    assert (profile.support, profile.hidden, profile.questions) == ("", (), ())
    assert profile.started is None
    assert all(f"{key} =" not in path.read_text() for key in keys)
    assert "[[questions]]" not in path.read_text()
    assert "# a Monday" in path.read_text()


@pytest.mark.parametrize(
    "change",
    [
        {"extra": {}},
        {"started": datetime(2026, 3, 2, 10)},
        {"started": "2026-03-02"},
        {"frequency": "daily"},
        {"next_session": date(2026, 11, 24)},
        {"session_weekday": 7},
        {"session_weekday": True},
        {"hidden": ("humour",)},
        {"support": 3},
        {"goals": Goal("a")},
        {"goals": ("a",)},
        {"goals": (Goal(" "),)},
        {"goals": (Goal("a", date(2026, 2, 2), date(2026, 2, 1)),)},
        {"goals": tuple(Goal(name) for name in "abcdef")},
        {"breaks": (Break(date(2026, 2, 2), date(2026, 2, 1)),)},
        {"questions": (Question(""),)},
    ],
)
def test_what_the_profile_cannot_hold_is_refused_and_makes_nothing(
    journal: Journal, folder: Path, change: dict[str, object]
) -> None:
    with pytest.raises(InputError):
        journal.update_profile(change)

    assert not folder.exists()


def test_a_sixth_goal_is_fine_once_one_has_ended(journal: Journal) -> None:
    goals = [Goal(name) for name in "abcd"]
    goals += [Goal("e", None, date(2026, 1, 31)), Goal("f", date(2026, 2, 1))]

    assert len(journal.update_profile({"goals": tuple(goals)}).goals) == 6


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("format = 2\nsupport = 'Ana'\n", "profile.toml:1: format 2 is newer"),
        ("support = 'Ana\n", "profile.toml:1:"),
    ],
)
def test_a_profile_that_cannot_be_written_says_why_and_stays(
    journal: Journal, folder: Path, text: str, place: str
) -> None:
    path = write(folder, text)

    with pytest.raises(SaveError, match=place):
        journal.update_profile({"frequency": "monthly"})

    assert path.read_text() == text
    assert journal.read_profile().faults[0].blocks


def test_a_profile_of_a_newer_format_is_still_read(journal: Journal, folder: Path) -> None:
    write(folder, "format = 2\nsupport = 'Ana'\n")

    assert journal.read_profile().profile.support == "Ana"


def test_a_format_that_is_none_does_not_hold_up_a_change(journal: Journal, folder: Path) -> None:
    write(folder, "format = 'x'\n")

    journal.update_profile({"frequency": "monthly"})

    assert "format = 'x'\n" in (folder / "profile.toml").read_text()
    assert not journal.read_profile().faults[0].blocks


def test_a_profile_changed_by_hand_is_read_again(journal: Journal, folder: Path) -> None:
    write(folder, "support = 'Ana'\n")
    journal.read_profile()
    write(folder, "support = 'Benjamin'\n")

    assert journal.read_profile().profile.support == "Benjamin"


def test_leftovers_of_killed_processes_go_with_the_next_write(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    folder.mkdir()
    (folder / "profile.toml").symlink_to("../me.toml")
    (tmp_path / f".me.toml.7-ab{TEMPORARY}").write_text("")
    (folder / f".2026-11.toml.7-ab{TEMPORARY}").write_text("")

    journal.update_profile({"support": "Ana"})

    assert [*tmp_path.glob(".me*")] == []
    assert [path.name for path in folder.iterdir()] == ["profile.toml"]


def test_a_linked_profile_stays_a_link(journal: Journal, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (tmp_path / "me.toml").write_text(FULL)
    (folder / "profile.toml").symlink_to("../me.toml")

    journal.update_profile({"frequency": "monthly"})

    assert (folder / "profile.toml").is_symlink()
    assert 'frequency = "monthly"' in (tmp_path / "me.toml").read_text()


def test_a_profile_is_saved_under_the_lock(folder: Path, clock: Clock) -> None:
    folder.mkdir()
    held = pytest.raises(SaveError, match="is being written")

    with lock.locked(folder), held:
        Journal(folder, clock, lock_wait=0).update_profile({"support": "Ana"})


def test_a_folder_in_place_of_the_profile_is_a_fault(journal: Journal, folder: Path) -> None:
    (folder / "profile.toml").mkdir(parents=True)

    assert journal.read_profile().faults[0].blocks
    with pytest.raises(SaveError, match="Nothing was written"):
        journal.update_profile({"support": "Ana"})
