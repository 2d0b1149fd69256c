"""Articles that write alif maqsura for every final ya, as Egyptian print does: what is a ya there.

Everything is one but what the lists hold with alif maqsura: closed-class words, forms of verbs, nouns.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from tawatur.annotate.respelling import is_spelled_with, with_last_letter
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.document import Document, Token
from tawatur.text.stems import split_word

__all__ = ["with_final_ya"]

_MAQSURA, _YA = "ى", "ي"
#: An article has to show at least so many of them and no final ya, which every other text of some words has ("in").
_FEWEST = 2


def with_final_ya(
    doc: Document, lexicon: Lexicon, closed: Mapping[str, FunctionWord], verbs: Container[str]
) -> Document:
    """The document whose tokens are spelled with ya where the article writes alif maqsura for it; most stay as is."""
    last = [token.text[-1] for token in doc.tokens]
    if _YA in last or last.count(_MAQSURA) < _FEWEST:
        return doc
    nouns = lexicon.compiled(_nouns)
    ends = [at for at, letter in enumerate(last) if letter == _MAQSURA]
    meant = [at for at in ends if not _is_maqsura(doc.tokens[at], nouns, closed, verbs)]
    if len(meant) < _FEWEST:
        return doc
    return with_last_letter(doc, meant, _YA)


def _nouns(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for (word,) in lexicon.rows("maqsura"))


def _is_maqsura(token: Token, nouns: frozenset[str], closed: Mapping[str, FunctionWord], verbs: Container[str]) -> bool:
    """Whether lists hold a word with alif maqsura, or as a verb, whose last letter tells nothing."""
    listed = is_spelled_with(_MAQSURA, token.keys, closed)
    if listed is not None:
        return listed
    return token.norm in verbs or split_word(token.norm, (), nouns).base in nouns
