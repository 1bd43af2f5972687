from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_tui.report.wrapping import cells, flowing, unbroken, wrapped


def test_a_wide_character_takes_two_columns_and_an_accent_none() -> None:
    assert cells("abc") == 3
    assert cells("心x") == 3
    assert cells("e\u0301") == 1


def test_lines_are_broken_at_blanks_and_hang_under_their_start() -> None:
    assert wrapped("one two three four", 11, " 1 ") == [" 1 one two", "   three", "   four"]


def test_line_breaks_of_the_text_are_kept() -> None:
    assert wrapped("a\n\nb", 20, "- ") == ["- a", "", "  b"]


def test_a_word_that_is_too_long_is_broken_where_it_must_be() -> None:
    assert wrapped("abcdefgh ij", 5) == ["abcde", "fgh", "ij"]


def test_room_between_words_is_kept_within_a_line_and_dropped_at_its_end() -> None:
    assert wrapped("a   b   c", 5) == ["a   b", "c"]


def test_what_is_unbroken_stays_on_one_line() -> None:
    assert wrapped(unbroken("a b") + " " + unbroken("c d"), 6) == ["a b", "c d"]


def test_pieces_flow_without_being_broken() -> None:
    assert flowing(["mood 1/2", "sleep 3/4", "goals"], 22, "S  ") == [
        "S  mood 1/2  sleep 3/4",
        "   goals",
    ]


VISIBLE = st.characters(exclude_categories=("Zs", "Zl", "Zp", "Cc", "Cs"))


@settings(max_examples=150, deadline=None)
@given(text=st.text(VISIBLE | st.sampled_from(" \n"), max_size=200), width=st.integers(4, 40))
def test_no_line_is_wider_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width, " ")
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
