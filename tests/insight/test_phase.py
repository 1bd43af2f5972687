import pytest

from therapy_tui.domain.fields import DURATION
from therapy_tui.domain.profile import duration_band, months_of_band
from therapy_tui.insight.phase import PHASES, WEIGHTS_ARE_OURS, PartName, phase_of


@pytest.mark.parametrize(
    ("months", "name"),
    [
        (0, "starting"),
        (0.9, "starting"),
        (1, "early"),
        (2.9, "early"),
        (3, "working"),
        (11.9, "working"),
        (12, "established"),
        (35, "established"),
        (36, "maintenance"),
        (200, "maintenance"),
    ],
)
def test_the_phase_follows_the_months_in_therapy(months: float, name: str) -> None:
    assert phase_of(months, "weekly").name == name


@pytest.mark.parametrize("frequency", ["monthly", "as-needed"])
def test_after_a_year_monthly_or_as_needed_is_maintenance(frequency: str) -> None:
    assert phase_of(12, frequency).name == "maintenance"
    assert phase_of(11, frequency).name == "working"
    assert phase_of(12, "every-3-weeks").name == "established"


def test_without_a_date_or_a_band_the_phase_is_working() -> None:
    assert phase_of(None, "monthly").name == "working"


def test_the_phases_match_the_duration_bands() -> None:
    by_band = [phase_of(months_of_band(band), "weekly") for band in DURATION.choices]
    assert by_band == list(PHASES)
    for months in range(60):
        band = duration_band(months)
        assert phase_of(months, "weekly") is by_band[DURATION.choices.index(band)]


def test_the_weights_of_each_phase() -> None:
    assert [list(phase.weights) for phase in PHASES] == [list(PartName)] * 5
    assert {phase.name: tuple(phase.weights.values()) for phase in PHASES} == {
        "starting": (35, 0, 20, 5, 20, 10, 10),
        "early": (35, 0, 25, 10, 15, 5, 10),
        "working": (40, 0, 20, 15, 10, 5, 10),
        "established": (35, 10, 15, 20, 5, 5, 10),
        "maintenance": (30, 20, 10, 20, 5, 5, 10),
    }


def test_weights_add_up_to_100_and_doing_weighs_less_the_longer_it_runs() -> None:
    assert [sum(phase.weights.values()) for phase in PHASES] == [100] * 5
    doing = (PartName.HOMEWORK, PartName.SESSIONS, PartName.TAKEAWAYS)
    assert [sum(phase.weights[part] for part in doing) for phase in PHASES] == [50, 45, 35, 25, 20]
    assert all(
        phase.weights[PartName.MOOD] + phase.weights[PartName.LOW_DAYS]
        > max(weight for part, weight in phase.weights.items() if part is not PartName.MOOD)
        for phase in PHASES
    )


def test_the_person_is_told_that_the_weights_are_a_convention() -> None:
    assert "convention" in WEIGHTS_ARE_OURS
