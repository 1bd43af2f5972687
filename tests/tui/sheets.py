"""Styles that are parsed once for all the apps that the tests of one process open."""

from functools import wraps
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


def share_parsed_styles() -> None:
    """Keep what Textual parses of a style sheet, by its text, its place and its variables.

    Textual keeps it too, but for one app, and half a second's work for each app that is opened
    is the greater part of what many tests cost.
    """
    parse = Stylesheet._parse_rules
    kept: dict[object, list[RuleSet]] = {}

    @wraps(parse)
    def parsed(self: Stylesheet, *source: Any, **about: Any) -> list[RuleSet]:
        key = (source, frozenset(about.items()), frozenset(self._variables.items()))
        if key not in kept:
            kept[key] = parse(self, *source, **about)
        return kept[key]

    Stylesheet._parse_rules = parsed  # type: ignore[method-assign]
