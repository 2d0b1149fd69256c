"""What went wrong, or was decided, while bytes became articles."""

from __future__ import annotations

import msgspec

from tawatur.errors import InputError

__all__ = ["Problem", "problem_of"]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An input that was not read (`level` "error"), or a decision about one that was read ("note").

    `where` names the file and, where known, the line ("news.jsonl:12"); `kind` is the error's class name, "" for a
    note; `article` is the id of the article that a note is about.
    """

    level: str
    where: str
    message: str
    kind: str = ""
    article: str | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def problem_of(error: InputError, where: str) -> Problem:
    """Make the problem of an error; its message opens with `where`, which is not said twice."""
    return Problem(level="error", where=where, message=str(error).removeprefix(f"{where}: "), kind=type(error).__name__)
