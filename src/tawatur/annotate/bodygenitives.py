"""The genitive behind the head noun of a body: a listed name, a place, a person, a noun with or without the article."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.bodyparts import (
    Reading,
    fits,
    office_end,
    person_end,
    surname_end,
    take,
    take_construct,
    take_definite,
    take_purpose,
    take_second,
)
from tawatur.annotate.nameindex import FREE, Found, NameIndex
from tawatur.annotate.personnames import read_chain
from tawatur.annotate.placenames import compound_end, read_place
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import has_nisba_ending, has_plural_ending

__all__ = ["listed_end", "place_or_person_end", "take_bare_genitive", "take_definite_genitive", "whole_name_end"]


def whole_name_end(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    reading: Reading,
    stop: int,
    known: Found | None,
    index: NameIndex,
    people: dict[int, int],
) -> int | None:
    """Where a name ends that is longer than the listed one at hand; where it starts if the head takes no people."""
    at, norm = reading.at, tokens[reading.at].norm
    if reading.head.houses and norm in index.near and at + 1 < stop:
        behind = index.find(tokens, at + 1, stop)
        if behind is not None and not behind.prefix and behind.known.type == "LOC":
            return behind.stop
    if known is not None and known.known.type == "LOC" and index.parts.get(norm) == "g1":
        end = person_end(tokens, classes, at, stop, index, people)
        if end > known.stop:
            return at if reading.head.leads else end
    end = compound_end(tokens, classes, at, stop, index)
    if end > (known.stop if known is not None else at):
        return end
    end = surname_end(tokens, classes, at, stop, index)
    if end > at + 1:
        return at if reading.head.leads else end
    return None


def listed_end(
    tokens: Sequence[Token], classes: Sequence[WordClass], reading: Reading, known: Found | None, index: NameIndex
) -> int | None:
    """Where the listed name at hand ends if it is the genitive; what the tagger calls an adjective only as a town."""
    token = tokens[reading.at]
    if known is None or known.prefix:
        return None
    everyday = token.norm in index.common
    town = known.known.type == "LOC" and not everyday
    noun = classes[reading.at].tag != "adj" or (town and not has_nisba_ending(token.norm))
    return known.stop if noun and fits(known, reading, token, everyday=everyday) else None


def place_or_person_end(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    reading: Reading,
    stop: int,
    index: NameIndex,
    people: dict[int, int],
) -> int | None:
    """Where a place, an office or a person ends; where the person starts if the head takes none."""
    at, token = reading.at, tokens[reading.at]
    if token.norm in index.place_heads and reading.head.needs == "any":
        place = read_place(tokens, classes, at, stop, index)
        if place is not None and place.start == token.start:
            return place.stop
    end = office_end(tokens, at, stop, index) if reading.head.serves else at
    if end > at:
        return end
    end = person_end(tokens, classes, at, stop, index, people)
    if end > at:
        return at if reading.head.leads else end
    return None


def take_definite_genitive(
    tokens: Sequence[Token], classes: Sequence[WordClass], reading: Reading, stop: int, index: NameIndex
) -> bool:
    """Take a noun with the article; of a ruler only his house ("the hospital of King X")."""
    at, token = reading.at, tokens[reading.at]
    if not _is_ruler(token, reading, index):
        return take_definite(token, classes[at], reading, index)
    named = reading.head.houses and at + 1 < stop and index.parts.get(tokens[at + 1].norm, "")[:1] == "g"
    return named and take(reading, at + 2, found=True, nouns=2)


def take_bare_genitive(
    tokens: Sequence[Token], classes: Sequence[WordClass], reading: Reading, stop: int, index: NameIndex
) -> bool:
    """Take a purpose, a second genitive, an unknown name, or a noun that governs another."""
    at, token = reading.at, tokens[reading.at]
    if take_purpose(tokens, reading, stop, index) or take_second(tokens, classes, reading, index):
        return True
    scholars = at + 1 < stop and reading.nouns == 0 and tokens[at + 1].norm.startswith(ARTICLE)
    if (token.norm in index.titles and not scholars) or token.norm in index.place_heads:
        return False
    if reading.nouns and _is_another(tokens, classes, at, stop, index):
        return False
    if _is_new_name(token, classes[at], reading, index):
        named = reading.head.needs != "nationality"
        return take(reading, at + 1, found=named, nouns=1)
    return False if classes[at].conjunction else take_construct(tokens, classes, reading, stop, index)


def _is_another(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a land or a person stands behind a name that is whole ("Hamas" | "France")."""
    known = index.find(tokens, at, stop)
    if known is not None and not known.prefix and known.known.type == "LOC" and known.known.level == FREE:
        before = tokens[at - 1].norm
        body = index.known.get(before)
        closed = before.startswith(ARTICLE) or (body is not None and body.type == "ORG")
        return closed and known.known.rule in ("countries", "capitals")
    return read_chain(tokens, classes, at, stop, index, expected=False) is not None


def _is_ruler(token: Token, reading: Reading, index: NameIndex) -> bool:
    """Whether one person's title follows the head: "the government of the president", "the movement of the leader"."""
    if reading.nouns or has_plural_ending(token.norm):
        return False
    return (reading.head.alike and token.norm in index.titles) or index.is_of_group(token, "ruler")


def _is_new_name(token: Token, word: WordClass, reading: Reading, index: NameIndex) -> bool:
    """Whether an unknown name goes on with the body's, or makes a hospital's or a school's."""
    if word.tag != "name" or word.conjunction or reading.closed or reading.nouns > 2:
        return False
    if has_nisba_ending(token.norm) and token.norm not in index.parts:
        return False
    houses = reading.head.houses and reading.head.needs == "any"
    given = houses and reading.nouns == 0 and index.parts.get(token.norm, "")[:1] == "g"
    return (given or not index.is_everyday(token)) and (index.parts.get(token.norm) != "g1" or houses)
