"""Consonant skeletons of names, for transcriptions of one foreign name that differ in vowels and near sounds.

Newspapers write one foreign name with different letters for g, k and q, with and without vowels, in one word or two.
A skeleton keeps the consonants in classes of sounds that Arabic transcription confuses; a final ta marbuta counts as
a consonant, since it tells family names apart.
"""

from __future__ import annotations

from functools import lru_cache

from tawatur.text.folding import fold

__all__ = ["consonants", "skeleton"]

#: Sound class -> its letters; the class "" is not written.
_SOUNDS = {
    "": "اويءع", "K": "قكغجگ", "X": "خ", "T": "تطث", "D": "دضذ", "Z": "زظ", "S": "سصش", "H": "حه",
    "B": "بپ", "F": "فڤ", "L": "ل", "M": "م", "N": "ن", "R": "ر",
}  # fmt: skip
_CLASSES = {letter: sound for sound, letters in _SOUNDS.items() for letter in letters}


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """The skeleton of a name, its words run together.

    >>> skeleton("غوساو") == skeleton("جوسو")
    True
    """
    return "".join([_CLASSES.get(letter, "") for letter in fold(name)])


#: Letters between which transcriptions of one foreign sound waver, finer than the classes of a skeleton.
_WAVERING = {letter: group[0] for group in ("كقغجگ", "تط", "سصث", "دض", "زظذ", "حه", "بپ", "فڤ") for letter in group}


def consonants(name: str) -> str:
    """The consonants of a name with wavering letters put as one; "sh" is never "s".

    >>> consonants("غوساو") == consonants("جوسو"), consonants("شمس") == consonants("سمس")
    (True, False)
    """
    return "".join(_WAVERING.get(letter, letter) for letter in fold(name) if _CLASSES.get(letter, ""))
