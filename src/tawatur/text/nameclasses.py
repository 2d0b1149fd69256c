"""Word classes as names correct them: what opens a name is no verb, its first letter no "and" or preposition."""

from __future__ import annotations

import msgspec

from tawatur.records.document import Document
from tawatur.records.layers import MENTIONS, WORD_CLASSES, WordClass

__all__ = ["classes_by_names"]

#: What a word that opens a name can be taken for when it is spelt like a particle ("van", "de").
_PARTICLES = frozenset({"prep", "conj", "comp", "particle"})


def classes_by_names(doc: Document) -> tuple[WordClass, ...]:
    """The word class of each token, but for tokens that open a person's name with their first letter.

    Such a token has no conjunction or preposition attached, and is a name where it was a particle, or where it was a
    verb and the name has more words ("was born" is "son of" in names).
    """
    classes = list(doc[WORD_CLASSES])
    for mention in doc[MENTIONS]:
        at = mention.first
        found = classes[at]
        if mention.type != "PER" or mention.start != doc.tokens[at].start:
            continue
        verb = found.tag == "verb" and mention.stop - mention.first > 1
        if verb or found.conjunction or found.preposition or found.tag in _PARTICLES:
            tag = "name" if verb or found.tag in _PARTICLES else found.tag
            classes[at] = msgspec.structs.replace(found, tag=tag, conjunction=False, preposition="")
    return tuple(classes)
