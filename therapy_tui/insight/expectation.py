"""What a phase of the therapy expects of the trend: one fixed sentence under the label."""

from therapy_tui.insight.phase import EARLY, MAINTENANCE, STARTING, WORKING, Phase

_SENTENCES = {
    STARTING.name: "In the first month it is too early to read a direction.",
    EARLY.name: "In these months some people move, some do not yet; both are common.",
    WORKING.name: (
        "Rising, or level with goals moving, is the usual hope; "
        "bring a flat or falling line to the session."
    ),
    MAINTENANCE.name: "Holding level is the aim now.",
}


def expectation(phase: Phase) -> str | None:
    """The sentence of a phase; ``None`` for an established therapy, where findings speak."""
    return _SENTENCES.get(phase.name)
