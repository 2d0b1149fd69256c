"""Names of organisations built from a head noun: "ministry of defence", "the Syrian army", "forces of X"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.bodyplaces import place_behind, seat_end
from tawatur.annotate.nameindex import CONTEXT, FREE, Found, NameIndex
from tawatur.annotate.personnames import read_chain
from tawatur.annotate.placenames import compound_end, read_place
from tawatur.lexicon.concepts.names import OrganisationHead
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import has_nisba_ending
from tawatur.text.tokens import NUMBER, WORD

__all__ = ["Body", "quoted_body_end", "read_body", "surname_end"]

_MOST_WORDS = 9
_OPENING = frozenset('"“«”')
_CLOSING = frozenset('"“»”')
_MOST_QUOTED = 5
#: Classes of words that may be a first name.
_GIVEN = frozenset({"g0", "g1", "s1", "f1"})
_NEVER = frozenset({"verb", "comp", "rel", "neg", "conj", "dem", "pron"})


class Body(msgspec.Struct, frozen=True):
    """A body's name: where it stops, the offset it starts at, its type, its head and the rule."""

    stop: int
    start: int
    type: str
    head: OrganisationHead
    rule: str


class _Reading:
    """What has been read of one name so far; lives for one call of `read_body` only."""

    __slots__ = (
        "at",
        "definite",
        "feminine",
        "first",
        "found",
        "head",
        "nation",
        "nouns",
        "numbered",
        "purpose",
        "ranks",
    )

    def __init__(self, head: OrganisationHead, at: int, definite: bool) -> None:
        self.head = head
        self.at = self.first = at
        self.definite = definite
        self.feminine = False
        self.found = False
        self.nation = False
        self.nouns = 0
        self.numbered = 0
        self.purpose = False
        self.ranks = 0

    @property
    def is_named(self) -> bool:
        """Whether what was read makes the head a name."""
        needed = {"nationality": self.nation, "quoted": self.found and self.nouns > 0}
        return needed.get(self.head.needs, self.found)


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
    following = tokens[at + 1].norm if at + 1 < stop else ""
    phrase = index.words.get(f"{tokens[at].norm} {following}") if not definite else None
    if phrase is not None and phrase.id == "everyday":
        return None
    reading = _Reading(head, at + 1, definite)
    reading.feminine = definite and tokens[at].norm.endswith("ه")
    while reading.at < stop and reading.at - at < _MOST_WORDS and reading.at not in people:
        if not _step(tokens, classes, reading, stop, index, people, depth):
            break
    if head.placed and reading.at > at + 1 and not reading.nation:
        end = seat_end(tokens, classes, reading.at, stop, index)
        _take(reading, end, found=end > reading.at)
    if not reading.is_named or reading.at == at + 1:
        return None
    if head.seated and not reading.nation:
        _seat(tokens, reading, stop, index)
    return Body(reading.at, start, head.type, head, f"<{head.id} head> + name")


def _head(token: Token, index: NameIndex) -> tuple[OrganisationHead, int, bool] | None:
    for variant in token.variants:
        head = index.heads.get(variant.key)
        if head is not None:
            return head, variant.start, variant.key.startswith(ARTICLE)
    return None


def _step(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    reading: _Reading,
    stop: int,
    index: NameIndex,
    people: dict[int, int],
    depth: int,
) -> bool:
    """Take one more word or phrase into the name; False where the name ends."""
    at, token = reading.at, tokens[reading.at]
    if token.kind == NUMBER:
        reading.numbered = at + 1
        return _take(reading, at + 1, found=True) if reading.head.needs == "unit" and not reading.found else False
    if token.kind != WORD:
        return _quoted(tokens, reading, stop, index)
    if reading.head.needs == "quoted":
        return False
    norm = token.norm
    word = index.words.get(norm)
    if (word and word.stops) or classes[at].tag in _NEVER:
        return False
    nation = index.nations.get(norm)
    if nation is None and tokens[at - 1].text in _CLOSING:
        return False
    if nation is not None:
        if nation.number != "sg" or not norm.startswith(ARTICLE) or (reading.feminine and nation.gender == "m"):
            return False
        reading.nation = True
        return _take(reading, at + 1, found=True)
    if reading.numbered and _is_branch(token, classes[at], reading, index):
        return _take(reading, at + 1, found=True)
    if word is not None and norm.startswith(ARTICLE):
        reading.numbered = at + 1 if reading.head.needs == "unit" and word.id == "ordinal" else reading.numbered
        reading.nation = reading.nation or word.specific
        reading.ranks += word.id in ("fitting", "specific")
        ranked = reading.definite and 0 < reading.head.ranks <= reading.ranks
        specific = (
            word.specific or ranked or _enough(reading) or (reading.head.needs == "unit" and word.id == "ordinal")
        )
        first = reading.nouns == 0 and not reading.definite
        return _take(reading, at + 1, found=specific, nouns=int(first or word.id == "genitive"))
    if reading.definite and not reading.purpose:
        return _purpose(tokens, reading, stop, index)
    return _genitive(tokens, classes, reading, stop, index, people, depth)


def _is_branch(token: Token, word: WordClass, reading: _Reading, index: NameIndex) -> bool:
    """ "artillery", "border guard" behind a numbered unit: one or two nouns without the article."""
    if reading.at - reading.numbered > 1 or word.tag not in ("noun", "name", "adj") or token.norm.startswith(ARTICLE):
        return False
    if word.conjunction or word.preposition or token.norm.endswith("ا") or token.norm in index.before:
        return False
    return token.norm not in index.titles and token.norm not in index.place_heads and token.norm not in index.words


def _seat(tokens: Sequence[Token], reading: _Reading, stop: int, index: NameIndex) -> None:
    """ "in <country>" behind a ministry."""
    at = reading.at
    if at + 1 >= stop or tokens[at].norm not in index.inside or tokens[at].norm in index.near:
        return
    known = index.find(tokens, at + 1, stop)
    if known is not None and not known.prefix and known.known.rule == "countries" and known.known.level == FREE:
        reading.at = known.stop


def _office_end(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> int:
    """Where "governor of X", "president of the republic" ends; `at` where there is no office of something."""
    title = index.title_at(tokens, at)
    if title is None or title[0] >= stop or tokens[at].norm not in index.title_size:
        return at
    known = index.find(tokens, title[0], stop)
    if known is not None and not known.prefix and known.known.type != "PER":
        return known.stop
    return title[0] + 1 if tokens[title[0]].norm.startswith(ARTICLE) else at


def _enough(reading: _Reading) -> bool:
    return not reading.definite and reading.head.needs == "any"


def _take(reading: _Reading, to: int, *, found: bool, nouns: int = 0) -> bool:
    reading.at = to
    reading.found = reading.found or found
    reading.nouns += nouns
    return True


def _quoted(tokens: Sequence[Token], reading: _Reading, stop: int, index: NameIndex) -> bool:
    """A name in quotation marks right behind the head, or a nationality in brackets."""
    at = reading.at
    mark = tokens[at].text
    if mark == "(" and at + 2 < stop and tokens[at + 1].norm in index.nations and tokens[at + 2].text == ")":
        reading.nation = True
        return _take(reading, at + 3, found=True)
    if mark not in _OPENING or (reading.found and not _is_listed(tokens, at, stop, index)):
        return False
    for end in range(at + 2, min(at + _MOST_QUOTED + 2, stop)):
        if tokens[end].kind != WORD:
            return _take(reading, end + 1, found=True, nouns=1) if tokens[end].text in _CLOSING else False
    return False


def _is_listed(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    """Whether one listed name of a body stands in the quotation marks that open at `at`."""
    known = index.find(tokens, at + 1, stop) if at + 2 < stop else None
    return known is not None and known.known.type == "ORG" and known.stop < stop and tokens[known.stop].text in _CLOSING


def _purpose(tokens: Sequence[Token], reading: _Reading, stop: int, index: NameIndex) -> bool:
    """ "for human rights", "for the news": the second word of purpose makes the name specific."""
    if not reading.head.purpose or reading.purpose or reading.at == reading.first:
        return False
    token = tokens[reading.at]
    for variant in token.variants[1:]:
        if variant.prefix != "ل" or len(variant.key) < 3 or variant.key in index.titles:
            continue
        definite = variant.key.startswith(ARTICLE) or index.find(tokens, reading.at, reading.at + 1) is not None
        behind = tokens[reading.at + 1].norm if reading.at + 1 < stop else ""
        if definite or behind.startswith(ARTICLE):
            reading.purpose = True
            return _take(reading, reading.at + (1 if definite else 2), found=True, nouns=1)
    return False


def _genitive(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    reading: _Reading,
    stop: int,
    index: NameIndex,
    people: dict[int, int],
    depth: int,
) -> bool:
    at, token = reading.at, tokens[reading.at]
    known = index.find(tokens, at, stop)
    if reading.nouns == 0 and (end := compound_end(tokens, classes, at, stop, index)) > (known.stop if known else at):
        return _take(reading, end, found=True, nouns=2)
    if reading.nouns == 0 and (end := surname_end(tokens, classes, at, stop, index)) > at + 1:
        return False if reading.head.leads else _take(reading, end, found=True, nouns=2)
    town = known is not None and known.known.type == "LOC" and token.norm not in index.common
    tagged = classes[at].tag != "adj" or (town and not has_nisba_ending(token.norm))
    if known is not None and not known.prefix and tagged and _fits(known, reading, token):
        return _take(reading, known.stop, found=True, nouns=2)
    if classes[at].tag == "prep" or (known is not None and reading.head.type == known.known.type == "NORP"):
        return False
    if token.norm in index.heads and reading.head.needs == "unit":
        return False
    if token.norm in index.heads and depth < 2 and reading.nouns == 0:
        inner = read_body(tokens, classes, at, stop, index, people, depth + 1)
        if inner is not None and inner.start == token.start:
            return _take(reading, inner.stop, found=True, nouns=2)
    if reading.nouns == 0 and token.norm in index.place_heads and reading.head.needs == "any":
        place = read_place(tokens, classes, at, stop, index)
        if place is not None and place.start == token.start:
            return _take(reading, place.stop, found=True, nouns=2)
    if reading.nouns == 0 and reading.head.serves:
        end = _office_end(tokens, at, stop, index)
        if end > at:
            return _take(reading, end, found=True, nouns=2)
    if reading.nouns == 0:
        end = _person_end(tokens, classes, at, stop, index, people)
        if end > at:
            return False if reading.head.leads else _take(reading, end, found=True, nouns=2)
    if token.norm.startswith(ARTICLE):
        return _definite_word(token, classes[at], reading)
    if _purpose(tokens, reading, stop, index) or _coordinated(token, reading, index):
        return True
    if token.norm in index.titles or token.norm in index.place_heads:
        return False
    if (
        classes[at].tag == "name"
        and not classes[at].conjunction
        and not index.is_everyday(token)
        and (index.parts.get(token.norm) != "g1" or (reading.head.houses and reading.head.needs == "any"))
        and reading.nouns < 3
    ):
        named = reading.head.needs != "nationality"
        return _take(reading, at + 1, found=named, nouns=1)
    return False if classes[at].conjunction else _construct(tokens, classes, reading, stop, index)


def _person_end(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex, people: dict[int, int]
) -> int:
    """Where a person's name with or without a title ends that starts at `at`; `at` where there is none."""
    title = index.title_at(tokens, at)
    if title is not None and title[0] in people and tokens[at].norm in index.title_size:
        return people[title[0]]
    chain = read_chain(tokens, classes, at, stop, index, expected=False)
    return chain.stop if chain is not None and chain.start == tokens[at].start else at


def surname_end(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> int:
    """Behind a given name that is an everyday word too: where a family name with the article ends, if one follows."""
    behind = at + 1
    if behind >= stop or index.parts.get(tokens[at].norm, "") not in _GIVEN:
        return behind
    token = tokens[behind]
    is_name = (
        classes[behind].tag in ("name", "noun")
        and token.norm.startswith(ARTICLE)
        and not index.is_nationality(token.norm)
    )
    return behind + 1 if is_name and token.norm not in index.common else behind


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


def _fits(known: Found, reading: _Reading, token: Token) -> bool:
    """Whether a listed name can be the genitive: a freely taken one, or a definite one behind a head that needs any."""
    if (reading.head.leads and known.known.type == "PER") or (reading.head.type == known.known.type == "NORP"):
        return False
    if reading.head.needs == "unit" and known.known.type == "ORG" and known.known.rule != "organisations":
        return False
    if reading.nation or reading.nouns > 1:
        return False
    definite = token.norm.startswith(ARTICLE) and reading.nouns == 0
    town = known.known.type == "LOC" and known.known.level == CONTEXT and reading.nouns == 0
    return known.known.level == FREE or town or (reading.head.needs == "any" and definite)


def _definite_word(token: Token, word: WordClass, reading: _Reading) -> bool:
    """A noun with the article as the genitive; after it only adjectives ending in -i go on with the name."""
    if reading.nouns == 0 or (reading.purpose and reading.nouns == 1):
        return _take(reading, reading.at + 1, found=_enough(reading) or reading.purpose, nouns=1)
    is_nisba = has_nisba_ending(token.norm) and reading.nouns == 1 and not reading.nation and word.tag != "name"
    return _take(reading, reading.at + 1, found=_enough(reading)) if is_nisba else False


def _coordinated(token: Token, reading: _Reading, index: NameIndex) -> bool:
    """ "and population" behind "ministry of health": a second genitive with the article."""
    if not reading.head.purpose or reading.nouns != 1 or reading.nation:
        return False
    for variant in token.variants[1:]:
        if variant.prefix == "و" and variant.key.startswith(ARTICLE):
            free = (
                variant.key not in index.heads and variant.key not in index.titles and not _is_free(variant.key, index)
            )
            return _take(reading, reading.at + 1, found=_enough(reading)) if free else False
    return False


def _is_free(key: str, index: NameIndex) -> bool:
    known = index.known.get(key)
    return known is not None and known.level == FREE


def _construct(
    tokens: Sequence[Token], classes: Sequence[WordClass], reading: _Reading, stop: int, index: NameIndex
) -> bool:
    """A bare noun that another with the article follows ("rights of man")."""
    at = reading.at
    if (reading.definite and not reading.purpose) or reading.nouns or at + 1 >= stop:
        return False
    if (end := place_behind(tokens, classes, reading.at, stop, reading.head, index)) > at:
        return _take(reading, end, found=True, nouns=2)
    following = tokens[at + 1]
    if classes[at].tag == "adj" and not (reading.head.placed and classes[at + 1].tag != "verb"):
        return False
    word = index.words.get(following.norm)
    task = index.words.get(tokens[at].norm)
    duty = reading.head.needs == "unit" and task is not None and task.id == "duty"
    if len(tokens[at].norm) > 2 and following.norm.startswith(ARTICLE) and not (word and word.stops):
        return _take(reading, at + 2, found=_enough(reading) or reading.purpose or duty, nouns=1)
    return False
