"""Files and a runner for the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawatur.cli import cli
from tawatur.demo import demo_lines

Run = Callable[..., Result]
Shell = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run() -> Run:
    """Run a command in this process; a result holds exit_code, stdout and stderr."""

    def invoke(*arguments: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin)

    return invoke


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run a shell line in which `tawatur` is the command, in a process of its own."""

    def execute(line: str, **options: object) -> subprocess.CompletedProcess[bytes]:
        script = f'tawatur() {{ "{sys.executable}" -c "from tawatur.cli import main; main()" "$@"; }}\n{line}'
        return subprocess.run(["bash", "-c", script], capture_output=True, cwd=tmp_path, timeout=120, **options)  # type: ignore[call-overload,no-any-return]

    return execute


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The bundled story as a file of articles."""
    path = tmp_path / "story.jsonl"
    path.write_text(demo_lines(), "utf-8")
    return path


@pytest.fixture
def ledgers(run: Run, story: Path, tmp_path: Path) -> Path:
    """The ledgers of the bundled story."""
    path = tmp_path / "ledgers.jsonl"
    assert run("read", story, "-o", path).exit_code == 0
    return path


@pytest.fixture
def first_ids(ledgers: Path) -> dict[str, str]:
    """One id of each kind of claim in the ledgers."""
    found: dict[str, str] = {}
    for line in ledgers.read_text("utf-8").splitlines():
        for name, value in json.loads(line).items():
            if isinstance(value, list) and value and "id" in value[0]:
                found.setdefault(name, value[0]["id"])
    return found
