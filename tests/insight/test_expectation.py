"""The sentence under the trend, by phase."""

from therapy_tui.insight.expectation import expectation
from therapy_tui.insight.phase import ESTABLISHED, MAINTENANCE, PHASES, STARTING, WORKING


def test_each_phase_has_its_sentence_except_the_established_one() -> None:
    assert expectation(ESTABLISHED) is None
    said = [text for phase in PHASES if (text := expectation(phase)) is not None]
    assert len(set(said)) == len(PHASES) - 1
    assert "too early" in str(expectation(STARTING))
    assert "usual hope" in str(expectation(WORKING))
    assert "holding level is the aim" in str(expectation(MAINTENANCE)).lower()


def test_no_sentence_of_a_phase_judges() -> None:
    said = " ".join(expectation(phase) or "" for phase in PHASES).lower()
    banned = ("because", "caused", "disorder", "recovered", "failing", "streak", "congratulations")
    assert not [word for word in banned if word in said]
