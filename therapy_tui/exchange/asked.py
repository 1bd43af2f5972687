"""What a person says about a file: which column is which field, what a word means, its scale."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import BY_KEY, MOOD, Value
from therapy_tui.exchange.scale import Scale

PLACES = ("date", "time", "file")
"""What a name can be of besides a field: a column that says when, or the file of several."""

NOTHING = "none"
"""The value of a word that means no value: ``--map Untitled=none``."""


@dataclass(slots=True)
class Asked:
    """The answers that came with the command; each must be used, or it was a mistake.

    ``zone`` is the person's time zone, in which instants of a file become dates; ``None`` is the
    machine's.
    """

    maps: Sequence[str] = ()
    """As given: ``mood=Level``, ``mood:calm=8``, ``calm=8``."""
    mood_scale: Scale | None = None
    date_format: str | None = None
    """As ``strptime`` takes it: ``%d.%m.%Y``."""
    zone: tzinfo | None = None
    _columns: dict[str, list[str]] = field(init=False, default_factory=dict)
    _words: dict[tuple[str, str], Value | None] = field(init=False, default_factory=dict)
    _unused: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Take the mappings apart.

        Raises:
            InputError: one is no mapping, or gives a value that its field does not take.
        """
        for each in self.maps:
            left, equals, right = (part.strip() for part in each.partition("="))
            if left.casefold() not in (*BY_KEY, *PLACES):
                # A word may have this sign in it, a value never has.
                left, equals, right = (part.strip() for part in each.rpartition("="))
            if not equals or not left or not right:
                raise InputError(
                    f"--map takes FIELD=COLUMN, such as mood=Level, or WORD=VALUE, such as calm=8, "
                    f"not {each!r}."
                )
            self._take(each, left, right)

    def _take(self, given: str, left: str, right: str) -> None:
        key = left.casefold()
        if key in (*BY_KEY, *PLACES):
            self._columns.setdefault(key, []).append(right)
            self._unused[_column(key, right)] = given
            return
        of, colon, word = left.partition(":")
        if not colon or of.casefold() not in BY_KEY:
            of, word = MOOD.key, left
        try:
            value = None if right.casefold() == NOTHING else BY_KEY[of.casefold()].parse(right)
        except InputError as error:
            fields = ", ".join((*BY_KEY, *PLACES))
            word = "" if colon else f"{left!r} is none of {fields}, so it is a word for the mood. "
            raise InputError(f"--map {given}: {word}{error}") from None
        self._words[of.casefold(), same(word)] = value
        self._unused[_word(of.casefold(), word)] = given

    def columns(self, key: str) -> tuple[str, ...]:
        """What the person said to be the column (habit, feature, scale) of a field, or ``date``."""
        return tuple(self._columns.get(key, ()))

    def found(self, key: str, column: str) -> None:
        """Note that a column the person named is there."""
        self._unused.pop(_column(key, column), None)

    def knows(self, key: str, word: str) -> bool:
        """Whether the person said what a word of a field means."""
        return (key, same(word)) in self._words

    def word(self, key: str, word: str) -> Value | None:
        """What the person said a word means; ``None`` also where it means no value.

        ``knows`` tells the one from the other.
        """
        self._unused.pop(_word(key, word), None)
        return self._words.get((key, same(word)))

    def refuse(self, *, mood_scale: str = "", date_format: str = "") -> None:
        """Refuse an option that the file has no use for; each text says why it has none.

        Raises:
            InputError: one that is refused was given.
        """
        if mood_scale and self.mood_scale is not None:
            raise InputError(f"--mood-scale is of no use here: {mood_scale}.")
        if date_format and self.date_format is not None:
            raise InputError(f"--date-format is of no use here: {date_format}.")

    def require_used(self, where: object) -> None:
        """Make sure that every mapping was of use; to be called once the file has been read.

        Raises:
            InputError: one names something that is not in the file.
        """
        for given in self._unused.values():
            raise InputError(f"--map {given} is of no use: nothing in {where} is called that.")


def same(word: str) -> str:
    """A name as it is compared: without case, odd spaces, or spaces around it."""
    return " ".join(word.split()).casefold()


def _column(key: str, column: str) -> str:
    return f"{key}={same(column)}"


def _word(key: str, word: str) -> str:
    return f"{key}:{same(word)}"
