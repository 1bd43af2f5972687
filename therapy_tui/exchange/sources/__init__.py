"""The programs whose files can be imported: one module each, found by being here."""

import pkgutil
from functools import cache
from importlib import import_module

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.source import Source

AUTO = "auto"
"""The name by which the source is guessed."""


@cache
def sources() -> tuple[Source, ...]:
    """All sources, by name; the modules whose names begin with an underscore are none."""
    found: list[Source] = [
        import_module(f"{__name__}.{module.name}").SOURCE
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda source: source.name))


def source(name: str) -> Source:
    """The source of that name.

    Raises:
        InputError: there is none; naming those there are.
    """
    for each in sources():
        if each.name == name:
            return each
    names = ", ".join(each.name for each in sources())
    raise InputError(f"There is no source {name!r}; there are {names}, and {AUTO}.")


def guess(given: Given, *, told: bool = False) -> tuple[Source, str]:
    """The source a file seems to be of, and why.

    ``told`` is whether the person says what is what in it: then a source that takes nearly
    anything need not know that by itself.

    Raises:
        InputError: it seems to be of none, or of more than one.
    """
    refused: InputError | None = None
    reasons: list[tuple[Source, str]] = []
    for each in sources():
        try:
            why = each.recognise(given)
        except InputError as error:
            refused = refused or error
            if each.general and told:
                reasons.append((each, "you say what its columns are"))
        else:
            if why:
                reasons.append((each, why))
    certain = [reason for reason in reasons if not reason[0].general] or reasons
    if len(certain) == 1:
        return certain[0]
    if refused is not None and not certain:
        raise refused
    names = " and ".join(each.name for each, _ in certain) or "no source there is"
    advice = f"Say which it is: {', '.join(each.name for each in sources())}."
    raise InputError(f"{given} seems to be of {names}. {advice}")
