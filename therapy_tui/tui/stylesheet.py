"""Styles that are parsed once."""

from collections.abc import Iterable
from pathlib import PurePath

from rich.style import Style
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode


class ParsedOnce(Stylesheet):
    """A stylesheet that parses a source again only for other variables.

    Textual parses every source of the app again, the same as before, at least twice for each
    screen that is shown for the first time.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._held = variables.copy()
        self._looks: dict[str, Style] = {}

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; what was parsed with these stays."""
        if variables != self._held:
            self._held = variables.copy()
            self._looks.clear()
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is new, and all where the variables have changed."""
        self.parse()

    def read_ahead(self, paths: Iterable[PurePath]) -> None:
        """Read and parse files of screens that are not shown yet."""
        new = [path for path in paths if not self.has_source(str(path))]
        if new:
            self.read_all(new)
            self.parse()

    def look(self, around: DOMNode, name: str) -> Style:
        """How a text of the class ``name`` looks inside ``around``, or inside any node like it.

        Textual's component classes are resolved for each node at each change of its styles, which
        is half of what a change of screens costs; this is done once for all, until the colours
        change.
        """
        if name not in self._looks:
            text = DOMNode(classes=name)
            text._attach(around)
            self.apply(text, animate=False)
            self._looks[name] = text.rich_style
        return self._looks[name]
