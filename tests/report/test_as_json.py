import json
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.people import LAST, PEOPLE, person_journal
from tests.report.reports import HOSTILE, __, report_of, rows
from therapy_tui.domain.fields import FIELDS, NONE_SET
from therapy_tui.domain.profile import Goal, Profile, Question
from therapy_tui.insight.as_json import insight_object
from therapy_tui.insight.insight import Insight
from therapy_tui.report.as_json import report_object
from therapy_tui.report.choosing import usual_window
from therapy_tui.report.gathering import gather
from therapy_tui.report.model import build_report


def test_the_object_says_what_the_report_says(folder: Path) -> None:
    days = rows(
        mood=[5, __],
        homework=[NONE_SET, 2],
        sleep=[1, __],
        goals=[1, __],
        takeaways=[__, 0],
        sessions=[1, __],
        note=["private", __],
    )
    profile = Profile(frequency="weekly", goals=(Goal("a"), Goal("b")))
    found = report_object(report_of(folder, days, profile, length=2))
    assert found["first"] == "2026-11-22"
    assert found["last"] == found["made"] == "2026-11-23"
    assert found["layout"] == "days as columns"
    assert found["days"] == [
        {
            "date": "2026-11-22",
            "mood": 5,
            "sleep": 1,
            "poor_night": True,
            "homework": "none-set",
            "goals": 1,
            "goals_total": 2,
            "takeaways": None,
            "sessions": 1,
            "has_note": True,
            "logged": True,
            "unreadable": False,
        },
        {
            "date": "2026-11-23",
            "mood": None,
            "sleep": None,
            "poor_night": False,
            "homework": 2,
            "goals": None,
            "goals_total": 2,
            "takeaways": 0,
            "sessions": 0,
            "has_note": False,
            "logged": True,
            "unreadable": False,
        },
    ]
    assert found["frequency"] == "weekly"
    assert found["duration"] is None
    assert found["notes"] is None
    assert found["support"] is None


def test_score_trend_and_findings_have_the_form_of_trend(folder: Path) -> None:
    journal = person_journal(PEOPLE[1], folder)
    found = report_object(build_report(journal, usual_window(journal, LAST), made=LAST))
    trend = insight_object(Insight(gather(journal, LAST)))
    assert found["score"] == trend["score"]
    assert found["trend"] == trend["trend"]
    findings = trend["findings"]
    assert isinstance(findings, list)
    assert found["worth_raising"] == [each for each in findings if each["id"] != "F11"][:3]


def test_texts_are_as_they_were_written(folder: Path) -> None:
    profile = Profile(questions=(Question(HOSTILE, TODAY),))
    days = rows(mood=[5], note=[HOSTILE])
    found = json.loads(json.dumps(report_object(report_of(folder, days, profile, notes=True))))
    assert found["notes"] == [{"date": "2026-11-23", "text": HOSTILE}]
    assert found["questions"] == [{"text": HOSTILE, "asked": "2026-11-23"}]


@pytest.mark.parametrize("key", [field.key for field in FIELDS])
def test_a_field_that_is_switched_off_has_no_key(folder: Path, key: str) -> None:
    journal = person_journal(PEOPLE[1], folder)
    journal.update_profile({"hidden": (key,), "questions": (), "goals": ()})
    report = build_report(journal, usual_window(journal, LAST), made=LAST, notes=True)
    found = report_object(report)
    assert found.pop("hidden") == [key]
    found.pop("score")
    text = json.dumps(found | {"notes": found["notes"] or []})
    named = {"note": "has_note", "sessions": '"sessions"'}.get(key, f'"{key}"')
    assert named not in text
