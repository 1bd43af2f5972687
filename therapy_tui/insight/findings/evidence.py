"""What the rules look at: the record and its trends, each computed once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from therapy_tui.domain.calendar import window
from therapy_tui.domain.fields import MOOD, Field
from therapy_tui.domain.profile import Profile
from therapy_tui.insight.kept import rests_on
from therapy_tui.insight.record import Record
from therapy_tui.insight.regression import Fit, drift, fit
from therapy_tui.insight.trend import Trend, trend

MONTH = 28
"""Days of the facts and of the descriptive findings: four weeks."""
LONG = 84
"""Days of the inferential findings: twelve weeks."""
HALF_YEAR = 182
"""Days in which sessions are compared with each other."""
REPORT_DAYS = 14
"""Days of the report: those in which gaps are named."""
SURE = 0.99
"""How sure an association must be to be named: strict, for the findings are read every day."""


class Thresholds(NamedTuple):
    """Cut-offs a person can set; a page made with others than these says so."""

    high_mood: int = 7
    """A mean mood from here on is high, 1 to 10."""
    poor_sleep: int = 2
    """A night rated so or lower is poor, 1 to 5."""

    @classmethod
    def of(cls, profile: Profile) -> "Thresholds":
        """The person's own cut-offs, the usual ones where none is set."""
        usual = cls()
        return cls(
            high_mood=profile.high_mood or usual.high_mood,
            poor_sleep=profile.poor_sleep or usual.poor_sleep,
        )


DEFAULT_THRESHOLDS = Thresholds()


class Evidence:
    """A record as the rules see it."""

    def __init__(
        self,
        record: Record,
        *,
        report_days: int = REPORT_DAYS,
        thresholds: Thresholds | None = None,
    ) -> None:
        self.record = record
        self.report_days = report_days
        self.thresholds = thresholds or Thresholds.of(record.profile)

    @property
    def as_of(self) -> date:
        """The last day looked at."""
        return self.record.as_of

    def values(self, field: Field, days: int) -> dict[date, int]:
        """What was logged in a field on the last ``days`` days."""
        return self.record.values(field.key, *window(self.as_of, days))

    def trend(self, days: int) -> Trend:
        """The trend of mood over the last ``days`` days."""
        return mood_trend(self.record, days)

    def association(self, rows: Mapping[date, tuple[Sequence[float], float]]) -> Fit | None:
        """Regress the second of each row on the first, with drift, over the last 12 weeks.

        Coefficients 1, 2, … belong to the regressors in their order. ``None`` where the data
        cannot say.
        """
        start = window(self.as_of, LONG)[0]
        indexed = [((day - start).days, xs, y) for day, (xs, y) in rows.items()]
        return fit((i, (1.0, *xs, drift(i, LONG)), y) for i, xs, y in indexed)


@rests_on(MOOD)
def mood_trend(record: Record, days: int) -> Trend:
    """The trend of mood over the last ``days`` days of a record."""
    return trend(record.values(MOOD.key, *window(record.as_of, days)), record.as_of, days)
