"""What must be seen on a screen, in as many lines as the screen can spare for it."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from therapy_tui.domain.words import counted
from therapy_tui.journal.backups import Subject, named
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.fault_dates import lost_file
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.widgets.lines import cut, wrapped

LONGEST = 2
"""Lines of one text; the help has all of it."""


class Told(NamedTuple):
    """One thing that must be seen: a whole sentence, and a few words where there is little room."""

    full: str
    brief: str = ""
    """Stands for the sentence on a single line; nothing where another brief says it as well."""

    def lines(self, width: int) -> list[str]:
        """The sentence in at most two lines, the second cut where it is longer."""
        lines = wrapped(self.full, width)
        if len(lines) <= LONGEST:
            return lines
        return [*lines[: LONGEST - 1], cut(" ".join(lines[LONGEST - 1 :]), width)]


def fitted(told: Sequence[Told], width: int, room: int, key: str) -> tuple[str, ...]:
    """In whole sentences where ``room`` lines are enough, else a line each, else the first ones.

    The last line says how many are not seen, and which ``key`` shows them.
    """
    full = [line for each in told for line in each.lines(width)]
    if len(full) <= room:
        return tuple(full)
    brief = [each.brief for each in told if each.brief]
    shown, hidden = brief[: max(1, room)], len(brief) - max(1, room)
    if hidden > 0:
        rest = f"; {key} has {hidden} more"
        shown[-1] = cut(shown[-1].removesuffix("."), width - cell_len(rest)) + rest
    return tuple(cut(line, width) for line in shown)


def to_tell(desk: Desk, faults: Sequence[Fault], lost: Subject | None) -> list[Told]:
    """What the app was opened on, the first fault and the number of others, and what helps.

    ``faults`` stand in the order of their weight; ``lost`` is what has an earlier version.
    """
    told = [Told(desk.notice, desk.notice)] if desk.notice else []
    cannot = [str(fault) for fault in faults if fault.blocks]
    rest = [str(fault) for fault in faults if not fault.blocks]
    found = [*cannot, *map(str, desk.faults), *desk.sentences, *rest]
    backups = desk.key("backups", "b")
    first_is_lost = lost is not None and lost_file(faults[0]) == lost
    if found and lost is not None and first_is_lost:
        brief = f"{_capital(named(lost))} cannot be read; an earlier version: {backups}"
        told.append(Told(found[0], brief))
    elif found:
        told.append(Told(found[0], found[0]))
    if len(found) > 1:
        more = f"and {counted(len(found) - 1, 'more fault')}: run therapy-tui check"
        told.append(Told(more, more))
    if lost is not None:
        offer = f"An earlier version of {named(lost)} can be restored: {backups}"
        told.append(Told(offer, "" if first_is_lost else offer))
    if desk.copies:
        from therapy_tui.report.merge_lines import copies_notice  # noqa: PLC0415 - rarely needed

        second = copies_notice(desk.copies, desk.key("merge", "m"))
        told.append(Told(second, second))
    return told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
