"""An import goes downward only: what a layer must not know is not there with all of it loaded."""

import json
import subprocess
import sys

import pytest

SCREEN = {"textual", "rich", "plotext", "click"}
MUST_NOT_KNOW = {
    "domain": SCREEN | {"tomli_w", "platformdirs", "therapy_tui.journal"},
    "insight": SCREEN | {"tomli_w", "platformdirs", "therapy_tui.journal"},
    "journal": SCREEN
    | {"therapy_tui.insight", "therapy_tui.charts", "therapy_tui.tui", "therapy_tui.cli"},
    "charts": {"textual", "rich", "click", "plotext", "therapy_tui.journal", "therapy_tui.tui"},
    "exchange": SCREEN | {"therapy_tui.report", "therapy_tui.tui", "therapy_tui.cli"},
    "report": SCREEN | {"therapy_tui.tui", "therapy_tui.cli", "weasyprint"},
    "help": SCREEN | {"tomllib", "therapy_tui.domain", "therapy_tui.journal"},
    "tui": {"click", "plotext", "therapy_tui.cli"},
}
"""Modules that a layer does not import; plotext only comes with the first chart that is drawn."""

IMPORT_ALL = """
import importlib, json, pkgutil, sys
package = importlib.import_module("therapy_tui." + sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("layer", MUST_NOT_KNOW)
def test_a_layer_knows_nothing_of_those_above_it(layer: str) -> None:
    command = [sys.executable, "-c", IMPORT_ALL, layer]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert f"therapy_tui.{layer}" in loaded
    assert loaded & MUST_NOT_KNOW[layer] == set()
