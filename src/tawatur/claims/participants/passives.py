"""Whether the phrase beside a transitive verb suffers rather than acts: passives that Arabic writes like actives."""

from __future__ import annotations

from tawatur.claims.clauses.besides import is_beside
from tawatur.claims.clauses.clauses import Clause
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.phrasefit import HEADS, is_object
from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.claims.participants.roles import listed_role
from tawatur.claims.triggers.triggers import Candidate
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.text.folding import fold

__all__ = ["freed", "is_agentless", "is_passive_like", "kills", "lacks_object", "opens", "takes_object"]

#: Kinds of those who kill, where somebody is named right behind them.
_KILLERS = frozenset({"armed", "army", "police"})
#: What ends an insertion between them.
_COMMAS = frozenset("،,")
#: The role of what stands behind "by".
_DOER = "actor"
#: Modes of what is done to somebody, so that its verb without an object is passive.
_ARREST, _ABDUCT, _ABDUCTORS = "arrest", "abduct", frozenset({"armed", "crowd"})
#: Agents that no crowd is, whose act befalls it.
_OF_POWER, _CROWD = frozenset({"power", "security", "police", "government", "army"}), "crowd"
#: Modes of what bodies and bands do to a person, and kinds of nouns for one.
_BY_POWER = frozenset({_ARREST, "targeted", "torture", "beat", "sexual"})
_PERSONS = frozenset({"official", "civilian", "crowd"})
#: Acts of speech, which people without power do too, and the one of them that befalls them.
_SPOKEN, _ALLEGE = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT"}), "allege"
#: Constructions in which whoever suffers may be taken for the subject.
_ACTIVE = frozenset({"subject after verb", "subject before verb", "relative clause", "elided subject"})
_DONE_TO = frozenset({"allege", "arrest", "abduct", "torture", "beat", "targeted", "convict", "deport", "investigate"})


def freed(view: EventView, trigger: Candidate, subject: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who stands before a verb whose preposition takes him up again: "the sheikh was set free", no act of his own."""
    at = trigger.stop
    if not subject or subject[0].first > trigger.first or at >= view.sentence(trigger.first).stop:
        return ()
    found, verb = view.classes[at], view.classes[trigger.first]
    if found.tag != "prep" or not found.pronoun or verb.gender == "f" or verb.number == "pl":
        return ()
    keys = {variant.key for variant in view.tokens[at].bound}
    marked = any(fold(text) in keys for text, role in trigger.entry.prepositions.items() if role == "recipient")
    return subject if marked and view.kinds[subject[0].head] not in _KILLERS else ()


def kills(view: EventView, subject: tuple[Party, ...], victims: tuple[Party, ...]) -> bool:
    """Whether a word for killing stands with those who kill and, right behind them, those who are killed."""
    if not subject or subject[-1].stop > victims[0].first:
        return False
    killer, victim = subject[0].head, victims[0].head
    if victims[0].first not in (subject[-1].stop, view.asides.get(subject[-1].stop)):
        known = view.classes[killer].definite or view.names[killer] is not None
        if known and view.classes[subject[-1].stop].tag == "prep" and view.classes[victims[0].first].tag == "num":
            return view.can_act(victims[0].first, victims[0].stop)
        return view.kinds[killer] in _KILLERS and view.tokens[victims[0].first - 1].text in _COMMAS
    marked = is_object(view, victim) or victims[0].first in view.counting
    if not view.can_act(victims[0].first, victims[0].stop) and not marked:
        return False
    named = view.names[killer] is not None and view.can_act(subject[0].first, subject[0].stop)
    somebody = marked and (view.kinds[victim] != "" or view.nations[victim] or victims[0].first in view.counting)
    other = view.classes[killer].definite and not view.classes[victim].definite and victim in view.singles
    return view.kinds[killer] in _KILLERS or named or somebody or other or is_beside(view, killer, victim)


def is_passive_like(view: EventView, trigger: Candidate, clause: Clause) -> bool:
    """A transitive verb with one phrase after it that is a victim rather than somebody who acts: passive in sense."""
    if clause.how not in _ACTIVE or not clause.subject:
        return False
    party = clause.subject[0]
    after = party.first > trigger.first
    if after and any(phrase.role == _DOER and phrase.parties for phrase in clause.attached):
        return True
    if trigger.entry.type in _SPOKEN and trigger.entry.mode != _ALLEGE:
        return trigger.entry.result
    if clause.how != "relative clause" and (
        view.kinds[party.head] == "civilian" or view.classes[party.first].tag == "num"
    ):
        return True
    if trigger.entry.mode in _DONE_TO and after and view.kinds[party.head] == QUANTITY:
        return True
    by_power = trigger.entry.agent in _OF_POWER or trigger.entry.mode == _ARREST
    if by_power and view.kinds[party.head] == _CROWD and after:
        return True
    if trigger.entry.mode == _ABDUCT and after:
        one = view.kinds[party.head] == _CROWD and party.head in view.singles
        return one or view.kinds[party.head] not in _ABDUCTORS
    if trigger.entry.mode in _BY_POWER and after and _is_person(view, party):
        return True
    return trigger.entry.result


def _is_person(view: EventView, party: Party) -> bool:
    """Whether a phrase names one person, with or without his office."""
    last = view.names[party.stop - 1]
    named = any(n is not None and n.type == "PER" for n in (view.names[party.head], last))
    return named or (view.kinds[party.head] in _PERSONS and not view.plural[party.head])


def is_agentless(view: EventView, trigger: Candidate, clause: Clause) -> bool:
    """Whether a transitive verb has a preposition where its object would stand: passive ("who was accused of")."""
    before = clause.subject and clause.subject[0].stop <= trigger.first
    return bool(before) and lacks_object(view, trigger)


def lacks_object(view: EventView, trigger: Candidate) -> bool:
    """Whether a preposition stands right behind a past verb of what is done to somebody."""
    entry, at = trigger.entry, trigger.stop
    if (
        trigger.pronoun
        or trigger.shape != "verb"
        or entry.object != "recipient"
        or entry.mode not in _DONE_TO
        or trigger.form.tense != "past"
    ):
        return False
    if trigger.stop - trigger.first > 1:
        return False
    if at >= view.sentence(trigger.first).stop:
        return True
    found = view.classes[at]
    if view.times[at] is not None or found.tag in ("punct", "conj"):
        return True
    bound = found.tag == "prep" or (found.preposition != "" and found.tag in ("noun", "name"))
    return bound and not found.pronoun and not (entry.prepositions and _marked(view, at, entry))


def takes_object(view: EventView, trigger: Candidate) -> bool:
    """Whether a verb for killing, spelled like its passive, has an object: several killed, "he" did, or its gender or
    the ending of whoever stands behind it tells ("that it killed", "and killed [fem.] five soldiers")."""
    at, verb = trigger.stop, view.classes[trigger.first]
    if trigger.shape != "verb" or verb.voice == "passive" or at >= view.sentence(trigger.first).stop:
        return False
    found, before = view.classes[at], view.classes[trigger.first - 1] if trigger.first else None
    if found.tag not in HEADS or found.preposition or found.conjunction or view.times[at] is not None:
        return False
    told = before is not None and before.tag in ("comp", "conj") and before.pronoun != ""
    while view.classes[at].tag == "num" and at + 1 < view.sentence(at).stop:
        at += 1
    of_men = verb.gender == "f" and at in view.people and view.classes[at].gender == "m"
    return told or verb.number == "pl" or is_object(view, at) or of_men


def _marked(view: EventView, at: int, entry: EventTrigger) -> bool:
    """Whether the preposition at a token names the recipient of an entry."""
    marker = view.classes[at].preposition or view.tokens[at].variants[0].key
    return listed_role(entry.prepositions, marker) == "recipient"


def opens(view: EventView, verb: int) -> bool:
    """Whether a masculine verb opens its sentence, so that it shares the subject of no clause before it."""
    return verb == view.sentence(verb).first and view.classes[verb].gender != "f"
