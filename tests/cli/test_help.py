"""``help``: what can be read about the program, offline."""

import pytest

from tests.cli.conftest import Command, one_sentence
from tests.cli.terminal import Open
from therapy_tui.cli.paging import MORE
from therapy_tui.cli.topics import filled_topic
from therapy_tui.help import TOPICS
from therapy_tui.journal import backups, files
from therapy_tui.journal.folders import PASSPHRASE_VARIABLE
from therapy_tui.journal.names import IDENTITY


def test_without_a_topic_it_lists_them(answer: Command) -> None:
    done = answer("help")
    assert (done.code, done.err) == (0, "")
    for name, about in TOPICS.items():
        assert f"  {name} " in done.out
        assert about in done.out


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_plain_text_of_80_columns_at_most(answer: Command, topic: str) -> None:
    done = answer("help", topic)
    assert (done.code, done.err) == (0, "")
    assert done.out.isascii()
    assert max(map(len, done.out.splitlines())) <= 80
    assert not any(line.startswith("#") for line in done.out.splitlines())
    assert "`" not in done.out
    assert MORE not in done.out


def words_of(topic: str) -> list[str]:
    """The words of a topic without the signs of Markdown."""
    lines = filled_topic(topic).replace("`", "").splitlines()
    return " ".join(line.lstrip("#") for line in lines).split()


@pytest.mark.parametrize("topic", TOPICS)
def test_every_word_of_a_topic_is_shown(answer: Command, topic: str) -> None:
    assert answer("help", topic).out.split() == words_of(topic)


def test_a_narrow_terminal_gets_narrow_lines(
    answer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = answer("help", "privacy").out.splitlines()
    assert 50 < max(map(len, lines)) <= 60


def test_the_topic_privacy_says_what_is_and_what_is_not_protected(answer: Command) -> None:
    said = " ".join(answer("help", "privacy").out.split())
    protected, _, not_protected = said.partition("Not protected")
    for word in ("never uses the network", "other users", "power cut", "encrypted", "conflict"):
        assert word in protected
    for word in ("unlocked terminal", "keylogger", "root", "forgotten passphrase", "SSD"):
        assert word in not_protected
    for word in ("snapshots", "commits", "swap", "history of the shell", "scrollback", "kill -9"):
        assert word in not_protected


def test_the_topic_privacy_names_things_as_they_are(answer: Command) -> None:
    said = " ".join(answer("help", "privacy").out.split())
    assert f"age -d -i {IDENTITY} 2026-11.toml.age" in said
    assert PASSPHRASE_VARIABLE in said
    assert f"{backups.FOLDER}/ keeps" in said
    assert f"({files.FOLDER_MODE:04o}, {files.FILE_MODE:04o})" in said
    assert files.LARGEST == 2 * 1024**2
    assert "over two megabytes is not read" in said


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("privcy", "There is no topic 'privcy'; did you mean privacy?"),
        ("../privacy", "There is no topic"),
        ("xyz", "There is no topic 'xyz'; there are format, import"),
        ("log", "log is a command; therapy-tui log --help explains it."),
    ],
)
def test_what_is_no_topic_is_told_in_a_sentence(answer: Command, topic: str, said: str) -> None:
    done = answer("help", topic)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert one_sentence(done.err)


@pytest.mark.pty
def test_a_text_longer_than_the_terminal_is_shown_a_screenful_at_a_time(terminal: Open) -> None:
    shown = terminal("help", "privacy", PAGER="false", LESSOPEN="false")
    first = shown.wait_for_line(MORE)
    assert first.count("\n") == 23
    assert "Privacy: what is protected" in "\n".join(shown.screen.display)
    shown.press("\n")
    second = shown.wait_for_line(MORE)
    assert second.count("\n") == 24
    shown.press("\n")
    code, rest = shown.end()
    assert code == 0
    assert "".join([first, second, rest]).replace(MORE, "").split() == (words_of("privacy"))


@pytest.mark.pty
@pytest.mark.parametrize("key", ["q\n", "\x04"])
def test_it_can_be_left_at_each_screenful(terminal: Open, key: str) -> None:
    shown = terminal("help", "privacy")
    shown.wait_for_line(MORE)
    shown.press(key)
    assert shown.end()[0] == 0


@pytest.mark.pty
def test_what_fits_on_the_terminal_is_just_printed(terminal: Open) -> None:
    code, said = terminal("help").end()
    assert code == 0
    assert MORE not in said
