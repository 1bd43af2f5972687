"""Printing through an ``lp`` that keeps what it was given instead of printing it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, environment, one_sentence
from tests.report.papers import read_pdf
from tests.report.reports import around, report_of, rows
from therapy_tui.report import printing

LP = """#!{python}
import json, os, sys
with open({kept!r} + ".words", "w") as words:
    json.dump(sys.argv[1:], words)
with open({kept!r}, "wb") as page:
    page.write(sys.stdin.buffer.read())
sys.stderr.write({complaint!r})
sys.exit({code})
"""


class Printer:
    """An ``lp`` on a path of its own, and the program that finds it there."""

    def __init__(self, folder: Path, journal: Path) -> None:
        self.path = folder / "bin"
        self.path.mkdir()
        self.page = folder / "page"
        self._journal = journal

    def install(self, code: int = 0, complaint: str = "") -> None:
        """Put ``lp`` on the path; it ends with that code and those words."""
        lp = self.path / "lp"
        text = LP.format(python=sys.executable, kept=str(self.page), complaint=complaint, code=code)
        lp.write_text(text, encoding="utf-8")
        lp.chmod(0o755)

    def without_pdf(self) -> None:
        """Take away what makes PDF."""
        (self.path / "weasyprint.py").write_text("raise ImportError", encoding="utf-8")

    @property
    def words(self) -> list[str]:
        """What ``lp`` was told."""
        found: list[str] = json.loads(Path(f"{self.page}.words").read_text(encoding="utf-8"))
        return found

    def report(self, *words: str, **environ: str) -> Answer:
        """Run ``report`` as a shell does."""
        own = {"PATH": str(self.path), "PYTHONPATH": str(self.path), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [sys.executable, "-m", "therapy_tui", "report", *words],
            env=environment(self._journal) | own | environ,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def printer(tmp_path: Path, folder: Path) -> Printer:
    report_of(folder, rows(mood=around(14), note=["for nobody else"]))
    return Printer(tmp_path, folder)


@pytest.mark.pdf
def test_the_page_goes_to_the_usual_printer_as_pdf(printer: Printer, tmp_path: Path) -> None:
    printer.install()
    said = printer.report("--print")
    assert (said.code, said.err) == (0, "")
    assert said.out == "Sent the page as PDF to the usual printer.\n"
    assert "-d" not in printer.words
    printed = read_pdf(printer.page.read_bytes(), tmp_path / "printed.pdf")
    assert printed.pages == 1
    assert "Mood 1–10" in " ".join(printed.text.split())
    assert "for nobody else" not in printed.text


def test_a_printer_is_named_and_the_sheet_is_that_of_the_country(printer: Printer) -> None:
    printer.install()
    printer.without_pdf()
    said = printer.report("--print", "Office", LC_ALL="en_US.UTF-8")
    assert said.out.endswith(" to Office.\n")
    words = printer.words
    assert words[words.index("-d") + 1] == "Office"
    assert "media=letter" in words


def test_the_name_of_the_job_says_nothing_about_the_person(printer: Printer) -> None:
    printer.install()
    printer.without_pdf()
    printer.report("--print")
    assert printer.words[printer.words.index("-t") + 1] == "report"
    assert not [word for word in printer.words if "therap" in word.lower()]


def test_without_what_makes_pdf_the_page_is_printed_as_text_that_fits(printer: Printer) -> None:
    printer.install()
    printer.without_pdf()
    said = printer.report("--print")
    assert said.code == 0
    assert "as plain text" in said.out
    assert "pip install 'therapy-tui[pdf]'" in said.out
    lines = printer.page.read_bytes().decode("ascii").splitlines()
    assert any(line.startswith("DAY BY DAY") for line in lines)
    letters, rows_ = (
        float(next(word.removeprefix(name) for word in printer.words if word.startswith(name)))
        for name in ("cpi=", "lpi=")
    )
    assert max(map(len, lines)) / letters < 7.3
    assert len(lines) / rows_ < 10


def test_notes_are_printed_when_they_are_asked_for(printer: Printer) -> None:
    printer.install()
    printer.without_pdf()
    printer.report("--print", "--notes")
    assert b"for nobody else" in printer.page.read_bytes()


def test_without_lp_a_sentence_says_what_to_do(printer: Printer) -> None:
    printer.without_pdf()
    said = printer.report("--print")
    assert (said.code, said.out) == (2, "")
    assert "There is no lp" in said.err
    assert one_sentence(said.err)


def test_a_refusal_is_said_in_the_words_of_lp(printer: Printer) -> None:
    printer.without_pdf()
    printer.install(1, "lp: The printer or class does not \x1b[1mexist.\n")
    said = printer.report("--print", "Attic")
    assert (said.code, said.out) == (3, "")
    assert said.err == ("The page could not be printed: The printer or class does not ␛[1mexist.\n")


def test_a_refusal_without_words_gives_the_code(printer: Printer) -> None:
    printer.without_pdf()
    printer.install(7)
    assert printer.report("--print").err == ("The page could not be printed: lp ended with 7.\n")


def test_an_lp_that_cannot_be_started_is_said_so(printer: Printer) -> None:
    printer.without_pdf()
    printer.install()
    (printer.path / "lp").write_text("#!/nowhere\n", encoding="utf-8")
    said = printer.report("--print")
    assert said.code == 3
    assert said.err == "The page could not be printed: No such file or directory.\n"


def test_an_lp_that_does_not_answer_is_given_up(
    printer: Printer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (printer.path / "lp").write_text("#!/bin/sh\nexec /bin/sleep 60\n", encoding="utf-8")
    (printer.path / "lp").chmod(0o755)
    monkeypatch.setattr(printing, "DEADLINE", 0.2)
    report = report_of(folder, rows(mood=around(14)))
    with pytest.raises(printing.PrintError, match="did not answer"):
        printing.print_page(report, None, os.environ | {"PATH": str(printer.path)})


def test_a_page_that_nothing_reads_to_its_end_is_a_refusal(printer: Printer) -> None:
    printer.without_pdf()
    (printer.path / "lp").write_text(
        "#!/bin/sh\necho 'lp: No destinations added.' >&2\nexit 1\n", encoding="utf-8"
    )
    (printer.path / "lp").chmod(0o755)
    said = printer.report("--print")
    assert said.err == "The page could not be printed: No destinations added.\n"
