"""Plain text files: the first line that is not empty is the title, the rest is the body."""

from __future__ import annotations

import re

import msgspec

from tawatur.errors import EmptyInputError

__all__ = ["TitledText", "split_title"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(r"#+ ?")


class TitledText(msgspec.Struct, frozen=True, kw_only=True):
    """A title and a body, each exactly as written."""

    title: str
    body: str


def split_title(text: str, *, where: str) -> TitledText:
    """Split a text into title and body.

    A leading run of "#" and its space are dropped from the title, outer blank lines from the body; nothing else is
    touched. Raise EmptyInputError, which names `where`, for a text of white space.
    """
    at = 0
    while at < len(text):
        match = _LINE_END.search(text, at)
        end, after = match.span() if match else (len(text), len(text))
        line = text[at:end]
        if line.strip():
            return TitledText(
                title=_HEADING.sub("", line, count=1) if line[0] == "#" else line, body=_trim(text[after:])
            )
        at = after
    raise EmptyInputError(f"{where}: is empty")


def _trim(body: str) -> str:
    """Drop outer blank lines; white space at the start of the first line and the end of the last stays."""
    first = len(body) - len(body.lstrip())
    begin = max(body.rfind("\n", 0, first), body.rfind("\r", 0, first)) + 1
    last = len(body.rstrip())
    match = _LINE_END.search(body, last)
    return body[begin : match.start() if match else len(body)] if last else ""
