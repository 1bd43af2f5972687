"""Makes of a sound text what a slip of the hand, a bad disk or a bad program makes of it."""

from collections.abc import Sequence

from hypothesis import strategies as st

SIGNS = [
    *["\x00", "\r", "\n", "\r\n", "\ufeff", "\x1b[31m", "\x85", "\u2028", "\u202e", "\t", " "],
    *['"', '"""', "'", "'''", "\\", "\\u0041", "#", "=", ".", ",", "[", "]", "[[", "]]", "{", "}"],
    *["2026-11-17", "[2026-11-17]\n", "[[goals]]\n", "2026-11-17.mood = 3\n", "mood", "note = '''"],
    *["0x", "1e400", "-nan", "99999999999999999999", "true", "07:32:00", "é", "你好", "\U0001f600"],
]
"""What may come in anywhere: what TOML gives a meaning to, and what editors and terminals do."""


def pieces() -> st.SearchStrategy[str]:
    """Texts of signs that mean something in TOML, one behind the other."""
    return st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


@st.composite
def damaged(draw: st.DrawFn, sound: st.SearchStrategy[str]) -> bytes:
    """A sound text with one to four kinds of damage."""
    data = draw(sound).encode()
    for _ in range(draw(st.integers(1, 4))):
        data = draw(st.sampled_from(_KINDS))(draw, data)
    return data


def anything(sound: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """A file as it might be found: damaged, made of signs, any text, any bytes."""
    return st.one_of(
        damaged(sound), damaged(sound), pieces().map(str.encode), _texts, st.binary(max_size=200)
    )


def _place(draw: st.DrawFn, data: Sequence[object]) -> int:
    return draw(st.integers(0, len(data)))


def _cut(draw: st.DrawFn, data: bytes) -> bytes:
    return data[: _place(draw, data)]


def _hole(draw: st.DrawFn, data: bytes) -> bytes:
    start = _place(draw, data)
    return data[:start] + data[start + draw(st.integers(1, 20)) :]


def _flip(draw: st.DrawFn, data: bytes) -> bytes:
    if not data:
        return data
    at = draw(st.integers(0, len(data) - 1))
    changed = data[at] ^ (1 << draw(st.integers(0, 7)))
    return data[:at] + bytes([changed]) + data[at + 1 :]


def _insert(draw: st.DrawFn, data: bytes) -> bytes:
    at = _place(draw, data)
    return data[:at] + draw(st.sampled_from(SIGNS)).encode() + data[at:]


def _lines(draw: st.DrawFn, data: bytes) -> bytes:
    """Lines swapped, doubled or gone."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    one = draw(st.integers(0, len(lines) - 1))
    other = draw(st.integers(0, len(lines) - 1))
    kind = draw(st.sampled_from(["swap", "double", "drop"]))
    if kind == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    elif kind == "double":
        lines.insert(other, lines[one])
    else:
        del lines[one]
    return b"".join(lines)


def _line_ends(draw: st.DrawFn, data: bytes) -> bytes:
    return data.replace(b"\n", draw(st.sampled_from([b"\r\n", b"\r", b"\n\r", b"\n\n", b""])))


def _zeros(draw: st.DrawFn, data: bytes) -> bytes:
    """The end never reached the disk."""
    at = _place(draw, data)
    return data[:at] + b"\x00" * (len(data) - at)


_KINDS = [_cut, _hole, _flip, _flip, _insert, _insert, _insert, _lines, _lines, _line_ends, _zeros]
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120).map(str.encode)
