"""The findings: a table of rules in the order in which they are raised.

A new finding is one more row: a function from the evidence to its figures, and one from the
figures to its sentence.
"""

from therapy_tui.insight.findings.evidence import Evidence, Thresholds
from therapy_tui.insight.findings.facts import GAPS, GOALS_NOT_SET, NO_TAKEAWAYS
from therapy_tui.insight.findings.finding import AnyRule, Finding, Rule
from therapy_tui.insight.findings.homework import HOMEWORK_NEXT_DAY, LOW_HOMEWORK
from therapy_tui.insight.findings.long_run import GOALS_LOW, LEVEL_YEAR, STEADY_HIGH
from therapy_tui.insight.findings.sessions import AFTER_SESSIONS, EVEN_RUN
from therapy_tui.insight.findings.sleep import POOR_SLEEP_HOMEWORK, POOR_SLEEP_MOOD
from therapy_tui.insight.findings.sleep_before_sessions import SLEEP_BEFORE_SESSIONS
from therapy_tui.insight.findings.step_down import STEP_DOWN

__all__ = ["RULES", "Evidence", "Finding", "Rule", "Thresholds", "findings"]

RULES: tuple[AnyRule, ...] = (
    STEP_DOWN,
    LEVEL_YEAR,
    GOALS_LOW,
    LOW_HOMEWORK,
    POOR_SLEEP_MOOD,
    POOR_SLEEP_HOMEWORK,
    SLEEP_BEFORE_SESSIONS,
    HOMEWORK_NEXT_DAY,
    AFTER_SESSIONS,
    EVEN_RUN,
    STEADY_HIGH,
    GOALS_NOT_SET,
    NO_TAKEAWAYS,
    GAPS,
)
"""All rules, in the order in which they are raised; the report takes the first few."""


def findings(evidence: Evidence, *, very_low: bool = False) -> tuple[Finding, ...]:
    """What the rules find, in their order.

    With ``very_low``, while the support line shows, those that could weigh on someone are left
    out.
    """
    rules = [rule for rule in RULES if not (very_low and rule.hidden_when_very_low)]
    return tuple(found for rule in rules for found in rule.findings(evidence))
