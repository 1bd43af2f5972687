"""What Daylio calls things before anybody renames them, in the languages that are known here."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from therapy_tui.exchange.asked import same

MOODS = (
    ("awful", "bad", "meh", "good", "rad"),
    ("lausig", "schlecht", "ok", "gut", "super"),
    ("horrible", "mauvais", "mouais", "bien", "super"),
)
"""The five moods in English, German and French, from level 1 to 5."""

SURE = 3
"""So many of a language's five moods tell that a file is in it, if it has others' names too."""

SLEEP = {"good sleep": 4, "medium sleep": 3, "bad sleep": 2}
"""The activities of the group Sleep, as our sleep quality: good, fair, poor."""

_SLEEP_QUALITY = re.compile(
    r"sleep[\W_]*quality|quality[\W_]+(of[\W_]+)?(my[\W_]+)?sleep|schlafqualit(ä|ae)t"
    r"|qualit(é|e) d[eu] (mon )?sommeil"
)

_MONTHS = (
    ("january", "januar", "jänner", "janvier"),
    ("february", "februar", "feber", "février"),
    ("march", "märz", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juni", "juin"),
    ("july", "juli", "juillet"),
    ("august", "août"),
    ("september", "septembre"),
    ("october", "oktober", "octobre"),
    ("november", "novembre"),
    ("december", "dezember", "décembre"),
)


def levels(names: Iterable[str]) -> Mapping[str, int]:
    """The level, 1 to 5, of each mood Daylio named, by ``same`` name.

    A name counts only in the language the moods of the file are in: all that are known at all, or
    three and more than twice as many as in any other. ``super`` among English names is one that a
    person chose, and what it means is theirs to say.
    """
    there = {same(name) for name in names}.intersection(chain(*MOODS))
    known: dict[str, set[int]] = {}
    for language in MOODS:
        count = len(there.intersection(language))
        others = max(len(there.intersection(each)) for each in MOODS if each is not language)
        if count == len(there) or (count >= SURE and count > 2 * others):
            for level, name in enumerate(language, start=1):
                known.setdefault(name, set()).add(level)
    return {name: found.pop() for name, found in known.items() if len(found) == 1}


def is_sleep_quality(scale: str) -> bool:
    """Whether the name of a scale says that it is one of how well the person slept."""
    return _SLEEP_QUALITY.search(same(scale)) is not None


def month_of(word: str) -> int | None:
    """The month, 1 to 12, a name or the beginning of one stands for, where it is only one."""
    start = word.strip(" .").casefold()
    found = {
        number
        for number, names in enumerate(_MONTHS, start=1)
        if len(start) >= 3 and any(name.startswith(start) for name in names)
    }
    return found.pop() if len(found) == 1 else None
