"""Whether the phrase right behind a verb can be its subject: it agrees with the verb, and can act."""

from __future__ import annotations

from tawatur.claims.clauses.fronted import gender_of, is_she
from tawatur.claims.clauses.party import Party
from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_people_plural

__all__ = ["could_be_subject"]

#: How long broken plurals of the form of "services" are, their third letter, and kinds of bodies so called.
_BROKEN, _ALIF, _FORCES = 5, "ا", frozenset({"police", "army", "body", "government"})

#: Kinds of nouns that name people.
_PEOPLE, _WOMAN = frozenset({"civilian", "crowd", "official"}), "woman"
_OBLIQUE = "ي"
_BODIES, _DUAL = frozenset({"government", "body"}), "ن"


def could_be_subject(view: EventView, verb: int, after: list[list[Party]], *, acts: bool, joined: bool) -> bool:
    """Whether the first phrase after a verb agrees with it and can act, as a subject after its verb must."""
    party = after[0][0]
    found, head = view.classes[verb], view.classes[party.head]
    if (acts or (joined and len(after) == 1)) and not view.can_act(party.first, party.stop):
        return False
    if (found.gender == "f" and found.number == "sg" and _is_men(view, party)) or is_she(view, verb, party.head):
        return False
    if joined and len(after) == 1 and head.pronoun and party.stop - party.first == 1:
        return False
    if view.plural[party.head] and len(after) == 1 and _opens(view, verb) and _is_object_form(view, party):
        return False
    if view.plural[party.head] and _is_of_states(view, verb, party):
        return False
    name = view.names[party.head]
    common = name is not None and name.type == "ORG" and name.stop - name.first > 1 and head.tag == "noun"
    if (name is not None and not common) or view.plural[party.head] or party.head in view.atoms:
        return True
    gender = gender_of(view, party.head, party.stop)
    if head.tag != "noun" or not found.gender or not gender or head.number in ("pl", "du"):
        return True
    return found.gender == gender or (found.gender == "f" and _is_services(view, party.head))


def _is_services(view: EventView, at: int) -> bool:
    """Whether a noun for no one man is built like broken plurals, with which a feminine verb agrees ("the detectives
    of", "the services of")."""
    word = view.tokens[at].norm.removeprefix(ARTICLE)
    return len(word) == _BROKEN and word[2] == _ALIF and at not in view.singles and view.kinds[at] in _FORCES


def _opens(view: EventView, verb: int) -> bool:
    """Whether a verb opens its clause, so that it is no noun behind another verb ("condemned the raid of")."""
    first = verb == view.sentence(verb).first or view.classes[verb].conjunction
    return first or view.classes[verb - 1].tag not in ("noun", "adj", "name", "verb")


def _is_object_form(view: EventView, party: Party) -> bool:
    """Whether a plural of people is written as an object ("threatened the demonstrators")."""
    text = view.tokens[party.head].text
    return is_people_plural(text) and text[-2] == _OBLIQUE and party.head == party.first


def _is_of_states(view: EventView, verb: int, party: Party) -> bool:
    """Whether a phrase names several states or bodies, whose verb before them is feminine ("called the states to")."""
    masculine = view.classes[verb].gender == "m" and view.classes[verb].number == "sg"
    return masculine and view.kinds[party.head] in _BODIES and not _is_dual(view, party)


def _is_dual(view: EventView, party: Party) -> bool:
    return view.classes[party.head].number == "du" or view.tokens[party.head].text[-1] == _DUAL


def _is_men(view: EventView, party: Party) -> bool:
    """Whether a phrase names several men, whose verb before them is masculine ("called [fem.] the residents to")."""
    at = party.head
    while at + 1 < party.stop and (view.classes[at].tag == "num" or view.kinds[at] == QUANTITY):
        at += 1
    many = at > party.head or view.plural[at] or view.classes[at].number == "pl"
    men = view.classes[at].gender == "m" and view.persons.get(at) != _WOMAN
    return many and men and view.kinds[at] in _PEOPLE and view.names[at] is None
