"""The writes that faults are tried on: what the journal holds before, and what is done to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from tests.encrypted import IDENTITY_FILE, PASSPHRASE, give_identity
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import SaveError
from therapy_tui.domain.fields import Change
from therapy_tui.domain.profile import Goal
from therapy_tui.journal.age import Identity, read_identity
from therapy_tui.journal.editor import Editor
from therapy_tui.journal.key import LockedError
from therapy_tui.journal.names import IDENTITY
from therapy_tui.journal.store import Journal

TODAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
HOUR = 3600.0
OCTOBER = date(2026, 10, 30)

NOVEMBER = """\
# my November
format = 1

[2026-11-17]
mood = 7   # better
colour = "blue"

# a comment of its own
[2026-11-20]
sleep = 2
note = "hard week"
"""
PROFILE = '# mine\nsupport = "call Ana"\nfrequency = "weekly"\n'

Act = Callable[[Journal], object]
"""One thing that is done to a journal; when it returns, it is done for good."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A journal, and what is done to it step by step; the last step can be done again.

    With ``tidy`` the names in the folder afterwards are those of an undisturbed run.
    """

    name: str
    prepare: Callable[[Path], None]
    acts: Sequence[Act]
    tidy: bool = False


def opened(folder: Path, moment: datetime = MOMENT, *, wait: float = 5) -> Journal:
    """The journal in a folder, unlocked where it is encrypted."""
    journal = Journal(folder, Clock(UTC, moment=lambda: moment), lock_wait=wait)
    if (folder / IDENTITY).exists():
        journal.vault.unlock(PASSPHRASE)
    return journal


def nothing(folder: Path) -> None:
    """Not even the folder is there."""


def plain(folder: Path) -> None:
    """A journal with a month and a profile, written by hand."""
    folder.mkdir(mode=0o700)
    write(folder / "2026-11.toml", NOVEMBER)
    write(folder / "profile.toml", PROFILE)


def long_kept(folder: Path) -> None:
    """A journal with as many backups of the month as are kept."""
    for back in range(12, 0, -1):
        journal = opened(folder, MOMENT - timedelta(days=back))
        journal.update(date(2026, 11, 2), {"mood": 1 + back % 10})


def linked(folder: Path) -> None:
    """A journal whose month is a link to a file elsewhere."""
    plain(folder)
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    (folder / "2026-11.toml").rename(elsewhere / "month.toml")
    (folder / "2026-11.toml").symlink_to("../elsewhere/month.toml")


def encrypted(folder: Path) -> None:
    """An encrypted journal with a month and a profile."""
    give_identity(folder)
    journal = opened(folder)
    journal.vault.write(folder / "2026-11.toml", NOVEMBER.encode())
    journal.vault.write(folder / "profile.toml", PROFILE.encode())


def half_encrypted(folder: Path) -> None:
    """An encrypted journal into which plain files came from elsewhere."""
    plain(folder)
    give_identity(folder)


def to_encrypt(folder: Path) -> None:
    """A plain journal with backups, in which the identity of a cut switch lies already."""
    plain(folder)
    opened(folder).update(date(2026, 11, 2), {"mood": 4})
    opened(folder).update_profile({"frequency": "monthly"})
    give_identity(folder)


def to_decrypt(folder: Path) -> None:
    """An encrypted journal with backups."""
    encrypted(folder)
    opened(folder).update(date(2026, 11, 2), {"mood": 4})


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    path.chmod(0o600)


def rate(journal: Journal) -> object:
    """One day's first value."""
    return journal.check_in(TODAY, {"mood": 9})


def rate_again(journal: Journal) -> object:
    """Another value of a day that is there by then."""
    return journal.check_in(TODAY, {"mood": 3, "note": "better after a walk\nand a rest"})


def change_old(journal: Journal) -> object:
    return journal.update(date(2026, 11, 17), {"mood": 2, "sleep": 4})


def clear_last(journal: Journal) -> object:
    """The last values of a day, with which the day goes."""
    return journal.update(date(2026, 11, 20), {"sleep": None, "note": None})


def many(journal: Journal) -> object:
    """A new month and one that is there."""
    return journal.update_many({OCTOBER: {"mood": 4}, TODAY: {"mood": 5, "homework": 2}})


def support(journal: Journal) -> object:
    return journal.update_profile({"support": "call Zoë", "goals": (Goal("walk"),)})


def type_in_app(journal: Journal) -> object:
    """``change_old`` as the app does it: by a thread, which keeps what fails and tries again.

    Raises:
        SaveError: the second try failed too, and the change is still kept.
    """
    day, change = date(2026, 11, 17), {"mood": 2, "sleep": 4}
    editor = Editor(journal, lambda _: None, retry_seconds=HOUR)
    try:
        editor.change(day, change)
        tries = 0
        while not editor.flush(HOUR):
            assert editor.unsaved == {day: change}
            assert editor.reason.endswith(".")
            tries += 1
            if tries == 2:
                raise SaveError(editor.reason)
    finally:
        editor.close(HOUR)
    return None


def to_restore(folder: Path) -> None:
    """A journal whose month was changed since its backup."""
    plain(folder)
    change_old(opened(folder))


def with_copies(folder: Path) -> None:
    """A journal beside which a program that syncs has left other versions."""
    plain(folder)
    theirs = NOVEMBER.replace("sleep = 2", "sleep = 2\nhomework = 3").replace(
        "mood = 7 ", "mood = 4 "
    )
    write(folder / "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml", theirs)
    write(folder / "profile (conflicted copy 2026-11-23 210400).toml", "started = 2026-02-01\n")


def restore(journal: Journal) -> object:
    """Put back what the month was before it was changed, whichever number that has by now."""
    month = Month(2026, 11)
    count = len(journal.backups.listed(month)[month])
    plans = (journal.backups.plan(month, number) for number in range(1, count + 1))
    return journal.backups.restore(next(plan for plan in plans if plan.text == NOVEMBER))


def merge(journal: Journal) -> object:
    """Merge all copies; one that is left is an error, as it is for the command."""
    merged = journal.copies.merge()
    for plan in merged.left:
        raise SaveError(plan.problem)
    return merged


def imported(journal: Journal) -> object:
    """Values of two new months and one that is there, and of the profile, as one."""
    theirs: dict[date, Change] = {
        date(2026, 9, 1): {"mood": 8, "note": "from elsewhere"},
        OCTOBER: {"mood": 4},
        date(2026, 11, 17): {"mood": 2, "sleep": 4},
    }
    profile = {"support": "call Zoë"}
    return journal.imports.write(theirs, {}, profile, {}, of="theirs.csv")


def with_import(folder: Path) -> None:
    """A journal with an import, and a value that was changed since."""
    plain(folder)
    imported(opened(folder))
    opened(folder).update(OCTOBER, {"mood": 5})


def take_back(journal: Journal) -> object:
    """Take the import back, whichever part of it is still there."""
    return journal.imports.take_back(journal.imports.plan())


def encrypt(journal: Journal) -> object:
    return journal.encrypt(PASSPHRASE)


def encrypt_anew(journal: Journal) -> object:
    """``encrypt`` with an identity that is made in no time: scrypt takes seconds else."""
    made = read_identity(IDENTITY_FILE, PASSPHRASE, journal.vault.identity_file)
    with (
        patch.object(Identity, "made", lambda: made),
        patch.object(Identity, "kept", lambda identity, passphrase: IDENTITY_FILE),
    ):
        return journal.encrypt(PASSPHRASE)


def decrypt(journal: Journal) -> object:
    """Turn a journal into a plain one, if that is not done."""
    try:
        return journal.decrypt()
    except LockedError:
        return None


SCENES = (
    Scene("the first write of all", nothing, (rate,)),
    Scene("the first change of a month on a day", plain, (change_old,)),
    Scene("the last value of a day is cleared", plain, (clear_last,)),
    Scene("typing in the app", plain, (type_in_app,)),
    Scene("the oldest backup gives way", long_kept, (change_old,)),
    Scene("two months at once", plain, (many,)),
    Scene("the profile", plain, (support,)),
    Scene("the first profile", nothing, (support,)),
    Scene("a month behind a link", linked, (change_old,)),
    Scene("a month of an encrypted journal", encrypted, (change_old,)),
    Scene("two months of an encrypted journal", encrypted, (many,)),
    Scene("a plain month in an encrypted journal", half_encrypted, (change_old,)),
    Scene("a plain profile in an encrypted journal", half_encrypted, (support,)),
)
"""One write each."""

SWITCHES = (
    Scene("encrypting a journal", plain, (encrypt_anew,), tidy=True),
    Scene("going on with encrypting", to_encrypt, (encrypt,), tidy=True),
    Scene("decrypting a journal", to_decrypt, (decrypt,), tidy=True),
)
"""The switches of a whole journal; each can be run again after a fault."""

RESCUES = (
    Scene("restoring a month", to_restore, (restore,), tidy=True),
    Scene("merging copies", with_copies, (merge,), tidy=True),
)
"""What brings older or other versions together; each can be done again after a fault."""

IMPORTS = (
    Scene("an import", plain, (imported,), tidy=True),
    Scene("an import into an encrypted journal", encrypted, (imported,), tidy=True),
    Scene("taking an import back", with_import, (take_back,)),
)
"""What writes several files as one; each can be done again after a fault."""

EVERY_SCENE = (*SCENES, *SWITCHES, *RESCUES, *IMPORTS)
"""All of these."""

EVENING = Scene("an evening", plain, (rate, change_old, support, rate_again, many, clear_last))
"""Several writes, one after the other."""

ENCRYPTED_EVENING = Scene("an encrypted evening", encrypted, EVENING.acts)
