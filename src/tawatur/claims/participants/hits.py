"""Whom or what an attack struck, where the attack itself is the subject of the verb that tells it ("a raid hit X")."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import phrases_after
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import POST, QUANTITY, SCORES, EventView
from tawatur.claims.participants.roles import is_site
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["DESCRIBED", "STRIKING", "can_be_hit", "hit_after_verb", "hit_behind"]

#: The rule that tells whom an attack struck by a verb of striking, of which it is the subject.
STRIKING = "object of a striking verb"
#: ... and by the clause that describes it.
DESCRIBED = "object of the clause that describes it"
#: The preposition before what an attack is made with.
_WITH = "ب"


def hit_behind(view: EventView, trigger: Candidate, at: int) -> tuple[tuple[Party, ...], str]:
    """Whom the clause right behind an attack says that it hit ("a raid that struck the market"), and by which rule."""
    sentence = view.sentence(trigger.first)
    at = _past_means(view, at, sentence.stop)
    known = at + 1 < sentence.stop and view.classes[at].tag == "rel"
    at += known
    if at + 1 >= sentence.stop or not _agrees(view, trigger, at, after=True) or view.light[at] is not None:
        return (), ""
    return _struck(view, phrases_after(view, at + 1)[1]), STRIKING if at in view.strikes and not known else DESCRIBED


def hit_after_verb(view: EventView, trigger: Candidate, bare: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom an attack hit that stands between a striking verb and its object ("struck a raid Sunday | the market")."""
    at = trigger.first - 1
    strikes = at >= view.sentence(trigger.first).first and at in view.strikes
    governed = view.classes[trigger.first].preposition or view.classes[trigger.first].conjunction
    return _struck(view, bare) if strikes and not governed and _agrees(view, trigger, at, after=False) else ()


def can_be_hit(view: EventView, party: Party) -> bool:
    """Whether a phrase names people, a post, or a place."""
    return view.can_act(party.first, party.stop) or view.kinds[party.head] == POST or is_site(view, party)


def _struck(view: EventView, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(p for p in parties if can_be_hit(view, p) or _counts(view, p.first))


def _counts(view: EventView, at: int) -> bool:
    return view.kinds[at] == QUANTITY or view.persons.get(at) == SCORES


def _agrees(view: EventView, trigger: Candidate, at: int, *, after: bool) -> bool:
    """Whether a word is a verb of which an attack can be the subject."""
    verb, noun = view.classes[at], view.classes[trigger.first]
    if verb.tag != "verb" or verb.pronoun or verb.voice == "passive" or (after and verb.conjunction):
        return False
    gender = "f" if noun.number == "pl" else noun.gender
    return not (verb.gender and gender and verb.gender != gender)


def _past_means(view: EventView, at: int, stop: int) -> int:
    """Behind what an attack was made with, and behind when it was ("with a car bomb yesterday")."""
    while at < stop and (view.times[at] is not None or view.classes[at].preposition == _WITH):
        means = view.times[at] is None
        if means and not any(view.means[k] is not None for k in (at, at + 1) if k < stop):
            return at
        at += 1
        while means and at < stop and view.classes[at].tag == "adj" and not view.classes[at].preposition:
            at += 1
    return at
