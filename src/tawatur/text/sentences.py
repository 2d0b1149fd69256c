"""Cutting a block into sentences.

News writes its full stop as ".", "..", "·", "··", "…", "!", "?" or leaves it out before a line break. A dot inside a
number, after a single letter (an abbreviated title) or inside an abbreviation does not end a sentence; a closing
quotation mark or bracket after the stop belongs to the sentence it closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.text.folding import MARKS, is_arabic_letter

__all__ = ["cut_sentences"]

_STOP = re.compile(r"[.!?؟·…۔•]+")
_CLOSERS = "»\"”“’')]}"
#: Letters of a foreign initial written out ("em", "bee"); one behind another, and the last, may have one more.
_INITIALS = 2
#: Code points on either side of a dot that are looked at: those letters and the marks on them.
_AROUND = 32
#: Code points before the stop of a list item's number, white space included.
_LONGEST_ITEM = 4
_MORE_STOPS = ".!؟?…"
_STOPS_ALONE = "!?؟…۔"


def cut_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield half-open offsets of the sentences in `text[start:end]`, without outer white space; none is empty."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        stop = _end_of_stop(text, match, end)
        if stop is None or match.start() < begin or _says_nothing(text, begin, match.start()):
            continue
        yield from _trimmed(text, begin, stop)
        begin = stop
    yield from _trimmed(text, begin, end)


def _end_of_stop(text: str, match: re.Match[str], end: int) -> int | None:
    """The offset after a sentence's end, or None where the mark ends nothing."""
    at, after = match.start(), match.end()
    if match[0] == "." and _is_inside_word(text, at, after, end):
        return None
    while after < end and (text[after] in _MORE_STOPS or (text[after] in _CLOSERS and not _opens(text, after, end))):
        after += 1
    while after < end and ord(text[after]) in MARKS:
        after += 1
    if after < end and not text[after].isspace() and not _may_follow(text, after, match[0]):
        return None
    return after


def _says_nothing(text: str, begin: int, at: int) -> bool:
    """Whether only marks or a short number stand before the stop: a bullet, or "1." that opens an item of a list."""
    return at - begin <= _LONGEST_ITEM and not any(letter.isalpha() for letter in text[begin:at])


def _is_inside_word(text: str, at: int, after: int, end: int) -> bool:
    left, right = _seen(text[max(0, at - _AROUND) : at]), _seen(text[after : min(end, after + _AROUND)])
    before, following = left[-1:] or " ", right[:1] or " "
    if before.isdigit() and following.isdigit():
        return True
    if before.isascii() and before.isalpha() and following.isascii() and following.isalnum():
        return True
    behind, ahead = _run(left[::-1]), _run(right)
    chained = behind == _INITIALS + 1 and left[-behind - 1 : -behind] == "." and _run(left[: -behind - 1][::-1])
    if (0 < behind <= _INITIALS or chained) and 0 < ahead <= _INITIALS + 1:
        return True
    single = is_arabic_letter(before) and not is_arabic_letter(left[-2:-1])
    return single and (following.isspace() or is_arabic_letter(following))


def _seen(text: str) -> str:
    return "".join([letter for letter in text if ord(letter) not in MARKS])


def _run(letters: str) -> int:
    """Count the Arabic letters at the beginning, up to two more than initials have."""
    count = 0
    while count < min(_INITIALS + 2, len(letters)) and is_arabic_letter(letters[count]):
        count += 1
    return count


def _opens(text: str, at: int, end: int) -> bool:
    """A straight or curly quotation mark with a letter right after it and white space before opens a quotation."""
    return text[at - 1].isspace() and at + 1 < end and not text[at + 1].isspace()


def _may_follow(text: str, after: int, stop: str) -> bool:
    """Whether a sentence can begin right after the stop with no space between."""
    letter = text[after]
    return is_arabic_letter(letter) or letter in '«"“”([‹' or stop[0] in _STOPS_ALONE


def _trimmed(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    while begin < stop and text[begin].isspace():
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if begin < stop:
        yield begin, stop
