"""The formats of a report: which one a file name asks for, and the page in it."""

from collections.abc import Mapping
from pathlib import Path

from therapy_tui.charts.drawing import Glyphs, glyphs_for
from therapy_tui.report.model import Report
from therapy_tui.report.writing import format_named

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "pdf": (".pdf",),
    "json": (".json",),
}
"""The formats, and the ends of file names that mean them."""


def format_of(file: Path | None) -> str:
    """The format that a file's name asks for; text where it asks for none."""
    return format_named(file, SUFFIXES, "text")


def page_bytes(report: Report, form: str, environ: Mapping[str, str]) -> bytes:
    """The page as the bytes of a file.

    Raises:
        InputError: a PDF was asked for and the extra for it is not installed.
    """
    if form == "pdf":
        from therapy_tui.report.paper import usual_paper  # noqa: PLC0415
        from therapy_tui.report.pdf import pdf_page  # noqa: PLC0415 - needs the extra

        return pdf_page(report, usual_paper(environ))
    if form == "json":
        import json  # noqa: PLC0415 - the page on a screen needs none

        from therapy_tui.report.as_json import report_object  # noqa: PLC0415

        text = json.dumps(report_object(report), ensure_ascii=False, indent=2)
        return (text + "\n").encode("utf-8", "backslashreplace")
    return page_text(report, form, ascii=glyphs_for(environ) is Glyphs.ASCII).encode("utf-8")


def page_text(report: Report, form: str, *, ascii: bool) -> str:  # noqa: A002
    """The page as text (text, Markdown or HTML), ending in a newline."""
    if form == "markdown":
        from therapy_tui.report.markdown import markdown_page  # noqa: PLC0415

        return markdown_page(report)
    if form == "html":
        from therapy_tui.report.html import html_page  # noqa: PLC0415 - Jinja2 only where needed

        return html_page(report)
    from therapy_tui.report.text import text_page  # noqa: PLC0415

    return "".join(f"{line}\n" for line in text_page(report, ascii=ascii))
