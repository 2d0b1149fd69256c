"""Finding quotations by their marks, of every kind, mixed, reversed and unbalanced.

Arabic newspapers use guillemets, curly and straight marks in both directions, open with one kind and close with
another, use one mark for both ends, and lose marks. So a mark's neighbours decide whether it opens or closes; its kind
decides only where they do not tell, and which opening mark a closing one belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

__all__ = ["QuotePair", "bracketed", "find_quotes", "is_quote_mark", "late_close"]

_GUILLEMET, _CURLY, _STRAIGHT, _SINGLE = "guillemet", "curly", "straight", "single"
_FAMILIES = {
    "«": _GUILLEMET, "»": _GUILLEMET, "‹": _GUILLEMET, "›": _GUILLEMET, "《": _GUILLEMET, "》": _GUILLEMET,
    "“": _CURLY, "”": _CURLY, "„": _CURLY, "‟": _CURLY, "❝": _CURLY, "❞": _CURLY,
    '"': _STRAIGHT, "＂": _STRAIGHT, "″": _STRAIGHT, "〃": _STRAIGHT,
    "'": _SINGLE, "‘": _SINGLE, "’": _SINGLE, "‛": _SINGLE, "`": _SINGLE, "´": _SINGLE,
}  # fmt: skip
#: A mark, or two single marks of one kind side by side.
_MARKS = re.compile("|".join(f"{mark}{{1,2}}" if family == _SINGLE else mark for mark, family in _FAMILIES.items()))
_LIKELY_OPENERS = frozenset("«„‹❝《")
_OUTSIDE_LEFT = frozenset("([{:،,-–—/…")
_OUTSIDE_RIGHT = frozenset(")]}.:،,؛;!؟?·…-–—/")
#: Quotations inside quotations deeper than this are noise; the bound keeps hostile text linear.
_DEEPEST = 3
#: Fewer words in brackets are a remark and no quotation.
_WORDS = 3


class QuotePair(msgspec.Struct, frozen=True):
    """Half-open offsets of the quoted text without its marks, and of the marks; `balanced` is False for one mark."""

    outer_start: int
    outer_end: int
    inner_start: int
    inner_end: int
    balanced: bool


class _Mark(msgspec.Struct, frozen=True):
    """A mark at half-open offsets; `left`/`right` tell whether that side is outside of words."""

    start: int
    end: int
    family: str
    likely_opener: bool
    left: bool
    right: bool


def is_quote_mark(text: str) -> bool:
    """Whether a token is a quotation mark; single marks, which are apostrophes as well, are not counted."""
    return _FAMILIES.get(text, _SINGLE) is not _SINGLE


def find_quotes(text: str, start: int, end: int) -> list[QuotePair]:
    """Pair the quotation marks in `text[start:end]` (one paragraph), outermost and nested, in order of their start.

    A mark opens when white space, a bracket, a colon or an attached letter stands before it and a letter after; it
    closes otherwise. A mark that opens and is never closed gives an unbalanced pair that ends with the paragraph; a
    single mark that is never closed is an apostrophe and gives none.
    """
    marks = list(_marks(text, start, end))
    left_over = {family: sum(mark.family == family for mark in marks) for family in set(_FAMILIES.values())}
    pairs: list[QuotePair] = []
    stack: list[_Mark] = []
    for mark in marks:
        if _opens(text, mark, stack, left_over[mark.family]):
            if len(stack) < _DEEPEST:
                stack.append(mark)
        else:
            _close(stack, mark, pairs)
        left_over[mark.family] -= 1
    for mark in stack:
        if mark.end < end and mark.family != _SINGLE:
            pairs.append(QuotePair(mark.start, end, mark.end, end, False))
    return sorted(pairs, key=lambda pair: (pair.outer_start, -pair.outer_end))


def late_close(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Half-open offsets of the first mark of a paragraph if it closes what an earlier one opened; else None."""
    first = next((mark for mark in _marks(text, start, end) if mark.family != _SINGLE), None)
    if first is None or first.likely_opener or first.left or not first.right:
        return None
    return first.start, first.end


def bracketed(text: str, start: int, end: int) -> Iterator[QuotePair]:
    """Words in brackets behind a colon in `text[start:end]`: some papers quote so."""
    at = text.find(":", start, end)
    while at != -1:
        opens = at + 1
        while opens < end and (text[opens].isspace() or _is_invisible(text[opens])):
            opens += 1
        closes = text.find(")", opens, end) if opens < end and text[opens] == "(" else -1
        if closes == -1 and opens < end and text[opens] == "(":
            return
        if (
            closes != -1
            and len(text[opens:closes].split(None, _WORDS - 1)) == _WORDS
            and "(" not in text[opens + 1 : closes]
        ):
            yield QuotePair(opens, closes + 1, opens + 1, closes, True)
        at = text.find(":", max(opens, closes), end)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The quotation marks of a paragraph; two single marks side by side are one mark, one between letters is none."""
    for match in _MARKS.finditer(text, start, end):
        at, stop = match.span()
        letter = text[at]
        family = _FAMILIES[letter] if stop == at + 1 else _STRAIGHT
        before = text[at - 1] if at > start else " "
        after = text[stop] if stop < end else " "
        if family != _SINGLE or not (before.isalnum() and after.isalnum()):
            left = before.isspace() or before in _OUTSIDE_LEFT or before in _FAMILIES or _is_invisible(before)
            right = after.isspace() or after in _OUTSIDE_RIGHT or after in _FAMILIES
            yield _Mark(at, stop, family, letter in _LIKELY_OPENERS, left, right)


def _is_invisible(letter: str) -> bool:
    return "\u200b" <= letter <= "\u200f" or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"


def _opens(text: str, mark: _Mark, stack: list[_Mark], left_over: int) -> bool:
    """Whether a mark opens; `left_over` counts the marks of its family from it on to the paragraph's end."""
    same_open = any(other.family == mark.family for other in stack)
    if mark.family == _SINGLE:
        return mark.left and not mark.right and not same_open
    if mark.likely_opener:
        return not (stack and mark.right and not mark.left)
    if mark.left and not mark.right:
        if not same_open:
            return True
        top = stack[-1]
        spaced = top.end < len(text) and text[top.end].isspace()
        # With the same kind open, an odd number of marks left can only be right if this one closes.
        return not spaced and left_over % 2 == 0
    if mark.right and not mark.left:
        return False
    # Between two letters a mark follows an attached preposition; between two spaces it tells nothing.
    return not stack


def _close(stack: list[_Mark], mark: _Mark, pairs: list[QuotePair]) -> None:
    """Close the innermost open mark of the same kind, or, where none is open, the innermost of any kind."""
    same = [k for k, other in enumerate(stack) if other.family == mark.family]
    others = [k for k, other in enumerate(stack) if other.family != _SINGLE]
    if mark.family == _SINGLE:
        others = []
    if not same and not others:
        return
    at = same[-1] if same else others[-1]
    opener = stack[at]
    del stack[at:]
    if mark.start > opener.end:
        pairs.append(QuotePair(opener.start, mark.end, opener.end, mark.start, True))
