"""A mention from a candidate: its span, and the title that stands before or behind it."""

from __future__ import annotations

from tawatur.annotate.listednames import Candidate
from tawatur.annotate.nameindex import NameIndex
from tawatur.annotate.titles import Titled
from tawatur.records.document import Document, Token
from tawatur.records.layers import PHRASES, Mention
from tawatur.records.span import Span

__all__ = ["mention_of"]

_LONGEST_TITLE = 8


def mention_of(doc: Document, found: Candidate, titled: Titled | None, index: NameIndex) -> Mention:
    end = doc.tokens[found.stop - 1].end
    title = None
    if titled is not None and found.type == "PER":
        title = doc.span(_title_start(doc.tokens[titled.title_first], index), doc.tokens[titled.title_stop - 1].end)
    elif found.type == "PER":
        title = _title_behind(doc, found.stop, index)
    return Mention(
        start=found.start,
        end=end,
        text=doc.text[found.start : end],
        first=found.first,
        stop=found.stop,
        type=found.type,
        name=found.name or doc.text[found.start : end],
        key=found.key,
        title=title,
        rule=found.rule,
    )


def _title_behind(doc: Document, at: int, index: NameIndex) -> Span | None:
    """The title that follows a name, with or without a comma: the noun phrase that begins there."""
    tokens = doc.tokens
    at += at < len(tokens) and tokens[at].text in "،,"
    if at >= len(tokens) or tokens[at].norm not in index.title_size or index.title_at(tokens, at) is None:
        return None
    phrase = doc[PHRASES][at]
    stop = min(phrase.stop, at + _LONGEST_TITLE) if phrase is not None else at + 1
    return doc.span_of_tokens(at, stop)


def _title_start(token: Token, index: NameIndex) -> int:
    """Where a title begins without its attached prefixes."""
    return next((v.start for v in token.variants if v.key in index.title_size), token.start)
