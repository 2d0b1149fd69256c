"""What the words of an account mean where a deed told as empty is sought in it (`compare/undone.py`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, tokens_within
from tawatur.compare.scopes import places_by_sentence
from tawatur.compare.voids import EARLIER, Void, void_words, voids_of
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, DeedFamily, DenialFiller, Synonyms
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.statewords import StatedThing
from tawatur.lexicon.table import PhraseTable
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["Words", "words_of"]

_SUPPOSED, _AIM = "supposed", "aim"
_FUTURE = "future"


class Words(msgspec.Struct, frozen=True):
    """What the words of an account mean: families of deeds and things by token, tokens of people and aims, its voids.

    `once` are the families of deeds that no later account tells as a next step, `emptied` the tokens of all voids.
    """

    account: Account
    families: Mapping[int, frozenset[str]]
    things: Mapping[int, frozenset[str]]
    people: frozenset[int]
    named: frozenset[int]
    places: frozenset[str]
    once: frozenset[str]
    aims: frozenset[int]
    supposed: frozenset[int]
    negated: Mapping[int, frozenset[str]]
    future: frozenset[int]
    earlier: frozenset[int]
    voids: Sequence[Void]
    emptied: frozenset[int]


def words_of(account: Account, lexicon: Lexicon) -> Words:
    tokens = account.doc.tokens
    meanings = lexicon.compiled(_meanings)
    future: set[int] = set()
    families: dict[int, set[str]] = defaultdict(set)
    for at, key in account.meanings.items():
        if key in meanings:
            families[at] |= meanings[key]
    for match in lexicon.compiled(_families).find(tokens, pronouns=True, overlapping=True):
        for at in range(match.first, match.stop):
            families[at] |= {family for family, _ in match.items}
        if all(form.tense == _FUTURE for _, form in match.items):
            future.add(match.first)
    things: dict[int, set[str]] = defaultdict(set)
    for found in lexicon.compiled(_things).find(tokens, pronouns=True, overlapping=True):
        things[found.first] |= {thing for thing, _ in found.items}
    marks = [(m.first, m.items[0][0]) for m in lexicon.compiled(void_words).find(tokens, overlapping=True)]
    fillers = [(m.first, m.items[0][0]) for m in lexicon.compiled(_aims).find(tokens, overlapping=True)]
    voids = voids_of(account, families, lexicon)
    return Words(
        account=account,
        families={at: frozenset(kinds) for at, kinds in families.items()},
        things={at: frozenset(kinds) for at, kinds in things.items()},
        people=frozenset(m.first for m in lexicon.compiled(_people).find(tokens, pronouns=True)),
        named=_named(account),
        places=frozenset(word for each in places_by_sentence(account).values() for word in each),
        once=lexicon.compiled(_once),
        aims=frozenset(at for at, _ in fillers),
        supposed=frozenset(at for at, kind in fillers if kind == _SUPPOSED),
        negated=_negated(account),
        future=frozenset(future),
        earlier=frozenset(at for at, kind in marks if kind == EARLIER),
        voids=voids,
        emptied=frozenset(at for void in voids for at in (*void.within, *void.subject)),
    )


def _negated(account: Account) -> Mapping[int, frozenset[str]]:
    """The words right behind a negation in each sentence, by its number."""
    found: dict[int, set[str]] = defaultdict(set)
    for clause in account.clauses:
        found[clause.sentence] |= clause.negated
    return {number: frozenset(keys) for number, keys in found.items()}


def _named(account: Account) -> frozenset[int]:
    """The tokens of names of people."""
    people = (entity for entity in account.ledger.entities if entity.type == "PER")
    return frozenset(at for person in people for m in person.mentions for at in tokens_within(account.doc, m))


def _meanings(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The families of deeds of each meaning of `synonyms.toml`, by its key; one of its own where a verb has it."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in lexicon.entries(Synonyms):
        if word.verbs or any(len(phrase) > 1 for phrase in word.phrases):
            found[f"={word.id}"].add(f"={word.id}")
    for entry in lexicon.entries(DeedFamily):
        for meaning in entry.meanings:
            found[f"={meaning}"].add(entry.id)
    return {key: frozenset(kinds) for key, kinds in found.items()}


def _families(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(DeedFamily) for form in entry.forms())


def _things(lexicon: Lexicon) -> PhraseTable[str]:
    """Things by their entry; a country, its capital and its people are one."""
    things = ((form, entry.id) for entry in lexicon.entries(StatedThing) for form in entry.forms())
    lands = (
        (form, f"country-{entry.id}")
        for entry in lexicon.entries(Country)
        for form in (*entry.forms(), *entry.nationality_forms(), *(Form(fold(c)) for c in entry.capitals))
    )
    return PhraseTable((*things, *lands))


def _people(lexicon: Lexicon) -> PhraseTable[str]:
    """The words for people."""
    return PhraseTable((form, entry.id) for entry in lexicon.entries(CountedGroup) for form in entry.forms())


def _once(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.id for entry in lexicon.entries(DeedFamily) if entry.once)


def _aims(lexicon: Lexicon) -> PhraseTable[str]:
    """The words by which something is only meant, or left open."""
    fillers = (entry for entry in lexicon.entries(DenialFiller) if entry.id in (_AIM, _SUPPOSED))
    return PhraseTable((form, entry.id) for entry in fillers for form in entry.forms())
