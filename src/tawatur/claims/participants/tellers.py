"""Whoever announces or reports a deed: whether it can be his own, or he only tells of it."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.clauses import Attached
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["can_have_done", "happens", "names_doers", "occurs", "opens_words"]

#: Deeds that only those in arms or power do and announce, by type and mode.
_ASSAULT, _FORCE = "ASSAULT", frozenset({
    ("COERCE", "arrest"), ("COERCE", "deport"), ("RETREAT", "release"), ("RETREAT", "ceasefire"),
})  # fmt: skip
#: Kinds of those who tell of such deeds, those who fight, and those who tell of what any body decides.
_TELLERS = frozenset({"", "body", "civilian", "crowd"})
_FIGHTERS, _PEOPLE = ("armed", "army"), frozenset({"civilian", "crowd"})
#: What people announce and do themselves.
_OWN = frozenset({"PROTEST", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "THREATEN"})
#: The role of the subject of what begins and ends by itself.
_BY_ITSELF = "theme"
#: Roles of the words before those who do a deed, and the preposition that names them only in part.
_DOERS, _PAIR, _TO = "actor", "pair", "ل"
#: Classes of words that stand between "the outbreak of" and what breaks out.
_CONSTRUCT = frozenset({"noun", "num", "adj", "dem", "adv"})


def occurs(view: EventView, at: int, trigger: Candidate) -> bool:
    """Whether a noun says that the event behind it takes place ("the outbreak of | a series of | clashes")."""
    light = view.light[at]
    if light is None or light.subject != "" or view.classes[at].tag != "noun" or view.classes[at].definite:
        return False
    if view.classes[trigger.first].preposition:
        return False
    between = range(at + 1, trigger.first)
    return all(view.is_from(k) or _is_construct(view, k) for k in between)


def _is_construct(view: EventView, at: int) -> bool:
    found = view.classes[at]
    plain = not (found.definite or found.pronoun or found.preposition or found.conjunction)
    return found.tag in _CONSTRUCT and plain


def happens(view: EventView, at: int) -> bool:
    """Whether a verb says that an event takes place, or its noun, with which somebody's words begin."""
    light = view.light[at]
    told = view.classes[at].tag == "verb" or (view.classes[at].tag == "noun" and opens_words(view, at))
    return told and light is not None and light.subject == ""


def opens_words(view: EventView, at: int) -> bool:
    """Whether a noun is the first word of what somebody tells ("confirmed | the occurrence of")."""
    span = view.doc.span_of_tokens(at, at + 1)
    said = statement_around(view.doc, span)
    return said is not None and bisect_left(view.starts, said.content.start) == at


def names_doers(view: EventView, trigger: Candidate, attached: tuple[Attached, ...]) -> bool:
    """Whether a deed has its doers behind "by", or both its sides behind "between"."""
    for phrase in attached:
        sides = phrase.role == _PAIR and trigger.entry.joint
        by = phrase.role == _DOERS and phrase.marker != _TO
        if (sides or by) and any(view.can_act(p.first, p.stop) for p in phrase.parties):
            return True
    return False


def can_have_done(view: EventView, trigger: Candidate, party: Party) -> bool:
    """Whether a deed can be that of whoever announces it: no mere witness announces an attack of his own."""
    entry, kind, name = trigger.entry, view.kinds[party.head], view.names[party.head]
    armed = name is not None and name.key in view.fighters
    if entry.type == _ASSAULT or (entry.type, entry.mode) in _FORCE:
        if entry.joint or entry.subject == _BY_ITSELF:
            return armed or view.has_kind(party.first, party.stop, _FIGHTERS)
        return armed or kind not in _TELLERS or (kind == "" and name is not None)
    return kind not in _PEOPLE or entry.type in _OWN
