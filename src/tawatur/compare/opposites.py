"""Rows of clauses of two accounts that put one matter on different sides: a crossing is open or shut, a driver fled or
was caught, a party took an offer or refused it.

Opposite words are common and mostly of two things. Two clauses meet only where the words right next to both are the
same, where neither account tells both sides of that matter, and where the later one is not just the next step.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account, day_of, function_words, tokens_within
from tawatur.compare.clauses import Clause
from tawatur.compare.contradicting import Apart, Testimony, joined_pairs, may_be_of_one, rows_apart
from tawatur.compare.denials import ASKING, REJECTING
from tawatur.compare.likeness import Scale
from tawatur.compare.matters import MATTERS, Matter
from tawatur.compare.names import Known
from tawatur.compare.scopes import Scope, are_apart, are_elsewhere, is_long_past, scope_at
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, OppositeSide, SpeakerRole
from tawatur.lexicon.concepts.names import PersonTitle
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import Form

__all__ = ["find_oppositions"]

#: Tokens before and after a word within which the words are sought that it is said of.
_BEFORE = 5
_AFTER = 7
#: Words of titles between a word and the name of whoever it is told of.
_TITLES = 3
#: Words between "because of" and what something happened because of.
_CLOSE = 2
_PREPOSITION = "prep"
#: The class of the word that takes an adjective back ("not guilty").
_NOT_SO = "adj"
_MY = "ي"
_FOR = "ل"
_FUTURE = "future"
#: The numbers of forms that stand for several people.
_SEVERAL = frozenset({"du", "pl"})
#: What rose and fell is told of many markets, months and places: of this matter only what will be is compared. And the
#: matter of which a denial tells a side.
_FORETOLD = "outlook"
_DENIABLE = "plea"
#: Clauses of one account that are compared in one matter, the first ones.
_MOST = 40


#: How many words next to those of a matter both clauses must share, and which part of the weight of the lighter one's;
#: the same for narrow matters, and the part where a word of another matter stands beside. On 17 invented stories all
#: 16 rows are right with these as with less; on seven days of newspapers five rows with .40, and two with .20 for all
#: narrow matters, were false.
_WORDS, _PART = 2, 0.50
_NARROW_WORDS, _NARROW_PART = 1, 0.30
_BESIDE_PART = 0.20


class _Word(msgspec.Struct, frozen=True):
    """A clause (by number) and the side that words of it tell of one matter, or of whoever is `named` behind them."""

    number: int
    side: str
    matches: tuple[Match[OppositeSide], ...]
    named: bool


class _Side(msgspec.Struct, frozen=True):
    """A clause (by number) with the side on which it puts a matter.

    `scope` tells the days of its sentence, `near` are the words next to those that say so, `sure` those of one person
    ("the judge"), `people` the numbers of the people of its sentence, `called` the words of the names of people in the
    clause.
    """

    number: int
    owner: int
    side: str
    near: frozenset[str]
    scope: Scope
    people: frozenset[int] = frozenset()
    sure: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()


def find_oppositions(testimony: Testimony) -> Apart:
    """Set the clauses of accounts that stand on different sides of one matter beside each other."""
    items, lexicon = testimony.items, testimony.lexicon
    told = [_matches(account, lexicon) for account in testimony.accounts]
    matters: dict[str, list[_Word]] = defaultdict(list)
    many: Counter[tuple[str, int]] = Counter()
    for number, item in enumerate(items):
        for matter, word in _words_of(number, item, testimony.account(item), told[item.owner], lexicon):
            many[matter, item.owner] += 1
            if many[matter, item.owner] <= _MOST:
                matters[matter].append(word)
    rows: list[list[_Side]] = []
    for matter, words in sorted(matters.items()):
        if len({word.side for word in words}) > 1:
            kind = MATTERS[matter]
            sides = [side for word in words if (side := _side(word, kind, testimony)) is not None]
            opposed = _opposed(kind, sides, testimony)
            near = [(a, b) for a, b in opposed if may_be_of_one(items[a.number], items[b.number], testimony)]
            rows += joined_pairs(near)
    why = "the accounts stand on different sides of one matter"
    return rows_apart(rows, testimony, why=why, rule="facts.opposite")


def _matches(account: Account, lexicon: Lexicon) -> tuple[Sequence[int], Sequence[Match[OppositeSide]]]:
    """The words of all matters in an account, with the tokens at which they begin, in order."""
    found = lexicon.compiled(_words).find(account.doc.tokens, pronouns=True)
    return [match.first for match in found], found


def _words_of(
    number: int,
    item: Telling,
    account: Account,
    told: tuple[Sequence[int], Sequence[Match[OppositeSide]]],
    lexicon: Lexicon,
) -> Iterator[tuple[str, _Word]]:
    """The matters of which a clause tells one side; one that leaves open what is so, or denies it, tells none."""
    clause = item.clause
    inside = told[1][bisect_left(told[0], clause.first) : bisect_left(told[0], clause.stop)]
    if not inside or item.supposed:
        return
    denies = bool(item.denied or item.denials)
    beside = {entry.matter for match in inside for entry, _ in match.items}
    found: dict[str, list[Match[OppositeSide]]] = defaultdict(list)
    sides: dict[str, set[str]] = defaultdict(set)
    for match in inside:
        before = _class_before(match, account, lexicon)
        for entry, form in match.items:
            if entry.beside and entry.beside not in beside:
                continue
            # Behind a preposition stands no verb ("after its refusal"); and "my" is mostly the ending of an adjective.
            if match.pronoun != _MY and not (form.tense and before == _PREPOSITION):
                idle = before == _NOT_SO or (not form.tense and _is_not_done(match, clause, account))
                side = "" if idle else _side_of(match, entry, form, item, account, lexicon)
                found[entry.matter].append(match)
                sides[entry.matter].add(side)
    for matter, matches in found.items():
        if denies and matter != _DENIABLE:
            continue
        if matter in MATTERS and len(sides[matter]) == 1 and MATTERS[matter].beside in ("", *found):
            side = next(iter(sides[matter]))
            kind = MATTERS[matter]
            if kind.close and not any(_is_right_before(b, m) for b in found[kind.beside] for m in matches):
                continue
            if side:
                named = all(e.named for m in matches for e, _ in m.items if e.matter == matter)
                yield matter, _Word(number, side, tuple(matches), named)


def _is_right_before(one: Match[OppositeSide], other: Match[OppositeSide]) -> bool:
    return 0 <= other.first - one.stop <= _CLOSE


def _is_not_done(match: Match[OppositeSide], clause: Clause, account: Account) -> bool:
    """Whether a noun tells what somebody refuses to do, or means to ("refused the release", "for the arrest of")."""
    if _FOR in match.variant.prefix:
        return True
    before = account.doc.tokens[max(clause.first, match.first - _BEFORE) : match.first]
    return any(account.key_of(token) in REJECTING | ASKING for token in before)


def _class_before(match: Match[OppositeSide], account: Account, lexicon: Lexicon) -> str:
    """The class of the function word before a word, "" for none."""
    before = account.doc.tokens[match.first - 1].norm if match.first else ""
    return next((kind for kind, _ in lexicon.compiled(function_words).get(before)), "")


def _side(word: _Word, matter: Matter, testimony: Testimony) -> _Side | None:
    """A clause with the words around those that tell a side; None where it dates its matter long before."""
    item, known, lexicon = testimony.items[word.number], testimony.known, testimony.lexicon
    account, clause = testimony.account(item), item.clause
    if is_long_past(account, clause):
        return None
    tokens = account.doc.tokens
    own = {account.key_of(tokens[at]) for match in word.matches for at in range(match.first, match.stop)}
    first, last = word.matches[0].first - _BEFORE, word.matches[-1].stop + _AFTER
    around = tokens[max(clause.first, first) : min(clause.stop, last)]
    near = {account.key_of(token) for token in around} & item.bag.keys - own
    sure = near & _persons(around, account, lexicon)
    people = _people(item, account, known) if matter.person else frozenset[int]()
    if word.named:
        people &= _named_behind(word.matches[0].stop, account, known)
        stop = word.matches[0].stop
        near = near if people else near & _persons(tokens[stop : stop + 1], account, lexicon)
        sure &= near
        if not people and not sure:
            return None
    scope = scope_at(account, clause)
    called = _called(item, account)
    return _Side(word.number, item.owner, word.side, frozenset(near), scope, people, frozenset(sure), called)


def _called(item: Telling, account: Account) -> frozenset[str]:
    """The words of the names of people that a clause holds."""
    people = (entity for entity in account.ledger.entities if entity.type == "PER")
    inside = (m for person in people for m in person.mentions if item.clause.start <= m.start < item.clause.end)
    tokens = account.doc.tokens
    return frozenset(account.key_of(tokens[at]) for mention in inside for at in tokens_within(account.doc, mention))


def _persons(tokens: Sequence[Token], account: Account, lexicon: Lexicon) -> set[str]:
    """The keys of words with the article that stand for one person by his office or trade ("the judge")."""
    found = lexicon.compiled(_offices).find(tokens)
    return {account.key_of(tokens[m.first - tokens[0].index]) for m in found if m.variant.key.startswith(ARTICLE)}


def _named_behind(stop: int, account: Account, known: Known) -> frozenset[int]:
    """The people whose name begins right behind a word, only titles with an article between them ("the judge X")."""
    tokens = account.doc.tokens
    starts: list[int] = []
    for token in tokens[stop : stop + _TITLES + 1]:
        starts.append(token.start)
        if not token.norm.startswith(ARTICLE):
            break  # Behind "the driver of" stands whose driver it was.
    return frozenset(
        group
        for entity in account.ledger.entities
        if entity.type == "PER" and (group := known.get((account.id, entity.id))) is not None
        if any(mention.start in starts for mention in entity.mentions)
    )


def _people(item: Telling, account: Account, known: Known) -> frozenset[int]:
    """The people of a sentence who are known in several accounts, by their number.

    After some of them forces are named ("Saleh's forces"): what is told of those is not told of them.
    """
    sentence = account.doc.sentences[item.clause.sentence]
    bodies = [m for entity in account.ledger.entities if entity.type == "ORG" for m in entity.mentions]
    return frozenset(
        group
        for entity in account.ledger.entities
        if entity.type == "PER" and (group := known.get((account.id, entity.id))) is not None
        if any(sentence.start <= mention.start < sentence.end for mention in entity.mentions)
        and not any(body.start <= m.start and m.end <= body.end for body in bodies for m in entity.mentions)
    )


def _side_of(
    match: Match[OppositeSide], entry: OppositeSide, form: Form, item: Telling, account: Account, lexicon: Lexicon
) -> str:
    """The side that a word tells, the opposite one where it is negated; "" for none."""
    if (form.tense == _FUTURE) != (entry.matter == _FORETOLD):
        return ""
    first = account.doc.tokens[match.first]
    if not lexicon.compiled(function_words).get(first.norm) and account.key_of(first) in item.clause.negated:
        return entry.opposite  # "Is no longer" and "did not survive" hold their negation themselves.
    return entry.side


def _opposed(matter: Matter, sides: Sequence[_Side], testimony: Testimony) -> list[tuple[_Side, _Side]]:
    """The pairs that exclude each other, the most alike first; none of whose accounts tells the other's side too."""
    scale, settings = testimony.scale, testimony.settings
    found: list[tuple[float, _Side, _Side]] = []
    like: dict[int, frozenset[int]] = {}
    for n, a in enumerate(sides):
        for b in sides[n + 1 :]:
            if a.side == b.side or a.owner == b.owner or (share := _share(matter, a, b, scale)) < 0:
                continue
            for side in (a, b):
                if side.number not in like:
                    like[side.number] = _owners_like(matter, side, sides, scale)
            if a.owner in like[b.number] or b.owner in like[a.number]:
                continue
            if not are_elsewhere(settings[a.owner], settings[b.owner]) and _can_oppose(matter, a, b, testimony):
                found.append((share, a, b))
    found.sort(key=lambda each: (-each[0], each[1].number, each[2].number))
    return [(a, b) for _, a, b in found]


def _owners_like(matter: Matter, side: _Side, sides: Sequence[_Side], scale: Scale) -> frozenset[int]:
    """The accounts that tell the same side of the same."""
    return frozenset(
        other.owner for other in sides if other.side == side.side and _share(matter, other, side, scale) >= 0
    )


def _can_oppose(matter: Matter, a: _Side, b: _Side, testimony: Testimony) -> bool:
    if not testimony.are_of_two(a, b):
        return False
    early, late = sorted((a, b), key=lambda side: day_of(testimony.account(side)))
    later = day_of(testimony.account(early)) < day_of(testimony.account(late))
    if later and (early.side, late.side) in matter.steps:
        return False
    return not (are_apart(a.scope, b.scope, loosely=True) and _is_step(matter, a, b))


def _is_step(matter: Matter, a: _Side, b: _Side) -> bool:
    """Whether the side of the later day is the next step."""
    early, late = sorted((a, b), key=lambda side: side.scope.days or ("", ""))
    return (early.side, late.side) in matter.steps


def _share(matter: Matter, a: _Side, b: _Side, scale: Scale) -> float:
    """The part of the lighter one's words that both share; less than 0 where that is too little."""
    same = a.near & b.near
    if a.people & b.people:
        return 1.0
    if matter.person and a.called and b.called and not a.called & b.called:
        return -1.0  # Two people.
    if matter.claimed:
        return 0.0 if same or matter.alone else -1.0
    words, part = (_NARROW_WORDS, _NARROW_PART) if matter.narrow else (_WORDS, _PART)
    part = matter.part or (min(part, _BESIDE_PART) if matter.beside else part)
    if matter.person and a.sure & b.sure:
        words, part = _NARROW_WORDS, min(part, _NARROW_PART)
    if len(same) < words or (matter.about and matter.about not in same):
        return -1.0
    lighter = min(scale.of(a.near), scale.of(b.near))
    share = scale.of(same) / lighter if lighter > 0 else 0.0
    return share if share >= part else -1.0


def _offices(lexicon: Lexicon) -> PhraseTable[str]:
    """The singulars of offices, trades, and what people are counted as."""
    entries = (*lexicon.entries(PersonTitle), *lexicon.entries(SpeakerRole), *lexicon.entries(CountedGroup))
    return PhraseTable(
        (form, entry.id)
        for entry in entries
        for form in entry.forms()
        if form.number not in _SEVERAL and " " not in form.text
    )


def _words(lexicon: Lexicon) -> PhraseTable[OppositeSide]:
    return PhraseTable(
        (form, side) for entry in lexicon.entries(OppositeSide) for side in entry.sides() for form in side.forms()
    )
