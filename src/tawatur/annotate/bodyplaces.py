"""Places in the names of bodies: "the court of X", "operations of X"; and places inside other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.annotate.nameindex import GUARDED, TOWNS, Found, NameIndex
from tawatur.annotate.placenames import Place, compound_end, names_compound, read_place
from tawatur.lexicon.concepts.names import OrganisationHead
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import has_nisba_ending
from tawatur.text.tokens import WORD

__all__ = ["place_behind", "places_inside", "seat_end"]

#: The attached preposition "in", and the last letter of plurals that are no acts ("operations").
_IN = "ب"
_PLURAL = "ت"


def seat_end(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> int:
    """Where "in X" with the attached preposition ends at `at`, behind a court or union; `at` where it does not."""
    if at >= stop or tokens[at].kind != WORD or classes[at].tag == "verb":
        return at
    known = index.find(tokens, at, stop)
    if known is None or (known.known.level == GUARDED and any(v.key in index.common for v in tokens[at].variants[1:])):
        return at
    return known.stop if known.prefix == _IN and _is_place(known, tokens[at]) else at


def _is_place(found: Found, token: Token) -> bool:
    """A listed place, or a short name with the article that a body shares with a town."""
    shared = found.known.type == "ORG" and found.stop == token.index + 1 and token.norm.startswith(_IN + ARTICLE)
    return found.known.type == "LOC" or shared


def place_behind(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, head: OrganisationHead, index: NameIndex
) -> int:
    """Where "operations of X", "trade of X" ends, a noun and a place behind a head; `at` where they do not stand."""
    if head.needs not in ("any", "proper") or head.type != "ORG" or classes[at].tag != "noun" or at + 1 >= stop:
        return at
    if (head.leads and not tokens[at].norm.endswith(_PLURAL)) or tokens[at].norm in index.titles:
        return at
    if tokens[at + 1].norm in index.place_heads:
        place = read_place(tokens, classes, at + 1, stop, index)
        return place.stop if place is not None and place.start == tokens[at + 1].start else at
    known = index.find(tokens, at + 1, stop)
    if known is None or known.prefix or known.known.type != "LOC":
        return at
    if known.known.rule not in TOWNS:
        return known.stop
    everyday = known.known.level == GUARDED and tokens[at + 1].norm in index.common
    return at if everyday or classes[at + 1].tag in ("adj", "verb") else known.stop


def places_inside(
    tokens: Sequence[Token], classes: Sequence[WordClass], first: int, stop: int, index: NameIndex
) -> Iterator[Place]:
    """The places from `first` on inside a longer name that stops at `stop`."""
    at = first
    while at < stop:
        place = _place_at(tokens, classes, at, stop, index)
        if place is None:
            at += 1
            continue
        yield place
        at = place.stop


def _place_at(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex
) -> Place | None:
    if tokens[at].norm in index.place_heads:
        place = read_place(tokens, classes, at, stop, index)
        if place is not None and place.start >= tokens[at].start:
            return place
    known = index.find(tokens, at, stop)
    compound = compound_end(tokens, classes, at, stop, index) if known is None or known.stop == at + 1 else at
    if at < compound <= stop and names_compound(tokens[at].norm, tokens[compound - 1], index):
        return Place(at, compound, tokens[at].start, None, "<place> in a name")
    if known is None or known.prefix not in ("", _IN) or known.stop > stop:
        return None
    if known.prefix and _is_place(known, tokens[at]):
        return Place(at, known.stop, known.start, known.known.key, "<place> in a name")
    if known.known.type != "LOC" or known.known.level == GUARDED or classes[at].tag == "verb":
        return None
    if classes[at].tag == "adj" and (tokens[at].norm in index.common or has_nisba_ending(tokens[at].norm)):
        return None
    return Place(at, known.stop, known.start, known.known.key, "<place> in a name")
