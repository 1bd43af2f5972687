"""Makes month texts a person might have written by hand, in every form TOML allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from hypothesis import strategies as st

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.fields import FIELDS, Change, Kind
from therapy_tui.journal.toml_syntax import read_toml

MONTH = Month(2026, 11)
DATES = [date(2026, 11, day) for day in (1, 2, 5, 16, 17, 18, 30)]

COMMENT = "#@"
"""Where a comment stands; each gets a number, so that none can be lost unseen."""

FAKE = "[2026-11-05]\nmood = 1 # no comment\n2026-11-17.mood = 2\n"
STRANGE_VALUES = [
    "3",
    "-0.0",
    "nan",
    "true",
    "1979-05-27 07:32:00",
    "07:32:00",
    '"a # b"',
    "'c:\\dir # [x]'",
    '"\\u001b[31m \\"q\\" \\\\"',
    f'"""\n{FAKE}"""',
    f"'''{FAKE}'''",
    '"""two quotes """""',
    "'''one quote ''''",
    '"""\\"""\\\n   [2026-11-16]"""',
    "[]",
    "[ 1,\n  2, ]",
    f"[ {COMMENT} ]\n  1, {COMMENT} }}\n  [ 'a', \"]\" ],\n]",
    "{}",
    "{ a = 1, b.c = '}', \"d\" = [ { e = 1 } ] }",
    f'{{ list = [ {COMMENT} "\n 1 ] }}',
]
VALID: Mapping[str, list[str]] = {
    "mood": ["7", "0x7", "+7", "1_0"],
    "sleep": ["1", "0b101"],
    "homework": ["0", '"none-set"', "'none-set'"],
    "goals": ["5"],
    "takeaways": ["99"],
    "sessions": ["1"],
    "frequency": ['"weekly"', "'monthly'", '"""as-needed"""'],
    "duration": ['"1-3-years"'],
    "note": ['"short"', f"'''\n{FAKE}'''", f'"""{FAKE}"""', '"\\u001b[31m é"', "'[/bold] 你好'"],
}
WRONG_VALUES = ["14", "7.5", "true", '"x"', "''", f"[1, {COMMENT}\n 2]", "{ a = 1 }"]

notes = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)


@dataclass(frozen=True)
class Chunk:
    """Some whole lines, and the date they belong to; comments and blank lines are nobody's."""

    text: str
    owner: date | None = None


@dataclass(frozen=True)
class Written:
    """A month's text and the lines it was made from."""

    text: str
    chunks: tuple[Chunk, ...]
    comments: tuple[str, ...]

    @property
    def content(self) -> dict[str, Any]:
        """What the parser reads."""
        return dict(read_toml(self.text))


def changes() -> st.SearchStrategy[Change]:
    """Changes of one to four fields, clearing among them."""
    values: dict[str, st.SearchStrategy[Any]] = {}
    for field in FIELDS:
        valid: st.SearchStrategy[Any]
        if field.kind is Kind.TEXT:
            valid = notes
        elif field.numeric:
            valid = st.sampled_from([*range(field.low, field.high + 1), *field.choices])
        else:
            valid = st.sampled_from(field.choices)
        values[field.key] = st.none() | valid
    keys = st.sets(st.sampled_from(sorted(values)), min_size=1, max_size=4)
    return keys.flatmap(lambda keys: st.fixed_dictionaries({key: values[key] for key in keys}))


@st.composite
def month_texts(draw: st.DrawFn) -> Written:
    """Whole month texts with days in every form."""
    forms = {day: draw(st.sampled_from([*_FORMS, ""])) for day in DATES}
    in_root = [_FORMS[form](draw, day) for day, form in forms.items() if form in _ROOT_FORMS]
    below = [_FORMS[form](draw, day) for day, form in forms.items() if form in _TABLE_FORMS]
    root = [*_head(draw), *draw(st.permutations(in_root))]
    if draw(st.booleans()):
        root.append([Chunk(_pair(draw, '"a table".x', st.sampled_from(STRANGE_VALUES)))])
    if draw(st.booleans()):
        places = st.integers(0, len(below))
        below.insert(draw(places), [Chunk("[[things]]\nname = 'a'\n"), Chunk("[things.more]\n")])
        below.insert(draw(places), [Chunk("[mine] #@\n[mine.'2026-11-17']\nmood = 3\n")])
    apart = draw(st.booleans())
    groups = [*root, *below]
    chunks = [
        chunk for group in groups for chunk in [*_between(draw, apart, group in root), *group]
    ]
    return _assembled(draw, chunks)


def _assembled(draw: st.DrawFn, chunks: list[Chunk]) -> Written:
    numbers = count()
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    comments: list[str] = []

    def finished(text: str) -> str:
        while COMMENT in text:
            comments.append(f"# c{next(numbers)}.")
            text = text.replace(COMMENT, comments[-1], 1)
        return text.replace("\n", newline)

    done = [Chunk(finished(chunk.text), chunk.owner) for chunk in chunks]
    text = "".join(chunk.text for chunk in done)
    if draw(st.booleans()):
        text = text.removesuffix(newline)
    return Written(draw(st.sampled_from(["", "\ufeff"])) + text, tuple(done), tuple(comments))


def _head(draw: st.DrawFn) -> list[list[Chunk]]:
    return draw(
        st.sampled_from(
            [[], [[Chunk("format = 1\n")]], [[Chunk("#@\n")], [Chunk('"format"=1 #@\n')]]]
        )
    )


def _between(draw: st.DrawFn, apart: bool, root: bool) -> list[Chunk]:
    """What stands before a group of lines."""
    loose = [["\n"], ["\n", "#@\n"], ["\n", "#@\n", "  #@\n"], ["#@\n", "\n"], ["\n", "\n"]]
    dense = [[], ["#@\n"]] if not root else [[]]
    return [Chunk(line) for line in draw(st.sampled_from(loose if apart else dense))]


def _pair(draw: st.DrawFn, key: str, values: st.SearchStrategy[str]) -> str:
    indent = draw(st.sampled_from(["", "  ", "\t"]))
    equals = draw(st.sampled_from([" = ", "=", "\t=  "]))
    end = draw(st.sampled_from(["", "", " ", f" {COMMENT}", f"\t{COMMENT}  "]))
    return f"{indent}{key}{equals}{draw(values)}{end}\n"


def _keys(draw: st.DrawFn, in_braces: bool = False) -> list[tuple[str, st.SearchStrategy[str]]]:
    """Keys of one day, each as written, with what its value may be."""
    known = draw(st.lists(st.sampled_from(sorted(VALID)), unique=True, max_size=4))
    keys: list[tuple[str, st.SearchStrategy[str]]] = []
    for key in known:
        written = draw(st.sampled_from([key, key, f'"{key}"', f"'{key}'"]))
        keys.append((written, st.sampled_from([*VALID[key] * 2, *WRONG_VALUES])))
    strange = st.sampled_from(STRANGE_VALUES)
    own = [("weather", strange), ("x.y", strange), ('x . "z.#"', strange), ("'a = b'", strange)]
    return draw(st.permutations([*keys, *own[: draw(st.integers(0, len(own)))]]))


def _name(draw: st.DrawFn, day: date) -> str:
    return draw(st.sampled_from([f"{day}", f'"{day}"', f"'{day}'"]))


def _table(draw: st.DrawFn, day: date) -> list[Chunk]:
    name = _name(draw, day)
    header = draw(st.sampled_from([f"[{name}]\n", f" [ {name} ]  #@\n", f"[{name}] #@\n"]))
    lines = [header]
    for key, values in _keys(draw):
        lines += [draw(st.sampled_from(["", "", "#@\n", "\n"])), _pair(draw, key, values)]
    return [Chunk("".join(lines), day)]


def _table_with_inner(draw: st.DrawFn, day: date) -> list[Chunk]:
    return [*_table(draw, day), Chunk(f"[{day}.inner] #@\nmood = 9\n")]


def _only_inner(draw: st.DrawFn, day: date) -> list[Chunk]:
    return [Chunk(f"[{_name(draw, day)}.inner.deep]\nmood = 9 #@\n")]


def _inline(draw: st.DrawFn, day: date) -> list[Chunk]:
    space = draw(st.sampled_from(["", " ", "\t"]))
    pairs = [f"{key}{space}= {draw(values)}" for key, values in _keys(draw)]
    table = f"{{{space}{(space + ',' + space).join(pairs)}{space}}}"
    return [Chunk(_pair(draw, _name(draw, day), st.just(table)), day)]


def _dotted(draw: st.DrawFn, day: date) -> list[Chunk]:
    dot = draw(st.sampled_from([".", " . "]))
    lines = [_pair(draw, f"{_name(draw, day)}{dot}{key}", values) for key, values in _keys(draw)]
    return [Chunk(line, day) for line in lines]


_ROOT_FORMS = {"inline": _inline, "dotted": _dotted}
_TABLE_FORMS = {"table": _table, "with inner": _table_with_inner, "only inner": _only_inner}
_FORMS = {**_ROOT_FORMS, **_TABLE_FORMS}
