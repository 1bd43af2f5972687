"""The page sent to a printer, through ``lp``."""

import subprocess
from collections.abc import Mapping
from shutil import which

from therapy_tui.domain.errors import InputError, TherapyError
from therapy_tui.domain.words import one_line
from therapy_tui.report.model import Report
from therapy_tui.report.paper import usual_paper
from therapy_tui.report.pdf import INSTALL, NoPdfError, pdf_page
from therapy_tui.report.text import text_page

JOB = "report"
"""The name of the job, which others may read on the printer: it says nothing about the person."""

TEXT_OPTIONS = ("-o", "cpi=12", "-o", "lpi=7")
"""Letters and lines an inch at which 80 columns and 60 lines fit on A4 and Letter."""

DEADLINE = 60
"""Seconds after which a printing system that does not answer is given up."""


class PrintError(TherapyError):
    """The page could not be printed (exit code 3)."""

    exit_code = 3


def print_page(report: Report, printer: str | None, environ: Mapping[str, str]) -> str:
    """Print the report and say what was sent where: PDF where it can be made, else text.

    ``printer`` is a name that ``lp`` knows, ``None`` or empty for the usual one.

    Raises:
        InputError: there is no ``lp``.
        PrintError: ``lp`` refused, with its own words.
    """
    lp = which("lp", path=environ.get("PATH"))
    if lp is None:
        raise InputError(
            "There is no lp to print with; install CUPS, or write the page to a file with -o."
        )
    paper = usual_paper(environ)
    options = ["-t", JOB, "-o", f"media={paper.value}"]
    try:
        page = pdf_page(report, paper)
        what = "the page as PDF"
    except NoPdfError:
        page = "\n".join([*text_page(report, ascii=True), ""]).encode()
        what = f"the page as plain text (for PDF: {INSTALL})"
        options += TEXT_OPTIONS
    to = ["-d", printer] if printer else []
    _send([lp, *to, *options], page, environ)
    return f"Sent {what} to {one_line(printer) if printer else 'the usual printer'}."


def _send(command: list[str], page: bytes, environ: Mapping[str, str]) -> None:
    try:
        done = subprocess.run(
            command, input=page, env=environ, capture_output=True, timeout=DEADLINE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PrintError(f"lp did not answer within {DEADLINE} seconds.") from error
    except OSError as error:
        raise PrintError(f"The page could not be printed: {error.strerror}.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("lp: ").rstrip(".")
        why = one_line(said) or f"lp ended with {done.returncode}"
        raise PrintError(f"The page could not be printed: {why}.")
