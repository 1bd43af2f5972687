"""The object that ``trend --json`` prints: stable keys, numbers unrounded."""

from therapy_tui.insight.findings import Finding
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.score import Part, Score
from therapy_tui.insight.trend import Trend


def insight_object(insight: Insight) -> dict[str, object]:
    """Everything the days say, in a form that scripts can rely on.

    What is not known is ``null``. Keys are only ever added.
    """
    return {
        "as_of": insight.record.as_of.isoformat(),
        "score": score_object(insight.score),
        "trend": [trend_object(trend) for trend in insight.trends],
        "headline_days": insight.headline.days,
        "findings": [finding_object(finding) for finding in insight.findings],
        "support_line": insight.support_line,
    }


def score_object(score: Score) -> dict[str, object]:
    """The score with its parts, or what is missing for one."""
    need = score.need
    return {
        "value": score.value,
        "exact": score.exact,
        "phase": score.phase.name,
        "look_back_days": score.look_back_days,
        "parts": [_part(part) for part in score.parts],
        "absent": [str(part) for part in score.absent],
        "need": need and {"mood_days": need.mood_days, "other_parts": need.other_parts},
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "part": str(part.part),
        "sub_score": part.sub_score,
        "points": part.points,
        "max_points": part.max_points,
        "logged": part.logged,
        "of": part.of,
    }


def trend_object(trend: Trend) -> dict[str, object]:
    """One trend window."""
    return {
        "days": trend.days,
        "label": str(trend.label),
        "change": trend.change,
        "se": trend.se,
        "low": trend.low,
        "high": trend.high,
        "level": trend.level,
        "entries": trend.entries,
    }


def finding_object(finding: Finding) -> dict[str, object]:
    """One finding with its figures."""
    return {
        "id": finding.id,
        "name": finding.name,
        "text": finding.text,
        "figures": dict(finding.figures),
    }
