"""Articles that write ha for ta marbuta throughout, as many write by hand: what is a ta marbuta there.

A final ha is a pronoun, a letter of the root, or a ta marbuta. A word with the article, or one that running text often
has with it, takes no pronoun; closed-class words and roots are listed. Of the words of 400 Saudi articles 95 in 100
that end in ta marbuta were found so, and 2 in 100 of what was found were something else.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tawatur.annotate.respelling import is_spelled_with, with_last_letter
from tawatur.annotate.tagger import Model
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.document import Document, Token
from tawatur.text.stems import split_word

__all__ = ["with_ta_marbuta"]

_TA_MARBUTA, _HA = "ة", "ه"
#: An article has to show at least so many of them, one surely or one more, so many for each ta marbuta that it writes,
#: and one in so many words (in running text one word in ten ends in it).
_FEWEST, _TIMES, _WORDS = 2, 4, 40
#: How often a frequent word has the article, in the tagger's code of its company: this digit, so much or more.
_WITH_ARTICLE, _OFTEN, _UNMET = 1, "2", "000"
_LIKELY, _SURE = 1, 2


class Roots(msgspec.Struct, frozen=True):
    """Folded words whose ha is their root's, and how more of them end ("Allah", in names)."""

    words: frozenset[str]
    ends: tuple[str, ...]


def with_ta_marbuta(doc: Document, lexicon: Lexicon, closed: Mapping[str, FunctionWord], model: Model) -> Document:
    """The document whose tokens are spelled with ta marbuta where the article writes ha for it; most stay as is."""
    last = [token.text[-1] for token in doc.tokens]
    least = max(_FEWEST, _TIMES * last.count(_TA_MARBUTA), len(last) // _WORDS)
    if last.count(_HA) < least:
        return doc
    roots = lexicon.compiled(_roots)
    found = {at: _likeness(doc.tokens[at], roots, closed, model) for at, letter in enumerate(last) if letter == _HA}
    if sum(found.values()) <= least * _LIKELY:
        return doc
    return with_last_letter(doc, (at for at, likely in found.items() if likely), _TA_MARBUTA)


def _roots(lexicon: Lexicon) -> Roots:
    rows = lexicon.rows("root_ha")
    words = frozenset(word for word, part in rows if part == "whole")
    return Roots(words, tuple(word for word, part in rows if part == "end"))


def _likeness(token: Token, roots: Roots, closed: Mapping[str, FunctionWord], model: Model) -> int:
    """How surely a final ha is a ta marbuta: `_SURE` where the word without it is none that is met with the article."""
    listed = is_spelled_with(_TA_MARBUTA, (*token.keys, *token.bound_keys), closed)
    if listed is not None:
        return _LIKELY * listed
    stem = split_word(token.norm, model.whole, model.known)
    if token.norm in roots.words or stem.base in roots.words or token.norm.endswith(roots.ends):
        return 0
    if stem.definite:
        return _SURE
    if model.company.get(stem.base, _UNMET)[_WITH_ARTICLE] < _OFTEN:
        return 0
    return _LIKELY if model.company.get(stem.base[:-1], _UNMET)[_WITH_ARTICLE] >= _OFTEN else _SURE
