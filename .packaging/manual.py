"""Makes the manual page out of the help of the commands, whenever a package is built."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "share/man/man1/therapy-tui.1"

MAKE = "from therapy_tui.cli.manual import manual_page; print(manual_page(), end='')"


class ManualPage(BuildHookInterface[Any]):
    """Puts the page beside the package, where ``man`` finds it by the path of the command."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the page in a process of its own, which leaves nothing behind in the sources."""
        self._folder = TemporaryDirectory(prefix="therapy-tui-manual-")
        page = Path(self._folder.name) / "therapy-tui.1"
        made = subprocess.run(
            [sys.executable, "-B", "-c", MAKE], cwd=self.root, stdout=subprocess.PIPE, check=True
        )
        page.write_bytes(made.stdout)
        build_data["shared_data"][str(page)] = PLACE

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the page, which the package now holds."""
        self._folder.cleanup()
