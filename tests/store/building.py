"""Small articles and ledgers for the tests of the archive."""

from __future__ import annotations

from typing import Any

from tawatur import Article, Ledger, make_article
from tawatur.records.ledger import Entity, Figure, Reader, Statement
from tawatur.records.span import span_of
from tawatur.search.indexing import entry_of
from tawatur.store.protocol import Addition, Raw

READER = Reader(version="0.1.0", lexicon="abc")


def article(ident: str = "a", *, body: str = "قال الوزير سالم إن 12 شخصا قتلوا.", **fields: Any) -> Article:
    return make_article(title=fields.pop("title", "هدنة في المدينة"), body=body, ident=ident, **fields)


def ledger(one: Article | None = None, *, reader: Reader = READER) -> Ledger:
    """A ledger with one entity, statement and figure, where the article's words allow."""
    one = one or article()
    text = one.text
    claims: dict[str, Any] = {}
    if (at := text.find("سالم")) >= 0:
        name = span_of(text, at, at + 4)
        claims["entities"] = (Entity(id=f"entity-{one.id}", type="PER", name="سالم", title=None, mentions=(name,)),)
        if (cue := text.find("قال")) >= 0:
            said = Statement(
                id=f"statement-{one.id}",
                speaker=name,
                speaker_entity=f"entity-{one.id}",
                cue=span_of(text, cue, cue + 3),
                content=span_of(text, at + 5, len(text)),
                kind="indirect",
                stance="say",
            )
            claims["statements"] = (said,)
    if (at := text.find("12 شخصا")) >= 0:
        figure = Figure(
            start=at,
            end=at + 7,
            text=text[at : at + 7],
            id=f"figure-{one.id}",
            low=12,
            high=12,
            approx=False,
            what="killed",
        )
        claims["figures"] = (figure,)
    return Ledger(article=one, reader=reader, **claims)


def addition(one: Article | None = None, *, reader: Reader = READER, raw: bytes | None = None) -> Addition:
    made = ledger(one, reader=reader)
    return Addition(ledger=made, entry=entry_of(made), raw=None if raw is None else Raw(data=raw, where="news.jsonl:1"))
