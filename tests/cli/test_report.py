import json
import os
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command, environment, one_sentence
from tests.cli.terminal import Open
from tests.demo_journal import write_demo_journal
from tests.report.reports import HOSTILE
from therapy_tui.journal.profile_text import parse_profile

FORMATS = ("text", "markdown", "html", "json")


@pytest.fixture
def journal(folder: Path, today: date) -> Path:
    """The made-up journal, with today filled in."""
    write_demo_journal(folder, today, today_filled=True)
    return folder


def questions(folder: Path) -> list[tuple[str, date | None]]:
    """The newest questions in the file of the profile."""
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    held = parse_profile(text, Path()).profile.questions
    return [(question.text, question.asked) for question in held]


@pytest.mark.usefixtures("journal")
def test_it_is_the_page_of_two_weeks_up_to_today(answer: Command, today: date) -> None:
    found = answer("report")
    assert found.code == 0
    assert found.err == ""
    lines = found.out.splitlines()
    assert lines[0].startswith("THERAPY COMPANION   two-week report")
    assert lines[0].endswith(str(today.year))
    assert len(lines) <= 60
    assert max(map(len, lines)) == 80


@pytest.mark.usefixtures("journal")
def test_every_value_is_what_show_and_trend_say_of_the_same_days(
    answer: Command, today: date
) -> None:
    found = answer("report", "--format", "json").json
    for day in found["days"]:
        shown = answer("show", day["date"], "--json").json
        keys = ("mood", "sleep", "homework", "goals", "takeaways")
        assert {key: day[key] for key in keys} == {key: shown.get(key) for key in keys}
        assert day["sessions"] == shown.get("sessions", 0)
        assert day["has_note"] == ("note" in shown)
        assert day["poor_night"] == ((shown.get("sleep") or 5) <= 2)
    trend = answer("trend", "--json").json
    assert found["score"] == trend["score"]
    assert found["trend"] == trend["trend"]
    assert found["worth_raising"] == [f for f in trend["findings"] if f["id"] != "F11"][:3]
    assert found["frequency"] == "every 2 weeks"
    assert found["last"] == today.isoformat()


@pytest.mark.usefixtures("journal")
def test_the_figures_of_the_page_are_those_of_the_object(answer: Command) -> None:
    found = answer("report", "--format", "json").json
    page = answer("report").out
    moods = [day["mood"] for day in found["days"]]
    levels = {int(line[4:10]): line[10:] for line in page.splitlines() if line.startswith("mood  ")}
    places = [11 + 4 * at + 2 * (at >= 7) + 2 - 10 for at in range(14)]
    for at, mood in zip(places, moods, strict=True):
        drawn = [level for level, cells in levels.items() if cells[at : at + 1] == "●"]
        assert drawn == ([] if mood is None else [mood])
        assert mood is not None or all(cells[at] == "░" for cells in levels.values())
    for part in found["score"]["parts"]:
        assert f"{part['part'].replace('-', ' ')} {part['points']}/" in page
    assert f"SCORE {found['score']['value']}" in page


@pytest.mark.usefixtures("journal")
def test_the_window_can_be_chosen(answer: Command, today: date) -> None:
    def span(*words: str) -> tuple[str, str]:
        found = answer("report", "--format", "json", *words).json
        return found["first"], found["last"]

    def ago(days: int) -> str:
        return (today - timedelta(days=days)).isoformat()

    assert span() == (ago(13), ago(0))
    assert span("--days", "28") == (ago(27), ago(0))
    assert span("--from", ago(30), "--to", "-20") == (ago(30), ago(20))
    assert span("--from", "yesterday") == (ago(1), ago(0))
    assert span("--to", "-3") == (ago(16), ago(3))
    assert span("--days", "3", "--to", "yesterday") == (ago(3), ago(1))
    newest = max(
        day["date"]
        for day in answer("report", "--days", "60", "--to", "yesterday", "--format", "json").json[
            "days"
        ]
        if day["sessions"]
    )
    assert span("--since-session") == (newest, ago(0))


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--days", "0"], "A report takes 1 to 3660 days, not 0."),
        (["--days", "3", "--from", "-5"], "--days and --from exclude each other"),
        (["--since-session", "--days", "3"], "--days and --since-session exclude each other"),
        (["--from", "-1", "--to", "-3"], "before it begins on"),
        (["--from", "soon"], "'soon' is no date"),
        (["--to", "2999-01-01"], "2999-01-01 is in the future"),
        (["--format", "odt"], "'odt' is not one of"),
        (["--print", "--output", "x"], "--print and --output exclude each other"),
        (["--print", "--format", "html"], "--format and --print exclude each other"),
        (["--ask", " "], "The question is empty."),
        (["--notez"], "No such option"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    words: list[str], said: str, answer: Command
) -> None:
    refused = answer("report", *words)
    assert refused.code == 2
    assert refused.out == ""
    assert said in refused.err
    assert one_sentence(refused.err)


def test_an_empty_journal_has_a_page_and_stays_empty(answer: Command, folder: Path) -> None:
    found = answer("report")
    assert found.code == 0
    assert "Nothing was logged in these days." in found.out
    assert not folder.exists()


@pytest.mark.parametrize("form", FORMATS)
def test_notes_are_private_in_every_format_unless_asked_for(
    form: str, answer: Command, folder: Path
) -> None:
    answer("log", "5", "--note", "only for me")
    assert "only for me" not in answer("report", "--format", form).out
    assert "only for me" in answer("report", "--format", form, "--notes").out
    assert (folder / "profile.toml").exists() is False


def test_a_question_is_on_the_page_and_kept_until_the_next_session(
    answer: Command, folder: Path, today: date
) -> None:
    answer("log", "5")
    found = answer("report", "--ask", "Why Sundays?", "--ask", "-- and this?")
    assert "TO ASK\n 1 Why Sundays?\n 2 -- and this?\n" in found.out
    again = answer("report", "--ask", "Why Sundays?")
    assert " 1 Why Sundays?\n 2 -- and this?\n" in again.out
    assert questions(folder) == [("Why Sundays?", today), ("-- and this?", today)]


def test_the_support_text_is_on_the_page_only_where_chosen(answer: Command, folder: Path) -> None:
    for day in ("-2", "-1", "today"):
        answer("log", "1", "--date", day)
    (folder / "profile.toml").write_text('format = 1\nsupport = "Zoë first"\n', encoding="utf-8")
    assert "Zoë" not in answer("report").out
    assert "VERY LOW   The last days were rated very low. Zoë first" in (
        answer("report", "--support").out
    )


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("page.txt", "THERAPY COMPANION"),
        ("page", "THERAPY COMPANION"),
        ("page.MD", "# Therapy companion"),
        ("page.markdown", "# Therapy companion"),
        ("page.html", "<!doctype html>"),
        ("page.json", "{\n"),
        pytest.param("page.pdf", "%PDF-", marks=pytest.mark.pdf),
    ],
)
def test_a_file_is_private_and_in_the_format_of_its_name(
    name: str, start: str, answer: Command, tmp_path: Path
) -> None:
    file = tmp_path / name
    found = answer("report", "-o", str(file))
    assert (found.code, found.err) == (0, "")
    assert found.out == f"Written to {file}; only you can read it.\n"
    assert file.read_bytes().startswith(start.encode())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.usefixtures("journal")
def test_the_asked_format_goes_before_the_name(answer: Command, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    answer("report", "-o", str(file), "--format", "json")
    assert json.loads(file.read_text(encoding="utf-8"))["days_in_window"] == 14


@pytest.mark.usefixtures("journal")
def test_without_a_terminal_a_file_is_replaced_only_by_force(
    shell: Command, tmp_path: Path
) -> None:
    file = tmp_path / "page.txt"
    file.write_text("mine", encoding="utf-8")
    refused = shell("report", "-o", str(file), "--ask", "kept?")
    assert refused.code == 2
    assert refused.err == f"{file} is there already; --force replaces it.\n"
    assert file.read_text(encoding="utf-8") == "mine"
    assert shell("report", "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("THERAPY COMPANION")


@pytest.mark.usefixtures("journal")
def test_what_was_refused_was_not_asked_either(
    answer: Command, folder: Path, tmp_path: Path
) -> None:
    before = (folder / "profile.toml").read_bytes()
    assert answer("report", "-o", str(tmp_path), "--ask", "kept?").code == 2
    assert (folder / "profile.toml").read_bytes() == before


@pytest.mark.pty
@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(("said", "code", "kept"), [("y", 0, False), ("n", 1, True), ("", 1, True)])
def test_on_a_terminal_it_asks_before_it_replaces(
    said: str, code: int, kept: bool, terminal: Open, tmp_path: Path
) -> None:
    file = tmp_path / "page.txt"
    file.write_text("mine", encoding="utf-8")
    seat = terminal("report", "-o", str(file))
    seat.wait_for_line("Replace it? [y/N]")
    seat.press(f"{said}\r")
    assert seat.end()[0] == code
    assert (file.read_text(encoding="utf-8") == "mine") is kept


@pytest.mark.pty
@pytest.mark.usefixtures("journal")
def test_a_pdf_is_never_written_to_a_terminal(terminal: Open) -> None:
    code, heard = terminal("report", "--format", "pdf").end()
    assert code == 2
    assert "A PDF is not written to a terminal; name a file with -o." in heard
    assert "%PDF" not in heard


@pytest.mark.usefixtures("journal")
def test_a_pdf_goes_through_a_pipe_as_it_is(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "therapy_tui", "report", "--format", "pdf"],
        env=environment(folder) | {"PYTHONWARNINGS": "default"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.rstrip().endswith(b"%%EOF")


def test_html_says_the_same_whatever_the_locale(answer: Command, shell: Command) -> None:
    answer("log", "5", "--note", "Zoë")
    posix = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    page = shell("report", "--format", "html", "--notes", environ=posix).out
    assert page.isascii()
    assert "Zo&#235;" in page
    assert "Zoë" in shell("report", "--format", "html", "--notes", environ={"LANG": "C.UTF-8"}).out
    text = shell("report", "--notes", environ=posix).out
    assert text.isascii()
    assert "Zo\\xeb" in text


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_note_steers_no_terminal(form: str, answer: Command) -> None:
    answer("log", "5", "--note", HOSTILE)
    found = answer("report", "--format", form, "--notes", "--ask", HOSTILE)
    assert found.code == 0
    assert "\x1b" not in found.out
    assert "\u202e" not in found.out
    assert "red" in found.out
    if form == "html":
        assert "<script" not in found.out


@pytest.mark.usefixtures("journal")
def test_where_ascii_is_asked_for_nothing_else_is_on_the_page(shell: Command) -> None:
    found = shell("report", environ={"THERAPY_TUI_ASCII": "1"})
    assert found.out.isascii()
    assert "S session  o mood of the day, 1-10  # homework, 0-5" in found.out


@pytest.mark.usefixtures("journal")
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_shown(
    answer: Command, folder: Path, today: date
) -> None:
    month = folder / f"{today:%Y-%m}.toml"
    month.write_text("format = 1\n[oops\n", encoding="utf-8")
    found = answer("report")
    assert found.code == 2
    assert found.err.startswith(f"{month.name}:2:")
    assert "Could not be read:" in found.out


def test_what_is_wrong_in_the_profile_is_named(answer: Command, folder: Path) -> None:
    answer("log", "5")
    (folder / "profile.toml").write_text("format = 1\nfrequency = 3\n", encoding="utf-8")
    found = answer("report")
    assert found.code == 0
    assert "profile.toml:2: frequency: 3 is not one of" in found.err


@pytest.mark.usefixtures("journal")
def test_nothing_is_written_over_the_journal(answer: Command, folder: Path, today: date) -> None:
    month = folder / f"{today:%Y-%m}.toml"
    before = month.read_bytes()
    refused = answer("report", "-o", str(month), "--force")
    assert refused.code == 2
    assert "lies in the journal" in refused.err
    assert month.read_bytes() == before


@pytest.mark.usefixtures("journal")
def test_it_goes_to_the_printer_that_is_named(
    answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    lp = tmp_path / "bin" / "lp"
    lp.parent.mkdir()
    lp.write_text(f'#!/bin/sh\necho "$@" > {taken}\ncat >> {taken}\n', encoding="utf-8")
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{lp.parent}{os.pathsep}{os.environ['PATH']}")
    named = answer("report", "--print", "kitchen")
    assert named.code == 0, named.err
    assert "kitchen" in named.out
    assert b"-d kitchen" in taken.read_bytes().partition(b"\n")[0]
    usual = answer("report", "--print", "--notes")
    assert usual.code == 0
    assert b"-d " not in taken.read_bytes().partition(b"\n")[0]


@pytest.mark.usefixtures("journal")
def test_without_a_way_to_print_it_says_so(
    answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    refused = answer("report", "--print")
    assert refused.code == 2
    assert one_sentence(refused.err)
    assert "lp" in refused.err
