"""Help: what has the cursor, then every key that works where it was asked for."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from therapy_tui.tui.keymap import OFTEN_TAKEN, may_be_taken
from therapy_tui.tui.keys import HELP_PAGE
from therapy_tui.tui.screens.over import PageOver
from therapy_tui.tui.told import with_keys
from therapy_tui.tui.widgets.frame import shown_key
from therapy_tui.tui.widgets.lines import wrapped

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

APART = 2
"""Columns between a key and what it does."""


class HelpText(Widget):
    """A heading, what it is about, and rows of two columns whose second keeps its indent."""

    def __init__(self, about: tuple[str, Sequence[str]], rows: Sequence[tuple[str, str]]) -> None:
        super().__init__(id="rows")
        self._about = about
        self._rows = rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text takes at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The text, wrapped to the width there is."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        title, sentences = self._about
        lines = [Content.styled(line, "$accent bold") for line in wrapped(title, width) if title]
        lines += [Content(line) for text in sentences for line in wrapped(text, width)]
        if lines:
            lines.append(Content(""))
        wide = max((len(keys) for keys, _ in self._rows), default=0)
        for keys, text in self._rows:
            first, *more = wrapped(text, width - wide - APART)
            key = keys.ljust(wide + APART)
            lines.append(Content.assemble((key, "$accent"), Content(first)))
            lines += [Content(" " * len(key) + line) for line in more]
        return lines


class KeysScreen(PageOver[None]):
    """A list of keys, made from the bindings themselves, and of the signs on the screen."""

    CSS_PATH = "../styles/keys.tcss"
    BINDINGS: ClassVar[list[BindingType]] = HELP_PAGE

    def __init__(
        self,
        bindings: Iterable["ActiveBinding"],
        signs: Iterable[tuple[str, str]] = (),
        about: tuple[str, Sequence[str]] = ("", ()),
    ) -> None:
        super().__init__()
        self._text = HelpText(about, [*help_rows(bindings), *signs])

    def compose(self) -> ComposeResult:
        """A scrollable text, and how to leave it."""
        with VerticalScroll(id="list"):
            yield self._text
        foot = with_keys(self, "{close} closes this. ctrl+p finds keys by name.")
        yield Static(foot, id="foot", markup=False)


def help_rows(bindings: Iterable["ActiveBinding"]) -> list[tuple[str, str]]:
    """Keys and what they do; keys of one action stand in one row, the digits in one."""
    rows: dict[str, list[str]] = {}
    for active in bindings:
        binding = active.binding
        if binding.system or not binding.id or not active.enabled:
            continue
        text = binding.tooltip or binding.description
        if may_be_taken(binding.key):
            text += f" ({OFTEN_TAKEN})"
        rows.setdefault(text, []).append(binding.key)
    return [(_joined(keys), text) for text, keys in rows.items()]


def _joined(keys: list[str]) -> str:
    if len(keys) == 10 and all(key.isdigit() for key in keys):
        return "0-9"
    return " ".join(shown_key(key) for key in keys)
