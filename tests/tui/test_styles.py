"""Styles: what a screen brings along is for that screen alone, whichever was opened before it."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

import therapy_tui.tui
from tests.tui.seat import MovingTime, seated

STYLES = sorted((Path(therapy_tui.tui.__file__).parent / "styles").glob("*.tcss"))
SHARED = "frame.tcss"
"""What every screen with tabs brings along, with the same identities on each."""
OUTSIDE = re.compile(r"^(?! |}|\n)(.+?)\s*[{,]$|^(?! |}|\n)([^{]+)\{", re.MULTILINE)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_rule_names_the_screen_it_is_for(path: Path) -> None:
    rules = [a or b for a, b in OUTSIDE.findall(path.read_text())]
    selectors = [selector.strip() for rule in rules for selector in rule.split(",")]

    assert selectors
    loose = [selector for selector in selectors if selector.startswith(("#", ".", "ModalScreen"))]
    assert path.name == SHARED or loose == []


async def test_the_page_for_the_session_is_as_wide_after_the_reasons_were_read(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press("p")
        await seat.sees("THERAPY COMPANION")
        await seat.computed()
        before = seat.rows

        await seat.press("r", "e")
        await seat.sees("Esc goes back")
        await seat.press("e", "p")

        await seat.sees("THERAPY COMPANION")
        await seat.computed()
        assert seat.rows == before


async def test_the_help_stands_as_before_after_the_reasons_and_a_question_were_open(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press("r")
        await seat.sees("10┤")
        await seat.computed()
        await seat.press("question_mark")
        await seat.sees("closes this")
        before = seat.rows

        await seat.press("escape", "e")
        await seat.sees("Esc goes back")
        await seat.computed()
        reasons = seat.rows
        await seat.press("e", "h", "g")
        await seat.sees("Go to which date?")
        await seat.press("escape", "r")
        await seat.sees("10┤")
        await seat.computed()
        await seat.press("question_mark")
        await seat.sees("closes this")
        assert seat.rows == before
        await seat.press("escape", "e")
        await seat.sees("Esc goes back")
        await seat.computed()
        assert seat.rows == reasons


async def test_styles_are_resolved_once_and_not_again_when_one_comes_back(
    empty: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolved: Counter[str] = Counter()
    apply = Stylesheet.apply

    def counted(self: Stylesheet, node: DOMNode, **about: Any) -> None:
        resolved[type(node).__name__] += 1
        apply(self, node, **about)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    async with seated(empty, time.clock) as seat:
        assert {resolved[part] for part in ("TabBar", "CheckInForm", "Fortnight", "KeyLine")} == {1}
        await seat.press("h")
        resolved.clear()
        await seat.press("t", "h", "t")
        assert resolved["KeyLine"] == resolved["Calendar"] == 0
