"""The file to import: plain, zipped or a folder, and never more of it than the limits allow."""

import csv
import io
import json
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange import decoding, limits, zips
from therapy_tui.exchange.counted import Counted

ITSELF = ""
"""The name of a file that is no container: what ``rows`` and ``json`` read unless told."""

_HEAD = 4_096


class Given:
    """What the person wants to import.

    ``path`` is a file, a zip or a folder; ``progress`` is told the share of the bytes read so far,
    0 to 1, as they are read. Nothing is ever unpacked to disk.
    """

    def __init__(
        self,
        path: Path,
        *,
        encoding: str | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Look at what is there.

        Raises:
            InputError: it is not there, cannot be read, or is a damaged or dangerous zip.
        """
        self.path = path
        self.progress = progress
        self._encoding = decoding.known_encoding(encoding) if encoding else None
        self._unpacked = 0
        with self._reading(ITSELF):
            mode = path.stat().st_mode
            self.is_folder = stat.S_ISDIR(mode)
            if not self.is_folder and not stat.S_ISREG(mode):
                raise InputError(f"{path} is neither a file nor a folder.")
            self.is_zip = not self.is_folder and zips.begins_as_zip(path)
            self.names = self._members()

    def __str__(self) -> str:
        return self.path.name or str(self.path)

    def place(self, name: str) -> str:
        """A file as it is named in a sentence: ``export.zip, Habits.csv``."""
        return f"{self.path}, {name}" if name != ITSELF else str(self.path)

    @contextmanager
    def part(self, first: float, last: float) -> Iterator[None]:
        """Tell the progress of what is read meanwhile as a part of the whole, 0 to 1."""
        whole = self.progress
        if whole is not None:
            self.progress = lambda share: whole(first + share * (last - first))
        try:
            yield
        finally:
            self.progress = whole

    def head(self, name: str = ITSELF) -> str:
        """The beginning of a text, for recognising it; what is no text is a replacement sign.

        Raises:
            InputError: it cannot be read.
        """
        with self._reading(name), self._open(name, limits.TEXT, quietly=True) as file:
            data = file.read(_HEAD)
        text = data.decode(self._encoding or decoding.encoding_of(data), "replace")
        return text.removeprefix("\ufeff")

    def rows(
        self, name: str = ITSELF, delimiter: str = ",", *, quietly: bool = False
    ) -> Iterator[tuple[int, list[str]]]:
        """The rows of a CSV, each with the line at which it begins, empty ones left out.

        ``quietly`` tells no progress, for looking into a file before it is read.

        Raises:
            InputError: naming the line where it is damaged, or where there is more than a diary
                can hold.
        """
        number, ended = 0, 0
        with self._text(name, quietly=quietly) as text:
            csv.field_size_limit(limits.CELL)
            reader = csv.reader(text, delimiter=delimiter, strict=True)
            try:
                for row in reader:
                    line, ended = ended + 1, reader.line_num
                    if not any(cell.strip() for cell in row):
                        continue
                    number += 1
                    if number == 1:
                        row[0] = row[0].removeprefix("\ufeff")
                    if number > limits.ROWS:
                        raise InputError(
                            f"{self.place(name)}, line {line}: there are more than "
                            f"{limits.ROWS:,} rows, which no diary needs. Split the file."
                        )
                    yield line, row
            except csv.Error as error:
                raise InputError(
                    f"{self.place(name)}, line {ended + 1}: the row that begins here is no CSV "
                    f"({error}). Was the file cut off? Export it once more."
                ) from None

    def text(self, name: str = ITSELF) -> str:
        """A whole text.

        Raises:
            InputError: it cannot be read, or is larger than ``limits.WHOLE``.
        """
        with self._text(name, limits.WHOLE) as text:
            return text.read().removeprefix("\ufeff")

    def data(self, name: str = ITSELF) -> bytes:
        """All bytes of a file.

        Raises:
            InputError: it cannot be read, or is larger than ``limits.WHOLE``.
        """
        with self._reading(name), self._open(name, limits.WHOLE) as file:
            return file.read()

    def json(self, name: str = ITSELF) -> object:
        """What a JSON text says.

        Raises:
            InputError: naming the line where it is no JSON.
        """
        return self.parse_json(self.text(name), name)

    def parse_json(self, text: str, name: str = ITSELF) -> object:
        """What a JSON text from one of the files says.

        Raises:
            InputError: naming the line where it is no JSON.
        """
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{self.place(name)}, line {error.lineno}: this is no JSON ({error.msg}). "
                "Was the file cut off? Export it once more."
            ) from None
        except (RecursionError, ValueError) as error:
            what = (
                "is nested too deep" if isinstance(error, RecursionError) else "has a huge number"
            )
            raise InputError(
                f"{self.place(name)}: this JSON {what}, which no diary needs. Is it the right file?"
            ) from None

    @contextmanager
    def _text(
        self, name: str, limit: int = limits.TEXT, *, quietly: bool = False
    ) -> Iterator[io.TextIOWrapper]:
        encoding = self._encoding or self._told(name)
        with self._reading(name):
            try:
                with decoding.text(self._open(name, limit, quietly=quietly), encoding) as text:
                    yield text
            except UnicodeError:
                with self._open(name, limit) as again:
                    raise decoding.not_text(again, encoding, self.place(name)) from None

    def _told(self, name: str) -> str:
        with self._reading(name), self._open(name, limits.TEXT, quietly=True) as file:
            return decoding.encoding_of(file.read(_HEAD))

    def _open(self, name: str, limit: int, *, quietly: bool = False) -> IO[bytes]:
        """A file of what was given, which raises once more is read than is allowed."""
        if name == ITSELF and (self.is_zip or self.is_folder):
            what = "zip" if self.is_zip else "folder"
            raise InputError(
                f"{self.path} is a {what}, and this source takes a single file. Give that file, or "
                "another source."
            )
        if self.is_zip:
            size, opened = zips.opened(self.path, name, self.place(name))
        else:
            # A pipe in the place of the file must not be waited on.
            path = self.path / name if name != ITSELF else self.path
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            size, opened = os.fstat(descriptor).st_size, os.fdopen(descriptor, "rb")
        counted = Counted(opened, limit, self.place(name), self._total if self.is_zip else None)
        if not quietly and self.progress is not None:
            counted.watch(self.progress, size)
        return io.BufferedReader(counted)

    def _total(self, read: int) -> None:
        self._unpacked += read
        if self._unpacked > limits.TOTAL:
            raise InputError(
                f"{self.path} unpacks to more than {limits.spoken(limits.TOTAL)}, which no diary "
                "needs. Nothing of it was taken."
            )

    def _members(self) -> tuple[str, ...]:
        if self.is_zip:
            names = zips.names(self.path)
        elif self.is_folder:
            names = [
                str(PurePosixPath(file.relative_to(self.path)))
                for file in islice(self._files(), limits.MEMBERS + 1)
            ]
        else:
            return ()
        if len(names) > limits.MEMBERS:
            raise self._too_many()
        if self.is_zip:
            zips.require_inside(self.path, names)
        return tuple(names)

    def _files(self) -> Iterator[Path]:
        """The files of the folder, two levels deep, which is what exports have."""
        for entry in self._in(self.path):
            if entry.is_file():
                yield entry
            elif entry.is_dir() and not entry.is_symlink():
                yield from (file for file in self._in(entry) if file.is_file())

    def _in(self, folder: Path) -> list[Path]:
        """What is in a folder, in order; never more in memory than shows that it is too much."""
        entries = [*islice(folder.iterdir(), limits.MEMBERS + 1)]
        if len(entries) > limits.MEMBERS:
            raise self._too_many()
        return sorted(entries)

    def _too_many(self) -> InputError:
        return InputError(
            f"{self.path} holds more than {limits.MEMBERS:,} files; is it the export?"
        )

    @contextmanager
    def _reading(self, name: str) -> Iterator[None]:
        """Turn whatever goes wrong at reading into a sentence."""
        where = self.place(name)
        try:
            yield
        except KeyError:
            raise InputError(f"There is no {name} in {self.path}.") from None
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise InputError(
                f"{where} is a damaged zip ({error}). Was it cut off? Export it once more."
            ) from None
        except (NotImplementedError, RuntimeError) as error:
            raise InputError(f"{where} cannot be unpacked: {error}.") from None
        except OSError as error:
            raise InputError(f"{where} cannot be read: {error.strerror or error}.") from None
        except UnicodeError:
            raise  # What is no text is said with its line.
        except ValueError as error:
            raise InputError(f"{where!r} is no name of a file ({error}).") from None
