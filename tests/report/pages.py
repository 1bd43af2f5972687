"""The text pages of the four people: ``python -m tests.report.pages`` writes them anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.people import LAST, PEOPLE, Person, person_journal
from therapy_tui.report.choosing import usual_window
from therapy_tui.report.model import Report, build_report
from therapy_tui.report.text import text_page

FOLDER = Path(__file__).parent / "pages"


def page_file(person: Person) -> Path:
    """Where the page of a person is kept."""
    return FOLDER / f"{person.name}.txt"


def person_report(person: Person, folder: Path) -> Report:
    """The usual report of a person, whose journal is written into ``folder``."""
    journal = person_journal(person, folder)
    return build_report(journal, usual_window(journal, LAST), made=LAST)


def main() -> None:
    """Write all pages anew."""
    FOLDER.mkdir(exist_ok=True)
    for person in PEOPLE:
        with TemporaryDirectory() as folder:
            lines = text_page(person_report(person, Path(folder)))
        page_file(person).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
