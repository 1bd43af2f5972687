"""Themes: every screen in each of them, readable text in ours, nothing said by colour alone."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from textual.color import Color, rgb_to_lab
from textual.theme import Theme

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, Seat, before, seated, write, write_days
from therapy_tui.charts import Glyphs
from therapy_tui.domain.fields import Value
from therapy_tui.journal.configuration import Configuration
from therapy_tui.tui import themes

OURS = ("calm-dark", "calm-light")
THEMES = (*OURS, "ansi-dark", "ansi-light", "textual-dark", themes.NO_COLOUR)
AA = 4.5
"""The contrast that WCAG 2.1 asks of text at level AA."""
PAGES = (["t"], ["n"], ["escape", "h"], ["g"], ["escape", "r"], ["c"], ["question_mark"])
"""Keys from one picture to the next, through all there is to see."""
ALL_MOODS: dict[int, dict[str, Value]] = {
    back: {"mood": back + 1, "sleep": 3, "homework": 2, "sessions": 1, "note": "n"}
    for back in range(10)
}


def luminance(colour: ColorTriplet) -> float:
    """Relative luminance of WCAG 2.1."""
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def segments(seat: Seat) -> Iterator[Segment]:
    for strip in seat.app.screen._compositor.render_strips():
        yield from strip


def colours(segment: Segment) -> tuple[ColorTriplet, ColorTriplet] | None:
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None:
        return None
    return style.color.get_truecolor(), style.bgcolor.get_truecolor()


def in_front(seat: Seat) -> str:
    """The screen, or what lies over it: not every theme shows the rest through it."""
    over = seat.app.screen.query("#ask, #list")
    if not over:
        return seat.text
    x, y, width, height = over.first().region
    return "\n".join(row[x : x + width] for row in seat.rows[y : y + height])


@pytest.fixture
def journal(folder: Path) -> Path:
    write_days(folder, {before(back): day for back, day in ALL_MOODS.items()}, support="Ana")
    return folder


async def test_every_screen_says_the_same_in_every_theme(journal: Path, time: MovingTime) -> None:
    async with seated(journal, time.clock) as seat:
        for keys in PAGES:
            await seat.press(*keys)
            await seat.computed()
            seen = set()
            for theme in THEMES:
                seat.app.theme = theme
                await seat.settle()
                seen.add(in_front(seat))
            assert len(seen) == 1, keys


@pytest.mark.parametrize("theme", OURS)
async def test_text_can_be_read_on_its_background(
    journal: Path, time: MovingTime, theme: str
) -> None:
    write(journal / "2026-10.toml", "mood = = 3\n")
    async with seated(journal, time.clock, (120, 36), Configuration(theme=theme)) as seat:
        for keys in PAGES:
            await seat.press(*keys)
            # Under a question the rest is dimmed; what is read stands on the panel.
            panel = Color.parse(seat.app.current_theme.panel or "").rich_color.get_truecolor()
            poor = {
                (segment.text.strip(), round(contrast(*pair), 2))
                for segment in segments(seat)
                if any(character.isalnum() for character in segment.text)
                and (pair := colours(segment))
                and contrast(*pair) < AA
                and (not seat.app.screen.is_modal or pair[1] == panel)
            }
            assert not poor, keys


@pytest.mark.parametrize("theme", [themes.CALM_DARK, themes.CALM_LIGHT])
def test_a_mood_can_be_read_on_its_colour(theme: Theme) -> None:
    variables = themes.mood_variables(theme)
    for mood in range(1, 11):
        pair = (
            Color.parse(variables[f"mood-{mood}-text"]).rich_color.get_truecolor(),
            Color.parse(variables[f"mood-{mood}"]).rich_color.get_truecolor(),
        )
        assert contrast(*pair) >= AA, mood


@pytest.mark.parametrize("scale", [themes.MOOD_DARK, themes.MOOD_LIGHT])
def test_mood_colours_grow_lighter_in_even_steps(scale: tuple[str, ...]) -> None:
    """Lightness alone tells them apart, whatever colours an eye can see."""
    lightness = [rgb_to_lab(Color.parse(colour)).L for colour in scale]
    steps = [after - one for one, after in pairwise(lightness)]

    assert min(steps) > 0
    assert max(steps) < 2 * min(steps)


async def test_without_colour_nothing_is_coloured(journal: Path, time: MovingTime) -> None:
    for options in ({"no_colour": True}, {"configuration": Configuration(theme="no-colour")}):
        async with seated(journal, time.clock, **options) as seat:
            for keys in PAGES:
                await seat.press(*keys)
                painted = {
                    (segment.text, str(segment.style))
                    for segment in segments(seat)
                    if segment.style
                    for colour in (segment.style.color, segment.style.bgcolor)
                    if colour is not None and not colour.is_default
                }
                assert not painted, keys


async def test_plain_terminals_get_plain_signs(journal: Path, time: MovingTime) -> None:
    async with seated(journal, time.clock, glyphs=Glyphs.ASCII) as seat:
        for keys in (["t"], ["h"], ["r"]):
            await seat.press(*keys)
            assert not [c for c in seat.text if "\u2800" <= c <= "\u28ff"]
        assert seat.app.desk.clock.today() == TODAY
