"""What the words of an account mean where a deed told as empty is sought in it (`compare/undone.py`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words, tokens_within
from tawatur.compare.scopes import places_by_sentence
from tawatur.compare.voiddeeds import Void
from tawatur.compare.voids import voids_of
from tawatur.compare.voidsight import EARLIER, void_words
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, DeedFamily, DenialFiller, StatedThing, Synonyms
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["Words", "words_of"]

_SUPPOSED, _AIM, _INTENTION = "supposed", "aim", "intention"
_FUTURE = "future"
#: Entries of `void_words.toml`: what tells of another happening, of a part only, of what is beside what is named, and
#: of what is done against a deed ("riot police").
_ELSEWHERE, _PART, _BESIDE, _AGAINST = "elsewhere", "part", "beside", "against"
#: Words behind a verb within which the noun stands that makes it a deed ("opened the soldiers of the guard fire").
_APART = 7
#: The group of counted nouns that single out nobody.
_ANYBODY = "anybody"
#: The feminine ending, which folds to what the pronoun "him" is.
_FEMININE = "ة"


class Words(msgspec.Struct, frozen=True):
    """What the words of an account mean: families of deeds and things by token, groups of people, aims, its voids.

    `once` are the families of deeds that no later account tells as a next step, `emptied` the tokens of all voids,
    `elsewhere` and `part` tokens of words that tell of another happening and of a part only, `beside` those of what is
    beside the thing named behind them, `against` of what is done against a deed, `lands` the tokens of places.
    """

    families: Mapping[int, frozenset[str]]
    things: Mapping[int, frozenset[str]]
    people: Mapping[int, frozenset[str]]
    elsewhere: frozenset[int]
    part: frozenset[int]
    beside: frozenset[int]
    against: frozenset[int]
    lands: frozenset[int]
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
    verbs: set[int] = set()
    families: dict[int, set[str]] = defaultdict(set)
    small = {m.first for m in lexicon.compiled(function_words).find(tokens, overlapping=True)}
    for at, key in account.meanings.items():
        if key in meanings and at not in small:
            families[at] |= meanings[key]
    for match in lexicon.compiled(_families).find(tokens, pronouns=True, overlapping=True):
        if (match.first in small and match.stop == match.first + 1) or _is_no_verb(match, tokens):
            continue
        for at in range(match.first, match.stop):
            families[at] |= {family for family, _ in match.items}
        if all(form.tense == _FUTURE for _, form in match.items):
            future.add(match.first)
        if any(form.tense for _, form in match.items):
            verbs.add(match.first)
    for at, found_there in _apart_families(account, lexicon):
        families[at] |= found_there
    things: dict[int, set[str]] = defaultdict(set)
    for found in lexicon.compiled(_things).find(tokens, pronouns=True, overlapping=True):
        things[found.first] |= {thing for thing, _ in found.items}
    found_marks = lexicon.compiled(void_words).find(tokens, pronouns=True, overlapping=True)
    marks = [(m.first, kind) for m in found_marks for kind, _ in m.items]
    fillers = [(m.first, m.items[0][0]) for m in lexicon.compiled(_aims).find(tokens, overlapping=True)]
    voids = voids_of(account, families, verbs, lexicon)
    groups: dict[int, set[str]] = defaultdict(set)
    for who in lexicon.compiled(_people).find(tokens, pronouns=True, overlapping=True):
        groups[who.first] |= {group for group, _ in who.items} - {_ANYBODY}
    return Words(
        families={at: frozenset(kinds) for at, kinds in families.items()},
        things={at: frozenset(kinds) for at, kinds in things.items()},
        people={at: frozenset(kinds) for at, kinds in groups.items()},
        elsewhere=_marked(marks, _ELSEWHERE),
        part=_marked(marks, _PART),
        beside=_marked(marks, _BESIDE),
        against=_marked(marks, _AGAINST),
        lands=_named(account, "LOC"),
        named=_named(account, "PER"),
        places=frozenset(word for each in places_by_sentence(account).values() for word in each),
        once=lexicon.compiled(_once),
        aims=frozenset(at for at, _ in fillers),
        supposed=frozenset(at for at, kind in fillers if kind == _SUPPOSED),
        negated=_negated(account),
        future=frozenset(future),
        earlier=_marked(marks, EARLIER),
        voids=voids,
        emptied=frozenset(at for void in voids for at in (*void.within, *void.subject)),
    )


def _negated(account: Account) -> Mapping[int, frozenset[str]]:
    """The words right behind a negation in each sentence, by its number."""
    found: dict[int, set[str]] = defaultdict(set)
    for clause in account.clauses:
        found[clause.sentence] |= clause.negated
    return {number: frozenset(keys) for number, keys in found.items()}


def _is_no_verb(match: Match[str], tokens: Sequence[Token]) -> bool:
    """Whether a noun is read as a verb with a pronoun ("the grant", "he granted him"; "a cargo", "he loaded it")."""
    is_noun = match.variant.prefix.endswith(ARTICLE) or (match.pronoun and tokens[match.stop - 1].text[-1] == _FEMININE)
    return bool(is_noun) and all(form.tense for _, form in match.items)


def _marked(marks: Sequence[tuple[int, str]], kind: str) -> frozenset[int]:
    return frozenset(at for at, each in marks if each == kind)


def _named(account: Account, kind: str) -> frozenset[int]:
    """The tokens of names of people, or of places."""
    found = (entity for entity in account.ledger.entities if entity.type == kind)
    return frozenset(at for entity in found for m in entity.mentions for at in tokens_within(account.doc, m))


def _apart_families(account: Account, lexicon: Lexicon) -> Iterator[tuple[int, frozenset[str]]]:
    """The families of verbs that a noun behind them makes a deed, at both."""
    tokens = account.doc.tokens
    for match in lexicon.compiled(_apart).find(tokens, pronouns=True, overlapping=True):
        sentence = tokens[match.first].sentence
        near = [t for t in tokens[match.stop : match.stop + _APART] if t.sentence == sentence]
        for (family, objects), _ in match.items:
            noun = next((t for t in near if not objects.isdisjoint(v.key for v in (*t.variants, *t.bound))), None)
            if noun is not None:
                yield match.first, frozenset({family})
                yield noun.index, frozenset({family})


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


def _apart(lexicon: Lexicon) -> PhraseTable[tuple[str, frozenset[str]]]:
    families = lexicon.entries(DeedFamily)
    return PhraseTable((form, (entry.id, nouns)) for entry in families for form, nouns in entry.apart_forms())


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
    """The words for people, with whom they single out."""
    return PhraseTable((form, entry.group) for entry in lexicon.entries(CountedGroup) for form in entry.forms())


def _once(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.id for entry in lexicon.entries(DeedFamily) if entry.once)


def _aims(lexicon: Lexicon) -> PhraseTable[str]:
    """The words by which something is only meant, or left open."""
    fillers = (entry for entry in lexicon.entries(DenialFiller) if entry.id in (_AIM, _SUPPOSED, _INTENTION))
    return PhraseTable((form, entry.id) for entry in fillers for form in entry.forms())
