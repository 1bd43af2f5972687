"""Imports as lines: what one would do, what it did, and what taking it back did."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from therapy_tui.domain.calendar import day_month, with_year
from therapy_tui.domain.fields import BY_KEY
from therapy_tui.domain.words import counted, one_line
from therapy_tui.exchange.answers import Answers, word_forms
from therapy_tui.exchange.plan import Fate, Group, Item, Plan
from therapy_tui.journal.backups import FOLDER
from therapy_tui.journal.import_record import Place
from therapy_tui.journal.import_records import PastImport
from therapy_tui.journal.import_undo import TakingBack
from therapy_tui.journal.imports import Imported
from therapy_tui.report.backup_lines import AHEAD, moment_words
from therapy_tui.report.wrapping import cells, wrapped

NAMED = 10
"""How many of many values are named one by one."""

LONGEST = 24
"""Characters of a note, or of another long value, that are shown."""

INDENT = "  "

COLUMNS = {
    Fate.NEW: "new",
    Fate.SAME: "the same",
    Fate.KEPT: "yours stays",
    Fate.REPLACED: "theirs taken",
}
"""What stands above the number of values of each fate."""

UNDONE_BY = "therapy-tui restore import"
"""The command that takes an import back."""


def plan_lines(plan: Plan, width: int) -> list[str]:
    """What an import would do, in lines of at most ``width`` columns, from 48 on."""
    said = f"{one_line(plan.name)} is read as {plan.source.title}"
    lines = wrapped(f"{said}: {plan.why}." if plan.why else f"{said}.", width)
    lines += wrapped(_extent(plan), width)
    for title, block in (
        ("What becomes of what", _meanings(plan, width)),
        ("Values", _table(plan)),
        (_different_title(plan), _different(plan, width)),
        ("Left out", _left(plan, width)),
        ("Needed before anything can be written", _unknown(plan, width)),
    ):
        if block:
            lines += ["", title, *block]
    return lines


def imported_lines(done: Imported, width: int) -> list[str]:
    """What was written, what was not after all, and how it is taken back."""
    if not done.values and done.record is None:
        there = "" if done.left_alone else ": all of it is there already"
        lines = [f"There was nothing to write{there}."]
    else:
        lines = [f"Imported {_values_of(done)}."]
    lines += _left_alone(done.left_alone)
    if done.record is not None:
        lines.append(f"What was there before is kept as {FOLDER}/{done.record.name}")
        lines.append(f"To take this import back: {UNDONE_BY}")
    return [line for text in lines for line in wrapped(text, width)]


def imported_briefly(done: Imported) -> str:
    """The same in few words, for a narrow line."""
    return f"Imported {_values_of(done)}." if done.values else "Nothing was left to import."


def taken_back_lines(done: Imported, width: int) -> list[str]:
    """What went back, and what stays because it was changed since."""
    lines = [taken_back_briefly(done), *_left_alone(done.left_alone)]
    return [line for text in lines for line in wrapped(text, width)]


def taken_back_briefly(done: Imported) -> str:
    """The same in few words, for a narrow line."""
    return f"Took back {_values_of(done)}." if done.values else "There was nothing to take back."


def taking_back_lines(planned: TakingBack, width: int) -> list[str]:
    """What taking an import back would change, in lines of at most ``width`` columns."""
    when = moment_words(planned.past.made)
    lines = wrapped(f"Import {planned.past.number} of {when}, from {one_line(planned.of)}", width)
    rows = [
        f"{_where((each.date, each.key))}: {_shown(each.now)} would be "
        + ("gone" if each.then is None else f"{_shown(each.then)} again")
        for each in planned.returns[:NAMED]
    ]
    lines += ["", *(line for row in rows for line in wrapped(row, width, INDENT, INDENT * 2))]
    more = len(planned.returns) - len(rows)
    if more:
        lines.append(f"{INDENT}and {counted(more, 'value')} more")
    for text in _left_alone(planned.left_alone):
        lines += wrapped(text, width)
    return lines


def import_rows(listed: Sequence[PastImport]) -> list[str]:
    """A row for each: number, date and time, values, what was imported, or why it cannot go."""
    number = max(len(str(past.number)) for past in listed)
    return [
        f"{past.number:>{number}}  {moment_words(past.made)}  "
        + (
            f"{counted(past.head.values, 'value')} from {one_line(past.head.of)}"
            if past.head
            else f"cannot be taken back: {past.fault}"
        )
        + (f"  {AHEAD}" if past.ahead else "")
        for past in listed
    ]


def taken_back_already(planned: TakingBack) -> str:
    """What is said where an import has nothing left to take back."""
    return (
        f"There is nothing to take back: no value is still what the import of "
        f"{one_line(planned.of)} wrote."
    )


def _extent(plan: Plan) -> str:
    entries = "1 entry" if plan.entries == 1 else f"{plan.entries:,} entries"
    if not plan.dates:
        return f"{entries} that can be imported."
    first, last = plan.dates[0], plan.dates[-1]
    days = counted(len(plan.dates), "day")
    if first == last:
        return f"{entries} of {days}, {_dated(first)}."
    return f"{entries} of {days}, from {_dated(first)} to {_dated(last)}."


def _meanings(plan: Plan, width: int) -> list[str]:
    theirs = [one_line(each.theirs) for each in plan.meanings]
    left = min(max(map(cells, theirs), default=0), width // 2)
    return [
        line
        for name, each in zip(theirs, plan.meanings, strict=True)
        for line in wrapped(
            one_line(each.ours), width, f"{INDENT}{name}{' ' * (left - cells(name))}{INDENT}"
        )
    ]


def _table(plan: Plan) -> list[str]:
    """How many values of each field meet which fate; fates that none meets are not there."""
    fates = [fate for fate in Fate if plan.counts[fate]]
    counts = Counter((_key(item), item.fate) for item in plan.items)
    keys = dict.fromkeys(key for key, _ in counts)
    if not fates:
        return []
    ordered = [*(key for key in BY_KEY if key in keys), *(key for key in keys if key not in BY_KEY)]
    left = max(cells(_name(key)) for key in ordered)
    titles = [COLUMNS[fate] for fate in fates]
    rows = [f"{INDENT}{' ' * left}" + "".join(f"{INDENT}{title}" for title in titles)]
    for key in ordered:
        name = _name(key)
        numbers = (f"{INDENT}{counts[key, fate] or '-':>{len(COLUMNS[fate])}}" for fate in fates)
        rows.append(f"{INDENT}{name}{' ' * (left - cells(name))}" + "".join(numbers))
    return rows


def _different_title(plan: Plan) -> str:
    if plan.counts[Fate.REPLACED]:
        return "Different; theirs takes the place of yours"
    return "Different; yours stays, unless you ask to replace it"


def _different(plan: Plan, width: int) -> list[str]:
    items = [item for item in plan.items if item.fate in (Fate.KEPT, Fate.REPLACED)]
    lines = [
        line
        for item in items[:NAMED]
        for line in wrapped(
            f"{_where((item.date, item.key))}: yours {_shown(item.ours)}, "
            f"theirs {_shown(item.theirs)} ({plan.source.unit} {item.line})",
            width,
            INDENT,
            INDENT * 2,
        )
    ]
    return [*lines, *_more(len(items) - NAMED)]


def _left(plan: Plan, width: int) -> list[str]:
    return [
        line
        for group in plan.left
        for line in wrapped(
            f"{one_line(group.what)}: {one_line(group.why)} ({_lines(group, plan.source.unit)})",
            width,
            INDENT,
            INDENT * 2,
        )
    ]


def _unknown(plan: Plan, width: int) -> list[str]:
    """Each word that must be given a value, as it is to be typed."""
    lines: list[str] = []
    for group in plan.unknown:
        form = Answers().with_word(group, "...").maps[0]
        lines += wrapped(
            f'--map "{one_line(form)}" ({_lines(group, plan.source.unit)})', width, INDENT
        )
    if plan.unknown:
        lines += wrapped(f"with {word_forms(plan.unknown[0])}.", width, INDENT)
    return lines


def _lines(group: Group, unit: str) -> str:
    """``line 2``, ``lines 2, 3 and 4``, ``lines 2, 3, 4, 5, 6 and 9 more``."""
    numbers = [str(number) for number in group.lines]
    more = group.count - len(numbers)
    if group.count == 1:
        return f"{unit} {numbers[0]}"
    plural = "entries" if unit == "entry" else f"{unit}s"
    last = f"{more} more" if more else numbers.pop()
    return f"{plural} {', '.join(numbers)} and {last}"


def _left_alone(places: Sequence[Place]) -> Iterator[str]:
    """What someone changed meanwhile, in a sentence."""
    if places:
        named = ", ".join(_where(place) for place in places[:NAMED])
        more = len(places) - NAMED
        also = f" and {counted(more, 'value')} more" if more > 0 else ""
        yield f"Left as it is, because it was changed meanwhile: {named}{also}."


def _more(number: int) -> Iterable[str]:
    return [f"{INDENT}and {number} more"] if number > 0 else []


def _where(place: Place) -> str:
    day, key = place
    return f"{_dated(day)}, {_name(key)}" if day else f"profile, {_name(key)}"


def _dated(day: date) -> str:
    return with_year(day_month(day), day)


def _key(item: Item) -> str:
    return item.key if item.date else f"profile {item.key}"


def _name(key: str) -> str:
    return BY_KEY[key].short if key in BY_KEY else key.replace("_", " ")


def _values_of(done: Imported) -> str:
    values = counted(done.values, "value")
    return f"{values} of {counted(done.days, 'day')}" if done.days else values


def _shown(value: object) -> str:
    """A value in few characters; a list by its length."""
    if value is None:
        return "not understood"
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value)}"
    text = one_line(str(value))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
