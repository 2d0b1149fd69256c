"""One sentence read for names: at every word the longest candidate of the four readers, and the names inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.annotate.bodynames import quoted_body_end, read_body
from tawatur.annotate.bodyplaces import places_inside
from tawatur.annotate.innernames import abbreviation_behind, nested_bodies, person_at, rulers_inside, without_head
from tawatur.annotate.licences import QUOTED_BODY
from tawatur.annotate.listednames import MARKS, Candidate, listed_at
from tawatur.annotate.mentions import mention_of
from tawatur.annotate.nameindex import FREE, HEAD, LISTED, PLACE, NameIndex
from tawatur.annotate.placenames import read_coordinated_place, read_place, read_unknown_place
from tawatur.annotate.titles import Titled
from tawatur.lexicon.concepts.names import OrganisationHead
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import Mention, WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold_words
from tawatur.text.tokens import WORD

__all__ = ["scan"]

#: Rules of bodies that are named after the person at their head, who is a name of his own.
_RULED = frozenset({"<proper head> + name", "<government head> + name", "<units head> + name"})


def scan(
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
            best = without_head(tokens, best, index)
        yield mention_of(doc, best, announced.get(best.first), index)
        if head is not None and head.nests:
            yield from nested_bodies(doc, best, index)
        if (head is not None and _is_seated(best, head)) or (best.type == "LOC" and _has_own_head(tokens, best, index)):
            for place in places_inside(tokens, classes, best.first + 1, best.stop, index):
                if best.type == "LOC" and _is_weak(
                    fold_words(doc.text[place.start : tokens[place.stop - 1].end]), index
                ):
                    continue
                inner = Candidate(place.first, place.stop, place.start, "LOC", "", place.key, place.rule, 0)
                yield mention_of(doc, inner, None, index)
        at = best.stop
        after_place = at if best.type == "LOC" else -1
        if best.rule in _RULED:
            yield from rulers_inside(doc, classes, best, announced, index)
        if best.type == "ORG":
            yield from abbreviation_behind(doc, best, sentence, index)


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
    described = at + 1 in announced and tokens[at].norm.startswith(ARTICLE) and classes[at].tag == "adj"
    found = [
        listed_at(doc, classes, sentence, at, index) if signs & LISTED or marked else None,
        None if described else person_at(tokens, classes, at, stop, announced.get(at), index),
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


def _is_weak(name: str, index: NameIndex) -> bool:
    """Whether a place's name is another word too: inside a valley's or a dam's name it is no place of its own."""
    known = index.known.get(name)
    return known is None or known.level != FREE or known.rule == "regions"


def _head_of(tokens: Sequence[Token], found: Candidate, index: NameIndex) -> OrganisationHead | None:
    """The head noun that a body's name begins with, where more follows."""
    if found.type not in ("ORG", "NORP") or found.stop < found.first + 2:
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


def _quoted_key(tokens: Sequence[Token], stop: int, at: int, index: NameIndex) -> str | None:
    """The key of a listed body that stands in quotation marks behind a head noun."""
    if at + 3 >= stop or tokens[at + 1].text not in MARKS:
        return None
    listed = index.find(tokens, at + 2, stop)
    inside = listed is not None and listed.stop == stop - 1 and listed.known.type == "ORG"
    return listed.known.key if listed is not None and inside else None
