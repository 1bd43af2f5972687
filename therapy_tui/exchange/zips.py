"""What is taken of a zip: names that stay inside, and files packed in the usual ways."""

import io
import os
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange import limits

_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What exports use; other methods unpack a few bytes to any number of them at once."""

_DRIVE = re.compile("[A-Za-z]:")


def begins_as_zip(path: Path) -> bool:
    """Whether the file says that it is a zip, cut off or not."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def names(path: Path) -> list[str]:
    """The files in a zip.

    Raises:
        InputError: its list is larger than that of any backup.
        zipfile.BadZipFile: it is damaged.
    """
    with _Listed(path) as file, zipfile.ZipFile(file) as archive:
        return [info.filename for info in archive.infolist() if not info.is_dir()]


def require_inside(path: Path, names: Iterable[str]) -> None:
    """Make sure that no name leads out of the zip.

    Raises:
        InputError: one does.
    """
    for name in names:
        parts = PurePosixPath(name.replace("\\", "/")).parts
        outside = not parts or parts[0].startswith("/") or _DRIVE.fullmatch(parts[0])
        if ".." in parts or outside:
            raise InputError(
                f"{path} holds {name!r}, which points out of the archive. No program exports "
                "that, so nothing of it was taken."
            )


def opened(path: Path, name: str, place: str) -> tuple[int, IO[bytes]]:
    """The size a file of a zip is said to have, and the file, which may well hold another.

    Raises:
        InputError: it has a password, or is packed in a way that no export is.
        KeyError: there is no such file.
        zipfile.BadZipFile: it is damaged.
    """
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(name)
        if info.flag_bits & 1:
            raise InputError(f"{place} has a password; save it without one.")
        if info.compress_type not in _PACKED:
            raise InputError(f"{place} is packed in an unusual way; pack it anew as a plain zip.")
        return info.file_size, archive.open(info)


class _Listed(io.FileIO):
    """A zip whose list of files, which is read in one piece, may not be of any size."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read some bytes.

        Raises:
            InputError: there are more in one piece than the list of a backup has.
        """
        most = limits.LISTED + 1
        data = super().read(most if size is None or size < 0 else min(size, most)) or b""
        if len(data) > limits.LISTED:
            raise InputError(f"{self.name} lists more files than any backup has; is it the export?")
        return data
