"""What stands around an event word and says that its event is an old one: a length of time since it, its anniversary,
the adjective "previous"."""

from __future__ import annotations

from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Derivation

__all__ = ["AGES", "aged", "is_remembered"]

_ANNIVERSARY, _PREVIOUS, _LAPSE, _LESS = "anniversary", "previous", "lapse", "less-than"
#: The rules of what makes a deed an old one: a day told before it is not its own.
AGES = frozenset({"<long since>", "<anniversary>", "<previous>"})
_NOUNS = ("noun", "phrase")
_MARKS = frozenset("؛;:.،,!?؟")
#: How far before a deed its anniversary stands at most, the length of time since it, and what opens that length.
_FAR, _SINCE, _LENGTH = 5, 9, 7
#: The role of "on", behind lengths of time, and how far behind the unit it stands ("and a half").
_ON, _HALF = "recipient", 3
#: The preposition of what an anniversary is of.
_OF = "ل"
_ADJECTIVES = frozenset({"adj", "num"})
#: Types of what lasts: "after two years of talks" tells how long.
_LASTING = frozenset({"CONSULT", "PROTEST", "COOPERATE", "MOBILIZE", "SANCTION"})


def aged(view: EventView, trigger: Candidate, *, may_come: bool, is_dated: bool) -> Derivation | None:
    """The words that make a deed an old one; `may_come`: its clause tells of what is to come or only possible;
    `is_dated`: a date of the last days stands behind it."""
    if trigger.shape not in _NOUNS or view.classes[trigger.first].tag == "verb":
        return None
    since = _since(view, trigger, may_come=may_come)
    if since is not None:
        return _told(view, "<long since>", since)
    at = _anniversary(view, trigger)
    if at is not None:
        return _told(view, "<anniversary>", range(at, at + 1))
    at = None if is_dated else _previous(view, trigger)
    return None if at is None else _told(view, "<previous>", range(at, at + 1))


def is_remembered(view: EventView, trigger: Candidate) -> bool:
    """Whether a deed is one whose anniversary is told."""
    return trigger.shape in _NOUNS and _anniversary(view, trigger) is not None


def _told(view: EventView, rule: str, words: range) -> Derivation:
    evidence = (view.doc.span_of_tokens(words.start, words.stop),)
    return Derivation(field="status", rule=rule, basis="inferred", evidence=evidence)


def _since(view: EventView, trigger: Candidate, *, may_come: bool) -> range | None:
    """The words for a length of a month at least that has passed since a deed ("three years after the killing").

    Behind "of" a length is one of what lasts ("after two years of war"), and what is to come after it may be too.
    """
    first = view.sentence(trigger.first).first
    for at in range(trigger.first - 1, max(first, trigger.first - _SINCE) - 1, -1):
        found = view.classes[at]
        if found.tag in ("verb", "comp", "rel", "conj") or view.tokens[at].text in _MARKS:
            return None
        of = view.is_from(at)
        if of and (may_come or _lasts(view, trigger)):
            return None
        on = found.tag == "prep" and not found.pronoun and view.role_at(at) == _ON
        unit = _unit_before(view, at, first) if of or on else None
        if unit is not None:
            return _length(view, unit, first)
    return None


def _lasts(view: EventView, trigger: Candidate) -> bool:
    entry, bare = trigger.entry, trigger.first + 1 == trigger.stop and view.classes[trigger.first].definite
    return (
        entry.joint or entry.background or entry.lasting or entry.type in _LASTING or (bare and entry.type == "COERCE")
    )


def _unit_before(view: EventView, at: int, first: int) -> int | None:
    """The long unit of time right before a preposition, or before "and a half" there."""
    for k in range(at - 1, max(first, at - _HALF) - 1, -1):
        if _unit(view, k) is not None:
            return None if view.classes[k].definite else k
    return None


def _unit(view: EventView, at: int) -> bool | None:
    """Whether less than the unit of time at a token is less than a month; None where no long unit stands there."""
    return next((view.long_units[key] for key in view.tokens[at].keys if key in view.long_units), None)


def _length(view: EventView, unit: int, first: int) -> range | None:
    """The words from "after" to the unit; none where the length may be shorter than a month."""
    less = False
    for at in range(unit - 1, max(first, unit - _LENGTH) - 1, -1):
        age = view.ages.get(at, "")
        less = less or age == _LESS
        if age == _LAPSE:
            return None if less and _unit(view, unit) else range(at, unit + 1)
        counts = view.classes[at].tag in ("num", "prep", "adj", "noun", "particle") or view.kinds[at] == QUANTITY
        if not (counts or less) or view.tokens[at].text in _MARKS:
            return None
    return None


def _anniversary(view: EventView, trigger: Candidate) -> int | None:
    """The word for an anniversary that a deed belongs to, right before it or before its ordinal and "of"."""
    at, own = trigger.first, view.classes[trigger.first].preposition
    for k in range(at - 1, max(view.sentence(at).first, at - _FAR) - 1, -1):
        if view.ages.get(k) == _ANNIVERSARY:
            return k if own == _OF or k == at - 1 else None
        if view.classes[k].tag not in _ADJECTIVES:
            return None
    return None


def _previous(view: EventView, trigger: Candidate) -> int | None:
    """The adjective "previous" among those right behind a deed that agree with it in definiteness."""
    known = view.classes[trigger.first].definite
    for k in range(trigger.stop, min(view.sentence(trigger.first).stop, trigger.stop + _FAR)):
        found = view.classes[k]
        if found.definite != known or found.preposition or found.conjunction:
            return None
        if view.ages.get(k) == _PREVIOUS:
            return k
        if found.tag != "adj":
            return None
    return None
