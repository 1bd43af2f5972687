"""What was measured of two sides, the ratio of it, and whether that is what is to be reached."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

MS = "ms"
BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Sample:
    """What one side took, run by run, and what that side is."""

    name: str
    values: Sequence[float]
    unit: str = MS
    processor: Sequence[float] = ()
    """Milliseconds of computing in each run, which a busy machine lengthens least."""

    @property
    def median(self) -> float:
        """The run in the middle."""
        return median(self.values)

    @property
    def least(self) -> float:
        """The run that the rest of the machine disturbed least."""
        return min(self.values)

    def __str__(self) -> str:
        spread = f"{number(self.least)} to {number(max(self.values))}"
        runs = "1 run" if len(self.values) == 1 else f"{len(self.values)} runs"
        return f"{number(self.median)} {self.unit} ({spread}, {runs})"

    def as_json(self) -> dict[str, object]:
        """The figures, and every run they rest on."""
        return {
            "name": self.name,
            "unit": self.unit,
            "median": self.median,
            "minimum": self.least,
            "maximum": max(self.values),
            "runs": len(self.values),
            "values": [*self.values],
            "processor_ms": [*self.processor],
        }


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of work: ours, what it is held against, and what is to be reached."""

    work: str
    ours: Sample
    against: Sample | None = None
    most_times: float | None = None
    """The ratio to reach; without it and ``most`` the row is only told."""
    most: float | None = None
    """The value of our own to reach, in the unit of the sample."""

    @property
    def ratio(self) -> float | None:
        """Our median as a multiple of the other's; ``None`` beside nothing, or beside zero."""
        return self._ratio(lambda sample: sample.median)

    @property
    def least_ratio(self) -> float | None:
        """The same of the least disturbed runs."""
        return self._ratio(lambda sample: sample.least)

    @property
    def processor_ratio(self) -> float | None:
        """The ratio of the medians of what both sides computed, where that is known."""
        if self.against is None or not (self.ours.processor and self.against.processor):
            return None
        return median(self.ours.processor) / median(self.against.processor)

    @property
    def reached(self) -> bool | None:
        """Whether the medians are what is to be reached; ``None`` where nothing is."""
        return self._reached(self.ours.median, self.ratio)

    @property
    def reached_at_best(self) -> bool | None:
        """Whether the least disturbed runs are."""
        return self._reached(self.ours.least, self.least_ratio)

    @property
    def aim(self) -> str:
        """What is to be reached, in words."""
        if self.most_times is not None:
            return f"at most {self.most_times:g} x"
        return "" if self.most is None else f"at most {number(self.most)} {self.ours.unit}"

    @property
    def verdict(self) -> str:
        """Whether it is reached, in a word."""
        if self.reached is None:
            return ""
        if self.reached:
            return "reached"
        return "only at best" if self.reached_at_best else "NOT REACHED"

    def lines(self) -> list[str]:
        """The row as the terminal shows it, at most 100 characters wide."""
        ratio, least = self.ratio, self.least_ratio
        times = "" if ratio is None else f"{ratio:.2f} x"
        if least is not None:
            times += f" (least {least:.2f})"
        first = f"{self.work:44}  {times:19} {self.aim:19} {self.verdict}"
        sides = (self.ours,) if self.against is None else (self.ours, self.against)
        lines = [first.rstrip(), *(f"    {side.name:40}  {side}" for side in sides)]
        if self.processor_ratio is not None:
            computing = " beside ".join(f"{number(median(side.processor))} ms" for side in sides)
            lines.append(f"    {'computing alone':40}  {self.processor_ratio:.2f} x ({computing})")
        return lines

    def as_json(self) -> dict[str, object]:
        """The row with all it rests on."""
        return {
            "work": self.work,
            "ours": self.ours.as_json(),
            "against": None if self.against is None else self.against.as_json(),
            "ratio": self.ratio,
            "ratio_of_minima": self.least_ratio,
            "ratio_of_computing": self.processor_ratio,
            "to_reach": {"ratio": self.most_times, "value": self.most},
            "reached": self.reached,
            "reached_at_best": self.reached_at_best,
        }

    def _ratio(self, figure: Callable[[Sample], float]) -> float | None:
        if self.against is None or not figure(self.against):
            return None
        return figure(self.ours) / figure(self.against)

    def _reached(self, value: float, ratio: float | None) -> bool | None:
        if self.most_times is not None:
            # Beside nothing at all only nothing is as little.
            return value == 0 if ratio is None else ratio <= self.most_times
        return None if self.most is None else value <= self.most


@dataclass(frozen=True, slots=True)
class Missing:
    """A row that could not be measured here, and why."""

    work: str
    why: str

    def lines(self) -> list[str]:
        """The row as the terminal shows it."""
        return [self.work, f"    not measured: {self.why}"]

    def as_json(self) -> dict[str, object]:
        """The row without figures."""
        return {"work": self.work, "not_measured": self.why}


Rows = Sequence[Row | Missing]


def number(value: float) -> str:
    """A figure with as many digits as it can be trusted with."""
    if value == round(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
