"""What can be read about the program without a network: texts that come with it, one per topic."""

from collections.abc import Mapping
from importlib.resources import files

TOPICS: Mapping[str, str] = {
    "format": "The files: what is in them, and how to edit them by hand.",
    "import": "Coming from another app: what comes over, and lines that work.",
    "keys": "Every key of the app, as configured on this machine.",
    "privacy": "What is protected, against whom, and what is not.",
    "schema": "The form of an export as JSON, as a JSON Schema.",
    "science": "What the figures are, and what they are not.",
    "shell": "Prompt, tmux, reminders, completion, exit codes, environment.",
    "ssh": "Typing ahead, dropped lines, tmux and screen, TERM, ASCII.",
}
"""Every topic and what it is about; the text of each is a file of that name."""


def topic_text(topic: str) -> str:
    """The text of one of the ``TOPICS``, as Markdown, with ``@name@`` where a part goes.

    Raises:
        KeyError: there is no such topic.
    """
    if topic not in TOPICS:
        raise KeyError(topic)
    return files(__name__).joinpath(f"{topic}.md").read_text(encoding="utf-8")
