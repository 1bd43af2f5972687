"""A JSON that this program exported: days and profile."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from therapy_tui.domain.clock import parse_iso
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import BY_KEY, Value
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.native import from_json
from therapy_tui.exchange.own import DATE, DATES, EXTRA, FORMAT, MOMENTS, PROFILE, PROGRAM
from therapy_tui.exchange.record import About, Found, Left, Record
from therapy_tui.journal.profile_change import require_valid
from therapy_tui.journal.profile_values import SETTINGS, TABLES, Place


def is_own(given: Given) -> bool:
    """Whether it says that it is an export of this program."""
    head = given.head().lstrip()
    return head.startswith("{") and _program(given.json()) == PROGRAM


def read_json(given: Given) -> Iterator[Found]:
    """The profile and the days, each as it was.

    Raises:
        InputError: an entry that is damaged, naming its number; a newer format.
    """
    held = given.json()
    if not isinstance(held, dict) or _program(held) != PROGRAM:
        raise InputError(f"{given.path} is no export of {PROGRAM}: it does not say so.")
    _require_format(given, held.get("format"))
    profile, days = held.get("profile", {}), held.get("days")
    if not isinstance(days, list) or not isinstance(profile, dict):
        raise InputError(f"{given.path} has no list of days, or a profile that is none.")
    seen: dict[date, int] = {}
    for number, entry in enumerate(days, start=1):
        try:
            record = _record(number, entry)
        except InputError as error:
            raise InputError(f"{given.path}, entry {number}: {error}") from None
        if record.date in seen:
            raise InputError(
                f"{given.path}, entry {number}: {record.date} was entry {seen[record.date]} "
                "already. Keep one of the two."
            )
        seen[record.date] = number
        yield record
        for key in entry:
            if key not in (DATE, EXTRA, *BY_KEY):
                yield Left(number, key, "there is no field for it")
    yield from _profile(given, profile)


def _program(held: object) -> object:
    return held.get("program") if isinstance(held, dict) else None


def _require_format(given: Given, form: object) -> None:
    if isinstance(form, int) and form > FORMAT:
        raise InputError(
            f"{given.path} is of format {form}, and this version of the program knows {FORMAT} at "
            "most. Take a newer version."
        )
    if form != FORMAT or isinstance(form, bool):
        raise InputError(f"{given.path} says the format {form!r}, which there is not.")


def _record(number: int, entry: object) -> Record:
    if not isinstance(entry, dict) or not isinstance(entry.get(DATE), str):
        raise InputError(f"a day has a {DATE}, such as 2026-11-23.")
    values: dict[str, Value] = {}
    for key, field in BY_KEY.items():
        if key in entry:
            values[key] = field.check(entry[key])
    return Record(number, parse_iso(entry[DATE]), values, extra=extra_of(entry.get(EXTRA, {})))


def extra_of(held: object) -> dict[str, object]:
    """The keys of a day that the program did not know, as they were.

    Raises:
        InputError: it is no object, or holds what no file can.
    """
    try:
        extra = from_json(held)
    except InputError as error:
        raise InputError(f"{EXTRA}: {error}.") from None
    if not isinstance(extra, dict):
        raise InputError(f"{EXTRA}: {held!r} is no object.")
    for key in extra.keys() & {*BY_KEY}:
        raise InputError(f"{EXTRA}: {key} is a field, and belongs beside it.")
    return extra


def _profile(given: Given, held: Mapping[str, object]) -> Iterator[Found]:
    found: dict[str, object] = {}
    try:
        for key in PROFILE:
            if key in held:
                found[key] = _attribute(key, _dated(key, held[key]))
        require_valid(found)
    except InputError as error:
        raise InputError(f"{given.path}, profile: {error}") from None
    if found:
        yield About(1, found)
    for key in held:
        if key not in (*PROFILE, EXTRA):
            yield Left(1, f"profile: {key}", "this version does not know it")
    extra = held.get(EXTRA)
    for key in extra if isinstance(extra, dict) else ():
        yield Left(1, f"profile: {key}", "this version does not know it")


def _attribute(key: str, value: object) -> object:
    def refuse(place: Place, problem: str) -> None:
        raise InputError(f"{', '.join(map(str, (key, *place)))}: {problem}.")

    if key in SETTINGS:
        return SETTINGS[key].read(value, refuse)
    if not isinstance(value, list):
        raise InputError(f"{key}: {value!r} is no list.")
    elements = [TABLES[key].read(element, refuse) for element in value]
    return tuple(TABLES[key].make(element) for element in elements if element is not None)


def _dated(key: str, value: object) -> object:
    """The value with dates where JSON has their texts."""
    if isinstance(value, list):
        return [_dated(key, item) for item in value]
    if isinstance(value, dict):
        return {inner: _dated(inner, item) for inner, item in value.items()}
    if isinstance(value, str) and key in DATES:
        return parse_iso(value)
    if isinstance(value, str) and key in MOMENTS:
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise InputError(f"{key}: {value!r} is no date and time.") from None
    return value
