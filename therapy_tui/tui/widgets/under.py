"""The two lines under a form."""

from collections.abc import Sequence
from functools import lru_cache

from therapy_tui.domain.fields import Field, Kind
from therapy_tui.tui.widgets.lines import Lines, Row, wrapped

UNDER = 2
"""Lines under the form; a screen that has more to show than room leaves it one."""


class Under(Lines):
    """Two lines under the form: how to answer the row with the cursor, and what was saved."""

    def __init__(self) -> None:
        super().__init__(id="under")
        self._help = ""
        self._status = ("", "hint")

    @property
    def status(self) -> str:
        """The status text."""
        return self._status[0]

    def explain(self, field: Field | str) -> None:
        """Say how this field is answered, or this sentence."""
        text = field if isinstance(field, str) else field.help
        if isinstance(field, Field) and field.kind is Kind.CHOICE:
            text = " ".join(f"{n} {field.text(c)}" for n, c in enumerate(field.choices, 1))
        if text != self._help:
            self._help = text
            self.refresh_rows([0, 1])

    def say(self, text: str, role: str = "hint") -> None:
        """Show a status text."""
        if (text, role) != self._status:
            room = self.size.width - 3
            short = 0 < len(text) <= room and 0 < len(self._status[0]) <= room
            self._status = (text, role)
            self.refresh_rows([1] if short and self.size.height == UNDER else [0, 1])

    def row(self, y: int, width: int) -> Row:
        """The help, then the status; what is too long for its line may take both.

        On a single line the help goes first.
        """
        text, role = self._status
        if self.size.height < UNDER:
            return Row(width).put("  ", "").put(*(self._status if text else (self._help, "hint")))
        status, help_lines = self._wrapped(text, width), self._wrapped(self._help, width)
        row = Row(width).put("  ", "")
        if len(status) > 1:
            return row.put(status[y] if y == 0 else " ".join(status[1:]), role)
        if not text:
            return row.put(help_lines[y] if y < len(help_lines) else "", "hint")
        return row.put(self._help, "hint") if y == 0 else row.put(text, role)

    def _wrapped(self, text: str, width: int) -> Sequence[str]:
        return _in_lines(text, max(20, width - 3))


@lru_cache(maxsize=32)
def _in_lines(text: str, width: int) -> Sequence[str]:
    """The lines of what is said here, which is asked for with each key; never a person's own."""
    return wrapped(text, width) or [""]
