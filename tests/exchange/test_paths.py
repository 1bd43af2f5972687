"""The names of files as they are typed, and completed."""

from pathlib import Path

import pytest

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.paths import completed, typed_path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with exports in it, and the current folder too."""
    home = tmp_path / "anna"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    for name in ("daylio_a.csv", "daylio_b.csv", ".hidden", "bad\x1bname"):
        (home / name).touch()
    (home / "exports").mkdir()
    (home / "exports" / "loop.zip").touch()
    return home


def test_a_path_may_begin_at_home_and_stand_in_quotes(home: Path) -> None:
    assert typed_path(" ~/a b.csv ") == home / "a b.csv"
    assert typed_path("'/tmp/a b.csv'") == Path("/tmp/a b.csv")  # noqa: S108 - only a name
    with pytest.raises(InputError, match="Type the name"):
        typed_path("  ")


def test_as_much_is_completed_as_is_certain(home: Path) -> None:
    assert completed("d").text == "daylio_"
    assert completed("d").names == ["daylio_a.csv", "daylio_b.csv"]
    assert completed("~/daylio_b").text == "~/daylio_b.csv"
    assert completed(f"{home}/e").text == f"{home}/exports/"
    assert completed("exports/").text == "exports/loop.zip"
    assert completed("~").text == "~/"


def test_hidden_names_and_names_that_cannot_be_typed_are_not_offered(home: Path) -> None:
    assert completed("").names == ["daylio_a.csv", "daylio_b.csv", "exports/"]
    assert completed(".h").text == ".hidden"


def test_where_nothing_begins_so_what_was_typed_stays(home: Path) -> None:
    for typed in ("x", "none/x", "daylio_a.csv/x", "~nobody-is-called-that/x"):
        assert completed(typed).text == typed
        assert completed(typed).names == []
