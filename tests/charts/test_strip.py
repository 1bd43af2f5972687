import math

import pytest

from therapy_tui.charts import ChartUnavailable, Glyphs, strip


def test_a_strip_has_one_cell_a_day_and_a_dot_for_a_gap() -> None:
    assert strip([1, None, 10, 5, None], 1, 10, Glyphs.BRAILLE) == "▁·█▄·"


def test_the_lowest_value_can_still_be_seen() -> None:
    for glyphs in Glyphs:
        cells = strip([0, None], 0, 5, glyphs)
        assert cells[0] not in {" ", cells[1]}


@pytest.mark.parametrize("glyphs", Glyphs)
def test_a_higher_value_is_never_a_lower_cell(glyphs: Glyphs) -> None:
    order = strip([step / 100 for step in range(100, 1001)], 1, 10, glyphs)
    seen = list(dict.fromkeys(order))
    assert order == "".join(sorted(order, key=seen.index))
    assert len(seen) >= 3


def test_each_mood_has_its_own_height_as_far_as_there_are_heights() -> None:
    assert strip(range(1, 11), 1, 10, Glyphs.BRAILLE) == "▁▁▂▃▄▅▆▇██"
    assert strip(range(6), 0, 5, Glyphs.BRAILLE) == "▁▂▄▅▇█"


def test_the_glyphs_are_those_the_terminal_has() -> None:
    everything = [None, *range(1, 11)]
    assert strip(everything, 1, 10, Glyphs.ASCII).isascii()
    strip(everything, 1, 10, Glyphs.BLOCKS).encode("cp437")


def test_a_value_off_the_scale_shows_its_end() -> None:
    assert strip([-3, 14], 1, 10, Glyphs.BRAILLE) == "▁█"


def test_no_days_make_an_empty_strip() -> None:
    assert strip([], 1, 10, Glyphs.BRAILLE) == ""


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ChartUnavailable, match="nan"):
        strip([math.nan], 1, 10, Glyphs.BRAILLE)
