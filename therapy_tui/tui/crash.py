"""What is said when the program itself fails: places in its code, nothing a person wrote."""

from collections.abc import Iterator
from traceback import format_tb

from textual.worker import WorkerFailed


def crash_text(*errors: BaseException | None) -> str:
    """The kinds of the errors and where in the code they arose, the first cause first.

    Neither their messages nor the values of variables are told: both can hold a person's words,
    and what stands on the terminal ends up in reports.
    """
    causes = [cause for error in errors for cause in _causes(error)]
    parts = [f"{''.join(format_tb(each.__traceback__))}{type(each).__name__}" for each in causes]
    return (
        "therapy-tui had to end because of an error of its own. Please report the lines below; "
        "they name places in its code and hold nothing you wrote.\n\n" + "\n\n".join(parts)
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    if isinstance(error, WorkerFailed):
        error = error.error
    if error is not None:
        yield from _causes(error.__cause__ or error.__context__)
        yield error
