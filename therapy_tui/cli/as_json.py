"""The objects that ``--json`` prints: stable keys, values as they stand in the files."""

from collections.abc import Collection, Iterable
from datetime import date

from therapy_tui.domain.calendar import Days
from therapy_tui.domain.day import Day
from therapy_tui.domain.series import RATINGS
from therapy_tui.domain.summary import Average, Summary
from therapy_tui.journal.fault import Fault


def day_object(day: Day) -> dict[str, object]:
    """A day's date and the values it has; a field that was not answered is absent."""
    return {"date": day.date.isoformat(), **day.values}


def fault_object(fault: Fault) -> dict[str, object]:
    """One thing that is wrong in a file, and where."""
    return {
        "file": str(fault.file),
        "line": fault.line,
        "column": fault.column,
        "day": fault.day,
        "key": fault.key,
        "text": fault.text,
        "blocks": fault.blocks,
    }


def span_object(
    days: Days, shown: Iterable[date], lost: Collection[date], figures: Summary
) -> dict[str, object]:
    """The days of a span, each one there, and its figures with the days they rest on.

    Dates in ``lost`` lie in a month that cannot be read, and say so.
    """
    return {
        "first": figures.first.isoformat(),
        "last": figures.last.isoformat(),
        "days": [
            day_object(days.get(day, Day(day))) | ({"unreadable": True} if day in lost else {})
            for day in shown
        ],
        "summary": {
            "elapsed_days": figures.elapsed,
            **{
                name: average._asdict()
                for name in RATINGS
                if isinstance(average := getattr(figures, name), Average)
            },
            "lowest_mood": figures.lowest,
            "highest_mood": figures.highest,
            "sessions": figures.sessions,
            "takeaways": figures.takeaways,
        },
    }
