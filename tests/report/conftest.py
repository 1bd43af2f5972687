"""The journals of the four people, written once."""

from collections.abc import Mapping

import pytest

from tests.people import PEOPLE, person_journal
from therapy_tui.journal.store import Journal


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Journal]:
    """Each person's journal by name; to be read only."""
    folder = tmp_path_factory.mktemp("people")
    return {person.name: person_journal(person, folder / person.name) for person in PEOPLE}
