"""The command line. `main` starts in milliseconds: a command's module is imported only when the command runs."""

from __future__ import annotations

import gc
import os
import signal
import sys

import click

from tawatur.cli.exits import BROKEN_PIPE, FAILED_OUTPUT, FOUND, INTERRUPTED, NOTHING_READ, TERMINATED, USAGE
from tawatur.errors import InputError, QueryError, StaleError, StoreError, StoreWriteError, TawaturError
from tawatur.version import __version__

__all__ = ["COMMANDS", "Commands", "cli", "main"]

#: Command → (module, its click command, one line of help). The help stands here so that `--help` imports nothing.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "read": ("tawatur.cli.read", "read_command", "Read articles into ledgers (JSON lines)."),
    "stories": ("tawatur.cli.stories", "stories_command", "Put articles into stories: who reports one event."),
    "compare": ("tawatur.cli.compare", "compare_command", "Compare the accounts of one story."),
    "report": ("tawatur.cli.report", "report_command", "Write the comparison as one self-contained HTML file."),
    "export": ("tawatur.cli.export", "export_command", "Export claims as tables and graphs for other tools."),
    "parse": ("tawatur.cli.parse", "parse_command", "Parse number or date expressions."),
    "verify": ("tawatur.cli.verify", "verify_command", "Check every span, id and hash of ledgers."),
    "explain": ("tawatur.cli.explain", "explain_command", "Show where a claim comes from and which rules made it."),
    "init": ("tawatur.cli.init", "init_command", "Make an archive."),
    "add": ("tawatur.cli.add", "add_command", "Read articles into an archive."),
    "list": ("tawatur.cli.list", "list_command", "List the articles of an archive."),
    "search": ("tawatur.cli.search", "search_command", "Search an archive by words, names, days and figures."),
    "show": ("tawatur.cli.show", "show_command", "Show an article of an archive with its versions and claims."),
    "review": ("tawatur.cli.review", "review_command", "Judge what was read: accept, reject, edit, merge, split."),
    "entities": ("tawatur.cli.entities", "entities_command", "List who and what several articles name."),
    "reread": ("tawatur.cli.reread", "reread_command", "Read the articles of an archive again."),
    "runs": ("tawatur.cli.runs", "runs_command", "List what was done to an archive, with digests."),
    "diff": ("tawatur.cli.diff", "diff_command", "Show which facts changed between two runs, and why."),
    "remove": ("tawatur.cli.remove", "remove_command", "Erase an article from an archive for good."),
    "backup": ("tawatur.cli.backup", "backup_command", "Write a whole archive into a new file."),
    "serve": ("tawatur.cli.serve", "serve_command", "Open an archive in the browser."),
    "demo": ("tawatur.cli.demo", "demo_command", "Read and compare the bundled story."),
    "doctor": ("tawatur.cli.doctor", "doctor_command", "Show what is installed and check that it works."),
}


class Commands(click.Group):
    """A group that imports a command when it is asked for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands in the order of use."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and give the command; None for an unknown name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader that closed the pipe ends it quietly with a code of its own."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise click.exceptions.Exit(BROKEN_PIPE) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from `COMMANDS` alone."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tawatur")
def cli() -> None:
    """Read Arabic news into ledgers of who said and did what, through whom, and compare the accounts.

    Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 problems found, 2 wrong usage,
    3 some inputs could not be read, 4 no input could be read, 5 the output could not be written.
    """


#: How an error ends the program; every other one of ours is a problem that was found.
_CODES: tuple[tuple[type[TawaturError], int], ...] = (
    (InputError, NOTHING_READ),
    (StoreWriteError, FAILED_OUTPUT),
    (StaleError, FOUND),
    (StoreError, NOTHING_READ),
    (QueryError, USAGE),
)


#: Objects that come before the garbage collector looks for circles among them: next to nothing that a command makes is
#: one, and looking after every 700 took a tenth of the time of finding stories, for 5 % less memory.
_LOOKED_AFTER = 50_000


def main() -> None:
    """Run the command line and exit; a closed pipe, Ctrl-C and a call to end it end quietly."""
    gc.set_threshold(_LOOKED_AFTER)
    # `timeout`, service managers and shutdowns end a command so; without this its half written file would stay.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        code = cli(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except TawaturError as error:
        click.echo(f"tawatur: {error}", err=True)
        code = next((code for kind, code in _CODES if isinstance(error, kind)), FOUND)
    except OSError as error:
        click.echo(f"tawatur: cannot write the output: {error.strerror or error}", err=True)
        code = FAILED_OUTPUT
    except SystemExit as stop:
        code = stop.code
    _quit(code if isinstance(code, int) else 0)


def _quit(code: int) -> None:
    """Exit without a second complaint about a standard output that is closed or full."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = code or BROKEN_PIPE
    if code == TERMINATED:  # by the signal itself, which whoever sent it takes for an end as told, not for a failure
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTERM)
    sys.exit(code)
