"""The text of ``profile.toml``: what it says of the person, what is wrong in it, its changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import MOST_OPEN_GOALS, Goal, Profile
from therapy_tui.journal import month_faults
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.profile_values import SETTINGS, TABLES, Note, Place
from therapy_tui.journal.splice import Element, replace_tables, set_keys
from therapy_tui.journal.toml_outline import key_lines, line_of
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import same

FORMAT = 1
"""The newest format of the profile that is understood; a file without one is of this format."""

NEW_PROFILE = f"format = {FORMAT}\n"
"""The text of a profile before anything was said."""

_TOO_MANY = f"Goals on track counts to {MOST_OPEN_GOALS}, so no more goals are open at a time"


@dataclass(frozen=True, slots=True)
class ProfileReading:
    """The profile, and what is wrong in its file; a bad value counts as missing."""

    profile: Profile
    faults: tuple[Fault, ...] = ()


def parse_profile(text: str, file: Path) -> ProfileReading:
    """Read the profile; nothing in the text makes this fail."""
    try:
        table = read_toml(text)
    except TomlError as error:
        sentence = f"{error.reason}. The profile is not used, nor written, until that is corrected."
        fault = Fault(file, sentence, line=error.line, column=error.column, blocks=True)
        return ProfileReading(Profile(), (fault,))
    lines = key_lines(text)
    faults: list[Fault] = []

    def noting(*at: str | int) -> Note:
        def note(place: Place, problem: str) -> None:
            path = (*at, *place)
            name = ", ".join(str(part + 1 if isinstance(part, int) else part) for part in path)
            sentence = f"{name}: {problem}. It counts as missing and stays as it is."
            faults.append(Fault(file, sentence, line=line_of(lines, path), key=str(at[0])))

        return note

    found: dict[str, Any] = {}
    for key, setting in SETTINGS.items():
        value = setting.read(table[key], noting(key)) if key in table else None
        if value is not None:
            found[key] = value
    for key, kind in TABLES.items():
        numbered = enumerate(_elements(table.get(key, []), noting(key)))
        elements = [kind.read(raw, noting(key, number)) for number, raw in numbered]
        found[key] = tuple(kind.make(element) for element in elements if element is not None)
    if _most_open(found["goals"]) > MOST_OPEN_GOALS:
        sentence = f"goals: {_TOO_MANY}. Give one of them an until."
        faults.append(Fault(file, sentence, line=line_of(lines, ("goals",)), key="goals"))
    form, line = table.get("format", FORMAT), line_of(lines, ("format",))
    if isinstance(form, int) and form > FORMAT:
        sentence = month_faults.newer_format(form, FORMAT)
        faults.append(Fault(file, sentence, line=line, key="format", blocks=True))
    elif not same(form, FORMAT):
        sentence = month_faults.wrong_format(form, FORMAT)
        faults.append(Fault(file, sentence, line=line, key="format"))
    extra = {key: value for key, value in table.items() if key not in _KNOWN}
    ordered = sorted(faults, key=lambda fault: fault.line or 0)
    return ProfileReading(Profile(**found, extra=extra), tuple(ordered))


def require_valid(change: Mapping[str, object]) -> None:
    """Make sure that the profile can hold what is asked.

    Raises:
        InputError: an attribute there is not, a value it cannot hold, a sixth open goal.
    """
    for key, value in change.items():
        if key in TABLES:
            _written_tables(key, value)
        else:
            _written_setting(key, value)


def change_profile(text: str, change: Mapping[str, object]) -> str:
    """The text with attributes changed; ``None`` or an empty value removes one.

    Raises:
        InputError: as ``require_valid``.
        SaveError: the change cannot be made without touching something else of the file.
    """
    held = parse_profile(text, Path()).profile
    for key, value in change.items():
        if value and key in _KNOWN and getattr(held, key) == value:
            continue  # said in another form, perhaps, and as good
        if key in TABLES:
            kind = TABLES[key]
            text = replace_tables(
                text, key, _written_tables(key, value), kind.understood, kind.keys
            )
        else:
            text = set_keys(text, {key: _written_setting(key, value)}, ("format", *SETTINGS))
    return text


_KNOWN = {"format", *SETTINGS, *TABLES}


def _elements(value: object, note: Note) -> Iterator[object]:
    if isinstance(value, list):
        yield from value
    else:
        note((), f"{value!r} is no list of tables")


def _written_setting(key: str, value: object) -> object:
    """The value as TOML has it; ``None`` for nothing."""
    if key not in SETTINGS:
        raise InputError(f"The profile has no {key!r}; it has {', '.join([*SETTINGS, *TABLES])}.")
    if value is None or value in ((), []) or (isinstance(value, str) and not value.strip()):
        return None
    written = SETTINGS[key].write(value)
    SETTINGS[key].read(written, _refusing(key))
    return written


def _written_tables(key: str, value: object) -> list[Element]:
    """The elements as TOML has them."""
    kind = TABLES[key]
    items = value if isinstance(value, Sequence) else ()
    if (value is not None and items is not value) or not all(
        isinstance(item, kind.item) for item in items
    ):
        raise InputError(f"{key}: {value!r} is no list of {kind.item.__name__}.")
    written = [kind.write(item) for item in items]
    for element in written:
        kind.read(element, _refusing(key))
    if key == "goals" and _most_open(items) > MOST_OPEN_GOALS:
        raise InputError(f"{_TOO_MANY}. End one of them first.")
    return written


def _refusing(key: str) -> Note:
    def refuse(place: Place, problem: str) -> None:
        name = ", ".join(str(part) for part in (key, *place))
        raise InputError(f"{name}: {problem}.")

    return refuse


def _most_open(goals: Sequence[Goal]) -> int:
    """The largest number of goals that are open on one date."""
    starts = {goal.since or date.min for goal in goals}
    return max((sum(goal.holds_on(day) for goal in goals) for day in starts), default=0)
