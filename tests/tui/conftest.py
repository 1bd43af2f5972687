"""What the tests of the screens share."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.demo_journal import write_demo_journal
from tests.tui.seat import MovingTime, write_days


@pytest.fixture
def time() -> MovingTime:
    """A clock at 21:04 UTC on ``TODAY`` that the test moves."""
    return MovingTime(datetime(TODAY.year, TODAY.month, TODAY.day, 21, 4, tzinfo=UTC))


@pytest.fixture
def empty(folder: Path) -> Path:
    """A journal with a profile that says nothing, so that the first start does not ask."""
    write_days(folder, {})
    return folder


@pytest.fixture
def demo(folder: Path) -> Path:
    """The made-up journal that ends on ``TODAY``, which is empty."""
    write_demo_journal(folder, TODAY)
    return folder
