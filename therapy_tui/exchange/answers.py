"""What a person says about a file, in one line: ``calm=8; mood=Level; --mood-scale 1-5``."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import BY_KEY, MOOD
from therapy_tui.exchange.asked import NOTHING, PLACES, Asked
from therapy_tui.exchange.plan import Group
from therapy_tui.exchange.scale import Scale, parse_scale

_OPTION = re.compile(r"--(map|mood-scale|date-format|encoding)(?:=|\s+)(.*)", re.DOTALL)
_BETWEEN = re.compile(r"\s+(?=--(?:map|mood-scale|date-format|encoding)[\s=])")


@dataclass(frozen=True, slots=True)
class Answers:
    """The options of the command ``import`` that say how a file is meant."""

    maps: tuple[str, ...] = ()
    """As ``--map`` takes them: ``mood=Level``, ``calm=8``."""
    mood_scale: Scale | None = None
    date_format: str | None = None
    encoding: str | None = None

    def __str__(self) -> str:
        """The line that ``parse_answers`` reads as these."""
        parts = [*self.maps]
        if self.mood_scale is not None:
            parts.append(f"--mood-scale {self.mood_scale}")
        if self.date_format is not None:
            parts.append(f"--date-format {self.date_format}")
        if self.encoding is not None:
            parts.append(f"--encoding {self.encoding}")
        return "; ".join(map(_quoted, parts))

    def asked(self, zone: tzinfo | None) -> Asked:
        """They as a source takes them, for one reading of a file.

        Raises:
            InputError: a mapping is none, or gives a value that its field does not take.
        """
        return Asked(self.maps, self.mood_scale, self.date_format, zone)

    def with_word(self, unknown: Group, value: str) -> "Answers":
        """They with what an unknown word of a plan means."""
        key, word = unknown.why, unknown.what
        plain = key == MOOD.key and word.casefold() not in (*BY_KEY, *PLACES)
        name = word if plain and not {*word} & {*":="} else f"{key}:{word}"
        return replace(self, maps=(*self.maps, f"{name}={value}"))


def parse_answers(text: str) -> Answers:
    """Read answers: mappings and options as the command takes them, between semicolons.

    Options need no semicolon, and ``--map`` may stand before a mapping, so that a line can be
    taken over from the help.

    Raises:
        InputError: one is no answer.
    """
    maps: list[str] = []
    said: dict[str, str] = {}
    for piece in _pieces(text):
        option = _OPTION.fullmatch(piece)
        if option is None and piece.startswith("--"):
            raise InputError(
                f"{piece!r} is no answer; there are --map, --mood-scale, --date-format and "
                "--encoding, each with a value."
            )
        name, value = (option[1], _bare(option[2])) if option else ("map", piece)
        if name == "map":
            maps.append(value)
        else:
            said[name] = value
    scale = said.get("mood-scale")
    answers = Answers(
        tuple(maps),
        None if scale is None else parse_scale(scale),
        said.get("date-format"),
        said.get("encoding"),
    )
    answers.asked(None)
    return answers


def parse_word(unknown: Group, typed: str) -> str:
    """What a person says that an unknown word of a plan means, as ``--map`` takes it.

    Raises:
        InputError: it is no value of its field, and not ``none``.
    """
    value = typed.strip()
    if value.casefold() != NOTHING:
        BY_KEY[unknown.why].parse(value)
    return value


def word_question(words: Sequence[Group], number: int) -> str:
    """The question for one of the words that a plan does not know, counted from 0."""
    unknown = words[number]
    of = f" ({number + 1} of {len(words)})" if len(words) > 1 else ""
    return f"Which {BY_KEY[unknown.why].label.lower()} is {unknown.what!r}?{of}"


def word_forms(unknown: Group) -> str:
    """How it can be answered: ``1 to 10, or none``."""
    return f"{BY_KEY[unknown.why].range_text}, or {NOTHING}, which leaves it out"


def _pieces(text: str) -> Sequence[str]:
    """The answers of a line; in double quotes a semicolon is one of the text."""
    line = next(csv.reader([text], delimiter=";", skipinitialspace=True), [])
    return [each for part in line for piece in _BETWEEN.split(part) if (each := _bare(piece))]


def _bare(text: str) -> str:
    """Without spaces around it, and without the quotes a shell would take away."""
    text = text.strip()
    paired = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1].strip() if paired else text


def _quoted(piece: str) -> str:
    if not re.search(r"""[;"']|\s--""", piece):
        return piece
    line = io.StringIO()
    csv.writer(line, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="").writerow([piece])
    return line.getvalue()
