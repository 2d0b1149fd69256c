"""Where data goes: standard output, or a file that appears only when it is complete."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO

import click

from tawatur.cli.exits import FAILED_OUTPUT, FOUND
from tawatur.intake.formats import SUFFIXES

__all__ = ["Failure", "OutputFailure", "open_output", "write_lines"]


class Failure(click.ClickException):
    """What a command was asked for cannot be done; the usage was right."""

    exit_code = FOUND

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it as all problems are said."""
        click.echo(f"tawatur: error: {self.format_message()}", file=file, err=True)


class OutputFailure(Failure):
    """The output could not be written; nothing is left half written."""

    exit_code = FAILED_OUTPUT


@contextmanager
def open_output(path: str | None) -> Iterator[BinaryIO]:
    """Open a file, or standard output for None and "-"; a file is written beside its place and renamed at the end.

    A device or named pipe is written to directly, and a link keeps pointing where it points. Raise click.UsageError
    where the file is what the command reads: writing it would destroy somebody's article or archive.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path).resolve()
    _refuse_inputs(path, target)
    if target.exists() and not target.is_file():
        with _into_device(path, target) as stream:
            yield stream
        return
    try:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise OutputFailure(f"cannot write {path}: {error.strerror}") from error
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        raise OutputFailure(f"cannot write {path}: {error.strerror}; nothing was left half written") from error
    finally:
        part.unlink(missing_ok=True)


def write_lines(lines: Iterable[str], stream: BinaryIO) -> None:
    """Write lines of text as UTF-8; colours stay only on a terminal."""
    coloured = stream.isatty()
    for line in lines:
        stream.write((line if coloured else click.unstyle(line)).encode("utf-8", "replace") + b"\n")


def _refuse_inputs(path: str, target: Path) -> None:
    """Refuse a file that the running command was given to read, by name or as part of a folder, or its archive."""
    context = click.get_current_context(silent=True)
    given = context.params if context is not None else {}
    if _is_one(target, given.get("db") or ""):
        raise click.UsageError(f"{path} is the archive itself; write to another file")
    if given.get("db"):
        return
    for name in given.get("files") or ():
        if _is_one(target, name):
            raise click.UsageError(f"{path} is one of the files to read; write to another one")
        if target.suffix.lower() in SUFFIXES and Path(name).resolve() in target.parents:
            raise click.UsageError(f"{path} lies in {name}, whose files are read as articles; write it elsewhere")


def _is_one(target: Path, name: str) -> bool:
    try:
        return target.samefile(name)
    except OSError:
        return False


@contextmanager
def _into_device(path: str, target: Path) -> Iterator[BinaryIO]:
    try:
        with target.open("wb") as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputFailure(f"cannot write {path}: {error.strerror}") from error


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
