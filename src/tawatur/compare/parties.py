"""Who a phrase names: its words, its country and the sort of people; whether two phrases name two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.names import Known
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.actors import ActorSector
from tawatur.lexicon.concepts.comparisonwords import DoerWord
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["Party", "are_one", "are_opposed", "nations_in", "party_of"]

#: The sorts of people of whom one is never another: the state's own, those in arms against it, all others.
_STATE, _REBELS, _PEOPLE = "state", "rebels", "people"
_SORTS = {
    **dict.fromkeys(("GOV", "MIL", "COP", "SPY", "JUD", "LEG"), _STATE),
    **dict.fromkeys(("REB", "CRM"), _REBELS),
    **dict.fromkeys(("CVL", "EDU", "LAB", "AGR", "BUS", "REF", "MED", "JRN", "NGO", "REL"), _PEOPLE),
}
#: The ending of an indefinite accusative.
_ACCUSATIVE = "ا"
#: Words of a phrase that surely name the party: what stands behind may be what it did something to.
_CORE = 2
#: The kinds of entities that people act as.
_ACTING = frozenset({"PER", "ORG", "NORP"})


class Party(msgspec.Struct, frozen=True):
    """Whoever a phrase names.

    `keys` are its content words, `own` those that tell him from others (`is_bare` where others bear them too), `core`
    the first ones, `nations` the countries it names, `sort` the sort of people ("" for none told), `groups` the numbers
    of its entities across the accounts, `named` whether it holds a name; `first` and `stop` are its tokens.
    """

    keys: frozenset[str]
    own: frozenset[str]
    nations: frozenset[str]
    sort: str
    groups: frozenset[int]
    named: bool
    first: int
    stop: int
    core: frozenset[str]
    is_bare: bool

    @property
    def is_told(self) -> bool:
        """Whether it is a party by its words."""
        return self.named or bool(self.sort or self.nations)


def party_of(
    account: Account,
    tokens: Sequence[int],
    heads: frozenset[int],
    offices: frozenset[int],
    known: Known,
    lexicon: Lexicon,
) -> Party | None:
    """The party that a run of tokens names; `heads` are the tokens of nouns that do not tell which ("group").

    `offices` are those of bodies of which there are several: they tell who it is where nothing else does.
    """
    if not tokens:
        return None
    words = [account.doc.tokens[at] for at in tokens]
    keys = frozenset(account.key_of(word) for word in words)
    told = [word for word in words if word.index not in heads]
    sure = [word for word in told if word.index not in offices]
    own = frozenset(account.key_of(word) for word in (sure or told))
    nations = set(nations_in(words, lexicon))
    sorts = (sort for match in lexicon.compiled(_sorts_of).find(words) for sort, _ in match.items[:1])
    start, end = words[0].start, words[-1].end
    entities = [
        entity
        for entity in account.ledger.entities
        if entity.type in _ACTING and any(start <= m.start < end for m in entity.mentions)
    ]
    groups = {known[account.id, e.id] for e in entities if (account.id, e.id) in known}
    nations |= {entity.country for entity in entities if entity.country and entity.kind != "armed"}
    sort = next((each for each in sorts if each), "")
    return Party(
        keys,
        own or keys,
        frozenset(nations),
        sort,
        frozenset(groups),
        bool(entities),
        tokens[0],
        tokens[-1] + 1,
        frozenset(account.key_of(word) for word in words[:_CORE]),
        not sure,
    )


def nations_in(words: Sequence[Token], lexicon: Lexicon) -> frozenset[str]:
    """The countries that words name, by their name, capital or people."""
    found = lexicon.compiled(_nations).find(words)
    return frozenset(country for match in found for country, _ in match.items[:1])


def are_one(a: Party, b: Party) -> bool:
    """Whether two phrases may name one party, or one a part of the other."""
    if a.groups & b.groups:
        return True
    if a.nations and b.nations and not a.nations & b.nations:
        return False
    if a.own & b.own:
        return True
    return bool((a.is_bare and a.own & b.keys) or (b.is_bare and b.own & a.keys))


def are_opposed(a: Party, b: Party) -> bool:
    """Whether two phrases name two sides, by their words alone: of two countries, or of two sorts of people."""
    if are_one(a, b):
        return False
    if a.nations and b.nations and not a.nations & b.nations:
        return True
    if a.sort and b.sort:
        return a.sort != b.sort
    # Those of another country, and rebels of none that is told.
    return any(x.sort == _REBELS and not x.nations and y.nations and not y.sort for x, y in ((a, b), (b, a)))


def _nations(lexicon: Lexicon) -> PhraseTable[str]:
    """Countries, capitals and nationalities, to the country."""
    return PhraseTable(
        (form, country.id)
        for country in lexicon.entries(Country)
        for form in (
            *country.forms(),
            *country.nationality_forms(),
            *(Form(fold(capital)) for capital in country.capitals),
            # As an object or behind "that" an indefinite one stands in the accusative.
            *(Form(fold(adjective) + _ACCUSATIVE) for adjective in country.adjectives),
        )
    )


def _sorts_of(lexicon: Lexicon) -> PhraseTable[str]:
    """Words for actors, to the sort of people that they name."""
    told = ((form, e.family) for e in lexicon.entries(DoerWord) if e.role == "sort" for form in e.forms())
    listed = (
        (form, next((_SORTS[sector] for sector in entry.sectors if sector in _SORTS), ""))
        for entry in lexicon.entries(ActorSector)
        if not entry.passes
        for form in _with_objects(entry.forms())
    )
    return PhraseTable((*told, *listed))


def _with_objects(forms: Iterator[Form]) -> Iterator[Form]:
    """Forms, and those of indefinite nouns as objects ("officers did" behind "that")."""
    for form in forms:
        yield form
        if not form.bound and " " not in form.text and not form.text.startswith(ARTICLE):
            yield Form(form.text + _ACCUSATIVE)
