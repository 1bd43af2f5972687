"""The one report: everything a page says, as values, for every format to render."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import Days, day_after
from therapy_tui.domain.fields import DURATION, FIELDS, FREQUENCY, MOOD, NOTE
from therapy_tui.domain.profile import Profile, Question
from therapy_tui.insight.findings import Evidence, Finding, Thresholds
from therapy_tui.insight.findings.evidence import MONTH
from therapy_tui.insight.findings.facts import GAPS, Gap, gaps_in_report
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.record import Record
from therapy_tui.insight.score import Score
from therapy_tui.insight.trend import Trend
from therapy_tui.insight.why import WhyRow
from therapy_tui.journal.fault_dates import unreadable
from therapy_tui.journal.store import Journal, Reading
from therapy_tui.report.gathering import gather
from therapy_tui.report.glance import Glance, glance
from therapy_tui.report.parts import (
    Logged,
    Note,
    ReportDay,
    ReportWeek,
    logged,
    report_day,
    report_week,
)
from therapy_tui.report.questions import questions_to_ask
from therapy_tui.report.therapy import duration_words, frequency_words, next_session_date
from therapy_tui.report.window import ReportWindow

MOST_RAISED = 3
"""Findings on the page, the first ones in their order."""

__all__ = ["Gap", "Glance", "Report", "ReportWindow", "build_report"]


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
    """Three days or more without a mood, oldest first."""
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


def build_report(
    journal: Journal,
    window: ReportWindow,
    *,
    made: date,
    notes: bool = False,
    ask: Sequence[str] = (),
    support: bool = False,
    read: Callable[[date, date], Reading] | None = None,
    profile: Profile | None = None,
) -> Report:
    """The report of a window, made on a date; entries after its last day change nothing.

    ``ask`` are questions that are not in the profile yet; ``support`` chooses the person's own
    support text. ``read`` and ``profile`` stand in for the journal's own where changes are still
    being saved.
    """
    read = read or journal.read
    profile = profile or journal.read_profile().profile
    hidden = frozenset(profile.hidden)
    insight = Insight(gather(journal, window.last, read=read, profile=profile))
    thresholds = Thresholds.of(profile)
    reading = read(day_after(window.first, -MONTH), window.last)
    shown = [field for field in FIELDS if field.key not in hidden]
    entries = {day: entry.only(shown) for day, entry in reading.days.items()}
    record = Record(window.last, entries, profile, first_entry=insight.record.first_entry)
    days = tuple(
        report_day(
            day,
            entries.get(day),
            record,
            poor_sleep=thresholds.poor_sleep,
            unreadable=unreadable(reading.faults, day) is not None,
        )
        for day in window.dates()
    )
    with_mood = MOOD.key not in hidden
    with_notes = notes and NOTE.key not in hidden
    very_low = support and insight.support_line
    return Report(
        window=window,
        made=made,
        next_session=next_session_date(profile, journal.clock, made),
        frequency=frequency_words(insight.record) if FREQUENCY.key not in hidden else "",
        duration=duration_words(insight.record) if DURATION.key not in hidden else "",
        hidden=hidden,
        glance=glance(record, insight.record, days),
        trends=insight.trends if with_mood else (),
        days=days,
        weeks=tuple(
            report_week(entries, days, *week, with_mood=with_mood) for week in window.weeks
        ),
        gaps=_gaps(record, days, window) if with_mood else (),
        worth_raising=_worth_raising(insight),
        score=insight.score if with_mood else None,
        score_rows=insight.why if with_mood else (),
        questions=questions_to_ask(profile, ask, made, journal, read),
        notes=tuple(_notes(entries, window)) if with_notes else None,
        support=profile.support if very_low else None,
        logged=logged(days),
        thresholds=thresholds,
        goals_total=days[-1].goals_total,
    )


def _gaps(record: Record, days: Sequence[ReportDay], window: ReportWindow) -> tuple[Gap, ...]:
    """The gaps of the window; one that may only be a file that cannot be read is none."""
    unknown = [day.date for day in days if day.unreadable]
    found = gaps_in_report(Evidence(record, report_days=window.days))
    return tuple(gap for gap in found if not any(gap.first <= day <= gap.last for day in unknown))


def _worth_raising(insight: Insight) -> tuple[Finding, ...]:
    found = [finding for finding in insight.findings if finding.id != GAPS.id]
    return tuple(found[:MOST_RAISED])


def _notes(entries: Days, window: ReportWindow) -> Iterator[Note]:
    for day in window.dates():
        entry = entries.get(day)
        if entry is not None and entry.note is not None:
            yield Note(day, entry.note)
