"""The chain of sources: from this article's side over every intermediary to whoever is said to have said it."""

from __future__ import annotations

from tawatur.claims.scene import Scene
from tawatur.records.ledger import ChainLink, Entity
from tawatur.records.span import Span

__all__ = ["link_of", "make_chain"]


def link_of(scene: Scene, span: Span, entity: Entity | None, kind: str | None) -> ChainLink:
    """Make a link of a noun phrase: a medium by its name, a person or body by its entity, else unnamed."""
    return ChainLink(start=span.start, end=span.end, text=span.text, kind=_kind(scene, span, entity, kind))


def _kind(scene: Scene, span: Span, entity: Entity | None, kind: str | None) -> str:
    at = _token_at(scene, span.start)
    medium = scene.medium(at, len(scene.tokens)) if at is not None else None
    if medium is not None and (medium[0].part != "everyday" or entity is None):
        return medium[0].kind
    if entity is not None:
        return "person" if entity.type == "PER" else "body"
    if kind == "document":
        return "document"
    if kind is not None:
        return "unnamed"
    noun = scene.noun(at) if at is not None else None
    if noun is not None and noun.sort == "body":
        return "body"
    if at is not None and at in scene.mentions:
        return "person" if scene.mentions[at].type == "PER" else "body"
    return "unnamed"


def _token_at(scene: Scene, start: int) -> int | None:
    low, high = 0, len(scene.tokens)
    while low < high:
        middle = (low + high) // 2
        if scene.tokens[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low if low < len(scene.tokens) else None


def make_chain(
    outer: tuple[ChainLink, ...], via: tuple[ChainLink, ...], speaker: ChainLink | None
) -> tuple[ChainLink, ...]:
    """Join the links of the statement around, the intermediaries, and the speaker, each place once."""
    chain: list[ChainLink] = []
    for link in (*outer, *via, *((speaker,) if speaker is not None else ())):
        if all((link.start, link.end) != (other.start, other.end) for other in chain):
            chain.append(link)
    return tuple(chain)
