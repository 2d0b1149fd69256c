"""Keys under which words are found by search: spelling differences folded, attached letters taken off.

A word of an article gets a key for every way its spelling allows to take it apart; a word of a query gets only keys for
what it is, its article left out. So "the ministers", "and for the ministers" and "ministers" find each other, while a
query for "minister" never becomes one for "zir". Keys are letters and digits alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS, analyse, analyse_bound
from tawatur.text.folding import fold

__all__ = [
    "Word",
    "find_foreign",
    "find_words",
    "has_ligatures",
    "iter_words",
    "likely_places",
    "phrase_inner",
    "phrase_starts",
    "query_keys",
    "word_at",
    "word_keys",
    "words_of",
]

_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_WORD = re.compile(
    rf"[{_DIGIT}]+(?:[.,\u066b\u066c\u060c][{_DIGIT}]+)*"
    r"|[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb"
    r"\ufe70-\ufefc][\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    r"\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc\u200c\u200d\u00ad]*"
    r"|[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*"
)
_FOREIGN = re.compile(
    rf"[{_DIGIT}]+(?:[.,\u066b\u066c\u060c][{_DIGIT}]+)*|[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*"
)
#: Carriers of hamza are written without it by many; letters of other languages by their Arabic neighbours.
_CARRIERS = str.maketrans({"ئ": "ي", "ؤ": "و", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج"})
_HAMZA, _TANWIN = "ء", "ًٌٍ"
#: What stands before a word with the article; at least three letters must follow, or "God" would become "to him".
_ARTICLED = re.compile(rf"(?:[{CONJUNCTIONS}]?[بك]?{ARTICLE}|[{CONJUNCTIONS}]?لل)(?=.{{3}})")
#: Attached pronouns that newspapers use; "my" and "your" would mostly take the ending of an adjective.
_PRONOUNS = frozenset({"هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه"})
_SHORTEST = 3
_LONGEST = 60
_FUTURE = "س"
_INNER = "لوب"
_NO_ACCUSATIVE = ("يا", "ها", "نا")


#: Letters that go on inside an Arabic word, marks among them; and the spellings of each folded letter.
_INSIDE = frozenset(
    letter for letter in map(chr, (*range(0x600, 0x780), *range(0xFB50, 0xFEFD), 0x200C, 0x200D, 0xAD))
    if _WORD.fullmatch("ب" + letter)
)  # fmt: skip
_MARKS_INSIDE = frozenset(letter for letter in _INSIDE if not fold(letter))
_MOST_CORES = 60
_LIGATURE = re.compile("[\ufb50-\ufefc]")


def _spellings() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for letter in sorted(_INSIDE - _MARKS_INSIDE):
        for plain in {fold(letter), fold(letter.translate(_CARRIERS))}:
            if len(plain) == 1:
                found.setdefault(plain, []).append(letter)
    return {plain: f"[{''.join(letters)}]" for plain, letters in found.items()}


class Word(msgspec.Struct, frozen=True):
    """A word or number of a text: half-open code-point offsets and the letters."""

    start: int
    end: int
    text: str


def iter_words(text: str) -> Iterator[Word]:
    """Yield the words and numbers of a text; punctuation is passed over."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match[0])


_SPELLINGS = _spellings()


def find_words(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Yield the words and numbers of a text from an offset on, as matches: quicker than `iter_words`."""
    return _WORD.finditer(text, start)


def find_foreign(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text that `likely_places` never sees: numbers, and words in Latin letters."""
    return _FOREIGN.finditer(text)


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, their letters alone."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 17)
def word_keys(word: str) -> tuple[str, ...]:
    """The keys of a word of an article, the one that phrases are sought by first; none for a word of marks alone."""
    plain = _plain(word)
    if not plain:
        return ()
    if plain[0].isdigit() or plain.isascii():
        return (_number(word) if plain[0].isdigit() else plain[:_LONGEST],)
    keys = [_base(plain), plain, *_free(plain)]
    if not word.rstrip("\u200c\u200d").endswith("ة"):
        keys += _owned(plain)
    if _is_accusative(word, plain):
        keys += [_base(plain[:-1]), *_free(plain[:-1])]
    spelled = _letters(fold(word))
    if spelled != plain:
        keys += [_base(spelled), *_free(spelled)]
    return tuple(dict.fromkeys(key[:_LONGEST] for key in keys))


@lru_cache(maxsize=1 << 12)
def query_keys(word: str) -> tuple[str, ...]:
    """The keys that a word of a query stands for: the word without its article, in the spellings of its hamza."""
    plain = _plain(word)
    if not plain:
        return ()
    if plain[0].isdigit() or plain.isascii():
        return (_number(word) if plain[0].isdigit() else plain[:_LONGEST],)
    keys = [_base(plain), _base(_letters(fold(word)))]
    if any(mark in word for mark in _TANWIN) and plain.endswith("ا"):
        keys.insert(0, _base(plain[:-1]))
    return tuple(dict.fromkeys(key[:_LONGEST] for key in keys))


def word_at(text: str, offset: int, *, first: int = 0) -> re.Match[str] | None:
    """The word of Arabic letters that the letter at an offset belongs to; no word starts before `first`."""
    start = offset
    while start > first and text[start - 1] in _INSIDE:
        start -= 1
    return _WORD.search(text, start)


def likely_places(keys: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for the first letters of Arabic words that may have one of these keys; None for too many keys.

    All letters of a key but the last stand in a word in their order, in one of their spellings, marks between them.
    """
    cores = sorted({key[:-1] if len(key) > 2 else key[:1] for key in keys})
    if not cores or len(cores) > _MOST_CORES or any(letter not in _SPELLINGS for core in cores for letter in core):
        return None
    marks = f"[{''.join(sorted(_MARKS_INSIDE))}]*"
    return re.compile("|".join(marks.join(_SPELLINGS[letter] for letter in core) for core in cores))


def has_ligatures(text: str) -> bool:
    """Whether a text has forms that stand for several letters, which `likely_places` does not see."""
    return _LIGATURE.search(text) is not None


def phrase_starts(word: str) -> tuple[str, ...]:
    """The keys of the first word of a phrase, with the letters that may be attached to it in an article."""
    keys = query_keys(word)
    if not keys or keys[0].isascii() or _ARTICLED.match(_plain(word)):
        return keys
    fronts = ["", *CONJUNCTIONS, *PREPOSITIONS, *(c + p for c in CONJUNCTIONS for p in PREPOSITIONS)]
    return tuple(dict.fromkeys(front + key for key in keys for front in fronts))


def phrase_inner(word: str) -> tuple[str, ...]:
    """The keys of a later word of a phrase, with the one letter that is attached there most often."""
    keys = query_keys(word)
    if not keys or keys[0].isascii() or _ARTICLED.match(_plain(word)):
        return keys
    return tuple(dict.fromkeys(front + key for key in keys for front in ("", *_INNER)))


def _letters(folded: str) -> str:
    return folded if folded.isalnum() else "".join(letter for letter in folded if letter.isalnum())


def _plain(word: str) -> str:
    return _letters(fold(word.translate(_CARRIERS)))


def _number(word: str) -> str:
    """Digits with thousands run together; a decimal mark becomes a letter."""
    groups = re.split(r"[^0-9]+", fold(word))
    if all(len(group) == 3 for group in groups[1:]):
        return "".join(groups)[:_LONGEST]
    return "x".join(groups)[:_LONGEST]


def _base(plain: str) -> str:
    """The word without article and what stands before it, and without a final hamza."""
    articled = _ARTICLED.match(plain)
    base = plain[articled.end() :] if articled else plain
    return base[:-1] if base.endswith(_HAMZA) and len(base) > 4 else base


def _free(plain: str) -> list[str]:
    """The word without attached particles, and verbs without the future's letter."""
    keys = []
    for reading in analyse(plain):
        key = reading.key
        if len(key) >= _SHORTEST:
            keys.append(_base(key))
            if key[0] == _FUTURE and len(key) > 4 and key[1] in "يتنا":
                keys.append(key[1:])
    return keys


def _owned(plain: str) -> list[str]:
    """The word without an attached pronoun; a feminine ending gets its own letter back."""
    keys = []
    for reading in analyse_bound(plain):
        stem = reading.key
        if reading.suffix not in _PRONOUNS or len(stem) < _SHORTEST:
            continue
        keys.append(_base(stem))
        if stem.endswith("ت"):
            keys.append(_base(stem[:-1] + "ه"))
        elif stem.endswith(("و", "ي")) and len(stem) > 4 and stem[-2] == "ا":
            # The carrier of a hamza before the pronoun: "its members".
            keys.append(stem[:-1])
    return keys


def _is_accusative(word: str, plain: str) -> bool:
    """Whether a final alef can be an ending alone."""
    if len(plain) <= _SHORTEST or not plain.endswith("ا"):
        return False
    return any(mark in word[-2:] for mark in _TANWIN) or not plain.endswith(_NO_ACCUSATIVE)
