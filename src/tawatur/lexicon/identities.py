"""What identifies a speaker or body in the words of an article: its name without the words that only say a role."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from tawatur.lexicon.concepts.comparisonwords import SpeakerRole
from tawatur.lexicon.concepts.countries import nationalities
from tawatur.lexicon.concepts.reporting import Medium
from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import PUNCT, cut_alone

__all__ = ["identity_words", "medium_words", "same_identity"]

#: Letters of the words in which one may be spelt otherwise ("Sergey", "Serji"); shorter ones become other words by it.
_LONG = 4
#: Names whose words are remembered.
_REMEMBERED = 1 << 14


def identity_words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The keys of a name's words in order, without those that only say a role ("spokesman", "sources").

    A role with nothing but a nationality ("Turkish sources") identifies nobody: no words.
    """
    return lexicon.compiled(_identities)(name)


def medium_words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What identifies an agency or other medium: one it is known to be under all its names, else the words of its name.

    "AFP" and "the French news agency" are one; "agencies" name nobody, so there are no words.
    """
    tokens = _words(name)
    found = lexicon.compiled(_media).find(tokens)
    known = next((item for match in found for item, _ in match.items), None)
    return identity_words(name, lexicon) if known is None else tuple(known.split())


def same_identity(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can stand for one source.

    All words of the shorter name stand in the longer one, at most a letter spelt otherwise; a single word must be the
    other's first ("the ministry"). A word that each has for itself tells two apart: ministries of one country share
    all but one.
    """
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    if not short:
        return False
    if len(short) == 1:
        return short[0] == long[0]
    return all(word in long or any(_is_spelt_alike(word, other) for other in long) for word in short)


def _is_spelt_alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LONG and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _identities(lexicon: Lexicon) -> Callable[[str], tuple[str, ...]]:
    """`identity_words` with this lexicon; most names are met again and again."""
    roles, nations = lexicon.compiled(_roles), lexicon.compiled(nationalities)

    @lru_cache(maxsize=_REMEMBERED)
    def identity(name: str) -> tuple[str, ...]:
        tokens = _words(name)
        role = {match.first for match in roles.find(tokens, overlapping=True)}
        national = {match.first for match in nations.find(tokens, overlapping=True)}
        if role and all(token.index in role or token.index in national for token in tokens):
            return ()
        keys = [likeness_key(token.norm) for token in tokens if token.index not in role]
        return tuple(dict.fromkeys(key for key in keys if len(key) > 2))

    return identity


def _words(name: str) -> list[Token]:
    return [token for token in cut_alone(name) if token.kind != PUNCT]


def _media(lexicon: Lexicon) -> PhraseTable[str]:
    """Names of agencies, to the one agency that they name ("" for several)."""
    named = (entry for entry in lexicon.entries(Medium) if entry.part != "head" and entry.kind == "agency")
    return PhraseTable((form, entry.medium) for entry in named for form in entry.forms())


def _roles(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(SpeakerRole) for form in entry.forms())
