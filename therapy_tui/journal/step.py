"""One step of a person's work, and how it is taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from therapy_tui.domain.fields import FIELDS, Change, Value
from therapy_tui.domain.profile import Profile

if TYPE_CHECKING:
    from therapy_tui.journal.day_edit import Update

FACTS = tuple(each.key for each in FIELDS if each.context)
"""The keys that a day's first value brings along and its last one takes away."""


@dataclass(slots=True, eq=False)
class Step:
    """What one ``u`` takes back: the writes of one change, or of one note while it was typed."""

    date: date
    updates: "list[tuple[Change, Update]]" = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    """Keys whose change was taken back before it reached the disk."""
    forward: "dict[str, Value | None]" = field(default_factory=dict)
    """What the person set, so that a step taken back can be put back."""

    def reversal(self) -> "tuple[dict[str, Value | None], dict[str, Value | None]]":
        """The values to restore and the values they must still have for that."""
        restore: dict[str, Value | None] = {}
        expected: dict[str, Value | None] = {}
        for change, update in self.updates:
            before, after = update.before, update.after
            keys = [*change, *(key for key in before.values if after.get(key) is None)]
            if before.values and not before.is_entry:
                # Said on a day without an entry, they do not go with the entry's last value.
                keys += FACTS
            for key in keys:
                if key in update.left_alone:
                    continue
                restore.setdefault(key, before.get(key))
                expected[key] = after.get(key)
        return restore, expected

    def raw(self) -> "dict[str, object]":
        """What the first write of each field found there that is no value of it."""
        found: dict[str, object] = {}
        seen: set[str] = set()
        for change, update in self.updates:
            found |= {key: value for key, value in update.replaced.items() if key not in seen}
            seen |= change.keys() - set(update.left_alone)
        return found

    def named(self) -> list[str]:
        """The fields the person changed, as far as they differ from before."""
        restore, expected = self.reversal()
        raw = self.raw()
        asked = [key for change, _ in self.updates for key in change]
        differ = [k for k in asked if k in raw or (k in restore and restore[k] != expected[k])]
        return [*dict.fromkeys([*differ, *self.dropped])]


@dataclass(slots=True, eq=False)
class ProfileStep:
    """The same for the profile: the attributes a person set, and what they were before."""

    forward: dict[str, object] = field(default_factory=dict)
    before: dict[str, object] = field(default_factory=dict)
    """The values the first write found; empty before there was one."""

    def found(self, profile: Profile, keys: Iterable[str]) -> None:
        """Remember what a write finds, where no earlier write of this step has."""
        for key in keys:
            self.before.setdefault(key, getattr(profile, key))

    def reversal(self, profile: Profile) -> dict[str, object]:
        """The values to restore: of what is still as this step left it."""
        return {
            key: value
            for key, value in self.before.items()
            if getattr(profile, key) == self.forward[key]
        }


@dataclass(slots=True, eq=False)
class ConfigurationStep:
    """The same for the configuration, which is a file of its own beside no journal."""

    path: Path
    forward: dict[str, object] = field(default_factory=dict)
    """What the person set, as the program has it."""
    written: dict[str, object] = field(default_factory=dict)
    """The same as TOML has it."""
    before: dict[str, object] = field(default_factory=dict)
    """What the first write found in the file, as TOML has it; ``None`` for nothing."""

    def found(self, settings: Mapping[str, object], keys: Iterable[str]) -> None:
        """Remember what a write finds, where no earlier write of this step has."""
        for key in keys:
            self.before.setdefault(key, settings.get(key))

    def reversal(self, settings: Mapping[str, object]) -> dict[str, object]:
        """The values to restore: of what is still as this step left it."""
        return {
            key: value
            for key, value in self.before.items()
            if settings.get(key) == self.written[key]
        }


AnyStep = Step | ProfileStep | ConfigurationStep
