"""File names as a person types them: ``~`` for the home folder, and the rest of a name by Tab."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.words import one_line


@dataclass(frozen=True, slots=True)
class Completed:
    """What was typed with as much more as is certain, and all that it could become."""

    text: str
    names: Sequence[str]
    """The names that begin so, a folder with a slash at its end; one where it is certain."""


def typed_path(text: str) -> Path:
    """The path that was typed, without spaces and the quotes that a dragged file brings.

    Raises:
        InputError: nothing was typed.
    """
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1]
    if not bare:
        raise InputError("Type the name of a file, a zip or a folder.")
    # Unlike Path.expanduser this leaves a ~ that leads nowhere as it is.
    return Path(os.path.expanduser(bare))  # noqa: PTH111


def completed(text: str) -> Completed:
    """What was typed, completed from the folder it leads into; hidden names only after a dot."""
    head, slash, begun = text.lstrip().rpartition("/")
    if not slash and begun == "~":
        return Completed("~/", ())
    folder = Path(os.path.expanduser(head or slash or "."))  # noqa: PTH111
    names = sorted(name for name in _names(folder) if name.startswith(begun))
    if not begun:
        names = [name for name in names if not name.startswith(".")]
    return Completed(f"{head}{slash}{_common(names) or begun}", names)


def _names(folder: Path) -> Iterator[str]:
    """What is in a folder, without names that cannot be typed; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if one_line(entry.name) == entry.name:
                    yield f"{entry.name}/" if entry.is_dir() else entry.name
    except OSError:
        return  # what is wrong with it is said once the file is read


def _common(names: Sequence[str]) -> str:
    """What all the names, in order, begin with."""
    if not names:
        return ""
    first, last = names[0], names[-1]
    pairs = zip(first, last, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(first), len(last)))
    return first[:same]
