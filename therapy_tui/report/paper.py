"""The sheet a page is made for: Letter where people use it, else A4."""

import re
from collections.abc import Mapping
from enum import Enum

LETTER_LANDS = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Where the usual sheet is Letter, as in the Unicode locale data."""

_TERRITORY = re.compile(r"[A-Za-z]+_([A-Z]{2})\b")


class Paper(Enum):
    """A sheet, by its name in a style sheet and for a printer."""

    A4 = "A4"
    LETTER = "letter"


def usual_paper(environ: Mapping[str, str]) -> Paper:
    """The sheet that ``PAPERSIZE`` names, else that of the country in the locale."""
    named = environ.get("PAPERSIZE", "").strip().lower()
    for paper in Paper:
        if named == paper.value.lower():
            return paper
    locale = next(filter(None, map(environ.get, ("LC_ALL", "LC_PAPER", "LANG"))), "")
    found = _TERRITORY.match(locale)
    return Paper.LETTER if found and found[1] in LETTER_LANDS else Paper.A4
