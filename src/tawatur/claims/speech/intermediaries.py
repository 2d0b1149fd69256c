"""The media between a speaker and this article: whom something was said to, or on which platform it was posted."""

from __future__ import annotations

from tawatur.claims.speech.descriptions import phrase_end
from tawatur.claims.speech.scene import Scene
from tawatur.records.span import Span

__all__ = ["bracket_end", "media_within"]

#: The longest name in brackets, in tokens.
_NAME = 6


def bracket_end(scene: Scene, at: int, stop: int) -> int | None:
    """The token after a name in brackets that starts here; None where none does."""
    if at >= stop or scene.tokens[at].text != "(":
        return None
    return next((k + 1 for k in range(at + 2, min(stop, at + _NAME)) if scene.tokens[k].text == ")"), None)


def _carrier(scene: Scene, at: int, stop: int) -> tuple[int, int] | None:
    """The tokens of the medium behind a verb of publishing ("a speech <broadcast by> the channel X")."""
    if scene.classes[at].tag == "verb" and at + 2 < stop and scene.is_about(at + 1) and scene.classes[at + 1].pronoun:
        carrier = scene.medium(at + 2, stop)
        return (at + 2, phrase_end(scene, at + 2, stop)) if carrier is not None else None
    if scene.classes[at].tag != "verb" or not scene.classes[at].pronoun or at + 1 >= stop:
        return None
    if scene.words.published.match_at(scene.tokens[at : at + 1], 0, pronouns=True) is None:
        return None
    medium = scene.medium(at + 1, stop)
    if medium is None or scene.phrases[at + 1] is None:
        return None
    return at + 1, phrase_end(scene, at + 1, stop)


def _is_region(scene: Scene, at: int) -> bool:
    """Whether a paper is named like a region, and the place stands here: behind a preposition of its own."""
    mention = scene.mentions.get(at)
    return mention is not None and mention.type == "LOC" and not scene.classes[at].preposition


def _bare(scene: Scene, at: int) -> Span:
    """The span of a word without the preposition attached to it."""
    token, letter = scene.tokens[at], scene.classes[at].preposition
    starts = [v.start for v in token.variants if letter and v.prefix[-1:] == letter]
    return scene.doc.span(min(starts, default=token.start), token.end)


def media_within(scene: Scene, first: int, stop: int, *, told: bool = False) -> tuple[Span, ...]:
    """Media named after "to", "with" or "on" between a cue and its words; with `told` as its object as well."""
    found: list[Span] = []
    at = first
    while at < stop:
        if len(scene.tokens[at].norm) == 1 and at + 1 in scene.quotes and scene.quotes[at + 1].stop <= stop:
            found.append(scene.quotes[at + 1].inner)
            at = scene.quotes[at + 1].stop + 1
            continue
        closed = bracket_end(scene, at + 1, stop) if len(scene.tokens[at].norm) == 1 else None
        if closed is not None:
            found.append(scene.doc.span_of_tokens(at + 2, closed - 1))
            at = closed
            continue
        quotation = scene.quotes.get(at)
        behind = at > first and scene.classes[at - 1].tag == "prep" and not scene.classes[at - 1].pronoun
        if quotation is not None and behind and quotation.stop - quotation.first <= _NAME and quotation.stop <= stop:
            found.append(quotation.inner)
            at = quotation.stop + 1
            continue
        carried = _carrier(scene, at, stop)
        if carried is not None:
            found.append(scene.doc.span_of_tokens(*carried))
            at = carried[1]
            continue
        role, after = scene.role(at, stop)
        spoken = role == "attribution" or scene.gives_voice(at, stop) or scene.speaks_through(at, stop) is not None
        if spoken and after < stop and scene.is_nominal(after):
            end = phrase_end(scene, after, stop)
            found.append(scene.doc.span_of_tokens(after, end))
            at = end
            continue
        prepositional = scene.classes[at].preposition or (at > first and scene.classes[at - 1].tag == "prep")
        medium = scene.medium(at, stop) if prepositional or (told and at > first) else None
        if medium is not None and _is_region(scene, at):
            medium, prepositional = None, False
        if medium is None:
            if prepositional and scene.classes[at].definite and scene.media_head(at) is not None:
                found.append(_bare(scene, at))
            at += 1
            continue
        entry, after, start = medium
        if entry.part == "head" and scene.classes[at].preposition == "ب":
            at = after
            continue
        end = after
        if entry.part == "head":
            phrase = scene.phrases[at]
            end = min(stop, max(after, phrase.stop if phrase is not None else after))
            if after in scene.quotes and scene.quotes[after].stop < stop:
                end = scene.quotes[after].stop + 1
        if entry.part != "everyday":
            found.append(scene.doc.span(start, scene.tokens[end - 1].end))
        at = end
    return tuple(found)
