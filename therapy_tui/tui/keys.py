"""Every key of the app in one place: each binding has an id for the keymap and a tooltip."""

from textual.binding import Binding, BindingType

HELP = "keys"
ASKS = "question_mark"
ALWAYS = ("contacts", HELP)
"""The actions that stay at the end of every line of keys."""

ENDS = ("enter", "tab", "escape")
"""The keys that end a text and keep it."""

RATE = Binding.Group("rate")
TICK = Binding.Group("tick")
MOVE = Binding.Group("move")
DAYS = Binding.Group("day")
WEEKS = Binding.Group("week")
MONTHS = Binding.Group("month")
YEARS = Binding.Group("year")
MATCHES = Binding.Group("match")
WALK = Binding.Group("walk")
WINDOW = Binding.Group("window")


def _key(
    key: str,
    action: str,
    label: str,
    tooltip: str,
    *,
    show: bool = True,
    group: Binding.Group | None = None,
    where: str = "",
) -> Binding:
    """A binding whose keymap id is where it works and its label: ``calendar-day-before``.

    All are priority bindings: those run before the next key is looked at, so that keys typed in
    one burst act in the order they were typed, whatever they open on the way.
    """
    identity = f"{where}-{label}" if where else label
    return Binding(
        key,
        action,
        label,
        show=show,
        tooltip=tooltip,
        id=identity.replace(",", "").replace(" ", "-"),
        group=group,
        priority=True,
    )


EVERYWHERE: list[BindingType] = [
    _key("t", "today", "today", "Today's check-in", show=False),
    _key("h", "history", "history", "The calendar of all days", show=False),
    _key("r", "trend", "trend", "Mood and homework as charts", show=False),
    _key("p", "report", "report", "The page for the session", show=False),
    _key("u", "undo", "undo", "Take back the last change"),
    _key("U", "redo", "put back", "Put back what u took away", show=False),
    _key("m", "merge", "merge", "Merge the second versions that programs that sync have left"),
    _key("i", "import", "import", "Bring days over from another program", show=False),
    _key("comma", "settings", "settings", "Settings: yours, and this machine's", show=False),
    _key("v", "review", "week review", "The last seven days, in one entry", show=False),
    _key("c", "contacts", "contacts", "Your own support text: people, numbers, what helps"),
    _key(ASKS, HELP, "help", "All keys that work here"),
    _key("L", "lock", "lock", "Hide everything until the passphrase is typed", show=False),
    _key("q", "leave", "quit", "Leave; everything is saved", show=False),
    _key("ctrl+z", "suspend_process", "pause", "To the shell; fg comes back", show=False),
]

BACKUPS = _key("b", "backups", "backups", "Restore an earlier version of what cannot be read")
"""Works, and is shown, where a file that cannot be read is reported and has a backup."""

RATING: list[BindingType] = [
    *(
        _key(str(digit), f"rate({digit})", f"rate {digit}", "Set this row", group=RATE)
        for digit in range(10)
    ),
    _key("up,k", "move(-1)", "up", "The row above", group=MOVE),
    _key("down,j", "move(1)", "down", "The row below", group=MOVE),
    _key("left", "adjust(-1)", "less", "One less in this row", group=MOVE),
    _key("right", "adjust(1)", "more", "One more in this row", group=MOVE),
    _key("enter", "accept", "next row", "The next row; on Goals tick, on Note write", show=False),
]
"""The keys of the form that do something else while the goals are shown to be ticked."""

ANSWERING: list[BindingType] = [
    BACKUPS,
    _key("x", "clear", "clear", "Empty this row"),
    _key("minus", "none_set", "none set", "No homework was set", show=False),
    _key("s", "session", "session", "A session was held on this day"),
    _key("n", "note", "note", "Write a note for this day"),
    _key("g", "goals", "goals", "Tick the goals that are on track, or make a list", show=False),
]

DAY: list[BindingType] = [
    _key("pageup,left_square_bracket", "day(-1)", "day before", "The day before", show=False),
    _key("pagedown,right_square_bracket", "day(1)", "day after", "The day after", show=False),
    _key("w", "weeks", "weeks", "Strips of days or of weeks", show=False),
    _key("d", "put_away", "hide", "Put the line about your support plan away for today"),
]

TODAY: list[BindingType] = [
    *RATING,
    *ANSWERING,
    *DAY,
    _key("escape", "back", "back", "Back to where you came from", show=False),
]

REVIEW: list[BindingType] = [
    *RATING,
    *ANSWERING,
    _key("escape", "back", "back", "Back to where you were", show=False, where="review"),
]

TICKING: list[BindingType] = [
    *(
        _key(
            str(number),
            f"screen.tick({number})",
            f"goal {number}",
            "Tick the goal of this number, or take the tick away",
            group=TICK,
            where="goals",
        )
        for number in range(1, 6)
    ),
    _key("up,k", "screen.tick_move(-1)", "up", "The goal above", group=MOVE, where="goals"),
    _key("down,j", "screen.tick_move(1)", "down", "The goal below", group=MOVE, where="goals"),
    _key(
        "enter,space",
        "screen.tick_here",
        "tick here",
        "Tick this goal, or take the tick away",
        show=False,
        where="goals",
    ),
    _key("escape", "screen.goals", "done", "Close the goals", where="goals"),
    _key("tab", "screen.goals", "close", "Close the goals", show=False, where="goals"),
    _key("0", "screen.tick_none", "none", "None is on track", where="goals"),
]

CALENDAR: list[BindingType] = [
    BACKUPS,
    _key("left", "day(-1)", "day before", "The day before", group=DAYS, where="calendar"),
    _key("right", "day(1)", "day after", "The day after", group=DAYS, where="calendar"),
    _key("up,k", "day(-7)", "week before", "A week earlier", group=DAYS, where="calendar"),
    _key("down,j", "day(7)", "week after", "A week later", group=DAYS, where="calendar"),
    _key("enter", "app.edit", "edit", "Edit this day", where="calendar"),
    _key("slash", "search", "search", "Find words of notes, or values", where="calendar"),
    _key("g", "go", "date", "Go to a date", where="calendar"),
    _key("y", "year", "year", "All days of the year at once", where="calendar"),
    _key("n", "match(1)", "next match", "The next day found", group=MATCHES, where="calendar"),
    _key("N", "match(-1)", "last match", "The day found before", group=MATCHES, where="calendar"),
    _key(
        "pageup,left_square_bracket",
        "month(-1)",
        "month before",
        "A month earlier",
        group=MONTHS,
        where="calendar",
    ),
    _key(
        "pagedown,right_square_bracket",
        "month(1)",
        "month after",
        "A month later",
        group=MONTHS,
        where="calendar",
    ),
    _key("home", "newest", "newest", "Back to today's date", show=False, where="calendar"),
]

YEAR: list[BindingType] = [
    BACKUPS,
    _key("left", "day(-1)", "day before", "The day before", group=MOVE, where="year"),
    _key("right", "day(1)", "day after", "The day after", group=MOVE, where="year"),
    _key("up,k", "month(-1)", "month before", "A month earlier", group=MOVE, where="year"),
    _key("down,j", "month(1)", "month after", "A month later", group=MOVE, where="year"),
    _key("enter", "open", "open", "Show this day in the calendar", where="year"),
    _key("escape", "back", "back", "Back to the calendar as it was", where="year"),
    _key("y", "back", "month", "Back to the calendar as it was", show=False, where="year"),
    _key(
        "pageup,left_square_bracket",
        "year(-1)",
        "year before",
        "A year earlier",
        group=YEARS,
        where="year",
    ),
    _key(
        "pagedown,right_square_bracket",
        "year(1)",
        "year after",
        "A year later",
        group=YEARS,
        where="year",
    ),
    _key("home", "newest", "newest", "Back to today's date", show=False, where="year"),
    _key("g", "go", "date", "Go to a date", where="year"),
]

SEARCH: list[BindingType] = [
    _key("enter", "accept", "find, then go there", "Find it; then go to the day", where="found"),
    _key("up", "move(-1)", "newer", "The day above", group=MOVE, where="found"),
    _key("down", "move(1)", "older", "The day below", group=MOVE, where="found"),
    _key("pageup", "page(-1)", "page up", "A screen up", show=False, where="found"),
    _key("pagedown", "page(1)", "page down", "A screen down", show=False, where="found"),
    _key("escape", "back", "back", "Back to the calendar", where="found"),
    _key(ASKS, HELP, "help", "All keys that work here; in a word it is typed", where="found"),
]

TREND: list[BindingType] = [
    BACKUPS,
    *(
        _key(str(n), f"window({n})", label, f"Show {label}", group=WINDOW, where="trend")
        for n, label in enumerate(("2 weeks", "4 weeks", "12 weeks", "1 year", "all"), 1)
    ),
    _key("left", "walk(-1)", "earlier", "Earlier", group=WALK, where="trend"),
    _key("right", "walk(1)", "later", "Later", group=WALK, where="trend"),
    _key("f", "findings", "findings", "Trend in words, and what may be worth raising"),
    _key("e", "why", "why", "Why this score: its parts and what they rest on"),
    _key("o", "overlay", "overlay", "Lay sleep or goals over the mood line", where="trend"),
    _key("w", "weeks", "weeks", "Days or week averages", where="trend"),
]

REPORT: list[BindingType] = [
    *(
        _key(key, action, label, tooltip, group=WINDOW, where="report")
        for key, action, label, tooltip in (
            ("1", "usual", "2 weeks", "The last two weeks; eight where few days are logged"),
            ("2", "month", "4 weeks", "The last four weeks"),
            ("3", "since_session", "since session", "From the last session on"),
        )
    ),
    _key("g", "since", "since date", "From a date on", where="report"),
    _key("n", "notes", "notes", "Your notes in or out", where="report"),
    _key("a", "ask", "ask", "Note a question for the session", where="report"),
    _key("o", "print", "print", "Print the page", where="report"),
    _key("w", "write", "write", "Write the page to a file", where="report"),
    _key("up,k", "scroll(-1)", "up", "A line up", show=False, where="report"),
    _key("down,j", "scroll(1)", "down", "A line down", show=False, where="report"),
    _key("pageup", "page(-1)", "page up", "A screen up", show=False, where="report"),
    _key("pagedown", "page(1)", "page down", "A screen down", show=False, where="report"),
    _key("home", "edge(-1)", "top", "The first line", show=False, where="report"),
    _key("end", "edge(1)", "bottom", "The last line", show=False, where="report"),
    _key("left", "aside(-1)", "left", "To the left", show=False, where="report"),
    _key("right", "aside(1)", "right", "To the right", show=False, where="report"),
]

WRITING: list[BindingType] = [
    _key(",".join(ENDS), "screen.done", "done", "End the text and keep it", where="text"),
]

CONTACTS: list[BindingType] = [
    BACKUPS,
    _key("enter", "write", "write", "Write or change this text", where="contacts"),
    _key("up,k", "scroll(-1)", "up", "A line up", group=MOVE, where="contacts"),
    _key("down,j", "scroll(1)", "down", "A line down", group=MOVE, where="contacts"),
    _key("pageup", "page(-1)", "page up", "A screen up", show=False, where="contacts"),
    _key("pagedown", "page(1)", "page down", "A screen down", show=False, where="contacts"),
    _key("escape", "back", "back", "Back to where you were", where="contacts"),
]

SETTINGS: list[BindingType] = [
    BACKUPS,
    _key("up,k", "move(-1)", "up", "The row above", group=MOVE, where="settings"),
    _key("down,j", "move(1)", "down", "The row below", group=MOVE, where="settings"),
    _key("left", "adjust(-1)", "before", "The choice before", group=MOVE, where="settings"),
    _key("right", "adjust(1)", "after", "The choice after", group=MOVE, where="settings"),
    _key("enter", "change", "edit", "Change it, or open its list", where="settings"),
    _key("space", "change", "switch", "Change it as well", show=False, where="settings"),
    _key("a", "add", "add", "Add one to this list", where="settings"),
    _key("x", "clear", "clear", "Take it away, or back to the usual", where="settings"),
    _key("e", "end", "end", "End a break that is on", where="settings"),
    _key("pageup", "page(-1)", "page up", "A screen up", show=False, where="settings"),
    _key("pagedown", "page(1)", "page down", "A screen down", show=False, where="settings"),
    _key("home", "edge(-1)", "first", "The first row", show=False, where="settings"),
    _key("end", "edge(1)", "last", "The last row", show=False, where="settings"),
    _key("escape", "back", "back", "Back to where you were", where="settings"),
]

_SCROLL: list[BindingType] = [
    _key("up,k", "scroll(-1)", "up", "A line up", group=MOVE, where="page"),
    _key("down,j", "scroll(1)", "down", "A line down", group=MOVE, where="page"),
    _key("pageup", "page(-1)", "page up", "A screen up", show=False, where="page"),
    _key("pagedown", "page(1)", "page down", "A screen down", show=False, where="page"),
    _key("home", "edge(-1)", "top", "The first line", show=False, where="page"),
    _key("end", "edge(1)", "bottom", "The last line", show=False, where="page"),
]

HELP_PAGE: list[BindingType] = [
    *_SCROLL,
    _key("question_mark,escape,enter,q", "close", "close", "Close the help", where="help"),
]

FIGURES_PAGE: list[BindingType] = [
    *_SCROLL,
    _key("e,f,escape,enter,q", "close", "close", "Back to the charts", where="figures"),
]

BACKUPS_PAGE: list[BindingType] = [
    _key("enter", "accept", "accept", "See what would change; then restore it", where="backups"),
    _key("up,k", "move(-1)", "up", "The version above", group=MOVE, where="backups"),
    _key("down,j", "move(1)", "down", "The version below", group=MOVE, where="backups"),
    _key("pageup", "page(-1)", "page up", "A screen up", show=False, where="backups"),
    _key("pagedown", "page(1)", "page down", "A screen down", show=False, where="backups"),
    _key("escape,b,q", "back", "back", "Back to the list; then to where you were", where="backups"),
]

MERGE_PAGE: list[BindingType] = [
    _key("enter", "accept", "accept", "Merge what can be merged", where="merge"),
    *_SCROLL,
    _key("escape,m,q", "back", "back", "Back to where you were", where="merge"),
]

IMPORT_LINES: list[BindingType] = [
    _key("enter", "accept", "accept", "Read the file; then import what is shown", where="import"),
    _key("tab", "complete", "complete", "Complete the name of the file", where="import"),
    _key("escape", "back", "back", "Back to what was read; then to where you were", where="import"),
]
"""The keys that work while the file is named."""

IMPORT_PAGE: list[BindingType] = [
    *IMPORT_LINES,
    *_SCROLL,
    _key("left", "program_before", "program before", "It is of the one before", where="import"),
    _key("right", "program_after", "program after", "It is of the next one", where="import"),
    _key("f", "file", "file", "Name another file", where="import"),
    _key("a", "answers", "answers", "Say what words and columns mean", where="import"),
    _key("r", "theirs", "theirs", "Take theirs where both differ, or keep yours", where="import"),
    _key("u", "take_back", "take back", "Take back what was imported", where="import"),
    _key("q,i", "back", "close", "Back to where you were", show=False, where="import"),
]

ASK: list[BindingType] = [
    _key("enter", "answer", "go on", "Take the answer", where="ask"),
    _key("escape", "back", "back", "Back without an answer", where="ask"),
]

FIRST_START: list[BindingType] = [
    _key("enter", "answer", "next", "The next question", where="first"),
    _key("escape", "leave", "skip the rest", "Go to Today without answering", where="first"),
]

TOGETHER: tuple[list[BindingType], ...] = (
    EVERYWHERE + TODAY,
    EVERYWHERE + REVIEW,
    EVERYWHERE + ANSWERING + DAY + TICKING,
    EVERYWHERE + CALENDAR,
    EVERYWHERE + YEAR,
    EVERYWHERE + TREND,
    EVERYWHERE + REPORT,
    EVERYWHERE + CONTACTS,
    EVERYWHERE + SETTINGS,
    WRITING,
    SEARCH,
    HELP_PAGE,
    FIGURES_PAGE,
    BACKUPS_PAGE,
    MERGE_PAGE,
    IMPORT_PAGE,
    ASK,
    FIRST_START,
)
"""The bindings that work at the same time, and so must not share a key."""

WHILE_TYPING: tuple[list[BindingType], ...] = (
    WRITING,
    SEARCH,
    IMPORT_LINES,
    ASK,
    FIRST_START,
)
"""The bindings that work while a text is typed, and so must not be characters of it."""
