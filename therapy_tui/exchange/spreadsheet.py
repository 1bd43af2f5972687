"""Cells that no spreadsheet takes for a formula, and what they were before that."""

import re

_FORMULA = re.compile(
    "'*(?:[\t\r\n\0]|[\\s\0-\x1f\u200b\ufeff]*[=+\\-@|%\uff1d\uff0b\uff0d\uff20])"
)
"""What a spreadsheet may calculate: it begins with a sign of formulas (those of full width too),
or with what programs pass over before looking for one. Apostrophes before it belong to it, so that
one more of them can be told from those that a person typed."""


def disarmed(text: str) -> str:
    """The text as a cell: with an apostrophe before what would be taken for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """The text that ``disarmed`` made this cell of; every other cell as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
