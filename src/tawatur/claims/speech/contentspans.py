"""Reported words as tokens and offsets, trimmed of what was left behind at their ends."""

from __future__ import annotations

import msgspec

from tawatur.claims.speech.scene import COMMAS, ENDS, Scene
from tawatur.text.dashes import DASHES

__all__ = ["TRAILING", "Content", "token_span"]

#: Marks that stand at no end of reported words.
TRAILING = COMMAS | ENDS | DASHES | {":", "(", "["}


#: The longest credit in brackets, with the brackets, in tokens.
_CREDIT = 8


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
    stop = _before_credit(scene, first, stop)
    while first < stop and tokens[first].text in TRAILING:
        first += 1
    if not any(tokens[k].kind != "punct" for k in range(first, stop)):
        return None
    return Content(first, stop, tokens[first].start, tokens[stop - 1].end, rule)


def _before_credit(scene: Scene, first: int, stop: int) -> int:
    """The end of words without an agency's name in brackets behind them, as captions have it."""
    if scene.tokens[stop - 1].text != ")" or stop - first < _CREDIT:
        return stop
    opens = next((k for k in range(stop - 2, max(first, stop - _CREDIT), -1) if scene.tokens[k].text == "("), None)
    medium = scene.medium(opens + 1, stop) if opens is not None else None
    return opens if opens is not None and medium is not None and medium[0].part != "everyday" else stop


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
