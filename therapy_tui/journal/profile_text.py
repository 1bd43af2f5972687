"""The text of ``profile.toml``: what it says of the person, and what is wrong in it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from therapy_tui.domain.profile import MOST_OPEN_GOALS, Goal, Profile
from therapy_tui.journal import month_faults
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.profile_values import SETTINGS, TABLES, Note, Place
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import same

FORMAT = 1
"""The newest format of the profile that is understood; a file without one is of this format."""

NEW_PROFILE = f"format = {FORMAT}\n"
"""The text of a profile before anything was said."""

TOO_MANY = f"Goals on track counts to {MOST_OPEN_GOALS}, so no more goals are open at a time"

KNOWN = {"format", *SETTINGS, *TABLES}
"""The keys of the root."""


class ProfileReading(NamedTuple):
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
    faults: list[Fault] = []

    @cache
    def lines() -> Callable[[Place], int | None]:
        from therapy_tui.journal import toml_outline  # noqa: PLC0415 - only for what is wrong

        return partial(toml_outline.line_of, toml_outline.key_lines(text))

    def line(*path: str | int) -> int | None:
        return lines()(path)

    def noting(*at: str | int) -> Note:
        def note(place: Place, problem: str) -> None:
            path = (*at, *place)
            name = ", ".join(str(part + 1 if isinstance(part, int) else part) for part in path)
            sentence = f"{name}: {problem}. It counts as missing and stays as it is."
            faults.append(Fault(file, sentence, line=line(*path), key=str(at[0])))

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
    if most_open(found["goals"]) > MOST_OPEN_GOALS:
        sentence = f"goals: {TOO_MANY}. Give one of them an until."
        faults.append(Fault(file, sentence, line=line("goals"), key="goals"))
    form = table.get("format", FORMAT)
    if isinstance(form, int) and form > FORMAT:
        sentence = month_faults.newer_format(form, FORMAT)
        faults.append(Fault(file, sentence, line=line("format"), key="format", blocks=True))
    elif not same(form, FORMAT):
        sentence = month_faults.wrong_format(form, FORMAT)
        faults.append(Fault(file, sentence, line=line("format"), key="format"))
    extra = {key: value for key, value in table.items() if key not in KNOWN}
    ordered = sorted(faults, key=lambda fault: fault.line or 0)
    return ProfileReading(Profile(**found, extra=extra), tuple(ordered))


def _elements(value: object, note: Note) -> Iterator[object]:
    if isinstance(value, list):
        yield from value
    else:
        note((), f"{value!r} is no list of tables")


def most_open(goals: Sequence[Goal]) -> int:
    """The largest number of goals that are open on one date."""
    starts = {goal.since or date.min for goal in goals}
    return max((sum(goal.holds_on(day) for goal in goals) for day in starts), default=0)
