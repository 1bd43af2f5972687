"""What was asked for and what was acknowledged: what a journal may hold, place by place."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Place = Hashable
"""A field of a day, or of the profile; each is changed by one writer alone."""

Values = Sequence[tuple[Place, object]]
"""Some places with what each is to hold; ``None`` clears one."""


@dataclass(slots=True)
class Ledger:
    """Keeps for each place the last value that was acknowledged and those asked for since.

    The writers of a place make their changes one after the other, so what is there in the end is
    one of these.
    """

    asked: int = 0
    acknowledged: int = 0
    _found: Mapping[Place, object] = field(default_factory=dict)
    _open: dict[str, Values] = field(default_factory=dict)
    _possible: dict[Place, list[tuple[str, object]]] = field(default_factory=dict)

    def ask(self, number: str, values: Values) -> None:
        """A change is about to be made."""
        self.asked += 1
        self._open[number] = values
        for place, value in values:
            self._possible.setdefault(place, [("", self._found.get(place))])
            self._possible[place].append((number, value))

    def acknowledge(self, number: str) -> None:
        """A change was said to be saved: nothing older may be there any more."""
        self.acknowledged += 1
        for place, _ in self._open.pop(number):
            possible = self._possible[place]
            numbers = [each for each, _ in possible]
            self._possible[place] = possible[numbers.index(number) :]

    def lost(self, found: Mapping[Place, object]) -> Iterator[str]:
        """Each place that holds something else than it may."""
        for place, possible in self._possible.items():
            held = found.get(place)
            if held not in [value for _, value in possible]:
                yield f"{place} holds {held!r} and not one of {[value for _, value in possible]}"

    def settle(self, found: Mapping[Place, object]) -> None:
        """Take what was found for the truth; nobody is writing."""
        self._open.clear()
        self._possible.clear()
        self._found = found
