"""The least Textual app there is: a header, a line that a key changes, and a footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Header, Static


class BareApp(App[None]):
    """Shows which digit was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"press({digit})", f"digit {digit}") for digit in range(4)),
        Binding("q", "quit", "quit"),
    ]

    def compose(self) -> ComposeResult:
        """Make the three widgets."""
        yield Header()
        yield Static("nothing pressed yet")
        yield Footer()

    def action_press(self, digit: int) -> None:
        """Change the one line."""
        self.query_one(Static).update(f"pressed {digit}")


if __name__ == "__main__":
    BareApp().run()
