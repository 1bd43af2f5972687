"""The four people the product is made for: what should be raised is, and nothing else."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.people import LAST, PEOPLE, Person, person_journal
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.trend import Label
from therapy_tui.report.gathering import gather

RAISED: Mapping[str, list[str]] = {
    "new-to-therapy": ["F9"],
    "a-year-flat": ["F5a", "F1", "F2", "F11"],
    "ending": ["F9", "F6"],
    "stepping-down": ["F7", "F5a"],
}
"""The findings of each, in order: an even week; a flat year with little homework, poor sleep and a
gap; steady and high; held since the step down, and level for over a year."""

HEADLINE: Mapping[str, Label] = {
    "new-to-therapy": Label.RISING,
    "a-year-flat": Label.FLAT,
    "ending": Label.FLAT,
    "stepping-down": Label.FLAT,
}


@pytest.mark.parametrize("person", PEOPLE, ids=[person.name for person in PEOPLE])
def test_each_of_the_four_is_told_what_their_days_say(person: Person, folder: Path) -> None:
    insight = Insight(gather(person_journal(person, folder), LAST))

    assert [finding.id for finding in insight.findings] == RAISED[person.name]
    assert insight.headline.label is HEADLINE[person.name]
    assert insight.score.value is not None
    assert not insight.support_line


def test_who_stepped_down_is_told_that_mood_held(folder: Path) -> None:
    (person,) = [person for person in PEOPLE if person.name == "stepping-down"]
    step_down, *_ = Insight(gather(person_journal(person, folder), LAST)).findings

    assert step_down.figures["outcome"] == "held"
    assert "since moving to monthly" in step_down.text.lower()
