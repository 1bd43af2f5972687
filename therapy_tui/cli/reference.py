"""What holds for every command: exit codes and environment variables, said once for all texts."""

from collections.abc import Mapping

from therapy_tui.journal.folders import (
    CONFIGURATION_VARIABLE,
    JOURNAL_VARIABLE,
    PASSPHRASE_VARIABLE,
)

EXIT_CODES: Mapping[int, str] = {
    0: "Done; also where there is not enough data, or nothing to change.",
    1: "The answer is no: status has no mood for today, show has no entry for the day or finds "
    "none, check has found faults, merge a conflict; or you said no to a question.",
    2: "Wrong usage or bad input; also a file that cannot be read.",
    3: "Could not be saved, or not be written where it was sent.",
}
"""What each exit code says. After ctrl+c it is 130, as shells have it."""

VARIABLES: Mapping[str, str] = {
    JOURNAL_VARIABLE: "The journal's folder, where --journal names none.",
    CONFIGURATION_VARIABLE: "The configuration file.",
    PASSPHRASE_VARIABLE: "A file whose first line is the passphrase of an encrypted journal.",
    "THERAPY_TUI_ASCII": "Anything but 0: no sign outside ASCII is shown.",
    "NO_COLOR": "Set to anything: no colours.",
    "LC_ALL, LC_TIME, LANG": "The locale: where weeks begin and how dates are said, unless "
    "configured; the first of them that is set counts.",
    "LC_ALL, LC_CTYPE, LANG": "Unless it is UTF-8, no sign outside ASCII is shown.",
    "LC_ALL, LC_PAPER, LANG, PAPERSIZE": "The sheet to print on: A4 or Letter.",
    "TZ": "The time zone, unless configured.",
    "TERM": "linux: signs that the console's font has. dumb: no app, only commands.",
    "SSH_CONNECTION, SSH_CLIENT, SSH_TTY": "Any of them: mouse and animation are off, unless "
    "configured.",
}
"""Every environment variable that is read, and what it does."""
