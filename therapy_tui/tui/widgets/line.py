"""One line to type in, and how a box acts on every key in its turn, however fast they arrive."""

import asyncio

from textual import events
from textual.widget import Widget
from textual.widgets import Input


async def act_at_once(box: Widget, event: events.Key) -> None:
    """Run what a key such as Backspace does in the box itself, before the next key is looked at.

    Textual hands such a key up to the app and back first, and meanwhile takes the characters typed
    after it: what a slow line brings in one piece would be mixed up.
    """
    for binding in box._bindings.key_to_bindings.get(event.key, ()):
        if not binding.priority and await box.app.run_action(binding.action, box):
            event.stop()
            event.prevent_default()
            return


async def drained(box: Widget) -> None:
    """Wait until every key sent to the box so far is in its text."""
    done = asyncio.Event()
    if box.call_later(done.set):
        await done.wait()


class Line(Input):
    """One line to type in, without a blinking cursor."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        given: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(given, placeholder=placeholder, compact=True, id=id)
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        await act_at_once(self, event)
