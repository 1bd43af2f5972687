"""Only what differs is sent to the terminal, and it then shows the same as if all were sent."""

from collections.abc import Iterator

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from therapy_tui.tui.shown import Sent, Shown, system_of

WIDTH, HEIGHT = 12, 3
A_CODE = len("\x1b[m")
"""So much more than Textual sends it may be where nothing at all is shown already."""
CONSOLE = Console(color_system="256", force_terminal=True)

styles = st.builds(
    Style,
    color=st.sampled_from([None, "default", "red", "#8899aa"]),
    bgcolor=st.sampled_from([None, "default", "blue", "#223344"]),
    bold=st.sampled_from([None, True, False]),
    dim=st.sampled_from([None, True]),
    underline=st.sampled_from([None, True]),
    reverse=st.sampled_from([None, True]),
)
few_styles = st.sampled_from([Style(color="red"), Style(bgcolor="blue", bold=True), None])
parts = st.tuples(st.text("ab  ·▅漢", min_size=1, max_size=5), st.one_of(styles, few_styles))
segments = st.lists(parts.map(lambda part: Segment(*part)), max_size=4)
strips = segments.map(lambda parts: Strip(parts).adjust_cell_length(WIDTH, Style(bgcolor="blue")))
screens = st.lists(strips, min_size=HEIGHT, max_size=HEIGHT)
spans = st.tuples(
    st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.integers(1, WIDTH)
).filter(lambda span: span[1] < span[2])
asked = st.one_of(st.none(), st.lists(spans, min_size=1, max_size=3, unique_by=lambda s: s[0]))


class Watched:
    """A terminal, and how many bytes it was sent."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.screen.reset_mode(pyte.modes.DECAWM)
        self._stream = pyte.Stream(self.screen)
        self.size = 0

    def feed(self, text: str) -> None:
        self.size += len(text)
        self._stream.feed(text)

    def cells(self) -> Iterator[object]:
        """What is to be seen in each cell: of a blank only what is behind it."""
        for y in range(HEIGHT):
            for x in range(WIDTH):
                cell = self.screen.buffer[y][x]
                seen = cell.underscore or cell.reverse or cell.data.strip()
                yield cell if seen else cell.bg


def update_of(screen: list[Strip], parts: list[tuple[int, int, int]] | None) -> LayoutUpdate:
    """A whole screen as Textual sends it, or only some parts of it."""
    if parts is None:
        return LayoutUpdate([[strip] for strip in screen], Region(0, 0, WIDTH, HEIGHT))
    half = WIDTH // 2
    chops = [dict(zip((0, half), strip.divide([half, WIDTH]), strict=True)) for strip in screen]
    return ChopsUpdate(chops, sorted(parts), [[half, WIDTH]] * HEIGHT)  # type: ignore[return-value]


@given(st.lists(st.tuples(screens, asked), min_size=1, max_size=5))
def test_the_terminal_shows_what_textual_would_have_sent(
    updates: list[tuple[list[Strip], list[tuple[int, int, int]] | None]],
) -> None:
    shown, thrifty, wasteful = Shown(), Watched(), Watched()
    for count, (screen, parts) in enumerate(updates, start=1):
        update = update_of(screen, parts)
        less = shown.thrifty("a screen", update, ColorSystem.EIGHT_BIT)
        assert isinstance(less, Sent)
        thrifty.feed(less.render_segments(CONSOLE))
        wasteful.feed(update.render_segments(CONSOLE))
        assert [*thrifty.cells()] == [*wasteful.cells()]
        assert thrifty.size <= wasteful.size + A_CODE * count


def line(*parts: tuple[str, str]) -> list[tuple[int, int, list[Segment]]]:
    return [(0, 0, [Segment(text, Style.parse(style)) for text, style in parts])]


def sent(shown: Shown, *parts: tuple[str, str]) -> str:
    return shown.text(line(*parts), ColorSystem.EIGHT_BIT)


def test_what_is_shown_already_is_not_sent_again() -> None:
    shown = Shown()
    first = sent(shown, ("mood ", "red on blue"), ("6", "bold red on blue"))
    assert first == "\x1b[1;1H\x1b[31;44mmood \x1b[1m6\x1b[m"
    assert sent(shown, ("mood ", "red on blue"), ("6", "bold red on blue")) == ""


def test_one_cell_that_differs_is_sent_alone() -> None:
    shown = Shown()
    sent(shown, ("mood 6 of 10", "red"))
    assert sent(shown, ("mood 7 of 10", "red")) == "\x1b[1;6H\x1b[31m7\x1b[m"


def test_a_colour_that_a_blank_does_not_show_is_not_told() -> None:
    assert (
        sent(Shown(), ("a", "red"), ("  ", "green"), ("b", "red")) == "\x1b[1;1H\x1b[31ma  b\x1b[m"
    )
    assert "32" in sent(Shown(), ("a", "red"), ("  ", "green underline"), ("b", "red"))


def test_a_wide_character_makes_its_line_come_whole_each_time() -> None:
    shown = Shown()
    assert "漢 6" in sent(shown, ("漢 6", "red"))
    assert "漢 7" in sent(shown, ("漢 7", "red"))


def test_another_screen_comes_whole_and_so_does_all_after_a_pause() -> None:
    shown, update = Shown(), update_of([Strip([Segment("a" * WIDTH)])] * HEIGHT, None)

    def size(screen: str) -> int:
        less = shown.thrifty(screen, update, system_of(CONSOLE))
        assert isinstance(less, Sent)
        return len(less.text)

    whole = size("Today")
    assert size("Today") == 0
    assert size("History") == whole
    shown.forget()
    assert size("History") == whole
