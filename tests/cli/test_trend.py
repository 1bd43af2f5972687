"""``trend``: score, trend and findings in plain lines and as JSON."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_sentence, write
from tests.demo_journal import write_demo_journal

KEYS = {"as_of", "score", "trend", "headline_days", "findings", "support_line"}


@pytest.fixture
def journal(folder: Path, today: date) -> date:
    write_demo_journal(folder, today)
    return today


def test_it_is_plain_text_of_80_columns(answer: Command, journal: date) -> None:
    done = answer("trend")
    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 80
    for text in ("Progress ", "phase: established", "12 weeks", "Worth raising", "Mood      "):
        assert text in done.out


def test_plain_draws_nothing(answer: Command, journal: date) -> None:
    drawn, plain = answer("trend").out, answer("trend", "--plain").out
    assert "▅" in drawn
    assert not set("▁▂▃▄▅▆▇█·") & set(plain)
    assert plain.splitlines()[2:] == drawn.splitlines()[5:]


def test_any_past_day_can_be_asked_for(answer: Command, journal: date) -> None:
    then = journal - timedelta(days=60)
    assert answer("trend", "--date", "-60", "--json").json["as_of"] == str(then)
    assert answer("trend", "--date", str(then)).out == answer("trend", "--date", "-60").out
    future = answer("trend", "--date", str(journal + timedelta(days=2)))
    assert future.code == 2
    assert one_sentence(future.err)
    assert "future" in future.err


def test_json_has_exactly_the_agreed_form(answer: Command, journal: date) -> None:
    found = answer("trend", "--json").json
    assert set(found) == KEYS
    assert [trend["days"] for trend in found["trend"]] == [14, 28, 84]
    assert found["headline_days"] == 28
    assert sum(part["points"] for part in found["score"]["parts"]) == found["score"]["value"]


def test_an_empty_journal_is_answered_and_is_no_fault(answer: Command) -> None:
    done = answer("trend", "--json")
    assert done.code == 0
    assert done.json["score"]["value"] is None
    assert done.json["score"]["need"] == {"mood_days": 5, "other_parts": 2}
    assert answer("trend").code == 0
    assert "not enough days yet (0 of 5)" in answer("trend").out.lower()


def test_very_low_days_point_to_the_persons_own_text(
    answer: Command, folder: Path, today: date
) -> None:
    for month in {(today - timedelta(days=back)).strftime("%Y-%m") for back in range(3)}:
        days = [today - timedelta(days=back) for back in range(3)]
        text = "".join(f"[{day}]\nmood = 1\n" for day in sorted(days) if str(day)[:7] == month)
        write(folder / f"{month}.toml", text)
    assert answer("trend", "--json").json["support_line"] is True
    assert "support plan and contacts" in answer("trend").out


def test_a_month_that_cannot_be_read_is_named_and_the_rest_is_said(
    answer: Command, folder: Path, journal: date
) -> None:
    month = (journal - timedelta(days=40)).strftime("%Y-%m")
    write(folder / f"{month}.toml", "[oops\n")
    done = answer("trend")
    assert done.code == 0
    assert f"{month}.toml:1" in done.err
    assert "Progress" in done.out
