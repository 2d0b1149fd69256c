"""The two sides of an event whose noun a clause describes first ("clashes that lasted a week between X and Y")."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import Attached, phrases_after
from tawatur.claims.clauses.phrasefit import is_adverb, is_object
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate
from tawatur.text.inflection import DUAL_ENDING

__all__ = ["sides_behind_clause"]

#: The longest such clause, in tokens, and the role of what stands between two sides.
_CLAUSE, _PAIR = 10, "pair"
#: What else may stand in it: how often, how strongly, which of several.
_LIGHT = frozenset({"adv", "num", "particle", "prep"})


def sides_behind_clause(view: EventView, trigger: Candidate, at: int) -> tuple[Attached, ...]:
    """The phrases from "between" on, behind a clause right behind the noun that tells only when, where or how long."""
    stop = view.sentence(trigger.first).stop
    at += at + 1 < stop and view.classes[at].tag == "rel"
    if at >= stop or not _describes(view, trigger, at):
        return ()
    for k in range(at + 1, min(stop, at + 1 + _CLAUSE)):
        marker = view.markers[k]
        if marker is not None and marker[0] == _PAIR:
            return phrases_after(view, k)[0]
        if not _tells_when(view, k):
            return ()
    return ()


def _describes(view: EventView, trigger: Candidate, at: int) -> bool:
    """Whether a verb can have the event noun as its subject."""
    verb, noun = view.classes[at], view.classes[trigger.first]
    gender = "f" if noun.number == "pl" else noun.gender
    if verb.tag != "verb" or verb.conjunction or verb.voice == "passive" or verb.number not in ("", "sg"):
        return False
    return not (verb.gender == "m" and gender == "f" and noun.number == "pl")


def _tells_when(view: EventView, at: int) -> bool:
    """Whether a word between a verb and "between" names neither a party nor a thing."""
    found, name = view.classes[at], view.names[at]
    if view.times[at] is not None or at in view.lasting or is_adverb(view, at) or is_object(view, at):
        return True
    if found.tag == "noun" and view.kinds[at] == "" and name is None and _is_dual(view, at):
        return True
    if found.tag in _LIGHT and not found.conjunction:
        return True
    place = name is not None and name.type == "LOC"
    placed = found.preposition != "" or view.classes[at - 1].tag in ("prep", "name", "noun")
    return place and placed


def _is_dual(view: EventView, at: int) -> bool:
    """Whether an indefinite noun counts two ("lasted two days")."""
    found = view.classes[at]
    return not found.definite and not found.preposition and view.tokens[at].norm.endswith(DUAL_ENDING)
