"""The regression against its formulas carried out step by step, and against known results."""

from collections.abc import Sequence
from math import exp, inf, log, sqrt
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.conftest import examples
from therapy_tui.insight.design import CARRY_OVERS, design
from therapy_tui.insight.regression import Fit, Regression, Row, drift, fit
from therapy_tui.insight.student import t90, tcdf

B = (0, 1, -1, 0, 2, -1, 1, 0, -2, 1, 0)
P = (0, 1, 0, -1, 1, -1, 0)
R = (0, 1, 0, -1, 0, 1, -1)
TOLERANCE = 0.0005


def about(value: float) -> object:
    return pytest.approx(value, abs=TOLERANCE)


def fitted(rows: Sequence[Row]) -> Fit:
    found = fit(rows)
    assert found is not None
    return found


def row_by_row(rows: Sequence[Row]) -> tuple[list[float], list[float]]:
    """The same fit the long way: each row transformed, the normal equations by elimination."""
    p, n = len(rows[0][1]), len(rows)
    fits = []
    for carry_over in CARRY_OVERS:
        transformed, ld = [], 0.0
        last, before = -inf, [0.0] * (p + 1)
        for day, regressors, y in rows:
            row = [*regressors, y]
            f = carry_over ** (day - last)
            v = 1 - f * f
            ld += log(v)
            transformed.append([(a - f * b) / sqrt(v) for a, b in zip(row, before, strict=True)])
            last, before = day, row
        a = [[sum(r[j] * r[k] for r in transformed) for k in range(p)] for j in range(p)]
        c = [sum(r[j] * r[p] for r in transformed) for j in range(p)]
        solved = [eliminate(a, [float(j == k) for k in range(p)]) for j in range(p)]
        beta, determinant = eliminate(a, c)
        yy = sum(r[p] ** 2 for r in transformed)
        df = n - p
        rss = max(yy - sum(b * x for b, x in zip(beta, c, strict=True)), df / 12)
        weight = -(((carry_over - 0.35) / 0.25) ** 2) / 2
        weight -= (ld + log(determinant) + df * log(rss)) / 2
        fits.append((weight, beta, [rss / df * solved[j][0][j] for j in range(p)]))
    best = max(weight for weight, _, _ in fits)
    weights = [exp(weight - best) for weight, _, _ in fits]
    total = sum(weights)
    beta, se = [], []
    for j in range(p):
        mean = sum(w * b[j] for w, (_, b, _) in zip(weights, fits, strict=True)) / total
        spread = [
            w * (v[j] + (b[j] - mean) ** 2) for w, (_, b, v) in zip(weights, fits, strict=True)
        ]
        beta.append(mean)
        se.append(sqrt(sum(spread) / total))
    return beta, se


def eliminate(a: list[list[float]], c: list[float]) -> tuple[list[float], float]:
    """The solution of a·x = c and the determinant of a, by Gauss and Jordan."""
    left = [[*row, value] for row, value in zip(a, c, strict=True)]
    determinant = 1.0
    for j in range(len(left)):
        determinant *= left[j][j]
        left[j] = [value / left[j][j] for value in left[j]]
        for k in range(len(left)):
            if k != j:
                factor = left[k][j]
                left[k] = [x - factor * y for x, y in zip(left[k], left[j], strict=True)]
    return [row[-1] for row in left], determinant


def ratings_with_gaps(seed: int, days: int, regressors: int) -> list[Row]:
    draw = Random(seed)
    rows: list[Row] = []
    for i in range(days):
        x = [1.0, drift(i, days), *(float(draw.random() < 0.3) for _ in range(regressors - 2))]
        if draw.random() < 0.7:
            rows.append((i, x, draw.randint(1, 10)))
    return rows


@pytest.mark.parametrize("regressors", [2, 3, 4])
@pytest.mark.parametrize("days", [28, 84])
def test_the_fit_is_the_one_of_the_formulas_row_by_row(days: int, regressors: int) -> None:
    for seed in range(5):
        rows = ratings_with_gaps(seed, days, regressors)
        beta, se = row_by_row(rows)
        found = fitted(rows)
        assert found.beta == pytest.approx(beta, rel=1e-9)
        assert found.se == pytest.approx(se, rel=1e-9)
        assert (found.n, found.df) == (len(rows), len(rows) - regressors)


@st.composite
def days_with_two_responses(draw: st.DrawFn) -> tuple[list[Row], list[float]]:
    """Rows of any days with up to two regressors of 0 and 1, and another response for each."""
    days = draw(st.lists(st.integers(0, 83), min_size=10, max_size=40, unique=True).map(sorted))
    columns = draw(st.integers(0, 2))
    marks = st.lists(st.booleans(), min_size=columns, max_size=columns)
    ratings = st.integers(1, 10)
    rows: list[Row] = [
        (day, (1.0, drift(day, 84), *map(float, draw(marks))), draw(ratings)) for day in days
    ]
    return rows, [draw(ratings) for _ in days]


@examples(60, 1000)
@given(days_with_two_responses())
def test_another_response_of_the_same_days_is_fitted_as_if_alone(
    drawn: tuple[list[Row], list[float]],
) -> None:
    rows, response = drawn
    assume(fit(rows) is not None)
    known = design.cache_info().misses
    again = [(day, x, y) for (day, x, _), y in zip(rows, response, strict=True)]
    for each in (rows, again):
        beta, se = row_by_row(each)
        found = fitted(each)
        assert found.beta == pytest.approx(beta, rel=1e-9, abs=1e-9)
        assert found.se == pytest.approx(se, rel=1e-9)
    assert design.cache_info().misses == known


@examples(40, 1000)
@given(days_with_two_responses())
def test_the_first_regressors_are_fitted_as_if_there_were_no_others(
    drawn: tuple[list[Row], list[float]],
) -> None:
    rows, _ = drawn
    assume(fit(rows) is not None)
    for count in range(1, len(rows[0][1]) + 1):
        alone = fit([(day, regressors[:count], y) for day, regressors, y in rows])
        assert Regression(rows).fit(count) == alone


def test_vector_f2_poor_sleep() -> None:
    poor = [float(i % 4 == 0) for i in range(84)]
    with_effect = fitted(
        [(i, (1.0, poor[i], drift(i, 84)), 6 + B[i % 11] - poor[i]) for i in range(84)]
    )
    assert with_effect.beta[1] == about(-1.0149)
    assert with_effect.se[1] == about(0.2775)
    assert 1 - with_effect.p_greater(1) == pytest.approx(0.99977, abs=0.00001)
    without = fitted([(i, (1.0, poor[i], drift(i, 84)), 6 + B[i % 11]) for i in range(84)])
    assert without.beta[1] == about(-0.0149)
    assert 1 - without.p_greater(1) == about(0.5214)


def test_vector_f6_level() -> None:
    found = fitted([(d, (1.0, drift(d - 17, 84)), 8 + R[d % 7]) for d in range(17, 101)])
    assert found.beta[0] == about(7.9998)
    assert found.beta[0] - 1.645 * found.se[0] == about(7.8586)


def test_vector_f7_before_and_after() -> None:
    after = [float(day >= 57) for day in range(1, 101)]
    held = fitted([(d, (1.0, after[d - 1]), 7 + P[d % 7]) for d in range(1, 101)])
    assert (held.beta[1], held.se[1]) == (about(0.0228), about(0.1540))


def test_a_constant_series_still_has_the_error_of_rounding() -> None:
    found = fitted([(i, (1.0, drift(i, 14)), 5) for i in range(14)])
    assert found.beta == (about(5), about(0))
    assert found.se[1] == about(0.2095)


def test_the_likely_range_is_the_80_percent_interval() -> None:
    found = Fit(beta=(1.0,), se=(0.5,), n=11, df=10)
    low, high = found.interval80(0)
    assert (low + high) / 2 == pytest.approx(1.0)
    assert (high - low) / 2 == pytest.approx(0.5 * 1.3722, abs=0.001)
    assert found.p_greater(0, low) - found.p_greater(0, high) == pytest.approx(0.8, abs=0.001)


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = ratings_with_gaps(1, 40, 3)
    assert fit(reversed(rows)) == fit(rows)


def test_only_the_days_between_count_not_where_they_start() -> None:
    rows = ratings_with_gaps(2, 40, 3)
    assert fit([(day + 730_000, x, y) for day, x, y in rows]) == fit(rows)


def test_a_gap_weakens_the_carry_over() -> None:
    daily = fitted([(i, (1.0, drift(i, 20)), 5 + i // 10 * 2) for i in range(20)])
    far_apart = fitted([(100 * i, (1.0, drift(i, 20)), 5 + i // 10 * 2) for i in range(20)])
    assert far_apart.se[1] < daily.se[1]


@pytest.mark.parametrize("n", [0, 1, 6, 7])
def test_fewer_than_five_degrees_of_freedom_say_nothing(n: int) -> None:
    found = fit([(i, (1.0, drift(i, 14)), 5) for i in range(n)])
    assert (found is None) == (n < 7)


@pytest.mark.parametrize(
    "column",
    [
        pytest.param([1.0] * 30, id="every night poor"),
        pytest.param([0.0] * 30, id="no night poor"),
        pytest.param([drift(i, 30) for i in range(30)], id="the same as the drift"),
        pytest.param([float(i) for i in range(30)], id="made up of the others"),
    ],
)
def test_a_regressor_the_others_make_up_says_nothing(column: list[float]) -> None:
    draw = Random(5)
    rows = [(i, (1.0, drift(i, 30), column[i]), draw.randint(1, 10)) for i in range(30)]
    assert fit(rows) is None


@pytest.mark.parametrize("poor", [True, False])
def test_one_night_unlike_all_others_is_enough_to_tell_a_regressor(poor: bool) -> None:
    column = [float((i == 100) == poor) for i in range(365)]
    assert fit([(i, (1.0, column[i], drift(i, 365)), 5) for i in range(365)]) is not None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 10) | st.none(), min_size=20, max_size=60), st.integers(-5, 5))
def test_adding_a_constant_moves_the_level_and_nothing_else(
    moods: list[int | None], constant: int
) -> None:
    window = len(moods)
    rows = [(i, (1.0, drift(i, window)), y) for i, y in enumerate(moods) if y is not None]
    found, moved = fit(rows), fit([(i, x, y + constant) for i, x, y in rows])
    if found is None or moved is None:
        assert found is moved
        return
    assert moved.beta[0] == pytest.approx(found.beta[0] + constant, abs=1e-6)
    assert moved.beta[1] == pytest.approx(found.beta[1], abs=1e-6)
    assert moved.se == pytest.approx(found.se, abs=1e-6)


@pytest.mark.parametrize(
    ("t", "df", "p"),
    [
        (0.0, 5, 0.5),
        (1.4759, 5, 0.90),
        (2.0150, 5, 0.95),
        (3.3649, 5, 0.99),
        (-2.2281, 10, 0.025),
        (1.9893, 82, 0.975),
    ],
)
def test_students_distribution_agrees_with_its_tables(t: float, df: int, p: float) -> None:
    assert tcdf(t, df) == pytest.approx(p, abs=0.0004)


@pytest.mark.parametrize(("df", "t"), [(5, 1.4759), (12, 1.3562), (26, 1.3150), (82, 1.2920)])
def test_the_90_percent_quantile_agrees_with_its_tables(df: int, t: float) -> None:
    assert t90(df) == pytest.approx(t, abs=0.002)
    assert tcdf(t90(df), df) == pytest.approx(0.9, abs=1e-6)
