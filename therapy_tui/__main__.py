"""The program's one way in and out: ``therapy-tui`` and ``python -m therapy_tui``."""

import sys
from collections.abc import Sequence

from therapy_tui.cli.output import complain, finish, prepare
from therapy_tui.domain.errors import TherapyError

INTERRUPTED = 130
"""The exit code after ctrl+C, as shells give it."""

PIPE_CLOSED = 141
"""The exit code when the reader of a pipe went away, as shells give it."""


COMPLETE = "__complete"
"""The word with which a completion script asks what the words after it can become."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Answer one command line and return the exit code.

    Every error meant for the person ends here as one sentence on standard error.
    """
    prepare()
    try:
        code = _answer(list(sys.argv[1:] if arguments is None else arguments))
        finish()
    except TherapyError as error:
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return PIPE_CLOSED
    return code


def _answer(arguments: list[str]) -> int:
    """Run the command; the app, ``status`` and an ordinary ``log`` do not wait for click."""
    if not arguments:
        from therapy_tui.cli import app  # noqa: PLC0415 - only what the command needs

        return app.answer()
    if arguments[:1] == ["log"]:
        from therapy_tui.cli import plain_log  # noqa: PLC0415

        plain = plain_log.plain(arguments[1:])
        if plain is not None:
            return plain_log.answer(plain)
    from therapy_tui.cli import status  # noqa: PLC0415

    asked = status.asked(arguments)
    if asked is not None:
        return status.answer(asked)
    if arguments[:1] == [COMPLETE]:
        from therapy_tui.cli import asking  # noqa: PLC0415

        return asking.answer(arguments[1:])
    from therapy_tui.cli import root  # noqa: PLC0415

    return root.answer(arguments)


if __name__ == "__main__":
    sys.exit(run())
