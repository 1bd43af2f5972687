"""The findings' vectors of the specification; days are numbered as there, the last is today."""

from collections.abc import Iterable

import pytest

from tests.insight.journals import __, ago, found, one, record
from therapy_tui.domain.calendar import window
from therapy_tui.domain.fields import Value
from therapy_tui.domain.series import gaps
from therapy_tui.insight.findings import Finding
from therapy_tui.insight.record import Record

B = (0, 1, -1, 0, 2, -1, 1, 0, -2, 1, 0)
P = (0, 1, 0, -1, 1, -1, 0)
R = (0, 1, 0, -1, 0, 1, -1)
TWELVE_WEEKS = range(17, 101)
HUNDRED = range(1, 101)


def figure(finding: Finding, name: str) -> float:
    value = finding.figures[name]
    assert not isinstance(value, str)
    return value


def poor_sleep(effect: int) -> Record:
    poor = [i % 4 == 0 for i in range(84)]
    return record(
        sleep=[2 if low else 4 for low in poor],
        mood=[6 + B[i % 11] + effect * low for i, low in enumerate(poor)],
    )


def test_f2_fires_where_mood_was_a_point_lower_after_poor_sleep() -> None:
    finding = one("F2", poor_sleep(-1))
    assert figure(finding, "effect") == pytest.approx(-1.0149, abs=5e-4)
    assert figure(finding, "se") == pytest.approx(0.2775, abs=5e-4)
    assert figure(finding, "p") == pytest.approx(0.99977, abs=5e-6)
    assert (finding.figures["poor_nights"], finding.figures["other_nights"]) == (21, 63)


def test_f2_is_silent_where_mood_did_not_differ() -> None:
    assert not found("F2", poor_sleep(0))


NIGHTS: dict[float, tuple[Value, ...]] = {
    1.7: (2, 2, 1),
    2.0: (2, 2, 2),
    2.3: (2, 2, 3),
    2.5: (2, 3),
    3.0: (3, 3, 3),
    3.3: (3, 3, 4),
    3.7: (4, 3, 4),
    4.0: (4, 4, 4),
    4.3: (4, 4, 5),
}
"""Three nights, or two, with these means."""


def noted(*sessions: tuple[float, int]) -> Record:
    """Weekly sessions with the mean sleep before each and its takeaways."""
    sleep: list[Value | None] = []
    takeaways: list[Value | None] = []
    held: list[Value | None] = []
    for mean, count in sessions:
        nights = NIGHTS[mean]
        sleep += [*[None] * (7 - len(nights)), *nights]
        takeaways += [None] * 6 + [count]
        held += [None] * 6 + [1]
    return record(sleep=sleep, takeaways=takeaways, sessions=held)


def test_f4_fires_where_all_poor_stretches_had_the_fewest_takeaways() -> None:
    finding = one(
        "F4",
        noted(
            (3.3, 3), (2.0, 1), (4.0, 2), (2.3, 0), (3.7, 3),
            (3.0, 2), (1.7, 1), (4.3, 2), (3.0, 3), (2.5, 1),
        ),
    )  # fmt: skip
    assert figure(finding, "fewer") == pytest.approx(1.75)
    assert figure(finding, "p") == pytest.approx(1 / 210)


def test_f4_is_silent_where_chance_would_do_as_well() -> None:
    assert not found(
        "F4",
        noted(
            (3.3, 2), (2.0, 1), (4.0, 2), (2.3, 2), (3.7, 3), (3.0, 1), (1.7, 1), (4.3, 2)
        ),
    )  # fmt: skip


def test_f1_fires_for_low_homework_and_level_mood() -> None:
    mood = [5, 4, 5, 6, 5, 4, 5, 5, 6, 5, 4, 5, 5, 4]
    mood += [5, 5, 4, 6, 5, 5, 4, 5, 6, 5, 5, 4, 5, 5]
    homework = [1, 0, 2, __, 1, 0, 0, 1, 2, __, 0, 1, 1, 0]
    homework += [__] * 7 + [0, 2, 1, 0, __, 1, 0]
    finding = one("F1", record(mood=mood, homework=homework))
    assert figure(finding, "homework") == pytest.approx(0.7222, abs=5e-4)
    assert figure(finding, "change") == pytest.approx(0.0036, abs=5e-4)
    assert figure(finding, "difference") == pytest.approx(0.0714, abs=5e-4)


def stepped_down(on: int, mood: Iterable[int]) -> Record:
    """A hundred days, weekly at first, monthly from a day on."""
    frequency: list[Value | None] = [None] * 100
    frequency[0], frequency[on - 1] = "weekly", "monthly"
    return record(mood=list(mood), frequency=frequency)


def test_f7_says_held_where_mood_stayed() -> None:
    finding = one("F7", stepped_down(57, [7 + P[day % 7] for day in HUNDRED]))
    assert finding.figures["outcome"] == "held"
    assert figure(finding, "effect") == pytest.approx(0.0228, abs=5e-4)
    assert figure(finding, "se") == pytest.approx(0.1540, abs=5e-4)


def test_f7_says_lower_where_mood_fell_with_the_change() -> None:
    mood = [7 + P[day % 7] if day < 57 else 6 + P[day % 7] - day % 2 for day in HUNDRED]
    finding = one("F7", stepped_down(57, mood))
    assert finding.figures["outcome"] == "lower"
    assert figure(finding, "effect") == pytest.approx(-1.4773, abs=5e-4)
    assert figure(finding, "se") == pytest.approx(0.1667, abs=5e-4)


def test_f7_says_too_early_three_weeks_after_the_change() -> None:
    finding = one("F7", stepped_down(80, [7 + P[day % 7] for day in HUNDRED]))
    assert finding.figures["outcome"] == "too early to say"
    assert "effect" not in finding.figures


def test_f6_fires_for_a_steady_high_mood() -> None:
    finding = one("F6", record(mood=[8 + R[day % 7] for day in TWELVE_WEEKS]))
    level, se = figure(finding, "level"), figure(finding, "se")
    assert level == pytest.approx(7.9998, abs=5e-4)
    assert level - 1.645 * se == pytest.approx(7.8586, abs=5e-4)


def test_f6_is_silent_where_mood_fell_from_high() -> None:
    assert not found(
        "F6", record(mood=[(8 if day < 72 else 6) + R[day % 7] for day in TWELVE_WEEKS])
    )


def test_f8_fires_where_the_two_days_after_a_session_were_higher() -> None:
    held = set(range(20, 98, 7))
    mood = [6 + B[(day - 17) % 11] + ({day - 1, day - 2} & held != set()) for day in TWELVE_WEEKS]
    finding = one("F8", record(mood=mood, sessions=[int(day in held) for day in TWELVE_WEEKS]))
    assert figure(finding, "effect") == pytest.approx(1.0189, abs=5e-4)
    assert figure(finding, "se") == pytest.approx(0.2804, abs=5e-4)
    assert figure(finding, "p") == pytest.approx(0.99973, abs=5e-6)


def test_g_gaps_are_the_runs_of_days_without_a_mood() -> None:
    logged = {73, 74, 75, 79, 80, 84, 85, *range(90, 96)}
    days = record(mood=[5 if day in logged else None for day in range(73, 101)]).days
    runs = gaps(days, *window(ago(0), 28))
    expected = [(76, 78), (81, 83), (86, 89), (96, 100)]
    assert runs == [(ago(100 - first), ago(100 - last)) for first, last in expected]
