"""The stage of events (triggers with parties, place, time and status, one a happening) and of commitments."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.view import EventView
from tawatur.claims.clauses.viewing import view_events
from tawatur.claims.coding.coding import code_events
from tawatur.claims.commitments.agreements import find_agreements
from tawatur.claims.commitments.commitments import find_commitments
from tawatur.claims.commitments.truces import with_truces
from tawatur.claims.events.drafts import draft_events
from tawatur.claims.events.draftstatus import AIM
from tawatur.claims.events.gathering import gather
from tawatur.claims.events.modes import mode_told
from tawatur.claims.events.scores import choose
from tawatur.claims.participants.claimants import Claim, claimant, is_claimable
from tawatur.claims.participants.leftout import doer_of, other_side_of, sufferer_of
from tawatur.claims.triggers.happenings import Draft, Happening
from tawatur.claims.triggers.status import SPOKEN
from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.identity import content_id
from tawatur.records.layers import (
    AGREEMENTS,
    COMMITMENTS,
    ENTITIES,
    EVENTS,
    FIGURES,
    MENTIONS,
    MODALITIES,
    STATEMENTS,
    TIMES,
    WORD_CLASSES,
)
from tawatur.records.ledger import Derivation, Event
from tawatur.records.span import Span
from tawatur.records.stage import Stage

__all__ = ["EVENT_STAGE"]

_ASSAULT = "ASSAULT"
_ACTUAL, _PLANNED = "actual", "planned"
#: The rules of words for a possibility, the weakest sign of one, and for an aim.
_WORD, _AIMED_AT = "<possibility.word>", "<possibility.aim>"
#: How many letters part a word from the one it stands right before: a space, an article or a preposition.
_BESIDE = 3
#: Types whose recipients another mention may tell; of others all that did were wrong on annotated articles.
_UPON_SOMEBODY = frozenset({"ASSAULT", "REQUEST"})


def _run(doc: Document, lexicon: Lexicon) -> Document:
    view = view_events(doc, lexicon)
    drafts = draft_events(view, lexicon)
    happenings = choose(view, gather(drafts.told), drafts.untold, drafts.told, lexicon)
    found = _events(view, happenings, claimant(view))
    commitments = find_commitments(view, lexicon, found)
    coded = code_events(view, lexicon, [event for _, event in found])
    events = sorted(coded, key=lambda e: (e.trigger.start, e.type))
    agreements = find_agreements(view, lexicon, events, commitments)
    commitments = with_truces(view, commitments, agreements)
    return doc.with_layer(EVENTS, events).with_layer(COMMITMENTS, commitments).with_layer(AGREEMENTS, agreements)


def _events(view: EventView, happenings: list[Happening], claim: Claim | None) -> list[tuple[Happening, Event]]:
    found: dict[str, tuple[Happening, Event]] = {}
    sides: tuple[Span, ...] = ()
    for happening in happenings:
        event = _event(view, happening, claim)
        fought = event.type == _ASSAULT and happening.lead.trigger.entry.joint
        if fought and len(event.actors) > 1:
            sides = event.actors
        elif fought and not event.actors and sides:
            event = _fought_by(event, sides)
        found.setdefault(event.id, (happening, event))
    return list(found.values())


def _event(view: EventView, happening: Happening, claim: Claim | None) -> Event:
    doc, lead = view.doc, happening.lead
    actors: tuple[Span, ...] = lead.actors
    from_actors: Derivation | None = None
    recipients, from_recipients = _recipients(view, happening, lead)
    if not actors and claim is not None and is_claimable(lead, claim):
        actors, from_actors = (claim.by,), _inferred("actors", "claimed the attack", (claim.by,))
    if not actors:
        actors, rule = doer_of(view, happening)
        from_actors = _inferred("actors", rule, actors)
    if other := other_side_of(view, happening, actors):
        actors, from_actors = (*other, *actors), _inferred("actors", "other side of talks", other)
    if not recipients:
        recipients = sufferer_of(view, happening, actors)
        from_recipients = _inferred("recipients", "behind its preposition", recipients)
    if _is_mutual(lead, actors):
        recipients, from_recipients = (), None
    acting = {span.text for span in actors}
    recipients = tuple(span for span in recipients if span.text not in acting)
    statement = statement_around(doc, lead.span)
    derivation = [Derivation(field="type", rule=lead.trigger.entry.id, evidence=(lead.span,))]
    derivation += [Derivation(field=r.split(":")[0], rule=r.split(": ")[-1]) for r in lead.rules]
    hosted = lead.trigger.entry.hosts
    role, filled = ("recipients", lead.recipients) if hosted else ("actors", lead.actors)
    derivation += [Derivation(field=role, rule=f"<{r}>", basis="inferred", evidence=filled) for r in lead.inferred]
    status = _status(happening, lead)
    why = None if status == _ACTUAL else lead.status.derivation
    derivation += [d for d in (from_actors, from_recipients, why, happening.why) if d is not None]
    return Event(
        id=content_id("event", doc.article.id, lead.span.start, lead.span.end),
        type=lead.type,
        mode=mode_told(lead, happening.drafts),
        trigger=lead.span,
        actors=actors,
        recipients=recipients,
        places=_places(happening, lead),
        when=_day_of(view, lead, status),
        status=status,
        statement=None if statement is None else statement.id,
        chain=() if statement is None else statement.chain,
        mentions=tuple(d.span for d in happening.drafts if d is not lead),
        basis="inferred" if from_actors or from_recipients or lead.inferred else "stated",
        rule=lead.trigger.entry.id,
        derivation=tuple(derivation),
    )


def _fought_by(event: Event, sides: tuple[Span, ...]) -> Event:
    """Clashes told without their sides: those of the clashes told before."""
    step = Derivation(field="actors", rule="<sides of the clashes before>", basis="inferred", evidence=sides)
    return msgspec.structs.replace(event, actors=sides, basis="inferred", derivation=(*event.derivation, step))


def _day_of(view: EventView, lead: Draft, status: str) -> Span | None:
    """The words for the day of an event; what has happened has no day after the article: such a day is another's."""
    when, published = lead.when, view.doc.article.published_on
    if when is None or (status == _ACTUAL and published is not None and (when.begin or "") > published.isoformat()):
        return None
    return view.doc.span(when.start, when.end)


def _status(happening: Happening, lead: Draft) -> str:
    """The lead's status: what somebody aims at is planned, unless another mention tells it as done.

    What weights tell as an event is actual although a word such as "attempt" stands before it (of 26 annotated ones
    four were hypothetical), but not right before it ("the risk of raids").
    """
    step = lead.status.derivation
    if step is None or step.rule not in (_WORD, _AIMED_AT, AIM):
        return lead.status.value
    if step.rule == AIM or (step.rule == _AIMED_AT and lead.type not in SPOKEN):
        done = any(d.status.value == _ACTUAL and not d.status.derivation for d in happening.drafts)
        return _ACTUAL if done else _PLANNED
    farther = all(abs(lead.span.start - mark.end) > _BESIDE for mark in step.evidence)
    return _ACTUAL if farther and happening.why is not None else lead.status.value


def _inferred(field: str, rule: str, evidence: tuple[Span, ...]) -> Derivation | None:
    """The step of a derivation that says how parties were inferred; none where none were."""
    return Derivation(field=field, rule=f"<{rule}>", basis="inferred", evidence=evidence) if evidence else None


def _is_mutual(lead: Draft, actors: tuple[Span, ...]) -> bool:
    """Whether two sides fight each other, and only the count of the fallen tells anybody else."""
    told = any(rule.startswith("recipient") for rule in lead.rules)
    return lead.type == "ASSAULT" and lead.trigger.entry.joint and len(actors) > 1 and not told


def _places(happening: Happening, lead: Draft) -> tuple[Span, ...]:
    """The lead's own places, those of another mention, or those that a sentence of them tells."""
    drafts = (lead, *happening.drafts)
    told = next((d.places for d in drafts if d.places), ())
    return told or next((d.nearby for d in drafts if d.nearby), ())


def _harmed(view: EventView, happening: Happening) -> tuple[Span, ...]:
    """The victims that a later mention counts of an attack whose first one counts none ("the attack left ten dead")."""
    told = [d for d in happening.drafts if d is not happening.lead and d.is_definite and d.type == _ASSAULT]
    if any(_counts(view, span) for span in happening.lead.recipients):
        return ()
    return next((found for d in told if (found := tuple(s for s in d.recipients if _counts(view, s)))), ())


def _counts(view: EventView, span: Span) -> bool:
    """Whether a phrase counts killed and wounded."""
    first = bisect_left(view.starts, span.start)
    return any(at in view.victims for at in range(first, bisect_left(view.starts, span.end)))


def _recipients(view: EventView, happening: Happening, lead: Draft) -> tuple[tuple[Span, ...], Derivation | None]:
    """The lead's own recipients, or those that another mention in its sentence or a headline names.

    Actors are not taken from other mentions: these are often of another deed, or a headline's name of a country.
    """
    counted = lead.recipients and lead.type == _ASSAULT and lead.trigger.shape != "verb"
    if counted and (harmed := _harmed(view, happening)):
        return (*lead.recipients, *harmed), _inferred("recipients", "victims told behind", harmed)
    if lead.recipients or lead.type not in _UPON_SOMEBODY:
        return lead.recipients, None
    near = (draft for draft in happening.drafts if draft.is_title or draft.sentence == lead.sentence)
    other = next((draft.recipients for draft in near if draft.recipients), ())
    if not other:
        return (), None
    return other, _inferred("recipients", "other mention", other)


EVENT_STAGE: Stage[Lexicon] = Stage(
    name="events and commitments",
    version="15",
    requires=(WORD_CLASSES, MENTIONS, ENTITIES, FIGURES, TIMES, MODALITIES, STATEMENTS),
    assigns=(EVENTS, COMMITMENTS, AGREEMENTS),
    run=_run,
)
