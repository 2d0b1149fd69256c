"""Names in an article: people, bodies, places, peoples.

Four readers look at every word (the lists, the head nouns of bodies and of places, the chains of personal names, with
titles announcing them); the longest name wins. A second pass takes names that the article itself licenses: a surname
after the full name, a place after "the town of X".
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.clubs import playing_clubs, without_club_towns
from tawatur.annotate.datelines import find_openings
from tawatur.annotate.learnednames import weigh
from tawatur.annotate.licences import OUTLET, find_licensed, without_namesakes
from tawatur.annotate.listednames import Candidate
from tawatur.annotate.mentions import mention_of
from tawatur.annotate.nameindex import NameIndex, build_index
from tawatur.annotate.namemodel import load_chain
from tawatur.annotate.namescan import scan
from tawatur.annotate.titles import Titled, find_titled
from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.layers import MENTIONS, PHRASES, QUOTATIONS, WORD_CLASSES, Mention, WordClass
from tawatur.records.stage import Stage
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold_words

__all__ = ["NAME_STAGE", "RULED_NAME_STAGE", "find_names", "rule_mentions"]

_LICENSED = "<name the article licenses>"


def find_names(doc: Document, lexicon: Lexicon, *, learned: bool = True) -> Document:
    """Assign MENTIONS: every place that names somebody or something, in order, with names inside names."""
    index = lexicon.compiled(build_index)
    classes = doc[WORD_CLASSES]
    titled: dict[int, Titled] = {}
    mentions = rule_mentions(doc, lexicon, titled)
    if learned:
        mentions = weigh(doc, classes, mentions, index, load_chain())
    clubs = playing_clubs(doc, index)
    mentions = without_club_towns(doc, without_namesakes(doc, classes, mentions, index), clubs, index)
    mentions = _with_openings(doc, classes, mentions, index)
    for found in list(find_licensed(doc, classes, mentions, clubs, index)):
        licence = found.licence
        mentions.append(
            mention_of(
                doc,
                Candidate(found.first, found.stop, found.start, licence.type, licence.name, licence.key, _LICENSED, 0),
                titled.get(found.first),
                index,
            )
        )
    mentions.extend(_ruled_bodies(doc, mentions, index))
    mentions.sort(key=lambda m: (m.start, -m.end))
    return doc.with_layer(MENTIONS, mentions)


def rule_mentions(doc: Document, lexicon: Lexicon, titled: dict[int, Titled] | None = None) -> list[Mention]:
    """What the rules find sentence by sentence; titles with their names are put into `titled`."""
    index = lexicon.compiled(build_index)
    classes = doc[WORD_CLASSES]
    mentions: list[Mention] = []
    for sentence in doc.sentences:
        announced = find_titled(doc.tokens, classes, sentence, index)
        if titled is not None:
            titled |= announced
        mentions.extend(scan(doc, classes, sentence, announced, index))
    return mentions


def _with_openings(
    doc: Document, classes: Sequence[WordClass], mentions: list[Mention], index: NameIndex
) -> list[Mention]:
    """The mentions with those of the dateline, which names a town and an outlet whatever else their names mean."""
    for opening in list(find_openings(doc, classes, mentions, index)):
        name = (
            fold_words(doc.text[doc.tokens[opening.first].start : doc.tokens[opening.stop - 1].end])
            if opening.type == "LOC"
            else ""
        )
        mentions = [
            m
            for m in mentions
            if not (m.first < opening.stop and m.stop > opening.first) and not (name and fold_words(m.text) == name)
        ]
        start = doc.tokens[opening.first].start
        rule = OUTLET if opening.type == "ORG" else "<place> –"
        dateline = Candidate(opening.first, opening.stop, start, opening.type, "", None, rule, 0)
        mentions.append(mention_of(doc, dateline, None, index))
    return mentions


def _ruled_bodies(doc: Document, mentions: Sequence[Mention], index: NameIndex) -> list[Mention]:
    """ "the administration of X" where the article licenses the bare X."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.type != "PER" or mention.rule != _LICENSED or mention.first == 0:
            continue
        if mention.start != doc.tokens[mention.first].start:
            continue
        for variant in doc.tokens[mention.first - 1].variants:
            head = index.heads.get(variant.key)
            if (
                head is not None
                and head.needs in ("proper", "unit")
                and not head.leads
                and not variant.key.startswith(ARTICLE)
            ):
                body = Candidate(
                    mention.first - 1, mention.stop, variant.start, "ORG", "", None, "<head> of <person>", 0
                )
                found.append(mention_of(doc, body, None, index))
                break
    return found


def _find_ruled_names(doc: Document, lexicon: Lexicon) -> Document:
    return find_names(doc, lexicon, learned=False)


NAME_STAGE: Stage[Lexicon] = Stage(
    name="names",
    version="5",
    requires=(WORD_CLASSES, PHRASES, QUOTATIONS),
    assigns=(MENTIONS,),
    run=find_names,
)
#: The same stage by rules and lists alone, without the learned chain.
RULED_NAME_STAGE = msgspec.structs.replace(NAME_STAGE, run=_find_ruled_names)
