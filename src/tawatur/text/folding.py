"""Folding: spelling differences that never tell two Arabic words apart are taken out before matching.

Folding drops vowel marks, tatweel and invisible controls, writes one alef, one ya, one ta marbuta, one carrier of
hamza, one set of digits, and takes presentation forms apart. `align` keeps the way back to the original offsets.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

__all__ = [
    "MARKS",
    "UNSEEN",
    "Aligned",
    "align",
    "fold",
    "fold_words",
    "has_foreign_letter",
    "is_arabic_letter",
    "one_line",
    "spell_plainly",
]

#: Code points that nobody sees: joiners, directional controls, soft hyphen, byte-order mark.
UNSEEN = frozenset([0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
#: Code points that carry no letter: these, marks, tatweel.
MARKS = frozenset(
    [
        *UNSEEN,
        *range(0x0610, 0x061B),
        0x0640,
        *range(0x064B, 0x0660),
        0x0670,
        *range(0x06D6, 0x06DD),
        *range(0x06DF, 0x06E5),
        *range(0x06E7, 0x06E9),
        *range(0x06EA, 0x06EE),
    ]
)

_LETTERS = {
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
    "ە": "ه", "ک": "ك", "ؤ": "ء", "ئ": "ء",
}  # fmt: skip
#: Kinds of the hyphen, which print does not tell apart.
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2212\u2015\uff0d", "-")


def _build_table() -> dict[int, str]:
    table: dict[int, str] = dict.fromkeys(MARKS, "")
    table |= {ord(letter): plain for letter, plain in {**_LETTERS, **_HYPHENS}.items()}
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


#: The sign of a hashtag, and what parts its words.
_HASHTAG = {ord("#"): "", 0xFF03: "", ord("_"): " "}
_TABLE = _build_table()
#: The mark that makes another letter of a waw or ya; it and its like, which make others of an alif.
_HAMZA, _PARTED = "\u0654", re.compile("[\u0627\u0648\u064a][\u064b-\u0652\u0670]*[\u0653-\u0655]")
_WITH_MARKS = re.compile("[\u0648\u064a][\u064b-\u0652\u0670]*\u0654|.", re.DOTALL)


#: Marks that rules ask for: an indefinite object's, a doubled letter's, a passive's; a stroke behind
#: a preposition.
_TANWEEN, _SHADDA, _DAMMA, _STROKE = "\u064b", "\u0651", "\u064f", "\u0640"
#: Prepositions of one letter, "by", "as", "to".
_ATTACHED = "بكل"
#: Punctuation of other keyboards and rarer kinds of it, as rules ask for it.
_STOPS = {
    ",": "،", ";": "؛", "?": "؟", **_HYPHENS,
    "„": "“", "‟": "”", "❝": "“", "❞": "”", "‹": "«", "›": "»", "《": "«", "》": "»", "＂": '"', "〃": '"',
}  # fmt: skip
#: Letters of other keyboards, of the Quran and of old fonts, as Arabic is written; marks that tell nothing.
_PLAIN = (
    {
        code: "" if code in MARKS else unicodedata.normalize("NFKC", chr(code)).translate(dict.fromkeys(MARKS, ""))
        for code in (*MARKS, *range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))
        if chr(code) not in _TANWEEN + _SHADDA + _DAMMA
    }
    | {ord(letter): plain for letter, plain in _LETTERS.items() if letter in "ٱیېۀہھەک"}
    | {ord(mark): plain for mark, plain in _STOPS.items()}
)
_NOT_PLAIN = re.compile("[" + "".join(map(re.escape, map(chr, sorted({*_PLAIN, ord(_DAMMA)})))) + "]")


def spell_plainly(word: str) -> str:
    """Write a word or mark as most print does: whole letters, no stroke that lengthens, no mark but what rules ask for.

    The last letter's vowel is left out; a word of marks alone stays as it is, and so does a stroke that parts a
    preposition from its word.

    >>> spell_plainly("ﺍﻟﺤﻜﻮﻣﺔ"), spell_plainly("مَجلـــسُ")
    ('الحكومة', 'مجلس')
    """
    if _NOT_PLAIN.search(word) is None:
        return word
    plain = _composed(word).translate(_PLAIN).rstrip(_DAMMA)
    if word[1:2] == _STROKE and word[0] in _ATTACHED:
        plain = plain[:1] + _STROKE + plain[1:]
    return plain or word


def _composed(text: str) -> str:
    """The hamza and madda that stand behind their letter, as marks, put on it."""
    return _PARTED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


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
    return (_composed(text) if _HAMZA in text else text).translate(_TABLE)


def fold_words(text: str) -> str:
    """Fold `text` and part its words by one space each, however they are parted there."""
    return one_line(fold(text))


def one_line(text: str) -> str:
    """Part the words of `text` by one space each: a name is itself in a broken line and as a hashtag, too."""
    return " ".join(text.translate(_HASHTAG).split())


def align(text: str, base: int = 0) -> Aligned:
    """Fold `text` and keep the original offset (plus `base`) of every folded character."""
    pieces: list[str] = []
    starts: list[int] = []
    for match in _WITH_MARKS.finditer(text):
        folded = fold(match[0])
        pieces.append(folded)
        starts.extend([base + match.start()] * len(folded))
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
