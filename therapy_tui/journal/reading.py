"""From a file on disk to text, or to the fault that says why it cannot be read."""

from pathlib import Path

from therapy_tui.domain.errors import TherapyError
from therapy_tui.journal import files
from therapy_tui.journal.failure import reason
from therapy_tui.journal.fault import Fault


def decoded(file: Path, data: bytes) -> str | Fault:
    """The text of a file, line endings and byte order mark as they are, or why it is none."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        text = (
            f"byte {data[error.start]:#04x} is not UTF-8. Save the file as UTF-8; "
            "until then it is left as it is."
        )
        return Fault(file, text, line=line, column=column, blocks=True)


def unreadable(file: Path, error: OSError) -> Fault:
    """The fault of a file that the system does not let us read."""
    return Fault(file, f"cannot be read: {reason(error)}. It is left as it is.", blocks=True)


def refused(file: Path, error: TherapyError) -> Fault:
    """The fault of a file that cannot be decrypted."""
    return Fault(file, str(error), blocks=True)


def read_text(file: Path) -> str | Fault | None:
    """The text of a file, why it cannot be read, or ``None`` when there is no such file."""
    try:
        data, _ = files.read(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        return unreadable(file, error)
    return decoded(file, data)
