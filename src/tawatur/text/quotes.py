"""Finding quotations by their marks, of every kind, mixed, reversed and unbalanced."""

from __future__ import annotations

import msgspec

__all__ = ["QuotePair", "find_quotes"]

#: Marks that open or close; Arabic news uses them in both directions and mixes kinds.
_OPENERS = {"«": "»", "“": "”", "„": "“", "‹": "›", "❝": "❞"}
_CLOSERS = {"»", "”", "›", "❞"}
_STRAIGHT = {'"', "＂", "“", "”", "″"}
_ALL = set(_OPENERS) | _CLOSERS | _STRAIGHT


class QuotePair(msgspec.Struct, frozen=True):
    """Half-open offsets of the quoted text without its marks, and of the marks; `balanced` is False for one mark."""

    outer_start: int
    outer_end: int
    inner_start: int
    inner_end: int
    balanced: bool


def find_quotes(text: str, start: int, end: int) -> list[QuotePair]:
    """Pair the quotation marks in `text[start:end]` (one paragraph), outermost and nested, in order of their start.

    A mark opens when white space, a bracket, a colon or an attached letter stands before it and a letter after; it
    closes otherwise. A mark that opens and is never closed gives an unbalanced pair that ends with the paragraph.
    """
    pairs: list[QuotePair] = []
    stack: list[int] = []
    for at in range(start, end):
        if text[at] not in _ALL:
            continue
        if _opens(text, at, start, end, bool(stack)):
            stack.append(at)
        elif stack:
            begin = stack.pop()
            if at > begin + 1:
                pairs.append(QuotePair(begin, at + 1, begin + 1, at, True))
    pairs.extend(QuotePair(begin, end, begin + 1, end, False) for begin in stack if begin + 1 < end)
    return sorted(pairs, key=lambda p: (p.outer_start, -p.outer_end))


def _opens(text: str, at: int, start: int, end: int, is_open: bool) -> bool:
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    outside_left = before.isspace() or before in "([:：،,-–—" or before in _ALL
    outside_right = after.isspace() or after in ")].:،,؛!؟?·" or after in _ALL
    if mark in ("«", "„", "‹", "❝"):
        return not (is_open and outside_right and not outside_left)
    if outside_left and not outside_right:
        return True
    if outside_right and not outside_left:
        return False
    if not outside_left and not outside_right:
        # A mark between two letters follows an attached preposition: it opens where nothing is open.
        return not is_open
    return not is_open
