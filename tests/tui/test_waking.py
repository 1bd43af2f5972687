"""The thread that waits for keys sleeps while nobody types, and misses nothing."""

import os
import selectors
from dataclasses import dataclass, field

import pytest
from textual import events
from textual.message import Message

from therapy_tui.tui import terminal
from therapy_tui.tui.terminal import QUIET_LOOKS, HungUp, TerminalDriver
from therapy_tui.tui.waking import WakingEvent


@dataclass
class Reading:
    """A reading thread whose keys come from a pipe, run to its end in the test's own thread."""

    driver: TerminalDriver
    types: int
    told: list[Message]
    patience: list[float | None] = field(default_factory=list)
    """How long it has waited each time; ``None`` is until it is woken."""

    def run(self) -> None:
        self.driver.run_input_thread()
        os.close(self.types)
        os.close(self.driver.fileno)
        self.driver.exit_event.close()


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    driver = object.__new__(TerminalDriver)
    driver._debug, driver.exit_event = False, WakingEvent()
    driver.fileno, types = os.pipe()
    told: list[Message] = []
    monkeypatch.setattr(TerminalDriver, "process_message", lambda _, message: told.append(message))
    monkeypatch.setattr(TerminalDriver, "send_message", lambda _, message: told.append(message))
    reading = Reading(driver, types, told)

    class Waits(selectors.SelectSelector):
        """Notes how long is waited; told to end as soon as it would sleep for good."""

        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            reading.patience.append(timeout)
            if timeout is None:
                driver.exit_event.set()
            return super().select(timeout)

    monkeypatch.setattr(selectors, "SelectSelector", Waits)
    return reading


def test_it_sleeps_after_a_while_and_is_woken_to_end(reading: Reading) -> None:
    reading.run()
    assert reading.patience == [terminal.LOOK_SECONDS] * QUIET_LOOKS + [None]
    assert reading.told == []


def test_an_esc_that_stands_alone_is_told_before_it_sleeps(reading: Reading) -> None:
    os.write(reading.types, b"6\x1b")
    reading.run()
    keys = [each.key for each in reading.told if isinstance(each, events.Key)]
    assert keys == ["6", "escape"]
    assert len(reading.patience) == QUIET_LOOKS + 2


def test_the_end_of_the_line_is_told_while_it_is_there(reading: Reading) -> None:
    os.write(reading.types, b"4")
    types, reading.types = reading.types, os.open(os.devnull, os.O_RDONLY)
    os.close(types)
    reading.run()
    assert [type(each) for each in reading.told] == [events.Key, HungUp]


def test_keys_are_read_again_after_a_pause(reading: Reading) -> None:
    for _ in range(2):
        reading.driver.exit_event.set()
        reading.driver.run_input_thread()
        reading.driver.exit_event.clear()
        reading.driver.exit_event.close()  # as Textual does before a pause, too
    os.write(reading.types, b"4")
    types, reading.types = reading.types, os.open(os.devnull, os.O_RDONLY)
    os.close(types)
    reading.run()
    assert [type(each) for each in reading.told] == [events.Key, HungUp]


def test_a_call_wakes_once() -> None:
    event = WakingEvent()
    with selectors.SelectSelector() as selector:
        selector.register(event.open(), selectors.EVENT_READ)
        event.set()
        assert event.is_set()
        assert selector.select()
        event.heard()
        event.heard()
        assert selector.select(0) == []
    event.close()
