"""The parties of an event told by a noun, participle or fixed phrase: its genitive, what is attached to it, and
who does what the word that governs it says."""

from __future__ import annotations

import msgspec

from tawatur.claims.clauses.clauses import Attached, phrases_after
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.phrasefit import is_noun
from tawatur.claims.clauses.pronouns import owner_of
from tawatur.claims.clauses.view import EventView, is_state
from tawatur.claims.participants.carriers import read_carrier, read_distant_carrier
from tawatur.claims.participants.charged import charge_before
from tawatur.claims.participants.genitivephrases import genitive_of, is_countryman
from tawatur.claims.participants.genitiveroles import read_genitive
from tawatur.claims.participants.genitives import does_it, has_object_behind
from tawatur.claims.participants.governors import (
    described_by,
    governing_subject,
    main_subject,
    nearest_subject,
    predicated,
    teller_behind,
)
from tawatur.claims.participants.hits import STRIKING, can_be_hit, hit_after_verb, hit_behind, hit_by_attack
from tawatur.claims.participants.meetings import gathers, read_gathered, read_held_in
from tawatur.claims.participants.roles import Roles, listed_role, read_attached
from tawatur.claims.participants.sides import sides_behind_clause
from tawatur.claims.participants.sitephrases import is_place, is_site
from tawatur.claims.participants.tellers import names_doers
from tawatur.claims.triggers.triggers import Candidate
from tawatur.lexicon.concepts.triggers import EventTrigger

__all__ = ["is_countryman", "read_noun"]

#: The preposition before the object of a verbal noun whose subject follows it.
_TO = "ل"
#: Modes of what befalls persons only.
_ON_PERSONS = frozenset({
    "arrest", "abduct", "torture", "beat", "targeted", "sexual", "deport", "convict", "release",
})  # fmt: skip
#: Types of deeds whose "li-" names people even where these are not known ("its killing of ten").
_BODILY = frozenset({"ASSAULT", "COERCE"})
#: The role of words that tell when ("during").
_STOP = "stop"
#: The word that says that violence was tried: who foils or denies "an attempt to kill" has not made it.
_ATTEMPT = "attempt"
_VISIT, _CONSULT, _ASSAULT, _COERCE, _SUPPORT = "visit", "CONSULT", "ASSAULT", "COERCE", "SUPPORT"
_OF_SPEECH = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
#: How far behind a deed with a pronoun its object begins.
_NEAR = 3
#: How indefinite objects and adverbs end.
_ACCUSATIVE = ("ا", "ً")

#: Kinds of those who bomb and are not bombed as such.
_POWERS = frozenset({"army", "government"})


def read_noun(view: EventView, trigger: Candidate, roles: Roles, nation: int | None) -> int | None:
    """Give an event told by a noun its parties; returns the verb that carries it, if any."""
    entry = trigger.entry
    at = trigger.stop
    if trigger.stop - trigger.first > 1 and view.classes[trigger.stop - 1].tag == "prep":
        at -= 1
    sentence = view.sentence(trigger.first)
    if (gathering := gathers(view, trigger)) is not None:
        read_gathered(view, trigger, roles, gathering)
        if roles.found["actor"]:
            carrier = read_carrier(view, trigger, roles, at)
            read_held_in(view, trigger, roles, carrier)
            return carrier
    possessive = trigger.pronoun or view.classes[trigger.first].pronoun
    genitive = [] if possessive or nation is not None else genitive_of(view, trigger, at, sentence.stop)
    if entry.type == _ASSAULT:
        hit, taken = hit_by_attack(view, trigger, genitive)
        roles.add("recipient", hit, STRIKING)
        genitive = [] if hit and taken else genitive
    if genitive:
        at = genitive[-1].stop
    while at < sentence.stop and _is_attribute(view, at):
        at += 1
    attached, bare = phrases_after(view, at) if at < sentence.stop else ((), ())
    charged = charge_before(view, trigger) is not None
    done = bool(genitive) and _is_done_by(view, trigger, genitive[0], attached)
    followed = bool(genitive) and has_object_behind(view, genitive[-1], bare)
    own = does_it(view, trigger, genitive, acts=done, followed=followed)
    free = charged or entry.subject == "recipient"
    apart = own and (done or followed) and view.classes[trigger.first].conjunction
    named = names_doers(view, trigger, attached)
    carrier = None if free else read_carrier(view, trigger, roles, at, announced=own, apart=apart, named=named)
    behind_hit = max((p.stop for phrase in attached for p in phrase.parties), default=at)
    if carrier is None and behind_hit > at and entry.type == _ASSAULT and not charged:
        carrier = read_distant_carrier(view, trigger, roles, behind_hit)
    if entry.joint and not (attached or bare or roles.found["actor"]):
        attached = sides_behind_clause(view, trigger, at)
    if genitive and entry.genitive == "recipient" and _acts_upon(view, trigger, genitive[0], attached):
        roles.add("actor", genitive, "genitive subject")
        roles.add("recipient", attached[0].parties, "object of a verbal noun behind li-")
    behind = not bare or not attached or not attached[0].parties or attached[0].parties[0].first < bare[0].first
    behind = behind and bool(possessive) and entry.object == "recipient" and entry.genitive != "theme"
    if behind and _is_object(view, trigger, attached):
        roles.add("recipient", attached[0].parties, "object of a verbal noun behind li-")
        attached = attached[1:]
    attached = _without_visitor(view, trigger, roles, attached)
    acted, owned = bool(roles.found["actor"]), bool(genitive)
    first = owned and not done and entry.genitive == "recipient"
    if first:
        read_genitive(view, trigger, roles, genitive, bare)
    read_attached(view, trigger, roles, _possessed(view, trigger, attached, acted=acted, owned=owned))
    active = trigger.shape == "participle" or (trigger.shape == "noun" and bool(possessive))
    if done:
        roles.add("actor", genitive, "genitive subject")
    elif genitive and not first:
        read_genitive(view, trigger, roles, genitive, bare)
    elif active and bare and bare[0].first <= at + 1:
        _read_object(view, trigger, roles, bare)
    if possessive:
        _read_owner(view, trigger, roles, possessive, attached)
    _read_described(view, trigger, roles)
    read_held_in(view, trigger, roles, carrier)
    campaign = entry.type == _COERCE and trigger.shape == "phrase" and trigger.stop - trigger.first > 1
    struck = entry.type == _ASSAULT and trigger.shape != "verb" and (entry.genitive == "actor" or not genitive)
    if struck or campaign:
        roles.add("recipient", *hit_behind(view, trigger, at))
    if struck and bare:
        roles.add("recipient", hit_after_verb(view, trigger, bare), STRIKING)
    if not charged:
        _read_governor(view, trigger, roles, attached, alone=not (possessive or carrier))
    return carrier


def _read_object(view: EventView, trigger: Candidate, roles: Roles, bare: tuple[Party, ...]) -> None:
    """Give an active word its object right behind it."""
    entry = trigger.entry
    if not entry.object or entry.genitive == "theme":
        return
    if _can_suffer(view, entry, bare[0]) and not _is_met(view, trigger, bare[0]):
        roles.add(entry.object, bare, "object of a verbal noun")


def _read_owner(
    view: EventView, trigger: Candidate, roles: Roles, possessive: str, attached: tuple[Attached, ...]
) -> None:
    """Give an event noun with a pronoun whose it is: who does it, or whom it befalls."""
    entry, before = trigger.entry, roles.found["actor"]
    owner = owner_of(view, trigger.first, possessive, person=entry.mode in _ON_PERSONS)
    if before and entry.joint:
        owner = tuple(p for p in owner if not is_place(view, p))
    role = "actor" if entry.genitive != "theme" and (not before or entry.joint) else ""
    told = any(listed_role(entry.prepositions, p.marker) == "recipient" for p in attached if p.parties)
    suffers = entry.genitive == "recipient" and (before or not (roles.found["recipient"] or told))
    role = "recipient" if suffers or entry.result else role
    roles.add(role, owner, "attached pronoun")


def _read_described(view: EventView, trigger: Candidate, roles: Roles) -> None:
    """Give a phrase that describes somebody the one whom it describes."""
    if trigger.entry.subject == "recipient" and trigger.shape == "phrase":
        roles.add("recipient", described_by(view, trigger, known=True), "what it describes")
        if not view.classes[trigger.first].definite:
            roles.add("recipient", nearest_subject(view, trigger), "subject of the main clause")
    elif trigger.shape == "phrase" and _says_of(view, trigger):
        roles.add("actor", described_by(view, trigger), "what it describes")


def _says_of(view: EventView, trigger: Candidate) -> bool:
    """Whether a phrase says something of whoever stands before it: an adjective, or one of speech taken for a noun."""
    found, text = view.classes[trigger.first], view.tokens[trigger.first].text
    spoken = trigger.entry.type in _OF_SPEECH and not text.endswith(_ACCUSATIVE)
    return found.tag == "adj" or (found.tag == "noun" and not found.preposition and spoken)


def _read_governor(
    view: EventView, trigger: Candidate, roles: Roles, attached: tuple[Attached, ...], *, alone: bool
) -> None:
    """Give a noun or participle who does it from outside its phrase; `alone`: no pronoun or verb tells who."""
    entry = trigger.entry
    sided = entry.type == _ASSAULT and any(phrase.role == "company" for phrase in attached)
    upon = entry.genitive in ("recipient", "theme") or sided
    met = (sided or entry.type == _SUPPORT) and entry.joint and len(roles.found["actor"]) == 1
    met = met and roles.found["actor"][0].first > trigger.first
    tried = view.light[trigger.first - 1] if trigger.first else None
    upon = upon and not (tried is not None and tried.id == _ATTEMPT)
    if (not roles.found["actor"] or met) and upon and trigger.shape == "noun":
        hit = roles.found["recipient"]
        doers = (
            p for p in governing_subject(view, trigger) if not any(p.first < r.stop and r.first < p.stop for r in hit)
        )
        roles.add("actor", tuple(doers), "subject of the governing verb")
    if entry.type == _CONSULT and entry.joint and len(roles.found["actor"]) <= 1 and alone:
        both = not roles.found["actor"]
        roles.add("actor", governing_subject(view, trigger, says=True, both=both), "subject of the governing verb")
    if entry.type == _CONSULT and entry.joint and len(roles.found["actor"]) == 1:
        roles.add("actor", teller_behind(view, trigger), "who speaks there")
    if trigger.shape == "participle":
        if not view.tokens[trigger.first].text.endswith(_ACCUSATIVE):
            roles.add("actor", predicated(view, trigger), "what it describes")
        roles.add("actor", main_subject(view, trigger), "subject of the main clause")


def _can_suffer(view: EventView, entry: EventTrigger, party: Party) -> bool:
    """Whether a phrase right behind a deed of somebody can be its object: no lone word that describes the deed."""
    found = view.classes[party.first]
    alone = party.stop - party.first == 1 and found.definite and entry.object == "recipient"
    return not found.conjunction and not (alone and not can_be_hit(view, party) and view.kinds[party.head] == "")


def _is_met(view: EventView, trigger: Candidate, party: Party) -> bool:
    """Whether somebody in office or named behind "during his visit" is whom the verb before it concerns ("will meet,
    during his visit, X")."""
    during = trigger.first > 0 and view.role_at(trigger.first - 1) == _STOP
    name = view.names[party.head]
    somebody = view.kinds[party.head] == "official" or (name is not None and name.type == "PER")
    return during and somebody and trigger.entry.mode == _VISIT and not trigger.entry.hosts


def _is_attribute(view: EventView, at: int) -> bool:
    found = view.classes[at]
    participle = found.tag == "participle" and view.classes[at - 1].tag != "punct"
    adjective = found.tag == "adj" and not is_noun(view, at)
    return (adjective or participle) and not found.preposition and not found.conjunction


def _possessed(
    view: EventView, trigger: Candidate, attached: tuple[Attached, ...], *, acted: bool, owned: bool
) -> tuple[Attached, ...]:
    """After an indefinite event noun "li-" marks who acts ("an attack of the group"), elsewhere to whom it goes: where
    a verb says who acts, too (`acted`: "laid an ambush for the patrol"), or a genitive (`owned`: "the threat of X
    to")."""
    entry = trigger.entry
    spoken = owned and entry.type in _OF_SPEECH and entry.object == "recipient"
    listed = listed_role(trigger.entry.prepositions, _TO) is not None
    by = entry.type == _ASSAULT and entry.noun_from != "" and not acted and _is_force(view, trigger, attached)
    if not by and (entry.genitive != "actor" or (listed and not _is_hit_apart(trigger, attached))):
        return attached
    suffers = spoken or (acted and entry.type == _ASSAULT)
    return tuple(
        msgspec.structs.replace(phrase, role="recipient" if suffers else "actor")
        if number == 0 and phrase.marker == _TO and _is_actor(view, phrase.parties[0])
        else phrase
        for number, phrase in enumerate(attached)
        if phrase.parties
    )


def _is_force(view: EventView, trigger: Candidate, attached: tuple[Attached, ...]) -> bool:
    """Whether "li-" right behind an attack names troops, aircraft or a power, whose attack it is ("a shelling of the
    army", "of the occupation"), or fighters where what they hit stands behind another preposition."""
    phrase = attached[0] if attached else None
    if phrase is None or phrase.marker != _TO or not phrase.parties:
        return False
    head = phrase.parties[0].head
    weapon = view.means[head]
    if view.kinds[head] in _POWERS or (weapon is not None and weapon.agentive):
        return True
    return view.kinds[head] == "armed" and view.names[head] is None and _is_hit_apart(trigger, attached)


def _is_actor(view: EventView, party: Party) -> bool:
    """Whether a phrase names somebody who acts politically, not only a word in it ("security cooperation")."""
    return view.is_political(party.first, party.stop) and view.can_act(party.first, party.stop)


def _is_hit_apart(trigger: Candidate, attached: tuple[Attached, ...]) -> bool:
    """Whether what an attack hits stands behind another preposition than "li-" ("shelling by the army on a town")."""
    if trigger.entry.type != _ASSAULT:
        return False
    markers = (phrase.marker for phrase in attached if phrase.parties and phrase.marker != _TO)
    return any(listed_role(trigger.entry.prepositions, marker) == "recipient" for marker in markers)


def _without_visitor(
    view: EventView, trigger: Candidate, roles: Roles, attached: tuple[Attached, ...]
) -> tuple[Attached, ...]:
    """The phrases but the one that says whose a visit is ("a visit of the minister to", by "li-")."""
    phrase = attached[0] if attached and trigger.entry.mode == _VISIT and trigger.shape == "noun" else None
    if phrase is None or phrase.marker != _TO or not phrase.parties or phrase.parties[0].first != trigger.stop:
        return attached
    first = phrase.parties[0]
    name = view.names[first.head]
    if view.kinds[first.head] != "official" and (name is None or name.type != "PER"):
        return attached
    roles.add("actor", phrase.parties, "of whom it is")
    return attached[1:]


def _is_done_by(view: EventView, trigger: Candidate, subject: Party, attached: tuple[Attached, ...]) -> bool:
    """Whether the genitive of a verbal noun acts, since a preposition names whom it befalls ("the release by X of Y",
    where "of" is the verb's own preposition)."""
    entry = trigger.entry
    to = bool(attached) and attached[0].marker == _TO
    if entry.genitive not in ("recipient", "theme") or not _is_doer(view, subject.head, to=to):
        return False
    befalls = (listed_role(entry.prepositions, phrase.marker) == "recipient" for phrase in attached if phrase.parties)
    return view.can_act(subject.first, subject.stop) and any(befalls)


def _is_doer(view: EventView, at: int, *, to: bool) -> bool:
    """Whether a word names somebody who does things by its kind, or a state by its name ahead of "li-" (`to`)."""
    name = view.names[at] if to else None
    state = name is not None and name.type == "LOC" and is_state(name)
    return view.kinds[at] not in ("", "civilian") or (state and view.kinds[at] == "")


def _acts_upon(view: EventView, trigger: Candidate, subject: Party, attached: tuple[Attached, ...]) -> bool:
    """Whether "li-" right behind a verbal noun and its subject names whom it befalls ("the torture by X of Y")."""
    phrase = attached[0] if attached else None
    if phrase is None or phrase.marker != _TO or not phrase.parties:
        return False
    between = range(subject.stop, phrase.parties[0].first)
    if not all(view.times[at] is not None or view.tokens[at].text in "،," for at in between):
        return False
    if listed_role(trigger.entry.prepositions, _TO) is not None:
        return False
    behind = phrase.parties[0]
    known = view.classes[behind.first].definite or is_site(view, behind)
    hit = trigger.entry.type == _ASSAULT and known and view.is_political(subject.first, subject.stop)
    return view.can_act(subject.first, subject.stop) and (hit or view.can_act(behind.first, behind.stop))


def _is_object(view: EventView, trigger: Candidate, attached: tuple[Attached, ...]) -> bool:
    """Whether "li-" behind a verbal noun with a pronoun names whom it befalls ("its boycott of the council")."""
    phrase = attached[0] if attached else None
    if phrase is None or phrase.marker != _TO or not phrase.parties or trigger.shape != "noun":
        return False
    party = phrase.parties[0]
    if party.first - trigger.stop > _NEAR or view.classes[party.first].pronoun:
        return False
    known = view.classes[party.first].definite or view.names[party.first] is not None or is_site(view, party)
    known = known or (trigger.entry.type in _BODILY and view.can_act(party.first, party.stop))
    return known and listed_role(trigger.entry.prepositions, _TO) is None
