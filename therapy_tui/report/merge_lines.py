"""Merges as lines: what a second version would change, what became of it, and conflicts."""

from collections.abc import Sequence

from therapy_tui.domain.words import counted
from therapy_tui.journal.backups import FOLDER, THE_PROFILE, Subject
from therapy_tui.journal.copies import CopyPlan, MergedCopies
from therapy_tui.journal.copy_names import Copy
from therapy_tui.journal.merging import Conflict
from therapy_tui.report.difference_lines import difference_lines
from therapy_tui.report.wrapping import wrapped

MERGED, ADDED = "merged", "would be added"
"""What the state after a merge is called beside that of now, and what becomes of the new."""

SAME = "It holds nothing that is not there already."


def copies_notice(copies: Sequence[Copy], key: str) -> str:
    """One line that says that there are second versions, and which key merges them."""
    if len(copies) > 1:
        return f"{len(copies)} second versions of your files are there: {key} merges"
    return f"A second version of {_short(copies[0].subject)} is there: {key} merges"


def plan_lines(plans: Sequence[CopyPlan], width: int) -> list[str]:
    """What merging each copy would change, in lines of at most ``width`` columns, from 48 on."""
    lines: list[str] = []
    for plan in plans:
        if plan.problem:
            lines += [*wrapped(f"Left as it is: {plan.problem}", width), ""]
            continue
        of = _short(plan.copy.subject)
        lines += wrapped(f"{plan.copy.file.name}: a second version of {of}", width)
        if plan.before == plan.after:
            lines.append(SAME)
        else:
            lines += difference_lines(plan.difference, width, MERGED, ADDED)
        for conflict in plan.conflicts:
            lines += wrapped(conflict_words(conflict), width)
        lines.append("")
    return lines[:-1]


def merged_lines(merged: MergedCopies) -> list[str]:
    """What became of the copies, a sentence each, and where everything is kept."""
    lines = [
        f"Merged {plan.copy.file.name} into {plan.copy.subject}.toml{_contradicting(plan)}."
        for plan in merged.done
    ]
    lines += [f"Left as it is: {plan.problem}" for plan in merged.left]
    if merged.kept:
        names = ", ".join(path.name for path in merged.kept)
        lines.append(f"What was there before is in {FOLDER}/: {names}")
    return lines


def merged_briefly(merged: MergedCopies) -> str:
    """The same in few words, for a narrow line."""
    said = counted(len(merged.done), "second version") + " merged"
    conflicts = sum(len(plan.conflicts) for plan in merged.done)
    if conflicts:
        said += f", {counted(conflicts, 'value')} to look at"
    return f"{said}, {len(merged.left)} left." if merged.left else f"{said}."


def conflict_words(conflict: Conflict) -> str:
    """``2026-11-17, mood: two different values; ours stays, …``, without the values."""
    path = [str(part + 1) if isinstance(part, int) else part for part in conflict.path]
    if conflict.ours is None:
        what = "removed here and changed there; it stays removed"
    elif conflict.theirs is None:
        what = "changed here and removed there; it stays"
    else:
        what = "two different values; ours stays"
    return f"{', '.join(path)}: {what}, and a comment beside it says what theirs was."


def _contradicting(plan: CopyPlan) -> str:
    if not plan.conflicts:
        return ""
    number = counted(len(plan.conflicts), "value")
    return f"; {number} differed, the other is in a comment beside it"


def _short(subject: Subject) -> str:
    return "the profile" if subject == THE_PROFILE else subject.name
