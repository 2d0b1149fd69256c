"""Folding: spelling differences that never tell two Arabic words apart are taken out before matching.

Folding drops vowel marks, tatweel and invisible controls, writes one alef, one ya, one ta marbuta, one carrier of
hamza, one set of digits, and takes presentation forms apart. `align` keeps the way back to the original offsets.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

__all__ = ["MARKS", "Aligned", "align", "fold", "has_foreign_letter", "is_arabic_letter"]

#: Code points that carry no letter: marks, tatweel, joiners, directional controls, soft hyphen, byte-order mark.
MARKS = frozenset(
    [
        *range(0x0610, 0x061B),
        0x061C,
        0x0640,
        *range(0x064B, 0x0660),
        0x0670,
        *range(0x06D6, 0x06DD),
        *range(0x06DF, 0x06E5),
        *range(0x06E7, 0x06E9),
        *range(0x06EA, 0x06EE),
        0x00AD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
    ]
)

_LETTERS = {
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
    "ە": "ه", "ک": "ك", "ؤ": "ء", "ئ": "ء",
}  # fmt: skip


def _build_table() -> dict[int, str]:
    table: dict[int, str] = dict.fromkeys(MARKS, "")
    table |= {ord(letter): plain for letter, plain in _LETTERS.items()}
    for zero in (0x0660, 0x06F0):
        table |= {zero + value: str(value) for value in range(10)}
    table |= {
        code: chr(code).lower() for code in range(0x41, 0x180) if chr(code).isalpha() and len(chr(code).lower()) == 1
    }
    presentation = {
        code: unicodedata.normalize("NFKC", chr(code)).translate(table)
        for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))
        if unicodedata.normalize("NFKC", chr(code)) != chr(code)
    }
    return table | presentation


_TABLE = _build_table()


class Aligned(msgspec.Struct, frozen=True):
    """Folded text and, for each of its characters (and one past the end), the original offset it came from.

    `starts` never falls; `starts[len(text)]` is the length of the original.
    """

    text: str
    starts: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map half-open folded offsets to half-open original offsets; marks after the last letter are included."""
        return self.starts[start], self.starts[end]


def fold(text: str) -> str:
    """Fold `text`; folding twice changes nothing more."""
    return text.translate(_TABLE)


def align(text: str, base: int = 0) -> Aligned:
    """Fold `text` and keep the original offset (plus `base`) of every folded character."""
    pieces: list[str] = []
    starts: list[int] = []
    for offset, letter in enumerate(text):
        folded = _TABLE.get(ord(letter), letter)
        pieces.append(folded)
        starts.extend([base + offset] * len(folded))
    starts.append(base + len(text))
    return Aligned("".join(pieces), tuple(starts))


def is_arabic_letter(letter: str) -> bool:
    """Say whether a character is a letter of the Arabic script."""
    return ("؀" <= letter <= "ۿ" and letter.isalpha()) or "ݐ" <= letter <= "ݿ" or "ﭐ" <= letter <= "ﻼ"


#: Letters of the Arabic script that Arabic is not written with, and presentation forms.
_FOREIGN = re.compile(
    "[\u063b-\u063f\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufefe]"
)


def has_foreign_letter(text: str) -> bool:
    """Say whether a text holds a letter of the Arabic script that other languages than Arabic are written with."""
    return _FOREIGN.search(text) is not None
