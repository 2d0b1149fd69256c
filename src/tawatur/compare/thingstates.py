"""What an account tells of the states of things (`thing_states.toml`): on which side of a matter a clause puts what."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words
from tawatur.compare.denials import ASKING, REJECTING
from tawatur.compare.names import Known
from tawatur.compare.scopes import Scope, is_long_past, scope_at
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DenialFiller
from tawatur.lexicon.concepts.statewords import StatedThing, StateMatter, ThingState
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import Form

__all__ = ["Found", "State", "matters_of_states", "states_of", "told_in"]

#: Tokens before a word within which one that asks for it, refuses or denies it stands, and behind a noun for what
#: negates it.
_BEFORE = 8
_BEHIND = 1
#: Tokens between a word for a state and the thing in one clause, but for matters of few other things.
_BESIDE = 6
#: Tokens between a word for a state and the thing, where they stand in two clauses of a sentence.
_REACH = 14
#: Words before a clause that it can hang on.
_LEADING = 2
#: Sentences, with the title, in which an account tells its happening.
_BEGINNING = 3
_FUTURE, _PRESENT = "future", "present"
#: The person of whom accounts tell: the first one is written like a past ("I release", "he released").
_THIRD = "3"
_NEVER = "9999-12-31"
_NEG = "neg"
_FOR = "ل"
_FEMININE = "ة"
#: Entries of fillers: of words that leave open whether something is so, that take back a part of a negation ("did not
#: ... but"), by which something is only meant, and that call something untrue.
_SUPPOSED, _EXCEPT, _AIM, _UNTRUE, _ABSENCE = "supposed", "except", "aim", "untrue", "absence"
_FILLERS = (_SUPPOSED, _EXCEPT, _AIM, _UNTRUE, _ABSENCE)
#: The matter of the words around states and things that tell no state (`thing_states.toml`), and its sides: what may or
#: shall be, what has not come yet, "was not", another thing, and a part of things.
_MARK = "mark"
_MAY, _AHEAD, _MEANT, _NOT_BEING, _BUT, _OTHER, _PART = "may", "ahead", "meant", "not-being", "but", "other", "part"
_MARKS = frozenset({_MAY, _AHEAD, _MEANT, _NOT_BEING, _BUT, _OTHER, _PART})
#: Words behind a thing that tell which one it is.
_GENITIVES = 2
#: Tokens between "was not" and what was not so.
_BEING = 5
#: The class of the word that takes an adjective back ("unpaid").
_NOT_SO = "adj"


class State(msgspec.Struct, frozen=True):
    """A clause (by number) that puts things (by entry) on a side of a matter.

    `common` are those of the things that stand in every report, `turned` marks a side told by negating the other,
    `last` is the last day that its sentence names, `scope` its days; `of` are the words right behind each common thing
    that say which one it is ("the law of fishing").
    """

    number: int
    owner: int
    side: str
    things: frozenset[str]
    common: frozenset[str]
    keys: frozenset[str]
    turned: bool
    last: str
    scope: Scope
    of: Mapping[str, frozenset[str]]


class Found(msgspec.Struct, frozen=True):
    """The words of states and of things in an account, in order, with the tokens at which they begin.

    `matters` are those of all states by their id, `denied` are the places of what is denied, `negations` the words
    before a negation by their token ("" for none), `marks` the tokens of fillers by their entry and of marks by their
    side, `behind` those right behind them, `scene` the things that its beginning names, `people` those whom each
    sentence names.
    """

    states: Sequence[Match[ThingState]]
    things: Sequence[Match[StatedThing]]
    states_at: Sequence[int]
    things_at: Sequence[int]
    matters: Mapping[str, StateMatter]
    denied: Sequence[tuple[int, int]]
    negations: Mapping[int, str]
    marks: Mapping[str, frozenset[int]]
    behind: Mapping[str, frozenset[int]]
    scene: frozenset[StatedThing]
    people: Mapping[int, frozenset[StatedThing]]


def told_in(account: Account, known: Known, lexicon: Lexicon) -> Found:
    """Find the words of states and of things in an account."""
    tokens = account.doc.tokens
    states = lexicon.compiled(_state_words).find(tokens, pronouns=True, overlapping=True)
    things = lexicon.compiled(_thing_words).find(tokens, pronouns=True, overlapping=True)
    small = lexicon.compiled(function_words).find(tokens, overlapping=True)
    fillers = lexicon.compiled(_fillers).find(tokens, overlapping=True)
    marks = lexicon.compiled(_marks).find(tokens, pronouns=True, overlapping=True)
    # "That it" is no "that", but "his intention" is one.
    around = [(of, m) for m in (*fillers, *marks) if (of := m.items[0][0]) == _MEANT or not m.pronoun]
    begun = [sentence for sentence in account.doc.sentences if sentence.is_read][:_BEGINNING]
    end = begun[-1].end if begun else 0
    return Found(
        states=states,
        things=things,
        states_at=[match.first for match in states],
        things_at=[match.first for match in things],
        matters=lexicon.compiled(matters_of_states),
        denied=[(s.content.start, s.content.end) for s in account.ledger.statements if s.stance == "deny"],
        negations={match.first: match.variant.prefix for match in small if match.items[0][0] == _NEG},
        marks={kind: frozenset(m.first for of, m in around if of == kind) for kind in (*_FILLERS, *_MARKS)},
        behind={kind: frozenset(m.stop for of, m in around if of == kind) for kind in (_ABSENCE, *_MARKS)}
        | {_NOT_SO: frozenset(match.stop for match in small if match.items[0][0] == _NOT_SO)},
        scene=frozenset(t for match in things if tokens[match.first].start < end for t, _ in match.items),
        people=_people(account, known),
    )


def _people(account: Account, known: Known) -> Mapping[int, frozenset[StatedThing]]:
    """The people whom each sentence names, by its number, who are named in several accounts."""
    found: dict[int, set[StatedThing]] = defaultdict(set)
    for entity in account.ledger.entities:
        group = known.get((account.id, entity.id))
        for mention in entity.mentions if entity.type == "PER" and group is not None else ():
            at = account.clause_at(mention.start)
            if at is not None:
                found[account.clauses[at].sentence].add(StatedThing(id=f"person-{group}"))
    return {number: frozenset(people) for number, people in found.items()}


def states_of(number: int, item: Telling, account: Account, told: Found) -> Iterator[tuple[str, State]]:
    """The matters on one side of which a clause puts a thing."""
    clause = item.clause
    inside = told.states[bisect_left(told.states_at, clause.first) : bisect_left(told.states_at, clause.stop)]
    if not inside or item.title:
        return
    is_past = is_long_past(account, clause)
    if not told.marks[_SUPPOSED].isdisjoint(range(clause.first - _LEADING, clause.stop)):
        return
    sides: dict[str, dict[str, bool]] = defaultdict(dict)
    things: dict[str, set[StatedThing]] = defaultdict(set)
    phrases: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for match in inside:
        if match.pronoun and account.doc.tokens[match.stop - 1].text.endswith(_FEMININE):
            continue  # "The hindering of" is no "he hindered him".
        for entry, form in match.items:
            attributive = match.stop == match.first + 1 and not form.tense and form.text.startswith(ARTICLE)
            for each in entry.sides():
                if attributive and each.side and not told.matters[each.matter].far:
                    continue  # "The postponed match" says nothing new of it.
                if match.first > phrases[each.matter][0] and match.stop <= phrases[each.matter][1]:
                    continue  # A word of a longer phrase, which tells more.
                near = _things_near(match, each, item, account, told)
                if near:
                    phrases[each.matter] = match.first, match.stop
                    side, turned = _side_of(match, each, form, item, account, told)
                    sides[each.matter][side] = sides[each.matter].get(side, False) or turned
                    things[each.matter] |= near
    for matter, found in sides.items():
        side = next(iter(found))
        if len(found) == 1 and side and not (is_past and not told.matters[matter].past):
            ids = frozenset(thing.id for thing in things[matter])
            common = frozenset(thing.id for thing in things[matter] if thing.common)
            yield (
                matter,
                State(
                    number,
                    item.owner,
                    side,
                    ids,
                    common,
                    item.sentence,
                    found[side],
                    _last_day(item, account),
                    scope_at(account, clause),
                    _words_behind(common, item, account, told),
                ),
            )


def _words_behind(things: frozenset[str], item: Telling, account: Account, told: Found) -> Mapping[str, frozenset[str]]:
    """The words right behind some things, where the first of them has the article, as a genitive has."""
    tokens = account.doc.tokens
    found: dict[str, set[str]] = defaultdict(set)
    sentence = account.doc.tokens_of(account.doc.sentences[item.clause.sentence])
    first, last = sentence[0].index, sentence[-1].index + 1
    for match in told.things[bisect_left(told.things_at, first) : bisect_left(told.things_at, last)]:
        behind = tokens[match.stop : min(match.stop + _GENITIVES, last)]
        if not match.pronoun and behind and behind[0].norm.startswith(ARTICLE):
            keys = {account.key_of(token) for token in behind if token.norm.startswith(ARTICLE)}
            for thing, _ in match.items:
                if thing.id in things:
                    found[thing.id] |= keys
    return {thing: frozenset(keys) for thing, keys in found.items()}


def _last_day(item: Telling, account: Account) -> str:
    """The last day that the sentence of a clause names, a late one for none."""
    sentence = account.doc.sentences[item.clause.sentence]
    times = [t for t in account.ledger.times if sentence.start <= t.start < sentence.end and t.finish]
    return max((time.finish[:10] for time in times if time.finish), default=_NEVER)


def _things_near(
    match: Match[ThingState], entry: ThingState, item: Telling, account: Account, told: Found
) -> set[StatedThing]:
    """The things of a clause, or else of its sentence, of which a word tells a state."""
    clause, matter = item.clause, told.matters[entry.matter]
    sentence = account.doc.tokens_of(account.doc.sentences[clause.sentence])
    whole = max(sentence[0].index, match.first - _REACH), min(sentence[-1].index + 1, match.stop + _REACH)
    beside = max(clause.first, match.first - _BESIDE), min(clause.stop, match.stop + _BESIDE)
    for first, stop in ((clause.first, clause.stop), whole) if matter.far else (beside,):
        inside = told.things[bisect_left(told.things_at, first) : bisect_left(told.things_at, stop)]
        own = [found for found in inside if not found.pronoun] or inside
        near = {
            thing
            for found in (own if matter.doors else inside)
            if found.first not in told.behind[_PART] and found.stop not in told.marks[_OTHER]
            for thing, _ in found.items
            if matter.id in thing.matters and (not entry.things or thing.id in entry.things)
        }
        if matter.people:
            near |= told.people.get(clause.sentence, frozenset())
        if near:
            return near
    return {thing for thing in told.scene if matter.scene and matter.id in thing.matters}


def _side_of(
    match: Match[ThingState], entry: ThingState, form: Form, item: Telling, account: Account, told: Found
) -> tuple[str, bool]:
    """The side that a word tells, "" for none, and whether it is told by negating the other one."""
    if form.tense == _FUTURE:
        return "", False
    tokens = account.doc.tokens
    first = max(item.clause.first, match.first - _BEFORE)
    before = [account.key_of(token) for token in tokens[first : match.first]]
    aimed = not told.marks[_AIM].isdisjoint(range(first, match.first)) or (
        not form.tense and _FOR in match.variant.prefix
    )
    aimed |= not told.marks[_MEANT].isdisjoint(range(first, match.first))
    if aimed or ASKING.intersection(before):
        return "", False
    negated = account.key_of(tokens[match.first]) in item.clause.negated
    if _is_ahead(match, form, told, negated=negated):
        return "", False
    if match.first in told.negations:
        return entry.side, True
    start = tokens[match.first].start
    own = range(match.first, match.stop)
    denied = any(item.clause.first <= at < item.clause.stop and at not in own for at in told.marks[_UNTRUE])
    denied |= any(first <= start < end for first, end in told.denied) or not REJECTING.isdisjoint(before)
    # "Amputation was not considered".
    negated |= not form.tense and any(told.negations.get(match.stop + n) == "" for n in range(_BEHIND))
    negated |= not form.tense and _is_taken_back(match, first, told)
    if negated and not told.marks[_EXCEPT].isdisjoint(range(match.stop, item.clause.stop)):
        return "", False  # "Did not arrive but after two days".
    turned = denied != negated
    return (entry.opposite, True) if turned else (entry.side, False)


def _is_ahead(match: Match[ThingState], form: Form, told: Found, *, negated: bool) -> bool:
    """Whether a word tells what may or shall be ("might close"), or what has not come yet ("before the closing").

    Behind "without that" it tells what did not come.
    """
    if form.tense == _PRESENT and form.person == _THIRD and not negated and match.first in told.behind[_MAY]:
        return True
    return match.first in told.behind[_AHEAD]


def _is_taken_back(match: Match[ThingState], first: int, told: Found) -> bool:
    """Whether "un-" or "lack of" stands right before a noun, adjective or phrase, or "was not" shortly before it."""
    if match.first in told.behind[_NOT_SO] or match.first in told.behind[_ABSENCE]:
        return True
    places = range(max(first, match.first - _BEING), match.first + 1)
    return not told.behind[_NOT_BEING].isdisjoint(places) and told.marks[_BUT].isdisjoint(places)


def _fillers(lexicon: Lexicon) -> PhraseTable[str]:
    """The words that leave open, take back, or call untrue what is told, and those by which it is only meant."""
    fillers = (entry for entry in lexicon.entries(DenialFiller) if entry.id in _FILLERS)
    return PhraseTable((form, entry.id) for entry in fillers for form in entry.forms())


def matters_of_states(lexicon: Lexicon) -> Mapping[str, StateMatter]:
    """The matters of which things are put into states, by their id; for `Lexicon.compiled`."""
    return {matter.id: matter for matter in lexicon.entries(StateMatter)}


def _state_words(lexicon: Lexicon) -> PhraseTable[ThingState]:
    states = (entry for entry in lexicon.entries(ThingState) if entry.matter != _MARK)
    return PhraseTable((form, entry) for entry in states for form in entry.forms())


def _marks(lexicon: Lexicon) -> PhraseTable[str]:
    """The words around states and things, by their side."""
    marks = (entry for entry in lexicon.entries(ThingState) if entry.matter == _MARK)
    return PhraseTable((form, entry.side) for entry in marks for form in entry.forms())


def _thing_words(lexicon: Lexicon) -> PhraseTable[StatedThing]:
    things = (thing for entry in lexicon.entries(StatedThing) for thing in entry.things())
    return PhraseTable((form, thing) for thing in things for form in thing.forms())
