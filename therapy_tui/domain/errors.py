"""The errors a person can meet, each one a sentence, caught once at the edge."""


class TherapyError(Exception):
    """Base of all errors whose text is meant for the person; carries the exit code."""

    exit_code = 2


class InputError(TherapyError):
    """What was asked for or typed cannot be used (exit code 2)."""


class JournalError(TherapyError):
    """A journal file cannot be used as it is (exit code 2)."""


class SaveError(TherapyError):
    """Something could not be saved; the journal is as it was (exit code 3).

    ``brief`` is why, in the few words a line on the screen has room for: the text names the file
    first, and its path can be longer than the line.
    """

    exit_code = 3

    def __init__(self, text: str, brief: str = "") -> None:
        super().__init__(text)
        self.brief = brief or text
