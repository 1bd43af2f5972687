"""Everything the days say as of one date, computed when asked for and then kept."""

from functools import cached_property

from therapy_tui.domain.calendar import window
from therapy_tui.domain.fields import MOOD
from therapy_tui.domain.series import Point, weeks_back
from therapy_tui.insight.expectation import expectation
from therapy_tui.insight.findings import Evidence, Finding, Thresholds, findings
from therapy_tui.insight.findings.evidence import REPORT_DAYS
from therapy_tui.insight.kept import rests_on
from therapy_tui.insight.record import Record
from therapy_tui.insight.score import Score, change_on_two_weeks_ago, score
from therapy_tui.insight.support import LOOK_BACK, shows_support_line
from therapy_tui.insight.trend import Trend
from therapy_tui.insight.why import WhyRow, why


class Insight:
    """Score, trends and findings of a record.

    Each is computed at its first use and then kept, here or by the record; the findings (the
    slowest, some tens of milliseconds) only where they are shown. Keep one object for each journal
    revision and date.
    """

    def __init__(
        self,
        record: Record,
        *,
        report_days: int = REPORT_DAYS,
        thresholds: Thresholds | None = None,
    ) -> None:
        self.record = record
        self.is_prepared = False
        """Whether all that every screen shows is computed."""
        self._evidence = Evidence(record, report_days=report_days, thresholds=thresholds)

    def prepare(self) -> "Insight":
        """Compute what every screen shows, so that showing it takes no time."""
        _ = self.score, self.change, self.trends, self.support_line, self.weeks
        self.is_prepared = True
        return self

    @cached_property
    def score(self) -> Score:
        """The progress score, or what is missing for one."""
        return score(self.record)

    @cached_property
    def change(self) -> int | None:
        """The score less that of two weeks before.

        ``None`` where one of them is missing, and while the support line shows: no comment on the
        score stands beside it.
        """
        return None if self.support_line else change_on_two_weeks_ago(self.record, self.score)

    @cached_property
    def why(self) -> tuple[WhyRow, ...]:
        """Why this score: a row for each part, those left out among them."""
        return why(self.record, self.score)

    @cached_property
    def trends(self) -> tuple[Trend, ...]:
        """The trend windows of the frequency that holds, shortest first."""
        return tuple(self._evidence.trend(days) for days in self.record.cadence.windows)

    @property
    def headline(self) -> Trend:
        """The one window that is named where there is room for one."""
        return self._evidence.trend(self.record.cadence.headline_days)

    @cached_property
    def expectation(self) -> str | None:
        """What this phase of the therapy expects of the trend, in a sentence."""
        return expectation(self.score.phase)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is worth raising, in order; the report shows the first three."""
        return findings(self._evidence, very_low=self.support_line)

    @property
    def support_line(self) -> bool:
        """Whether the last moods were so low that the person's own support text is pointed to."""
        return _support_line(self.record)

    @cached_property
    def weeks(self) -> tuple[Point, Point]:
        """The week before and this week: the two 7-day halves that end on the as-of day."""
        (this,) = weeks_back(self.record.days, self.record.as_of, 1)
        return _week_before(self.record) or Point(this.first, this.first), this


@rests_on(MOOD)
def _support_line(record: Record) -> bool:
    moods = record.values(MOOD.key, *window(record.as_of, LOOK_BACK))
    return shows_support_line(moods, record.as_of)


@rests_on()
def _week_before(record: Record) -> Point | None:
    """``None`` where the calendar begins before it would."""
    *before, _ = weeks_back(record.days, record.as_of, 2)
    return before[0] if before else None


def insight(record: Record) -> Insight:
    """What a record says, as of its day."""
    return Insight(record)
