"""Sound keys: consonants that the Arabic and the Latin spelling of one name share.

Vowels, glides inside a word and doubled letters are left out, since transcriptions disagree about them; letters that
Latin script writes alike share a key. A key is made to find names, among names only; it never decides that two are one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise, product

from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold

__all__ = ["arabic_sounds", "latin_sounds", "name_sounds"]

#: Arabic letter → the sounds it may be written with; the first letter of a word keeps its vowel or glide.
_ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t", "د": "d", "ض": "d", "ذ": "dz", "ظ": "dz", "ز": "z", "س": "s",
    "ش": "s", "ص": "s", "ف": "f", "ڤ": "f", "ق": "k", "ك": "k", "گ": "k", "ج": "k", "چ": "k", "غ": "k", "خ": "x",
    "ح": "h", "ه": "h", "ل": "l", "م": "m", "ن": "n", "ر": "r",
}  # fmt: skip
_ARABIC_FIRST = {"ا": "a", "ع": "a", "ء": "a", "ي": "y", "و": "w"}
_LATIN_GROUPS = (
    ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "x"), ("gh", "k"), ("dj", "k"), ("th", "t"),
    ("dh", "d"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("ce", "s"), ("ci", "s"), ("x", "ks"),
)  # fmt: skip
_LATIN = {
    "b": "b", "p": "b", "t": "t", "d": "d", "z": "z", "s": "s", "f": "f", "v": "f", "k": "k", "q": "k", "g": "k",
    "j": "k", "c": "k", "h": "h", "l": "l", "m": "m", "n": "n", "r": "r",
}  # fmt: skip
_LATIN_FIRST = {"y": "y", "w": "w"}
_LATIN_ARTICLES = frozenset({"al", "el", "ar", "as", "ad", "an", "at", "az", "ash", "the"})
_SERVANT = frozenset({"abdel", "abdul", "abdal", "abdol"})
_SHORTEST = 2
#: Words of a name that are also run together: names of one word in Latin are often two in Arabic.
_LONGEST_NAME = 5


@lru_cache(maxsize=1 << 14)
def arabic_sounds(word: str) -> tuple[str, ...]:
    """The keys of an Arabic word, its article left out.

    >>> arabic_sounds("نتنياهو") == latin_sounds("Netanyahu")
    True
    """
    letters = fold(word)
    if letters.startswith(ARTICLE) and len(letters) > len(ARTICLE) + 1:
        letters = letters[len(ARTICLE) :]
    sounds = [_ARABIC_FIRST.get(letters[:1], _ARABIC.get(letters[:1], ""))]
    last = letters[:1]
    for letter in letters[1:]:
        if letter != last:
            sounds.append(_ARABIC.get(letter, ""))
        last = letter
    return _spellings(sounds, breath=letters.endswith("ه"))


@lru_cache(maxsize=1 << 12)
def latin_sounds(word: str) -> tuple[str, ...]:
    """The keys of a word in Latin letters; none for an article."""
    plain = unicodedata.normalize("NFKD", word.lower())
    letters = "".join(letter for letter in plain if "a" <= letter <= "z")
    if letters in _LATIN_ARTICLES:
        return ()
    if letters in _SERVANT:
        letters = "abd"
    first = _LATIN_FIRST.get(letters[:1], "a" if letters[:1] in tuple("aeiou") else "")
    rest = letters[1:] if first else letters
    for group, sound in _LATIN_GROUPS:
        rest = rest.replace(group, sound.upper())
    sounds, last = [first], ""
    for letter in rest:
        if letter != last:
            sounds.append(letter.lower() if letter.isupper() else _LATIN.get(letter, ""))
        last = letter
    return _spellings(sounds, breath=letters.endswith("h") and letters[-2:-1] in tuple("aeiou"))


def name_sounds(name: str) -> tuple[str, ...]:
    """The keys of each word of a name, and of neighbours run together."""
    words = [word for word in name.split() if word]
    keys = dict.fromkeys(key for word in words for key in (arabic_sounds(word) or latin_sounds(word)))
    if len(words) <= _LONGEST_NAME:
        keys |= dict.fromkeys(key for pair in pairwise(words) for key in arabic_sounds("".join(pair)))
    return tuple(keys)


def _spellings(sounds: list[str], *, breath: bool) -> tuple[str, ...]:
    """All ways to write the sounds, a final h also left out; none that is too short to tell names apart."""
    found = ["".join(choice) for choice in product(*(tuple(sound) for sound in sounds if sound))][:8]
    if breath:
        found += [key.removesuffix("h") for key in found]
    return tuple(key for key in dict.fromkeys(found) if len(key) >= _SHORTEST)
