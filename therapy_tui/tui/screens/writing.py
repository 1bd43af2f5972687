"""The base of the screens on which a text can be written: the note, the support text."""

from typing import TYPE_CHECKING

from therapy_tui.tui.screens.tab import TabScreen

if TYPE_CHECKING:
    from therapy_tui.tui.widgets.note import NoteBox

ENDING = "Enter, Tab or Esc ends the text and keeps it; ctrl+j breaks the line."
"""How to leave a text box."""


class WritingScreen(TabScreen):
    """Opens and ends one text box; while it is open its keys are text and no others act."""

    box: "NoteBox | None" = None
    """The open text box."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a text is written only its end is an action, and only then."""
        acts = (action == "done") == (self.box is not None)
        return acts and super().check_action(action, parameters)

    async def open_box(self, text: str, *, after: str) -> None:
        """Open the text box; when this returns, the next key is text."""
        if self.box is None:
            from therapy_tui.tui.widgets.note import NoteBox  # noqa: PLC0415 - not at the start

            self.box = NoteBox(text)
            await self.mount(self.box, after=after)
            self.set_focus(self.box)
            self.set_class(True, "-writing")
            self.refresh_bindings()

    async def action_done(self) -> None:
        """End the text and keep it."""
        await self.end_note()

    async def end_note(self) -> None:
        """Save and close the text box, if one is open; all keys typed into it are in the text."""
        box = self.box
        if box is not None:
            await box.drained()
            self.keep(box.written)
            self.box = None
            self.set_focus(None)
            await box.remove()
            self.set_class(False, "-writing")
            self.refresh_bindings()
            self.look()

    def on_note_box_typed(self) -> None:
        """Save the text from time to time."""
        self.keep_typed()

    def keep_typed(self) -> None:
        """Save the text as far as it is typed."""
        if self.box is not None:
            self.keep(self.box.written)

    def keep(self, text: str) -> None:
        """Save the text, which may be empty."""
