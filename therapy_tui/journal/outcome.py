"""What became of a change that was to be written."""

from datetime import date, datetime
from typing import NamedTuple


class Saved(NamedTuple):
    """A change is durable; ``date`` is ``None`` for one of the profile or the configuration."""

    date: date | None
    at: datetime


class NotSaved(NamedTuple):
    """A change could not be written; it is kept and will be tried again."""

    date: date | None
    reason: str
    """The whole sentence, with the file."""
    brief: str
    """Why, in a few words."""


class Undone(NamedTuple):
    """A change was taken back; ``left_alone`` names what someone else changed since.

    Of a day it names fields; ``date`` is ``None`` for the profile, of which it names attributes,
    and for the configuration, of which it names settings.
    """

    date: date | None
    restored: tuple[str, ...]
    left_alone: tuple[str, ...]
    at: datetime
    of_configuration: bool = False


class Done(NamedTuple):
    """Something else that was asked for is done; what, as a sentence and in few words."""

    said: str
    brief: str


class NotDone(NamedTuple):
    """It could not be done, nothing was changed, and it is not tried again."""

    reason: str
    """The whole sentence, with the file."""
    brief: str
    """Why, in a few words."""


Outcome = Saved | NotSaved | Undone | Done | NotDone
