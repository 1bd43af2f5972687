"""Whatever bytes are given as an export, the answer is entries or one sentence."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import LONG
from tests.exchange.files import asked, zipped
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.plan import make_plan
from therapy_tui.exchange.sources import guess, sources
from therapy_tui.journal.store import Journal

PIECES = (
    *("date", "full_date", "mood", "note", "activities", "scales", "Habits.csv", "FeatureName"),
    *("Timestamp", "Value", "2024-01-02", "03/04/2024", "8th Dec 2021", "0001-01-01", "9999-12-31"),
    *(
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        '"',
        "\x00",
        "\ufeff",
        "{",
        "}",
        "[",
        "]",
        ":",
        "null",
        "1e999",
    ),
    *(
        '"entries"',
        '"title"',
        '"body"',
        '"date"',
        '"dayEntries"',
        '"customMoods"',
        "NaN",
        "\\ud800",
    ),
    *(
        "rad",
        "7",
        "3,5",
        "-1",
        "9" * 400,
        "\x1b[5i",
        "é",
        "#sha256:",
        "YES_MANUAL",
        "14:05",
        "+01:00",
    ),
)
"""What the formats are made of."""

TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
BYTES = st.one_of(
    st.binary(max_size=200),
    st.builds(
        lambda text, encoding: text.encode(encoding, "ignore"),
        TEXTS,
        st.sampled_from(["utf-8", "utf-16", "utf-16-le", "latin-1"]),
    ),
)
NAMES = st.sampled_from(
    ["entry.csv", "backup.daylio", "Habits.csv", "001 A/Checkmarks.csv", "x.json", "../x", "x"]
)
ZIPS = st.dictionaries(NAMES, BYTES, max_size=4).map(zipped)
DAMAGED = st.builds(
    lambda data, at, byte: data[: at % len(data)] + byte + data[at % len(data) + 1 :],
    ZIPS,
    st.integers(0, 10_000),
    st.binary(max_size=2),
)


@settings(
    max_examples=3000 if LONG else 60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.one_of(BYTES, ZIPS, DAMAGED))
def test_any_bytes_as_any_source_end_in_entries_or_a_sentence(
    tmp_path: Path, folder: Path, clock: Clock, data: bytes
) -> None:
    journal = Journal(folder, clock)
    file = tmp_path / "export"
    file.write_bytes(data)
    for source in (None, *sources()):
        with suppress(InputError, JournalError):
            given_ = Given(file)
            found = source or guess(given_)[0]
            make_plan(journal, given_, found, asked(), replace=False)


@pytest.mark.parametrize("name", [each.name for each in sources()])
def test_an_empty_file_is_said_to_be_none(
    tmp_path: Path, folder: Path, clock: Clock, name: str
) -> None:
    journal = Journal(folder, clock)
    file = tmp_path / "export"
    file.write_bytes(b"")
    source = next(each for each in sources() if each.name == name)
    with pytest.raises(InputError):
        make_plan(journal, Given(file), source, asked(), replace=False)
