"""The condition of a text: what a reader should know before trusting what was read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.intake.language import is_mostly_arabic, likelier_language
from tawatur.lexicon import Lexicon
from tawatur.records.article import Article
from tawatur.records.document import Document
from tawatur.records.ledger import Diagnostic
from tawatur.records.stage import Stage

__all__ = ["CONDITION", "add_condition"]

_NAME = "condition"
#: Characters that show damage or can deceive, and what they mean.
_SUSPECT = (
    (re.compile("\ufffd"), "characters were lost in decoding (U+FFFD)"),
    (re.compile("\0"), "NUL characters stand in the text"),
    (re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]"), "control characters stand in the text"),
    (re.compile("[\u202d\u202e]"), "directional overrides show the text in another order than it is written"),
)
#: Most texts hold none of them, which one search tells.
_ANY_SUSPECT = re.compile("|".join(pattern.pattern for pattern, _ in _SUSPECT))


def add_condition(doc: Document, lexicon: Lexicon) -> Document:
    """Add diagnostics for damaged or deceptive characters, a likely other language, and an unreadable date."""
    del lexicon
    return doc.with_diagnostics([*_suspects(doc.text), *_language(doc.text), *_date(doc.article)])


def _suspects(text: str) -> Iterator[Diagnostic]:
    if _ANY_SUSPECT.search(text) is None:
        return
    for pattern, meaning in _SUSPECT:
        first = pattern.search(text)
        if first is not None:
            count = sum(1 for _ in pattern.finditer(text))
            yield Diagnostic(start=first.start(), end=first.end(), stage=_NAME, message=f"{count:,} {meaning}")


def _language(text: str) -> Iterator[Diagnostic]:
    if not is_mostly_arabic(text):
        message = "most letters are not Arabic; only what is written in Arabic letters was read"
        yield Diagnostic(start=0, end=len(text), stage=_NAME, message=message)
    language = likelier_language(text)
    if language is not None:
        message = f"the text is likelier {language} than Arabic; read as Arabic"
        yield Diagnostic(start=0, end=len(text), stage=_NAME, message=message)


def _date(article: Article) -> Iterator[Diagnostic]:
    if article.published is not None and article.published_on is None:
        message = f"published {article.published!r} is no ISO date (such as 2026-03-02); relative dates stay unresolved"
        yield Diagnostic(start=0, end=0, stage=_NAME, message=message)


#: Adds diagnostics only, so it requires and assigns no layer.
CONDITION: Stage[Lexicon] = Stage(name=_NAME, version="1", requires=(), assigns=(), run=add_condition)
