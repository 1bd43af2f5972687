"""Bad files: each is one sentence that says where, and costs neither memory nor time."""

import os
import socket
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.files import written, zipped
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange import limits
from therapy_tui.exchange.given import Given

TABLE = "date,mood,note\r\n2024-01-02,7,café\r\n"
ROWS = [(1, ["date", "mood", "note"]), (2, ["2024-01-02", "7", "café"])]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_an_encoding_that_the_bytes_tell_needs_no_word(tmp_path: Path, encoding: str) -> None:
    assert [*Given(written(tmp_path, TABLE.encode(encoding))).rows()] == ROWS


def test_a_text_in_utf_16_with_its_mark_is_read_from_the_large_end_too(tmp_path: Path) -> None:
    data = b"\xfe\xff" + TABLE.encode("utf-16-be")
    assert [*Given(written(tmp_path, data)).rows()] == ROWS


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_an_encoding_that_nothing_tells_is_asked_for_with_the_line(
    tmp_path: Path, encoding: str
) -> None:
    file = written(tmp_path, TABLE.encode(encoding))
    with pytest.raises(InputError, match=r"line 2: this is no UTF-8 text.*--encoding cp1252"):
        [*Given(file).rows()]
    assert [*Given(file, encoding=encoding).rows()] == ROWS


def test_a_wrong_or_unknown_encoding_is_said(tmp_path: Path) -> None:
    file = written(tmp_path, TABLE)
    with pytest.raises(InputError, match="this is no UTF-16 text"):
        [*Given(file, encoding="utf-16").rows()]
    for name in ("klingon", "base64", "rot13", "\x00"):
        with pytest.raises(InputError, match="There is no encoding"):
            Given(file, encoding=name)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ('date,note\n2024-01-02,"cut', r"line 2: the row that begins here is no CSV"),
        ('date,note\n2024-01-02,"a"b\n', r"line 2: the row that begins here is no CSV"),
        (f'a\n"\n{"x" * (limits.CELL + 9)}"\n', r"line 2: .*larger than field limit"),
    ],
)
def test_a_damaged_csv_is_said_with_the_line_of_its_row(
    tmp_path: Path, data: str, sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        [*Given(written(tmp_path, data)).rows()]


def test_lines_are_counted_through_texts_of_several_lines(tmp_path: Path) -> None:
    rows = [*Given(written(tmp_path, 'a\n"x\ny\r\nz"\n\n , \nlast\x00\n')).rows()]
    assert [line for line, _ in rows] == [1, 2, 7]
    assert rows[-1][1] == ["last\x00"]


def test_more_rows_than_a_life_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ROWS", 1000)
    rows = Given(written(tmp_path, "x\n" * 5000)).rows()
    with pytest.raises(InputError, match="line 1001: there are more than 1,000 rows"):
        list(rows)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ('{"a": [1, 2', "line 1: this is no JSON"),
        ('{\n"a": x}', "line 2: this is no JSON"),
        ("[" * 200_000, "nested too deep"),
        ('{"a":' * 200_000, "nested too deep"),
        ("9" * 5000, "has a huge number"),
        ("", "line 1: this is no JSON"),
    ],
)
def test_a_damaged_json_is_said(tmp_path: Path, data: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        Given(written(tmp_path, data)).json()


def test_a_text_that_must_be_in_memory_at_once_has_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WHOLE", 1024**2)
    given = Given(written(tmp_path, b" " * (1024**2 + 1)))
    for read in (given.json, given.text, given.data):
        with pytest.raises(InputError, match="more than 1 megabytes"):
            read()


@pytest.mark.parametrize("cut", [30, 60, -10])
def test_a_zip_that_was_cut_off_is_said(tmp_path: Path, cut: int) -> None:
    with pytest.raises(InputError, match=r"damaged zip .*cut off\? Export it once more"):
        Given(written(tmp_path, zipped({"entry.csv": TABLE * 50})[:cut]))


def test_a_zip_whose_content_was_damaged_is_said(tmp_path: Path) -> None:
    data = bytearray(zipped({"entry.csv": TABLE * 50}))
    data[45] ^= 0xFF
    with pytest.raises(InputError, match=r"export.csv, entry.csv is a damaged zip"):
        [*Given(written(tmp_path, bytes(data))).rows("entry.csv")]


@pytest.mark.parametrize(
    "name", ["../entry.csv", "a/../../entry.csv", "/etc/entry.csv", "C:/e.csv"]
)
def test_a_path_that_climbs_out_of_the_zip_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="points out of the archive"):
        Given(written(tmp_path, zipped({name: TABLE})))


def test_a_colon_or_dots_in_a_name_climb_nowhere(tmp_path: Path) -> None:
    names = ("Read: 10 pages/Checkmarks.csv", "..x.csv")
    assert Given(written(tmp_path, zipped(dict.fromkeys(names, TABLE)))).names == names


def test_an_encrypted_zip_is_said(tmp_path: Path) -> None:
    data = bytearray(zipped({"entry.csv": TABLE}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    with pytest.raises(InputError, match="has a password"):
        [*Given(written(tmp_path, bytes(data))).rows("entry.csv")]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_could_burst_at_once_is_refused(tmp_path: Path, method: int) -> None:
    file = tmp_path / "export.zip"
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("entry.csv", TABLE)
    with pytest.raises(InputError, match="packed in an unusual way"):
        [*Given(file).rows("entry.csv")]


def test_a_zip_bomb_is_stopped_by_what_was_unpacked(tmp_path: Path) -> None:
    given = Given(written(tmp_path, zipped({"entry.csv": b"\0" * (limits.WHOLE + 9)})))
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="more than 24 megabytes"):
            given.data("entry.csv")
        assert tracemalloc.get_traced_memory()[1] < 3 * limits.WHOLE
    finally:
        tracemalloc.stop()


def test_a_header_that_lies_about_the_size_gives_no_more_than_it_says(tmp_path: Path) -> None:
    data = bytearray(zipped({"entry.csv": TABLE * 1000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + at, 9)
    with pytest.raises(InputError, match="damaged zip"):
        [*Given(written(tmp_path, bytes(data))).rows("entry.csv")]


def test_many_files_of_a_zip_count_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TOTAL", 1024**2)
    given = Given(
        written(tmp_path, zipped({f"{each}.csv": ("x" * 999 + "\n") * 400 for each in range(4)}))
    )
    with pytest.raises(InputError, match="unpacks to more than 1 megabytes"):
        [[*given.rows(name)] for name in given.names]


def _listing(count: int) -> bytes:
    """A zip that is nothing but a list of so many files."""
    one = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *[0] * 11, 1, *[0] * 6) + b"x"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(one) * count, 4, 0)
    return b"PK\x03\x04" + one * count + end


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(120_000, "holds more than 100,000 files"), (1_000_000, "lists more files than any backup")],
)
def test_a_zip_of_a_million_files_is_refused_by_its_list(
    tmp_path: Path, count: int, sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        Given(written(tmp_path, _listing(count)))


def test_a_folder_is_read_two_levels_deep_and_loops_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    (folder / "001 A" / "deep").mkdir(parents=True)
    written(folder, TABLE, "Habits.csv")
    written(folder / "001 A", TABLE, "Checkmarks.csv")
    written(folder / "001 A" / "deep", TABLE, "too.csv")
    (folder / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    given = Given(folder)
    assert sorted(given.names) == ["001 A/Checkmarks.csv", "Habits.csv"]
    assert [*given.rows("Habits.csv")] == ROWS


def test_a_folder_of_too_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 5)
    for each in range(5):
        written(tmp_path, "", str(each))
    with pytest.raises(InputError, match="holds more than 5 files"):
        Given(tmp_path)  # The home of the tests lies in it too.


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def _loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_pipe, "is neither a file nor a folder"),
        (_socket, "is neither a file nor a folder"),
        (_loop, "cannot be read: Too many levels"),
        (lambda _path: None, "cannot be read: No such file"),
    ],
)
def test_what_is_no_file_is_not_waited_on(
    tmp_path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    make(tmp_path / "x")
    with pytest.raises(InputError, match=sentence):
        Given(tmp_path / "x")
    with pytest.raises(InputError, match="neither a file nor a folder"):
        Given(Path("/dev/zero"))
    with pytest.raises(InputError, match="no name of a file"):
        Given(tmp_path / "a\x00b")


def test_a_pipe_that_took_the_place_of_a_file_is_not_waited_on(tmp_path: Path) -> None:
    written(tmp_path, TABLE)
    given = Given(tmp_path)
    (tmp_path / "export.csv").unlink()
    os.mkfifo(tmp_path / "export.csv")
    assert [*given.rows("export.csv")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    with pytest.raises(InputError, match="cannot be read: Permission denied"):
        Given(closed)


def test_a_zip_or_a_folder_is_no_single_file(tmp_path: Path) -> None:
    file = written(tmp_path, zipped({"a.csv": TABLE, "b.csv": TABLE}))
    with pytest.raises(InputError, match="is a zip, and this source takes a single file"):
        list(Given(file).rows())
    with pytest.raises(InputError, match="is a folder, and this source"):
        Given(tmp_path).head()
