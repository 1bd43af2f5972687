"""What Today shows of a date: which fact holds on it, and on what each figure rests."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import before, write_days
from therapy_tui.domain.calendar import dates
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.fields import FREQUENCY, Value
from therapy_tui.domain.profile import Goal, Profile
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.store import Journal
from therapy_tui.tui.desk import Desk, open_desk
from therapy_tui.tui.views import next_session_text, today_view

Days = Mapping[date, Mapping[str, Value]]


@pytest.fixture
def desk(folder: Path, clock: Clock) -> Iterator[Callable[..., Desk]]:
    opened: list[Desk] = []

    def open_(days: Days, **profile: object) -> Desk:
        write_days(folder, days, **profile)
        opened.append(open_desk(Journal(folder, clock), Configuration(), lambda _: None))
        return opened[-1]

    yield open_
    for each in opened:
        each.editor.close()


@pytest.mark.parametrize(
    ("started", "shown"),
    [
        (date(2026, 11, 23), "under 1 month"),
        (date(2027, 1, 1), "under 1 month"),
        (date(2026, 10, 24), "under 1 month"),
        (date(2026, 10, 23), "1 month"),
        (date(2026, 3, 24), "7 months"),
        (date(2024, 12, 1), "23 months"),
        (date(2024, 11, 23), "2 years"),
        (date(2024, 10, 23), "2 years, 1 month"),
        (date(2022, 9, 1), "4 years, 2 months"),
    ],
)
def test_duration_is_computed_where_the_start_is_known(
    desk: Callable[..., Desk], started: date, shown: str
) -> None:
    days = {before(3): {"mood": 5, "duration": "over-3-years"}}
    form = today_view(desk(days, started=started), TODAY).form

    assert form.context["duration"] == shown
    assert "duration" in form.computed


OLD = {before(40): {"mood": 3, "frequency": "every-3-weeks", "duration": "1-3-years"}}


@pytest.mark.parametrize(
    ("days", "profile", "frequency", "duration"),
    [
        ({}, {}, "weekly (assumed)", ""),
        ({}, {"frequency": "monthly"}, "monthly", ""),
        (OLD, {}, "every 3 weeks", "1 to 3 years"),
        (OLD, {"frequency": "monthly"}, "every 3 weeks", "1 to 3 years"),
        (OLD | {TODAY: {"frequency": "as-needed"}}, {}, "as needed", "1 to 3 years"),
        ({TODAY + timedelta(days=1): {"frequency": "monthly"}}, {}, "weekly (assumed)", ""),
    ],
)
def test_a_fact_is_carried_along_and_an_assumed_one_says_so(
    desk: Callable[..., Desk],
    days: Days,
    profile: Mapping[str, object],
    frequency: str,
    duration: str,
) -> None:
    form = today_view(desk(days, **profile), TODAY).form

    assert form.context == {"frequency": frequency, "duration": duration}
    assert form.computed == {}


def test_goals_are_counted_as_they_held_on_the_day(desk: Callable[..., Desk]) -> None:
    goals = (Goal("a", since=before(1)), Goal("b", since=before(1)), Goal("c", until=before(1)))
    opened = desk({}, goals=goals)

    shown = [today_view(opened, before(back)).form.hints.get("goals") for back in (0, 1, 2)]
    assert shown == ["of 2 goals", "of 3 goals", "of 1 goal"]


def test_without_a_list_of_goals_the_row_says_why_one_helps_and_how_to_make_it(
    desk: Callable[..., Desk],
) -> None:
    goals = (Goal("a", since=before(9), until=before(2)),)
    form = today_view(desk({}), TODAY).form
    assert form.hints["goals"] == "no list yet: g makes one"
    assert form.helps["goals"] == "g makes a list: two or three goals, agreed in therapy."
    retired = desk({}, goals=goals)
    assert today_view(retired, TODAY).form.hints["goals"] == "no list yet: g makes one"
    assert today_view(retired, before(1)).form.hints["goals"] == "no goal held then"
    assert today_view(retired, before(2)).form.hints["goals"] == "of 1 goal"


def test_one_entry_for_the_week_is_offered_where_days_are_rarely_written_and_today_is_not(
    desk: Callable[..., Desk],
) -> None:
    offer = "The last seven days in one entry: v"
    for frequency in FREQUENCY.choices:
        rare = frequency in ("monthly", "as-needed")
        opened = desk({before(3): {"mood": 5}}, frequency=frequency)
        assert today_view(opened, TODAY).review == (offer if rare else "")
        assert today_view(opened, before(1)).review == ""
        written = desk({TODAY: {"note": "n"}, before(1): {"frequency": frequency}})
        assert today_view(written, TODAY).review == ""
    assert today_view(desk({TODAY: {"frequency": "monthly"}}), TODAY).review == offer
    assert (
        today_view(desk({TODAY: {"frequency": "weekly"}}, frequency="monthly"), TODAY).review == ""
    )


def test_sessions_are_counted_in_the_month_of_the_day_up_to_it(desk: Callable[..., Desk]) -> None:
    held = (date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 22), date(2026, 11, 23))
    opened = desk({day: {"sessions": 1} for day in held})

    assert today_view(opened, TODAY).form.hints["sessions"] == "November: 3 so far"
    assert today_view(opened, before(1)).form.hints["sessions"] == "November: 2 so far"
    assert today_view(opened, date(2026, 11, 1)).form.hints["takeaways"] == "from today's session"
    later = today_view(opened, date(2026, 11, 2)).form.hints
    assert later["takeaways"] == "from the session on Sun 1 Nov"


@pytest.mark.parametrize(
    ("expected", "words"),
    [(None, "2 so far"), (0, "2 so far"), (1, "2 held"), (3, "2 of 3 expected by now")],
)
def test_sessions_are_told_beside_those_expected_unless_there_were_more(
    desk: Callable[..., Desk], expected: int | None, words: str
) -> None:
    opened = desk({day: {"sessions": 1} for day in (before(1), before(3))})

    form = today_view(opened, TODAY, expected=expected).form
    assert form.hints["sessions"] == f"November: {words}"


@pytest.mark.parametrize(
    ("session", "text"),
    [
        (None, ""),
        (datetime(2026, 11, 22, 15), ""),
        (datetime(2026, 11, 23, 22), "Session today, 22:00."),
        (datetime(2026, 11, 24, 15), "Session tomorrow, 15:00."),
        (datetime(2026, 11, 27, 9, 5), "Session on Fri 27 Nov, 09:05."),
        (datetime(2026, 11, 30, 15), "Session on Mon 30 Nov, 15:00."),
        (datetime(2026, 12, 1, 15), ""),
        (
            datetime(2026, 11, 24, 23, tzinfo=timezone(timedelta(hours=-3))),
            "Session on Wed 25 Nov, 02:00.",
        ),
    ],
)
def test_the_next_session_is_told_in_the_week_before(session: datetime | None, text: str) -> None:
    said = next_session_text(
        Profile(next_session=session), datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
    )
    assert said.removesuffix(" Your page is ready: p") == text


def test_four_weeks_are_read_from_two_files(desk: Callable[..., Desk], folder: Path) -> None:
    days = dates(date(2026, 8, 1), date(2026, 11, 19))
    opened = desk({day: {"mood": 5, "frequency": "weekly"} for day in days})
    start = opened.journal.reads

    today_view(opened, date(2026, 11, 20))
    assert opened.journal.reads - start == 2
    today_view(opened, date(2026, 11, 21))
    assert opened.journal.reads - start == 2


def test_every_view_holds_at_the_ends_of_the_calendar(desk: Callable[..., Desk]) -> None:
    view = today_view(desk({date.min: {"mood": 3, "sessions": 1}}), date.min)

    assert view.form.day.mood == 3
    assert view.covered == "1 of 1 days logged"
