"""The light verb that carries an event noun ("launched an attack") and whose subject is a party of the event."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.clauses import Clause, clause_of, phrases_after
from tawatur.claims.clauses.doers import able, doers_of
from tawatur.claims.clauses.fronted import may_agree, subject_before
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.pronouns import owner_of, subject_above
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.addressing import speech_at
from tawatur.claims.participants.carrying import carries
from tawatur.claims.participants.crowds import befalls_protest, counted_at
from tawatur.claims.participants.roles import SUBJECT_OF_LIGHT, Roles, listed_role, read_attached
from tawatur.claims.participants.sitephrases import is_place
from tawatur.claims.participants.tellers import can_have_done, occurs, opens_words
from tawatur.claims.participants.undertakers import undertaker
from tawatur.claims.participants.whereabouts import place_seen
from tawatur.claims.triggers.triggers import Candidate
from tawatur.text.pronouns import agreement_of

__all__ = ["LAID_FOR", "is_carried", "read_carrier", "read_distant_carrier", "teller_of"]

#: How many tokens before an event noun the verb that carries it is sought.
_CARRIER = 12
#: ... where an insertion may part it from its object.
_PARTED = 22
#: The rule that tells for whom an ambush was laid.
LAID_FOR = "for whom it was laid"
#: Whom an attack is laid for, by "li-".
_ASSAULT, _TO = "ASSAULT", "ل"
#: What people enter and continue themselves ("entered a strike").
_PROTEST = "PROTEST"
#: The role of the subject of a noun that itself names who acts ("the organisers of").
_SELF = "self"
#: The role of whoever or wherever holds talks in his house.
_HOST, _CONSULT = "host", "CONSULT"
#: The role of those with whom something is done.
_COMPANY = "company"
#: Roles of subjects that need not be such as act.
_UNABLE = frozenset({"recipient", "place", _HOST})
#: How "is called" ends, behind which a name stands.
_CALLED = "ى"
#: How many letters adjectives of degree have, and the one they begin with.
_DEGREE, _ALIF = 4, "ا"
#: How many words "after" and the like have at most.
_PHRASE = 3
#: How many words ("a series of") part whom a deed befalls from its noun.
_BETWEEN = 1
#: The kind of one man in office, who is no subject of a feminine verb.
_OFFICE = "official"
#: The preposition of places.
_IN = "ب"
#: How indefinite objects end.
_ACCUSATIVE = ("ا", "ً")


def read_carrier(
    view: EventView,
    trigger: Candidate,
    roles: Roles,
    after: int,
    *,
    announced: bool = False,
    apart: bool = False,
    named: bool = False,
) -> int | None:
    """The light verb that carries an event noun, before it or in a relative clause behind it.

    `announced`: the noun has its own subject, so that whoever announces it does not do it; `apart`: "and" joins it to
    another deed, too, and its own subject and object stand behind it, so that nobody else does it; `named`: a
    preposition names who does it.
    """
    behind = _carrier_behind(view, trigger, after)
    if behind is not None:
        _read_behind(view, trigger, roles, behind)
        _read_witness(view, trigger, roles)
        return behind
    announced = announced or named
    if _is_circumstance(view, trigger.first):
        return None
    object_ = _is_accusative(view, trigger)
    first = max(view.sentence(trigger.first).first, trigger.first - (_PARTED if object_ else _CARRIER))
    at, happens = trigger.first, False
    while at > first:
        at = view.closings.get(at - 1, at - 1)
        found, light = view.classes[at], view.light[at]
        if at in view.asides:
            continue
        if object_ and _is_inserted(view, at):
            continue
        if trigger.entry.type == _PROTEST and befalls_protest(view, at):
            return None
        if view.role_at(at) == "attribute":
            continue
        if occurs(view, at, trigger):
            if opens_words(view, at):
                return at
            happens = True
        elif light is not None and carries(view, at, trigger):
            if happens and light.subject == "actor":
                return None
            if not (apart or (announced and light.announces)):
                _read_light(view, at, trigger, roles, named=named)
            return at
        comma = found.tag == "punct" and view.tokens[at].text in "،,"
        if comma and (view.classes[trigger.first].preposition or _tells_time(view, at) or object_):
            continue
        if comma or found.tag in ("comp", "rel") or (found.tag == "punct" and view.tokens[at].text in ".؛:"):
            return None
        inner = found.tag == "verb" and found.tense != "past" and view.tokens[at].text[-1] == _CALLED
        inner = inner or _describes(view, at) or (at + 1 == trigger.first and _is_degree(view, at))
        if (found.tag == "verb" and light is None and not inner) or (
            found.tag == "conj" and len(view.tokens[at].norm) > 1
        ):
            return None
    return None


def _is_circumstance(view: EventView, at: int) -> bool:
    """Whether "after" or the like stands right before a word, which no verb before it carries then."""
    before = (view.markers[k] for k in range(max(0, at - _PHRASE), at) if k in view.known)
    return any(marker is not None and marker[2] == at for marker in before)


def read_distant_carrier(view: EventView, trigger: Candidate, roles: Roles, after: int) -> int | None:
    """The light verb behind what an event was done to, whose pronoun can only be the event ("an attack on the school
    that gunmen carried out")."""
    behind = _carrier_behind(view, trigger, after)
    if behind is None or not view.classes[behind].pronoun:
        return None
    noun = view.classes[trigger.first]
    gender = "f" if noun.number == "pl" else noun.gender
    if agreement_of(view.classes[behind].pronoun) != gender:
        return None
    _read_behind(view, trigger, roles, behind)
    return behind


def _read_behind(view: EventView, trigger: Candidate, roles: Roles, behind: int) -> None:
    """Read who does what a light verb in a relative clause carries."""
    clause, light = clause_of(view, behind, pronoun="-"), view.light[behind]
    if light is None:
        return
    subject = tuple(p for p in clause.subject if not p.first <= trigger.first < p.stop)
    if not subject:
        subject = phrases_after(view, behind + 1)[1]
        parted = bool(subject) and subject[0].first > behind + 1 and light.subject == "actor"
        if not subject or (parted and not able(view, subject)):
            subject = subject_above(view, behind)
    roles.add(light.subject or "actor", subject, "relative clause of a light verb")
    read_attached(view, trigger, roles, clause.attached)
    if trigger.entry.type == _ASSAULT and roles.found["actor"]:
        _add_ambushed(view, roles, clause)


def _add_ambushed(view: EventView, roles: Roles, clause: Clause) -> None:
    """Add whom an attack was laid for ("an ambush that they laid for the patrol")."""
    for phrase in clause.attached:
        led = phrase.marker == _TO and bool(phrase.parties)
        if led and view.can_act(phrase.parties[0].first, phrase.parties[0].stop):
            roles.add("recipient", phrase.parties, LAID_FOR)


def _tells_time(view: EventView, at: int) -> bool:
    """Whether a time stands right before or behind a comma."""
    return view.times[at - 1] is not None or view.times[at + 1] is not None


def _is_inserted(view: EventView, at: int) -> bool:
    """Whether "who" behind a comma opens an insertion there, or its verb stands right behind it."""
    opening = at if view.classes[at].tag == "rel" else at - 1
    return opening > 0 and view.classes[opening].tag == "rel" and view.tokens[opening - 1].text in "،,"


def _describes(view: EventView, at: int) -> bool:
    """Whether a verb in the present stands right behind somebody indefinite whom it describes ("was exposed a
    photographer who works for X to")."""
    found, before = view.classes[at], view.classes[at - 1] if at else None
    if before is None or found.tag != "verb" or found.tense != "present" or found.conjunction:
        return False
    somebody = before.tag in ("noun", "adj") and not (before.definite or before.pronoun or before.preposition)
    return somebody and view.kinds[at - 1] != "" and view.names[at - 1] is None


def _is_degree(view: EventView, at: int) -> bool:
    """Whether a word read as a verb may be a degree right before an event noun ("the fiercest strikes")."""
    norm, found = view.tokens[at].norm, view.classes[at]
    return len(norm) == _DEGREE and norm[0] == _ALIF and found.tense == "past" and found.number == "sg"


def _is_accusative(view: EventView, trigger: Candidate) -> bool:
    """Whether an event noun is written as the object that it can only be of a verb before it."""
    found = view.classes[trigger.first]
    plain = trigger.shape == "noun" and not found.definite and not found.preposition and not found.conjunction
    return plain and view.tokens[trigger.first].text.endswith(_ACCUSATIVE)


def is_carried(view: EventView, trigger: Candidate) -> bool:
    """Whether a word spelled like a verb is the object of a light verb before it ("claimed the killing")."""
    for at in range(trigger.first - 1, max(view.sentence(trigger.first).first, trigger.first - _CARRIER) - 1, -1):
        found = view.classes[at]
        if found.tag == "verb":
            light = view.light[at]
            return light is not None and light.subject == "actor" and not light.preposition
        if found.tag in ("punct", "comp", "rel", "conj", "prep") or found.preposition or found.conjunction:
            return False
    return False


def _read_light(view: EventView, at: int, trigger: Candidate, roles: Roles, *, named: bool) -> None:
    light = view.light[at]
    if light is None or (light.announces and trigger.entry.result):
        return
    if light.subject == _SELF:
        roles.add("actor", (counted_at(view, at),), SUBJECT_OF_LIGHT)
        return
    if light.direct and at + 1 == trigger.first and _is_subject(view, at, trigger):
        return
    if light.subject == "object":
        clause = clause_of(view, at, acts=False)
        roles.add("actor", able(view, (*clause.object, *clause.subject))[:1], "object of an enabling verb")
        return
    if view.classes[at].tag == "verb":
        acts = light.subject not in _UNABLE or (light.subject == "recipient" and trigger.entry.type == _CONSULT)
        clause = clause_of(view, at, acts=acts, joined=view.classes[at].conjunction)
        subject = tuple(p for p in clause.subject if not p.first <= trigger.first < p.stop)
        if not subject:
            subject = _subject_of_verb_before(view, at) or teller_of(view, at)
        if light.announces:
            subject = tuple(p for p in subject if can_have_done(view, trigger, p))
        roles.add("recipient", _aimed_at(view, trigger, clause), "between a light verb and its noun")
    else:
        subject = tuple(parties_at(view, at + 1, trigger.first))
        if not subject and view.classes[at].pronoun:
            subject = _doer_meant(view, at)
        elif not subject and named:
            return
        elif not subject and light.subject == "actor":
            subject = undertaker(view, trigger, at)
    if light.subject == "" and trigger.entry.type == _PROTEST:
        roles.add("actor", able(view, subject), SUBJECT_OF_LIGHT)
    if light.subject == _HOST:
        role = "place" if any(view.is_place(p.head) or view.is_site(p.head) for p in subject) else "actor"
        roles.add(role, subject, SUBJECT_OF_LIGHT)
    elif light.subject == "place":
        roles.add("place", subject or place_seen(view, at, trigger), SUBJECT_OF_LIGHT)
    elif light.subject:
        roles.add(light.subject, subject, SUBJECT_OF_LIGHT)
    if trigger.entry.joint and trigger.entry.type == _CONSULT:
        roles.add("actor", _met_before(view, at, trigger, subject), "with, between a light verb and its noun")


def _doer_meant(view: EventView, at: int) -> tuple[Party, ...]:
    """Whom the pronoun of a light noun means: whoever stands before it, not where he did it ("in the town of X for his
    daring to")."""
    found = antecedent(view, at)
    first = found[0].first if found else at
    within = view.classes[first].preposition == _IN or (first > 0 and view.role_at(first - 1) == "place")
    placed = first < at and within and is_place(view, found[0])
    return (owner_of(view, at, view.classes[at].pronoun, person=True) or found) if placed else found


def _read_witness(view: EventView, trigger: Candidate, roles: Roles) -> None:
    """Read the place whose verb "saw" an event described behind its noun ("the city saw a march in which")."""
    at = trigger.first - 1
    while at > view.sentence(trigger.first).first and view.classes[at].tag in ("noun", "name", "adj"):
        at -= 1
    light = view.light[at] if at >= 0 else None
    if light is not None and light.subject == "place" and view.classes[at].tag == "verb":
        _read_light(view, at, trigger, roles, named=False)


def _is_subject(view: EventView, at: int, trigger: Candidate) -> bool:
    """Whether an event noun right behind a verb of beginning is what begins: a definite one, or with its genitive
    behind a feminine verb, as it is itself ("began the trial of X")."""
    noun, verb, light = view.classes[trigger.first], view.classes[at], view.light[at]
    if noun.definite or light is None or not light.happens or trigger.stop >= len(view.classes):
        return noun.definite
    behind = view.classes[trigger.stop]
    governs = behind.tag in ("noun", "name", "num") and not behind.preposition and not behind.conjunction
    agrees = noun.gender == verb.gender == "f" and verb.tag == "verb"
    return agrees and governs and not noun.pronoun and not _is_accusative(view, trigger)


def _met_before(view: EventView, at: int, trigger: Candidate, subject: tuple[Party, ...]) -> tuple[Party, ...]:
    """With whom talks are held that stand behind him as the object of their light verb ("held with X a meeting"), which
    may have been read as a noun with its genitive."""
    verb = view.classes[at].tag == "verb"
    behind = subject[-1].stop if subject else trigger.first
    attached = clause_of(view, at).attached if verb else phrases_after(view, behind)[0] if behind > at else ()
    beside = (phrase for phrase in attached if phrase.role == _COMPANY)
    return able(view, (party for phrase in beside for party in phrase.parties if party.stop <= trigger.first))


def _aimed_at(view: EventView, trigger: Candidate, clause: Clause) -> tuple[Party, ...]:
    """Whom a deed befalls that stands right behind him as the object of its light verb ("imposed on X sanctions")."""
    found = view.classes[trigger.first]
    if found.preposition or found.conjunction or found.definite or found.pronoun or trigger.shape != "noun":
        return ()
    for phrase in clause.attached:
        before = bool(phrase.parties) and 0 <= trigger.first - phrase.parties[-1].stop <= _BETWEEN
        role = listed_role(trigger.entry.prepositions, phrase.marker) or phrase.role
        if before and role == "recipient":
            return phrase.parties
    return ()


def teller_of(view: EventView, verb: int) -> tuple[Party, ...]:
    """Who says that he himself does it ("the agency said that it began to move")."""
    before = view.classes[verb - 1] if verb > view.sentence(verb).first else None
    if before is None or before.tag not in ("comp", "conj") or not before.pronoun:
        return ()
    statement = statement_around(view.doc, view.doc.span_of_tokens(verb, verb + 1))
    speaker = None if statement is None else statement.speaker or statement.speaker_ref
    at = -1 if speaker is None else bisect_left(view.starts, speaker.start)
    if speaker is None or at >= len(view.starts) or view.starts[at] != speaker.start:
        return ()
    return tuple(parties_at(view, at, view.sentence(at).stop)[:1])


def _subject_of_verb_before(view: EventView, at: int) -> tuple[Party, ...]:
    """The subject that a verb joined by "and" shares with the verb before it, or the object of that one where only this
    agrees with it ("the crowd pelted the police, who answered")."""
    behind_conj = at > view.sentence(at).first and view.classes[at - 1].tag == "conj"
    if not view.classes[at].conjunction and not behind_conj:
        return subject_before(view, at, view.sentence(at))
    for k in range(at - 1, max(view.sentence(at).first, at - 2 * _CARRIER) - 1, -1):
        if view.classes[k].tag == "verb":
            if speech_at(view, k) is not None:
                return ()
            subject = doers_of(view, k)
            if len(subject) == 1 and not may_agree(view, at, subject):
                other = able(view, clause_of(view, k).object)
                one = view.kinds[subject[0].head] == _OFFICE and not view.plural[subject[0].head]
                return other if other and may_agree(view, at, other) else () if one else subject
            if subject or not view.classes[k].conjunction:
                return subject
    return ()


def _carrier_behind(view: EventView, trigger: Candidate, after: int) -> int | None:
    at = after
    stop = view.sentence(trigger.first).stop
    if at < stop and view.classes[at].tag == "rel":
        at += 1
    light = view.light[at] if at < stop else None
    if light is None or view.classes[at].tag != "verb":
        return None
    resumed = at + 1 < stop and view.classes[at + 1].tag == "prep" and view.classes[at + 1].pronoun != ""
    bare = at == after and light.subject == ""
    return at if view.classes[at].pronoun or resumed or bare else None
