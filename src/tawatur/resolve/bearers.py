"""What is compared when entities of different articles are resolved: one record an entity, made once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import PersonTitle
from tawatur.records.ledger import Entity, Ledger
from tawatur.records.resolution import Member
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold

__all__ = ["Bearer", "bearers_of"]

#: Two names this near to each other (in letters) are mentioned together.
_NEAR = 150
_NO_LETTERS = str.maketrans(dict.fromkeys("\"'“”«»()[]،,.:؛-–", " "))


class Bearer(msgspec.Struct, frozen=True):
    """An entity with what its names, titles and neighbours are compared by.

    `words` are the folded words of the fullest name, `surfaces` all names without spaces and article; `codes` the
    words with nationalities, countries and capitals put as the country; `key` its entry in the lists.
    """

    member: Member
    type: str
    name: str
    words: tuple[str, ...]
    surfaces: dict[str, Span]
    codes: tuple[str, ...]
    key: str | None
    titles: frozenset[str]
    company: frozenset[str]

    @property
    def letters(self) -> str:
        """The fullest name in letters only."""
        return _letters(self.words)


def bearers_of(ledger: Ledger, lexicon: Lexicon) -> list[Bearer]:
    """The entities of a ledger that can be compared, in its order."""
    codes = lexicon.compiled(_country_codes)
    titles = lexicon.compiled(_title_words)
    places = sorted((m.start, number) for number, e in enumerate(ledger.entities) for m in e.mentions)
    names = [_letters(_words(e.name)) for e in ledger.entities]
    return [
        _bearer(ledger, number, entity, codes, titles, places, names)
        for number, entity in enumerate(ledger.entities)
        if entity.mentions
    ]


def _bearer(
    ledger: Ledger,
    number: int,
    entity: Entity,
    codes: dict[str, str],
    titles: frozenset[str],
    places: Sequence[tuple[int, int]],
    names: Sequence[str],
) -> Bearer:
    words = _words(entity.name)
    surfaces = {_letters(_words(m.text)): m for m in reversed(entity.mentions)}
    key = next(
        (d.note for d in entity.derivation if d.field == "mentions" and d.note and not d.rule.endswith(".bin")), None
    )
    company: set[str] = set()
    for mention in entity.mentions:
        low = bisect_left(places, (mention.start - _NEAR, -1))
        high = bisect_right(places, (mention.end + _NEAR, len(names)))
        company.update(names[other] for _, other in places[low : min(high, low + 20)] if other != number)
    return Bearer(
        Member(ledger.article.id, entity.id),
        entity.type,
        entity.name,
        words,
        surfaces,
        tuple(codes.get(w.removeprefix(ARTICLE), w if n else w.removeprefix(ARTICLE)) for n, w in enumerate(words)),
        key,
        frozenset(w for w in _words(entity.title or "") for w in _title_keys(w) if w in titles),
        frozenset(company),
    )


def _title_keys(word: str) -> tuple[str, ...]:
    """A title's word with and without an attached preposition and article ("of the spokesman")."""
    plain = word.removeprefix(ARTICLE)
    return tuple(dict.fromkeys((plain, plain[1:].removeprefix(ARTICLE), plain[2:])))


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).translate(_NO_LETTERS).split())


def _letters(words: Sequence[str]) -> str:
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


def _title_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        form.text for title in lexicon.entries(PersonTitle) for form in title.forms() if " " not in form.text
    )
