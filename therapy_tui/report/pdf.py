"""The report as PDF, made by WeasyPrint from the very page that a browser shows."""

from therapy_tui.domain.errors import InputError
from therapy_tui.report.model import Report
from therapy_tui.report.paper import Paper

INSTALL = "pip install 'therapy-tui[pdf]'"
"""What brings WeasyPrint."""


class NoPdfError(InputError):
    """What makes PDF is not installed (exit code 2)."""


def pdf_page(report: Report, paper: Paper = Paper.A4) -> bytes:
    """The page on that paper, its text selectable, tagged for screen readers.

    Raises:
        NoPdfError: naming the command that installs what is missing.
    """
    try:
        import weasyprint  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise NoPdfError(f"PDF needs the extra 'pdf': {INSTALL}.") from error
    except OSError as error:
        raise NoPdfError(
            "PDF needs the library Pango, which was not found: install it with the system's "
            "package manager (libpangoft2-1.0-0 on Debian and Ubuntu, pango on Fedora and in "
            "Homebrew)."
        ) from error
    from therapy_tui.report.html import html_page  # noqa: PLC0415 - Jinja2 only where needed

    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    page = weasyprint.HTML(string=html_page(report), url_fetcher=nothing)
    size = weasyprint.CSS(string=f"@page {{ size: {paper.value} }}")
    made: bytes = page.write_pdf(stylesheets=[size], pdf_tags=True)
    return made
