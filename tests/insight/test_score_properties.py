"""What holds for every score, whatever was logged."""

from dataclasses import replace
from math import floor
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import examples
from therapy_tui.insight.cadence import CADENCES, Cadence
from therapy_tui.insight.levels import Values
from therapy_tui.insight.parts import Inputs, measured
from therapy_tui.insight.phase import PHASES, Phase
from therapy_tui.insight.score import score_of

NOISE = 1e-9
FEW = examples(50, 1500)


@st.composite
def made_up(draw: st.DrawFn) -> Inputs:
    """Any frequency, any goals, and rows of every coverage from none to all."""
    cadence = draw(st.sampled_from(CADENCES))
    total = draw(st.sampled_from([None, 0, 1, 3, 5]))
    random = Random(draw(st.integers(0, 2**32)))
    of = total or 5
    expects = cadence.interval is not None

    def row(low: int, high: int) -> list[float | None]:
        coverage = random.choice([0, 0.1, 0.4, 0.7, 1, 1])
        return [
            random.randint(low, high) if random.random() < coverage else None
            for _ in range(cadence.look_back)
        ]

    return Inputs(
        cadence,
        mood=row(1, 10),
        sleep=row(1, 5),
        homework=row(0, 5),
        goals=[None if count is None else count / of for count in row(0, of)],
        goals_total=total,
        attended=random.randint(0, 9) if expects else 0,
        due=random.randint(0, 9) if expects else 0,
        takeaways=[random.choice([None, 0, 1, 2, 3]) for _ in range(random.randint(0, 6))],
    )


phases = st.sampled_from(PHASES)
HIGHEST = {"mood": 10, "sleep": 5, "homework": 5, "goals": 1}


@FEW
@given(made_up(), phases)
def test_the_score_is_0_to_100_and_its_points_add_up_to_it(inputs: Inputs, phase: Phase) -> None:
    found = score_of(inputs, phase)
    assume(found.value is not None)
    assert found.value is not None
    assert found.exact is not None
    assert 0 <= found.value <= 100
    assert found.value == floor(round(found.exact, 9) + 0.5)
    assert sum(part.points for part in found.parts) == found.value
    assert sum(part.max_points for part in found.parts) == pytest.approx(100)
    for part in found.parts:
        share = part.max_points * part.sub_score / 100
        assert part.points >= 0
        assert abs(part.points - share) < 1 + NOISE


@FEW
@given(made_up(), phases)
def test_the_score_lies_between_its_lowest_and_its_highest_part(
    inputs: Inputs, phase: Phase
) -> None:
    found = score_of(inputs, phase)
    assume(found.exact is not None)
    assert found.exact is not None
    subs = [part.sub_score for part in found.parts]
    assert min(subs) - NOISE <= found.exact <= max(subs) + NOISE


@FEW
@given(made_up(), phases)
def test_a_score_needs_mood_and_two_other_parts_and_what_is_missing_is_said(
    inputs: Inputs, phase: Phase
) -> None:
    found = score_of(inputs, phase)
    assert (found.value is None) is (found.exact is None) is (found.need is not None)
    assert bool(found.parts) is (found.value is not None)
    if found.need:
        assert found.need.mood_days > 0 or found.need.other_parts > 0
    names = [part.part for part in found.parts]
    weighing = [name for name, weight in phase.weights.items() if weight]
    if found.value is not None:
        assert sorted([*names, *found.absent]) == sorted(weighing)
        assert found.weight_used == sum(phase.weights[name] for name in names)


@FEW
@given(made_up(), phases, st.sampled_from([*HIGHEST]), st.data())
def test_a_higher_value_never_lowers_the_score(
    inputs: Inputs, phase: Phase, key: str, data: st.DataObject
) -> None:
    row: Values = getattr(inputs, key)
    logged = [at for at, value in enumerate(row) if value is not None]
    assume(logged)
    at = data.draw(st.sampled_from(logged))
    low = row[at] or 0
    higher = low + data.draw(st.floats(0, 1)) * (HIGHEST[key] - low)
    raised = [*row[:at], higher, *row[at + 1 :]]
    before = score_of(inputs, phase).exact
    after = score_of(replace(inputs, **{key: raised}), phase).exact  # type: ignore[arg-type]
    assume(before is not None)
    assert before is not None
    assert after is not None
    assert after >= before - NOISE


@FEW
@given(made_up(), phases, st.data())
def test_more_takeaways_or_sessions_never_lower_the_score(
    inputs: Inputs, phase: Phase, data: st.DataObject
) -> None:
    before = score_of(inputs, phase).exact
    assume(before is not None)
    assert before is not None
    if inputs.due:
        after = score_of(replace(inputs, attended=inputs.attended + 1), phase).exact
        assert after is not None
        assert after >= before - NOISE
    counted = [at for at, count in enumerate(inputs.takeaways) if count is not None]
    if counted:
        counts = [*inputs.takeaways]
        at = data.draw(st.sampled_from(counted))
        counts[at] = (counts[at] or 0) + 1
        after = score_of(replace(inputs, takeaways=counts), phase).exact
        assert after is not None
        assert after >= before - NOISE


@FEW
@given(made_up(), phases, st.data())
def test_a_homework_of_0_in_a_gap_never_raises_the_score(
    inputs: Inputs, phase: Phase, data: st.DataObject
) -> None:
    gaps = [at for at, value in enumerate(inputs.homework) if value is None]
    assume(gaps)
    at = data.draw(st.sampled_from(gaps))
    filled = replace(inputs, homework=[*inputs.homework[:at], 0.0, *inputs.homework[at + 1 :]])
    assume(measured(inputs).keys() == measured(filled).keys())
    before, after = score_of(inputs, phase).exact, score_of(filled, phase).exact
    assume(before is not None)
    assert before is not None
    assert after is not None
    assert after <= before + NOISE


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.name)
@pytest.mark.parametrize("row", CADENCES, ids=lambda row: row.frequency)
def test_all_at_the_top_is_100_and_all_at_the_bottom_0(phase: Phase, row: Cadence) -> None:
    days = row.look_back

    def all_at(mood: float, rest: float, least: float, count: int) -> int | None:
        expects = row.interval is not None
        inputs = Inputs(
            row,
            mood=[mood] * days,
            sleep=[least] * days,
            homework=[rest] * days,
            goals=[rest / 5] * days,
            attended=count if expects else 0,
            due=4 if expects else 0,
            takeaways=[count, count],
        )
        return score_of(inputs, phase).value

    assert all_at(10, 5, 5, 4) == 100
    assert all_at(1, 0, 1, 0) == 0


def test_a_part_that_comes_to_be_logged_moves_the_score_either_way() -> None:
    weekly, working = CADENCES[1], PHASES[2]
    fortnight = [6.0] * 14
    base = Inputs(weekly, mood=fortnight, sleep=[3.0] * 14, homework=[3.0] * 14)
    exact = score_of(base, working).exact
    more = score_of(replace(base, takeaways=[2]), working).exact
    less = score_of(replace(base, takeaways=[0]), working).exact
    assert exact is not None
    assert more is not None
    assert less is not None
    assert less < exact < more
