"""A journal in which every text, value and name tries to steer the terminal that shows it."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

TITLE = "\x1b]0;stolen\x07"
PRINT = "\x1b[5i"
CLEAR = "\x1b[2J\x1b[H"
C1 = "\x9b31m"
BACKWARDS = "\u202e"
STEERING = (TITLE, PRINT, CLEAR, C1, BACKWARDS)
"""Sets the window's title, starts a printer, clears the screen, colours by one C1 character, turns
the direction of reading: nothing of it is ever sent by the program itself."""

EVIL = f"x{TITLE}{PRINT}{CLEAR}{C1}{BACKWARDS}z"
ESCAPED = '"x\\u001b]0;stolen\\u0007\\u001b[5i\\u001b[2J\\u001b[H\\u009b31m\\u202ez"'
"""The same as TOML writes it, which is how it comes into a file that can be read."""

STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What no output may hold besides the line feed: C0, DEL, C1, marks of direction and line."""


def steered(sent: bytes) -> list[str]:
    """The sequences of ``STEERING`` that are in what was sent to a terminal."""
    return [sign for sign in STEERING if sign.encode() in sent]


def write_hostile_journal(folder: Path, today: date) -> None:
    """Write the journal into a folder: months, profile, backups, and names beside them."""
    yesterday = today - timedelta(days=1)
    texts = {f"{day:%Y-%m}": "format = 1\n" for day in (yesterday, today)}
    for day in (yesterday, today):
        texts[f"{day:%Y-%m}"] += (
            f"\n[{day}]\nmood = 1\nhomework = {ESCAPED}\nfrequency = {ESCAPED}\nsessions = 1\n"
            f"note = {ESCAPED}\n{ESCAPED} = {ESCAPED}\n"
        )
    texts[f"{today:%Y-%m}"] += f"\n[{ESCAPED}]\n{ESCAPED} = 1\n\n['{today:%Y-%m}-99']\nmood = 1\n"
    texts["2020-01"] = f"[2020-01-01]\nmood = {EVIL}\n"
    texts["2020-02"] = f"[2020-02-01]\nmood = {ESCAPED}\nnote = [{ESCAPED}]\n"
    texts["2020-03"] = f"format = {ESCAPED}\n[2020-03-01]\nmood = 3\nnote = {ESCAPED}\n"
    texts["2020-04"] = f"[{ESCAPED}\n"
    for month, text in texts.items():
        _write(folder / f"{month}.toml", text.encode())
        _write(folder / "backups" / f"{month}.2020-05-01T120000.toml", text.encode())
    _write(folder / "2020-05.toml", b"[2020-05-01]\nnote = '\xff\x1b[5i'\n")
    _write(folder / "profile.toml", _profile(today).encode())
    for name in (
        f"2020-03.sync-conflict-20200401-120000-{EVIL}.toml",
        f"2020-03 ({EVIL}'s conflicted copy 2020-04-01).toml",
        f"profile (conflicted copy {EVIL}).toml",
        f"{EVIL}.toml",
    ):
        _write(folder / name, texts["2020-03"].encode())
    _write(folder / "backups" / f"2020-03.2020-05-01T120000{EVIL}.toml", b"")
    _write(Path(os.fsdecode(os.fsencode(folder) + b"/2020-06\xff\x1b[5i.toml")), b"")


def write_hostile_configuration(file: Path) -> None:
    """Write settings of which none can be used, each with its reason to be told."""
    text = f"theme = {ESCAPED}\ntime_zone = {ESCAPED}\nday_start = {ESCAPED}\n{ESCAPED} = 1\n"
    text += f"[keys]\n{ESCAPED} = {ESCAPED}\nundo = {ESCAPED}\ntoday = [{ESCAPED}]\n"
    _write(file, text.encode())


def _profile(today: date) -> str:
    return (
        f"started = {ESCAPED}\nfrequency = {ESCAPED}\nhidden = [{ESCAPED}]\nsupport = {ESCAPED}\n"
        f"{ESCAPED} = 1\n[[goals]]\nname = {ESCAPED}\nsince = {ESCAPED}\n"
        f"[[questions]]\ntext = {ESCAPED}\nasked = {today}\n[[breaks]]\nfirst = {ESCAPED}\n"
    )


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_bytes(data)
    file.chmod(0o600)
