"""The simulations run and measure what they say; their figures come from a long run by hand."""

from itertools import pairwise
from random import Random

import pytest

from tests.benchmarks import findings, labels
from tests.benchmarks.people import low_days_end_badly
from tests.benchmarks.ratings import change, deviations, dip, missing, moods, rated, steady
from tests.benchmarks.reference import LINES, SHAPES
from therapy_tui.domain.series import mean
from therapy_tui.insight.trend import Label


def test_the_benchmark_prints_every_cell_beside_its_reference(
    capsys: pytest.CaptureFixture[str],
) -> None:
    labels.main(["--runs", "2", "--seed", "7"])
    printed = capsys.readouterr().out
    rows = [line.split() for line in printed.splitlines()]
    measured = [row for row in rows if row[2:3] == ["SD"]]
    assert [float(row[3]) for row in measured] == [line.sd for line in LINES]
    assert {(row[4], len(row[5:])) for row in measured} == {("measured", 10)}
    assert all(0 <= float(share) <= 1 for row in measured for share in row[5:])
    beside = [line for line in printed.splitlines() if " reference " in line and line[:1] != " "]
    cases = len(findings.FALSE) + len(findings.TRUE)
    assert len(beside) == cases + sum(len(expected) for expected in SHAPES.values())


def test_every_finding_that_infers_something_is_measured() -> None:
    inferential = {"F2", "F3", "F4", "F6", "F7", "F8", "F10"}
    assert {case.rule for case in findings.FALSE} == inferential
    assert inferential <= set(findings.BY_ID)


def test_the_same_seed_gives_the_same_figures() -> None:
    assert labels.line_shares(28, 1.2, 1.0, 20, 1) == labels.line_shares(28, 1.2, 1.0, 20, 1)
    assert findings.rate(findings.TRUE[0], 0.1, 5, 3) == findings.rate(findings.TRUE[0], 0.1, 5, 3)


def test_made_up_days_carry_over_as_much_as_they_should() -> None:
    noise = deviations(Random(1), 20_000, 0.3)
    variance = mean(z * z for z in noise) or 0
    neighbours = mean(a * b for a, b in pairwise(noise)) or 0
    assert mean(noise) == pytest.approx(0, abs=0.03)
    assert variance == pytest.approx(1, abs=0.03)
    assert neighbours / variance == pytest.approx(0.3, abs=0.03)


def test_ratings_are_whole_numbers_on_the_scale() -> None:
    assert rated([-3, 0.4, 0.5, 2.49, 9.9], 0, 5) == [0, 0, 1, 2, 5]
    found = moods(Random(1), [9.5] * 2000, 2)
    assert set(found) <= set(range(1, 11))
    assert 10 in found


def test_a_quarter_of_the_days_is_missing() -> None:
    assert sum(missing(Random(1), 20_000)) / 20_000 == pytest.approx(0.25, abs=0.01)


def test_a_change_is_that_between_the_halves_and_a_dip_comes_back() -> None:
    assert (change(2)(-1), change(2)(1), steady(0.3)) == (-2, 2, 0)
    assert (dip(3)(-1), dip(3)(0), dip(3)(1)) == (0, -3, 0)


@pytest.mark.parametrize(
    ("halves", "label"), [(3, Label.RISING), (-3, Label.FALLING), (0, Label.FLAT)]
)
def test_where_the_truth_is_plain_the_measured_label_is_the_true_one(
    halves: float, label: Label
) -> None:
    assert labels.line_shares(84, 0.3, halves, 10, 1) == {label: 1.0}


def test_where_the_truth_is_plain_the_finding_comes_up() -> None:
    plain = [case for case in findings.TRUE if case.rule == "F6"]
    assert [findings.rate(case, 0.0, 10, 1) > 0.5 for case in plain] == [True]


def test_a_low_day_ends_in_a_worse_night() -> None:
    draw = Random(1)
    days = [day for _ in range(60) for day in low_days_end_badly(draw, 0.0).days.values()]
    nights = [(a.mood, b.sleep) for a, b in pairwise(days)]
    low = mean(sleep for mood, sleep in nights if mood is not None and mood <= 4) or 0
    high = mean(sleep for mood, sleep in nights if mood is not None and mood >= 7) or 0
    assert low < high - 0.3
