"""Our own export formats: what writer, reader and schema have to agree on."""

from therapy_tui.domain.fields import FIELDS
from therapy_tui.journal.profile_values import SETTINGS, TABLES

PROGRAM = "therapy-tui"
"""What a JSON export says that it is of."""

FORMAT = 1
"""The newest format of a JSON export that is understood."""

DATE = "date"
"""The key, and the first column, of a day's date."""

EXTRA = "extra"
"""The key, and the last column, of what this version of the program does not know."""

COLUMNS = (DATE, *(field.key for field in FIELDS))
"""The columns of a CSV export, without the one for what is not known."""

PROFILE = (*SETTINGS, *TABLES)
"""The attributes of the profile, in the order of the file."""

MOMENTS = frozenset({"next_session"})
"""Of the profile's keys, at any depth, those that hold a date with a time."""

DATES = frozenset({"started", "support_dismissed", "since", "until", "first", "last", "asked"})
"""Those that hold a date."""
