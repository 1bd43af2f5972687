"""The machine-readable form, key by key as specified."""

import json
from datetime import date
from typing import Any

import pytest

from tests.insight.journals import __, around, on_days, record
from tests.insight.test_why import example
from therapy_tui.domain.profile import Profile
from therapy_tui.insight.as_json import insight_object
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.record import Record


def printed(of: Record) -> Any:
    """The object as it is read back from JSON."""
    return json.loads(json.dumps(insight_object(Insight(of)), allow_nan=False))


def test_the_object_has_these_keys_in_this_order() -> None:
    found = printed(example())
    assert list(found) == [
        "as_of", "score", "trend", "headline_days", "findings", "support_line",
    ]  # fmt: skip
    assert list(found["score"]) == [
        "value", "exact", "phase", "look_back_days", "parts", "absent", "need",
    ]  # fmt: skip
    assert list(found["score"]["parts"][0]) == [
        "part", "sub_score", "points", "max_points", "logged", "of",
    ]  # fmt: skip
    assert [list(trend) for trend in found["trend"]] == [
        ["days", "label", "change", "se", "low", "high", "level", "entries"]
    ] * 3


def test_the_score_stands_with_its_parts_unrounded() -> None:
    found = printed(example())
    assert found["as_of"] == "2026-11-23"
    assert found["score"]["value"] == 54
    assert found["score"]["exact"] == pytest.approx(54.3127, abs=5e-4)
    assert found["score"]["phase"] == "working"
    assert found["score"]["look_back_days"] == 14
    assert found["score"]["absent"] == ["homework"]
    assert found["score"]["need"] is None
    assert found["score"]["parts"][0] == {
        "part": "mood",
        "sub_score": pytest.approx(49.4670, abs=5e-4),
        "points": 25,
        "max_points": 50.0,
        "logged": 10,
        "of": 14,
    }
    parts = [part["part"] for part in found["score"]["parts"]]
    assert parts == ["mood", "goals", "sessions", "takeaways", "sleep"]


def test_low_days_are_named_with_a_hyphen() -> None:
    years = Profile(started=date(2020, 1, 1))
    found = printed(record(years, mood=[5] * 14, sleep=[3] * 14, homework=[3] * 14))
    assert [part["part"] for part in found["score"]["parts"]][1] == "low-days"


def test_without_a_score_its_need_says_what_is_missing() -> None:
    mood = [5, __, __, __, 6, __, __, __, 5, __, __, __, __, 6]
    three = [3] * 14
    found = printed(record(mood=mood, homework=three, goals=[2] * 14, sleep=three))
    assert found["score"]["value"] is None
    assert found["score"]["exact"] is None
    assert found["score"]["need"] == {"mood_days": 1, "other_parts": 0}


def test_trends_stand_with_their_figures_or_with_null() -> None:
    mood = [4, 5, 4, 5, 5, 6, 5, 6, 6, 7, 6, 7, 7, 8]
    two_weeks, four_weeks, _ = printed(record(mood=mood))["trend"]
    assert two_weeks == {
        "days": 14,
        "label": "rising",
        "change": pytest.approx(1.8632, abs=5e-4),
        "se": pytest.approx(0.3233, abs=5e-4),
        "low": pytest.approx(1.4248, abs=5e-4),
        "high": pytest.approx(2.3015, abs=5e-4),
        "level": pytest.approx(5.7936, abs=5e-4),
        "entries": 14,
    }
    assert four_weeks == {
        "days": 28,
        "label": "not enough data",
        "change": None,
        "se": None,
        "low": None,
        "high": None,
        "level": None,
        "entries": 14,
    }


def test_the_headline_is_one_of_the_windows() -> None:
    assert printed(example())["headline_days"] == 28
    assert printed(record(every="monthly", mood=around(84)))["headline_days"] == 84


def test_findings_stand_in_order_with_their_figures() -> None:
    poor = [age % 4 == 0 for age in range(83, -1, -1)]
    (found,) = printed(
        record(
            sleep=[2 if night else 4 for night in poor],
            mood=[mood - 2 * night for mood, night in zip(around(84), poor, strict=True)],
        )
    )["findings"]
    assert list(found) == ["id", "name", "text", "figures"]
    assert (found["id"], found["name"]) == ("F2", "poor-sleep-mood")
    assert found["text"].startswith("On days after poor sleep your mood was about 2.0 lower")
    assert list(found["figures"])[:3] == ["effect", "se", "p"]


def test_the_support_line_is_true_or_false() -> None:
    assert printed(example())["support_line"] is False
    assert printed(record(mood=on_days(14, {}, other=2)))["support_line"] is True


def test_an_empty_journal_prints_the_same_keys() -> None:
    found = printed(Record(date(2026, 11, 23), {}))
    assert list(found) == list(printed(example()))
    assert found["findings"] == []
    assert found["score"]["parts"] == []
