from datetime import timedelta

import pytest

from tests.conftest import TODAY
from therapy_tui.insight.support import SUPPORT_LINE, shows_support_line

__ = None
Moods = list[int | None]


def shows(moods: Moods) -> bool:
    """Whether the line shows when the last of the moods is today's."""
    ages = zip(range(len(moods) - 1, -1, -1), moods, strict=True)
    logged = {TODAY - timedelta(days=age): mood for age, mood in ages if mood is not None}
    return shows_support_line(logged, TODAY)


@pytest.mark.parametrize(
    ("moods", "expected"),
    [
        ([5, 2, __, 2, 1], True),
        ([2, 2, 5, 5, 2], True),
        ([2, 2, 2, __, __, __, __], False),
        ([1, __, 1], True),
        ([1, __, __, __, 1], False),
        ([3, 3, 3, 3, 3], False),
    ],
)
def test_the_vectors_of_the_quiet_line(moods: Moods, expected: bool) -> None:
    assert shows(moods) is expected


def test_nothing_logged_shows_no_line() -> None:
    assert not shows([])
    assert not shows([__] * 14)


def test_the_newest_mood_may_be_three_days_old() -> None:
    assert shows([2, 2, 2, __, __, __])
    assert not shows([2, 2, 2, __, __, __, __])


def test_only_the_last_five_logged_moods_count() -> None:
    assert shows([2, 2, 2, 6, 6])
    assert not shows([2, 2, 2, 6, 6, 6])


def test_moods_more_than_two_weeks_back_do_not_count() -> None:
    assert shows([2, *[__] * 11, 2, 2])
    assert not shows([2, *[__] * 12, 2, 2])


def test_two_days_of_1_may_lie_three_days_apart_and_nothing_logged_between() -> None:
    assert shows([1, __, __, 1])
    assert not shows([1, 5, 1])
    assert not shows([1])
    assert not shows([2, 1])


def test_a_missing_day_is_not_a_low_day() -> None:
    assert not shows([6, __, __, __, 6])
    assert not shows([6, __, __, __, 2])


def test_a_later_mood_is_not_seen() -> None:
    logged = {TODAY + timedelta(days=age): 1 for age in range(-2, 1)}
    assert shows_support_line(logged, TODAY)
    assert not shows_support_line(logged, TODAY - timedelta(days=2))


def test_the_line_names_the_key_and_no_number_to_call() -> None:
    said = SUPPORT_LINE.format(key="c")
    assert said == "The last days were rated very low. Your support plan and contacts: press c."
