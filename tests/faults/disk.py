"""A disk that loses its power: what may be on it afterwards, given the calls made until then.

The model grants no more than POSIX does. The content of a file is sure once ``fsync`` of the file
has returned; before, all of it, a part, zeros or nothing may be there. A name (made, renamed,
removed) is sure once ``fsync`` of its folder has returned; before, each change of a folder may
have reached the disk or not, whatever the order. A rename within one folder is one change.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path

from tests.faults.calls import Call

MOST = 8
"""Changes of one folder up to which every selection of them is tried; beyond, the ordered ones."""

Tree = dict[str, bytes | str | None]
"""What is on a disk, by path: bytes of a file, the target of a link, ``None`` for a folder."""


@dataclass(slots=True)
class File:
    """A file: what is sure to be on the disk, and what was written since."""

    sure: bytes = b""
    written: bytes = b""

    def contents(self) -> list[bytes]:
        """All that may be found in it after a power cut."""
        if self.sure == self.written:
            return [self.sure]
        half = self.written[: len(self.written) // 2]
        return [self.sure, b"", half, bytes(len(self.written)), self.written]


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link."""

    target: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a folder: a name that goes, a name that comes, or both at once."""

    gone: str = ""
    come: str = ""
    node: "Node | None" = None

    def apply(self, names: "dict[str, Node]") -> None:
        """Make the change."""
        if self.gone:
            names.pop(self.gone, None)
        if self.come and self.node is not None:
            names[self.come] = self.node


@dataclass(slots=True)
class Folder:
    """A folder: the names that are sure, and the changes since."""

    sure: "dict[str, Node]" = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def live(self) -> "dict[str, Node]":
        """The names as running programs see them."""
        return self._with(self.changes)

    def _with(self, changes: "list[Change] | tuple[Change, ...]") -> "dict[str, Node]":
        names = dict(self.sure)
        for change in changes:
            change.apply(names)
        return names

    def namings(self) -> "Iterator[dict[str, Node]]":
        """All the names it may hold after a power cut."""
        count = len(self.changes)
        if count > MOST:
            yield from (self._with(self.changes[:size]) for size in range(count + 1))
            return
        for size in range(count + 1):
            for chosen in combinations(self.changes, size):
                yield self._with(chosen)


Node = File | Link | Folder


class Disk:
    """The disk below one folder; as an observer it follows the calls that are made."""

    def __init__(self, root: Path) -> None:
        self._root = Path(os.path.realpath(root))
        self._top = _read(self._root)

    def before(self, call: Call) -> None:
        """Nothing has happened yet."""

    def after(self, call: Call) -> None:
        """Follow a call that was made."""
        match call.name:
            case "create":
                self._create(call.path)
            case "write":
                self._file(call.path).written += call.data
            case "fsync":
                self._sync(call.path)
            case "mkdir":
                self._change(call.path.parent, Change(come=call.path.name, node=Folder()))
            case "unlink" | "rmdir":
                self._change(call.path.parent, Change(gone=call.path.name))
            case "rename":
                self._rename(call)
            case "symlink" if call.other is not None:
                link = Link(str(call.path))
                self._change(call.other.parent, Change(come=call.other.name, node=link))
            case "link" | "ftruncate":
                raise NotImplementedError(call.name)

    def states(self) -> Iterator[Tree]:
        """What may be on the disk if the power goes now."""
        yield from _trees(self._top, "")

    def _create(self, path: Path) -> None:
        if path.name not in self._folder(path.parent).live:
            self._change(path.parent, Change(come=path.name, node=File()))

    def _sync(self, path: Path) -> None:
        node = self._node(path)
        if isinstance(node, Folder):
            node.sure = node.live
            node.changes = []
        elif isinstance(node, File):
            node.sure = node.written

    def _rename(self, call: Call) -> None:
        assert call.other is not None
        node = self._node(call.path)
        old, new = call.path, call.other
        if old.parent == new.parent:
            self._change(old.parent, Change(old.name, new.name, node))
        else:
            self._change(new.parent, Change(come=new.name, node=node))
            self._change(old.parent, Change(gone=old.name))

    def _change(self, folder: Path, change: Change) -> None:
        self._folder(folder).changes.append(change)

    def _node(self, path: Path) -> Node:
        node: Node = self._top
        for name in path.relative_to(self._root).parts:
            assert isinstance(node, Folder)
            node = node.live[name]
        return node

    def _folder(self, path: Path) -> Folder:
        node = self._node(path)
        assert isinstance(node, Folder)
        return node

    def _file(self, path: Path) -> File:
        node = self._node(path)
        assert isinstance(node, File)
        return node


def write(tree: Mapping[str, bytes | str | None], root: Path) -> None:
    """Put a disk's content into an empty folder."""
    for name, content in tree.items():
        path = root / name
        if content is None:
            path.mkdir(mode=0o700)
        elif isinstance(content, str):
            path.symlink_to(content)
        else:
            path.write_bytes(content)
            path.chmod(0o600)


def _read(path: Path) -> Folder:
    found = Folder()
    for entry in os.scandir(path):
        if entry.is_symlink():
            found.sure[entry.name] = Link(os.readlink(entry.path))  # noqa: PTH115
        elif entry.is_dir():
            found.sure[entry.name] = _read(Path(entry.path))
        else:
            data = Path(entry.path).read_bytes()
            found.sure[entry.name] = File(data, data)
    return found


def _trees(folder: Folder, at: str) -> Iterator[Tree]:
    for names in folder.namings():
        choices = [list(_grown(node, f"{at}{name}")) for name, node in sorted(names.items())]
        for chosen in product(*choices):
            yield {path: content for tree in chosen for path, content in tree.items()}


def _grown(node: Node, path: str) -> Iterator[Tree]:
    if isinstance(node, Link):
        yield {path: node.target}
    elif isinstance(node, Folder):
        for tree in _trees(node, f"{path}/"):
            yield {path: None, **tree}
    else:
        for content in node.contents():
            yield {path: content}
