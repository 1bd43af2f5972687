"""Stepping through choices."""

from therapy_tui.domain.choosing import stepped


def test_choices_go_round_and_begin_at_the_near_end() -> None:
    assert stepped("abc", "a", 1) == "b"
    assert stepped("abc", "c", 1) == "a"
    assert stepped("abc", "a", -1) == "c"
    assert stepped("abc", None, 1) == "a"
    assert stepped("abc", "z", -1) == "c"
