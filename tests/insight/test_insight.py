"""Everything the days say, computed once and only when asked for."""

from datetime import date

import pytest

from tests.days import Row
from tests.insight.journals import TODAY, ago, around, record
from therapy_tui.domain.profile import Profile
from therapy_tui.insight.insight import Insight, insight
from therapy_tui.insight.record import Record
from therapy_tui.insight.score import score
from therapy_tui.insight.support import shows_support_line
from therapy_tui.insight.trend import trend

LONG_AGO = Profile(started=date(2023, 1, 1))


@pytest.mark.parametrize(
    ("frequency", "windows", "headline"),
    [
        ("weekly", [14, 28, 84], 28),
        ("every-2-weeks", [14, 28, 84], 28),
        ("every-3-weeks", [28, 84, 168], 84),
        ("as-needed", [28, 84, 168], 84),
    ],
)
def test_the_windows_are_those_of_the_frequency_that_holds(
    frequency: str, windows: list[int], headline: int
) -> None:
    found = insight(record(every=frequency, mood=around(168)))
    assert [each.days for each in found.trends] == windows
    assert found.headline.days == headline
    assert found.headline in found.trends


def test_each_figure_is_that_of_its_own_rule() -> None:
    of = record(LONG_AGO, mood=around(100), sleep=[3] * 100, homework=[2] * 100)
    moods = of.values("mood", ago(200), TODAY)
    found = Insight(of)
    assert found.score == score(of)
    assert found.trends[2] == trend(moods, TODAY, 84)
    assert found.support_line is shows_support_line(moods, TODAY)


def test_the_weeks_are_the_two_halves_of_the_last_14_days() -> None:
    homework: Row = [5, *[1] * 5, "none-set", 0, *[4] * 6, 2]
    before, this = Insight(record(homework=homework)).weeks
    assert (before.first, before.last) == (ago(13), ago(7))
    assert (this.first, this.last) == (ago(6), TODAY)
    assert (before.homework, before.days_with("homework"), before.none_set) == (5 / 6, 6, 1)
    assert (this.homework, this.days_with("homework"), this.none_set) == (26 / 7, 7, 0)


def test_the_change_is_that_on_the_score_of_two_weeks_before() -> None:
    mood = [4] * 28 + [8] * 14
    of = record(LONG_AGO, mood=mood, sleep=[3] * 42, homework=[2] * 42)
    now, before = score(of).value, score(of.on(ago(14))).value
    assert now is not None
    assert before is not None
    assert Insight(of).change == now - before >= 10
    assert Insight(record(mood=[5] * 14, sleep=[3] * 14, homework=[2] * 14)).change is None


def test_while_the_support_line_shows_nothing_weighs_on_the_person() -> None:
    def of(mood: int) -> Insight:
        row = {"mood": mood, "sleep": 3, "homework": 1}
        rows: dict[str, Row] = {key: [value] * 100 for key, value in row.items()}
        return Insight(record(LONG_AGO, every=None, since=None, **rows))

    usual, low = of(4), of(2)
    assert (usual.support_line, low.support_line) == (False, True)
    assert usual.change is not None
    assert low.change is None
    assert {"F5a", "F1"} <= {finding.id for finding in usual.findings}
    assert not {"F5a", "F1"} & {finding.id for finding in low.findings}
    assert low.score.value is not None


def test_the_phase_says_what_it_expects_of_the_trend() -> None:
    assert Insight(record(LONG_AGO, mood=around(14))).expectation == "Holding level is the aim now."


def test_the_report_names_the_gaps_of_its_own_days() -> None:
    of = record(mood=[5] * 10 + [None] * 4 + [5] * 20)
    assert not [finding for finding in Insight(of).findings if finding.id == "F11"]
    assert [finding.id for finding in Insight(of, report_days=28).findings] == ["F11"]


def test_findings_are_looked_for_once_and_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[Record] = []
    found = Insight(record(LONG_AGO, mood=around(84)))
    values = Record.values

    def counted(self: Record, key: str, first: date, last: date) -> dict[date, int]:
        looked.append(self)
        return values(self, key, first, last)

    monkeypatch.setattr(Record, "values", counted)
    found.prepare()
    assert looked
    assert found.findings
    looked.clear()
    assert found.prepare().findings
    assert not looked


def test_an_empty_journal_has_nothing_to_say_and_says_so() -> None:
    found = Insight(Record(TODAY, {}))
    assert found.score.value is None
    assert {each.label for each in found.trends} == {"not enough data"}
    assert found.findings == ()
    assert found.change is None
    assert not found.support_line
