"""What a finding is, and the shape every rule has."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from therapy_tui.domain.fields import Field
from therapy_tui.insight.findings.evidence import Evidence
from therapy_tui.insight.regression import Fit


class Estimate(NamedTuple):
    """A coefficient of the regression with its likely range."""

    effect: float
    se: float
    p: float
    """How sure its direction is, 0.5 to 1."""
    low: float
    """The lower end of the 80 % interval."""
    high: float
    """The upper end."""

    @classmethod
    def of(cls, fitted: Fit, j: int) -> "Estimate":
        """Coefficient ``j`` of a fit."""
        up = fitted.p_greater(j)
        low, high = fitted.interval80(j)
        return cls(effect=fitted.beta[j], se=fitted.se[j], p=max(up, 1 - up), low=low, high=high)

    @property
    def size_range(self) -> tuple[float, float]:
        """The likely range of the size, for sentences that say the direction in words."""
        return (self.low, self.high) if self.effect > 0 else (-self.high, -self.low)


class Finding(NamedTuple):
    """Something worth raising: a sentence and its figures. It describes and judges nothing."""

    id: str
    """A short name that never changes: ``F2``."""
    name: str
    text: str
    figures: Mapping[str, float | int | str]


Kind = TypeVar("Kind", bound=NamedTuple)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Kind]):
    """One row of the table of findings."""

    id: str
    name: str
    needs: str
    """The minimum data, in words."""
    fields: tuple[Field, ...]
    """The fields it is about; where the person switched one off, the rule is silent."""
    figures: Callable[[Evidence], Iterable[Kind]]
    """The figures of each time the rule holds; none where it does not or the data is too thin."""
    wording: Callable[[Kind], str]
    """The figures as said: descriptive, past tense, numbers first."""
    hidden_when_very_low: bool = False
    """Whether it stays unsaid while the support line shows."""

    def findings(self, evidence: Evidence) -> list[Finding]:
        """What the rule finds in the evidence."""
        if any(evidence.record.hides(field.key) for field in self.fields):
            return []
        return [
            Finding(self.id, self.name, self.wording(found), as_mapping(found))
            for found in self.figures(evidence)
        ]


def as_mapping(figures: NamedTuple) -> dict[str, float | int | str]:
    """The figures by name, dates in ISO form; what does not apply is absent."""
    found: dict[str, float | int | str] = {}
    for name, value in figures._asdict().items():
        if isinstance(value, Estimate):
            found |= as_mapping(value)
        elif isinstance(value, date):
            found[name] = value.isoformat()
        elif value is not None:
            found[name] = str(value) if isinstance(value, str) else value
    return found


AnyRule = Rule[Any]
"""A row of the table, whatever its kind of figures."""
