"""Keys under which words are compared between texts: words that differ in attached letters, number or case share one.

A key is no lemma: it serves to measure how much two passages share, where one wrong match costs little. `likeness_key`
takes off the letters of Larkey, Ballesteros and Connell's light stemmer (light10, 2007) and attached pronouns;
`skeleton` also drops long vowels and the letters that derive nouns and verbs from a root, so that a verb meets its
verbal noun.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["likeness_key", "negated_core", "skeleton", "verb_core"]

_ARTICLES = ("وبال", "وكال", "وال", "بال", "كال", "فال", "ولل", "ال", "لل")
_ENDINGS = ("هما", "تين", "تان", "ات", "ان", "ين", "ون", "يه", "ها", "هم", "نا", "وا", "ه", "ا", "ي", "ت")
_SHORTEST = 3
_DERIVING = "اويتء"
#: Letters that come and go in the forms of a verb, those before its present, and its endings.
_WEAK = str.maketrans("", "", "اويء")
_PRESENT = "يتنا"
_VERB_ENDINGS = ("وا", "تا", "ت")


@lru_cache(maxsize=1 << 16)
def likeness_key(norm: str) -> str:
    """The key of a folded word; numbers and short words stay as they are."""
    if not norm or norm[0].isdigit() or len(norm) <= _SHORTEST:
        return norm
    for article in _ARTICLES:
        if norm.startswith(article) and len(norm) - len(article) >= _SHORTEST:
            norm = norm[len(article) :]
            break
    return _without_ending(_without_particle(norm))


@lru_cache(maxsize=1 << 16)
def skeleton(key: str) -> str:
    """The consonants of a key that are not deriving letters; "" where fewer than two are left."""
    if not key or not key[0].isalpha():
        return ""
    body = key[1:] if len(key) > _SHORTEST and key[0] in "سيتنم" else key
    kept = "".join(letter for letter in body if letter not in _DERIVING)
    return kept if len(kept) >= 2 else ""


def verb_core(norm: str) -> str:
    """The letters that the past of a verb and its negated present have in common ("asab", "lam yusib": "sb")."""
    for ending in _VERB_ENDINGS:
        if norm.endswith(ending) and len(norm) - len(ending) >= _SHORTEST - 1:
            norm = norm[: -len(ending)]
            break
    return norm.translate(_WEAK)


def negated_core(norm: str) -> str:
    """The same of a verb behind "did not"; "" for a word that is no present."""
    return verb_core(norm[1:]) if norm[:1] in _PRESENT and len(norm) >= _SHORTEST else ""


def _without_particle(word: str) -> str:
    """Take off first letters that may be particles, after the article too, so that both forms of a noun agree."""
    while word[0] == "و" and len(word) > _SHORTEST + 1:
        word = word[1:]
    return word[1:] if word[0] in "بلف" and len(word) > _SHORTEST + 2 else word


def _without_ending(word: str) -> str:
    for _ in range(2):
        if len(word) <= _SHORTEST or not word.endswith(_ENDINGS):
            break
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                word = word[: -len(ending)]
                break
        else:
            break
    return word
