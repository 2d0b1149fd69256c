"""What identifies a speaker or body in the words of an article: its name without the words that only say a role."""

from __future__ import annotations

from tawatur.lexicon.concepts.comparisonwords import SpeakerRole
from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.table import PhraseTable
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import PUNCT, cut

__all__ = ["identity_words", "same_identity"]

#: Words of a name that is long enough for its last word to stand for it alone.
_FULL_NAME = 3


def identity_words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The keys of a name's words in order, without those that only say a role ("spokesman", "sources")."""
    roles = lexicon.compiled(_roles)
    tokens = [token for token in cut(name, 0, len(name), index=0, sentence=0) if token.kind != PUNCT]
    role = {match.first for match in roles.find(tokens, overlapping=True)}
    keys = [likeness_key(token.norm) for token in tokens if token.index not in role]
    return tuple(dict.fromkeys(key for key in keys if len(key) > 2))


def same_identity(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can stand for one source.

    Of the shorter name's words two thirds stand in the longer one; a single word must be the other's first ("the
    ministry") or the last of a long one (a family name).
    """
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    if not short:
        return False
    if len(short) == 1:
        return short[0] == long[0] or (len(long) >= _FULL_NAME and short[0] == long[-1])
    return 3 * len(set(short) & set(long)) >= 2 * len(short)


def _roles(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(SpeakerRole) for form in entry.forms())
