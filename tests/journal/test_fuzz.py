"""Whatever a file holds: no error but our own, and nothing lost but what was to be changed."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.journal.damage import anything
from tests.journal.month_texts import DATES, MONTH, changes, month_texts
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import SaveError, TherapyError
from therapy_tui.domain.fields import Change
from therapy_tui.domain.profile import Break, Goal, Question
from therapy_tui.journal.configuration import read_configuration
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.month_change import change_day
from therapy_tui.journal.month_text import parse_month
from therapy_tui.journal.profile_change import change_profile
from therapy_tui.journal.profile_text import parse_profile
from therapy_tui.journal.reading import decoded
from therapy_tui.journal.store import Journal
from therapy_tui.journal.toml_outline import outline
from therapy_tui.journal.toml_scan import Kind, Statement, scan
from therapy_tui.journal.toml_syntax import read_toml
from therapy_tui.journal.toml_value import same

FILE = Path("2026-11.toml")
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)

months = anything(month_texts().map(lambda month: month.text))
dates = st.sampled_from([*DATES, date(2026, 11, 10)])


def unless_refused(change: Callable[[], str]) -> str | None:
    """The changed text, or ``None`` where the change is refused in a sentence."""
    try:
        return change()
    except TherapyError as error:
        sentence = str(error)
    assert sentence.endswith((".", "?"))
    return None


# Months


@examples(40, 6000)
@given(months, dates, changes())
def test_a_month_of_any_bytes_is_read_and_changed_or_refused_in_a_sentence(
    data: bytes, day: date, change: Change
) -> None:
    text = decoded(FILE, data)
    if isinstance(text, Fault):
        assert text.blocks
        return
    reading = parse_month(text, MONTH, FILE)
    assert all(str(fault).endswith((".", "?")) for fault in reading.faults)
    new = unless_refused(lambda: change_day(text, day, change))
    if new is None:
        return
    assert not any(fault.blocks for fault in reading.faults)
    assert new.encode().decode() == new
    if text.strip("\ufeff \t\r\n"):
        _assert_nothing_else_changed(text, new, day, change)


def _assert_nothing_else_changed(text: str, new: str, day: date, change: Change) -> None:
    before, after = dict(read_toml(text)), dict(read_toml(new))
    held, said = before.pop(str(day), {}), after.pop(str(day), {})
    assert isinstance(held, dict)
    assert isinstance(said, dict)
    assert same({"format": 1, **before}, {"format": 1, **after})
    meant = {key: value for key, value in {**held, **change}.items() if value is not None}
    assert same(said, meant)
    rest = new
    for statement, owner in _owned(text):
        kept = statement.text.rstrip("\r\n")
        if owner == str(day):
            assert _comments(statement) <= {*_all_comments(new)}
        elif statement.kind is Kind.PAIR or statement.is_header:
            _, found, rest = rest.partition(kept)
            assert found, f"{kept!r} is lost"
        elif statement.kind is Kind.COMMENT:
            assert kept in new


def _owned(text: str) -> Iterator[tuple[Statement, str]]:
    """Each statement with the first name of the table or key it belongs to."""
    statements, sections = outline(text)
    for section in sections:
        first = section.top if section.header is not None else section.first
        for statement in statements[first : section.end]:
            path = (*section.path, *statement.path) if not section.path else section.path
            yield statement, str(path[0]) if path else ""


def _comments(statement: Statement) -> set[str]:
    spans = [*(statement.pair.inner if statement.pair else ()), statement.comment]
    return {span.of(statement.text).strip() for span in spans if span is not None}


def _all_comments(text: str) -> set[str]:
    return {comment for statement in scan(text) for comment in _comments(statement)}


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@examples(20, 3000)
@given(data=months, change=changes())
def test_a_journal_with_any_file_for_a_month_goes_on_with_the_others(
    place: Path, data: bytes, change: Change
) -> None:
    month, other = place / "2026-11.toml", place / "2026-10.toml"
    month.write_bytes(data)
    other.write_text("[2026-10-30]\nmood = 4\n")
    journal = Journal(place, Clock(UTC, moment=lambda: NOON))

    reading = journal.read(date(2026, 10, 1), NOON.date())
    journal.check()
    try:
        update = journal.update(NOON.date(), change)
    except SaveError:
        assert month.read_bytes() == data
    else:
        assert all(update.after.get(key) == value for key, value in change.items())
        said = journal.read(NOON.date(), NOON.date()).days.get(NOON.date(), Day(NOON.date()))
        assert said.values == update.after.values
    journal.update(date(2026, 10, 31), {"mood": 5})

    assert reading.days[date(2026, 10, 30)].mood == 4
    assert [*journal.read(date(2026, 10, 1), date(2026, 10, 31)).days.values()][-1].mood == 5


# The profile


PROFILE = """\
# mine
format = 1
started = 2026-01-05 # a Monday
frequency = "weekly"
next_session = 2026-11-24 15:00:00
session_weekday = "tuesday"
hidden = [ "takeaways", # not now
  "goals" ]
support = '''
Ana
112
'''

[[goals]]
name = "sleep" # first
since = 2026-01-05

[[goals]]
name = "walks"
until = 2026-05-01
[goals.own]
x = 1

[[breaks]]
first = 2026-08-01
last = 2026-08-20

[[questions]]
text = "Is this the right pace?"
asked = 2026-11-20

[mine]
y = { a = [ 1, { b = 2 } ] }
"""

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
days = st.dates(date(2026, 1, 1), date(2026, 1, 9))
profile_changes = st.fixed_dictionaries(
    {},
    optional={
        "started": st.none() | days,
        "frequency": st.none() | st.sampled_from(["weekly", "monthly"]),
        "support": st.none() | words,
        "hidden": st.lists(st.sampled_from(["goals", "sleep"]), unique=True).map(tuple),
        "goals": st.lists(st.builds(Goal, words, days, st.none()), max_size=3).map(tuple),
        "questions": st.lists(st.builds(Question, words, days), max_size=2).map(tuple),
        "breaks": st.lists(st.builds(Break, days, st.just(date(2026, 2, 1))), max_size=2).map(
            tuple
        ),
    },
)


@examples(40, 6000)
@given(anything(st.just(PROFILE)), profile_changes)
def test_a_profile_of_any_bytes_is_read_and_changed_or_refused_in_a_sentence(
    data: bytes, change: Mapping[str, object]
) -> None:
    text = decoded(Path("profile.toml"), data)
    if isinstance(text, Fault):
        return
    reading = parse_profile(text, Path("profile.toml"))
    assert all(str(fault).endswith((".", "?")) for fault in reading.faults)
    if any(fault.blocks for fault in reading.faults):
        return
    new = unless_refused(lambda: change_profile(text, change))
    if new is None:
        return
    said = parse_profile(new, Path("profile.toml")).profile
    for key, value in change.items():
        assert getattr(said, key) == (value or getattr(parse_profile("", Path()).profile, key))
    before, after = read_toml(text), read_toml(new)
    assert same(
        {key: value for key, value in before.items() if key not in change},
        {key: value for key, value in after.items() if key not in change},
    )


# The configuration


CONFIGURATION = """\
theme = "calm-light" # by day
time_zone = "Europe/Berlin"
day_start = 4
week_start = "sunday"

[keys]
undo = "z"
"calendar-day-before" = "b"
"""


@examples(30, 4000)
@given(data=anything(st.just(CONFIGURATION)))
def test_a_configuration_of_any_bytes_is_read_as_far_as_it_can_be(place: Path, data: bytes) -> None:
    file = place / "config.toml"
    file.write_bytes(data)

    found, faults = read_configuration(file)

    assert all(str(fault).endswith((".", "?")) for fault in faults)
    assert found.clock(lambda: NOON).today() is not None
