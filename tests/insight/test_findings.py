"""The table of findings: its order, its words, and what is left unsaid when mood is very low."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.insight.journals import TODAY, ago, around, found, on_days, record, without
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, GOALS, HOMEWORK, MOOD, SLEEP, TAKEAWAYS, Field, Value
from therapy_tui.domain.profile import Profile
from therapy_tui.insight.findings import RULES, Evidence, findings
from therapy_tui.insight.record import Record, days_needed

FORBIDDEN = re.compile(
    r"because|caus|disorder|recover|fail|streak|congratulat|\bdue\b|missed|worse|better|should\b",
    re.IGNORECASE,
)
"""Words that explain, judge or scold; "should" only stands in the agreed wording of F5b."""

LONG_AGO = Profile(started=date(2023, 1, 1))
WEEKLY = dict.fromkeys(range(2, 182, 7), 1)
POOR = [age % 4 == 0 for age in range(181, -1, -1)]

EXAMPLES: Mapping[str, Callable[[], Record]] = {
    "F7": lambda: record(mood=around(100), frequency=on_days(100, {99: "weekly", 39: "monthly"})),
    "F5a": lambda: record(LONG_AGO, mood=around(84)),
    "F5b": lambda: record(LONG_AGO, goals=[1] * 56),
    "F1": lambda: record(mood=around(28), homework=[1] * 28),
    "F2": lambda: record(
        sleep=[2 if poor else 4 for poor in POOR],
        mood=[mood - 2 * poor for mood, poor in zip(around(182), POOR, strict=True)],
    ),
    "F3": lambda: record(
        sleep=[2 if poor else 4 for poor in POOR],
        homework=[done - 2 * poor for done, poor in zip(around(182, 3), POOR, strict=True)],
    ),
    "F4": lambda: record(
        sleep=[2 if age % 14 < 7 else 4 for age in range(181, -1, -1)],
        sessions=on_days(182, WEEKLY),
        takeaways=on_days(182, {age: 1 if age % 14 < 7 else 3 for age in WEEKLY}),
    ),
    "F10": lambda: record(
        homework=[4 * poor for poor in POOR],
        mood=[5, *(mood + 2 * poor for mood, poor in zip(around(181), POOR, strict=False))],
    ),
    "F8": lambda: record(
        mood=[
            mood - 2 * (age % 7 in (0, 1))
            for mood, age in zip(around(182), range(181, -1, -1), strict=True)
        ],
        sessions=on_days(182, WEEKLY),
    ),
    "F9": lambda: record(mood=[*[4, 6, 5, 7, 3] * 9, 5, 5, 6, 6, 5], sessions=on_days(50, {5: 1})),
    "F6": lambda: record(mood=around(84, 8)),
    "F12": lambda: record(LONG_AGO, mood=around(28)),
    "F13": lambda: record(sessions=on_days(182, WEEKLY)),
    "F11": lambda: record(mood=without(around(28), 4, 5, 6)),
}
"""For each rule a record in which it holds."""


def test_the_rules_stand_in_the_order_in_which_they_are_raised() -> None:
    assert [rule.id for rule in RULES] == [
        "F7", "F5a", "F5b", "F1", "F2", "F3", "F4", "F10", "F8", "F9", "F6", "F12", "F13", "F11",
    ]  # fmt: skip
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_each_rule_says_a_sentence_and_gives_the_figures_in_it(rule_id: str) -> None:
    (finding,) = found(rule_id, EXAMPLES[rule_id]())
    assert finding.text.endswith((".", "?"))
    assert finding.figures
    assert json.loads(json.dumps(dict(finding.figures))) == finding.figures


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_no_finding_explains_judges_or_scolds(rule_id: str) -> None:
    (finding,) = found(rule_id, EXAMPLES[rule_id]())
    agreed = "whether the goals or the approach should change"
    assert not FORBIDDEN.search(finding.text.replace(agreed, ""))


def test_every_rule_says_what_it_needs() -> None:
    assert set(EXAMPLES) == {rule.id for rule in RULES}
    assert all(re.search(r"\d", rule.needs) for rule in RULES)
    assert not any(FORBIDDEN.search(rule.needs) for rule in RULES)


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [
        (
            "F1",
            "Homework averaged 1.0 of 5 over 4 weeks and mood changed little "
            "(-0.1, likely -0.5 to +0.3). Does the homework fit your week? "
            "Is it too hard to start? Bring it to your session.",
        ),
        (
            "F2",
            "On days after poor sleep your mood was about 2.0 lower "
            "(likely 1.7 to 2.2; 21 poor nights, 63 others).",
        ),
        (
            "F3",
            "On days after poor sleep homework was about 2.0 lower "
            "(likely 1.7 to 2.2; 21 poor nights, 63 others).",
        ),
        ("F10", "The day after more homework, mood was higher: about 0.5 per point."),
    ],
)
def test_what_is_said_keeps_to_the_agreed_wording(rule_id: str, text: str) -> None:
    assert [finding.text for finding in found(rule_id, EXAMPLES[rule_id]())] == [text]


def many() -> Record:
    """Level mood after years with a weekly swing, little homework, no goals or takeaways, a gap."""
    return record(
        LONG_AGO,
        mood=without(around(84), 4, 5, 6),
        homework=[1] * 84,
        sessions=on_days(84, dict.fromkeys(range(6, 84, 7), 1)),
        takeaways=on_days(84, dict.fromkeys(range(6, 84, 7), 0)),
    )


def test_findings_come_in_the_order_of_the_table() -> None:
    ids = [finding.id for finding in findings(Evidence(many()))]
    assert ids == ["F5a", "F1", "F8", "F12", "F13", "F11"]


def test_what_could_weigh_on_someone_is_left_out_while_mood_is_very_low() -> None:
    ids = [finding.id for finding in findings(Evidence(many()), very_low=True)]
    assert ids == ["F8", "F12", "F11"]
    hidden = [rule.id for rule in RULES if rule.hidden_when_very_low]
    assert hidden == ["F5a", "F5b", "F1", "F13"]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_about_a_field_that_was_switched_off_is_silent(rule: object) -> None:
    (row,) = [each for each in RULES if each is rule]
    shown = EXAMPLES[row.id]()
    for field in row.fields:
        profile = shown.profile._replace(hidden=(field.key,))
        assert not found(row.id, replace(shown, profile=profile))


def test_an_empty_journal_has_no_findings() -> None:
    assert findings(Evidence(Record(TODAY, {}))) == ()


def made_up(seed: int, length: int) -> dict[date, Day]:
    """Days with every field, a quarter of them missing, whose answers hang together a little."""
    random = Random(seed)
    days: dict[date, Day] = {}
    mood = 5.0
    for age in range(length - 1, -1, -1):
        mood += random.gauss(0, 0.8) + 0.3 * (5.5 - mood)
        sleep = random.choice((1, 2, 3, 3, 4, 5))
        values: dict[str, Value] = {
            "mood": min(10, max(1, round(mood - 1.5 * (sleep <= 2)))),
            "sleep": sleep,
            "homework": random.choice((0, 1, 2, 3, 4, "none-set")),
            "goals": random.randrange(4),
            "takeaways": random.randrange(3),
            "sessions": int(age % 7 == 2),
            "frequency": "weekly" if age > 70 else "every-2-weeks",
            "duration": "1-3-years",
        }
        kept = {key: value for key, value in values.items() if random.random() < 0.75}
        in_order = {field.key: kept[field.key] for field in FIELDS if field.key in kept}
        days[ago(age)] = Day(ago(age), in_order)
    return days


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_days_after_the_date_and_days_older_than_needed_change_nothing(seed: int) -> None:
    days = made_up(seed, 260)
    whole = Record(TODAY, days, first_entry=min(days))
    later = Record(
        TODAY,
        days | {ago(-age): days[ago(30)]._replace(date=ago(-age)) for age in range(1, 9)},
        first_entry=min(days),
    )
    first, last = days_needed(TODAY)
    needed = Record(
        TODAY,
        {day: entry for day, entry in days.items() if first <= day <= last},
        first_entry=min(days),
        earlier_frequency=whole.frequency_on(ago(200)),
        earlier_duration="1-3-years",
    )
    assert findings(Evidence(later)) == findings(Evidence(whole))
    assert findings(Evidence(needed)) == findings(Evidence(whole))


@pytest.mark.parametrize(
    ("rule_id", "field"),
    [
        ("F2", SLEEP),
        ("F2", MOOD),
        ("F3", HOMEWORK),
        ("F10", HOMEWORK),
        ("F4", TAKEAWAYS),
        ("F8", MOOD),
        ("F5b", GOALS),
        ("F1", HOMEWORK),
        ("F6", MOOD),
        ("F7", MOOD),
        ("F5a", MOOD),
        ("F13", TAKEAWAYS),
    ],
)
def test_a_missing_day_is_no_zero(rule_id: str, field: Field) -> None:
    shown = EXAMPLES[rule_id]()
    gone = {
        day: Day(day, {key: value for key, value in entry.values.items() if key != field.key})
        for day, entry in shown.days.items()
        if day.toordinal() % 4 == 0
    }
    zeros = {day: Day(day, {**entry.values, field.key: 0}) for day, entry in gone.items()}
    with_gaps = replace(shown, days={**shown.days, **gone})
    with_zeros = replace(shown, days={**shown.days, **zeros})
    assert found(rule_id, with_gaps) != found(rule_id, with_zeros)
