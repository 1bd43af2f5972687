"""What is drawn again after a key is what has changed, and the screen is then the same as anew."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.screen import Screen

from tests.tui.seat import MovingTime, Seat, _key, seated
from tests.tui.test_ready_ahead import all_ready
from therapy_tui.tui.app import TherapyApp
from therapy_tui.tui.painting import RowCompositor
from therapy_tui.tui.shown import _pieces
from therapy_tui.tui.widgets.frame import TabBar
from therapy_tui.tui.widgets.history import WeekTable

Cells = dict[tuple[int, int], tuple[str, Style | None]]


class Painted:
    """The cells that the updates of the app put on its screen, and how many updates there were."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cells: Cells = {}
        self.updates = 0
        display = TherapyApp._display

        def seen(app: TherapyApp, screen: Screen[object], update: RenderableType | None) -> None:
            if isinstance(update, LayoutUpdate | ChopsUpdate):
                self.updates += 1
                for x, y, segments in _pieces(update):
                    self.cells.update(cells(x, y, segments))
            display(app, screen, update)

        monkeypatch.setattr(TherapyApp, "_display", seen)


def cells(
    x: int, y: int, segments: Iterable[Segment]
) -> Iterator[tuple[tuple[int, int], tuple[str, Style | None]]]:
    for segment in segments:
        for sign in segment.text:
            yield (x, y), (sign, segment.style)
            x += 1


def drawn_anew(seat: Seat) -> Cells:
    """The screen as it is where nothing is known of how it was drawn before."""
    compositor = seat.app.screen._compositor
    for widget in compositor.widgets:
        widget._styles_cache.clear()
    found: Cells = {}
    for y, strip in enumerate(compositor.render_strips()):
        found.update(cells(0, y, strip))
    return found


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
@pytest.mark.parametrize(
    "keys",
    [
        ("6", "4", "j", "x", "s", "w", "k", "backspace", "6"),
        ("h", "left", "up", "pageup", "pageup", "right", "pagedown", "home", "down"),
        ("r", "right", "right", "v", "left", "left"),
        ("comma", "down", "down", "up"),
        ("question_mark", "down", "pagedown", "end", "up", "escape", "6"),
        ("r", "e", "down", "escape", "f", "pagedown", "home", "escape", "2"),
    ],
)
async def test_the_screen_is_the_same_as_if_all_of_it_were_drawn_anew(
    demo: Path,
    time: MovingTime,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    keys: Sequence[str],
) -> None:
    painted = Painted(monkeypatch)
    async with seated(demo, time.clock, size=size) as seat:
        assert isinstance(seat.app.screen._compositor, RowCompositor)
        await pressed(seat, painted, keys)


async def test_so_are_screens_that_were_drawn_before_they_were_seen(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    async with seated(demo, time.clock, ahead=True) as seat:
        await all_ready(seat)
        await pressed(seat, painted, ("6", "r", "h", "left", "t", "k", "7", "h", "r", "2"))
        await seat.resize((120, 36))
        await pressed(seat, painted, ("h", "r", "t"))


async def pressed(seat: Seat, painted: Painted, keys: Sequence[str]) -> None:
    """After each key the screen shows the same as one that is drawn anew."""
    for key in keys:
        await seat.press(key)
        await seat.saved()
        await seat.computed()
        await seat.settle()
        anew = drawn_anew(seat)
        assert {at: cell for at, cell in painted.cells.items() if anew[at] != cell} == {}


async def history_opened(seat: Seat, painted: Painted) -> None:
    """The calendar is shown; what is painted is counted from here on."""
    await seat.press("h")
    await seat.sees("Week of")
    painted.updates = 0


async def test_another_day_is_painted_at_once_and_once(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    async with seated(demo, time.clock) as seat:
        await history_opened(seat, painted)
        for at, key in enumerate(("left", "left", "up", "right"), start=1):
            await seat.app.on_event(_key(key))
            assert painted.updates == at
        await seat.settle()
        assert painted.updates == 4


async def test_a_month_of_another_height_is_laid_out_and_painted_at_once(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    async with seated(demo, time.clock) as seat:
        await history_opened(seat, painted)
        heights = set()
        for at in range(1, 8):
            await seat.app.on_event(_key("pageup"))
            assert painted.updates == at
            heights.add(seat.app.screen.query_one(WeekTable).size.height)
            anew = drawn_anew(seat)
            assert {at: cell for at, cell in painted.cells.items() if anew[at] != cell} == {}
            await seat.settle()
            painted.updates = at
        assert len(heights) > 1


async def test_keys_that_were_typed_ahead_are_painted_together(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    async with seated(demo, time.clock) as seat:
        await history_opened(seat, painted)
        for _ in range(9):
            seat.app.post_message(_key("left"))
        await seat.settle()
        assert 0 < painted.updates <= 2


async def test_a_value_that_is_back_before_it_was_painted_leaves_nothing_on_the_screen(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    async with seated(demo, time.clock) as seat:
        await seat.computed()
        tabs = seat.app.screen.query_one(TabBar)
        before = tabs.heading
        tabs.heading = ("Not to be seen",)
        tabs.compare()
        tabs.heading = before
        tabs.compare()
        await seat.settle()
        anew = drawn_anew(seat)
        assert {at: cell for at, cell in painted.cells.items() if anew[at] != cell} == {}
