"""Who is sought where neither the phrase nor the clause of an event names him, by what its type is about."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.blamed import blamed_for
from tawatur.claims.participants.concerned import helped, must_do, named_within, who_must, whose
from tawatur.claims.participants.crowds import crowd_within, dispersed
from tawatur.claims.participants.givers import giver_of, served
from tawatur.claims.participants.roles import Roles
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["complete", "read_answered"]

_VISIT, _REQUEST, _REJECT = "visit", "REQUEST", "REJECT"
#: Acts of speech against or for somebody.
_ADDRESSED = frozenset({"ACCUSE", "THREATEN", "SUPPORT"})
_AGREE, _CONSULT = "AGREE", "CONSULT"
#: Giving in "to" demands, which are somebody's.
_CONCEDE, _TO = "CONCEDE", "ل"
#: Answers to what somebody wants or does, which is his where nobody else is named.
_ANSWERS = frozenset({"REJECT", "SUPPORT"})
_THREATEN, _AID, _ASSAULT = "THREATEN", "AID", "ASSAULT"
_CONDITIONAL = frozenset({_THREATEN, _AGREE})


def complete(view: EventView, trigger: Candidate, roles: Roles) -> None:
    """Seek whoever the phrase or clause of an event does not name, where events of its type tell them."""
    found = roles.found
    if not found["actor"]:
        roles.add("actor", blamed_for(view, trigger), "who is blamed for it")
    if trigger.shape != "verb" and not found["actor"]:
        roles.add("actor", crowd_within(view, trigger), "crowd that does something in it")
    if trigger.entry.type == _ASSAULT and not found["recipient"]:
        roles.add("recipient", dispersed(view, trigger), "whom it is to disperse")
    if trigger.entry.type in _CONDITIONAL and not found["recipient"]:
        roles.add("recipient", who_must(view, trigger), "subject of the condition")
    if trigger.entry.type == _REQUEST and not found["recipient"]:
        roles.add("recipient", must_do(view, trigger, found["actor"]), "who would have to do it")
    if trigger.entry.type == _AGREE and trigger.shape != "noun" and not found["recipient"]:
        roles.add("recipient", helped(view, trigger), "to whom the promised aid goes")
    if trigger.entry.type == _AID and not found["actor"] and (givers := giver_of(view, trigger)):
        found["actor"] = [p for p in givers if p not in found["recipient"]]
        roles.rules.append("actor: whose what is given is")
    if trigger.entry.type == _AID and not found["recipient"]:
        roles.add("recipient", served(view, trigger), "whom it serves")


def read_answered(view: EventView, trigger: Candidate, roles: Roles) -> None:
    """Give what answers, accuses, threatens or praises those who are named only in what it is about."""
    found, verbal = roles.found, trigger.shape == "verb"
    refused = trigger.entry.type == _REJECT and trigger.shape in ("verb", "noun")
    known = bool(found["actor"]) and (verbal or bool(found["theme"]))
    refused = refused and (known or (verbal and view.classes[trigger.first].gender == "f"))
    told = trigger.entry.type in _ADDRESSED and not (trigger.entry.type == _THREATEN and trigger.entry.target)
    told = told or (trigger.entry.type == _CONCEDE and trigger.entry.prepositions.get(_TO) == "theme")
    own: tuple[Party, ...] = ()
    if trigger.entry.type in _ANSWERS and not trigger.entry.joint and found["theme"] and not found["recipient"]:
        own = tuple(p for p in whose(view, found["theme"][0]) if not _is_of(p, found["actor"]))
    if own and view.nations[own[0].first]:
        roles.add("recipient", own, "whose it is")
    if (refused or told) and not any(view.can_act(p.first, p.stop) for p in found["recipient"]):
        within = named_within(view, trigger, found["actor"])
        given = found["recipient"]
        others = [p for p in given if not _holds(p, within)]
        found["recipient"] = others if len(others) == len(given) else []
        roles.add("recipient", within, "named in what it is about")
        found["recipient"] += [p for p in others if p not in found["recipient"]]
    roles.add("recipient", own, "whose it is")


def _is_of(party: Party, others: list[Party]) -> bool:
    """Whether a phrase lies in one of the others."""
    return any(p.first <= party.first < p.stop for p in others)


def _holds(party: Party, inner: tuple[Party, ...]) -> bool:
    """Whether a phrase for a deed holds whoever does it."""
    return any(party.first <= p.first < party.stop for p in inner)
