import math
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.days import days_from
from therapy_tui.charts import ChartUnavailable, Drawing, Glyphs, Role, loading
from therapy_tui.charts.canvas import Canvas
from therapy_tui.charts.plot import Curve, plot
from therapy_tui.charts.trend import draw_trend
from therapy_tui.domain.fields import GOALS, NONE_SET, SLEEP, Field, Value
from therapy_tui.domain.series import RATINGS, Point, daily, weekly

FIRST = date(2026, 11, 10)
LAST = date(2026, 11, 23)
DAYS = days_from(
    FIRST,
    mood=[5, 6, None, None, 5, 5, 6, 7, 6, 7, 7, None, 8, 6],
    sleep=[3, 2, None, None, 3, 3, 4, 5, 3, 4, 4, None, 4, 3],
    homework=[3, 2, None, None, 3, 3, 0, 5, 3, 5, 5, None, NONE_SET, 3],
    goals=[2, 2, None, None, 2, 3, 3, 3, 3, 3, 0, None, 5, 4],
    sessions=[1, None, None, None, None, None, None, 1],
    note=[None, None, "only a note"],
)
FORTNIGHT = daily(DAYS, FIRST, LAST)
LEFT = 3
"""Columns of the numbers and the axis on the left."""


def cells(drawing: Drawing) -> list[list[tuple[str, Role]]]:
    return [[(character, role) for text, role in row for character in text] for row in drawing.rows]


def columns_of(count: int, width: int) -> list[int]:
    """Where the points stand in a drawing without numbers on the right."""
    return [LEFT + math.floor((index + 0.5) * (width - LEFT) / count) for index in range(count)]


def roles_in(drawing: Drawing, column: int) -> set[Role]:
    return {row[column][1] for row in cells(drawing) if row[column][0] != " "}


def mood_series(*row: Value | None) -> list[Point]:
    days = days_from(FIRST, mood=row)
    return daily(days, FIRST, FIRST + timedelta(days=len(row) - 1))


def row_with(drawing: Drawing, character: str) -> str:
    return next(line for line in drawing.lines if character in line)


def test_the_fortnight_looks_as_designed() -> None:
    drawing = draw_trend(FORTNIGHT, width=80, height=13)
    assert drawing.plain == "\n".join(
        [
            "                                      Mood",
            "10┤  │                                      │",
            "  │  │                                      │                          ●⣀⡀",
            " 7┤  │   ⣀⣀●                        ⢀⣀●⠤⠤⠒⠒⠊●⠒⠒⠤⠤●⠤⠔⠒⠒⠊●⠉⠉⠉⠉●            ⠈⠑⠒⠤●",
            " 4┤  ●⠉⠉⠉                  ●⠒⠒⠒⠒⠒●⠉⠉⠁       │",
            "  │  │                                      │",
            " 1┤  │          ≡                           │",
            "                                    Homework",
            " 5┤                                        ████       ████ ████",
            "  │ ▃▃▃▃                  ▃▃▃▃  ▃▃▃▃       ████ ▃▃▃▃  ████ ████             ▃▃▃▃",
            "  │ ████  ▅▅▅▅            ████  ████       ████ ████  ████ ████             ████",
            " 0┤ ████  ████            ████  ████ ▁▁▁▁  ████ ████  ████ ████        n    ████",
            "    Tu10  We11 Th12  Fr13 Sa14  Su15 Mo16  Tu17 We18  Th19 Fr20  Sa21 Su22  Mo23",
        ]
    )


def test_a_missing_day_stays_a_gap() -> None:
    drawing = draw_trend(FORTNIGHT, width=80, height=17)
    for index, column in enumerate(columns_of(14, 80)):
        found = roles_in(drawing, column) & {Role.MOOD, Role.HOMEWORK}
        assert (Role.MOOD in found) == (FORTNIGHT[index].mood is not None)
        assert (Role.HOMEWORK in found) == (FORTNIGHT[index].homework is not None)


def test_the_line_is_broken_at_a_gap() -> None:
    drawing = draw_trend(mood_series(5, None, 6, 7), width=80, height=13)
    before, _, after, _ = columns_of(4, 80)
    between = range(before + 1, after)
    assert all(Role.MOOD not in roles_in(drawing, column) for column in between)
    assert all(Role.MOOD in roles_in(drawing, column) for column in range(after, after + 19))


@pytest.mark.parametrize("height", [9, 11, 13, 17, 28, 60])
@pytest.mark.parametrize("mood", [1, 4, 7, 10])
def test_a_point_stands_on_the_row_of_its_number(height: int, mood: int) -> None:
    drawing = draw_trend(mood_series(mood), width=60, height=height)
    assert row_with(drawing, "●").startswith(f"{mood:2}┤")


def test_a_higher_mood_is_never_drawn_lower() -> None:
    rising = draw_trend(mood_series(*range(1, 11)), width=60, height=60)
    tops = [
        next(row for row, line in enumerate(cells(rising)) if line[column][1] is Role.MOOD)
        for column in columns_of(10, 60)
    ]
    assert tops == sorted(set(tops), reverse=True)


def test_no_homework_a_zero_none_set_and_a_bar_all_look_different() -> None:
    days = days_from(FIRST, homework=[None, 0, NONE_SET, 1, 5])
    drawing = draw_trend(daily(days, FIRST, FIRST + timedelta(days=4)), width=60, height=13)
    base = cells(drawing)[-2]
    found = [base[column] for column in columns_of(5, 60)]
    assert found == [
        (" ", Role.AXIS),
        ("▁", Role.HOMEWORK),
        ("n", Role.GAP),
        ("▆", Role.HOMEWORK),
        ("█", Role.HOMEWORK),
    ]


def test_more_homework_is_a_taller_bar() -> None:
    days = days_from(FIRST, homework=[0, 1, 2, 3, 4, 5])
    series = daily(days, FIRST, FIRST + timedelta(days=5))
    for glyphs in Glyphs:
        drawing = draw_trend(series, width=60, height=21, glyphs=glyphs)
        bars = [
            tuple(line[column][0] for line in cells(drawing) if line[column][1] is Role.HOMEWORK)
            for column in columns_of(6, 60)
        ]
        assert len(set(bars)) == 6
        assert [len(bar) for bar in bars] == sorted(len(bar) for bar in bars)


def test_a_session_is_marked_through_the_mood_panel_behind_the_line() -> None:
    drawing = draw_trend(FORTNIGHT, width=80, height=17)
    column = columns_of(14, 80)[7]
    panel = [line[column] for line in cells(drawing)[1:10]]
    assert panel.count(("│", Role.SESSION)) == 8
    assert panel.count(("●", Role.MOOD)) == 1
    assert Role.SESSION not in roles_in(drawing, columns_of(14, 80)[8])


def test_a_week_with_a_session_is_marked_at_the_foot() -> None:
    series = weekly(DAYS, LAST, first=date(2026, 11, 3))
    drawing = draw_trend(series, width=60, height=13)
    marks = [
        [line[column] for line in cells(drawing) if line[column][1] is Role.SESSION]
        for column in columns_of(3, 60)
    ]
    assert marks == [[], [("╵", Role.SESSION)], [("╵", Role.SESSION)]]


def test_where_sessions_stand_close_they_are_marked_at_the_foot_so_that_the_line_is_seen() -> None:
    many = daily(days_from(FIRST, mood=[5, 6], sessions=[1, 1] * 7), FIRST, LAST)
    drawing = draw_trend(many, width=57, height=13)
    marks = [cell for row in cells(drawing) for cell in row if cell[1] is Role.SESSION]
    assert marks == [("╵", Role.SESSION)] * 14
    roomy = draw_trend(many, width=59, height=13)
    assert ("│", Role.SESSION) in {cell for row in cells(roomy) for cell in row}


def test_a_note_without_a_mood_is_marked_in_its_gap() -> None:
    drawing = draw_trend(FORTNIGHT, width=80, height=13)
    assert roles_in(drawing, columns_of(14, 80)[2]) == {Role.GAP, Role.LABEL}
    assert "≡" in drawing.plain


def test_hidden_fields_are_not_drawn() -> None:
    drawing = draw_trend(FORTNIGHT, width=80, height=13, hidden=("homework", "sessions"))
    roles = {role for row in drawing.rows for _, role in row}
    assert not roles & {Role.HOMEWORK, Role.SESSION}
    assert "Homework" not in drawing.plain
    assert len(drawing.rows) == 13


def test_an_overlay_is_named_and_has_its_own_numbers_where_they_fit() -> None:
    drawing = draw_trend(FORTNIGHT, width=80, height=17, overlay=SLEEP)
    assert drawing.lines[0].strip() == "● Mood and ○ sleep (1-5)"
    assert [line[-1] for line in drawing.lines[1:10]] == list("5│4│3│2│1")
    assert ("○", Role.OVERLAY) in {cell for row in cells(drawing) for cell in row}
    crowded = draw_trend(weekly(DAYS, LAST, first=FIRST), width=40, height=9, overlay=SLEEP)
    assert crowded.lines[0].strip() == "● Mood ○ sleep (1-5), weekly averages"
    narrow = draw_trend(FORTNIGHT, width=49, height=17, overlay=GOALS)
    assert narrow.lines[0].strip() == "● Mood and ○ goals (0-5)"
    assert "├" not in narrow.plain


@pytest.mark.parametrize(
    ("glyphs", "title", "marker"),
    [
        (Glyphs.BRAILLE, "⠒ Mood and ○ sleep (1-5)", "●"),
        (Glyphs.BLOCKS, "· Mood and x sleep (1-5)", "■"),
        (Glyphs.ASCII, ". Mood and x sleep (1-5)", " o"),
    ],
)
def test_a_mood_line_too_close_for_its_points_is_named_by_a_piece_of_it(
    glyphs: Glyphs, title: str, marker: str
) -> None:
    days = days_from(FIRST, mood=[5, 6, 7, 6] * 7, sleep=[1, 2, 3, 4] * 7)
    month = daily(days, FIRST, FIRST + timedelta(days=27))
    drawing = draw_trend(month, width=60, height=13, overlay=SLEEP, glyphs=glyphs)
    assert drawing.lines[0].strip() == title
    assert marker not in drawing.plain


def test_an_overlay_runs_over_the_whole_height_of_the_panel() -> None:
    series = daily(days_from(FIRST, goals=[0, 5]), FIRST, FIRST + timedelta(days=1))
    drawing = draw_trend(series, width=60, height=13, overlay=GOALS)
    low, high = (line for line in (drawing.lines[6], drawing.lines[1]))
    assert low.startswith(" 1┤")
    assert low.endswith("├0")
    assert "○" in low
    assert high.endswith("├5")
    assert "○" in high


def test_a_series_longer_than_the_chart_says_what_its_points_are() -> None:
    start = LAST - timedelta(days=486)
    days = days_from(start, mood=[5, 6, 7] * 162)
    twelve = daily(days, LAST - timedelta(days=83), LAST)
    year = weekly(days, LAST, first=LAST - timedelta(days=364))
    everything = weekly(days, LAST, first=start)
    titles = [
        draw_trend(series, width=60, height=13).lines[0].strip()
        for series in (twelve, year, everything)
    ]
    assert titles == [
        "Mood, 2-day averages",
        "Mood, weekly averages",
        "Mood, 2-week averages",
    ]


def test_days_are_labelled_by_weekday_where_they_fit_else_by_monday() -> None:
    assert draw_trend(FORTNIGHT, width=80, height=13).lines[-1].split()[:2] == ["Tu10", "We11"]
    assert draw_trend(FORTNIGHT, width=60, height=13).lines[-1].split()[-2:] == ["Sa21", "Mo23"]
    month = daily(DAYS, LAST - timedelta(days=27), LAST)
    labels = draw_trend(month, width=60, height=13).lines[-1]
    assert re.findall(r"\d+ \w+", labels) == ["2 Nov", "9 Nov", "16 Nov", "23 Nov"]


def test_dates_of_more_than_a_year_say_which_year() -> None:
    series = weekly(DAYS, LAST, first=LAST - timedelta(days=500))
    labels = draw_trend(series, width=80, height=13).lines[-1]
    assert "Aug 2025" in labels
    assert "Oct 2026" in labels


@pytest.mark.parametrize(("width", "height"), [(39, 9), (40, 8), (0, 0), (-1, 5)])
def test_too_small_a_place_is_refused_with_what_it_needs(width: int, height: int) -> None:
    with pytest.raises(ChartUnavailable, match="40 columns and 9 rows"):
        draw_trend(FORTNIGHT, width=width, height=height)


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ChartUnavailable, match="no days"):
        draw_trend([], width=80, height=13)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 0.5, 11])
@pytest.mark.parametrize("key", ["mood", "sleep"])
def test_a_value_that_is_none_is_refused_before_it_can_end_the_process(
    key: str, value: float
) -> None:
    each = tuple(value if rating == key else 0 for rating in RATINGS)
    broken = [Point(FIRST, FIRST, each, tuple(map(bool, each)))]
    with pytest.raises(ChartUnavailable, match="2026-11-10"):
        draw_trend(broken, width=80, height=13, overlay=SLEEP)


def test_the_module_that_calls_plotext_refuses_what_is_not_finite() -> None:
    curve = Curve([1, 2], [5.0, math.nan], [False, True], [True, True], Role.MOOD, "braille", "o")
    with pytest.raises(ChartUnavailable, match="nan"):
        plot([curve], Canvas(10, 5), 1, 10)


def test_without_plotext_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "plotext", None)
    with pytest.raises(ChartUnavailable, match=r"No chart can be drawn: .*plotext"):
        draw_trend(FORTNIGHT, width=80, height=13)


def test_the_size_of_the_terminal_does_not_limit_the_drawing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    expected = draw_trend(FORTNIGHT, width=118, height=28)
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("LINES", "8")
    assert draw_trend(FORTNIGHT, width=118, height=28) == expected
    assert capfd.readouterr() == ("", "")


def test_a_drawing_leaves_nothing_for_the_next() -> None:
    first = draw_trend(FORTNIGHT, width=80, height=13, overlay=SLEEP)
    draw_trend(mood_series(1, 10, 1, 10), width=120, height=40, glyphs=Glyphs.ASCII)
    assert draw_trend(FORTNIGHT, width=80, height=13, overlay=SLEEP) == first


def test_threads_do_not_disturb_each_other() -> None:
    sizes = [(60 + 3 * number, 9 + number % 20) for number in range(40)]
    alone = [draw_trend(FORTNIGHT, width=w, height=h, overlay=SLEEP) for w, h in sizes]
    with ThreadPoolExecutor(8) as pool:
        together = pool.map(
            lambda size: draw_trend(FORTNIGHT, width=size[0], height=size[1], overlay=SLEEP), sizes
        )
        assert list(together) == alone


def test_plotext_is_loaded_when_something_is_drawn_and_not_before() -> None:
    heavy = {"plotext", "rich", "textual"}
    code = f"import sys, therapy_tui.charts; print({heavy} & {{*sys.modules}})"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_what_plotext_writes_about_itself_is_not_loaded_and_changes_nothing() -> None:
    drawn = "print(len(sys.modules), unused, draw_trend(days, width=80, height=13).plain)"
    code = f"""
import sys
from datetime import date, timedelta
from therapy_tui.charts.trend import draw_trend
from therapy_tui.charts.loading import UNUSED
from therapy_tui.domain.series import Point
if sys.argv[1:]:
    import plotext
each = [date(2026, 11, 10) + timedelta(days=number) for number in range(14)]
days = [Point(day, day, (1 + day.day % 9, 0, 0, 0), (1, 0, 0, 0)) for day in each]
draw_trend(days, width=80, height=13)
unused = [name for name in UNUSED if name in sys.modules]
{drawn}
"""
    alone, whole = (
        subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
        ).stdout
        for words in ((), ("whole",))
    )
    assert int(alone.split()[0]) < int(whole.split()[0])
    assert alone.split()[1] == "[]"
    assert alone.partition("]")[2] == whole.partition("]")[2]


def test_plotext_takes_no_pictures_along_and_leaves_them_to_be_imported() -> None:
    code = """
import sys
from therapy_tui.charts.loading import NOT_DRAWN, plotext
plotext()
print({*NOT_DRAWN} & {*sys.modules})
import PIL
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_a_plotext_that_needs_its_own_pages_is_loaded_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "plotext"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(loading, "UNUSED", {"plotext._settings.system": "nothing that is wanted"})
    assert loading.plotext().figure is not None


ROWS = st.lists(
    st.tuples(
        st.none() | st.integers(1, 10),
        st.none() | st.integers(1, 5),
        st.none() | st.integers(0, 5) | st.just(NONE_SET),
        st.none() | st.just(1),
    ),
    min_size=1,
    max_size=120,
)


@examples(30, 1200)
@given(
    rows=ROWS,
    size=st.tuples(st.integers(40, 200), st.integers(9, 60)),
    overlay=st.sampled_from([None, SLEEP]),
    glyphs=st.sampled_from(Glyphs),
    by_weeks=st.booleans(),
)
def test_every_drawing_fills_its_place_with_glyphs_the_terminal_has(
    rows: list[tuple[Value | None, ...]],
    size: tuple[int, int],
    overlay: Field | None,
    glyphs: Glyphs,
    by_weeks: bool,
) -> None:
    width, height = size
    mood, sleep, homework, sessions = zip(*rows, strict=True)
    days = days_from(FIRST, mood=mood, sleep=sleep, homework=homework, sessions=sessions)
    last = FIRST + timedelta(days=len(rows) - 1)
    series = weekly(days, last, first=FIRST) if by_weeks else daily(days, FIRST, last)
    drawing = draw_trend(series, width=width, height=height, overlay=overlay, glyphs=glyphs)
    assert len(drawing.rows) == height
    assert {sum(len(text) for text, _ in row) for row in drawing.rows} == {width}
    if glyphs is Glyphs.ASCII:
        assert drawing.plain.isascii()
    if glyphs is Glyphs.BLOCKS:
        drawing.plain.encode("cp437")
    shown = cells(drawing)
    assert {
        row[column][1] for row in shown for column in range(width) if row[column][0] == "n"
    } <= {
        Role.GAP,
        Role.LABEL,
    }
    if by_weeks or overlay or len(series) > width - LEFT:
        return
    for point, column in zip(series, columns_of(len(series), width), strict=True):
        found = roles_in(drawing, column)
        assert (Role.MOOD in found) == (point.mood is not None)
        assert (Role.HOMEWORK in found) == (point.homework is not None)


@examples(30, 600)
@given(days=st.integers(1, 900), width=st.integers(40, 200), by_weeks=st.booleans())
def test_dates_never_run_into_one_another(days: int, width: int, by_weeks: bool) -> None:
    first = LAST - timedelta(days=days - 1)
    series = weekly(DAYS, LAST, first=first) if by_weeks else daily(DAYS, first, LAST)
    words = draw_trend(series, width=width, height=9).lines[-1].split()
    assert words
    joined = " ".join(words)
    months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    day = rf"(Mo|Tu|We|Th|Fr|Sa|Su)\d\d?|\d\d? ({months})|({months}) \d{{4}}"
    assert re.fullmatch(rf"({day})( ({day}))*", joined)
