"""Names of organisations built from a head noun: "ministry of defence", "the Syrian army", "forces of X"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.bodygenitives import (
    listed_end,
    place_or_person_end,
    take_bare_genitive,
    take_definite_genitive,
    whole_name_end,
)
from tawatur.annotate.bodyparts import Reading, enough, take, take_purpose
from tawatur.annotate.bodyplaces import seat_end
from tawatur.annotate.nameindex import FREE, Found, NameIndex, is_other_word
from tawatur.annotate.placenames import compound_end
from tawatur.lexicon.concepts.names import OrganisationHead
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_accusative, is_people_plural
from tawatur.text.inflection import has_nisba_ending
from tawatur.text.tokens import NUMBER, WORD

__all__ = ["Body", "quoted_body_end", "read_body"]

_MOST_WORDS = 9
_OPENING = frozenset('"“«”')
_CLOSING = frozenset('"“»”')
_MOST_QUOTED = 5
_NEVER = frozenset({"verb", "comp", "rel", "neg", "conj", "dem", "pron"})
#: Classes of words that show a quotation to be speech and no name.
_SPOKEN = frozenset({"verb", "comp", "rel", "neg", "dem", "pron", "particle"})


class Body(msgspec.Struct, frozen=True):
    """A body's name: where it stops, the offset it starts at, its type, its head and the rule."""

    stop: int
    start: int
    type: str
    head: OrganisationHead
    rule: str


def read_body(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    index: NameIndex,
    people: dict[int, int],
    depth: int = 0,
) -> Body | None:
    """Read the name that starts with a head noun at `at`; `people` maps where a titled person stands to its stop."""
    opened = _head(tokens[at], index)
    if opened is None or classes[at].tag == "verb":
        return None
    head, start, definite = opened
    if head.leads and start > tokens[at].start and not classes[at].conjunction:
        return None
    following = tokens[at + 1].norm if at + 1 < stop else ""
    if not definite and index.is_set_phrase(f"{tokens[at].norm} {following}"):
        return None
    if head.id == "family" and (definite or index.title_at(tokens, at + 1) is not None):
        return None
    if head.id == "portfolio" and at and _is_governed(tokens[at - 1], index, definite=definite):
        return None
    if head.id == "presidency" and definite and at and index.is_of_group(tokens[at - 1], "race"):
        return None
    reading = Reading(head, at + 1, definite)
    reading.feminine = definite and tokens[at].norm.endswith("ه")
    while reading.at < stop and reading.at - at < _MOST_WORDS and reading.at not in people:
        if _announces(tokens, reading, stop, people, index) or not _step(
            tokens, classes, reading, stop, index, people, depth
        ):
            break
    if head.placed and reading.at > at + 1 and not reading.nation:
        end = seat_end(tokens, classes, reading.at, stop, index)
        take(reading, end, found=end > reading.at)
    if not reading.is_named or reading.at == at + 1:
        return None
    if head.seated and (not reading.nation or head.id == "mission"):
        _seat(tokens, reading, stop, index)
    return Body(reading.at, start, head.type, head, f"<{head.id} head> + name")


def _announces(tokens: Sequence[Token], reading: Reading, stop: int, people: dict[int, int], index: NameIndex) -> bool:
    """Whether the title of the person who stands next begins here; right behind a noun of its gender it may be an
    adjective ("the media centre")."""
    at = reading.at
    if not tokens[at].norm.startswith(ARTICLE) or (at == reading.first and not reading.feminine):
        return False
    title = index.title_at(tokens, at)
    if title is None or title[0] >= stop:
        return False
    known = index.find(tokens, title[0], stop)
    return title[0] in people or (known is not None and known.known.type == "PER" and not known.prefix)


def _is_governed(token: Token, index: NameIndex, *, definite: bool) -> bool:
    """Whether the head names no body: a title stands before it ("the two foreign ministers of X"), or it is an
    adjective ("the foreign policy")."""
    if definite and index.is_of_group(token, "minister"):
        return True
    if definite:
        return token.norm.startswith(ARTICLE) and token.norm not in index.titles
    return any(v.key in index.titles and not v.key.startswith(ARTICLE) for v in token.variants)


def _head(token: Token, index: NameIndex) -> tuple[OrganisationHead, int, bool] | None:
    for variant in token.variants:
        head = index.heads.get(variant.key)
        if head is not None and not is_other_word(token.text, variant.key, head.nouns):
            return head, variant.start, variant.key.startswith(ARTICLE)
    return None


def _step(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    reading: Reading,
    stop: int,
    index: NameIndex,
    people: dict[int, int],
    depth: int,
) -> bool:
    """Take one more word or phrase into the name; False where the name ends."""
    at, token = reading.at, tokens[reading.at]
    if token.kind == NUMBER:
        reading.numbered = at + 1
        unit = reading.head.needs == "unit" and not reading.found and classes[reading.first - 1].number == "sg"
        counts = at + 1 < stop and is_accusative(tokens[at + 1].text)
        return take(reading, at + 1, found=True) if unit and not counts else False
    if token.kind != WORD:
        return _quoted(tokens, classes, reading, stop, index)
    if reading.head.needs == "quoted":
        return False
    norm = token.norm
    word = index.words.get(norm)
    if word is not None and at + 1 < stop and index.is_set_phrase(f"{norm} {tokens[at + 1].norm}"):
        return False
    if _are_others(tokens, classes, reading, stop, index):
        return False
    named = norm in index.place_firsts and compound_end(tokens, classes, at, stop, index) > at
    if (word and word.stops) or (classes[at].tag in _NEVER and not named):
        return False
    nation = index.nations.get(norm)
    if nation is None and tokens[at - 1].text in _CLOSING:
        return False
    if nation is not None:
        if nation.number != "sg" or not norm.startswith(ARTICLE) or (reading.feminine and nation.gender == "m"):
            return False
        before = index.nations.get(tokens[at - 1].norm)
        if before is not None and before.gender != nation.gender and at > reading.first:
            return False
        reading.nation = True
        return take(reading, at + 1, found=True)
    if reading.numbered and _is_branch(token, classes[at], reading, index):
        return take(reading, at + 1, found=True)
    if word is not None and norm.startswith(ARTICLE):
        reading.numbered = at + 1 if reading.head.needs == "unit" and word.id == "ordinal" else reading.numbered
        reading.nation = reading.nation or word.specific
        reading.ranks += word.id in ("fitting", "specific")
        ranked = reading.definite and 0 < reading.head.ranks <= reading.ranks
        ranked = ranked or (reading.head.id == "body" and reading.nouns == 1 and word.id == "fitting")
        specific = word.specific or ranked or enough(reading) or (reading.head.needs == "unit" and word.id == "ordinal")
        first = reading.nouns == 0 and not reading.definite
        return take(reading, at + 1, found=specific, nouns=int(first or word.id == "genitive"))
    if _for_the_sake(tokens, reading, stop, index):
        return take(reading, at + 3, found=True, nouns=1)
    if reading.definite and _is_second_adjective(token, reading, tokens, index):
        return take(reading, at + 1, found=False)
    if reading.definite and not reading.purpose:
        if has_nisba_ending(norm) and classes[at].tag == "adj" and _has_purpose(tokens, reading, stop):
            return take(reading, at + 1, found=False)
        return take_purpose(tokens, reading, stop, index)
    return _genitive(tokens, classes, reading, stop, index, people, depth)


def _for_the_sake(tokens: Sequence[Token], reading: Reading, stop: int, index: NameIndex) -> bool:
    """ "for the sake of the republic" behind a party's first noun."""
    at = reading.at
    if not reading.head.purpose or at == reading.first or at + 2 >= stop or not tokens[at + 2].norm.startswith(ARTICLE):
        return False
    word = index.words.get(f"{tokens[at].norm} {tokens[at + 1].norm}")
    if word is None or word.id != "sake":
        return False
    reading.purpose, reading.purposed = True, at + 3
    return True


def _is_second_adjective(token: Token, reading: Reading, tokens: Sequence[Token], index: NameIndex) -> bool:
    """ "and social" behind "the democratic union"."""
    if reading.at == reading.first or tokens[reading.at - 1].norm not in index.words:
        return False
    words = (index.words.get(v.key) for v in token.variants[1:] if v.prefix == "و" and v.key.startswith(ARTICLE))
    return any(word is not None and not word.stops for word in words)


def _has_purpose(tokens: Sequence[Token], reading: Reading, stop: int) -> bool:
    """Whether "for the X" follows the adjective at hand."""
    if reading.at + 1 >= stop or not reading.head.purpose:
        return False
    return any(v.prefix == "ل" and v.key.startswith(ARTICLE) for v in tokens[reading.at + 1].variants[1:])


def _is_branch(token: Token, word: WordClass, reading: Reading, index: NameIndex) -> bool:
    """ "artillery", "border guard" behind a numbered unit: one or two nouns without the article."""
    if reading.at - reading.numbered > 1:
        return False
    if reading.at > reading.numbered and not has_nisba_ending(token.norm) and reading.branch not in index.heads:
        return False
    reading.branch = token.norm
    if word.tag not in ("noun", "name", "adj") or token.norm.startswith(ARTICLE):
        return False
    if word.conjunction or word.preposition or token.norm.endswith("ا") or token.norm in index.before:
        return False
    return token.norm not in index.titles and token.norm not in index.place_heads and token.norm not in index.words


def _seat(tokens: Sequence[Token], reading: Reading, stop: int, index: NameIndex) -> None:
    """ "in <country>" behind a ministry."""
    at = reading.at
    if at + 1 >= stop or tokens[at].norm not in index.inside or tokens[at].norm in index.near:
        return
    known = index.find(tokens, at + 1, stop)
    if known is not None and not known.prefix and known.known.rule == "countries" and known.known.level == FREE:
        reading.at = known.stop


def _quoted(
    tokens: Sequence[Token], classes: Sequence[WordClass], reading: Reading, stop: int, index: NameIndex
) -> bool:
    """A name in quotation marks right behind the head, or a nationality in brackets.

    Behind a head with the article only a listed name is one: "the ministry condemned <words in marks>".
    """
    at = reading.at
    mark = tokens[at].text
    if mark == "(" and at + 2 < stop and tokens[at + 1].norm in index.nations and tokens[at + 2].text == ")":
        reading.nation = True
        return take(reading, at + 3, found=True)
    whole = reading.found or tokens[at - 1].norm.startswith(ARTICLE)
    if mark not in _OPENING or (whole and not _is_listed(tokens, at, stop, index)):
        return False
    for end in range(at + 2, min(at + _MOST_QUOTED + 2, stop)):
        if tokens[end].kind != WORD:
            return take(reading, end + 1, found=True, nouns=1) if tokens[end].text in _CLOSING else False
        if classes[end].tag in _SPOKEN or classes[end - 1].tag in _SPOKEN or classes[at + 1].tag == "prep":
            return False
    return False


def _is_listed(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    """Whether one listed name of a body stands in the quotation marks that open at `at`."""
    known = index.find(tokens, at + 1, stop) if at + 2 < stop else None
    return known is not None and known.known.type == "ORG" and known.stop < stop and tokens[known.stop].text in _CLOSING


def _genitive(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    reading: Reading,
    stop: int,
    index: NameIndex,
    people: dict[int, int],
    depth: int,
) -> bool:
    """Take a genitive into the name: a listed name, a body, a place or a person, a noun with or without the article."""
    at, token = reading.at, tokens[reading.at]
    reading.closed = reading.closed or (at > reading.first and tokens[at - 1].norm.startswith(ARTICLE))
    if token.norm in index.heads and reading.head.needs == "unit" and not token.norm.startswith(ARTICLE):
        return False
    known = index.find(tokens, at, stop)
    end = whole_name_end(tokens, classes, reading, stop, known, index, people) if reading.nouns == 0 else None
    if end is None:
        end = listed_end(tokens, classes, reading, known, index)
    if end is None:
        end = _inner_body_end(tokens, classes, reading, stop, known, index, people, depth)
    if end is None and reading.nouns == 0:
        end = place_or_person_end(tokens, classes, reading, stop, index, people)
    if end is not None:
        return end > at and take(reading, end, found=True, nouns=2)
    if token.norm.startswith(ARTICLE):
        return take_definite_genitive(tokens, classes, reading, stop, index)
    return take_bare_genitive(tokens, classes, reading, stop, index)


def _are_others(
    tokens: Sequence[Token], classes: Sequence[WordClass], reading: Reading, stop: int, index: NameIndex
) -> bool:
    """Whether people stand behind a name that is whole ("the Security Council" | "the Houthis"): behind a definite
    word that is no plural they are neither its genitive nor its adjective."""
    at, token = reading.at, tokens[reading.at]
    if not token.norm.startswith(ARTICLE) or not is_people_plural(token.text) or at == reading.first:
        return False
    before = tokens[at - 1]
    if is_people_plural(before.text) or classes[at - 1].number == "pl":
        return False
    return before.norm.startswith(ARTICLE) or (reading.nouns > 0 and index.find(tokens, at, stop) is not None)


def _inner_body_end(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    reading: Reading,
    stop: int,
    known: Found | None,
    index: NameIndex,
    people: dict[int, int],
    depth: int,
) -> int | None:
    """Where a body's name ends that is the genitive; where the word starts if no genitive of this head begins there."""
    at, token = reading.at, tokens[reading.at]
    if classes[at].tag == "prep" or (known is not None and reading.head.type == known.known.type == "NORP"):
        return at
    if token.norm not in index.heads:
        return None
    if reading.head.needs == "unit":
        return at
    inner = read_body(tokens, classes, at, stop, index, people, depth + 1) if depth < 2 and reading.nouns == 0 else None
    if inner is not None and reading.head.id == "presidency":
        return at
    return inner.stop if inner is not None and inner.start == token.start else None


def quoted_body_end(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> int:
    """Where the name of forces ends that fills quotation marks and begins with a head at `at`; `at` if none does."""
    head = index.heads.get(tokens[at].norm)
    if at == 0 or tokens[at - 1].text not in _OPENING or head is None or head.needs != "unit":
        return at
    if at + 1 < stop and (classes[at + 1].tag == "adj" or classes[at + 1].conjunction):
        return at
    for end in range(at + 1, min(at + _MOST_QUOTED + 1, stop)):
        if tokens[end].kind != WORD:
            return end if tokens[end].text in _CLOSING and end > at + 1 else at
        if classes[end].tag in _NEVER or classes[end].tag == "prep":
            return at
    return at
