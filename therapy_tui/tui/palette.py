"""The command palette: every action that works here, with its key."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from therapy_tui.tui.keys import RATE
from therapy_tui.tui.widgets.frame import shown_key

if TYPE_CHECKING:
    from textual.binding import ActiveBinding


class Actions(Provider):
    """Finds the actions of the screen the palette was opened on."""

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for name, help_text, active in self._actions():
            yield DiscoveryHit(name, partial(self._run, active), help=help_text)

    async def search(self, query: str) -> Hits:
        """The actions whose name matches."""
        matcher = self.matcher(query)
        for name, help_text, active in self._actions():
            score = matcher.match(name)
            if score > 0:
                highlighted = matcher.highlight(name)
                yield Hit(score, highlighted, partial(self._run, active), help=help_text)

    def _actions(self) -> "Iterator[tuple[str, str, ActiveBinding]]":
        keys: dict[str, list[str]] = {}
        found: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.tooltip and active.enabled and not binding.system:
                identity = binding.id or binding.action  # a question has keys without a name
                keys.setdefault(identity, []).append(shown_key(binding.key))
                found.setdefault(identity, active)
        for identity, active in sorted(
            found.items(), key=lambda item: item[1].binding.group is RATE
        ):
            name = f"{active.binding.description} ({' '.join(keys[identity])})"
            yield name[0].upper() + name[1:], active.binding.tooltip, active

    async def _run(self, active: "ActiveBinding") -> None:
        await self.app.run_action(active.binding.action, active.node)
