"""Who has been heard of in an article: the phrase that names them, their agreement and their entity."""

from __future__ import annotations

import msgspec

from tawatur.claims.speech.scene import Scene
from tawatur.records.layers import Cue, Mention
from tawatur.records.ledger import Entity
from tawatur.records.span import Span

__all__ = ["Heard", "entity_of", "heard_at"]

#: The letter of the indefinite accusative.
_ACCUSATIVE = "ا"


class Heard(msgspec.Struct, frozen=True):
    """Somebody who has spoken: the phrase that names them, their agreement and entity, and where it was."""

    span: Span
    head: str
    gender: str
    number: str
    entity: Entity | None
    kind: str | None
    sentence: int
    block: int
    cue: int
    #: For somebody quoted within another's words: the token up to which their own words may go on; 0 elsewhere.
    until: int = 0


def heard_at(scene: Scene, cue: Cue, first: int, gender: str, mention: Mention | None = None) -> Heard:
    """Whoever is named by the noun phrase at a token, as somebody who could speak."""
    phrase = scene.phrases[first]
    end = phrase.stop if phrase is not None else first + 1
    stop = min(end, cue.first, mention.stop if mention is not None else cue.first)
    stop = next((at for at in range(first + 1, stop) if _is_next(scene, at)), stop)
    return Heard(
        span=scene.doc.span_of_tokens(first, stop),
        head=scene.tokens[first].norm,
        gender=gender,
        number="",
        entity=entity_of(scene, first, min(end, cue.first)),
        kind=None,
        sentence=scene.tokens[first].sentence,
        block=scene.sentence(first).block,
        cue=first,
    )


def _is_next(scene: Scene, at: int) -> bool:
    """Whether an indefinite noun behind a definite one begins another phrase ("published <he> <a report>"), or one
    with a possessive behind a person's name ("gave <he> <his thanks>")."""
    before, found = scene.classes[at - 1], scene.classes[at]
    ended = scene.mentions.get(at - 1)
    if found.pronoun[:1] == "ه" and at not in scene.mentions and ended is not None and ended.type == "PER":
        return ended.stop == at
    plain = found.tag == "noun" and not (found.definite or found.preposition or found.conjunction)
    if not plain or at in scene.mentions:
        return False
    named = scene.mentions.get(at - 1)
    if named is not None:
        return named.type == "PER" and named.stop == at and scene.tokens[at].norm[-1] == _ACCUSATIVE
    return before.tag == "noun" and before.definite


def entity_of(scene: Scene, first: int, stop: int) -> Entity | None:
    """The entity a speaker's phrase names: a person in it before the body at its head; none for unnamed sources."""
    head = scene.noun(first)
    if head is not None and head.sort == "source":
        return None
    found: list[tuple[int, Entity]] = []
    for at in range(first, stop):
        if scene.classes[at].tag == "rel":
            break
        mention = scene.mentions.get(at)
        if mention is not None and at == first + 1 and mention.type == "PER" and _is_genitive(scene, first):
            continue
        if mention is None or (mention.first != at and at != first):
            continue
        entity = scene.entities.get((mention.start, mention.end))
        if entity is not None:
            found.append((at, entity))
    people = [(at, e) for at, e in found if e.type == "PER" and (at != first or head is None)]
    if people:
        return people[0][1] if people[0][0] == first else people[-1][1]
    noun = scene.noun(first)
    if noun is not None and noun.sort in ("person", "document") and not scene.classes[first].definite:
        found = [(at, e) for at, e in found if at != first]
    return next(
        (e for at, e in found if at == first or (noun is not None and noun.sort == "body" and at <= first + 2)), None
    )


def _is_genitive(scene: Scene, first: int) -> bool:
    """Whether a name right after the head is its genitive: the head is a known noun without the article."""
    return scene.noun(first) is not None and not scene.classes[first].definite
