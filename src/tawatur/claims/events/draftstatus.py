"""The status of an event as its own place tells it: from marks, dates, aims, memories, threats on a condition."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.anchoring import statement_around, statement_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.events.actuality import is_attempted, is_background, is_relative
from tawatur.claims.triggers.ages import aged
from tawatur.claims.triggers.charges import listed_charge
from tawatur.claims.triggers.circumstances import recalled_by
from tawatur.claims.triggers.datedness import (
    date_before,
    governor_of,
    has_begun,
    is_first_since,
    is_own_date,
    spread_date,
)
from tawatur.claims.triggers.pending import is_aim, pending
from tawatur.claims.triggers.status import LONG, SPOKEN, Status, is_past, status_of
from tawatur.claims.triggers.triggers import Candidate
from tawatur.claims.triggers.undated import relative_status
from tawatur.records.layers import Modality, WordClass
from tawatur.records.ledger import Derivation, Statement, TimeExpression
from tawatur.records.span import Span

__all__ = ["AIM", "is_threat", "told_status"]

#: How far around a trigger the opening of a condition stands, and behind an event noun its verb.
_NEAR, _VERB = 18, 9
#: How far before an attack the word stands that makes it a memory.
_RECALL = 2
#: Acts of speech that are done in the future tense ("we will respond").
_ANNOUNCED = frozenset({"THREATEN", "AGREE"})
#: Modes of accusing that are no words but steps of courts and police.
_AT_COURT = frozenset({"investigate", "legal-action"})
#: Acts that are threats where their speaker announces them on a condition.
_HARMS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
#: Acts that news recalls, long after they happened.
_DEEDS = frozenset({"ASSAULT", "PROTEST"})
#: Kinds of marks of what is to come or only possible.
_TO_COME = frozenset({"planned", "expected", "hypothetical"})
#: Acts that are told ahead on their day; letters of an ISO day.
_MEETING, _DAY = "CONSULT", 10
#: The rule of "then", "at that time".
_THEN = "<past.then>"
#: The rule of a length of time, which may be that of something else where a recent day is told.
_LONG_AGO = "<long ago>"
#: The stance of a warning, and how many words part it from the deed ("warned of the outbreak of | a war").
_WARN, _OF = "warn", 3
#: The rule of what something else is for.
AIM = "<aim>"
_ACTUAL, _FUTURE, _PRESENT, _PAST = "actual", "future", "present", "past"
_AIM = Status("planned", Derivation(field="status", rule="<purpose>"))
#: An aim is planned once it is told as an event; weights learnt from aims as told.
_AIMED = Status(_ACTUAL, Derivation(field="status", rule=AIM, basis="inferred"))
_SUPPOSED = Status("hypothetical", Derivation(field="status", rule="<what it would lead to>"))
_AHEAD = Status("planned", Derivation(field="status", rule="<future verb>"))


def told_status(
    view: EventView,
    trigger: Candidate,
    marks: tuple[Modality, ...],
    when: TimeExpression | None,
    speech: Statement | None,
    *,
    is_served: bool,
    is_threat: bool,
) -> Status:
    """Decide the status; `is_served`: somebody goes somewhere for it; `is_threat`: announced on a condition."""
    if is_threat:
        return Status(_ACTUAL)
    entry = trigger.entry
    spoken = entry.type in SPOKEN and entry.mode not in _AT_COURT
    dated = when if when is not None and _is_dated(view, trigger, when, speech) else None
    news = dated if dated is not None and _is_news(view, dated) else None
    marks = tuple(mark for mark in marks if mark.kind != "historical" or not _is_recent(view, trigger, mark))
    if news is not None:
        marks = tuple(m for m in marks if m.rule != _LONG_AGO or news.start <= m.mark.start < news.end)
    recent = news is not None and news.start > trigger.start
    age = aged(view, trigger, may_come=any(mark.kind in _TO_COME for mark in marks), is_dated=recent)
    if age is not None:
        return Status("historical", age)
    listed = None if any(mark.kind == "negated" for mark in marks) else listed_charge(view, trigger)
    if listed is not None:
        return Status(*listed)
    status = status_of(
        view.doc,
        marks,
        dated,
        is_background=is_background(view, trigger, when),
        is_speech=spoken,
        is_promised=speech is not None or entry.type in _ANNOUNCED or not _is_future(view, trigger),
    )
    if status.value != _ACTUAL:
        return status
    if is_attempted(view, trigger):
        return status
    if (warned := _warned_of(view, trigger)) is not None:
        return Status("hypothetical", warned)
    if is_served:
        return _AIM
    if _would_do(view, trigger):
        return _SUPPOSED
    if _is_ahead(view, trigger):
        return _AHEAD
    if (ahead := pending(view, trigger)) is not None:
        return Status("planned", ahead)
    if when is not None and _is_due(view, trigger, when):
        return Status(
            "planned", Derivation(field="status", rule="<due today>", basis="inferred", evidence=(when.bare(),))
        )
    if dated is not None:
        relative = relative_status(view, dated, has_begun=has_begun(view, trigger, dated))
        if relative is not None:
            return relative
    past = recalled_by(view, trigger, _RECALL) if entry.type in _DEEDS and not recent else None
    if past is None and dated is None:
        past = spread_date(view, trigger)
    if past is not None:
        return Status("historical", past)
    return _AIMED if is_aim(view, trigger) else status


def _warned_of(view: EventView, trigger: Candidate) -> Derivation | None:
    """Who warns of a deed that is not known yet ("warned of a wave of attacks", "warned X of an attack")."""
    if trigger.shape == "verb" or view.classes[trigger.first].definite:
        return None
    at, first = trigger.first, max(view.sentence(trigger.first).first + 1, trigger.first - _OF)
    while at > first and _is_bare(view.classes[at - 1]):
        at -= 1
    said = statement_at(view.doc, trigger.first) if view.is_from(at - 1) else None
    if said is None or said.stance != _WARN:
        return None
    return Derivation(field="status", rule="<warned of>", evidence=(said.cue,))


def _is_bare(found: WordClass) -> bool:
    """Whether a word is a noun that governs the next one."""
    return found.tag == "noun" and not (found.definite or found.pronoun or found.preposition or found.conjunction)


def _is_due(view: EventView, trigger: Candidate, when: TimeExpression) -> bool:
    """Whether somebody meets somebody today, or holds talks on a day that is told, in the present tense."""
    if trigger.entry.type != _MEETING or when.begin is None:
        return False
    if trigger.shape == "verb":
        if when.begin != (view.doc.article.published or "")[:_DAY]:
            return False
        present = trigger.form.tense == _PRESENT == view.classes[trigger.first].tense
        return present and not is_relative(view, trigger)
    at = governor_of(view, trigger.first)
    if at is None or view.classes[at].tense != _PRESENT or view.light[at] is None:
        return False
    return at == 0 or view.classes[at - 1].tag not in ("rel", "comp")


def _is_recent(view: EventView, trigger: Candidate, mark: Modality) -> bool:
    """Whether a word of the past says since when something goes on, is of another clause, or points at a recent day."""
    verb = trigger.first if trigger.shape == "verb" else governor_of(view, trigger.first)
    present = verb is not None and view.classes[verb].tense == _PRESENT
    at = bisect_left(view.starts, mark.mark.start)
    if view.tokens[at].norm in view.since and (present or is_first_since(view, at + 1)):
        return True
    if mark.rule != _THEN:
        time = view.times[at]
        return time is not None and not is_own_date(view, trigger, time)
    when = date_before(view, trigger)
    return when is not None and when.begin is not None and not is_past(when, view.doc.article.published_on)


def _is_dated(view: EventView, trigger: Candidate, when: TimeExpression, speech: Statement | None) -> bool:
    """Whether a date near an event word tells when the event was or will be."""
    if _goes_on(view, trigger, when) or _is_said(when, speech) or not is_own_date(view, trigger, when):
        return False
    return not (_is_later(view, when) and has_begun(view, trigger, when))


def _is_news(view: EventView, when: TimeExpression) -> bool:
    """Whether a date is one of the last days, or of no day that is known but the article's."""
    return when.begin is not None and when.granularity not in LONG and not is_past(when, view.doc.article.published_on)


def _is_later(view: EventView, when: TimeExpression) -> bool:
    published = view.doc.article.published_on
    return published is not None and (when.begin or "") > published.isoformat()


def is_threat(view: EventView, trigger: Candidate, span: Span) -> bool:
    """Whether somebody says that he will do harm if something happens."""
    if trigger.entry.type not in _HARMS or trigger.form.tense != _FUTURE:
        return False
    sentence = view.sentence(trigger.first)
    first, stop = max(sentence.first, trigger.first - _NEAR), min(sentence.stop, trigger.stop + _NEAR)
    return statement_around(view.doc, span) is not None and any(at in view.provisos for at in range(first, stop))


def _is_future(view: EventView, trigger: Candidate) -> bool:
    """Whether a word stands in the future, or a verb in the future carries its noun ("will resort to the veto")."""
    if trigger.shape == "verb" or trigger.form.tense:
        return trigger.form.tense == _FUTURE
    at = governor_of(view, trigger.first)
    return at is not None and view.classes[at].tense == _FUTURE and view.light[at] is not None


def _goes_on(view: EventView, trigger: Candidate, when: TimeExpression) -> bool:
    """Whether a verb in the present tells what goes on, whatever day it began ("has besieged it since March")."""
    if view.doc.article.published_on is None or _is_later(view, when):
        return False
    present = trigger.shape == "verb" and view.classes[trigger.first].tense == _PRESENT
    return present and not is_relative(view, trigger)


def _is_said(when: TimeExpression, speech: Statement | None) -> bool:
    """Whether a date belongs to what is said, not to the saying."""
    if speech is None:
        return False
    return speech.content.start <= when.start and when.end <= speech.content.end


def _would_do(view: EventView, trigger: Candidate) -> bool:
    """Whether an event noun opens a clause whose verb tells what it will lead to ("that a refusal will lead to war").

    Right behind "that" the noun may have been read as the verb spelled alike.
    """
    at, first = trigger.first, view.sentence(trigger.first).first
    if trigger.pronoun or trigger.form.tense not in ("", _PAST):
        return False
    before = at - 1 if at > first and view.classes[at - 1].tag != "punct" else at - 2
    if before < first or view.classes[before].tag != "comp":
        return False
    if view.classes[at].definite or view.classes[at].preposition or view.classes[at].conjunction:
        return False
    for k in range(trigger.stop, min(view.sentence(at).stop, trigger.stop + _VERB)):
        found, light = view.classes[k], view.light[k]
        if found.tag == "verb":
            happens = light is not None and light.subject == ""
            return found.tense == _FUTURE and not happens and not found.conjunction
        if found.tag in ("rel", "comp", "punct"):
            return False
    return False


def _is_ahead(view: EventView, trigger: Candidate) -> bool:
    """Whether the verb of an event noun stands behind it in the future ("a battle will begin soon")."""
    if trigger.shape == "verb" or view.classes[trigger.first].preposition:
        return False
    for at in range(trigger.stop, min(view.sentence(trigger.first).stop, trigger.stop + _VERB)):
        found, light = view.classes[at], view.light[at]
        if found.tag == "verb":
            return found.tense == _FUTURE and light is not None and light.subject == "" and not found.conjunction
        if found.tag in ("rel", "comp", "punct"):
            return False
    return False
