"""Whether those who act in an event and suffer it are such as its word asks for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import takewhile

from tawatur.claims.clauses.phrasefit import is_dual_office
from tawatur.claims.clauses.view import POST, EventView, is_state
from tawatur.claims.participants.participants import Parties
from tawatur.claims.participants.roles import pronoun_behind
from tawatur.claims.participants.tellers import opens_words
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.span import Span

__all__ = ["agent_fits", "are_several", "target_fits"]

#: Sort of agent → the kinds of nouns that are of it.
_KINDS = {
    "armed": ("armed", "army"),
    "army": ("army", "armed"),
    "forces": ("army", "armed", "police"),
    "belligerent": ("army", "armed"),
    "crowd": ("crowd",),
    "official": ("official", "government"),
    "government": ("government", "official", "body"),
    "envoy": ("official",),
    "militia": ("armed",),
    "security": ("police", "army", "government", "official"),
    "power": ("police", "army", "government", "official", "armed", "body"),
}
#: Those who may arrest.
_HOLDERS = frozenset({"police", "army", "armed", "government"})
#: Visits may be told without who makes them ("during a visit to the capital").
_VISIT, _ARREST, _WEAPON = "visit", "arrest", "weapon"
#: How many words before its verb a weapon stands, and the classes of those between.
_NEAR, _NOMINAL = 4, frozenset({"noun", "adj", "name", "num"})
#: The numbers of words for two and more.
_SEVERAL = frozenset({"du", "pl"})
#: Sorts of agents that a person in office is not, whatever he commands.
_ARMED = frozenset({"armed", "army", "belligerent", "forces", "militia"})
#: ... and that a crowd is not, whatever body it is of ("students of the faculty of"), and kinds of crowds.
_FORCES, _UNARMED = frozenset({"army", "belligerent", "forces"}), frozenset({"crowd", "civilian"})
#: Those who protest and those who arrest, who may be known, like the armed, from the clause that a verb is joined to.
_CROWD = "crowd"
_DOING = _ARMED | {_CROWD, "security"}
#: Who abducts, and those whom no adjective makes a band ("the authorities of X").
_MILITIA, _LAWFUL = "militia", frozenset({"government", "police"})


def agent_fits(view: EventView, trigger: Candidate, parties: Parties, inferred: tuple[Span, ...]) -> bool:
    """Whether whoever acts is of the sort that the entry asks for, or may stay unnamed; `inferred`: who acts where the
    clause names nobody."""
    agent = trigger.entry.agent
    if trigger.entry.wordless and _is_orator(view, parties):
        return False
    if not agent:
        return True
    if agent == _WEAPON:
        return _is_by_weapon(view, trigger)
    if not parties.actors:
        if trigger.entry.hosts and trigger.shape == "noun" and parties.recipients:
            return bool(inferred) and _is_occasion(view, trigger.first)
        if trigger.entry.mode == _VISIT and trigger.shape != "verb":
            return (
                bool(inferred)
                and (_is_occasion(view, trigger.first) or parties.carrier is not None)
                and any(view.is_place(at) for p in parties.recipients for at in range(p.first, p.stop))
            )
        if inferred and agent in _DOING and trigger.shape == "verb" and _joins(view, trigger):
            return _is_of_sort(view, agent, [at for span in inferred for at in _tokens_of(view, span)])
        if agent == "security" and trigger.shape == "noun" and parties.recipients:
            return opens_words(view, trigger.first)
        if agent in ("armed", "army", "belligerent", "crowd", "forces", "official", "envoy", "militia", "security"):
            return False
        return bool(inferred) or not trigger.entry.weak
    if parties.nation is not None:
        return agent != _CROWD
    return _is_of_sort(view, agent, [at for p in parties.actors for at in range(p.first, p.stop)])


def are_several(view: EventView, trigger: Candidate, parties: Parties, actors: tuple[Span, ...]) -> bool:
    """Whether two or more act: several phrases, or one that counts two or more ("the two ministers of", "they met")."""
    if len(actors) > 1 or (trigger.shape == "verb" and trigger.form.number in _SEVERAL):
        return True
    heads = [p.head for p in parties.actors[:1]]
    return any(view.plural[at] or view.classes[at].number in _SEVERAL or is_dual_office(view, at) for at in heads)


def _is_by_weapon(view: EventView, trigger: Candidate) -> bool:
    """Whether a weapon stands where the subject of a verb does: right behind it, or before it."""
    sentence = view.sentence(trigger.first)
    behind = range(trigger.stop, min(sentence.stop, trigger.stop + 1))
    before = range(trigger.first - 1, max(sentence.first, trigger.first - _NEAR) - 1, -1)
    for at in (*behind, *takewhile(lambda k: view.classes[k].tag in _NOMINAL, before)):
        if view.means[at] is not None:
            return True
    return False


def _joins(view: EventView, trigger: Candidate) -> bool:
    """Whether a verb goes on with the subject of the clause before: by "and", or behind "that he"."""
    at = trigger.first - 1 - bool(trigger.entry.behind)
    before = view.classes[at] if at >= view.sentence(trigger.first).first else None
    said = before is not None and before.tag in ("comp", "conj") and before.pronoun != ""
    return trigger.start > view.tokens[trigger.first].start or said


def _tokens_of(view: EventView, span: Span) -> range:
    return range(bisect_right(view.starts, span.start) - 1, bisect_left(view.starts, span.end))


def _is_of_sort(view: EventView, agent: str, told: list[int]) -> bool:
    """Whether those named as actors are of a sort; remarks between them ("X, led by Y, and Z") do not count."""
    if agent == "political":
        return any(view.is_political(at, at + 1) or view.means[at] for at in told)
    head = view.kinds[told[0]]
    if agent == _CROWD and head in _KINDS["armed"]:
        return any(view.kinds[at] == _CROWD and view.classes[at - 1].tag == "prep" for at in told[1:])
    if agent == _MILITIA and head in _LAWFUL:
        return False
    leads = head == "official" and agent in _ARMED
    if any(view.kinds[at] in _KINDS[agent] for at in told) and not leads:
        return True
    if agent in _FORCES and head in _UNARMED and view.names[told[0]] is None:
        return False
    weapon = view.means[told[0]]
    if agent in _ARMED and weapon is not None and weapon.agentive:
        return True
    names = {name.type for at in told if (name := view.names[at]) is not None}
    if agent == _CROWD:
        return _are_many(view, told)
    if agent in ("official", "government", "security", "power"):
        return bool(names)
    if agent == "envoy":
        return "PER" in names
    if agent in ("armed", "forces", "militia", "belligerent"):
        state = agent == "belligerent" and any((name := view.names[at]) is not None and is_state(name) for at in told)
        return state or bool(names & {"ORG", "NORP"})
    return agent == "army" and "NORP" in names


def _is_occasion(view: EventView, at: int) -> bool:
    """Whether a noun tells on what occasion something was said: "during a visit", "at the end of a visit"."""
    for before in (at - 1, at - 2):
        marker = view.markers[before] if before >= 0 else None
        if marker is not None:
            return marker[0] in ("stop", "place")
        if view.classes[at].preposition or before < 0 or view.classes[before].tag != "noun":
            return False
    return False


def _are_many(view: EventView, told: list[int]) -> bool:
    """Whether a phrase counts people without naming them, or names several of a sort ("about twenty thousand")."""
    if any((name := view.names[at]) is not None and name.type != "LOC" for at in told):
        return False
    if any(view.classes[at].tag == "num" for at in told):
        return True
    several = (at for at in told if view.plural[at] or view.classes[at].number == "pl")
    return any(at in view.people for at in several) or view.names_people(told[0])


def _is_orator(view: EventView, parties: Parties) -> bool:
    """Whether the actor is a person in office, whose "attack" is one in words."""
    if not parties.actors or parties.nation is not None:
        return False
    head = parties.actors[0].head
    name = view.names[head]
    return view.kinds[head] == "official" or (view.kinds[head] == "" and name is not None and name.type == "PER")


def target_fits(view: EventView, trigger: Candidate, parties: Parties) -> bool:
    """Whether whoever suffers is of the sort that the entry asks for."""
    target = trigger.entry.target
    if not target:
        return True
    if target == "place":
        return any(view.is_place(at) or view.kinds[at] == POST for p in parties.places for at in range(p.first, p.stop))
    if not parties.recipients:
        owned = trigger.shape == "noun" and (trigger.pronoun != "" or pronoun_behind(view, trigger) != "")
        known = trigger.shape == "phrase" or owned or _is_passive(view, trigger)
        return target == "person" and (known or _has_power(view, trigger, parties))
    first, stop = min(p.first for p in parties.recipients), max(p.stop for p in parties.recipients)
    people = view.has_kind(
        first, stop, ("civilian", "armed", "official", "crowd", "police", "army", "body", "quantity")
    )
    if target == "person" and trigger.shape == "phrase":
        return True
    if target == "person":
        named = any(name is not None and name.type in ("PER", "NORP") for name in view.names[first:stop])
        return people or named or view.classes[first].tag == "num" or parties.recipients[0].head in view.people
    return view.is_political(first, stop) or people or view.classes[first].tag == "num"


def _is_passive(view: EventView, trigger: Candidate) -> bool:
    """Whether a past verb of arrest has no object: somebody told of before was arrested ("and was held in May")."""
    follows = trigger.stop < view.sentence(trigger.first).stop and view.classes[trigger.stop].tag == "prep"
    arrest = trigger.entry.mode == _ARREST and trigger.shape == "verb" and trigger.form.tense == "past"
    return arrest and not trigger.pronoun and follows


def _has_power(view: EventView, trigger: Candidate, parties: Parties) -> bool:
    """Whether those who arrest are named and can do it, so that the arrest is told without the arrested."""
    if not parties.actors or (trigger.shape == "noun" and parties.carrier is None):
        return False
    head = parties.actors[0].head
    name = view.names[head]
    return view.kinds[head] in _HOLDERS or (name is not None and name.type in ("ORG", "NORP"))
