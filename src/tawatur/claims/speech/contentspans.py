"""Reported words as tokens and offsets, trimmed of what was left behind at their ends."""

from __future__ import annotations

import msgspec

from tawatur.claims.speech.scene import COMMAS, ENDS, Scene

__all__ = ["TRAILING", "Content", "token_span"]

#: Marks that stand at no end of reported words.
TRAILING = COMMAS | ENDS | {":", "-", "–", "—", "(", "["}


class Content(msgspec.Struct, frozen=True):
    """Half-open tokens and offsets of reported words, and the rule that bounded them."""

    first: int
    stop: int
    start: int
    end: int
    rule: str


def token_span(scene: Scene, first: int, stop: int, rule: str) -> Content | None:
    """Quote whole tokens without punctuation and bare conjunctions at the ends."""
    tokens = scene.tokens
    while stop > first and (tokens[stop - 1].text in TRAILING or _is_dangling(scene, first, stop - 1)):
        found = scene.classes[stop - 1]
        led = found.tag == "conj" and stop - 2 > first and scene.classes[stop - 2].tag == "prep"
        stop -= 2 if led else 1
    while first < stop and tokens[first].text in TRAILING:
        first += 1
    if stop <= first:
        return None
    return Content(first, stop, tokens[first].start, tokens[stop - 1].end, rule)


def _is_dangling(scene: Scene, first: int, at: int) -> bool:
    """A conjunction left behind by what was cut off, or a closing mark whose opening mark stands outside."""
    if scene.classes[at].tag == "conj":
        return scene.classes[at - 1].tag != "prep" or not scene.classes[at].pronoun
    if scene.classes[at].tag == "dem" and scene.classes[at].conjunction:
        return True
    text = scene.tokens[at].text
    if text not in '»”"“«' or len(text) != 1:
        return False
    return not any(scene.quotes[mark].stop == at for mark in range(first, at) if mark in scene.quotes)
