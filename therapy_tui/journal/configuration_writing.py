"""Changes of the configuration file: single settings, everything else byte for byte."""

from collections.abc import Mapping
from pathlib import Path

from therapy_tui.domain.calendar import WEEKDAY_WORDS, DateOrder
from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.journal import files, lock
from therapy_tui.journal.configuration import Configuration, read_configuration, read_setting
from therapy_tui.journal.failure import ELSEWHERE, saving
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.folders import CONFIGURATION_VARIABLE
from therapy_tui.journal.reading import read_text
from therapy_tui.journal.splice import set_keys
from therapy_tui.journal.toml_syntax import TomlError, read_toml

ORDER = (
    "theme",
    "time_zone",
    "day_start",
    "week_start",
    "date_order",
    "animation",
    "mouse",
    "lock_minutes",
)
"""The settings that are written here, in the order in which new ones are."""

_ENDS = ("\r", "\n")

Settings = Mapping[str, object]
"""Settings by key, as TOML has them; ``None`` for one that is not in the file."""


def written_settings(change: Mapping[str, object]) -> dict[str, object]:
    """Settings as TOML has them, from what the rest of the program has; ``None`` removes one.

    Raises:
        InputError: a setting that is not written here, or a value it cannot have.
    """
    settings: dict[str, object] = {}
    for key, value in change.items():
        if key not in ORDER:
            raise InputError(f"{key} is not changed here; the settings are {', '.join(ORDER)}.")
        written = value
        if key == "week_start" and isinstance(value, int) and 0 <= value < len(WEEKDAY_WORDS):
            written = WEEKDAY_WORDS[value]
        if isinstance(value, DateOrder):
            written = value.value
        if written is not None:
            read_setting(key, written)
        settings[key] = written
    return settings


def held_settings(path: Path) -> Mapping[str, object]:
    """What the file says now, as TOML has it; nothing where there is none.

    Raises:
        SaveError: the file cannot be read or is no TOML.
    """
    return read_toml(_text(path))


def update_configuration(
    path: Path, change: Mapping[str, object], *, wait: float = lock.WAIT
) -> Configuration:
    """Change settings durably on what the file says now; ``None`` goes back to the usual value.

    Comments, the order of the lines and what we do not know stay. A folder that is made is for
    its owner alone, and so is the file. ``wait`` is how many seconds other writers are waited for.

    Raises:
        InputError: as ``written_settings``.
        SaveError: it could not be saved, or the file is no TOML; it is as it was.
    """
    return put_settings(path, written_settings(change), wait=wait)


def put_settings(path: Path, settings: Settings, *, wait: float = lock.WAIT) -> Configuration:
    """``update_configuration`` with values as TOML has them, which are not checked again.

    Raises:
        SaveError: as ``update_configuration``.
    """
    try:
        files.make_folder(path.parent)
        with saving(path), lock.locked(path.parent, wait, "configuration"):
            old = _text(path)
            new = set_keys(old, settings, ORDER)
            if not old.startswith(_ENDS):
                # What parted the first setting from what follows goes with it.
                new = new.lstrip("".join(_ENDS))
            if new != old:
                data = new.encode("utf-8")
                files.require_readable(path, data)
                target = files.resolved(path)
                files.remove_leftovers(target.parent, target.name)
                files.write(path, data)
            return read_configuration(path)[0]
    except SaveError as error:
        way_out = f"name another file with {CONFIGURATION_VARIABLE}"
        raise SaveError(str(error).replace(ELSEWHERE, way_out), error.brief) from error


def _text(path: Path) -> str:
    """The text of the file, which is TOML; empty where there is none.

    Raises:
        SaveError: it cannot be read or is no TOML.
    """
    text = read_text(path)
    if isinstance(text, Fault):
        raise _refused(path, text)
    try:
        read_toml(text or "")
    except TomlError as error:
        fault = Fault(path, f"{error.reason}.", line=error.line, column=error.column)
        raise _refused(path, fault) from None
    return text or ""


def _refused(path: Path, fault: Fault) -> SaveError:
    return SaveError(f"Nothing was written to {path}, because of {fault}", str(fault))
