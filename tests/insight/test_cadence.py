import pytest

from therapy_tui.domain.fields import FREQUENCY
from therapy_tui.insight.cadence import CADENCES, cadence_of


def test_every_frequency_of_the_check_in_has_its_row() -> None:
    assert sorted(cadence.frequency for cadence in CADENCES) == sorted(FREQUENCY.choices)
    assert all(cadence_of(choice).frequency == choice for choice in FREQUENCY.choices)


def test_the_frequency_table() -> None:
    days, blocks = (14, 28, 84), (28, 84, 168)
    assert [
        (row.frequency, row.interval, row.unit_days, row.look_back, row.half_life, row.windows)
        for row in CADENCES
    ] == [
        ("twice-weekly", 3.5, 1, 14, 7, days),
        ("weekly", 7, 1, 14, 7, days),
        ("every-2-weeks", 14, 1, 28, 14, days),
        ("every-3-weeks", 21, 7, 42, 21, blocks),
        ("monthly", 28, 7, 56, 28, blocks),
        ("as-needed", None, 7, 56, 28, blocks),
    ]
    assert [row.in_blocks for row in CADENCES] == [False] * 3 + [True] * 3


def test_the_look_back_is_two_intervals_but_two_weeks_at_least() -> None:
    spaced = [row for row in CADENCES if row.interval is not None]
    assert [row.look_back for row in spaced] == [max(14, 2 * (row.interval or 0)) for row in spaced]


def test_takeaways_count_for_two_intervals_but_four_weeks_at_least() -> None:
    days = {row.frequency: row.takeaway_days for row in CADENCES}
    spaced = [row for row in CADENCES if row.interval is not None]
    assert all(days[row.frequency] == max(28, 2 * (row.interval or 0)) for row in spaced)
    assert days["as-needed"] == 56


@pytest.mark.parametrize(
    ("frequency", "least"),
    [("weekly", 5), ("every-2-weeks", 10), ("every-3-weeks", 3), ("monthly", 3)],
)
def test_a_third_of_the_units_need_a_mood_but_three_at_least(frequency: str, least: int) -> None:
    assert cadence_of(frequency).least_mood_units == least


def test_the_headline_is_four_weeks_or_twelve_where_sessions_are_rare() -> None:
    assert [row.headline_days for row in CADENCES] == [28, 28, 28, 84, 84, 84]


def test_an_unknown_frequency_counts_as_weekly() -> None:
    assert cadence_of(None) is cadence_of("weekly")


def test_a_frequency_is_lower_than_every_one_above_it_in_the_table() -> None:
    for at, row in enumerate(CADENCES):
        assert [row.is_lower_than(other) for other in CADENCES] == [
            place < at for place in range(len(CADENCES))
        ]
