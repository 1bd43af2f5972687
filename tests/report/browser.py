"""A headless Chromium of our own, spoken to through its DevTools pipe; it logs its network."""

import base64
import fcntl
import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.report.papers import INCH, Sheet, tool

DEADLINE = 60
"""Seconds after which a browser that does not answer is given up."""

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser itself still tries to ask for the time and for updates: no name leads anywhere.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
"""How the browser is started: without a window, a helper process for graphics, or a network."""

PLACE = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """One page in one Chromium, with a profile and a network log in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "net-log.json"
        self._count = 0
        self._buffer = b""
        self.requests: list[str] = []
        """Every address the page asked for, itself among them, whether on the network or not."""
        self._session: str | None = None
        self._read, self._write, self._process = _start(
            tool("chromium"),
            *QUIET,
            "--remote-debugging-pipe",
            f"--user-data-dir={folder / 'profile'}",
            f"--log-net-log={self._log}",
            "about:blank",
        )
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        attached = self.call("Target.attachToTarget", targetId=page, flatten=True)
        self._session = attached["sessionId"]
        self.call("Page.enable")
        self.call("Network.enable")

    def call(self, method: str, **parameters: Any) -> Any:
        """Give a command and wait for its answer."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        answer = self._until(lambda said: said.get("id") == message["id"])
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, file: Path) -> None:
        """Open a file and wait until it is there with all it loads."""
        self.call("Page.navigate", url=file.as_uri())
        self._until(lambda said: said.get("method") == "Page.loadEventFired")

    def show(self, width: int, height: int, *, scheme: str = "light", sharpness: float = 1) -> None:
        """Look at the page in a window of that many pixels of CSS, in light or dark."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=sharpness,
            mobile=False,
        )
        scheme_feature = {"name": "prefers-color-scheme", "value": scheme}
        self.call("Emulation.setEmulatedMedia", features=[scheme_feature])

    def evaluate(self, script: str) -> Any:
        """The value of an expression, asked from outside: pages have no script of their own."""
        said = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in said, said
        return said["result"]["value"]

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def print(self, sheet: Sheet) -> bytes:
        """The page printed on that sheet with the browser's own settings, as PDF."""
        said = self.call(
            "Page.printToPDF",
            paperWidth=sheet.width / INCH,
            paperHeight=sheet.height / INCH,
        )
        return base64.b64decode(said["data"])

    def close(self) -> list[str]:
        """End the browser; what it asked the network for: addresses, names, connections."""
        self._session = None
        self.call("Browser.close")
        self._process.wait(DEADLINE)
        os.close(self._read)
        os.close(self._write)
        return asked_for(json.loads(self._log.read_text(encoding="utf-8")))

    def _until(self, wanted: Any) -> dict[str, Any]:
        while True:
            *messages, rest = self._buffer.split(b"\0")
            for at, message in enumerate(messages):
                said: dict[str, Any] = json.loads(message)
                if said.get("method") == "Network.requestWillBeSent":
                    self.requests.append(said["params"]["request"]["url"])
                if wanted(said):
                    self._buffer = b"\0".join([*messages[at + 1 :], rest])
                    return said
            self._buffer = rest
            ready, _, _ = select.select([self._read], [], [], DEADLINE)
            assert ready, "Chromium does not answer"
            found = os.read(self._read, 1 << 20)
            assert found, "Chromium has ended"
            self._buffer += found


def _start(*command: str) -> tuple[int, int, subprocess.Popen[bytes]]:
    """Start a browser, which listens on its descriptor 3 and answers on 4."""
    listens, write = os.pipe()
    read, answers = os.pipe()
    # Above 4, so that neither is overwritten before it is put in its place.
    ours = [fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (listens, answers)]
    process = subprocess.Popen(
        [sys.executable, "-c", PLACE, *map(str, ours), *command],
        pass_fds=ours,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for each in (listens, answers, *ours):
        os.close(each)
    return read, write, process


def asked_for(log: Mapping[str, Any]) -> list[str]:
    """What pages opened from files asked the network for: addresses, and names to look up.

    The browser's own requests carry another isolation key than those a page makes.
    """
    types = log["constants"]["logEventTypes"]
    events = {types["URL_REQUEST_START_JOB"], types["HOST_RESOLVER_MANAGER_REQUEST"]}
    found = []
    for event in log["events"]:
        said = event.get("params", {})
        key = said.get("network_isolation_key") or said.get("network_anonymization_key") or ""
        if event["type"] in events and "file://" in key:
            found.append(said.get("url") or said["host"])
    return found
