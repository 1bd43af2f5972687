"""The table of the README, held to what the sources say of themselves."""

from pathlib import Path

from therapy_tui.exchange.source import Source
from therapy_tui.exchange.sources import sources

README = Path(__file__).parents[2] / "README.md"


def row(source: Source) -> str:
    """The row of the table for a source."""
    return f"| `{source.name}` | {source.title}: {source.files} | {source.comes} | {source.stays} |"


def test_the_table_has_a_row_for_each_source_in_its_own_words() -> None:
    _, _, section = README.read_text(encoding="utf-8").partition("## Coming from another app")
    table = [line for line in section.partition("\n## ")[0].split("\n") if line.startswith("| `")]
    assert table == [row(source) for source in sources()]


def test_no_text_of_a_source_breaks_the_table() -> None:
    for source in sources():
        assert not {"|", "\n"} & {*source.files, *source.comes, *source.stays}, source.name
        for text in (source.files, source.comes, source.stays):
            assert text
            assert not text.endswith(".")
