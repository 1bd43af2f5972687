"""The harness of the speed benchmarks: its ratios, its stopwatch and its table, no timing."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.speed.idle import wakings
from tests.benchmarks.speed.line import Line, said
from tests.benchmarks.speed.memory import most_memory
from tests.benchmarks.speed.place import Place, in_turn
from tests.benchmarks.speed.row import BYTES, Missing, Row, Rows, Sample

ECHO = """
import os, tty
tty.setraw(0)
os.write(1, b"\\x1b[1mrea\\x1b[0mdy")
while (key := os.read(0, 1)) != b"q":
    os.write(1, b"\\x1b[2;1Hgot " + key)
os.write(1, b"bye")
"""
"""Answers each key with eleven bytes and its end with three."""


@pytest.fixture
def echo() -> Line:
    """A little program at the other end of a pseudo-terminal."""
    return Line((sys.executable, "-S", "-c", ECHO), {"PATH": os.environ["PATH"]})


def test_what_a_key_causes_is_counted_to_the_byte(echo: Line) -> None:
    there = echo.until("ready")
    first, second = echo.press("a", 0.1), echo.press("bc", 0.1)
    echo.end()

    assert echo.began < there
    assert (first.data, first.size) == (b"\x1b[2;1Hgot a", 11)
    assert said(second.data) == b"got bgot c"
    assert 0 < first.ms < 60_000
    assert first.processor_ms > 0
    assert echo.sent.endswith(b"bye")


def test_a_text_that_never_comes_is_told_with_what_came(echo: Line) -> None:
    echo.until("ready")
    echo.type("q")

    with pytest.raises(TimeoutError, match=r"'wonder' never came.*bye"):
        echo.until("wonder")
    echo.close()


def test_a_ratio_is_that_of_the_medians_and_is_held_against_what_is_to_be_reached() -> None:
    ours, bare = Sample("ours", [30, 12, 90]), Sample("bare", [10, 20, 40])
    row = Row("work", ours, bare, most_times=1.5)

    assert (row.ratio, row.least_ratio) == (1.5, 1.2)
    assert (row.reached, row.aim, row.verdict) == (True, "at most 1.5 x", "reached")
    assert Row("work", ours, bare, most_times=1.3).verdict == "only at best"
    assert Row("work", ours, bare, most_times=1.1).verdict == "NOT REACHED"
    assert Row("work", ours, bare).verdict == ""


def test_what_was_computed_has_a_ratio_of_its_own_where_both_sides_know_it() -> None:
    bare = Sample("bare", [10.0], processor=[2, 4, 9])
    row = Row("work", Sample("ours", [90.0], processor=[6, 5, 40]), bare)

    assert row.processor_ratio == 1.5
    assert " ".join(row.lines()[-1].split()) == "computing alone 1.50 x (6 ms beside 4 ms)"
    assert Row("work", Sample("ours", [90.0]), bare).processor_ratio is None


def test_bytes_are_held_against_a_number() -> None:
    row = Row("work", Sample("ours", [701, 600, 710], BYTES), most=700)

    assert (row.ratio, row.reached, row.reached_at_best) == (None, False, True)
    assert row.aim == "at most 700 bytes"
    nothing = Sample("bare", [0], BYTES)
    assert Row("idle", Sample("ours", [0], BYTES), nothing, most_times=1).reached
    assert not Row("idle", Sample("ours", [1], BYTES), nothing, most_times=1).reached


def test_the_sides_take_turns_and_the_first_time_is_not_counted() -> None:
    order: list[str] = []

    def side(name: str) -> str:
        order.append(name)
        return f"{name}{len(order)}"

    found = in_turn(2, lambda: side("a"), lambda: side("b"))

    assert order == ["a", "b", "a", "b", "b", "a"]
    assert found == [["a3", "a6"], ["b4", "b5"]]


def test_memory_and_wake_ups_are_read_of_a_process() -> None:
    assert 5 < most_memory(os.getpid()) < 100_000
    assert wakings(os.getpid()) > 0


def test_an_empty_journal_asks_no_first_questions_and_a_full_one_ends_before_today(
    tmp_path: Path,
) -> None:
    place = Place(tmp_path, runs=1)
    assert [file.name for file in place.journal(0).iterdir()] == ["profile.toml"]
    full = place.journal(1)
    assert len([*full.glob("????-??.toml")]) in (12, 13)
    assert f"[{place.today}]" not in "".join(file.read_text() for file in full.iterdir())
    assert place.environ(full)["TERM"] == "xterm-256color"
    assert "COLORTERM" not in place.environ(full)


def test_the_table_and_json_show_every_run_of_the_chosen_rows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def rows(place: Place) -> Rows:
        ours = Sample("ours", [float(place.runs), 4.0, 2.0])
        return [Row("walking", ours, Sample("bare", [2.0]), 1.5), Missing("flying", "no wings")]

    groups = {"moving": rows, "resting": lambda _: pytest.fail("it was not asked for")}

    assert main(["--only", "moving", "--runs", "3"], groups) == 0
    printed = capsys.readouterr().out
    assert "1.50 x (least 1.00) at most 1.5 x       reached" in printed
    assert "3 ms (2 to 4, 3 runs)" in printed
    assert "flying\n    not measured: no wings" in printed
    assert max(map(len, printed.splitlines())) <= 100

    assert main(["--only", "moving", "--runs", "3", "--json"], groups) == 0
    walking, flying = json.loads(capsys.readouterr().out)["rows"]["moving"]
    assert walking["ours"]["values"] == [3.0, 4.0, 2.0]
    assert (walking["ratio"], walking["to_reach"]) == (1.5, {"ratio": 1.5, "value": None})
    assert flying == {"work": "flying", "not_measured": "no wings"}
