"""Whom or what an attack struck, where the attack itself is the subject of the verb that tells it ("a raid hit X")."""

from __future__ import annotations

import msgspec

from tawatur.claims.clauses.clauses import phrases_after
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.view import POST, QUANTITY, SCORES, EventView
from tawatur.claims.participants.sitephrases import is_site
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["DESCRIBED", "STRIKING", "can_be_hit", "counting_head", "hit_after_verb", "hit_behind", "hit_by_attack"]

#: The rule that tells whom an attack struck by a verb of striking, of which it is the subject.
STRIKING = "object of a striking verb"
#: ... and by the clause that describes it.
DESCRIBED = "object of the clause that describes it"
#: How many tokens stand at least before what "of" counts.
_SOME = 2
#: How many tokens a place has at most between a verb and its subject, and classes that open a phrase.
_NAME, _OPEN = 4, frozenset({"noun", "name", "num"})
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


def counting_head(view: EventView, at: int) -> int | None:
    """The noun that counts a plural event noun out of its kind ("a series of strikes", "many of the attacks"), so that
    what it tells is not known yet, although it is definite; None where none does."""
    found = view.classes[at]
    first = view.sentence(at).first
    if at - first < _SOME or not found.definite or found.number != "pl" or found.preposition:
        return None
    if not view.is_from(at - 1):
        return None
    head = at - _SOME
    while (
        head > first
        and view.classes[head].tag == "adj"
        and not view.classes[head].definite
        and _is_noun(view, head - 1)
    ):
        head -= 1
    whole = view.classes[head]
    if view.times[head] is not None:
        return None
    counts = _counts(view, head) or not (whole.definite or whole.pronoun or whole.preposition)
    return head if counts and whole.tag in ("noun", "adj") else None


def _is_noun(view: EventView, at: int) -> bool:
    return view.classes[at].tag == "noun" and not view.classes[at].definite


def hit_by_attack(view: EventView, trigger: Candidate, genitive: list[Party]) -> tuple[tuple[Party, ...], bool]:
    """What an attack hits that is the subject of a striking verb before it, and whether that was read as its genitive.

    "Shook a blast the capital X", "shook a violent blast the city", "hit X a series of raids".
    """
    head = counting_head(view, trigger.first)
    start = trigger.first if head is None else head
    before = view.classes[start - 1] if start > view.sentence(start).first else None
    found = view.classes[trigger.first]
    if before is None or found.preposition or found.conjunction or (found.definite and head is None):
        return (), False
    series = head is None and found.number == "pl" and before.tag == "noun" and not (before.definite or before.pronoun)
    if series and start - 1 not in view.strikes and not is_site(view, Party(start - 1, start, start - 1)):
        start -= 1
    if _is_struck_with(view, start, start - 1):
        return _behind(view, trigger, genitive) if head is None else (_behind_series(view, trigger.stop), False)
    return _before(view, start), False


def _is_struck_with(view: EventView, noun: int, verb: int) -> bool:
    """Whether a verb of striking can have a noun behind it as its subject."""
    if verb < view.sentence(noun).first or verb not in view.strikes:
        return False
    return _fits(view, noun, verb)


def _before(view: EventView, start: int) -> tuple[Party, ...]:
    """The place that stands between a striking verb and the attack that is its subject ("shook Baghdad blasts")."""
    for first in range(max(view.sentence(start).first + 1, start - _NAME), start):
        party = party_at(view, first, start)
        if (
            party is not None
            and party.stop == start
            and is_site(view, party)
            and _is_struck_with(view, start, first - 1)
        ):
            return (party,)
    return ()


def _behind_series(view: EventView, at: int) -> tuple[Party, ...]:
    """What stands behind "a series of the strikes" and what describes them, as the object of their verb."""
    limit = view.sentence(at - 1).stop
    while at < limit and view.classes[at].tag == "adj" and view.classes[at].definite:
        at += 1
    return _struck(view, tuple(parties_at(view, at, limit))) if at < limit else ()


def _behind(view: EventView, trigger: Candidate, genitive: list[Party]) -> tuple[tuple[Party, ...], bool]:
    """What stands behind an attack as the object of its verb, which was read as the genitive where nothing follows."""
    limit = view.sentence(trigger.first).stop
    if not genitive:
        return (), False
    first, stop = genitive[0], genitive[-1].stop
    name = view.names[stop] if stop < limit else None
    if name is not None and name.first == stop and name.type == "LOC" and is_site(view, first) and len(genitive) == 1:
        return (msgspec.structs.replace(first, stop=name.stop),), True
    if stop < limit and view.classes[stop].tag in _OPEN and not view.classes[stop].preposition:
        return (), False
    at = first.first
    found = view.classes[at]
    described = not found.definite and not is_site(view, Party(at, at + 1, at)) and not view.can_act(at, at + 1)
    if described and first.stop - at > 1 and not found.pronoun and view.names[at] is None:
        at += 1
    return _struck(view, tuple(parties_at(view, at, limit))), True


def can_be_hit(view: EventView, party: Party) -> bool:
    """Whether a phrase names people, a post, or a place."""
    return view.can_act(party.first, party.stop) or view.kinds[party.head] == POST or is_site(view, party)


def _struck(view: EventView, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(p for p in parties if can_be_hit(view, p) or _counts(view, p.first))


def _counts(view: EventView, at: int) -> bool:
    return view.kinds[at] == QUANTITY or view.persons.get(at) == SCORES


def _agrees(view: EventView, trigger: Candidate, at: int, *, after: bool) -> bool:
    """Whether a word is a verb of which an attack can be the subject."""
    return not (after and view.classes[at].conjunction) and _fits(view, trigger.first, at)


def _fits(view: EventView, subject: int, at: int) -> bool:
    """Whether a word is a verb in the active voice, without a pronoun, whose gender a noun has as its subject."""
    verb, noun = view.classes[at], view.classes[subject]
    if verb.tag != "verb" or verb.pronoun or verb.voice == "passive":
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
