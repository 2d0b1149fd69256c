"""What posts on social media hang behind their last word: addresses, handles, hashtags, pictograms, marks of bold type.

The parts are told by their signs alone. A hashtag may be a word of its sentence: one alone stays with it unless it has
ended, and of several the first where a word before it leads to it ("in", "the city of").
"""

from __future__ import annotations

import re
import unicodedata

from tawatur.text.dashes import DASHES
from tawatur.text.folding import fold

__all__ = ["is_sign", "past_signs", "without_tail"]

#: No post hangs more on its text; the bound keeps hostile lines cheap.
_MOST = 40
#: An address before a stop, or without a path, is a word of its sentence.
_ADDRESS = re.compile(r"(?:https?:\S+|[A-Za-z0-9.-]{1,60}\.[a-z]{2,6}/\S*)(?<![.،,؛)])")
_HANDLE = re.compile(r"@\w+")
_HASHTAG = re.compile(r"[#\uff03]\w+")
#: No such part is longer, or without one of these characters.
_LONGEST, _LINKING = 200, re.compile("[#\uff03@/]")
#: Marks of bold type, and what joins or colours pictograms.
_SIGNS = frozenset("*~\u203c\u2049\ufe0f\u200d\u20e3")
_PARTING = DASHES | frozenset("|/\\:،,؛")
_STOPS = frozenset(".!؟?…۔")
#: What an address is announced with ("for more:") has no more words.
_ANNOUNCEMENT = 4


def is_sign(letter: str) -> bool:
    """Whether a character is a pictogram or another sign that no sentence is written with."""
    return letter in _SIGNS or (letter > "\x7f" and unicodedata.category(letter) in ("So", "Sk"))


def past_signs(text: str, start: int, end: int) -> int:
    """The offset of the first character of `text[start:end]` behind pictograms and marks of bold type."""
    at = start
    while at < end and (text[at].isspace() or is_sign(text[at])):
        at += 1
    return at if at < end else start


def without_tail(text: str, start: int, end: int, leading: frozenset[str]) -> int:
    """The offset at which a line `text[start:end]` ends without its tail; `start` where it is nothing else.

    `leading` are the folded words that lead to a name.
    """
    stop = _without_signs(text, start, end, parted=False)
    if _LINKING.search(text, max(start, stop - _LONGEST), stop) is None:
        return stop
    last, tagged, tags = "", stop, 0
    for _ in range(_MOST):
        word = _last_word(text, start, stop)
        if _HASHTAG.fullmatch(text, word, stop):
            last, tagged, tags = "hashtag", stop, tags + 1
        elif _ADDRESS.fullmatch(text, word, stop) or _HANDLE.fullmatch(text, word, stop):
            last = "address"
        else:
            break
        before, stop = word, _without_signs(text, start, word, parted=True)
    if not last or stop == start:
        return stop
    gap = text[stop:before]
    if last == "hashtag" and gap.isspace() and text[stop - 1] not in _STOPS:
        return tagged if tags == 1 or fold(text[_last_word(text, start, stop) : stop]) in leading else stop
    return _without_announcement(text, start, stop) if last == "address" and ":" in gap else stop


def _without_signs(text: str, start: int, end: int, *, parted: bool) -> int:
    while end > start and (text[end - 1].isspace() or is_sign(text[end - 1]) or (parted and text[end - 1] in _PARTING)):
        end -= 1
    return end


def _last_word(text: str, start: int, end: int) -> int:
    while end > start and not text[end - 1].isspace():
        end -= 1
    return end


def _without_announcement(text: str, start: int, end: int) -> int:
    """The end of a line without the few words behind its last stop, which only tell what an address is for."""
    at = end
    while at > start and text[at - 1] not in _STOPS:
        at -= 1
    return at if len(text[at:end].split(None, _ANNOUNCEMENT)) <= _ANNOUNCEMENT else end
