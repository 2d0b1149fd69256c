"""What stands around an event word and says that it is a memory, a charge at court, or what a clause was done for."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.datedness import opens_clause
from tawatur.claims.triggers.status import LONG, SPOKEN
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Derivation, TimeExpression
from tawatur.records.span import Span
from tawatur.text.endings import is_accusative
from tawatur.text.lookups import opens_background

__all__ = ["doers_of", "recalled_by", "served_by", "time_of", "traveller_of"]

#: How far before "in protest at" the verb of its clause stands, and before an event noun the word that recalls it.
_CLAUSE, _RECALL = 24, 8
#: Those who may protest: in the plural the second too; who speaks for a state or an army does not.
_CROWD, _PEOPLE = "crowd", ("crowd", "civilian", "official")
#: The role of prepositions that tell when.
_WHEN, _PAST = "stop", "past"
#: How far before a verb its clause may begin.
_OWN = 5
#: Kinds of people who are no times' own ("soldiers", but "the government of 2009").
_NOBODYS = frozenset({"civilian", "crowd", "armed"})
#: The preposition of aims.
_TO = "ل"


def doers_of(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The people who do what the clause before a circumstance tells; nobody where a state or its officials do it."""
    first = max(view.sentence(trigger.first).first, trigger.first - _CLAUSE)
    for at in range(trigger.first - 1, first - 1, -1):
        if view.classes[at].tag != "verb":
            continue
        subject = clause_of(view, at).subject[:1]
        if subject and subject[0].stop <= trigger.first:
            return subject if _are_people(view, subject[0]) else ()
    return ()


def _are_people(view: EventView, party: Party) -> bool:
    kinds = view.kinds[party.first : party.stop]
    if _CROWD in kinds:
        return True
    head = party.head
    several = view.plural[head] or view.classes[head].number == "pl" or view.classes[party.first].tag == "num"
    return several and (view.kinds[head] in _PEOPLE or head in view.people)


def recalled_by(view: EventView, trigger: Candidate, reach: int = _RECALL) -> Derivation | None:
    """The word before an event noun that makes it a memory, an exhibit or a charge: "the anniversary of the attack"."""
    if trigger.shape not in ("noun", "phrase") or view.classes[trigger.first].tag == "verb":
        return None
    first = max(view.sentence(trigger.first).first, trigger.first - reach)
    for at in range(trigger.first - 1, first - 1, -1):
        if view.classes[at].tag in ("verb", "comp") or view.tokens[at].text in "،,؛:.":
            return None
        if at in view.recalls or at in view.charges:
            token = view.tokens[at]
            evidence = (view.doc.span(token.start, token.end),)
            return Derivation(field="status", rule="<recalled>", basis="inferred", evidence=evidence)
    return None


def traveller_of(view: EventView, trigger: Candidate) -> Span | None:
    """Who makes a visit that nobody is named for: whoever speaks in its sentence ("said during a visit to")."""
    sentence = view.sentence(trigger.first)
    first = bisect_left(view.cues, sentence.start)
    for statement in takewhile(lambda s: s.cue.start < sentence.end, islice(view.statements, first, None)):
        around = statement.content.start <= trigger.start < statement.content.end
        if not around and (speaker := statement.speaker or statement.speaker_ref) is not None:
            return speaker
    return None


def served_by(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Who goes somewhere for an act: the subject of the verb that a noun behind "to" serves ("flew there to meet")."""
    found = view.classes[trigger.first]
    if trigger.shape != "noun" or found.preposition != _TO:
        return ()
    first = max(view.sentence(trigger.first).first, trigger.first - _CLAUSE)
    for at in range(trigger.first - 1, first - 1, -1):
        if view.tokens[at].text in "،,؛:.":
            return ()
        if view.classes[at].tag == "verb":
            return clause_of(view, at).subject
    return ()


def time_of(view: EventView, trigger: Candidate, reach: int) -> TimeExpression | None:
    """The calendar expression nearest to a trigger in its sentence, one behind it before one in front.

    A year or month that tells of another noun ("the wages of March", but not "five men in March"), or that stands in
    what "who" or "which" opens behind a verb, is none of its time; nor is any time in what "had" opens there.
    """
    sentence = view.sentence(trigger.first)
    stop = min(sentence.stop, trigger.stop + reach)
    described = _described_from(view, trigger, stop)
    backgrounds = (at for at in range(trigger.stop, stop) if opens_background(view.classes, at, sentence.first, stop))
    limit = next(backgrounds, sentence.stop)
    own = _own_from(view, trigger, sentence.first)
    other: TimeExpression | None = None
    for step in range(1, reach):
        for at in (trigger.stop - 1 + step, trigger.first - step):
            if sentence.first <= at < limit and (at < described or other is None):
                time = view.times[at]
                if time is None or (time.granularity in LONG and _is_anothers(view, trigger, at, described)):
                    continue
                if at >= own:
                    return time
                other = other or time
    return other


def _own_from(view: EventView, trigger: Candidate, first: int) -> int:
    """Where the clause of a verb in the past begins that is told behind another one; else where its sentence does."""
    at = trigger.first
    if trigger.shape != "verb" or trigger.form.tense != _PAST or trigger.entry.type in SPOKEN:
        return first
    for k in range(at, max(first, at - _OWN), -1):
        found, before = view.classes[k], view.classes[k - 1]
        if before.tag == "rel" or (found.tag == "verb" and found.conjunction and before.tag == "punct"):
            return k
        if before.tag == "conj" and k - 1 > first and view.classes[k - 2].tag == "punct":
            return k
    return first


def _described_from(view: EventView, trigger: Candidate, stop: int) -> int:
    """Where the first relative clause behind a verb opens, or behind one in the past any clause of another."""
    if trigger.shape != "verb":
        return stop
    done, behind = trigger.form.tense == _PAST, range(trigger.stop, stop)
    opens = (at for at in behind if view.classes[at].tag == "rel" or (done and opens_clause(view, at)))
    return next(opens, stop)


def _is_anothers(view: EventView, trigger: Candidate, at: int, described: int) -> bool:
    if at > described:
        return True
    time = view.times[at]
    while at > 0 and view.times[at - 1] is time:
        at -= 1
    before = at - 1
    if before < 0 or trigger.first <= before <= trigger.stop or view.classes[at].preposition:
        return False
    counted = view.classes[before - 1].tag == "num" if before else False
    if counted or view.classes[at].tag == "prep" or view.role_at(at) == _WHEN:
        return False
    found = view.classes[before]
    if found.tag != "noun" or found.definite or found.pronoun or view.names[before] is not None:
        return False
    return not (is_accusative(view.tokens[before].text) or view.is_site(before) or view.kinds[before] in _NOBODYS)
