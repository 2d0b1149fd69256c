"""A speaker's noun phrase: where it begins and ends, its head, and how verbs and pronouns agree with it."""

from __future__ import annotations

import msgspec

from tawatur.claims.speech.scene import Scene
from tawatur.records.span import Span
from tawatur.text.endings import is_no_plural_of
from tawatur.text.inflection import NOMINATIVE_ENDING

__all__ = ["Speaker", "make_speaker"]


class Speaker(msgspec.Struct, frozen=True):
    """A speaker's noun phrase: half-open tokens, head token, its agreement, and the rule that found it."""

    first: int
    stop: int
    head: int
    span: Span
    rule: str
    gender: str = ""
    number: str = ""


def make_speaker(scene: Scene, first: int, stop: int, rule: str, *, attributed: bool = False) -> Speaker:
    doc = scene.doc
    token = scene.tokens[first]
    start = token.start
    if attributed and scene.classes[first].preposition:
        start = _after_prefix(scene, first)
    elif scene.classes[first].conjunction and not _is_whole(scene, first):
        start = next((v.start for v in token.variants if v.prefix), start)
    stop = max(stop, first + 1)
    phrase = scene.phrases[first]
    head = phrase.head if phrase is not None else first
    gender, number = _agreement(scene, head, phrase.gender if phrase else "", phrase.number if phrase else "")
    return Speaker(first, stop, head, doc.span(start, scene.tokens[stop - 1].end), rule, gender, number)


def _is_whole(scene: Scene, at: int) -> bool:
    """Whether a word's first letter is no "and": behind its verb or a mark, or as a noun for people is known."""
    if at - 1 in scene.quotes or (at - 1 in scene.cues and scene.cues[at - 1].shape == "verb"):
        return True
    match = scene.words.nouns.match_at(scene.tokens[at : at + 1], 0, pronouns=True)
    return match is not None and not match.variant.prefix


def _after_prefix(scene: Scene, at: int) -> int:
    """The offset after attached "and" and "li-"; a "li-" that swallowed the article takes the lam with it."""
    token = scene.tokens[at]
    found = scene.classes[at]
    starts = [v.start for v in token.variants if v.prefix and v.prefix[-1] == found.preposition[-1:]]
    nouns = scene.words.nouns.match_at(scene.tokens[at : at + 1], 0)
    if nouns is not None and not nouns.variant.prefix:
        return token.start
    if nouns is not None and nouns.variant.prefix[-1:] == found.preposition[-1:] and nouns.variant.start in starts:
        return nouns.variant.start
    return max(starts, default=token.start)


def _named(scene: Scene, head: int, gender: str, number: str) -> tuple[str, str]:
    """Agreement of a word that the lexicon of people does not know: one person's name is no plural by its ending."""
    mention = scene.mentions.get(head)
    if mention is not None:
        return "", ("sg" if mention.type == "PER" else number)
    alone = number == "pl" and not scene.classes[head].definite and scene.tokens[head].norm.endswith(NOMINATIVE_ENDING)
    return gender, ("" if alone else number)


def _agreement(scene: Scene, head: int, gender: str, number: str) -> tuple[str, str]:
    """Agreement as the lexicon knows it; non-human plurals take the feminine singular."""
    match = scene.words.nouns.match_at(scene.tokens[head : head + 1], 0)
    if match is None:
        return _named(scene, head, gender, number)
    entry, form = match.items[0]
    token = scene.tokens[head]
    if form.number == "pl" and is_no_plural_of(token.text, token.norm):
        return _named(scene, head, gender, "")
    if form.number == "pl" and entry.sort in ("source", "document", "body"):
        return "f", "sg"
    return entry.gender, form.number or number
