"""The chain of sources: from this article's side over every intermediary to whoever is said to have said it."""

from __future__ import annotations

from tawatur.claims.speech.scene import Scene
from tawatur.lexicon.concepts.reporting import Medium
from tawatur.records.ledger import ChainLink, Entity
from tawatur.records.span import Span

__all__ = ["document_links", "link_of", "make_chain"]

#: Kinds of links for speakers without a name, by what the lexicon says of the noun; all others stay unnamed.
_ANONYMOUS = {
    "document": "document", "official": "official", "security": "official", "military": "official",
    "diplomatic": "official", "judicial": "official", "witness": "witness", "resident": "witness",
}  # fmt: skip
#: Kinds of listed bodies that are no media, though a noun for media heads their names ("the energy agency").
_OFFICES = frozenset({"agency", "government", "international", "armed", "force"})
#: Links taken over from the statements around; deeper nesting does not occur in news.
_LONGEST = 8


def link_of(scene: Scene, span: Span, entity: Entity | None, kind: str | None) -> ChainLink:
    """Make a link of a noun phrase: a medium by its name, a person or body by its entity, else unnamed."""
    return ChainLink(start=span.start, end=span.end, text=span.text, kind=_kind(scene, span, entity, kind))


def _kind(scene: Scene, span: Span, entity: Entity | None, kind: str | None) -> str:
    at = _token_at(scene, span.start)
    if at is not None and at in scene.quotes and at + 1 < len(scene.tokens):
        at += 1
    noun = scene.noun(at) if at is not None else None
    if noun is not None and noun.sort == "spokesperson":
        return "spokesperson"
    medium = scene.medium(at, len(scene.tokens)) if at is not None else None
    quotation = scene.quotes.get(at - 1) if at else None
    named = medium is not None and quotation is not None and quotation.stop == medium[1]
    if entity is not None and entity.kind in _OFFICES and medium is not None and medium[0].part == "head" and not named:
        return "body"
    if medium is not None and (named or _is_medium(medium[0], entity, kind)):
        return medium[0].kind
    if entity is not None:
        return "person" if entity.type == "PER" else "body"
    if at is not None and (head := scene.media_head(at)) is not None:
        return head
    if kind is not None:
        if noun is not None and noun.sort == "source":
            return "unnamed"
        return _ANONYMOUS.get(kind, "unnamed")
    if noun is not None and noun.sort in ("body", "document"):
        return noun.sort
    if at is not None and at in scene.mentions:
        return "person" if scene.mentions[at].type == "PER" else "body"
    return "person" if at is not None and scene.classes[at].tag == "name" else "unnamed"


def _is_medium(medium: Medium, entity: Entity | None, kind: str | None) -> bool:
    """Whether a medium's name without marks means it; everyday words ("the statement") do only if nothing else can."""
    return medium.part != "everyday" or (entity is None and kind is None)


def _token_at(scene: Scene, start: int) -> int | None:
    low, high = 0, len(scene.tokens)
    while low < high:
        middle = (low + high) // 2
        if scene.tokens[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low if low < len(scene.tokens) else None


def document_links(scene: Scene, first: int, stop: int) -> tuple[ChainLink, ...]:
    """The links of "a report of the paper X, which Y followed": Y, then X; empty where no medium is named."""
    followers: list[ChainLink] = []
    media: list[ChainLink] = []
    at = first
    while at < stop:
        match = scene.words.published.match_at(scene.tokens[at : min(stop, at + 3)], 0)
        if match is not None and match.stop < stop:
            span = _name_at(scene, match.stop, stop)
            followers.append(ChainLink(start=span.start, end=span.end, text=span.text, kind="outlet"))
            at = match.stop + 1
            continue
        medium = scene.medium(at, stop)
        if medium is not None and medium[0].part != "everyday" and not followers:
            mention = scene.mentions.get(at)
            end = max(medium[1], min(stop, mention.stop)) if mention is not None else min(stop, medium[1] + 1)
            span = scene.doc.span(medium[2], scene.tokens[end - 1].end)
            media.append(ChainLink(start=span.start, end=span.end, text=span.text, kind=medium[0].kind))
            at = end
        else:
            at += 1
    return (*followers, *media) if media else ()


def _name_at(scene: Scene, at: int, stop: int) -> Span:
    """The name after a verb of publishing: what stands in quotation marks, or the noun phrase."""
    quotation = scene.quotes.get(at)
    if quotation is not None:
        return quotation.inner
    phrase = scene.phrases[at]
    return scene.doc.span_of_tokens(at, min(stop, phrase.stop) if phrase is not None else at + 1)


def make_chain(
    outer: tuple[ChainLink, ...], via: tuple[ChainLink, ...], speaker: ChainLink | None
) -> tuple[ChainLink, ...]:
    """Join the links of the statement around, the intermediaries, and the speaker, each place once."""
    chain: list[ChainLink] = []
    for link in (*outer[:_LONGEST], *via, *((speaker,) if speaker is not None else ())):
        if all((link.start, link.end) != (other.start, other.end) for other in chain):
            chain.append(link)
    return tuple(chain)
