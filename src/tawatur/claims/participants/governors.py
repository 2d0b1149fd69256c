"""Who does what a noun or participle tells, from outside its phrase: the subject of the verb that governs it, of the
main clause, or whoever it describes."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.phrasefit import HEADS, SOFT
from tawatur.claims.clauses.pronouns import subject_agreeing
from tawatur.claims.clauses.view import EventView, is_state
from tawatur.claims.participants.carriers import teller_of
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["described_by", "governing_subject", "main_subject", "nearest_subject", "predicated", "teller_behind"]

#: How many tokens before a verbal noun the verb that governs it is sought.
_CARRIER = 12
#: How many nouns may stand in construct before an event noun ("the carrying out of programmes of training").
_CHAIN = 3
#: How far before an adjective the phrases begin that it describes.
_DESCRIBED = 8
#: The role of words like "after", behind which stand the circumstances.
_ASIDE = "stop"
#: How far behind a meeting whose phrase opens a sentence the verb stands that tells what was said there.
_SAID = 20
#: Roles of the prepositions behind rights and powers ("in", "over"), not of those behind reports ("about").
_OF_RIGHTS = frozenset({"place", "recipient"})
#: Types of deeds that are inquired into, and the mode of inquiries ("opened an inquiry into the killing of").
_DEEDS, _INVESTIGATE = frozenset({"ASSAULT", "COERCE"}), "investigate"
#: The stance of words that tell what somebody will do himself.
_PROMISE = "promise"


def described_by(view: EventView, trigger: Candidate, *, known: bool = False) -> tuple[Party, ...]:
    """The phrase right before an adjective, which it describes: "a director detained since", "the union is ready";
    `known`: a definite adjective too, behind a comma or not ("the fishermen, [those] held by X")."""
    sentence = view.sentence(trigger.first)
    if view.classes[trigger.first].definite:
        return _known_before(view, trigger) if known else ()
    stop = trigger.first - (view.tokens[trigger.first - 1].text in SOFT and trigger.first > sentence.first)
    for at in range(max(sentence.first, stop - _DESCRIBED), stop):
        governed = at > sentence.first and view.classes[at - 1].tag in ("noun", "prep")
        parties = [] if governed or view.classes[at].conjunction else parties_at(view, at, stop)
        if parties and parties[-1].stop == stop:
            return tuple(parties)
    return ()


def _known_before(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The definite phrase of people right before a definite adjective, or before the comma before it."""
    first, stop = view.sentence(trigger.first).first, trigger.first
    stop -= stop > first and view.tokens[stop - 1].text in "،,"
    for at in range(max(first, stop - _DESCRIBED), stop):
        found = view.classes[at]
        party = party_at(view, at, stop) if found.tag in HEADS else None
        if party is None or party.stop != stop or not view.can_act(party.first, party.stop):
            continue
        last = view.classes[stop - 1]
        return (party,) if last.definite or view.names[stop - 1] is not None else ()
    return ()


def predicated(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The definite phrase or name right before a participle, which says something of it ("the council is resolved")."""
    described = described_by(view, trigger)
    return described if any(view.classes[p.first].definite or _is_named(view, p) for p in described) else ()


def _is_named(view: EventView, party: Party) -> bool:
    """Whether a phrase begins with the name of somebody: no mere place, nor from the middle of a name."""
    name = view.names[party.first]
    return name is not None and name.first == party.first and (name.type != "LOC" or is_state(name))


def governing_subject(
    view: EventView, trigger: Candidate, *, says: bool = False, both: bool = False
) -> tuple[Party, ...]:
    """The subject of the verb that governs a verbal noun behind a preposition ("managed to", "a decision to"); `says`:
    whoever speaks counts too; `both`: whoever is spoken to as well ("told X in a call")."""
    at, start = trigger.first, max(view.sentence(trigger.first).first, trigger.first - _CHAIN)
    while at > start and not view.classes[at].preposition and _is_construct(view, at - 1):
        at -= 1
    joined = view.classes[trigger.first].conjunction and not any(k in view.deeds for k in range(at, trigger.first))
    governed = at > 0 and (view.classes[at - 1].tag == "prep" or (says and view.role_at(at - 1) == _ASIDE))
    if not view.classes[at].preposition and not governed:
        return ()
    aside = not says and not trigger.entry.joint
    if aside and governed and view.role_at(at - 1) == _ASIDE:
        return ()
    if not joined and (entitled := _entitled(view, trigger, at)) is not None:
        return (entitled,)
    for k in range(at - 1, max(view.sentence(at).first, at - _CARRIER) - 1, -1):
        if view.classes[k].tag in ("comp", "rel") or (aside and view.role_at(k) == _ASIDE):
            return ()
        if k in view.deeds and view.deeds[k].mode == _INVESTIGATE and trigger.entry.type in _DEEDS:
            return ()
        if view.classes[k].tag == "verb":
            if not (says or _vows(view, k)) and (view.is_cue(view.tokens[k].start) or view.is_cue(view.tokens[k].end)):
                return ()
            clause = clause_of(view, k)
            subject = clause.subject
            if not subject and not says:
                subject = _left_out_subject(view, k)
            if both and subject:
                subject = (*subject, *(p for p in clause.object if view.can_act(p.first, p.stop)))
            if view.classes[k + 1].tag == "prep" and view.classes[k + 1].pronoun:
                subject = tuple(p for p in subject if p.first > k)
            near = tuple(p for p in subject if says or p.first < at)
            return tuple(p for p in near if not p.first <= at < p.stop and not _is_victim(view, p))
    return ()


def teller_behind(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Who speaks at a meeting that opens the sentence ("in a call with X, confirmed Y that"), behind his verb."""
    sentence = view.sentence(trigger.first)
    opens = view.classes[trigger.first - 1].tag == "prep" or view.role_at(trigger.first - 1) == _ASIDE
    if trigger.first - 1 != sentence.first or not opens:
        return ()
    for at in range(trigger.stop, min(sentence.stop, trigger.stop + _SAID)):
        found = view.classes[at]
        if found.tag == "rel" or view.tokens[at].text in ".؛:":
            return ()
        if found.tag == "verb" and view.is_cue(view.tokens[at].start) and not found.conjunction:
            return tuple(p for p in clause_of(view, at).subject if p.first > at)
    return ()


def _left_out_subject(view: EventView, verb: int) -> tuple[Party, ...]:
    """Who does what a verb without a subject tells: who says "that he", or the subject of the clause that it goes on
    ("X repelled the raid, and also managed to")."""
    opening = view.classes[verb - 1] if verb > view.sentence(verb).first else None
    light = view.light[verb]
    if view.classes[verb].voice == "passive" or opening is None:
        return ()
    if opening.tag in ("comp", "conj") and opening.pronoun:
        return () if light is not None and not light.subject else teller_of(view, verb)
    goes_on = view.classes[verb].conjunction or opening.tag == "conj"
    return subject_agreeing(view, verb) if goes_on else ()


def _vows(view: EventView, verb: int) -> bool:
    """Whether a verb tells what somebody promises to do himself."""
    at = bisect_left(view.cues, view.tokens[verb].start)
    own = at < len(view.cues) and view.cues[at] <= view.tokens[verb].end
    return own and view.statements[at].stance == _PROMISE


def _entitled(view: EventView, trigger: Candidate, at: int) -> Party | None:
    """Whose right, part or wish a deed is that has its object behind it ("the right of X to strike Y")."""
    stop = at - (view.classes[at].preposition == "")
    if stop < at and view.role_at(stop) not in _OF_RIGHTS:
        return None
    object_ = view.classes[trigger.stop] if trigger.stop < len(view.classes) else None
    if object_ is None or object_.tag not in ("noun", "name", "num") or object_.conjunction or object_.preposition:
        return None
    for first in range(max(view.sentence(at).first + 1, stop - _DESCRIBED), stop):
        found, noun = view.classes[first], view.classes[first - 1]
        whose = noun.tag == "noun" and not (noun.definite or noun.pronoun) and view.kinds[first - 1] == ""
        known = found.definite or view.names[first] is not None
        if (
            not whose
            or not known
            or found.preposition
            or first - 1 in view.deeds
            or view.markers[first - 1] is not None
        ):
            continue
        party = party_at(view, first, stop)
        if party is not None and party.stop == stop and view.can_act(first, stop) and not _is_victim(view, party):
            return party
    return None


def _is_victim(view: EventView, party: Party) -> bool:
    """Whether a phrase is headed by a count, a weapon or a word for those who suffer: no subject of an attack."""
    weapon = view.means[party.head]
    passive = view.kinds[party.head] == "civilian" or view.classes[party.first].tag == "num"
    return passive or (weapon is not None and not weapon.agentive)


def _is_construct(view: EventView, at: int) -> bool:
    found = view.classes[at]
    plain = not found.definite and not found.pronoun and view.role_at(at) != _ASIDE
    return found.tag in ("noun", "num") and plain


def nearest_subject(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The subject of the last verb before a phrase that says how it was done ("took the town with help of")."""
    governed = view.classes[trigger.first].preposition or trigger.start > view.tokens[trigger.first].start
    first = max(view.sentence(trigger.first).first, trigger.first - 2 * _CARRIER)
    for at in range(trigger.first - 1, first - 1, -1) if governed else ():
        if view.classes[at].tag == "verb":
            subject = clause_of(view, at).subject
            if subject and subject[0].first < trigger.first:
                return subject
    return main_subject(view, trigger)


def main_subject(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The subject of the sentence's first verb, which a participle behind it shares."""
    sentence = view.sentence(trigger.first)
    for at in range(sentence.first, min(trigger.first, sentence.first + 40)):
        if view.classes[at].tag == "verb":
            return clause_of(view, at).subject
    return tuple(parties_at(view, sentence.first, trigger.first))
