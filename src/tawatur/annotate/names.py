"""Names in an article: people, bodies, places, peoples.

Four readers look at every word (the lists, the head nouns of bodies and of places, the chains of personal names, with
titles announcing them); the longest name wins. A second pass takes names that the article itself licenses: a surname
after the full name, a place after "the town of X".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.annotate.bodynames import quoted_body_end, read_body, surname_end
from tawatur.annotate.bodyplaces import places_inside
from tawatur.annotate.datelines import find_openings
from tawatur.annotate.learnednames import weigh
from tawatur.annotate.licences import OUTLET, QUOTED_BODY, find_licensed, without_namesakes
from tawatur.annotate.listednames import MARKS, Candidate, listed_at
from tawatur.annotate.nameindex import FREE, HEAD, LISTED, PART, PLACE, NameIndex, build_index
from tawatur.annotate.namemodel import load_chain
from tawatur.annotate.personnames import Chain, read_chain
from tawatur.annotate.placenames import read_coordinated_place, read_place, read_unknown_place
from tawatur.annotate.titles import Titled, find_titled, name_before_title
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.names import OrganisationHead
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import MENTIONS, PHRASES, QUOTATIONS, WORD_CLASSES, Mention, WordClass
from tawatur.records.span import Span
from tawatur.records.stage import Stage
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.tokens import WORD

__all__ = ["NAME_STAGE", "RULED_NAME_STAGE", "find_names", "rule_mentions"]

#: Rules of bodies that are named after the person at their head, who is a name of his own.
_RULED = frozenset({"<proper head> + name", "<government head> + name", "<units head> + name"})
_LONGEST_TITLE = 8
_LICENSED = "<name the article licenses>"


def find_names(doc: Document, lexicon: Lexicon, *, learned: bool = True) -> Document:
    """Assign MENTIONS: every place that names somebody or something, in order, with names inside names."""
    index = lexicon.compiled(build_index)
    classes = doc[WORD_CLASSES]
    titled: dict[int, Titled] = {}
    mentions = rule_mentions(doc, lexicon, titled)
    if learned:
        mentions = weigh(doc, classes, mentions, index, load_chain())
    mentions = without_namesakes(doc, classes, mentions, index)
    mentions = _with_openings(doc, classes, mentions, index)
    for found in list(find_licensed(doc, classes, mentions, index)):
        licence = found.licence
        mentions.append(
            _mention(
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
        mentions.extend(_scan(doc, classes, sentence, announced, index))
    return mentions


def _with_openings(
    doc: Document, classes: Sequence[WordClass], mentions: list[Mention], index: NameIndex
) -> list[Mention]:
    """The mentions with those of the dateline, which names a town and an outlet whatever else their names mean."""
    for opening in list(find_openings(doc, classes, mentions, index)):
        name = (
            fold(doc.text[doc.tokens[opening.first].start : doc.tokens[opening.stop - 1].end])
            if opening.type == "LOC"
            else ""
        )
        mentions = [
            m
            for m in mentions
            if not (m.first < opening.stop and m.stop > opening.first) and not (name and fold(m.text) == name)
        ]
        start = doc.tokens[opening.first].start
        rule = OUTLET if opening.type == "ORG" else "<place> –"
        dateline = Candidate(opening.first, opening.stop, start, opening.type, "", None, rule, 0)
        mentions.append(_mention(doc, dateline, None, index))
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
                found.append(_mention(doc, body, None, index))
                break
    return found


def _scan(
    doc: Document,
    classes: Sequence[WordClass],
    sentence: Sentence,
    announced: dict[int, Titled],
    index: NameIndex,
) -> Iterable[Mention]:
    tokens = doc.tokens
    people = {at: t.chain.stop for at, t in announced.items()}
    at, after_place = sentence.first, -1
    while at < sentence.stop:
        if tokens[at].kind != WORD:
            at += 1
            continue
        best = _best(doc, classes, sentence, at, announced, people, index)
        if best is None or best.type != "PER":
            best = _likely_place(doc, classes, sentence, at, after_place, best, index)
        if best is None:
            at += 1
            continue
        head = _head_of(tokens, best, index)
        if head is not None and head.drops:
            best = _without_head(tokens, best, index)
        yield _mention(doc, best, announced.get(best.first), index)
        if head is not None and head.nests:
            yield from _nested(doc, best, index)
        if (head is not None and _is_seated(best, head)) or (best.type == "LOC" and _has_own_head(tokens, best, index)):
            for place in places_inside(tokens, classes, best.first + 1, best.stop, index):
                inner = Candidate(place.first, place.stop, place.start, "LOC", "", place.key, place.rule, 0)
                yield _mention(doc, inner, None, index)
        at = best.stop
        after_place = at if best.type == "LOC" else -1
        if best.rule in _RULED:
            yield from _rulers(doc, classes, best, announced, index)
        if best.type == "ORG":
            yield from _abbreviation(doc, best, sentence, index)


def _head_of(tokens: Sequence[Token], found: Candidate, index: NameIndex) -> OrganisationHead | None:
    """The head noun that a body's name begins with, where more follows."""
    if found.type != "ORG" or found.stop < found.first + 2:
        return None
    return next((index.heads[v.key] for v in tokens[found.first].variants if v.key in index.heads), None)


def _is_seated(body: Candidate, head: OrganisationHead) -> bool:
    """Whether a place in the name is where the body is."""
    return head.houses and body.rule.endswith("head> + name")


def _has_own_head(tokens: Sequence[Token], place: Candidate, index: NameIndex) -> bool:
    """Whether a place's name begins with a head that is not the same place as the name behind it (a harbour)."""
    head = next((index.place_heads[v.key] for v in tokens[place.first].variants if v.key in index.place_heads), None)
    if place.stop < place.first + 2 or not place.rule.endswith("head> <place>"):
        return False
    return head is not None and head.keeps and not head.same


def _without_head(tokens: Sequence[Token], found: Candidate, index: NameIndex) -> Candidate:
    """The medium's name alone, without quotation marks and the adjective of its country."""
    first, stop = found.first + 1, found.stop
    if tokens[first].text in MARKS:
        first = first + 1
        stop = next((at for at in range(first + 1, stop) if tokens[at].text in MARKS), stop)
    listed = index.find(tokens, first, stop)
    if tokens[stop - 1].norm in index.nations and stop > first + 1 and (listed is None or listed.stop < stop):
        stop -= 1
    key = found.key
    if key is None and listed is not None and listed.stop == stop and listed.known.type == "ORG":
        key = listed.known.key
    return Candidate(first, stop, tokens[first].start, "ORG", found.name, key, found.rule, found.rank)


def _nested(doc: Document, body: Candidate, index: NameIndex) -> Iterable[Mention]:
    """The listed name behind "movement": it is used alone as well."""
    tokens, first, stop = doc.tokens, body.first + 1, body.stop
    if tokens[first].text in MARKS and tokens[stop - 1].text in MARKS and stop > first + 2:
        first, stop = first + 1, stop - 1
    listed = index.find(tokens, first, stop)
    if listed is None or listed.stop != stop or listed.prefix or listed.known.type != "ORG":
        return
    if listed.known.level == FREE:
        known = listed.known
        inner = Candidate(first, stop, listed.start, "ORG", known.name, known.key, "organisations", 0)
        yield _mention(doc, inner, None, index)


def _best(
    doc: Document,
    classes: Sequence[WordClass],
    sentence: Sentence,
    at: int,
    announced: dict[int, Titled],
    people: dict[int, int],
    index: NameIndex,
) -> Candidate | None:
    """The longest candidate at `at`; of equally long ones the curated list's."""
    tokens, stop = doc.tokens, sentence.stop
    signs = index.signs(tokens[at])
    marked = at > sentence.first and tokens[at - 1].text in MARKS
    if not (signs or marked) and at not in announced and classes[at].tag != "name":
        return None
    found = [
        listed_at(doc, classes, sentence, at, index) if signs & LISTED or marked else None,
        _person(tokens, classes, at, stop, announced.get(at), index),
    ]
    body = read_body(tokens, classes, at, stop, index, people) if signs & HEAD else None
    if body is not None:
        listed = index.find(tokens, at, stop)
        same = listed is not None and listed.stop == body.stop and listed.known.type == body.type
        key = listed.known.key if listed is not None and same else _quoted_key(tokens, body.stop, at, index)
        found.append(Candidate(at, body.stop, body.start, body.type, "", key, body.rule, 1))
    quoted = quoted_body_end(tokens, classes, at, stop, index) if signs & HEAD else at
    if quoted > at and (body is None or body.stop < quoted):
        found.append(Candidate(at, quoted, tokens[at].start, "ORG", "", None, QUOTED_BODY, 1))
    place = read_place(tokens, classes, at, stop, index) if signs & PLACE else None
    if place is not None:
        found.append(Candidate(place.first, place.stop, place.start, "LOC", "", place.key, place.rule, 2))
    return max((c for c in found if c is not None), key=lambda c: (c.stop, c.rank), default=None)


def _quoted_key(tokens: Sequence[Token], stop: int, at: int, index: NameIndex) -> str | None:
    """The key of a listed body that stands in quotation marks behind a head noun."""
    if at + 3 >= stop or tokens[at + 1].text not in MARKS:
        return None
    listed = index.find(tokens, at + 2, stop)
    inside = listed is not None and listed.stop == stop - 1 and listed.known.type == "ORG"
    return listed.known.key if listed is not None and inside else None


def _rulers(
    doc: Document, classes: Sequence[WordClass], body: Candidate, announced: dict[int, Titled], index: NameIndex
) -> Iterable[Mention]:
    """The person inside "the regime of X"."""
    sentence = doc.sentence_of(body.first)
    for at in range(body.first + 1, body.stop):
        found = listed_at(doc, classes, sentence, at, index)
        person = _person(doc.tokens, classes, at, body.stop, announced.get(at), index)
        best = person or (found if found is not None and found.type == "PER" else None)
        if best is None and surname_end(doc.tokens, classes, at, body.stop, index) == body.stop > at + 1:
            best = Candidate(at, body.stop, doc.tokens[at].start, "PER", "", None, "<head> of <person>", 0)
        if best is not None and best.stop <= body.stop:
            yield _mention(doc, best, announced.get(at), index)
            return


def _likely_place(
    doc: Document,
    classes: Sequence[WordClass],
    sentence: Sentence,
    at: int,
    after_place: int,
    best: Candidate | None,
    index: NameIndex,
) -> Candidate | None:
    """A place in a list of places, or an unknown name behind a preposition of place, where nothing longer stands."""
    if best is not None:
        return best
    place = read_coordinated_place(doc.tokens, classes, at, sentence.stop, after_place, index)
    if place is None and at > sentence.first:
        place = read_unknown_place(doc.tokens, classes, at, sentence.stop, index)
    if place is None:
        return None
    return Candidate(place.first, place.stop, place.start, "LOC", "", place.key, place.rule, 0)


def _person(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    titled: Titled | None,
    index: NameIndex,
) -> Candidate | None:
    if titled is not None:
        chain: Chain | None = titled.chain
        rule = "<title> <name>"
    else:
        is_part = index.signs(tokens[at]) & PART
        chain = read_chain(tokens, classes, at, stop, index, expected=False) if is_part else None
        rule = "<given name> <name>"
        if chain is None and at > 0 and classes[at - 1].tag == "verb":
            chain = name_before_title(tokens, classes, at, stop, index)
            rule = "<name> <title>"
    if chain is None:
        return None
    return Candidate(at, chain.stop, chain.start, "PER", "", None, rule, 4 if titled else 2)


def _mention(doc: Document, found: Candidate, titled: Titled | None, index: NameIndex) -> Mention:
    end = doc.tokens[found.stop - 1].end
    title = None
    if titled is not None and found.type == "PER":
        title = doc.span(_title_start(doc.tokens[titled.title_first], index), doc.tokens[titled.title_stop - 1].end)
    elif found.type == "PER":
        title = _title_behind(doc, found.stop, index)
    return Mention(
        start=found.start,
        end=end,
        text=doc.text[found.start : end],
        first=found.first,
        stop=found.stop,
        type=found.type,
        name=found.name or doc.text[found.start : end],
        key=found.key,
        title=title,
        rule=found.rule,
    )


def _title_behind(doc: Document, at: int, index: NameIndex) -> Span | None:
    """The title that follows a name, with or without a comma: the noun phrase that begins there."""
    tokens = doc.tokens
    at += at < len(tokens) and tokens[at].text in "،,"
    if at >= len(tokens) or tokens[at].norm not in index.title_size or index.title_at(tokens, at) is None:
        return None
    phrase = doc[PHRASES][at]
    stop = min(phrase.stop, at + _LONGEST_TITLE) if phrase is not None else at + 1
    return doc.span_of_tokens(at, stop)


def _title_start(token: Token, index: NameIndex) -> int:
    """Where a title begins without its attached prefixes."""
    return next((v.start for v in token.variants if v.key in index.title_size), token.start)


def _abbreviation(doc: Document, body: Candidate, sentence: Sentence, index: NameIndex) -> Iterable[Mention]:
    """A short name in brackets behind a body's name."""
    tokens, at = doc.tokens, body.stop
    if at + 2 >= sentence.stop or tokens[at].text != "(":
        return
    for stop in (at + 2, at + 3):
        if stop < sentence.stop and tokens[stop].text == ")" and tokens[at + 1].kind == WORD:
            inner = tokens[at + 1]
            if inner.norm in index.nations or index.is_everyday(inner) or inner.norm in index.known:
                return
            yield _mention(
                doc,
                Candidate(at + 1, stop, inner.start, "ORG", body.name, body.key, "<body> ( <abbreviation> )", 0),
                None,
                index,
            )
            return


def _find_ruled_names(doc: Document, lexicon: Lexicon) -> Document:
    return find_names(doc, lexicon, learned=False)


NAME_STAGE: Stage[Lexicon] = Stage(
    name="names",
    version="1",
    requires=(WORD_CLASSES, PHRASES, QUOTATIONS),
    assigns=(MENTIONS,),
    run=find_names,
)
#: The same stage by rules and lists alone, without the learned chain.
RULED_NAME_STAGE = msgspec.structs.replace(NAME_STAGE, run=_find_ruled_names)
