"""Help: every key that works where it was asked for, with what it does."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from therapy_tui.tui.widgets.frame import shown_key

if TYPE_CHECKING:
    from textual.binding import ActiveBinding


class KeysScreen(ModalScreen[None]):
    """A list of keys, made from the bindings themselves, and of the signs on the screen."""

    CSS_PATH = "../styles/keys.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,escape,enter,q",
            "close",
            "close",
            tooltip="Close the help",
            priority=True,
        ),
    ]

    def __init__(
        self, bindings: Iterable["ActiveBinding"], signs: Iterable[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._rows = [*help_rows(bindings), *signs]

    async def action_close(self) -> None:
        """Go back; when this returns, the next key acts on the screen below."""
        await self.dismiss()

    def compose(self) -> ComposeResult:
        """A scrollable list."""
        wide = max((len(keys) for keys, _ in self._rows), default=0)
        lines = [
            Content.assemble((keys.ljust(wide), "$accent"), "  ", text) for keys, text in self._rows
        ]
        with VerticalScroll(id="list"):
            yield Static(Content("\n").join(lines), id="rows")
        yield Static("? or Esc closes this. ctrl+p finds keys by name.", id="foot")


def help_rows(bindings: Iterable["ActiveBinding"]) -> list[tuple[str, str]]:
    """Keys and what they do; keys of one action stand in one row, the digits in one."""
    rows: dict[str, list[str]] = {}
    for active in bindings:
        binding = active.binding
        if binding.system or not binding.id or not active.enabled:
            continue
        rows.setdefault(binding.tooltip or binding.description, []).append(binding.key)
    return [(_joined(keys), text) for text, keys in rows.items()]


def _joined(keys: list[str]) -> str:
    if len(keys) == 10 and all(key.isdigit() for key in keys):
        return "0-9"
    return " ".join(shown_key(key) for key in keys)
