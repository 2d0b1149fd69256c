"""Who gives aid and whom it is for, where only the words for what is given tell ("the American aid", "to help X")."""

from __future__ import annotations

from functools import lru_cache

from tawatur.claims.clauses.doers import able
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.view import POST, EventView, keys_of
from tawatur.claims.triggers.triggers import Candidate
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold

__all__ = ["GIVERS", "giver_of", "served"]

#: What whoever gives or writes something is to a deed, and for whose benefit it is.
GIVERS = {
    ("giver", "AID"): "actor", ("giver", "REJECT"): "recipient", ("giver", "SUPPORT"): "recipient",
    ("benefit", "AID"): "recipient",
}  # fmt: skip
_AID, _TO, _GIVER = "AID", "ل", "giver"
#: How far behind the word for aid what is given is described, and whom it serves.
_REACH = 16
#: Kinds of words that may be given, or bring it: none, a vehicle, a count.
_THINGS = frozenset({"", POST, "quantity", "army"})
#: Kinds of words that those whom aid serves are not.
_NOBODY = frozenset({"", POST, "quantity"})
#: ... and of those who are helped.
_HELPED = frozenset({"civilian", "crowd", "army", "police", "government"})


def giver_of(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Who is said behind what is given to give it ("wheat presented by X", "that X donated"), or the nation whose
    adjective describes it ("received a shipment of the American military aid")."""
    if trigger.entry.type != _AID:
        return ()
    stop = min(view.sentence(trigger.first).stop, trigger.stop + _REACH)
    for at in range(trigger.stop, stop):
        found, marker = view.classes[at], view.markers[at]
        if marker is not None and marker[0] == _GIVER and marker[2] < stop:
            return able(view, parties_at(view, marker[2], stop))
        if found.tag in ("comp", "verb") or view.tokens[at].text in "،؛.:":
            return ()
        if found.tag != "verb" and view.nations[at] and view.names[at] is None and _describes_thing(view, at, trigger):
            return (Party(at, at + 1, at),)
    return ()


def _describes_thing(view: EventView, at: int, trigger: Candidate) -> bool:
    """Whether the adjective of a nation at a token describes a thing, not people or a place."""
    head = at - 1
    while head > trigger.first and view.classes[head].tag == "adj" and not view.classes[head].preposition:
        head -= 1
    found = view.classes[head]
    own = head == trigger.first and trigger.shape == "verb"
    if head < trigger.first or own or found.tag != "noun" or found.definite != view.classes[at].definite:
        return False
    if view.names[head] is not None or view.is_site(head) or head in view.people:
        return False
    return view.kinds[head] in _THINGS and not keys_of(view.tokens[head]).isdisjoint(
        _given(trigger.entry.after, trigger.entry.near)
    )


@lru_cache(maxsize=1 << 7)
def _given(after: tuple[str, ...], near: tuple[str, ...]) -> frozenset[str]:
    """The folded words of an entry for what is given and what brings it, without article."""
    words = (word for phrase in (*after, *near) for word in phrase.split())
    return frozenset(fold(word).removeprefix(ARTICLE) for word in words)


def _can_be_helped(view: EventView, party: Party) -> bool:
    """Whether a phrase names people, troops or a power, not a body or a thing."""
    known = view.kinds[party.head] in _HELPED or party.head in view.people or view.names_people(party.head)
    return known or (view.can_act(party.first, party.stop) and view.is_place(party.head))


def served(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Whom aid serves by a deed that "li-" names ("a grant to support the refugees")."""
    if trigger.entry.type != _AID or trigger.entry.object != "theme" or trigger.pronoun:
        return ()
    sentence = view.sentence(trigger.first)
    for at in range(trigger.stop, min(sentence.stop - 1, trigger.stop + _REACH)):
        found, behind = view.classes[at], view.classes[at + 1]
        if found.tag in ("verb", "comp", "rel") or view.tokens[at].text in "؛.:":
            return ()
        deed = found.preposition == _TO and found.tag == "noun" and not (found.definite or found.pronoun)
        governs = behind.tag in ("noun", "name", "num") and not (behind.preposition or behind.conjunction)
        if deed and governs and view.kinds[at] in _NOBODY:
            return tuple(p for p in parties_at(view, at + 1, sentence.stop) if _can_be_helped(view, p))
    return ()
