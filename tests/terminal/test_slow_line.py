"""A line that carries 2,400 bytes a second and delays each key: what is typed blind counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.speed.line import Line
from tests.benchmarks.speed.wire import ANSWERS, over_slow_line
from tests.terminal.harness import PROGRAM, environment
from therapy_tui.domain.day import Day

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]


def test_a_check_in_typed_blind_over_a_slow_line_counts_in_full_and_in_order(
    folder: Path, tmp_path: Path, entry: Callable[[], Day]
) -> None:
    line = Line((*PROGRAM, "--journal", str(folder)), environment(tmp_path / "home"))

    crossed = over_slow_line(line, "64321q")

    assert {key: entry().get(key) for key in ANSWERS} == ANSWERS
    assert crossed.size > 2400
    assert crossed.seconds > crossed.size / 2400


def test_a_value_corrected_blind_over_a_slow_line_is_the_one_typed_last(
    folder: Path, tmp_path: Path, entry: Callable[[], Day]
) -> None:
    line = Line((*PROGRAM, "--journal", str(folder)), environment(tmp_path / "home"))

    over_slow_line(line, "64kk8j3nlong day\tq")

    day = entry()
    assert (day.mood, day.sleep, day.get("homework"), day.note) == (8, 4, 3, "long day")
