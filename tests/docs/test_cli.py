"""docs/cli.md names every command, option, exit code and setting."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tawatur.cli import COMMANDS, cli, exits
from tawatur.intake.formats import SUFFIXES
from tawatur.settings import Settings, settings_from

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))


def commands_of(name: str) -> list[click.Command]:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return [command, *command.commands.values()] if isinstance(command, click.Group) else [command]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = SECTIONS[name]
    for command in commands_of(name):
        assert command.name is not None
        assert command.name in section
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for option in parameter.opts:
                    assert f"`{option}`" in section, f"{name} {option} is not documented"


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_is_documented_that_is_none(name: str) -> None:
    known = {option for command in commands_of(name) for parameter in command.params for option in parameter.opts}
    first_cells = "\n".join(line.split("|")[1] for line in SECTIONS[name].splitlines() if line.startswith("|"))
    assert set(re.findall(r"`(--?[a-z]+)`", first_cells)) <= known


def test_exit_codes() -> None:
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.M)}
    assert table == {getattr(exits, name) for name in exits.__all__}


def test_settings() -> None:
    rows = dict(re.findall(r"^\| `(TAWATUR_\w+)` \| (\d+) \|", PAGE, re.M))
    assert settings_from(rows) == Settings()
    assert len(rows) == len(Settings.__struct_fields__)


def test_suffixes() -> None:
    assert all(f"`{suffix}`" in PAGE for suffix in SUFFIXES)
