"""Tokens spelled with another last letter than the article writes for it throughout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.document import Document
from tawatur.text.folding import fold

__all__ = ["is_spelled_with", "with_last_letter"]


def with_last_letter(doc: Document, places: Iterable[int], letter: str) -> Document:
    """The document whose tokens at `places` end in `letter`, as rules read them; their offsets stay."""
    tokens = list(doc.tokens)
    for at in places:
        tokens[at] = replace(tokens[at], text=tokens[at].text[:-1] + letter)
    return replace(doc, tokens=tuple(tokens))


def is_spelled_with(letter: str, keys: Iterable[str], closed: Mapping[str, FunctionWord]) -> bool | None:
    """Whether a closed-class word is spelled with a last letter; None where none of the keys is one."""
    listed = [(closed[key], key) for key in keys if key in closed]
    if not listed:
        return None
    return any(s[-1] == letter and fold(s) == key for entry, key in listed for s in entry.surfaces)
