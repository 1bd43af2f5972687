"""A file and all that is said about it, read at once."""

from pathlib import Path

import pytest

from tests.exchange.files import written
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.answers import parse_answers
from therapy_tui.exchange.wanted import Wanted, plan_for
from therapy_tui.journal.store import Journal


def test_a_table_is_known_for_one_where_the_person_says_what_its_columns_are(
    folder: Path, clock: Clock, tmp_path: Path
) -> None:
    journal = Journal(folder, clock)
    file = written(tmp_path, "When,Points\n2026-11-02,7\n")
    with pytest.raises(InputError, match="--map mood=COLUMN"):
        plan_for(journal, Wanted(file))
    plan = plan_for(journal, Wanted(file, answers=parse_answers("mood=Points")))
    assert plan.source.name == "csv"
    assert plan.why == "you say what its columns are"
    with pytest.raises(InputError, match="Pints"):
        plan_for(journal, Wanted(file, answers=parse_answers("mood=Pints")))
