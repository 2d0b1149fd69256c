"""Rows of sentences of two accounts that put one thing into different states: the convoy got through or was turned
back, the wages were paid or not, the document was signed or the delegation refused.

Accounts tell this in words of their own, so that the words around say little. What ties two sentences is the thing:
words of one family ("the airport", "flights") stand in both, and each puts it on another side of one matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tawatur.compare.accounts import day_of
from tawatur.compare.contradicting import Apart, Pairs, Testimony, joined_pairs, numbers_of, rows_apart
from tawatur.compare.likeness import Scale
from tawatur.compare.scopes import are_apart, are_elsewhere
from tawatur.compare.thingstates import State, matters_of_states, states_of, told_in
from tawatur.lexicon.concepts.statewords import StateMatter

__all__ = ["find_conditions"]

#: Words beside the thing that two sentences share: of things that are in every report more.
_COMMON = 1


def find_conditions(testimony: Testimony, *, told: Pairs) -> Apart:
    """Set the sentences that put one thing into different states beside each other."""
    kinds = testimony.lexicon.compiled(matters_of_states)
    found = [told_in(account, testimony.known, testimony.lexicon) for account in testimony.accounts]
    matters: dict[str, list[State]] = defaultdict(list)
    for number, item in enumerate(testimony.items):
        for matter, state in states_of(number, item, testimony.account(item), found[item.owner]):
            matters[matter].append(state)
    rows: list[list[State]] = []
    for matter, states in sorted(matters.items()):
        if len({state.side for state in states}) > 1:
            pairs = _opposed(kinds[matter], states, testimony)
            rows += joined_pairs([(a, b) for a, b in pairs if numbers_of(a.number, b.number) not in told])
    why = "the accounts put one thing into different states"
    return rows_apart(rows, testimony, why=why, rule="facts.other-state")


def _opposed(matter: StateMatter, states: Sequence[State], testimony: Testimony) -> list[tuple[State, State]]:
    """The pairs that exclude each other, those that share most first."""
    scale = testimony.scale
    found: list[tuple[float, State, State]] = []
    for n, a in enumerate(states):
        for b in states[n + 1 :]:
            if a.side == b.side or a.owner == b.owner or not a.things & b.things:
                continue
            if not _can_oppose(matter, a, b, testimony):
                continue
            things = frozenset(thing for thing in a.things & b.things if not _are_two(thing, a, b))
            if not things or _are_of_two_days(matter, a, b):
                continue
            needed = _COMMON * (things <= a.common)
            also = (s for s in states if _tells_too(s, a, b, scale))
            if len(a.keys & b.keys) >= needed and next(also, None) is None:
                found.append((scale.of(a.keys & b.keys), a, b))
    found.sort(key=lambda each: (-each[0], each[1].number, each[2].number))
    return [(a, b) for _, a, b in found]


def _are_two(thing: str, a: State, b: State) -> bool:
    """Whether the words behind a common thing say that there are two ("the law of fishing", "the traffic law")."""
    return are_elsewhere(a.of.get(thing, frozenset()), b.of.get(thing, frozenset()))


def _are_of_two_days(matter: StateMatter, a: State, b: State) -> bool:
    """Whether both sentences name days of their own, and the later one tells the next step."""
    if not are_apart(a.scope, b.scope, loosely=True):
        return False
    early, late = sorted((a, b), key=lambda state: state.last)
    return not late.turned and (early.side, late.side) in matter.steps


def _tells_too(state: State, a: State, b: State, scale: Scale) -> bool:
    """Whether the account of one of two states tells the other's side of the same thing too.

    It must be as much alike: short accounts tell little beside their one happening, and what others say of it.
    """
    for one, other in ((a, b), (b, a)):
        if state.owner == one.owner and state.side == other.side and state.things & one.things & other.things:
            return scale.of(state.keys & other.keys) >= scale.of(one.keys & other.keys)
    return False


def _can_oppose(matter: StateMatter, a: State, b: State, testimony: Testimony) -> bool:
    if not testimony.are_of_two(a, b):
        return False
    early, late = sorted((a, b), key=lambda state: day_of(testimony.account(state)))
    day = day_of(testimony.account(early))
    later = day < day_of(testimony.account(late))
    if not later or late.turned or (early.side, late.side) not in matter.steps:
        return True
    return late.last <= day
