"""What kind of source an unnamed speaker is."""

from __future__ import annotations

from tawatur.claims.speech.scene import Scene
from tawatur.claims.speech.speakers import Speaker
from tawatur.records.ledger import Entity

__all__ = ["speaker_kind"]


def speaker_kind(scene: Scene, speaker: Speaker, entity: Entity | None) -> str | None:
    """What kind of source an unnamed speaker is, from its adjectives and its noun; None for named ones."""
    if entity is not None and entity.type != "LOC":
        return None
    entry = scene.noun(speaker.first) or scene.noun(speaker.head)
    for at in range(speaker.first, min(speaker.stop, speaker.first + 6)):
        match = scene.words.qualifiers.match_at(scene.tokens[at : at + 1], 0)
        if match is None or at == speaker.first or (entry is not None and entry.sort == "body"):
            continue
        kind = match.items[0][0].kind
        if kind != "resident" or entry is None or entry.sort == "source":
            return kind
    return entry.kind if entry is not None and entry.sort != "body" else None
