"""The one report: everything a page says, as values, for every format to render."""

from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.profile import Question
from therapy_tui.insight.findings import Finding, Thresholds
from therapy_tui.insight.score import Score
from therapy_tui.insight.trend import Trend
from therapy_tui.insight.why import WhyRow
from therapy_tui.report.parts import Gap, Glance, Logged, Note, ReportDay, ReportWeek
from therapy_tui.report.window import ReportWindow

MOST_RAISED = 3
"""Findings on the page, the first ones in their order."""


@dataclass(frozen=True, slots=True)
class Report:
    """A page about one person, who is not named on it.

    Texts the person wrote (questions, notes, support) are data: each format makes them harmless.
    """

    window: ReportWindow
    made: date
    next_session: date | None
    """``None`` when it is not known or has passed."""
    frequency: str
    """In words; empty when switched off."""
    duration: str
    """How long in therapy, in words; empty when it is not known or switched off."""
    hidden: frozenset[str]
    """Keys of the fields switched off; none of them leaves anything on the page."""
    glance: Glance
    trends: tuple[Trend, ...]
    """The three windows that end on the last day; none where mood is switched off."""
    days: tuple[ReportDay, ...]
    """Each day of the window."""
    weeks: tuple[ReportWeek, ...]
    """The 7-day blocks that end on the last day."""
    gaps: tuple[Gap, ...]
    worth_raising: tuple[Finding, ...]
    """Three at most, without the gaps, which stand by themselves."""
    score: Score | None
    """``None`` where mood is switched off."""
    score_rows: tuple[WhyRow, ...]
    """What each part of the score earned and rests on, those left out among them."""
    questions: tuple[Question, ...]
    """What the person wants to ask, asked since the newest session."""
    notes: tuple[Note, ...] | None
    """``None`` where they are not included or switched off; they are private."""
    support: str | None
    """The person's own support text while the last moods are very low, where it was chosen."""
    logged: Logged
    thresholds: Thresholds
    goals_total: int | None
    """Goals open on the last day; ``None`` where there is no list of goals."""

    def shows(self, key: str) -> bool:
        """Whether this therapy uses a field."""
        return key not in self.hidden

    @property
    def unreadable(self) -> int:
        """Days of the window of which nothing is known because a month file cannot be read."""
        return sum(day.unreadable for day in self.days)
