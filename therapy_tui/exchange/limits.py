"""How much of a file is ever taken in, whatever it claims to be."""

ROWS = 500_000
"""The rows or entries a file may have: thirty a day for fifty years."""

CELL = 2 * 1024 * 1024
"""The characters of one cell: no month of ours can hold a longer text."""

TEXT = 64 * 1024 * 1024
"""The bytes of one file as it is unpacked; read a row at a time."""

WHOLE = 24 * 1024 * 1024
"""The bytes of a file that has to be in memory at once, such as JSON."""

MEMBERS = 100_000
"""The files that a zip or a folder may hold: a backup has a photograph for every other day."""

LISTED = 8 * 1024 * 1024
"""The bytes of a zip's list of its files, which has to be in memory at once."""

EARLIEST = 1900
"""The first year a date of a table may be of: a program's word for no date is often year 1."""

TOTAL = 128 * 1024 * 1024
"""The bytes that are unpacked from one zip, all files together."""


def spoken(size: int) -> str:
    """A number of bytes in words: ``64 megabytes``."""
    return f"{size // 1024**2} megabytes"
