"""What the days say as plain lines of text: for ``trend``, and for the screens of the app."""

from collections.abc import Sequence
from textwrap import wrap

from therapy_tui.domain.fields import HOMEWORK
from therapy_tui.domain.series import WEEK, Point
from therapy_tui.domain.summary import one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.phase import WEIGHTS_ARE_OURS
from therapy_tui.insight.trend import Trend
from therapy_tui.insight.wording import change_in_words, missing_in_words, trend_in_words

NOT_CAUSES = "Patterns in these entries, not causes and not a diagnosis."
NOTHING_FOUND = "Nothing stands out in these days."
ASSUMED = "Session frequency is not known; weekly is assumed."
PHASE_ASSUMED = "How long the therapy has run is not known; 3 to 12 months is assumed."


def score_lines(insight: Insight, width: int = 80) -> list[str]:
    """The score with its parts, what was left out, what it rests on, and whose weights they are."""
    score = insight.score
    heading = f"Progress {score.value}" if score.value is not None else "No progress score"
    lines = wrap(
        f"{heading}   phase: {score.phase.name} ({score.phase.span})   "
        f"looks back {score.look_back_days} days, recent days count more",
        width,
    )
    missing = missing_in_words(score)
    if missing is not None:
        lines.append(f" {missing[0].upper()}{missing[1:]}.")
        if score.mood_mean is not None:
            mean = one_decimal(score.mood_mean)
            lines.append(f" Mood was {mean} on average ({counted(score.mood_days, 'day')}).")
    lines += _parts(insight, width)
    if score.value is not None:
        lines.append(f" The score uses {score.weight_used} of 100 weight.")
    said = [WEIGHTS_ARE_OURS]
    if insight.change is not None:
        change = change_in_words(insight.change)
        said.append(f"{change[0].upper()}{change[1:]}.")
    said += [ASSUMED] if insight.record.frequency_assumed else []
    said += [PHASE_ASSUMED] if score.phase_assumed else []
    return [*lines, *_wrapped(" ".join(said), width, " ")]


def trend_lines(insight: Insight, width: int = 80) -> list[str]:
    """The three windows with label, change and likely range, and what the phase expects."""
    lines = ["Mood, later half against earlier half of each window"]
    for trend in insight.trends:
        name = f" {window_name(trend):<9} "
        lines += _wrapped(f"{trend_in_words(trend)}, {_rests_on(trend)}", width, name)
    if insight.expectation is not None and insight.headline.change is not None:
        lines += _wrapped(insight.expectation, width, " ")
    return lines


def week_lines(insight: Insight) -> list[str]:
    """Homework of this week and the week before, with the days each rests on."""
    if insight.record.hides(HOMEWORK.key):
        return []
    before, this = insight.weeks
    return [f"Homework   this week {_homework(this)}   week before {_homework(before)}"]


def finding_lines(insight: Insight, width: int = 80) -> list[str]:
    """What may be worth raising, numbered, each with its figures; a sentence where nothing is."""
    if not insight.findings:
        return ["Worth raising", *_wrapped(NOTHING_FOUND, width, " ")]
    lines = ["Worth raising", *_wrapped(NOT_CAUSES, width, " ")]
    for number, finding in enumerate(insight.findings, 1):
        lines += _wrapped(finding.text, width, f" {number:>2}  ")
    return lines


def window_name(trend: Trend) -> str:
    """``4 weeks``."""
    return counted(trend.days // WEEK, "week")


def _parts(insight: Insight, width: int) -> list[str]:
    said = max((len(row.said) for row in insight.why), default=0)
    lines: list[str] = []
    for row in insight.why:
        points = "-" if row.points is None else f"{row.points} of {row.max_points}"
        line = f"  {row.name:<11}{points:<11}{row.said}"
        room = f"  {row.name:<11}{points:<11}{row.said:<{said}}   {row.coverage}".rstrip()
        lines += [room] if len(room) <= width else [line, f"{'':13}{row.coverage}"]
    return lines


def _rests_on(trend: Trend) -> str:
    return f"{trend.entries} of {trend.days} days logged"


def _homework(week: Point) -> str:
    days = week.days_with(HOMEWORK.key)
    none_set = f", none set {counted(week.none_set, 'day')}" if week.none_set else ""
    if week.homework is None:
        return f"not logged{none_set}"
    return f"{one_decimal(week.homework)} ({counted(days, 'day')}{none_set})"


def _wrapped(text: str, width: int, start: str) -> list[str]:
    return wrap(text, width, initial_indent=start, subsequent_indent=" " * len(start))


def all_lines(insight: Insight, width: int = 80) -> list[str]:
    """Everything, in sections that a blank line parts."""
    return joined(
        (
            score_lines(insight, width),
            trend_lines(insight, width),
            week_lines(insight),
            finding_lines(insight, width),
        )
    )


def joined(sections: Sequence[list[str]]) -> list[str]:
    """The sections that have lines, with a blank line between them."""
    lines: list[str] = []
    for section in sections:
        if section:
            lines += ["", *section] if lines else section
    return lines
