"""What a report says in words, the same in every format."""

from datetime import date

from therapy_tui.domain.calendar import WEEKDAYS, month_first, short_date, with_year
from therapy_tui.domain.series import WEEK
from therapy_tui.domain.summary import one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.insight.findings.evidence import DEFAULT_THRESHOLDS
from therapy_tui.insight.findings.facts import SHORTEST_GAP, Gap
from therapy_tui.insight.findings.finding import Finding
from therapy_tui.insight.findings.homework import BRING_IT
from therapy_tui.insight.wording import missing_in_words
from therapy_tui.report.model import Report
from therapy_tui.report.window import ReportWindow

PRODUCT = "Therapy companion"
AT_A_GLANCE = "At a glance"
DAY_BY_DAY = "Day by day"
WEEK_BY_WEEK = "Week by week"
WORTH_RAISING = "Worth raising"
SCORE = "Score"
OUR_WEIGHTS = "weights are this tool's own convention"
NOTES = "Notes"
NOTES_LEFT_OUT = "not included (private; add with --notes)"
NO_NOTES = "none in these days"
TO_ASK = "To ask"
SUPPORT = "Very low"
VERY_LOW = "The last days were rated very low."
NOTHING_LOGGED = "Nothing was logged in these days."
TREND_NOTE = "Trend: later half minus earlier half along the fitted line; likely = 80% range"
LEVEL_NOTE = "level = its middle"
SOURCE_NOTE = "Self-rated; a prompt for conversation, not a measure."

MOST_GAPS = 3
"""Gaps that are each said; more are only counted."""
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def title(window: ReportWindow) -> str:
    """``two-week report``, ``9-day report``, ``report since the last session``."""
    if window.since_session:
        return "report since the last session"
    weeks, rest = divmod(window.days, WEEK)
    number, unit = (window.days, "day") if rest else (weeks, "week")
    said = _NUMBERS[number - 1] if number <= len(_NUMBERS) else str(number)
    return f"{said}-{unit} report"


def span(window: ReportWindow) -> str:
    """``Mon 10 - Sun 23 Nov 2026``; month and year are said once where they are the same."""
    first, last = window.first, window.last
    said = with_year(short_date(last), last)
    if first == last:
        return said
    if first.year != last.year:
        return f"{with_year(short_date(first), first)} - {said}"
    return f"{_beginning(first, last)} - {said}"


def occasion(report: Report) -> str:
    """``For the session on Tue 24 Nov, made 23 Nov``."""
    made = dated(report.made, report.window.last)
    if report.next_session is None:
        return f"Made {made}"
    session = dated(report.next_session, report.window.last)
    return f"For the session on {session}, made {made.partition(' ')[2]}"


def therapy(report: Report) -> str:
    """``weekly, 7 months in therapy``; empty where both are switched off."""
    return ", ".join(said for said in (report.frequency, report.duration) if said)


def dated(day: date, beside: date) -> str:
    """``Tue 24 Nov``, with the year where it is not that of the date beside it."""
    said = short_date(day)
    return said if day.year == beside.year else with_year(said, day)


def gap_sentences(report: Report) -> tuple[str, ...]:
    """A sentence for each gap, oldest first, and what could not be read."""
    said = [_gap(gap, report.window.last) for gap in report.gaps[:MOST_GAPS]]
    more = len(report.gaps) - MOST_GAPS
    if more > 0:
        said.append(f"And {counted(more, 'more gap')} of {SHORTEST_GAP} days or longer.")
    if not report.gaps and not report.unreadable and not any(day.logged for day in report.days):
        said.append(NOTHING_LOGGED)
    if report.unreadable:
        said.append(f"Could not be read: {counted(report.unreadable, 'day')}, marked with ?.")
    return tuple(said)


def finding_text(finding: Finding) -> str:
    """The sentence of a finding, without the wish to bring it where it already lies."""
    return finding.text.removesuffix(BRING_IT).rstrip()


def trend_note(report: Report) -> str:
    """What the figures of the trend are; empty where mood is switched off."""
    if not report.trends:
        return ""
    return TREND_NOTE + (f"; {LEVEL_NOTE}" if report.trends[-1].level is not None else "")


def score_words(report: Report) -> str:
    """``50``, or what is missing for a score; empty where mood is switched off."""
    if report.score is None:
        return ""
    return missing_in_words(report.score) or str(report.score.value)


def score_parts(report: Report) -> tuple[str, ...]:
    """``mood 20/40`` for each part that earned points."""
    rows = (row for row in report.score_rows if row.points is not None)
    return tuple(f"{row.name} {row.points}/{row.max_points}" for row in rows)


def score_note(report: Report) -> str:
    """Whose weights they are, and how many of them were used where some parts are missing."""
    used = report.score.weight_used if report.score and report.score.value is not None else 100
    return OUR_WEIGHTS if used == 100 else f"uses {used} of 100 weight; {OUR_WEIGHTS}"


def logged_words(report: Report) -> str:
    """``Logged: mood 11/14 days, sleep 11/14, homework 10/13, goals 2``."""
    logged = report.logged
    counts = (
        ("mood", f"{logged.mood}/{logged.days}"),
        ("sleep", f"{logged.sleep}/{logged.days}"),
        ("homework", f"{logged.homework}/{logged.homework_days}"),
        ("goals", f"{logged.goals}/{logged.days}"),
    )
    said = ", ".join(f"{key} {count}" for key, count in counts if report.shows(key))
    return f"Logged, in days: {said}" if said else ""


def settings_words(report: Report) -> str:
    """The cut-offs that are not the usual ones; empty where all are."""
    usual, held = DEFAULT_THRESHOLDS, report.thresholds
    said = []
    if held.high_mood != usual.high_mood and report.shows("mood"):
        said.append(f"high mood from {held.high_mood} (usually {usual.high_mood})")
    if held.poor_sleep != usual.poor_sleep and report.shows("sleep"):
        said.append(f"poor sleep up to {held.poor_sleep} (usually {usual.poor_sleep})")
    return f"Set by the person: {', '.join(said)}" if said else ""


def _beginning(first: date, last: date) -> str:
    """The first date of a span; its month is said once where the last one's follows it."""
    if first.month == last.month and not month_first():
        return f"{WEEKDAYS[first.weekday()][:3]} {first.day}"
    return short_date(first)


def _gap(gap: Gap, last: date) -> str:
    what = "no mood" if gap.entries else "nothing"
    noted = f", {gap.notes} with a note" if gap.notes else ""
    around = [
        f"{when} {one_decimal(mood)}"
        for when, mood in (("before", gap.before), ("after", gap.after))
        if mood is not None
    ]
    mood = f" Mood {', '.join(around)}." if around else ""
    days = span(ReportWindow(gap.first, gap.last)).removesuffix(with_year("", last))
    return f"Gap: {what} logged {days} ({gap.days} days{noted}).{mood}"
