"""What is compared when entities of different articles are resolved: one record an entity, made once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import PersonNamePart, PersonTitle
from tawatur.records.ledger import Entity, Ledger
from tawatur.records.resolution import Member
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE, analyse
from tawatur.text.folding import fold

__all__ = ["Around", "Bearer", "bearers_of", "coded", "codes_of", "listed_as", "name_letters", "name_words"]

#: Two names this near to each other (in letters) are mentioned together.
_NEAR = 150
#: Names and titles whose words are remembered: most are named again and again.
_REMEMBERED = 1 << 15
_NONE: frozenset[str] = frozenset()
_NO_LETTERS = str.maketrans(dict.fromkeys("\"'“”«»()[]،,.:؛-–", " "))


class Around(msgspec.Struct, frozen=True):
    """What the entities of one ledger are looked at with: the letters of the name of each, and where all are named."""

    letters: list[str]
    places: list[tuple[int, int]]


class Bearer(msgspec.Struct, frozen=True):
    """An entity with what its names, titles and neighbours are compared by.

    `words` are the folded words of the fullest name, `surfaces` all names without spaces and article; `codes` the
    words with nationalities, countries and capitals put as the country; `key` its entry in the lists. `parts` are a
    person's names one by one ("servant of X" is one), `sons` the places in it before which "son of" stands, `listed`
    those that Arabs bear; `titles` the words of the title that tell people apart, `ranks` those that many
    people bear, and of these `offices` those that are more than politeness. `number` is its place among the entities
    `around` it, `mentions` are where it is named.
    """

    member: Member
    type: str
    name: str
    words: tuple[str, ...]
    surfaces: dict[str, Span]
    codes: tuple[str, ...]
    key: str | None
    titles: frozenset[str]
    around: Around
    number: int
    mentions: tuple[Span, ...]
    parts: tuple[str, ...] = ()
    sons: frozenset[int] = frozenset()
    listed: frozenset[str] = frozenset()
    titled: bool = False
    ranks: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    @property
    def letters(self) -> str:
        """The fullest name in letters only."""
        return self.around.letters[self.number]

    @property
    def company(self) -> frozenset[str]:
        """The letters of what is named near it; few are ever asked for theirs."""
        around = self.around
        near: set[int] = set()
        for mention in self.mentions:
            low = bisect_left(around.places, (mention.start - _NEAR, -1))
            high = bisect_right(around.places, (mention.end + _NEAR, len(around.letters)))
            near.update([other for _, other in around.places[low : min(high, low + 20)]])
        near.discard(self.number)
        return frozenset([around.letters[other] for other in near])


def bearers_of(ledger: Ledger, lexicon: Lexicon) -> list[Bearer]:
    """The entities of a ledger that can be compared, in its order."""
    codes = codes_of(lexicon)
    knowledge = lexicon.compiled(_name_words)
    places = sorted((m.start, number) for number, e in enumerate(ledger.entities) for m in e.mentions)
    around = Around([_letters(entity.name) for entity in ledger.entities], places)
    return [
        _bearer(ledger.article.id, number, entity, codes, knowledge, around)
        for number, entity in enumerate(ledger.entities)
        if entity.mentions
    ]


def _bearer(
    article: str, number: int, entity: Entity, codes: dict[str, str], knowledge: NameWords, around: Around
) -> Bearer:
    words = name_words(entity.name)
    parts, sons = _parts(words, knowledge) if entity.type == "PER" else ((), frozenset())
    titles = _title_keys(entity.title) if entity.title else _NONE
    return Bearer(
        Member(article, entity.id),
        entity.type,
        entity.name,
        words,
        {_letters(m.text): m for m in reversed(entity.mentions)},
        coded(words, codes),
        listed_as(entity),
        frozenset([word for word in titles if len(word) > 2 and word not in knowledge.common]),
        around,
        number,
        entity.mentions,
        parts,
        sons,
        knowledge.listed.intersection(parts),
        entity.title is not None,
        titles & knowledge.common,
        titles & knowledge.offices,
    )


def listed_as(entity: Entity) -> str | None:
    """The entry of the lists that an entity was found by."""
    for step in entity.derivation:
        if step.field == "mentions" and step.note and not step.rule.endswith(".bin"):
            return step.note
    return None


def codes_of(lexicon: Lexicon) -> dict[str, str]:
    """Nationalities, one-word countries and capitals -> ISO code."""
    return lexicon.compiled(_country_codes)


def coded(words: Sequence[str], codes: dict[str, str]) -> tuple[str, ...]:
    """The words of a name with nationalities, countries and capitals put as the country; the first without article."""
    found = []
    for number, word in enumerate(words):
        bare = word.removeprefix(ARTICLE)
        found.append(codes.get(bare, word if number else bare))
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _title_keys(title: str) -> frozenset[str]:
    return frozenset(map(_title_key, name_words(title)))


def _title_key(word: str) -> str:
    """A title's word without an attached preposition and article ("of the spokesman")."""
    for variant in analyse(word)[::-1]:
        if variant.key.startswith(ARTICLE):
            return variant.key.removeprefix(ARTICLE)
    return word


def _parts(words: Sequence[str], knowledge: NameWords) -> tuple[tuple[str, ...], frozenset[int]]:
    """A person's names one by one without articles and "son of", and before which of them "son of" stands."""
    parts: list[str] = []
    sons: set[int] = set()
    joined = ""
    for word in words:
        role = knowledge.joints.get(word, "")
        if role == "son":
            sons.add(len(parts))
        elif role in ("servant", "father"):
            joined = role[0] + joined
        elif role != "particle" or joined:
            parts.append(joined + word.removeprefix(ARTICLE))
            joined = ""
    return tuple(parts), frozenset(sons)


@lru_cache(maxsize=_REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(name).translate(_NO_LETTERS).split())


@lru_cache(maxsize=_REMEMBERED)
def _letters(name: str) -> str:
    return name_letters(name_words(name))


def name_letters(words: Sequence[str]) -> str:
    """The words of a name without spaces and article."""
    return "".join(words).removeprefix(ARTICLE)


def _country_codes(lexicon: Lexicon) -> dict[str, str]:
    """Nationalities, one-word countries and capitals -> ISO code."""
    codes: dict[str, str] = {}
    for country in lexicon.entries(Country):
        for name in (*country.capitals, *country.surfaces):
            codes.setdefault(fold(name).removeprefix(ARTICLE), country.id)
        for form in country.nationality_forms():
            codes.setdefault(form.text.removeprefix(ARTICLE), country.id)
    return codes


class NameWords(msgspec.Struct, frozen=True):
    """What the words of names and titles are: roles of the small ones, names that Arabs bear, titles of many people."""

    joints: dict[str, str]
    listed: frozenset[str]
    common: frozenset[str]
    offices: frozenset[str]


#: Kinds of titles that say nothing about whose they are.
_POLITE = ("honorific", "academic", "kin")


def _name_words(lexicon: Lexicon) -> NameWords:
    small = [part for part in lexicon.entries(PersonNamePart) if part.role != "second"]
    joints = {form.text: part.role for part in small for form in part.forms()}
    servants = [word for word, role in joints.items() if role == "servant"]
    listed = {word.removeprefix(ARTICLE) for word, role in lexicon.pairs("name_parts").items() if role[0] in "gs"}
    listed |= {f"s{word.removeprefix(s).removeprefix(ARTICLE)}" for word in listed for s in servants if len(word) > 6}
    titles = [
        (form.text.removeprefix(ARTICLE), title.kind)
        for title in lexicon.entries(PersonTitle)
        for form in title.forms()
        if " " not in form.text
    ]
    polite = {word for word, kind in titles if kind in _POLITE}
    common = frozenset(word for word, _ in titles)
    return NameWords(joints, frozenset(listed), common, common - polite)
