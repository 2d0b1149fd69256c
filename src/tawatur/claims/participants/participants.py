"""The parties of an event, from the clause structure around its trigger: who acts, who is acted upon, where."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from tawatur.claims.clauses.boundaries import follows_after
from tawatur.claims.clauses.clauses import Clause, clause_of
from tawatur.claims.clauses.descriptions import described
from tawatur.claims.clauses.fronted import subject_before
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.pronouns import subject_above, subject_agreeing
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.striking import STRUCK
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.carriers import is_carried
from tawatur.claims.participants.completion import complete, read_answered
from tawatur.claims.participants.crowds import crowd_at
from tawatur.claims.participants.guests import guests_behind, receivers
from tawatur.claims.participants.nounparties import is_countryman, read_noun
from tawatur.claims.participants.passives import freed, is_agentless, is_passive_like, kills, lacks_object, opens
from tawatur.claims.participants.roles import Roles, is_receiver, read_attached
from tawatur.claims.participants.weapons import owner_of_weapon, run_over
from tawatur.claims.participants.whereabouts import places_near, places_of
from tawatur.claims.triggers.triggers import Candidate
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold

__all__ = ["Parties", "find_parties"]

_PARTIES = ("actor", "recipient")
#: The role of what a fixed phrase of nouns is about ("the ban <on going out>").
_THEME = "theme"
_VISIT, _REQUEST, _REJECT = "visit", "REQUEST", "REJECT"
#: What the spelling of a verb tells that only its passive has.
_PASSIVE = "passive"
_AGREE, _CONSULT = "AGREE", "CONSULT"
_PROTEST = "PROTEST"
_VIOLENT, _SUFFERERS = frozenset({"ASSAULT", "COERCE"}), frozenset({"crowd", "civilian"})
_THREATEN, _AID, _ASSAULT = "THREATEN", "AID", "ASSAULT"
_OFFICE, _FORCES = "official", frozenset({"armed", "army", "police"})
#: What is done to a person by verbs that need one for their object.
_BEFALLS = frozenset({"COERCE", "SANCTION"})


class Parties(msgspec.Struct, frozen=True):
    """The parties found, and the constructions that told them."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[Party, ...] = ()
    #: Places that its sentence tells, where its clause tells none.
    near: tuple[Party, ...] = ()
    nation: int | None = None
    carrier: int | None = None
    rules: tuple[str, ...] = ()


def find_parties(view: EventView, trigger: Candidate) -> Parties:
    """Read the parties of the event that a trigger names."""
    roles = Roles(view, trigger)
    carrier: int | None = None
    nation: int | None = None
    if trigger.entry.people:
        roles.found["actor"] = crowd_at(view, trigger.first)
    elif _is_verbal(view, trigger):
        _read_verb(view, trigger, roles)
    else:
        nation = _nation_after(view, trigger)
        carrier = read_noun(view, trigger, roles, nation)
        _read_denied(view, trigger, roles)
        hosts, guests = receivers(view, trigger)
        if hosts and guests:
            roles.found["actor"], roles.found["recipient"] = list(hosts), list(guests)
        if not roles.found["recipient"]:
            roles.add("recipient", guests_behind(view, trigger, roles.found["actor"]), "who is received")
    if nation is not None:
        roles.found["actor"] = [Party(nation, nation + 1, nation)]
    if trigger.shape == "phrase" and trigger.entry.subject == "recipient":
        roles.add("recipient", subject_before(view, trigger.first, view.sentence(trigger.first)), "subject before")
    complete(view, trigger, roles)
    read_answered(view, trigger, roles)
    found = roles.found
    actors, recipients = (tuple(described(view, party, trigger.first) for party in found[r]) for r in _PARTIES)
    places = tuple(places_of(view, trigger, found))
    near = () if places else tuple(places_near(view, trigger, found))
    return Parties(actors, recipients, places, near, nation, carrier, tuple(roles.rules))


def _is_verbal(view: EventView, trigger: Candidate) -> bool:
    """Whether a trigger is a verb: a phrase is one where its first word is."""
    if trigger.shape != "phrase":
        carried = view.classes[trigger.first].tag == "noun" and is_carried(view, trigger)
        return trigger.shape == "verb" and not carried
    if trigger.entry.genitive == _THEME and not trigger.entry.verbs:
        return False
    found, token = view.classes[trigger.first], view.tokens[trigger.first]
    behind = view.kinds[trigger.first + 1] if trigger.first + 1 < len(view.kinds) else ""
    acted = behind not in ("", "post", "quantity") and found.conjunction
    return found.tag == "verb" and (acted or found.conjunction == (trigger.start > token.start))


def _read_denied(view: EventView, trigger: Candidate, roles: Roles) -> None:
    """Read the clause of the verb that a phrase ends with, behind the word that denies it ("did not respond")."""
    last = trigger.stop - 1
    verb = trigger.shape == "phrase" and last > trigger.first and view.classes[last].tag == "verb"
    if not verb or view.classes[trigger.first].tag == "verb" or roles.found["actor"]:
        return
    clause = clause_of(view, last)
    roles.add("actor", clause.subject, clause.how)
    read_attached(view, trigger, roles, clause.attached)


def _read_verb(view: EventView, trigger: Candidate, roles: Roles) -> None:
    entry, joined = trigger.entry, trigger.start > view.tokens[trigger.first].start
    pronoun = trigger.pronoun if entry.object else ""
    clause = clause_of(view, trigger.first, pronoun=pronoun, acts=entry.subject == "actor", joined=joined)
    subject, object_ = clause.subject, clause.object
    owner = owner_of_weapon(view, trigger)
    if owner is not None and (hit := tuple(p for p in (*subject, *object_) if p.first >= owner.stop)):
        subject, object_ = (owner,), hit
    subject, object_ = run_over(view, trigger) or (subject, object_)
    subject = tuple(_without_theme(view, trigger, party) for party in subject)
    if subject and (_is_theme(view, trigger, subject[0]) or _is_launched(view, trigger, subject[0], object_)):
        subject, object_ = subject_before(view, trigger.first, view.sentence(trigger.first)), ()
    if _lacks_person(view, trigger, subject, object_, clause):
        subject, object_ = tuple(p for p in subject if p not in clause.office), clause.office
    apart = not object_ or (bool(subject) and object_[0].first > subject[-1].stop)
    own = trigger.form.number == "pl" or trigger.form.person == "1"
    if own and trigger.shape == "verb" and clause.how == "subject after verb":
        subject, object_ = (), object_ or subject
    if (joined or _is_text_in_which(view, trigger)) and not pronoun and apart and _is_addressed(view, trigger, clause):
        subject, object_ = (), subject
    if pronoun and joined and object_ and not subject:
        object_ = _apart_from_subject(view, trigger, object_)
    if trigger.stop - trigger.first > 1:
        object_ = _behind_phrase(view, trigger)
        subject = tuple(p for p in subject if p not in object_)
    elif entry.mode == _VISIT and not object_ and _is_visited(view, trigger, clause):
        subject, object_ = (), subject
    transitive = entry.object == "recipient" and entry.genitive == "recipient"
    if transitive:
        object_ = tuple(p for p in object_ if (weapon := view.means[p.head]) is None or weapon.agentive)
    fell = entry.result and clause.how != STRUCK and object_ and object_[0].first > trigger.stop
    if fell and not kills(view, subject, object_):
        object_ = ()
    if (not object_ or _is_beyond(object_, clause)) and _is_accused(view, trigger, subject, clause):
        subject, object_ = (), subject
    if joined and _is_blamed(view, trigger, subject, object_):
        subject, object_ = (), subject
    if entry.type == _AGREE and subject and object_ and object_[0].first > subject[-1].stop:
        object_ = ()
    goes_on = (joined or _is_told_after(view, trigger)) and transitive and not object_ and not pronoun
    if goes_on and _is_taken(view, trigger, subject):
        subject, object_ = (), subject
    agentless = not pronoun and not _names_some(view, object_) and is_agentless(view, trigger, clause)
    agentless = agentless or (entry.subject == "actor" and not object_ and trigger.form.voice == _PASSIVE)
    how = clause.how
    if agentless or (transitive and not object_ and not pronoun and is_passive_like(view, trigger, clause)):
        subject, object_ = (), subject
        how = _PASSIVE if agentless or opens(view, trigger.first) else how
    if entry.joint:
        roles.add(entry.subject, subject, clause.how)
    else:
        _add_object(view, trigger, roles, object_, how)
    if released := freed(view, trigger, subject):
        roles.add("recipient", released, "pronoun of an impersonal passive")
        subject = ()
    if clause.how != _PASSIVE and entry.subject == "actor":
        roles.add(entry.subject, subject, clause.how)
    read_attached(view, trigger, roles, clause.attached)
    shared = clause.how == "elided subject" or (_goes_on(view, trigger) and not (subject and object_))
    if entry.joint and len(roles.found["actor"]) == 1 and shared:
        roles.add("actor", subject_above(view, trigger.first), "subject of the clause before")
    roles.add(entry.subject, subject, clause.how)
    roles.add(entry.object, object_, clause.how)


def _lacks_person(
    view: EventView, trigger: Candidate, subject: tuple[Party, ...], object_: tuple[Party, ...], clause: Clause
) -> bool:
    """Whether the office behind the name of somebody in office is the one whom he dismisses or arrests: the verb has no
    other object ("dismissed the president X | the minister of")."""
    entry = trigger.entry
    if object_ or trigger.pronoun or not clause.office or not subject or entry.type not in _BEFALLS:
        return False
    titled = subject[0].stop - subject[0].first > 1 and view.kinds[subject[0].head] == _OFFICE
    person = entry.object == "recipient" and "recipient" in (entry.genitive, entry.object)
    return titled and person and not lacks_object(view, trigger)


def _add_object(view: EventView, trigger: Candidate, roles: Roles, object_: tuple[Party, ...], how: str) -> None:
    """Give the object its role; whoever is given something stands where what is given does."""
    entry = trigger.entry
    if entry.type == _AID and entry.object == "theme" and object_ and is_receiver(view, object_[0]):
        roles.add("recipient", object_, "to whom it is given")
    else:
        roles.add(entry.object, object_, how)


def _without_theme(view: EventView, trigger: Candidate, party: Party) -> Party:
    """The subject without what the verb is about, which stands behind somebody like his genitive ("a gunman opened
    fire")."""
    within = trigger.first < party.first <= trigger.stop
    somebody = party.head in view.people or (view.kinds[party.head] in _FORCES and trigger.entry.type == _ASSAULT)
    if not (within and somebody) or view.kinds[party.head] == _OFFICE:
        return party
    themes = _themes(trigger.entry.after, trigger.entry.surfaces)
    fired = trigger.entry.type == _ASSAULT and trigger.entry.object == "theme"
    last = max(party.head + 1, party.stop - 1)
    words = range(party.head + 1 if fired else last, party.stop)
    if not fired and view.classes[last - 1].definite:
        return party
    about = (at for at in words if view.classes[at].definite and view.tokens[at].norm.removeprefix(ARTICLE) in themes)
    return Party(party.first, next(about, party.stop), party.head)


def _is_theme(view: EventView, trigger: Candidate, party: Party) -> bool:
    """Whether what stands right behind a verb can only be what it is about, so that its subject stands before it ("that
    the government bears responsibility")."""
    if trigger.entry.object != "theme" or party.first != trigger.stop or view.can_act(party.first, party.stop):
        return False
    word = view.tokens[party.head].norm.removeprefix(ARTICLE)
    return word in _themes(trigger.entry.after, trigger.entry.surfaces)


def _is_launched(view: EventView, trigger: Candidate, party: Party, object_: tuple[Party, ...]) -> bool:
    """Whether a weapon right behind a verb of launching is what is launched ("also launched | drones")."""
    launching = trigger.entry.object == trigger.entry.genitive == "theme" and not object_ and not trigger.pronoun
    alone = all(view.means[at] in (None, view.means[party.head]) for at in range(party.head, party.stop))
    return launching and alone and party.first == trigger.stop and view.means[party.head] is not None


@lru_cache(maxsize=1 << 10)
def _themes(after: tuple[str, ...], surfaces: tuple[str, ...]) -> frozenset[str]:
    """The folded words without article that an entry wants behind its verb, or that its phrases end with."""
    phrases = [surface.split() for surface in (*after, *surfaces)]
    words = {words[-1] for words in phrases if len(words) > 1} | set(after)
    return frozenset(fold(word).removeprefix(ARTICLE) for word in words)


def _is_told_after(view: EventView, trigger: Candidate) -> bool:
    """Whether "before that" or "after that" stands before a verb, which shares the subject of the clause before."""
    return follows_after(view, trigger.first - 1)


def _is_taken(view: EventView, trigger: Candidate, subject: tuple[Party, ...]) -> bool:
    """Whether the people right behind a violent verb joined by "and" suffer what whoever acted before does ("killed
    X and abducted hundreds of girls")."""
    party = subject[0] if len(subject) == 1 else None
    if trigger.entry.type not in _VIOLENT or party is None or party.first != trigger.stop:
        return False
    people = view.kinds[party.head] in _SUFFERERS or view.classes[party.first].tag == "num"
    before = subject_agreeing(view, trigger.first) if people else ()
    return bool(before) and view.kinds[before[0].head] not in _SUFFERERS


def _goes_on(view: EventView, trigger: Candidate) -> bool:
    """Whether a verb of meeting goes on with the subject of the clause before: joined to it by "and", or behind
    "where" ("visited the city, where he met X")."""
    if trigger.entry.type != _CONSULT or trigger.shape != "verb" or not trigger.first:
        return False
    before = view.classes[trigger.first - 1]
    return trigger.start > view.tokens[trigger.first].start or before.tag == "conj"


def _is_addressed(view: EventView, trigger: Candidate, clause: Clause) -> bool:
    """Whether the one phrase behind a verb of asking joined by "and" is who is asked: the clause before has a subject
    that agrees with the verb ("X condemned the raid and called on Y to")."""
    entry, party = trigger.entry, clause.subject[0] if clause.subject else None
    at = trigger.stop + _is_text_in_which(view, trigger)
    if entry.type != _REQUEST or entry.object != "recipient" or party is None or party.first != at:
        return False
    return len(clause.subject) == 1 and bool(subject_agreeing(view, trigger.first))


def _is_text_in_which(view: EventView, trigger: Candidate) -> bool:
    """Whether a verb right behind something indefinite has "in it" behind it ("issued a statement in which he called
    on")."""
    at = trigger.stop
    if at >= len(view.classes) or trigger.shape != "verb" or not trigger.first:
        return False
    before, behind = view.classes[trigger.first - 1], view.classes[at]
    described = before.tag in ("noun", "adj") and not (before.definite or before.pronoun)
    return described and behind.tag == "prep" and behind.pronoun != "" and not view.classes[trigger.first].conjunction


def _apart_from_subject(view: EventView, trigger: Candidate, object_: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom the pronoun of a verb joined by "and" means: not the subject that it shares with the verb before."""
    subject = subject_agreeing(view, trigger.first)
    if not any(p.first < s.stop and s.first < p.stop for p in object_ for s in subject):
        return object_
    return antecedent(view, trigger.first, pronoun=trigger.pronoun, apart=subject)


def _is_accused(view: EventView, trigger: Candidate, subject: tuple[Party, ...], clause: Clause) -> bool:
    """Whether the one phrase behind a verb of accusing is the accused, right before what he is accused of: it has no
    other object, and whoever accuses is left out ("and accused the army of")."""
    entry, first = trigger.entry, clause.attached[0] if clause.attached else None
    if entry.mode != "allege" or entry.object != "recipient" or trigger.pronoun or first is None or len(subject) != 1:
        return False
    behind = subject[0].first == trigger.stop and bool(first.parties) and first.parties[0].first == subject[0].stop
    named = behind and len(first.marker) == 1 and entry.prepositions.get(first.marker) == "theme"
    return named and (bool(subject_agreeing(view, trigger.first)) or _is_one(view, subject[0]))


def _is_beyond(object_: tuple[Party, ...], clause: Clause) -> bool:
    """Whether an object stands behind the first phrase that a preposition adds, as whom that deed hit may."""
    parties = clause.attached[0].parties if clause.attached else ()
    return bool(parties) and object_[0].first >= parties[-1].stop


def _is_blamed(view: EventView, trigger: Candidate, subject: tuple[Party, ...], object_: tuple[Party, ...]) -> bool:
    """Whether who stands right behind a verb joined by "and" is blamed for what follows him, as whoever blames is
    named before ("condemned the raid and laid on the government the responsibility for")."""
    if trigger.entry.mode != "allege" or trigger.pronoun or len(subject) != 1 or subject[0].first != trigger.stop:
        return False
    themes = _themes(trigger.entry.after, trigger.entry.surfaces)
    behind = object_[0].first if object_ else subject[0].stop
    blame = behind == subject[0].stop and behind < len(view.tokens)
    blame = blame and view.tokens[behind].norm.removeprefix(ARTICLE) in themes
    return blame and bool(subject_agreeing(view, trigger.first))


def _is_one(view: EventView, party: Party) -> bool:
    """Whether a phrase names one party: no person behind a word that is not his title."""
    name, before = view.names[party.stop - 1], view.classes[max(party.first, party.stop - 1)]
    person = name is not None and name.type == "PER" and name.first > party.first
    if person and name is not None:
        before = view.classes[name.first - 1]
    return not person or (before.definite and not before.preposition)


def _names_some(view: EventView, parties: tuple[Party, ...]) -> bool:
    """Whether an object can be who is arrested or abducted: somebody, or a number of people."""
    return any(
        view.can_act(p.first, p.stop) or view.classes[p.first].tag == "num" or p.head in view.people for p in parties
    )


def _is_visited(view: EventView, trigger: Candidate, clause: Clause) -> bool:
    """Whether the one phrase behind a verb of visiting is the place visited ("then flies home and visits the city")."""
    party = clause.subject[0] if len(clause.subject) == 1 else None
    if party is None or party.first < trigger.stop or trigger.entry.agent not in ("official", "envoy"):
        return False
    return view.is_place(party.head) and view.kinds[party.head] == ""


def _behind_phrase(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Who stands right behind a verb with its noun ("set free ten prisoners")."""
    at, stop = trigger.stop, view.sentence(trigger.first).stop
    if at >= stop or view.classes[at].preposition or view.classes[at].conjunction or trigger.entry.subject != "actor":
        return ()
    return tuple(p for p in parties_at(view, at, stop) if view.can_act(p.first, p.stop) and p.head != trigger.first)


def _nation_after(view: EventView, trigger: Candidate) -> int | None:
    """The adjective of nationality that says whose act an event noun is ("the Israeli raids")."""
    if trigger.entry.genitive not in ("actor", "recipient") or view.classes[trigger.stop - 1].tag == "prep":
        return None
    for at in range(trigger.stop, min(trigger.stop + 3, view.sentence(trigger.first).stop)):
        if view.nations[at] and view.classes[at].tag != "verb" and not view.classes[at].preposition:
            if _names_land(view, trigger, at) or _is_genitive(view, trigger, at) or is_countryman(view, trigger, at):
                return None
            return at if view.names[at] is None or view.names[at].first == at else None  # type: ignore[union-attr]
        if view.classes[at].tag != "adj" or view.kinds[at]:
            return None
    return None


def _is_genitive(view: EventView, trigger: Candidate, nation: int) -> bool:
    """Whether a country spelled like its adjective stands behind the last word of a phrase, which is indefinite ("at
    the side of Saudi Arabia")."""
    several, last = trigger.stop - trigger.first > 1, view.classes[trigger.stop - 1]
    return several and view.names[nation] is not None and not (last.definite or last.pronoun)


def _names_land(view: EventView, trigger: Candidate, nation: int) -> bool:
    """Whether such an adjective behind a war, a conflict or protests says where they are, not who acts: nobody else is
    named behind it, against whom they are ("the Syrian war")."""
    stop = view.sentence(trigger.first).stop
    sided = trigger.entry.joint or trigger.entry.background or trigger.entry.type == _PROTEST
    return sided and not (nation + 1 < stop and view.role_at(nation + 1) == "recipient")
