"""What is made ready after the first screen, so that the first visit of another waits for less."""

import asyncio
from collections.abc import Sequence
from inspect import unwrap
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import LayoutUpdate
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.strip import Strip

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, Seat, seated
from therapy_tui.charts import Drawing, kept
from therapy_tui.charts.trend import draw_trend
from therapy_tui.domain.calendar import day_after
from therapy_tui.domain.series import WINDOWS, Point
from therapy_tui.tui import modes
from therapy_tui.tui.app import TherapyApp
from therapy_tui.tui.screens.tab import TabScreen
from therapy_tui.tui.screens.trend import TrendScreen
from therapy_tui.tui.stylesheet import ParsedOnce
from therapy_tui.tui.widgets.lines import Lines

RED, BLUE = {"shade": "red"}, {"shade": "blue"}


async def all_ready(seat: Seat) -> None:
    await seat.until(lambda: {*modes.AHEAD} <= {*seat.app._screen_stacks})
    await seat.computed()


async def test_the_first_visit_of_a_screen_applies_no_style_to_the_one_before(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(demo, time.clock, ahead=True) as seat:
        await all_ready(seat)
        updated: list[object] = []
        update = Stylesheet.update

        def counted(self: Stylesheet, root: object, animate: bool = False) -> None:
            updated.append(root)
            update(self, root, animate)  # type: ignore[arg-type]

        monkeypatch.setattr(Stylesheet, "update", counted)
        for key, shown in (("r", "10┤"), ("h", "Week of"), ("comma", "Theme")):
            await seat.press(key)
            await seat.sees(shown)
        assert seat.app not in updated


async def test_a_screen_that_is_there_for_the_first_time_is_looked_at_once(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    look = TrendScreen.look

    def counted(self: TrendScreen) -> None:
        looks.append("r")
        look(self)

    monkeypatch.setattr(TrendScreen, "look", counted)
    async with seated(demo, time.clock, ahead=True) as seat:
        await seat.press("r")
        await seat.sees("10┤")
        assert looks == ["r"]

        await seat.press("h", "r")
        assert looks == ["r", "r"]


async def test_once_all_is_ready_the_chart_and_the_score_need_no_thread(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(demo, time.clock, ahead=True) as seat:
        await all_ready(seat)
        shown = seat.text
        monkeypatch.setattr(TabScreen, "run_worker", None)
        await seat.press("r")
        assert "10┤" in seat.text
        assert "Progress" in seat.row_with("days logged")
        await seat.press("t")
        assert seat.text == shown


async def test_charts_are_drawn_before_they_are_asked_for(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(demo, time.clock, ahead=True) as seat:
        await all_ready(seat)
        drawn: list[object] = []

        def counted(points: Sequence[Point], **how: Any) -> Drawing:
            drawn.append(points)
            return draw_trend(points, **how)

        monkeypatch.setattr(kept, "draw_trend", counted)
        for key in "r123":
            await seat.press(key)
            assert "10┤" in seat.text
        assert drawn == []

        await seat.press("t", "6")
        await seat.saved()
        await asyncio.to_thread(seat.app.desk.make_ahead)
        assert len(drawn) == len([window for window in WINDOWS if window.days])
        await seat.press("r", "1")
        assert "10┤" in seat.text
        assert len(drawn) == len([window for window in WINDOWS if window.days])


async def test_another_screen_comes_complete_in_one_paint(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(demo, time.clock, ahead=True) as seat:
        await all_ready(seat)
        painted: list[tuple[object, list[str]]] = []
        display = TherapyApp._display

        def noted(self: TherapyApp, screen: Screen[object], what: RenderableType | None) -> None:
            if what is not None:
                painted.append((what, seat.rows))
            display(self, screen, what)

        monkeypatch.setattr(TherapyApp, "_display", noted)
        for key, shown in (("r", "10┤"), ("h", "Week of"), ("t", "Takeaways"), ("r", "10┤")):
            painted.clear()
            await seat.press(key)
            (update, rows), *_ = painted
            assert isinstance(update, LayoutUpdate)
            assert any(shown in row for row in rows)
            assert not any(isinstance(more, LayoutUpdate) for more, _ in painted[1:])


async def test_the_first_visit_draws_no_line_that_the_rehearsal_has_drawn(
    demo: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(demo, time.clock, ahead=True) as seat:
        await all_ready(seat)
        drawn: list[tuple[Lines, int]] = []
        render_line = Lines.render_line

        def noted(self: Lines, y: int) -> Strip:
            drawn.append((self, y))
            return render_line(self, y)

        monkeypatch.setattr(Lines, "render_line", noted)
        for key, shown in (("r", "10┤"), ("h", "Week of")):
            await seat.press(key)
            assert shown in seat.text
            assert drawn == []
        await seat.press("left")
        assert drawn


async def test_a_rehearsed_screen_shows_what_was_changed_after_it(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock, ahead=True) as seat:
        await all_ready(seat)
        await seat.resize((60, 20))
        await seat.press("h")
        assert max(map(len, seat.rows)) <= 60
        assert "Mon 23 Nov  mood 6" not in seat.text
        await seat.press("t", "6")
        await seat.saved()
        await seat.press("h")
        assert "Mon 23 Nov  mood 6" in seat.text


async def test_a_rehearsal_chooses_no_day(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock, ahead=True) as seat:
        await all_ready(seat)
        time.set(day_after(TODAY, 1), 9)
        await seat.press("h")
        assert "Tuesday 24 November 2026" in seat.text


def test_a_source_is_parsed_again_only_for_other_variables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Stylesheet, "_parse_rules", unwrap(Stylesheet._parse_rules))
    sheet = ParsedOnce(RED)
    sheet.add_source("Screen { color: $shade; }", ("a file", ""))
    sheet.parse()
    before = sheet.rules[0]

    sheet.set_variables(dict(RED))
    sheet.reparse()
    assert sheet.rules[0] is before

    sheet.set_variables(BLUE)
    sheet.reparse()
    assert sheet.rules[0].styles.color != before.styles.color
