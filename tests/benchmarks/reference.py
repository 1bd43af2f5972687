"""What the rules are expected to do: the figures they were chosen by, from earlier simulations."""

from dataclasses import dataclass

CHANGES_RISING = (0.5, 1.0, 1.5, 2.0)
CHANGES_FLAT = (0.0, 0.5, 1.0, 1.5)
REFERENCE_RUNS = 2000
"""People behind each cell."""
DECIMALS = (3, 2, 2, 2, 2, 2, 2, 3, 3, 2)
"""How exactly each column of ``LINES`` is known."""


@dataclass(frozen=True, slots=True)
class Line:
    """How often each label of the straight line comes up; carry-over .3, 25 % of days missing."""

    days: int
    sd: float
    """The spread of the daily mood about its mean."""
    false: float
    """Rising or falling where nothing changed."""
    rising: tuple[float, ...]
    """Rising, by the true change: ``CHANGES_RISING``."""
    flat: tuple[float, ...]
    """Flat, by the true change: ``CHANGES_FLAT``; false from 1 point on."""
    cannot_tell: float
    """No clear direction where nothing changed."""


LINES = (
    Line(14, 0.8, 0.026, (0.08, 0.27, 0.57, 0.80), (0.15, 0.10, 0.030, 0.005), 0.82),
    Line(14, 1.2, 0.027, (0.05, 0.14, 0.30, 0.50), (0.02, 0.01, 0.006, 0.002), 0.96),
    Line(14, 1.6, 0.029, (0.04, 0.09, 0.18, 0.31), (0.00, 0.00, 0.001, 0.001), 0.97),
    Line(28, 0.8, 0.025, (0.15, 0.55, 0.90, 0.99), (0.62, 0.34, 0.064, 0.003), 0.36),
    Line(28, 1.2, 0.025, (0.09, 0.28, 0.58, 0.84), (0.11, 0.08, 0.028, 0.004), 0.86),
    Line(28, 1.6, 0.029, (0.06, 0.16, 0.36, 0.59), (0.01, 0.01, 0.004, 0.001), 0.96),
    Line(56, 1.6, 0.038, (0.11, 0.37, 0.71, 0.92), (0.23, 0.16, 0.051, 0.006), 0.74),
    Line(84, 1.2, 0.046, (0.27, 0.79, 0.98, 1.0), (0.87, 0.52, 0.089, 0.004), 0.08),
    Line(84, 1.6, 0.047, (0.16, 0.55, 0.88, 0.99), (0.58, 0.35, 0.087, 0.009), 0.37),
    Line(84, 2.0, 0.049, (0.12, 0.38, 0.71, 0.92), (0.25, 0.16, 0.055, 0.012), 0.70),
)

SHAPE_DAYS, SHAPE_SD, SHAPE_GAPS = 84, 1.6, 0.20
SHAPES: dict[str, dict[str, float]] = {
    "steady": {"flat": 0.56, "no clear direction": 0.35, "rising or falling": 0.04, "shape": 0.045},
    "1 point up": {"rising": 0.58, "flat": 0.07},
    "3-point dip": {"dipped and came back": 0.85, "flat": 0.075},
}
"""How often the labels with the shape guard come up in 84 days, spread 1.6, 20 % missing."""
