"""What an import would do, from several entries a day to what stands in the journal."""

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.files import asked, written
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.plan import Fate, Group, Plan, make_plan
from therapy_tui.exchange.sources import guess, source
from therapy_tui.journal.files import LARGEST
from therapy_tui.journal.store import Journal

DAY = date(2024, 1, 2)


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    return Journal(folder, clock)


def planned(journal: Journal, file: Path, *maps: str, replace: bool = False) -> Plan:
    return make_plan(journal, Given(file), source("csv"), asked(*maps), replace=replace)


def test_entries_of_a_day_become_one(tmp_path: Path, journal: Journal) -> None:
    text = (
        "date,time,mood,sessions,homework,note\n"
        "2024-01-02,21:04,6,1,none set,evening\n"
        "2024-01-02,8:05,7,1,3,morning\n"
        "2024-01-02,8:05,7,,,morning\n"
        "2024-01-02,,8,,4,\n"
    )
    plan = planned(journal, written(tmp_path, text))
    assert plan.changes == {
        DAY: {"mood": 7, "homework": 4, "sessions": 2, "note": "08:05 morning\n21:04 evening"}
    }
    assert (plan.entries, plan.dates) == (4, (DAY,))


def test_a_mean_between_two_numbers_is_rounded_up(tmp_path: Path, journal: Journal) -> None:
    plan = planned(journal, written(tmp_path, "date,mood\n2024-01-02,6\n2024-01-02,7\n"))
    assert plan.changes == {DAY: {"mood": 7}}


def test_a_note_alone_on_its_day_stands_without_its_time(tmp_path: Path, journal: Journal) -> None:
    plan = planned(journal, written(tmp_path, "date,time,note\n2024-01-02,8:05, hi \n"))
    assert plan.changes == {DAY: {"note": "hi"}}


def test_what_is_there_stays_unless_theirs_is_to_go_before_it(
    tmp_path: Path, journal: Journal
) -> None:
    journal.update(DAY, {"mood": 7, "sleep": 2})
    file = written(tmp_path, "date,mood,sleep,note\n2024-01-02,7,4,new\n")
    kept = planned(journal, file)
    assert [(each.key, each.fate) for each in kept.items] == [
        ("mood", Fate.SAME),
        ("sleep", Fate.KEPT),
        ("note", Fate.NEW),
    ]
    assert kept.changes == {DAY: {"note": "new"}}
    replaced = planned(journal, file, replace=True)
    assert replaced.changes == {DAY: {"sleep": 4, "note": "new"}}
    assert replaced.expected == {DAY: {"sleep": 2, "note": None}}
    assert replaced.counts[Fate.REPLACED] == 1


def test_a_date_in_the_future_is_left_out(tmp_path: Path, journal: Journal) -> None:
    plan = planned(journal, written(tmp_path, "date,mood\n2024-01-02,7\n2027-01-01,7\n"))
    assert plan.left == (Group("entry", "its date is in the future", (3,), 1),)


def test_words_that_nobody_knows_are_listed_even_alone(tmp_path: Path, journal: Journal) -> None:
    text = "date,mood\n" + "2024-01-02,calm\n" * 7
    plan = planned(journal, written(tmp_path, text))
    assert plan.unknown == (Group("calm", "mood", (2, 3, 4, 5, 6), 7),)
    assert plan.changes == {}
    mapped = planned(journal, written(tmp_path, text), "calm=8")
    assert (mapped.unknown, mapped.changes) == ((), {DAY: {"mood": 8}})


def test_a_file_without_an_entry_is_said_to_be_none(tmp_path: Path, journal: Journal) -> None:
    with pytest.raises(InputError, match="holds no entry that can be imported"):
        planned(journal, written(tmp_path, "date,mood\n"))


def test_control_characters_stay_and_half_characters_do_not(
    tmp_path: Path, journal: Journal
) -> None:
    file = written(
        tmp_path,
        '{"entries": [{"title": "a\\u001b[5i\\ud800", "body": "", "date": "2024-01-02",'
        ' "time": "08:05"}]}',
    )
    plan = make_plan(journal, Given(file), source("jrnl"), asked(), replace=False)
    assert plan.changes == {DAY: {"note": "a\x1b[5i\ufffd"}}
    journal.update(DAY, plan.changes[DAY])
    assert journal.read(DAY, DAY).days[DAY].note == "a\x1b[5i\ufffd"


def test_notes_that_no_month_can_hold_are_refused_with_the_line(
    tmp_path: Path, journal: Journal
) -> None:
    half = "x" * (LARGEST // 2)
    text = f"date,note\n2024-01-02,{half}\n2024-01-03,{half}y\n"
    with pytest.raises(InputError, match=r"line 3: the notes of 2024-01 have more than 2 mega"):
        planned(journal, written(tmp_path, text))
    apart = written(tmp_path, text.replace("01-03", "02-03"))
    assert len(planned(journal, apart).changes) == 2


def test_a_month_that_cannot_be_read_is_not_imported_into(
    tmp_path: Path, folder: Path, journal: Journal
) -> None:
    folder.mkdir()
    (folder / "2024-01.toml").write_text("[2024-01-02\n")
    with pytest.raises(JournalError, match=r"Nothing was imported, because of .*2024-01.toml"):
        planned(journal, written(tmp_path, "date,mood\n2024-01-02,7\n"))


def test_a_value_that_cannot_be_understood_counts_as_one_that_is_there(
    tmp_path: Path, folder: Path, journal: Journal
) -> None:
    folder.mkdir()
    (folder / "2024-01.toml").write_text("[2024-01-02]\nmood = 99\n")
    plan = planned(journal, written(tmp_path, "date,mood,sleep\n2024-01-02,7,3\n"))
    assert plan.changes == {DAY: {"sleep": 3}}


def test_a_source_is_guessed_and_says_why(tmp_path: Path) -> None:
    found, why = guess(Given(written(tmp_path, "date,mood\n2024-01-02,7\n")))
    assert (found.name, why) == ("csv", "it is a table with columns for date, mood")
    for data in ("", "hello", b"\x89PNG\r\n", '{"a": 1}'):
        with pytest.raises(InputError):
            guess(Given(written(tmp_path, data)))
    with pytest.raises(InputError, match=r"There is no source 'cvs'; there are .*csv.* and auto"):
        source("cvs")
