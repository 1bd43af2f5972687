"""Markdown for Obsidian and for jrnl: nothing a person typed means anything in it."""

from datetime import date

import pytest

from tests.days import days_from
from therapy_tui.domain.day import Day
from therapy_tui.exchange.exporting.as_markdown import entries, escaped, month_page, months_of

DAY = date(2026, 11, 2)


def test_an_entry_begins_with_its_date_as_jrnl_wants_it() -> None:
    days = {
        DAY: Day(DAY, {"mood": 6, "sleep": 4, "homework": "none-set", "note": "first\n\nsecond"}),
        date(2026, 11, 3): Day(date(2026, 11, 3), {"note": "- [ ] call"}),
    }
    assert entries(days) == (
        "[2026-11-02] Monday 2 November 2026\n"
        "\n"
        "- Mood: 6 of 10\n"
        "- Sleep quality: good\n"
        "- Homework completed: none set\n"
        "\n"
        "first\n"
        "\n"
        "second\n"
        "\n"
        "[2026-11-03] Tuesday 3 November 2026\n"
        "\n"
        "- \\[ \\] call\n"
    )


def test_there_is_a_file_for_each_month_with_its_properties() -> None:
    days = days_from(date(2026, 10, 31), mood=[5, 6])
    months = months_of(days)
    assert {name: list(held) for name, held in months.items()} == {
        "2026-10": [date(2026, 10, 31)],
        "2026-11": [date(2026, 11, 1)],
    }
    page = month_page("2026-11", months["2026-11"])
    assert page.startswith("---\nmonth: 2026-11\n---\n\n[2026-11-01] Sunday 1 November 2026\n")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[2026-01-01 10:00] x", r"\[2026-01-01 10:00\] x"),
        ("# a #tag b#c", r"\# a \#tag b#c"),
        ("a\n---\nb\n===", "a\n\\---\nb\n\\=\\=\\="),
        ("- item\n1. one", "- item\n1. one"),
        ("<b> & ![x](http://y)", r"\<b\> \& !\[x\](http://y)"),
        ("```\n~~~", "\\`\\`\\`\n\\~\\~\\~"),
        ("50 % and %%hidden%%", r"50 % and \%\%hidden\%\%"),
        ("$5 *a* _b_ a=b ==c==", r"\$5 \*a\* \_b\_ a=b \=\=c\=\="),
        ("\x1b[2J\r\nnext", "␛\\[2J\nnext"),
    ],
)
def test_what_a_person_typed_has_no_meaning(typed: str, shown: str) -> None:
    assert escaped(typed) == shown
