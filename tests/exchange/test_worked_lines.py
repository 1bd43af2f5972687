"""The lines of ``help import``, each run as written on a file as that app writes it."""

import shlex
from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest

from tests.exchange.files import asked, found, written, zipped
from therapy_tui.exchange.record import Left, Record
from therapy_tui.help import topic_text

EMOODS = (
    "DATE (YYYY-MM-DD),DEPRESSED,ELEVATED,ANXIETY,IRRITABILITY,SLEEP,WEIGHT\n"
    "2024-05-01,1,1,2,1,7.5,0\n"
    "2024-05-02,4,1,3,2,0,0\n"
)
BEARABLE_OLD = (
    "date,weekday,time of day,category,rating/amount,detail,notes\n"
    '"8th Dec 2021","Wednesday","mid","Symptom","2","Neck pain (Moderate)",""\n'
    '"8th Dec 2021","Wednesday","am","Mood","4","",""\n'
    '"8th Dec 2021","Wednesday","pm","Mood","3","","tired"\n'
    '"8th Dec 2021","Wednesday","pre","Sleep","07:30","Asleep 23:10 - 06:40",""\n'
    '"8th Dec 2021","Wednesday","pre","Sleep quality","4","",""\n'
)
BEARABLE_NEW = BEARABLE_OLD.replace("date,", "date,date formatted,").replace(
    '"8th Dec 2021",', '"8th Dec 2021","2021-12-08",'
)
APPLE = (
    "Start,End,Kind,Labels,Associations,Valence,Valence Classification\n"
    "2026-01-09 15:34:06 +0000,2026-01-09 15:34:06 +0000,Momentary Emotion,Anxious | Sad,"
    "Work | Health,-0.7235772667861566,Very Unpleasant,\n"
    "2026-01-09 21:04:00 +0000,2026-01-09 21:04:00 +0000,Daily Mood,Calm,,0.5,Pleasant,\n"
    "2026-01-10 08:00:00 +0000,2026-01-10 08:00:00 +0000,Momentary Emotion,,,-1,,\n"
)
IMOOD = (
    "\ufeffDate,Day of week,Hour,Minute,Level,Level text,Comment\n"
    "2014-03-02,Sunday,21,4,7,Good,a walk\n"
    "2014-03-03,Monday,9,30,4,Meh,\n"
)
FEELING = f"date,feeling\n2024-01-01,3\n2024-01-02,6\n#sha256:{'0' * 64}\n"


def lines() -> dict[str, list[str]]:
    """The words of each line for csv, by the name of its file."""
    text = topic_text("import").replace("\\\n", " ")
    held = [shlex.split(line) for line in text.splitlines() if line.startswith("    therapy-tui")]
    return {words[3]: words for words in held if words[2] == "csv"}


def imported(tmp_path: Path, name: str, data: str | bytes) -> tuple[list[Record], list[Left]]:
    """What the line for a file finds in it."""
    words = lines()[name][4:]
    options = dict.fromkeys(words[::2])
    assert {*options} <= {"--map", "--mood-scale", "--date-format"}
    given = list(zip(words[::2], words[1::2], strict=True))
    maps = [value for option, value in given if option == "--map"]
    scale = next((value for option, value in given if option == "--mood-scale"), "")
    held = found(written(tmp_path, data, name), "csv", asked(*maps, scale=scale))
    records = [each for each in held if isinstance(each, Record)]
    return records, [each for each in held if isinstance(each, Left)]


def test_each_app_of_the_list_has_its_line() -> None:
    assert [*lines()] == [
        *("emoods.zip", "bearable.csv", "StateOfMind.csv", "iMoodJournal.csv", "feelings.csv")
    ]


def test_emoods(tmp_path: Path) -> None:
    backup = zipped({"entry.csv": EMOODS, "medication.csv": "ID,NAME\n1,x\n"})
    records, left = imported(tmp_path, "emoods.zip", backup)
    assert records == [
        Record(2, date(2024, 5, 1), {"mood": 10}),
        Record(3, date(2024, 5, 2), {"mood": 1}),
    ]
    assert [each.what for each in left] == [
        f"column {name}" for name in ("ELEVATED", "ANXIETY", "IRRITABILITY", "SLEEP", "WEIGHT")
    ]


@pytest.mark.parametrize("data", [BEARABLE_OLD, BEARABLE_NEW])
def test_bearable_of_both_ages(tmp_path: Path, data: str) -> None:
    records, left = imported(tmp_path, "bearable.csv", data)
    day = date(2021, 12, 8)
    assert records == [
        Record(3, day, {"mood": 8}),
        Record(4, day, {"mood": 6}, note="tired"),
        Record(6, day, {"sleep": 4}),
    ]
    assert [(each.line, each.why) for each in left if each.what == "row"] == [
        (2, "category is 'Symptom', which no --map asks for"),
        (5, "category is 'Sleep', which no --map asks for"),
    ]


def test_apple_state_of_mind_takes_the_mood_of_the_day_first(tmp_path: Path) -> None:
    records, left = imported(tmp_path, "StateOfMind.csv", APPLE)
    assert records == [
        Record(2, date(2026, 1, 9), {}, time(15, 34, 6), "Anxious | Sad"),
        Record(3, date(2026, 1, 9), {"mood": Fraction(31, 4)}, time(21, 4), "Calm"),
        Record(4, date(2026, 1, 10), {"mood": 1}, time(8)),
    ]
    assert (2, "mood") in [(each.line, each.what) for each in left]


def test_imoodjournal(tmp_path: Path) -> None:
    records, left = imported(tmp_path, "iMoodJournal.csv", IMOOD)
    assert records == [
        Record(2, date(2014, 3, 2), {"mood": 7}, time(21, 4), "a walk"),
        Record(3, date(2014, 3, 3), {"mood": 4}, time(9, 30)),
    ]
    assert [each.what for each in left] == ["column Day of week", "column Level text"]


def test_feeling(tmp_path: Path) -> None:
    records, left = imported(tmp_path, "feelings.csv", FEELING)
    assert records == [
        Record(2, date(2024, 1, 1), {"mood": 3}),
        Record(3, date(2024, 1, 2), {"mood": 6}),
    ]
    assert [(each.line, each.what) for each in left] == [(4, "row")]
