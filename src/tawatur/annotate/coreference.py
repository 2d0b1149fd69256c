"""Which names of an article name the same thing."""

from __future__ import annotations

from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.identity import content_id
from tawatur.records.layers import ENTITIES, MENTIONS, Mention
from tawatur.records.ledger import Entity
from tawatur.records.span import Span
from tawatur.records.stage import Stage
from tawatur.text.folding import fold

__all__ = ["COREFERENCE_STAGE", "find_entities"]


def find_entities(doc: Document, lexicon: Lexicon) -> Document:
    """Assign ENTITIES: the mentions of one thing put together, in order of the first."""
    _ = lexicon
    groups: list[list[Mention]] = []
    by_key: dict[tuple[str, str], int] = {}
    for mention in doc[MENTIONS]:
        keys = [(mention.type, key) for key in (mention.key, fold(mention.text)) if key]
        at = next((by_key[key] for key in keys if key in by_key), None)
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(mention)
        for key in keys:
            by_key.setdefault(key, at)
    return doc.with_layer(ENTITIES, [_entity(doc, group) for group in groups])


def _entity(doc: Document, mentions: list[Mention]) -> Entity:
    fullest = max(mentions, key=lambda m: (len(m.text.split()), -m.start))
    title = next((m.title.text for m in mentions if m.title is not None), None)
    first = mentions[0]
    return Entity(
        id=content_id("entity", doc.article.id, first.start, first.end),
        type=first.type,
        name=fullest.text,
        title=title,
        mentions=tuple(Span(start=m.start, end=m.end, text=m.text) for m in mentions),
        rule=first.rule,
    )


COREFERENCE_STAGE: Stage[Lexicon] = Stage(
    name="coreference", version="1", requires=(MENTIONS,), assigns=(ENTITIES,), run=find_entities
)
