"""Layers by token, as whoever reads speech and events looks them up: word classes, times, quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from tawatur.records.document import Document
from tawatur.records.layers import MENTIONS, QUOTATIONS, TIMES, WORD_CLASSES, Mention, Quotation, WordClass
from tawatur.text.clitics import PREPOSITIONS

__all__ = ["classes_by_names", "opens_background", "quotations_by_mark", "tokens_of_times"]

#: What a word that opens a name can be taken for when it is spelt like a particle ("van", "de").
_PARTICLES = frozenset({"prep", "conj", "comp", "particle"})


def classes_by_names(doc: Document) -> tuple[WordClass, ...]:
    """The word class of each token, but for the tokens of persons' names.

    A token that opens a name with its first letter, or stands inside it, has no conjunction or preposition attached
    ("Win" is no "and"), and is a name where it was a particle, or where it was a verb and the name has more words ("was
    born" is "son of" in names). "For the" inside a name stays what it is. The name of a place or body that begins
    behind a preposition's letter is governed by it, whatever the word classes say ("in Sfax"). Its name of one word is
    no verb.
    """
    classes = list(doc[WORD_CLASSES])
    for mention in doc[MENTIONS]:
        classes[mention.first] = _as_governed(doc, mention, classes[mention.first])
        if mention.type != "PER":
            if mention.stop - mention.first == 1 and classes[mention.first].tag == "verb":
                classes[mention.first] = msgspec.structs.replace(classes[mention.first], tag="name", tense="", voice="")
            continue
        several = mention.stop - mention.first > 1
        for at in range(mention.first + (mention.start != doc.tokens[mention.first].start), mention.stop):
            complement = at > mention.first and classes[at].definite and classes[at].preposition != ""
            if not complement:
                classes[at] = _as_name(classes[at], several=several)
    return tuple(classes)


def _as_governed(doc: Document, mention: Mention, found: WordClass) -> WordClass:
    prefix = doc.text[doc.tokens[mention.first].start : mention.start]
    if (
        mention.type not in ("LOC", "ORG")
        or found.tag not in ("name", "noun")
        or found.preposition
        or prefix[-1:] not in tuple(PREPOSITIONS)
    ):
        return found
    return msgspec.structs.replace(found, preposition=prefix[-1])


def _as_name(found: WordClass, *, several: bool) -> WordClass:
    verb = found.tag == "verb" and several
    if not (verb or found.conjunction or found.preposition or found.tag in _PARTICLES):
        return found
    tag = "name" if verb or found.tag in _PARTICLES else found.tag
    return msgspec.structs.replace(found, tag=tag, conjunction=False, preposition="")


def opens_background(classes: Sequence[WordClass], at: int, first: int, stop: int) -> bool:
    """Whether "had" before another verb opens a clause that tells more of the noun before it ("men | had seized")."""
    found = classes[at]
    if found.tag != "verb" or found.conjunction or found.tense != "past" or at <= first or at + 1 >= stop:
        return False
    if classes[at - 1].tag not in ("noun", "adj", "adv", "name", "num") or classes[at - 1].definite:
        return False
    behind = classes[at + 1]
    return behind.tag == "particle" or (behind.tag == "verb" and not behind.conjunction)


def quotations_by_mark(doc: Document) -> dict[int, Quotation]:
    """The quotations by the token of their opening mark."""
    found: dict[int, Quotation] = {}
    for quotation in doc[QUOTATIONS]:
        found.setdefault(quotation.first - 1, quotation)
    return found


def tokens_of_times(doc: Document) -> frozenset[int]:
    """The tokens inside a time expression."""
    found: set[int] = set()
    starts = [token.start for token in doc.tokens]
    for time in doc[TIMES]:
        at = max(0, bisect_left(starts, time.start + 1) - 1)
        while at < len(starts) and starts[at] < time.end:
            found.add(at)
            at += 1
    return frozenset(found)
