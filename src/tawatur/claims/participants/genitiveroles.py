"""What the genitive of an event noun is to the event: who does it, whom it befalls, or what it is about."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView, is_state
from tawatur.claims.participants.genitives import has_object_behind
from tawatur.claims.participants.hits import can_be_hit
from tawatur.claims.participants.roles import Roles, is_receiver, listed_role
from tawatur.claims.triggers.triggers import Candidate
from tawatur.lexicon.concepts.triggers import EventTrigger

__all__ = ["read_genitive"]

#: The preposition before what somebody is given.
_WITH = "ب"
_BLAST, _ADVERB = "explosives", "adverb"
_VISIT, _ASSAULT, _AID = "visit", "ASSAULT", "AID"
#: Kinds of those who are shelled and shell nobody.
_UNARMED = frozenset({"civilian", "crowd", "official"})


def read_genitive(
    view: EventView, trigger: Candidate, roles: Roles, genitive: list[Party], bare: tuple[Party, ...]
) -> None:
    """Give the genitive of an event noun its role, and the object that follows it its own."""
    entry = trigger.entry
    object_follows = has_object_behind(view, genitive[-1], bare)
    object_follows = object_follows and not (entry.object == "recipient" and _is_given(view, entry, bare[0]))
    acts = object_follows and view.is_political(genitive[0].first, genitive[0].stop)
    if object_follows and entry.genitive == "recipient" and _names_again(view, genitive[-1], bare[0]):
        roles.add("recipient", [*genitive, *bare[1:]], "genitive")
        return
    if acts and entry.genitive in ("recipient", "theme", "within"):
        given = entry.type == _AID and entry.object == "theme" and is_receiver(view, bare[0])
        roles.add("actor", genitive, "genitive subject")
        roles.add("recipient" if given else entry.object, bare, "object of a verbal noun")
        return
    if entry.mode == _BLAST and not object_follows and _is_themselves(view, genitive[-1].stop):
        roles.add("actor", genitive, "genitive subject")
        return
    done = entry.genitive == "actor" and entry.object == "recipient" and not entry.joint
    if done and entry.type == _ASSAULT and not roles.found["recipient"] and _is_town(view, genitive):
        roles.add("place", genitive, "genitive place")
        return
    if done and entry.of_bands and not (object_follows or roles.found["recipient"]) and _are_unarmed(view, genitive[0]):
        roles.add("recipient", genitive, "genitive object")
        return
    name = view.names[genitive[0].head]
    if done and entry.mode == _VISIT and not object_follows and name is not None and name.type == "LOC":
        roles.add("recipient", genitive, "genitive object")
        return
    shelled = done and entry.of_bands != "" and _are_unarmed(view, genitive[0])
    if done and (shelled or roles.found["actor"] or not view.can_act(genitive[0].first, genitive[0].stop)):
        if entry.type != _ASSAULT or can_be_hit(view, genitive[0]) or genitive[0].stop - genitive[0].first > 1:
            roles.add("recipient", genitive, "genitive object")
        return
    roles.add(entry.genitive, genitive, "genitive")
    if object_follows and entry.genitive == "actor":
        roles.add(entry.object, bare, "object of a verbal noun")


def _is_themselves(view: EventView, at: int) -> bool:
    """Whether "themselves" stands at a token ("the blowing up of three attackers | themselves")."""
    return at < len(view.classes) and view.role_at(at) == _ADVERB and view.classes[at].pronoun != ""


def _is_town(view: EventView, genitive: list[Party]) -> bool:
    """Whether the genitive of an attack only names where it was: a town that is no capital nor state ("the attacks of
    M.")."""
    name = view.names[genitive[0].head]
    placed = name is not None and name.type == "LOC" and name.first == genitive[0].first
    return (
        len(genitive) == 1 and placed and name is not None and view.kinds[genitive[0].head] == "" and not is_state(name)
    )


def _are_unarmed(view: EventView, party: Party) -> bool:
    """Whether a phrase names people who have no weapons of war ("the shelling of civilians")."""
    return view.kinds[party.head] in _UNARMED


def _is_given(view: EventView, entry: EventTrigger, party: Party) -> bool:
    """Whether a phrase may be what somebody is given, behind an attached "with" ("the supplying of X with Y")."""
    prefixes = {variant.prefix for variant in view.tokens[party.first].variants}
    return listed_role(entry.prepositions, _WITH) == "theme" and _WITH in prefixes


def _names_again(view: EventView, party: Party, behind: Party) -> bool:
    """Whether a phrase behind a person is his office or name ("the sheikh A., head of", "a leader of X, B.")."""
    if view.kinds[behind.head] != "official":
        return False
    name = view.names[party.stop - 1]
    return (name is not None and name.type == "PER") or view.kinds[party.head] in ("civilian", "official")
