"""Whether a date near an event word is its own, and whether a date told before it holds for it too."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.status import is_past
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Derivation, TimeExpression
from tawatur.text.clitics import ARTICLE

__all__ = ["date_before", "governor_of", "has_begun", "is_first_since", "is_own_date", "opens_clause", "spread_date"]

#: How far before a noun the verb stands that governs it, and how far before a word a date may hold for it.
_GOVERNOR, _SPREAD = 14, 60
#: A date so near the beginning of a sentence holds for all of it.
_OPENING = 4
#: Marks behind which a new thought begins.
_PARTS = frozenset("؛;:.")
#: Marks that part a noun from the verb before it.
_MARKS = _PARTS | frozenset("،,")
_PAST, _PRESENT = "past", "present"
#: The role of markers of circumstances.
_CIRCUMSTANCE = "stop"
_NOUNS = ("noun", "phrase")
#: A clause of its own begins here.
_OPENERS = frozenset({"rel", "comp"})
#: How far before a date the relative clause begins in which it stands.
_CLAUSE = 60
#: How far before the clause that describes it a deed stands.
_DEED = 3
#: The role of "for the first time since", and how many words it has at most.
_FIRST, _FIRST_SINCE = "first-since", 5


def is_own_date(view: EventView, trigger: Candidate, when: TimeExpression) -> bool:
    """Whether a date tells when the event was: not when something else was, nor since when it goes on."""
    first, stop = view.tokens_of(when)
    since = _is_since(view, first)
    between = range(stop, trigger.first) if stop <= trigger.first else range(trigger.stop, first)
    opens = stop <= trigger.first and _is_at_opening(view, first)
    if not opens and any(view.tokens[at].text in _PARTS for at in between):
        return False
    if since and is_first_since(view, first):
        return False
    if any(view.role_at(at) == _FIRST for at in between):
        return False
    if stop <= trigger.first:
        main = trigger.shape == "verb" and not view.classes[trigger.first].conjunction
        return opens or not _is_described_before(view, first, between, verb=main)
    return _is_own_behind(view, trigger, first, since=since)


def _is_at_opening(view: EventView, first: int) -> bool:
    """Whether a date stands where it holds for its whole sentence, not only for a relative clause."""
    begin = view.sentence(first).first
    return first - begin <= _OPENING and not any(view.classes[at].tag == "rel" for at in range(begin, first))


def _is_described_before(view: EventView, first: int, between: range, *, verb: bool = False) -> bool:
    """Whether a date stands in a relative clause that ends before an event word ("land it held in May, but struck"); a
    `verb` behind that of the clause is the main one ("the group that arose in 1990 | seized")."""
    ends = any(view.tokens[at].text in _MARKS or _goes_on(view, at) for at in between)
    start = max(view.sentence(first).first, first - _CLAUSE)
    clause = [*takewhile(lambda at: view.tokens[at].text not in _MARKS, range(first - 1, start - 1, -1))]
    opening = next((at for at in clause if view.classes[at].tag == "rel"), None)
    told = verb and opening is not None and any(view.classes[at].tag == "verb" for at in clause if at > opening)
    return opening is not None and (ends or told)


def opens_clause(view: EventView, at: int) -> bool:
    """Whether behind a verb another clause begins: "who", "that", a verb not joined to it or joined behind a comma.

    What describes a deed tells when it was done ("killed in an attack that hit"). A verb before a number only tells how
    many ("around a hundred"); behind "until" is what came last; right behind a noun one in the present may be a name
    that is spelled alike.
    """
    found, before = view.classes[at], view.classes[at - 1]
    if found.tag not in ("verb", "rel"):
        return found.tag == "comp"
    if any(k in view.deeds for k in range(max(0, at - _DEED), at)):
        return False
    if found.tag == "rel":
        return view.tokens[at].norm.startswith(ARTICLE)
    if found.conjunction:
        return view.tokens[at - 1].text in _MARKS
    if found.tense == _PRESENT and (before.tag == "noun" or _counts(view, at)):
        return False
    return before.tag != "prep"


def _counts(view: EventView, at: int) -> bool:
    """Whether a number stands behind a verb."""
    return any(found.tag == "num" for found in view.classes[at + 1 : at + 3])


def _goes_on(view: EventView, at: int) -> bool:
    """Whether a conjunction, or "that" before what is said, opens a further clause at a token."""
    found = view.classes[at]
    if found.tag == "comp":
        return not found.pronoun and view.role_at(at - 1) == ""
    return found.tag == "conj" or (found.tag == "verb" and found.conjunction)


def is_first_since(view: EventView, at: int) -> bool:
    """Whether "for the first time since" or the like stands right before a date: it dates what was before."""
    first = max(view.sentence(at).first, at - _FIRST_SINCE)
    return any((marker := view.markers[k]) and marker[0] == _FIRST and marker[2] == at for k in range(first, at))


def _is_own_behind(view: EventView, trigger: Candidate, first: int, *, since: bool) -> bool:
    if trigger.shape not in _NOUNS:
        between = range(trigger.stop, first)
        if any(view.tokens[at].norm in view.since for at in between[:-1]):
            return False
        done = trigger.shape == "verb" and trigger.form.tense == _PAST
        return not (done and any(opens_clause(view, at) for at in between))
    governor = governor_of(view, trigger.first)
    if since and governor is not None and view.classes[governor].tense == _PRESENT:
        return False
    for at in range(trigger.stop, first):
        found = view.classes[at]
        if found.tag == "rel":
            return not since and not _is_farther(view, trigger.stop - (trigger.shape == "phrase"), at)
        if found.tag == "verb":
            happens = view.light[at] is not None or (governor is None and not found.pronoun) or at == trigger.stop
            return happens and (not since or found.tense == _PAST)
        if found.tag == "participle" and since:
            return False
    return True


def _is_farther(view: EventView, first: int, stop: int) -> bool:
    """Whether a preposition parts a noun from the relative clause that then describes another noun.

    Behind "during" it dates the noun all the same ("raids during the war that began in").
    """
    between = range(first, stop)
    if any(view.role_at(at) == _CIRCUMSTANCE for at in between):
        return False
    return any(view.classes[at].tag in ("prep", "verb") or view.classes[at].preposition for at in between)


def has_begun(view: EventView, trigger: Candidate, when: TimeExpression) -> bool:
    """Whether an event has begun, so that a later day is none of its time: told in the past, or its noun's verb is."""
    if trigger.shape == "verb":
        return view.classes[trigger.first].tense == _PAST
    governor, first = governor_of(view, trigger.first), bisect_left(view.starts, when.start)
    if governor is not None and view.classes[governor].tense == _PAST and governor < first < trigger.first:
        return True
    between = range(trigger.stop, first)
    return any(view.classes[at].tag == "verb" and view.classes[at].tense == _PAST for at in between)


def governor_of(view: EventView, at: int) -> int | None:
    """The verb before a noun in its clause; None where another clause, a comma or too many words lie between."""
    first = max(view.sentence(at).first, at - _GOVERNOR)
    for k in range(at - 1, first - 1, -1):
        if view.classes[k].tag == "verb":
            return k
        if view.classes[k].tag in _OPENERS or view.tokens[k].text in _MARKS:
            return None
    return None


def spread_date(view: EventView, trigger: Candidate) -> Derivation | None:
    """The date told last before an event noun, in its sentence or the one before it in its paragraph, if it is old."""
    if trigger.shape not in _NOUNS:
        return None
    governor, when = governor_of(view, trigger.first), date_before(view, trigger)
    published = view.doc.article.published_on
    if when is None or published is None or not is_past(when, published) or (when.finish or "") > published.isoformat():
        return None
    first, stop = view.tokens_of(when)
    if _is_described_before(view, first, range(stop, trigger.first)):
        return None
    farther = when.start < view.sentence(trigger.first).start
    told = governor is None or _reports(view, governor)
    if farther and (told or _is_since(view, first)):
        return None
    if governor is not None and view.classes[governor].tense != _PAST:
        return None
    return Derivation(field="status", rule="<date told before>", basis="inferred", evidence=(when.bare(),))


def _reports(view: EventView, at: int) -> bool:
    """Whether a verb opens what somebody says, which tells of days of its own."""
    cue = bisect_left(view.cues, view.tokens[at].start)
    return cue < len(view.cues) and view.cues[cue] < view.tokens[at].end


def _is_since(view: EventView, at: int) -> bool:
    """Whether "since" stands right before a date."""
    return at > 0 and view.tokens[at - 1].norm in view.since


def date_before(view: EventView, trigger: Candidate) -> TimeExpression | None:
    """The date told last before an event, in its sentence or the one before it in its paragraph."""
    sentence, number = view.sentence(trigger.first), view.tokens[trigger.first].sentence
    before = view.doc.sentences[number - 1] if number else sentence
    first = before.first if before.block == sentence.block else sentence.first
    for at in range(trigger.first - 1, max(first, trigger.first - _SPREAD) - 1, -1):
        if view.times[at] is not None:
            return view.times[at]
        if view.tokens[at].text in _PARTS and at >= sentence.first:
            return None
    return None
