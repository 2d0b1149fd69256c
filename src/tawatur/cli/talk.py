"""What is said to people: problems and notes on standard error, Arabic isolated on terminals."""

from __future__ import annotations

import sys
from typing import IO, Any

import click
import msgspec

from tawatur.intake.problem import Problem

__all__ = ["counted", "isolated", "should_isolate", "tell"]

#: First strong isolate and pop directional isolate (Unicode Standard Annex 9).
_FSI, _PDI = "\u2068", "\u2069"


def tell(problem: Problem, *, as_json: bool) -> None:
    """Say a problem or note on standard error, as text or as one JSON object."""
    if as_json:
        click.echo(msgspec.json.encode(problem), err=True)
    else:
        click.echo(f"tawatur: {problem.level}: {problem}", err=True)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, in the plural (with an s unless given) for all numbers but one."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def should_isolate(bidi: str, stream: IO[Any] | None = None) -> bool:
    """Whether Arabic is to be isolated on `stream` (standard output): "auto" only on a terminal."""
    return bidi == "isolate" or (bidi == "auto" and (stream or sys.stdout).isatty())


def isolated(text: str, isolate: bool) -> str:
    """The text between isolates, so that a terminal orders it alone; controls become spaces."""
    shown = "".join(letter if letter.isprintable() or letter in "\u200c\u200d\u200e\u200f" else " " for letter in text)
    return f"{_FSI}{shown}{_PDI}" if isolate else shown
