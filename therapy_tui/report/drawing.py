"""The days or weeks of a report as columns of the picture."""

from therapy_tui.domain.fields import BY_KEY, HOMEWORK, MOOD, SESSIONS
from therapy_tui.report.model import Report
from therapy_tui.report.parts import ReportDay
from therapy_tui.report.picture import LABELS, NO_MOOD, WIDTH, Column, Heights, Picture
from therapy_tui.report.saying import logged_words
from therapy_tui.report.svg import Canvas
from therapy_tui.report.tables import week_name

DAY_HEIGHTS: Heights = {MOOD.key: 136.0, HOMEWORK.key: 42.0}
WEEK_HEIGHTS: Heights = {MOOD.key: 86.0, HOMEWORK.key: 30.0}
"""Lower, because the table below has a row for each week."""
NOTHING = "nothing logged"
NOT_READ = "could not be read"
NAME_WIDTH = 82.0
"""Units that the name of a week takes below the picture, with room around it."""


def report_picture(report: Report, *, by_weeks: bool, fonts: str) -> str:
    """Mood and homework as SVG markup; empty where both are switched off."""
    heights = {
        key: height
        for key, height in (WEEK_HEIGHTS if by_weeks else DAY_HEIGHTS).items()
        if report.shows(key)
    }
    if not heights:
        return ""
    named = " and ".join(BY_KEY[key].short for key in heights).capitalize()
    unit = "week" if by_weeks else "day"
    canvas = Canvas(
        WIDTH,
        key="picture",
        title=f"{named}, {unit} by {unit}",
        description=_description(report, by_weeks=by_weeks),
        fonts=fonts,
    )
    columns = _weeks(report) if by_weeks else _days(report)
    return Picture(canvas, columns, heights).markup()


def _description(report: Report, *, by_weeks: bool) -> str:
    unit = "week" if by_weeks else "day"
    said = []
    if report.shows(MOOD.key):
        spread = " with a bar from the lowest to the highest" if by_weeks else ""
        said.append(
            f"Mood, {MOOD.low} to {MOOD.high}, is a point for each {unit}{spread}, joined where "
            f"{unit}s follow each other."
        )
    if report.shows(HOMEWORK.key):
        mean = "the mean " if by_weeks else ""
        said.append(f"Homework, {mean}{HOMEWORK.low} to {HOMEWORK.high}, is a bar.")
    if report.shows(SESSIONS.key):
        said.append("An upright line with S is a session.")
    said += ["Hatched is not logged.", f"{logged_words(report)}."]
    return " ".join([*said, "The table below says the same in figures."])


def _days(report: Report) -> list[Column]:
    starts = {first for first, _ in report.window.weeks}
    return [
        Column(
            mood=day.mood,
            homework=day.homework,
            none_set=day.none_set,
            sessions=day.sessions,
            empty=_empty(day),
            starts_week=day.date in starts,
        )
        for day in report.days
    ]


def _empty(day: ReportDay) -> str:
    if day.unreadable:
        return NOT_READ
    return NO_MOOD if day.logged else NOTHING


def _weeks(report: Report) -> list[Column]:
    weeks = report.weeks
    every = -(-len(weeks) * NAME_WIDTH // (WIDTH - LABELS))
    return [
        Column(
            mood=week.mood.mean,
            low=week.low,
            high=week.high,
            homework=week.homework.mean,
            none_set=week.homework.mean is None and week.none_set > 0,
            sessions=week.sessions,
            empty=NOT_READ if week.unreadable == week.days else NO_MOOD,
            name=week_name(week, report.window) if (len(weeks) - 1 - i) % every == 0 else "",
        )
        for i, week in enumerate(weeks)
    ]
