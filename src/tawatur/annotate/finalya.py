"""Articles that write alif maqsura for every final ya, as Egyptian print does: what is a ya there.

Everything is one but what the lists hold with alif maqsura: closed-class words, forms of verbs, nouns.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec.structs import replace

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.document import Document, Token
from tawatur.text.folding import fold
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
    tokens = list(doc.tokens)
    for at in meant:
        tokens[at] = replace(tokens[at], text=tokens[at].text[:-1] + _YA)
    return replace(doc, tokens=tuple(tokens))


def _nouns(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for (word,) in lexicon.rows("maqsura"))


def _is_maqsura(token: Token, nouns: frozenset[str], closed: Mapping[str, FunctionWord], verbs: Container[str]) -> bool:
    """Whether lists hold a word with alif maqsura, or as a verb, whose last letter tells nothing."""
    listed = [(closed[key], key) for key in token.keys if key in closed]
    if listed:
        return any(s[-1] == _MAQSURA and fold(s) == key for entry, key in listed for s in entry.surfaces)
    return token.norm in verbs or split_word(token.norm, (), nouns).base in nouns
