"""How likely a text is Arabic, by its letters alone: the test that tells single-byte encodings apart."""

from __future__ import annotations

from collections import Counter

from tawatur.text.folding import MARKS, is_arabic_letter

__all__ = ["arabic_share", "plausibility"]

#: The letters of Arabic spelling, by code point: hamza to ghain, feh to yeh.
_LETTERS = frozenset(map(chr, (*range(0x0621, 0x063B), *range(0x0641, 0x064B))))
#: The commonest letters of newspaper Arabic (alef, lam, yeh, meem, waw, noon, reh, teh) make up over half of any text.
_COMMONEST = frozenset(map(chr, (0x0627, 0x0644, 0x064A, 0x0645, 0x0648, 0x0646, 0x0631, 0x062A)))
_COMMON_SHARE = 0.35


def plausibility(text: str) -> float:
    """The share of characters beyond ASCII that are ones of Arabic spelling, 0 to 1.

    It is lowered where the commonest letters of Arabic are rarer than in any Arabic text, which is how Arabic looks in
    the wrong Arabic encoding.
    """
    counts = Counter(letter for letter in text if letter > "\x7f")
    total = sum(counts.values())
    letters = sum(count for letter, count in counts.items() if letter in _LETTERS)
    if not letters:
        return 0.0
    proper = letters + sum(count for letter, count in counts.items() if _is_writing(letter))
    common = sum(count for letter, count in counts.items() if letter in _COMMONEST) / letters
    return proper / total * min(1.0, common / _COMMON_SHARE)


def _is_writing(letter: str) -> bool:
    """Marks, Arabic punctuation and the quotation marks and dashes that stand in Arabic print."""
    return letter not in _LETTERS and (
        ord(letter) in MARKS or letter in "\u060c\u061b\u061f\u00ab\u00bb\u00a0" or "\u2010" <= letter <= "\u2026"
    )


def arabic_share(text: str) -> float:
    """The share of letters that are of the Arabic script, 0 to 1; 0 where there are no letters."""
    letters = arabic = 0
    for letter, count in Counter(text).items():
        if letter.isalpha():
            letters += count
            arabic += count * is_arabic_letter(letter)
    return arabic / letters if letters else 0.0
