"""What the topics promise to name, held against what the program has."""

import re

import pytest

from tests.cli.conftest import Command, write
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.config import ABOUT
from therapy_tui.cli.key_list import places
from therapy_tui.cli.reference import EXIT_CODES, VARIABLES
from therapy_tui.cli.topics import FIGURES, PARTS, filled_topic
from therapy_tui.domain.fields import FIELDS
from therapy_tui.help import TOPICS, topic_text
from therapy_tui.insight.findings import RULES
from therapy_tui.insight.phase import PHASES
from therapy_tui.journal.profile_values import SETTINGS, TABLES
from therapy_tui.tui.keys import TOGETHER


def said(answer: Command, topic: str) -> str:
    done = answer("help", topic)
    assert (done.code, done.err) == (0, "")
    return " ".join(done.out.split())


def test_every_part_has_its_place_and_every_place_its_part() -> None:
    named = {name for topic in TOPICS for name in re.findall("@([a-z_]+)@", topic_text(topic))}
    assert named == {*PARTS, *FIGURES}
    for topic in TOPICS:
        assert "@" not in filled_topic(topic)


def test_format_names_every_key_of_a_day(answer: Command) -> None:
    text = said(answer, "format")
    for field in FIELDS:
        assert f"- {field.key}: {field.name}, {field.range_with_words}. {field.help}" in text
        assert re.search(rf"^    {field.key} = ", topic_text("format"), re.MULTILINE)


def test_format_names_every_key_of_the_profile_and_of_the_configuration(answer: Command) -> None:
    text = said(answer, "format")
    for key in SETTINGS:
        assert re.search(rf"- (\w+, )?{key}[:,]", text)
    for key, table in TABLES.items():
        assert re.search(rf"- \[\[{key}\]\] with [^-]*{table.keys[-1]}", text)
    for key, about in ABOUT.items():
        assert f"- {key}: {about}" in text


def test_keys_names_every_key_of_the_app_once(answer: Command) -> None:
    listed = [binding.id for _, bindings in places() for binding in bindings]
    assert len(listed) == len({*listed})
    assert {*listed} == {binding.id for group in TOGETHER for binding in group}  # type: ignore[union-attr]
    text = said(answer, "keys")
    for _, bindings in places():
        for binding in bindings:
            assert binding.tooltip in text


def test_keys_are_those_of_the_configuration(
    answer: Command, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "- n: Write a note for this day. (note)" in said(answer, "keys")
    file = tmp_path_factory.mktemp("config") / "config.toml"
    monkeypatch.setenv("THERAPY_TUI_CONFIG", str(write(file, '[keys]\nnote = "ctrl+n"\n')))
    assert "- ctrl+n: Write a note for this day. (note)" in said(answer, "keys")


def test_science_names_every_finding_and_every_weight(answer: Command) -> None:
    text = said(answer, "science")
    for rule in RULES:
        assert re.search(rf"\b{rule.name}\b", text)
    for phase in PHASES:
        assert f"- {phase.name} ({phase.span}): mood {phase.weights['mood']}, " in text  # type: ignore[index]
    for word in ("not estimated from outcomes", "do not diagnose", "80 %", "full answer"):
        assert word in text


def test_science_has_the_figures_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, figure in FIGURES.items():
        monkeypatch.setitem(FIGURES, name, f"<{name}>")
        topic = "format" if name == "kept" else "science"
        assert f"<{name}>" in filled_topic(topic)
        monkeypatch.setitem(FIGURES, name, figure)


def test_shell_names_every_exit_code_and_variable(answer: Command) -> None:
    text = said(answer, "shell")
    for code, about in EXIT_CODES.items():
        assert f"- {code}: {about}" in text
    for name, about in VARIABLES.items():
        assert f"- {name}: {about}" in text


def test_ssh_speaks_of_what_people_run_into(answer: Command) -> None:
    text = said(answer, "ssh")
    for word in ("tmux", "screen", "mosh", "TERM", "UTF-8", "THERAPY_TUI_ASCII", "drops", "ahead"):
        assert word in text


@pytest.mark.parametrize("topic", TOPICS)
def test_commands_that_a_topic_names_exist(topic: str) -> None:
    for name in re.findall(r"therapy-tui ([a-z]+)", filled_topic(topic)):
        assert name in COMMANDS
