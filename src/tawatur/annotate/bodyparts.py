"""What follows the head noun in a body's name: genitives, a purpose, a second genitive, a person."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.bodyplaces import place_behind
from tawatur.annotate.nameindex import CONTEXT, FREE, GUARDED, Found, NameIndex
from tawatur.annotate.personnames import read_chain
from tawatur.lexicon.concepts.names import OrganisationHead
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import has_nisba_ending, has_plural_ending

__all__ = [
    "Reading", "enough", "fits", "office_end", "person_end", "surname_end", "take", "take_construct", "take_definite",
    "take_purpose", "take_second",
]  # fmt: skip

#: Classes of words that may be a first name.
_GIVEN = frozenset({"g0", "g1", "s1", "f1"})
#: Classes of words that may begin with the letters of the article and are no nouns ("to", "who", "until").
_LIKE_DEFINITE = frozenset({"prep", "rel", "comp", "particle", "conj", "dem", "verb"})


class Reading:
    """What has been read of one name so far; lives for one call of `read_body` only."""

    __slots__ = (
        "at",
        "branch",
        "closed",
        "definite",
        "feminine",
        "first",
        "found",
        "head",
        "nation",
        "nouns",
        "numbered",
        "purpose",
        "purposed",
        "ranks",
    )

    def __init__(self, head: OrganisationHead, at: int, definite: bool) -> None:
        self.head = head
        self.at = self.first = at
        self.definite = definite
        self.feminine = False
        self.found = False
        self.branch = ""
        self.closed = False
        self.nation = False
        self.nouns = 0
        self.numbered = 0
        self.purpose = False
        self.purposed = 0
        self.ranks = 0

    @property
    def is_named(self) -> bool:
        """Whether what was read makes the head a name."""
        needed = {"nationality": self.nation, "quoted": self.found and self.nouns > 0}
        return needed.get(self.head.needs, self.found)


def enough(reading: Reading) -> bool:
    return not reading.definite and reading.head.needs == "any"


def take(reading: Reading, to: int, *, found: bool, nouns: int = 0) -> bool:
    reading.at = to
    reading.found = reading.found or found
    reading.nouns += nouns
    return True


def take_purpose(tokens: Sequence[Token], reading: Reading, stop: int, index: NameIndex) -> bool:
    """ "for human rights", "for the news": the second word of purpose makes the name specific."""
    if not reading.head.purpose or reading.purpose or reading.at == reading.first:
        return False
    listed = index.find(tokens, reading.first - 1, stop)
    if listed is not None and listed.known.type == "ORG" and listed.stop == reading.at:
        return False
    token = tokens[reading.at]
    if token.norm in index.titles or _is_land(token.norm, index) or _is_dealt_with(token, reading, index):
        return False
    for variant in token.variants[1:]:
        if variant.prefix != "ل" or len(variant.key) < 3:
            continue
        if (head := index.heads.get(variant.key)) is not None and head.drops:
            continue
        if variant.key in index.titles and not has_plural_ending(variant.key):
            continue
        if variant.key in index.groups["act"]:
            continue
        definite = variant.key.startswith(ARTICLE) or index.find(tokens, reading.at, reading.at + 1) is not None
        end = reading.at + 1 if definite else _purpose_end(tokens, reading.at + 1, stop, index)
        end = _object_end(tokens, end, stop, index)
        if end > reading.at:
            reading.purpose, reading.purposed = True, end
            return take(reading, end, found=True, nouns=1)
    return False


def _is_dealt_with(token: Token, reading: Reading, index: NameIndex) -> bool:
    """Whether people or a land are dealt with by a body that is whole ("the ministry of X of Kuwait | to the
    journalists")."""
    if not reading.nouns or reading.definite:
        return False
    for variant in token.variants[1:]:
        people = reading.nation and variant.key in index.titles and has_plural_ending(variant.key)
        if people or _is_land(variant.key, index):
            return True
    return False


def _object_end(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> int:
    """Where the object of a purpose ends ("for the defence of human rights"); `at` where it has none."""
    word = index.words.get(tokens[at].norm) if 0 < at < stop else None
    if word is None or word.id != "about":
        return at
    for end in (at + 1, at + 2):
        if end < stop and tokens[end].norm.startswith(ARTICLE):
            return end + 1
    return at


def _purpose_end(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> int:
    """Where the genitive of a purpose ends that begins at `at` ("for the freeing of X"); 0 where it is none."""
    if at >= stop:
        return 0
    if tokens[at].norm.startswith(ARTICLE):
        return at + 1
    known = index.find(tokens, at, stop)
    is_land = known is not None and not known.prefix and known.known.type == "LOC" and known.known.level == FREE
    return known.stop if known is not None and is_land else 0


def person_end(
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


def office_end(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> int:
    """Where "governor of X", "president of the republic" ends; `at` where there is no office of something."""
    title = index.title_at(tokens, at)
    if title is None or title[0] >= stop or tokens[at].norm not in index.title_size:
        return at
    known = index.find(tokens, title[0], stop)
    if known is not None and not known.prefix and known.known.type != "PER":
        return known.stop
    return title[0] + 1 if tokens[title[0]].norm.startswith(ARTICLE) else at


def fits(known: Found, reading: Reading, token: Token, *, everyday: bool) -> bool:
    """Whether a listed name can be the genitive: a freely taken one, or a definite one behind a head that needs any."""
    if (reading.head.leads and known.known.type == "PER") or (reading.head.type == known.known.type == "NORP"):
        return False
    if reading.nation or reading.nouns > 1 or (reading.purpose and known.known.type == "LOC"):
        return False
    if reading.closed:
        return False
    if known.known.type == "LOC" and known.known.level == GUARDED and everyday:
        return False
    definite = token.norm.startswith(ARTICLE) and reading.nouns == 0
    town = known.known.type == "LOC" and known.known.level == CONTEXT and reading.nouns == 0
    body = known.known.type == "ORG" and known.known.level == GUARDED and not everyday and reading.nouns == 0
    return known.known.level == FREE or town or (reading.head.needs == "any" and (definite or body))


def take_definite(token: Token, word: WordClass, reading: Reading, index: NameIndex) -> bool:
    """A noun with the article as the genitive; after it only adjectives ending in -i go on with the name.

    A word that is no everyday one makes a head that needs a proper name one ("battalion of the Faruq").
    """
    nisba = has_nisba_ending(token.norm)
    if reading.purpose and reading.at == reading.purposed and word.tag == "noun" and not nisba:
        return False
    if reading.nouns == 0 or (reading.purpose and reading.nouns == 1):
        rare = reading.nouns == 0 and not reading.definite and _is_rare(token, word, index)
        reading.closed = True
        return take(reading, reading.at + 1, found=enough(reading) or reading.purpose or rare, nouns=1)
    is_nisba = nisba and reading.nouns == 1 and not reading.nation and word.tag != "name"
    return take(reading, reading.at + 1, found=enough(reading)) if is_nisba else False


def _is_rare(token: Token, word: WordClass, index: NameIndex) -> bool:
    bare = token.norm.removeprefix(ARTICLE)
    return word.tag in ("name", "noun") and token.norm not in index.common and bare not in index.common


def take_second(tokens: Sequence[Token], classes: Sequence[WordClass], reading: Reading, index: NameIndex) -> bool:
    """ "and population" behind "ministry of health": a second genitive with the article."""
    token, word = tokens[reading.at], classes[reading.at]
    heads = tokens[reading.at - 1].norm in index.heads
    after_purpose = reading.purpose and reading.at == reading.purposed
    if word.tag in ("participle", "adj") and not has_nisba_ending(token.norm):
        return False
    if not reading.head.purpose or (reading.nouns != 1 and not after_purpose) or reading.nation:
        return False
    for variant in token.variants[1:]:
        if variant.prefix == "و" and variant.key.startswith(ARTICLE):
            ending = index.words.get(variant.key)
            titled = variant.key in index.titles and not has_plural_ending(variant.key)
            other = (
                (ending is not None and ending.stops)
                or _is_free(variant.key, index)
                or _is_listed_body(tokens, reading.at, index)
            )
            free = (heads or variant.key not in index.heads) and not titled and not other
            reading.purposed = reading.at + 1 if after_purpose else reading.purposed
            return take(reading, reading.at + 1, found=enough(reading)) if free else False
    return False


def _is_listed_body(tokens: Sequence[Token], at: int, index: NameIndex) -> bool:
    """Whether "and" and a listed name of several words stand here ("and the United Nations")."""
    known = index.find(tokens, at, len(tokens))
    return known is not None and known.prefix != "" and known.stop > at + 1 and known.known.level == FREE


def _is_land(key: str, index: NameIndex) -> bool:
    return _is_free(key, index) and index.known[key].type == "LOC"


def _is_free(key: str, index: NameIndex) -> bool:
    known = index.known.get(key)
    return known is not None and known.level == FREE


def take_construct(
    tokens: Sequence[Token], classes: Sequence[WordClass], reading: Reading, stop: int, index: NameIndex
) -> bool:
    """A bare noun that another with the article follows ("rights of man")."""
    at = reading.at
    if (reading.definite and not reading.purpose) or reading.nouns or at + 1 >= stop or classes[at].preposition:
        return False
    if (end := place_behind(tokens, classes, reading.at, stop, reading.head, index)) > at:
        return take(reading, end, found=True, nouns=2)
    following = tokens[at + 1]
    if classes[at].tag == "adj" and not (reading.head.placed and classes[at + 1].tag != "verb"):
        return False
    word = index.words.get(following.norm)
    task = index.words.get(tokens[at].norm)
    duty = reading.head.needs == "unit" and task is not None and task.id == "duty"
    duty = duty or (reading.head.id == "body" and tokens[at].norm in index.groups["news"])
    definite = following.norm.startswith(ARTICLE) and classes[at + 1].tag not in _LIKE_DEFINITE
    if len(tokens[at].norm) > 2 and definite and not (word and word.stops):
        reading.closed = True
        return take(reading, at + 2, found=enough(reading) or reading.purpose or duty, nouns=1)
    return False
