"""A TOML text under edit: statements are replaced or added, all others keep their characters."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from therapy_tui.journal.toml_outline import Path, Section, lead, outline
from therapy_tui.journal.toml_scan import Kind, Statement
from therapy_tui.journal.toml_syntax import BOM, read_toml
from therapy_tui.journal.toml_value import render_pair, render_value, same


class Document:
    """Collects edits of one text that the parser has accepted; ``render`` gives the new text.

    Edits name statements of the text as it was, so a second round of edits, on what the first
    one made, takes a new document. New lines end as the first line of the text does.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.statements: Sequence[Statement]
        self.sections: Sequence[Section]
        self.statements, self.sections = outline(text)
        first_end = text.find("\n")
        self.newline = "\r\n" if first_end > 0 and text[first_end - 1] == "\r" else "\n"
        self._kept = [statement.text for statement in self.statements]
        self._before = [""] * (len(self.statements) + 1)

    def render(self) -> str:
        """The text with all edits made."""
        kept, bom = [*self._kept, ""], BOM if self.text.startswith(BOM) else ""
        if self._before[-1] and self.statements and kept[-2] and not kept[-2].endswith("\n"):
            # Only the last line of a file may lack its end, and now it is the last no more.
            kept[-2] += self.newline
        return bom + "".join(chain.from_iterable(zip(self._before, kept, strict=True)))

    def section(self, path: Path) -> Section | None:
        """The table that has a header of that path, or the root for an empty path."""
        return next((section for section in self.sections if section.path == path), None)

    def pairs(self, section: Section) -> list[int]:
        """The statements of a table's own keys, without those of the tables inside it."""
        body = range(section.first, section.end)
        return [i for i in body if self.statements[i].kind is Kind.PAIR]

    def insert(self, index: int, lines: str) -> None:
        """Put whole lines before a statement, after those already put there."""
        self._before[index] += lines

    def set_keys(
        self, section: Section, values: Mapping[str, object], order: Sequence[str] = ()
    ) -> None:
        """Set keys of one table; ``None`` removes a key with everything inside it.

        A value that is there already keeps its characters. Of a replaced value only its own
        characters change; comments stay, those of a removed line as lines of their own. A new
        key goes among the present ones where ``order`` has it; one that is not in ``order``
        goes last.
        """
        new: dict[str, object] = {}
        for key, value in values.items():
            places = [i for i in self.pairs(section) if self.statements[i].path[0] == key]
            inside = [s for s in self.sections if s.begins_with((*section.path, key))]
            plain = len(places) == 1 and not inside and len(self.statements[places[0]].path) == 1
            if value is not None and plain:
                self._set_value(places[0], value)
                continue
            self.drop(places)
            for table in inside:
                self.drop([i for i in (table.header,) if i is not None])
                self.drop(self.pairs(table))
            if value is not None:
                new[key] = value
        if new:
            self._add_keys(section, new, order)

    def drop(self, places: Iterable[int]) -> None:
        """Take statements out; their comments stay as lines of their own."""
        for index in places:
            self._kept[index] = "".join(self.comment_lines(index))

    def take(self, places: Sequence[int]) -> str:
        """Take statements out, comments too, and give their text."""
        taken = "".join(self._kept[index] for index in places)
        for index in places:
            self._kept[index] = ""
        return taken

    def drop_comment(self, index: int) -> None:
        """Take the comment at the end of a key's or a header's line out."""
        comment = self.statements[index].comment
        if comment is not None:
            line, written = self._kept[index], comment.of(self.statements[index].text)
            start = line.rindex(written)
            end = line[start:].removeprefix(written)
            self._kept[index] = line[:start].rstrip(" \t") + end

    def add_comment(self, index: int, text: str) -> None:
        """Put a comment at the end of a key's or a header's line that has none."""
        line = self._kept[index]
        body = line.rstrip(" \t\r\n")
        end = line.removeprefix(line.rstrip("\r\n"))
        self._kept[index] = f"{body}  {text}{end}"

    def with_comments(self, index: int) -> int:
        """Where a key begins, with the comment block directly above it.

        A block at the top of the file is about the file and no part of the first key.
        """
        return lead(self.statements, index) or index

    def drop_section(self, section: Section) -> None:
        """Take a table out with its keys and the blank lines below; comments stay as they are.

        Where no blank line was above the table those below part its neighbours and stay.
        """
        body = range(section.top, section.end)
        blanks = [i for i in body if self.statements[i].kind is Kind.BLANK]
        self.drop(i for i in body if self.statements[i].key)
        if any(self._kept[i] for i in body if i not in blanks):
            return
        if section.top == 0 or self.statements[section.top - 1].kind is Kind.BLANK:
            self.drop(blanks)
            if section.end == len(self.statements):
                self._drop_last_blank(section.top)

    def _drop_last_blank(self, index: int) -> None:
        """Take out the blank line above a table that was the last one of the file."""
        while index > 0 and not self._kept[index - 1]:
            index -= 1
        if index > 0 and self.statements[index - 1].kind is Kind.BLANK:
            self._kept[index - 1] = ""

    def insert_tables(self, index: int, tables: Sequence[str]) -> None:
        """Put whole tables before a statement, apart from their neighbours as the file has it."""
        gap = self.newline if self.spaced() else ""
        block = gap.join(tables)
        if index > 0 and self.statements[index - 1].kind is not Kind.BLANK:
            block = gap + block
        if index < len(self.statements):
            block += gap
        self.insert(index, block)

    def above(self, section: Section) -> int:
        """Where a table begins, with the comment block directly above its header."""
        return lead(self.statements, section.top)

    def comment_lines(self, index: int) -> list[str]:
        """The comments of a key or a header, inside its value and after it, each as a line."""
        statement = self.statements[index]
        inner = statement.pair.inner if statement.pair else ()
        spans = [*inner, *([statement.comment] if statement.comment else [])]
        return [f"{self.indent(index)}{span.of(statement.text)}{self.newline}" for span in spans]

    def indent(self, index: int) -> str:
        """The white space before a key or a header."""
        line = self.statements[index].text
        return line[: len(line) - len(line.lstrip(" \t"))]

    def _set_value(self, index: int, value: object) -> None:
        statement = self.statements[index]
        pair = statement.pair
        if pair is None or same(_value(pair.value.of(statement.text)), value):
            return
        text = statement.text
        above = [f"{self.indent(index)}{span.of(text)}{self.newline}" for span in pair.inner]
        self._kept[index] = (
            "".join(above)
            + text[: pair.value.start]
            + render_value(value, self.newline)
            + text[pair.value.end :]
        )

    def _add_keys(self, section: Section, new: Mapping[str, object], order: Sequence[str]) -> None:
        rank = {key: number for number, key in enumerate(order)}
        present = self.pairs(section)
        ranks = {i: rank.get(self.statements[i].path[0], -1) for i in present}
        neighbour = next(iter(present), section.header)
        indent = "" if neighbour is None else self.indent(neighbour)
        for key in sorted(new, key=lambda key: rank.get(key, len(rank))):
            at = self._place(section, rank.get(key, len(rank)), ranks)
            self.insert(at, indent + render_pair(key, new[key], self.newline))
        if section.header is None and not present and section.end < len(self.statements):
            self.insert(section.end, self.newline)

    def _place(self, section: Section, wanted: int, ranks: Mapping[int, int]) -> int:
        """The statement a new key is put before; ``ranks`` are of the present keys."""
        earlier = [i for i, rank in ranks.items() if -1 < rank < wanted]
        later = [i for i, rank in ranks.items() if rank > wanted]
        if earlier:
            return max(earlier) + 1
        if later:
            return self.with_comments(min(later))
        if section.header is not None:
            return section.first
        return max(ranks) + 1 if ranks else section.end

    def spaced(self) -> bool:
        """Whether blank lines part the tables of this file; so they do where there is no table."""
        tops = [self.above(section) for section in self.sections[1:]]
        above = [self.statements[top - 1].kind is Kind.BLANK for top in tops if top > 0]
        return any(above) or not above


@lru_cache(maxsize=64)
def _value(written: str) -> object:
    """What a value is that is written so; most are small numbers, which come again and again."""
    return read_toml(f"value = {written}\n")["value"]


def without_empty(text: str, path: Path) -> str:
    """The text without a table's header when nothing is left in the table.

    Comments in it or directly above it and tables inside it keep the header where it is.
    """
    document = Document(text)
    section = document.section(path)
    if section is None or section.header is None:
        return text
    body = document.statements[document.above(section) : section.end]
    inside = any(s.begins_with(path) for s in document.sections if s is not section)
    if inside or any(s.kind is Kind.PAIR or s.comment for s in body):
        return text
    document.drop_section(section)
    return document.render()
