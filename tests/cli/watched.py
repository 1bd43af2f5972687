"""Runs command lines in a process that notes each socket it makes and each program it starts."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WATCHED = """
import json, os, socket, sys

notes = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn"}

def watch(event, arguments):
    if event.startswith("socket."):
        if event == "socket.__new__" and arguments[1] == socket.AF_UNIX:
            return
        note = {"reached": event, "words": [str(word) for word in arguments[1:]]}
    elif event == "os.posix_spawn" and sys._getframe(1).f_globals["__name__"] == "subprocess":
        return  # from Python 3.13 on this is how subprocess.Popen, noted before, starts a program
    elif event in STARTS:
        words = arguments[1] if event == "subprocess.Popen" else arguments
        note = {"started": event, "words": words if isinstance(words, str) else list(words)}
    else:
        return
    os.write(notes, (json.dumps(note, default=repr) + "\\n").encode())
    if "reached" in note:
        raise RuntimeError(f"the network is out of bounds: {event}")

sys.addaudithook(watch)
from therapy_tui.__main__ import run
codes = [run(words) for words in json.loads(sys.argv[2])]
sys.exit(codes[-1])
"""
"""An AF_UNIX pair of sockets is how asyncio wakes itself up; every other socket is noted, refused
and, because a refusal can be caught, looked for afterwards."""


@dataclass(frozen=True)
class Watched:
    """What command lines said, and what they tried."""

    said: str
    reached: list[str]
    started: list[list[str]]


def program(notes: Path, *lines: Sequence[str]) -> tuple[str, ...]:
    """The command that runs the program under watch, one command line after the other."""
    return (sys.executable, "-c", WATCHED, str(notes), json.dumps(lines))


def run_watched(lines: Sequence[Sequence[str]], environ: Mapping[str, str], notes: Path) -> Watched:
    """Run command lines one after the other in one process, without a terminal."""
    done = subprocess.run(
        program(notes, *lines),
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
        cwd=notes.parent,
    )
    return Watched(done.stdout.decode(), *noted(notes))


def noted(notes: Path) -> tuple[list[str], list[list[str]]]:
    """What was reached for, and the words of each program that was started."""
    found = [json.loads(line) for line in notes.read_text().splitlines()]
    reached = [f"{note['reached']} {note['words']}" for note in found if "reached" in note]
    started = [note["words"] for note in found if "started" in note]
    return reached, started


def with_lp(folder: Path) -> dict[str, str]:
    """An environment whose ``lp`` takes whatever it is given."""
    lp = folder / "bin" / "lp"
    lp.parent.mkdir(parents=True, exist_ok=True)
    lp.write_text("#!/bin/sh\ncat > /dev/null\n")
    lp.chmod(0o755)
    return {"PATH": f"{lp.parent}{os.pathsep}{os.environ['PATH']}"}
