"""Plain text files: the first line that is not empty is the title, the rest is the body.

In a text whose lines were broken by hand a title may stand on several lines, and a text may have none.
"""

from __future__ import annotations

import re

import msgspec

from tawatur.errors import EmptyInputError
from tawatur.intake.wrapping import joined_lines

__all__ = ["TitledText", "split_title"]

_LINE_END = re.compile(r"\r\n|\n|\r")
#: One sign right before a word is a hashtag's.
_HEADING = re.compile(r"#+ |##+")
_FILLED = re.compile(r"\S[^\n\r\u2028\u2029]*")
_STOPS = (".", ".»", '."', ".”", "!", "؟")
#: No headline is broken into more lines, nor has more words.
_TITLE_LINES, _TITLE_WORDS = 3, 25


class TitledText(msgspec.Struct, frozen=True, kw_only=True):
    """A title and a body, each exactly as written."""

    title: str
    body: str


def split_title(text: str, *, where: str) -> TitledText:
    """Split a text into title and body.

    The lines of a title that was broken are joined by spaces; where broken lines begin the text and are no headline,
    it has no title. A leading run of "#" and its space are dropped from the title (a hashtag stays), outer blank lines
    from the body; nothing else is touched. Raise EmptyInputError, which names `where`, for a text of white space.
    """
    broken = _broken_opening(text)
    if broken is not None:
        return broken
    at = 0
    while at < len(text):
        match = _LINE_END.search(text, at)
        end, after = match.span() if match else (len(text), len(text))
        line = text[at:end]
        if line.strip():
            return TitledText(title=_without_heading(line), body=_trim(text[after:]))
        at = after
    raise EmptyInputError(f"{where}: is empty")


def _broken_opening(text: str) -> TitledText | None:
    """The title and body of a text whose first paragraph was broken into lines; None for all others."""
    lines = [(m.start(), m.end() - len(m[0]) + len(m[0].rstrip())) for m in _FILLED.finditer(text)]
    first, *others = joined_lines(text, lines) or [(0, 0)]
    if not lines or first == lines[0]:
        return None
    opening = text[slice(*first)]
    is_short = len(_LINE_END.findall(opening)) < _TITLE_LINES and len(opening.split()) <= _TITLE_WORDS
    if others and is_short and not opening.endswith(_STOPS):
        return TitledText(title=_without_heading(" ".join(opening.split())), body=_trim(text[first[1] :]))
    return TitledText(title="", body=_trim(text))


def _without_heading(line: str) -> str:
    match = _HEADING.match(line)
    return line if match is None else line[match.end() :]


def _trim(body: str) -> str:
    """Drop outer blank lines; white space at the start of the first line and the end of the last stays."""
    first = len(body) - len(body.lstrip())
    begin = max(body.rfind("\n", 0, first), body.rfind("\r", 0, first)) + 1
    last = len(body.rstrip())
    match = _LINE_END.search(body, last)
    return body[begin : match.start() if match else len(body)] if last else ""
