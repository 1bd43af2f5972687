import pytest

from therapy_tui.charts import Drawing, Glyphs, Role, glyphs_for


@pytest.mark.parametrize(
    ("environ", "glyphs"),
    [
        ({}, Glyphs.BRAILLE),
        ({"LANG": "de_DE.UTF-8", "TERM": "xterm-256color"}, Glyphs.BRAILLE),
        ({"LANG": "C.utf8"}, Glyphs.BRAILLE),
        ({"LANG": "en_US.UTF-8", "TERM": "linux"}, Glyphs.BLOCKS),
        ({"TERM": "linux"}, Glyphs.BLOCKS),
        ({"LANG": "C"}, Glyphs.ASCII),
        ({"LANG": "de_DE.ISO-8859-1", "TERM": "linux"}, Glyphs.ASCII),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, Glyphs.ASCII),
        ({"LC_ALL": "", "LC_CTYPE": "en_US.UTF-8", "LANG": "C"}, Glyphs.BRAILLE),
        ({"LC_CTYPE": "C.UTF-8"}, Glyphs.BRAILLE),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, Glyphs.ASCII),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "en_US.UTF-8"}, Glyphs.BRAILLE),
        ({"LANG": "en_US.UTF-8", "THERAPY_TUI_ASCII": "1"}, Glyphs.ASCII),
        ({"LANG": "en_US.UTF-8", "THERAPY_TUI_ASCII": "0"}, Glyphs.BRAILLE),
        ({"LANG": "en_US.UTF-8", "THERAPY_TUI_ASCII": ""}, Glyphs.BRAILLE),
    ],
)
def test_the_environment_says_which_glyphs_a_terminal_has(
    environ: dict[str, str], glyphs: Glyphs
) -> None:
    assert glyphs_for(environ) is glyphs


def test_a_drawing_as_plain_text_has_no_blanks_at_its_ends() -> None:
    drawing = Drawing(((("a ", Role.AXIS), ("b  ", Role.MOOD)), ((" c", Role.LABEL),)))
    assert drawing.plain == "a b\n c"
    assert drawing.lines == ("a b", " c")
