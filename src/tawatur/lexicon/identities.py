"""What identifies a speaker or body in the words of an article: its name without the words that only say a role."""

from __future__ import annotations

from tawatur.lexicon.concepts.comparisonwords import SpeakerRole
from tawatur.lexicon.concepts.countries import nationalities
from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.table import PhraseTable
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import PUNCT, cut

__all__ = ["identity_words", "same_identity"]


def identity_words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The keys of a name's words in order, without those that only say a role ("spokesman", "sources").

    A role with nothing but a nationality ("Turkish sources") identifies nobody: no words.
    """
    roles = lexicon.compiled(_roles)
    tokens = [token for token in cut(name, 0, len(name), index=0, sentence=0) if token.kind != PUNCT]
    role = {match.first for match in roles.find(tokens, overlapping=True)}
    nations = lexicon.compiled(nationalities)
    national = {match.first for match in nations.find(tokens, overlapping=True)}
    if role and all(token.index in role or token.index in national for token in tokens):
        return ()
    keys = [likeness_key(token.norm) for token in tokens if token.index not in role]
    return tuple(dict.fromkeys(key for key in keys if len(key) > 2))


def same_identity(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can stand for one source.

    Of the shorter name's words two thirds stand in the longer one; a single word must be the other's first ("the
    ministry").
    """
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    if not short:
        return False
    if len(short) == 1:
        return short[0] == long[0]
    return 3 * len(set(short) & set(long)) >= 2 * len(short)


def _roles(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(SpeakerRole) for form in entry.forms())
