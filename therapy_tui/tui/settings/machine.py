"""The settings that belong to this machine and lie in its configuration file."""

import os
from collections.abc import Callable

from therapy_tui.domain.calendar import WEEKDAYS, DateOrder
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.configuration import (
    LATEST_DAY_START,
    LONGEST_IDLE,
    SWITCH,
    known_time_zone,
    switched_on,
)
from therapy_tui.tui.configured import theme_names, usable_theme
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.settings.page import ChangeConfiguration, Doing, Question
from therapy_tui.tui.settings.setting import Setting, Shown, always

IDLE = (None, 2, 5, 10, 15, 30, 60)
"""The minutes to the lock that the arrows step through; others can be typed."""

ORDERS = {DateOrder.DAY_FIRST: "day, then month", DateOrder.MONTH_FIRST: "month, then day"}


def _cleared(key: str) -> Callable[[Desk], Doing]:
    return lambda _: ChangeConfiguration({key: None})


def _chosen(key: str) -> Callable[[Desk, object], Doing]:
    return lambda _, value: ChangeConfiguration({key: value})


def _held(key: str) -> Callable[[Desk], object]:
    return lambda desk: getattr(desk.configuration, key)


def _theme(desk: Desk) -> str:
    return usable_theme(desk.configuration.theme, desk.usual_theme)[0]


def _about_theme(desk: Desk) -> str:
    if desk.no_colour:
        return (
            f"NO_COLOR is set, so nothing is coloured here. What you choose, now {_theme(desk)}, "
            "is kept and holds where NO_COLOR is not set."
        )
    return "The colours of the app. The arrows show the next one at once, x the usual one."


def _shown_theme(desk: Desk) -> Shown:
    usual, theme = desk.configuration.theme is None, _theme(desk)
    return f"none (NO_COLOR), else {theme}" if desk.no_colour else theme, usual


def _shown_zone(desk: Desk) -> Shown:
    zone = desk.configuration.time_zone
    return (zone, False) if zone else (f"the machine's own ({desk.clock.now():%Z})", True)


def _ask_zone(desk: Desk) -> Doing:
    return Question(
        "Which time zone?",
        "a name such as Europe/Berlin",
        lambda typed: ChangeConfiguration({"time_zone": known_time_zone(typed)}),
        desk.configuration.time_zone or "",
    )


def _shown_week(desk: Desk) -> Shown:
    day = WEEKDAYS[desk.week_start]
    usual = desk.configuration.week_start is None
    return f"{day} (as the locale)" if usual else day, usual


def _order(desk: Desk) -> DateOrder:
    return desk.configuration.spoken_order(os.environ)


def _shown_order(desk: Desk) -> Shown:
    usual = desk.configuration.date_order is None
    said = ORDERS[_order(desk)]
    return f"{said} (as the locale)" if usual else said, usual


def _shown_switch(key: str) -> Callable[[Desk], Shown]:
    def shown(desk: Desk) -> Shown:
        setting: str = getattr(desk.configuration, key)
        if setting != SWITCH[0]:
            return setting, False
        return f"auto (here: {'on' if switched_on(setting, os.environ) else 'off'})", True

    return shown


def _about_lock(desk: Desk) -> str:
    if desk.journal.vault.encrypted:
        return (
            "After so many minutes without a key everything is hidden until the passphrase is "
            "typed. Enter takes any number."
        )
    return (
        "Hides an encrypted journal after a while without a key. Yours is not encrypted, so it "
        "does not lock: therapy-tui encrypt."
    )


def _shown_lock(desk: Desk) -> Shown:
    minutes = desk.configuration.lock_minutes
    if minutes is None:
        return "never", True
    said = "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"after {said}", not desk.journal.vault.encrypted


def _ask_lock(desk: Desk) -> Doing:
    minutes = desk.configuration.lock_minutes
    return Question(
        "Lock after how many minutes without a key?",
        f"1 to {LONGEST_IDLE}",
        lambda typed: ChangeConfiguration({"lock_minutes": _minutes(typed)}),
        str(minutes or ""),
    )


def _minutes(typed: str) -> int:
    word = typed.strip()
    if word.isascii() and word.isdigit() and len(word) < 5 and 1 <= int(word) <= LONGEST_IDLE:
        return int(word)
    raise InputError(f"{word!r} is no number of minutes from 1 to {LONGEST_IDLE}.")


MACHINE = (
    Setting(
        "Theme",
        _about_theme,
        _shown_theme,
        _cleared("theme"),
        lambda _: theme_names(),
        _theme,
        _chosen("theme"),
    ),
    Setting(
        "Time zone",
        always(
            "Decides which day it is. Enter takes a name such as Europe/Berlin, x goes back to "
            "the machine's own."
        ),
        _shown_zone,
        _cleared("time_zone"),
        enter=_ask_zone,
    ),
    Setting(
        "Day begins at",
        always("A check-in before this hour still belongs to the day before."),
        lambda desk: (f"{desk.clock.day_start:02d}:00", False),
        _cleared("day_start"),
        lambda _: range(LATEST_DAY_START + 1),
        lambda desk: desk.clock.day_start,
        _chosen("day_start"),
    ),
    Setting(
        "Week begins on",
        always("The first column of the calendar and the first day of its weeks. x: the locale's."),
        _shown_week,
        _cleared("week_start"),
        lambda _: range(len(WEEKDAYS)),
        lambda desk: desk.week_start,
        _chosen("week_start"),
    ),
    Setting(
        "Dates are said",
        always("The order in which dates are shown; typed they are YYYY-MM-DD. x: the locale's."),
        _shown_order,
        _cleared("date_order"),
        lambda _: tuple(DateOrder),
        _order,
        _chosen("date_order"),
    ),
    Setting(
        "Animation",
        always(
            "Whether long pages glide when they are scrolled. Auto is off over SSH, where every "
            "step of it is sent."
        ),
        _shown_switch("animation"),
        _cleared("animation"),
        lambda _: SWITCH,
        _held("animation"),
        _chosen("animation"),
    ),
    Setting(
        "Mouse",
        always(
            "Whether a click chooses a tab, a row, a day. While it is on, text is selected with "
            "Shift held. Auto is off over SSH."
        ),
        _shown_switch("mouse"),
        _cleared("mouse"),
        lambda _: SWITCH,
        _held("mouse"),
        _chosen("mouse"),
    ),
    Setting(
        "Lock",
        _about_lock,
        _shown_lock,
        _cleared("lock_minutes"),
        lambda _: IDLE,
        _held("lock_minutes"),
        _chosen("lock_minutes"),
        _ask_lock,
    ),
)
"""The rows of "This machine"."""
