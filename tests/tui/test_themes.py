"""Themes: every screen in each of them, readable text in ours, nothing said by colour alone."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from textual.color import Color, rgb_to_lab
from textual.theme import Theme

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, Seat, before, seated, write, write_days
from therapy_tui.charts import Glyphs
from therapy_tui.cli.config import ABOUT
from therapy_tui.domain.fields import Value
from therapy_tui.journal.configuration import Configuration
from therapy_tui.tui import themes
from therapy_tui.tui.configured import theme_names

OURS = {"calm-dark": 4.5, "calm-light": 4.5, "high-contrast": 7.0}
"""The themes with colours of ours, and the contrast of their text: WCAG 2.1 at AA and at AAA."""
THEMES = (*OURS, "ansi", "ansi-dark", "ansi-light", "textual-dark", themes.NO_COLOUR)
APART = 5.0
"""How far moods that follow each other must be apart, as CIE 1976 colour difference: more than
twice what can just be seen (about 2.3), also for eyes that lack one kind of cone."""
SIGHTS = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What is seen of linear red, green and blue, at severity 1.0: Machado, Oliveira, Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009)."""
PALETTES = {
    "console": {
        "blue": (0, 0, 170),
        "cyan": (0, 170, 170),
        "white": (170, 170, 170),
        "bright_white": (255, 255, 255),
        "black": (0, 0, 0),
    },
    "xterm": {
        "blue": (0, 0, 238),
        "cyan": (0, 205, 205),
        "white": (229, 229, 229),
        "bright_white": (255, 255, 255),
        "black": (0, 0, 0),
    },
}
"""What the names of the 16 colours stand for on the Linux console and in xterm."""
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
    return "\n".join(row[x : x + width].rstrip() for row in seat.rows[y : y + height])


@pytest.fixture
def journal(folder: Path) -> Path:
    write_days(folder, {before(back): day for back, day in ALL_MOODS.items()}, support="Ana")
    return folder


def test_config_show_names_every_theme_there_is() -> None:
    told = ABOUT["theme"].replace("or, of Textual's own, ", "").partition(": ")[2].rstrip(".")
    assert re.split("[,;] ", told) == [*theme_names()]


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
                and contrast(*pair) < OURS[theme]
                and (not seat.app.screen.is_modal or pair[1] == panel)
            }
            assert not poor, keys


def linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def seen(colour: ColorTriplet, sight: str) -> Color:
    """The colour as such eyes see it."""
    parts = [linear(part) for part in colour]
    mixed = [
        sum(share * part for share, part in zip(row, parts, strict=True)) for row in SIGHTS[sight]
    ]
    inside = [min(max(part, 0.0), 1.0) for part in mixed]
    shown = [
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in inside
    ]
    red, green, blue = (round(255 * part) for part in shown)
    return Color(red, green, blue)


def difference(one: Color, other: Color) -> float:
    """The CIE 1976 difference of two colours."""
    here, there = rgb_to_lab(one), rgb_to_lab(other)
    return hypot(here.L - there.L, here.a - there.a, here.b - there.b)


def scale(theme: Theme, suffix: str = "") -> list[ColorTriplet]:
    variables = themes.mood_variables(theme)
    return [
        Color.parse(variables[f"mood-{mood}{suffix}"]).rich_color.get_truecolor()
        for mood in range(1, 11)
    ]


COLOURED = (themes.CALM_DARK, themes.CALM_LIGHT, themes.HIGH_CONTRAST)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_a_mood_can_be_read_on_its_colour(theme: Theme) -> None:
    found = [contrast(*pair) for pair in zip(scale(theme), scale(theme, "-text"), strict=True)]
    assert min(found) >= OURS[theme.name]


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_mood_colours_grow_lighter_in_even_steps(theme: Theme) -> None:
    """Lightness alone tells them apart, whatever colours an eye can see."""
    lightness = [rgb_to_lab(Color(*colour)).L for colour in scale(theme)]
    steps = [after - one for one, after in pairwise(lightness)]
    if theme is themes.HIGH_CONTRAST:  # between its halves no digit could be read that well
        middle = steps.pop(4)
        assert middle > max(steps)

    assert min(steps) > 0
    assert max(steps) < 2 * min(steps)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("sight", SIGHTS)
def test_moods_that_follow_each_other_are_told_apart_by_all_eyes(theme: Theme, sight: str) -> None:
    colours = [seen(colour, sight) for colour in scale(theme)]
    lightness = [rgb_to_lab(colour).L for colour in colours]

    assert min(difference(*pair) for pair in pairwise(colours)) >= APART
    assert lightness == sorted(lightness)


@pytest.mark.parametrize("palette", PALETTES)
def test_with_16_colours_moods_grow_lighter_and_can_be_read(palette: str) -> None:
    colours, texts = (
        [ColorTriplet(*PALETTES[palette][name.removeprefix("ansi_")]) for name in names]
        for names in (themes.MOOD_ANSI, themes.MOOD_ANSI_TEXT)
    )
    light = [luminance(colour) for colour in colours]

    assert light == sorted(light)
    assert len(set(light)) == 4
    assert min(contrast(*pair) for pair in zip(colours, texts, strict=True)) >= 4.5


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
