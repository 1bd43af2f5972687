"""The torture run in its short form; its figures come from a long run by hand."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from tests.benchmarks.torture import __main__ as torture
from tests.benchmarks.torture import jrnl, kills
from tests.benchmarks.torture.kills import Torture
from tests.benchmarks.torture.ledger import Ledger
from tests.faults.judging import Kind
from tests.faults.scenes import plain
from therapy_tui.journal import lock, putting

MOOD = ("2026-11-23", "mood")
SLEEP = ("2026-11-23", "sleep")


def test_the_short_run_loses_nothing_and_prints_what_was_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert torture.main(["--kills", "20", "--seed", "3"]) == 0

    rows = [line.rpartition("  ") for line in capsys.readouterr().out.splitlines()]
    figures = [(name.strip(), int(figure)) for name, _, figure in rows if figure.strip().isdigit()]
    assert [figure for name, figure in figures if name == "kills (SIGKILL)"] == [20, 20]
    assert {figure for name, figure in figures if name in list(Kind)} == {0}
    for name in ("faults injected", "states of the disk after them", "acknowledged changes"):
        assert all(figure > 0 for each, figure in figures if each == name), name


def test_writers_that_do_not_take_turns_are_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def unlocked(*_: object) -> Iterator[None]:
        yield

    monkeypatch.setattr(lock, "locked", unlocked)
    monkeypatch.setattr(putting, "require_same", lambda *_: None)
    monkeypatch.setattr(kills, "LIVES", (0.8,))

    def lost(seed: int) -> bool:
        folder = tmp_path / str(seed)
        plain(folder)
        run = Torture(folder, Random(seed)).go(10, 20)
        return Kind.LOST in {wrong.kind for wrong in run.wrong}

    # Whether two meet in the wrong moment is chance: one try in two or more shows it.
    assert any(lost(seed) for seed in range(10))


class TestTheLedger:
    def test_what_was_acknowledged_has_to_be_there(self) -> None:
        ledger = Ledger()
        ledger.ask("1", [(MOOD, 7)])
        assert list(ledger.lost({})) == []
        assert list(ledger.lost({MOOD: 7})) == []

        ledger.acknowledge("1")

        assert len(list(ledger.lost({}))) == 1
        assert list(ledger.lost({MOOD: 7})) == []
        assert len(list(ledger.lost({MOOD: 8}))) == 1

    def test_what_was_only_asked_for_may_be_there_or_what_was_before(self) -> None:
        ledger = Ledger()
        for number, value in (("1", 7), ("2", 8), ("3", 9)):
            ledger.ask(number, [(MOOD, value)])
        ledger.acknowledge("2")

        assert [list(ledger.lost({MOOD: value})) == [] for value in (7, 8, 9)] == [
            False,
            True,
            True,
        ]

    def test_a_change_of_several_places_is_acknowledged_for_each(self) -> None:
        ledger = Ledger()
        ledger.ask("1", [(MOOD, 7), (SLEEP, None)])
        ledger.acknowledge("1")

        assert list(ledger.lost({MOOD: 7})) == []
        assert len(list(ledger.lost({SLEEP: 3}))) == 2

    def test_what_was_found_at_rest_is_the_truth_from_then_on(self) -> None:
        ledger = Ledger()
        ledger.ask("1", [(MOOD, 7)])
        ledger.settle({MOOD: 7, SLEEP: 2})
        ledger.ask("2", [(MOOD, 9), (SLEEP, 4)])

        assert list(ledger.lost({MOOD: 7, SLEEP: 2})) == []
        assert len(list(ledger.lost({MOOD: 5}))) == 2


def test_jrnl_that_cannot_be_installed_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(jrnl, "_jrnl", no_network)

    (line,) = jrnl.compared()

    assert line.startswith("jrnl 4.6 could not be installed, so nothing is compared: ")
