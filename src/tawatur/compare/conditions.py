"""Rows of sentences of two accounts that put one thing into different states: the convoy got through or was turned
back, the wages were paid or not, the document was signed or the delegation refused.

Accounts tell this in words of their own, so that the words around say little. What ties two sentences is the thing:
words of one family ("the airport", "flights") stand in both, and each puts it on another side of one matter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at, day_of, function_words, of_one_issue
from tawatur.compare.denials import ASKING, REJECTING
from tawatur.compare.likeness import Scale
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import are_elsewhere, is_long_past
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DenialFiller, StatedThing, ThingState
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.text.inflection import Form

__all__ = ["Conditions", "find_conditions"]

#: Tokens before a word within which one that asks for it, refuses or denies it stands, and behind a noun for what
#: negates it.
_BEFORE = 8
_BEHIND = 1
#: Tokens between a word for a state and the thing, where they stand in two clauses of a sentence.
_REACH = 14
#: Words beside the thing that two sentences share: of things that are in every report more, and more in long accounts.
_COMMON = 1
_IN_LONG = 1
_LONG = 25
_FUTURE = "future"
_NEG = "neg"
_EXCEPT = "except"
_AIM = "aim"
_FOR = "ل"
_FEMININE = "ة"
_NEVER = "9999-12-31"
_WEIGHT = 0.6
#: Sides of which a later account may tell the second as the next step.
_STEPS: Mapping[str, frozenset[tuple[str, str]]] = {
    "running": frozenset({("on", "off"), ("off", "on")}),
    "passage": frozenset({("kept-out", "through")}),
    "signing": frozenset({("not", "done")}),
    "settling": frozenset({("not", "done")}),
    "control": frozenset({("kept", "taken"), ("taken", "kept")}),
    "entry": frozenset({("out", "in")}),
    "whereabouts": frozenset({("fled", "held"), ("held", "free"), ("free", "held"), ("held", "fled")}),
    "living": frozenset({("alive", "dead")}),
    "wounding": frozenset({("none", "some")}),
    "payment": frozenset({("unpaid", "paid")}),
    "force": frozenset({("on", "off"), ("off", "on")}),
    "protest": frozenset({("on", "off"), ("off", "on")}),
    "handing": frozenset({("kept", "over")}),
}  # fmt: skip


class Conditions(msgspec.Struct, frozen=True):
    """The rows, and the pairs of tellings (by number) that stand in them and so in no other row together."""

    drafts: list[Draft]
    pairs: frozenset[tuple[int, int]]
    used: frozenset[int]


class _State(msgspec.Struct, frozen=True):
    """A clause (by number) that puts things (by entry) on a side of a matter.

    `common` are those of the things that stand in every report, `turned` marks a side told by negating the other,
    `last` is the last day that its sentence names.
    """

    number: int
    owner: int
    side: str
    things: frozenset[str]
    common: frozenset[str]
    keys: frozenset[str]
    turned: bool
    last: str


class _Found(msgspec.Struct, frozen=True):
    """The words of states and of things in an account, in order, with the tokens at which they begin."""

    states: Sequence[Match[ThingState]]
    things: Sequence[Match[StatedThing]]
    states_at: Sequence[int]
    things_at: Sequence[int]
    denied: Sequence[tuple[int, int]]
    negations: frozenset[int]
    exceptions: frozenset[int]
    aims: frozenset[int]


def find_conditions(
    items: Sequence[Telling],
    accounts: Sequence[Account],
    ground: Ground,
    scale: Scale,
    lexicon: Lexicon,
    *,
    known: frozenset[tuple[int, int]],
) -> Conditions:
    """Set the sentences that put one thing into different states beside each other.

    `known` are the pairs of tellings that stand in a row of a contradiction already.
    """
    told = [_found(account, lexicon) for account in accounts]
    matters: dict[str, list[_State]] = defaultdict(list)
    for number, item in enumerate(items):
        for matter, state in _states_of(number, item, accounts[item.owner], told[item.owner]):
            matters[matter].append(state)
    rows: list[list[_State]] = []
    for matter, states in sorted(matters.items()):
        if len({state.side for state in states}) > 1:
            found = _opposed(matter, states, items, accounts, ground, scale)
            rows += _joined([pair for pair in found if _numbers(*pair) not in known])
    drafts = [_draft([items[state.number] for state in row], accounts) for row in rows]
    pairs = {_numbers(a, b) for a, *others in rows for b in others}
    return Conditions(drafts, frozenset(pairs), frozenset(state.number for row in rows for state in row))


def _numbers(a: _State, b: _State) -> tuple[int, int]:
    return min(a.number, b.number), max(a.number, b.number)


def _found(account: Account, lexicon: Lexicon) -> _Found:
    tokens = account.doc.tokens
    states = lexicon.compiled(_state_words).find(tokens, pronouns=True)
    things = lexicon.compiled(_thing_words).find(tokens, pronouns=True, overlapping=True)
    denied = [(s.content.start, s.content.end) for s in account.ledger.statements if s.stance == "deny"]
    negating = {
        m.first for m in lexicon.compiled(function_words).find(tokens, overlapping=True) if m.items[0][0] == _NEG
    }
    fillers = lexicon.compiled(_fillers).find(tokens, overlapping=True)
    marks = {kind: frozenset(m.first for m in fillers if m.items[0][0] == kind) for kind in (_EXCEPT, _AIM)}
    starts = [m.first for m in states], [m.first for m in things]
    return _Found(states, things, *starts, denied, frozenset(negating), marks[_EXCEPT], marks[_AIM])


def _states_of(number: int, item: Telling, account: Account, told: _Found) -> Iterator[tuple[str, _State]]:
    """The matters on one side of which a clause puts a thing."""
    clause = item.clause
    inside = told.states[bisect_left(told.states_at, clause.first) : bisect_left(told.states_at, clause.stop)]
    if not inside or item.supposed or item.title or is_long_past(account, clause):
        return
    sides: dict[str, dict[str, bool]] = defaultdict(dict)
    things: dict[str, set[StatedThing]] = defaultdict(set)
    for match in inside:
        if match.pronoun and account.doc.tokens[match.stop - 1].text.endswith(_FEMININE):
            continue  # "The hindering of" is no "he hindered him".
        for entry, form in match.items:
            for each in entry.sides():
                near = _things_near(match, each, item, account, told)
                if near:
                    side, turned = _side_of(match, each, form, item, account, told)
                    sides[each.matter][side] = sides[each.matter].get(side, False) or turned
                    things[each.matter] |= near
    for matter, found in sides.items():
        side = next(iter(found))
        if len(found) == 1 and side:
            ids = frozenset(thing.id for thing in things[matter])
            common = frozenset(thing.id for thing in things[matter] if thing.common)
            yield (
                matter,
                _State(number, item.owner, side, ids, common, item.sentence, found[side], _last_day(item, account)),
            )


def _last_day(item: Telling, account: Account) -> str:
    """The last day that the sentence of a clause names, a late one for none."""
    sentence = account.doc.sentences[item.clause.sentence]
    times = [t for t in account.ledger.times if sentence.start <= t.start < sentence.end and t.finish]
    return max((time.finish[:10] for time in times if time.finish), default=_NEVER)


def _things_near(
    match: Match[ThingState], entry: ThingState, item: Telling, account: Account, told: _Found
) -> set[StatedThing]:
    """The things of a clause, or else of its sentence, of which a word tells a state."""
    clause = item.clause
    sentence = account.doc.tokens_of(account.doc.sentences[clause.sentence])
    whole = max(sentence[0].index, match.first - _REACH), min(sentence[-1].index + 1, match.stop + _REACH)
    for first, stop in ((clause.first, clause.stop), whole):
        inside = told.things[bisect_left(told.things_at, first) : bisect_left(told.things_at, stop)]
        near = {
            thing
            for found in inside
            for thing, _ in found.items
            if entry.matter in thing.matters and (not entry.things or thing.id in entry.things)
        }
        if near:
            return near
    return set()


def _side_of(
    match: Match[ThingState], entry: ThingState, form: Form, item: Telling, account: Account, told: _Found
) -> tuple[str, bool]:
    """The side that a word tells, "" for none, and whether it is told by negating the other one."""
    if form.tense == _FUTURE:
        return "", False
    tokens = account.doc.tokens
    first = max(item.clause.first, match.first - _BEFORE)
    before = [account.key_of(token) for token in tokens[first : match.first]]
    aimed = not told.aims.isdisjoint(range(first, match.first)) or (not form.tense and _FOR in match.variant.prefix)
    if aimed or ASKING.intersection(before):
        return "", False
    if match.first in told.negations:
        return entry.side, True
    start = tokens[match.first].start
    denied = any(first <= start < end for first, end in told.denied) or not REJECTING.isdisjoint(before)
    negated = account.key_of(tokens[match.first]) in item.clause.negated
    # "Amputation was not considered".
    negated |= not form.tense and not told.negations.isdisjoint(range(match.stop, match.stop + _BEHIND))
    if negated and not told.exceptions.isdisjoint(range(match.stop, item.clause.stop)):
        return "", False  # "Did not arrive but after two days".
    turned = denied != negated
    return (entry.opposite, True) if turned else (entry.side, False)


def _opposed(
    matter: str,
    states: Sequence[_State],
    items: Sequence[Telling],
    accounts: Sequence[Account],
    ground: Ground,
    scale: Scale,
) -> list[tuple[_State, _State]]:
    """The pairs that exclude each other, those that share most first."""
    found: list[tuple[float, _State, _State]] = []
    for n, a in enumerate(states):
        for b in states[n + 1 :]:
            if a.side == b.side or a.owner == b.owner or not a.things & b.things:
                continue
            is_long = any(len(accounts[state.owner].clauses) > _LONG for state in (a, b))
            # Short accounts tell of one happening: places that only one of them names do not part them.
            apart = is_long and are_elsewhere(items[a.number].places, items[b.number].places)
            if apart or not _can_oppose(matter, a, b, accounts, ground):
                continue
            things = a.things & b.things
            needed = _COMMON * (things <= a.common) + _IN_LONG * is_long
            also = (s for s in states if _tells_too(s, a, b, scale, is_long=is_long))
            if len(a.keys & b.keys) >= needed and next(also, None) is None:
                found.append((scale.of(a.keys & b.keys), a, b))
    found.sort(key=lambda each: (-each[0], each[1].number, each[2].number))
    return [(a, b) for _, a, b in found]


def _tells_too(state: _State, a: _State, b: _State, scale: Scale, *, is_long: bool) -> bool:
    """Whether the account of one of two states tells the other's side of the same thing too.

    In short accounts it must be as much alike: they tell little beside their one happening, and what others say of it.
    """
    for one, other in ((a, b), (b, a)):
        if state.owner == one.owner and state.side == other.side and state.things & one.things & other.things:
            return is_long or scale.of(state.keys & other.keys) >= scale.of(one.keys & other.keys)
    return False


def _can_oppose(matter: str, a: _State, b: _State, accounts: Sequence[Account], ground: Ground) -> bool:
    one, other = accounts[a.owner], accounts[b.owner]
    if of_one_issue(one, other) or ground.accounts((one.id, other.id)) < 2:
        return False
    early, late = sorted((a, b), key=lambda state: day_of(accounts[state.owner]))
    later = day_of(accounts[early.owner]) < day_of(accounts[late.owner])
    if not later or late.turned or (early.side, late.side) not in _STEPS.get(matter, frozenset()):
        return True
    return late.last <= day_of(accounts[early.owner])


def _joined(pairs: Sequence[tuple[_State, _State]]) -> list[list[_State]]:
    """Rows of pairs, each with what other accounts tell of the same: a pair joins the first row that has one of it."""
    rows: list[list[_State]] = []
    homes: dict[int, int] = {}
    for pair in pairs:
        known = [homes[state.number] for state in pair if state.number in homes]
        home = min(known, default=len(rows))
        if not known:
            rows.append([])
        owners = {state.owner for state in rows[home]}
        for state in pair:
            if state.owner not in owners:
                rows[home].append(state)
                homes[state.number] = min(home, homes.get(state.number, home))
    return rows


def _draft(items: Sequence[Telling], accounts: Sequence[Account]) -> Draft:
    first = items[0]
    text = accounts[first.owner].doc.text[first.clause.start : first.clause.end]
    cells = tuple(cell_at(accounts[item.owner], item.clause, item.claim) for item in items)
    fact = f"{first.label}: «{' '.join(text.split())}»"
    why = "the accounts put one thing into different states"
    return Draft(first.kind, "contradict", fact, why, "facts.other-state", cells, _WEIGHT)


def _fillers(lexicon: Lexicon) -> PhraseTable[str]:
    """The words that take back a part of a negation ("did not ... but"), and those by which something is only meant."""
    fillers = (entry for entry in lexicon.entries(DenialFiller) if entry.id in (_EXCEPT, _AIM))
    return PhraseTable((form, entry.id) for entry in fillers for form in entry.forms())


def _state_words(lexicon: Lexicon) -> PhraseTable[ThingState]:
    return PhraseTable((form, entry) for entry in lexicon.entries(ThingState) for form in entry.forms())


def _thing_words(lexicon: Lexicon) -> PhraseTable[StatedThing]:
    return PhraseTable((form, entry) for entry in lexicon.entries(StatedThing) for form in entry.forms())
