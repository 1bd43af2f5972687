"""What can be read about the program without a network: texts that come with it, one per topic."""

from collections.abc import Mapping
from importlib.resources import files

TOPICS: Mapping[str, str] = {
    "privacy": "What is protected, against whom, and what is not.",
}
"""Every topic and what it is about; the text of each is a file of that name."""


def topic_text(topic: str) -> str:
    """The text of one of the ``TOPICS``, as Markdown.

    Raises:
        KeyError: there is no such topic.
    """
    if topic not in TOPICS:
        raise KeyError(topic)
    return files(__name__).joinpath(f"{topic}.md").read_text(encoding="utf-8")
