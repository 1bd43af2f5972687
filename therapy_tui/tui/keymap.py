"""The keys of the configuration: which can be used, and a sentence for each that cannot."""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from string import ascii_lowercase, digits, punctuation

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from therapy_tui.tui.keys import TOGETHER, WHILE_TYPING

RESERVED: Mapping[str, str] = {
    "ctrl+p": "the list of all actions",
    "ctrl+q": "quit",
    "ctrl+c": "quit",
}
"""Keys that work under everything and so are never given to something else."""

SAME: Mapping[str, str] = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
    "ctrl+space": "ctrl+at",
}
"""Names for one and the same key: a terminal sends the same for both."""

_MODIFIER = re.compile(r"(ctrl|alt|shift|super|hyper|meta)\+(?=.)")
_OFTEN_TAKEN = re.compile(r"ctrl\+[abhs]|(alt|super|hyper|meta)\+.+")

OFTEN_TAKEN = "tmux, screen or the terminal may keep this key"
"""Said in the help of a configured key that may never reach the program."""


def usable_keymap(keys: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The configured keys that can be used, and a sentence for each that cannot.

    An id or a key that does not exist is named with the nearest one. A key that something else on
    the same screen already has is refused, so that no action loses its only key; so is one that
    types, where a text is typed.
    """
    known = {binding.id for group in TOGETHER for binding in _bindings(group) if binding.id}
    usable: dict[str, str] = {}
    sentences: list[str] = []
    meant = {identity: key for identity, key in keys.items() if identity in known}
    for identity, key in keys.items():
        if identity not in known:
            near = get_close_matches(identity, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else "; press ? in the app for all keys."
            sentences.append(f"There is no key for {identity!r}{hint}")
            continue
        refused = _refused(identity, key, meant)
        if refused:
            sentences.append(refused)
        else:
            usable[identity] = key
    return usable, tuple(sentences)


def may_be_taken(key: str) -> bool:
    """Whether a multiplexer or the terminal often keeps this key to itself."""
    return _OFTEN_TAKEN.fullmatch(key) is not None


def keys_with_alt(keymap: Mapping[str, str]) -> frozenset[str]:
    """The keys of a keymap that are alt and something, by the names under which they arrive."""
    return frozenset(
        key for keys in keymap.values() for key in _split(keys) if key.startswith("alt+")
    )


def _refused(identity: str, key: str, keymap: Mapping[str, str]) -> str:
    """Why this key cannot be used for this action; empty when it can."""
    for each in _split(key):
        if not _exists(each):
            near = _nearest(each)
            hint = f"did you mean {near}?" if near else 'write one such as "f2" or "ctrl+t".'
            return f"The key {key!r} for {identity} is not used: no key is called {each!r}; {hint}"
    taken = _taken_by(identity, key, keymap)
    if taken:
        return f"The key {key!r} for {identity} is taken by {taken}; it is not used."
    in_text = any(each.id == identity for group in WHILE_TYPING for each in _bindings(group))
    if in_text and any(each in _CHARACTERS or len(each) == 1 for each in _split(key)):
        return f"The key {key!r} for {identity} types a character; it is not used."
    return ""


def _taken_by(identity: str, key: str, keymap: Mapping[str, str]) -> str | None:
    wanted = _split(key)
    for each in sorted(wanted & {*RESERVED}):
        return RESERVED[each]
    for group in TOGETHER:
        bindings = _bindings(group)
        if all(binding.id != identity for binding in bindings):
            continue
        for other in bindings:
            held = _split(keymap.get(other.id or "", other.key))
            if other.id != identity and wanted & held:
                return other.id
    return None


def _split(keys: str) -> set[str]:
    """The keys of a list, each by the name under which it arrives."""
    if keys.strip() == ",":
        return {"comma"}
    return {_arriving(key.strip()) for key in keys.split(",")}


def _arriving(key: str) -> str:
    modifiers, base = _parts(key)
    named = modifiers + _CHARACTER_NAMES.get(base, base)
    return SAME.get(named, named)


def _exists(key: str) -> bool:
    """Whether a key of this name can arrive from a terminal."""
    modifiers, base = _parts(key)
    if not modifiers:
        return base in _NAMES or base in _CHARACTERS or (len(base) == 1 and base.isprintable())
    if modifiers == "shift+":
        return key in _NAMES or base in _NAMES
    lower = len(base) > 1 or not base.isupper()
    return lower and (base in _NAMES or base in _CHARACTERS)


def _parts(key: str) -> tuple[str, str]:
    modifiers = "".join(found.group() for found in _leading_modifiers(key))
    return modifiers, key[len(modifiers) :]


def _leading_modifiers(key: str) -> list[re.Match[str]]:
    found = []
    at = 0
    while match := _MODIFIER.match(key, at):
        found.append(match)
        at = match.end()
    return found


def _nearest(key: str) -> str | None:
    """The key that a misspelled one may have been meant to be."""
    modifiers, base = _parts(key)
    if modifiers == "shift+" and len(base) == 1:
        return base.upper()
    if key.lower() in _CALLED:
        return _CALLED[key.lower()]
    letters = {f"ctrl+{letter}" for letter in ascii_lowercase}
    known = _NAMES | letters | {*_CHARACTER_NAMES.values()}
    return next(iter(get_close_matches(key.lower(), known, n=1)), None)


def _name(character: str) -> str:
    spelled = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(spelled, spelled)


def _bindings(group: list[BindingType]) -> list[Binding]:
    return [binding for binding in group if isinstance(binding, Binding)]


_NAMES = {key.value for key in Keys if key.value.isalnum()} - {"return"}
"""The keys that have a name and type nothing."""

_CALLED = {
    "return": "enter",
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "del": "delete",
}
"""What else people call a key."""

_CHARACTER_NAMES = {character: _name(character) for character in f"{punctuation} "}
"""The names of signs: a key can be configured as ``?`` or as ``question_mark``."""

_CHARACTERS = {*ascii_lowercase, *ascii_lowercase.upper(), *digits, *_CHARACTER_NAMES.values()}
