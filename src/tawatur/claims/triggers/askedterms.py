"""What a request, promise, threat or refusal asks: its terms are no events of their own, but for those it plans."""

from __future__ import annotations

import msgspec

from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.records.document import Sentence
from tawatur.text.folding import fold

__all__ = ["ASKING", "PERSONAL", "Asked", "asked_by", "is_asked", "is_called_for"]

#: Acts of somebody: without anybody who acts they are talk about such acts.
PERSONAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REQUEST", "REJECT", "THREATEN"})
#: Acts whose terms are no events.
ASKING = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT"})
#: Type → acts that are planned where somebody calls for them, or agrees on them.
_PLANNED = {"REQUEST": ("PROTEST",), "AGREE": ("RETREAT", "AID", "COOPERATE")}
#: The most tokens that what is asked for has, so that a sentence without an end costs linear time.
_LONGEST = 160
#: How far behind a word that asks a definite event noun still is what is asked ("called for the demonstration").
_ASKED = 3
#: ... where the preposition of what is asked stands right before it.
_TERMS = 8
_PAST, _PRESENT = "past", "present"
#: The preposition that may stand before what is called for instead ("called for", by "li-").
_TO = "ل"
#: The role of what is asked or promised.
_THEME = "theme"


class Asked(msgspec.Struct, frozen=True):
    """A word that asks, the token behind it, the one behind what it asks, and the prepositions of what is asked."""

    entry: EventTrigger
    first: int
    stop: int
    markers: frozenset[str]


def asked_by(view: EventView, trigger: Candidate, sentence: Sentence) -> Asked:
    """How far the terms of a word that asks reach: no farther than "after" and the like."""
    at, stop = trigger.stop, min(sentence.stop, trigger.stop + _LONGEST)
    while at < stop and (at in view.asides or not _ends(view, at)):
        if at in view.asides:
            at = view.asides[at]
            continue
        found = view.classes[at]
        opens = found.conjunction or (found.tense == _PAST and not _describes(view, at))
        if (found.tag == "verb" and opens) or at in view.known:
            break
        at += 1
    markers = frozenset(fold(marker) for marker, role in trigger.entry.prepositions.items() if role == _THEME)
    return Asked(trigger.entry, trigger.stop, min(at, stop), markers)


def _ends(view: EventView, at: int) -> bool:
    return view.classes[at].tag == "punct" and view.tokens[at].text in "،.؛"


def _describes(view: EventView, at: int) -> bool:
    """Whether a verb describes what stands right before it ("the plan that", "a plan they submitted")."""
    before = view.classes[at - 1]
    return before.tag == "rel" or (before.tag == "noun" and not before.definite and not before.pronoun)


def is_asked(view: EventView, trigger: Candidate, asked: Asked) -> bool:
    """Whether a noun, or a verb after "that", behind a request, promise or threat is what it asks or promises."""
    if trigger.first >= asked.stop:
        return False
    found = view.classes[trigger.first]
    if found.tag == "verb":
        before = view.classes[trigger.first - 1]
        wished = trigger.form.tense == _PRESENT and before.tag == "comp" and not before.pronoun
        return wished and trigger.entry.type in PERSONAL
    right_behind = trigger.first - asked.first <= _ASKED or _is_governed(view, trigger, asked)
    known = trigger.entry.people or (found.definite and not right_behind) or found.pronoun != ""
    return not known and trigger.shape != "participle" and _has_begun(view, trigger, asked)


def is_called_for(view: EventView, trigger: Candidate, asked: Asked) -> bool:
    """Whether what is asked is an event that is planned by the asking ("called for a demonstration")."""
    if trigger.entry.type not in _PLANNED.get(asked.entry.type, ()) or trigger.first >= asked.stop:
        return False
    to = view.classes[trigger.first].preposition == _TO and not trigger.entry.people
    return _is_governed(view, trigger, asked) or (to and trigger.first - asked.first <= _ASKED)


def _is_governed(view: EventView, trigger: Candidate, asked: Asked) -> bool:
    """Whether the preposition of what is asked stands right before an event noun, behind whoever is asked."""
    if trigger.first - asked.first > _TERMS:
        return False
    behind = _is_preposition(view, trigger.first - 1, asked)
    return behind or view.classes[trigger.first].preposition in asked.markers


def _has_begun(view: EventView, trigger: Candidate, asked: Asked) -> bool:
    """Whether the preposition of what is asked stands before a noun, which else tells when or where it was asked."""
    if not asked.markers or asked.entry.object == _THEME:
        return True
    return any(
        view.classes[at].preposition in asked.markers or _is_preposition(view, at, asked)
        for at in range(asked.first, trigger.first + 1)
    )


def _is_preposition(view: EventView, at: int, asked: Asked) -> bool:
    """Whether a token is a preposition of what is asked, as a word by itself."""
    return view.classes[at].tag == "prep" and view.tokens[at].variants[0].key in asked.markers
