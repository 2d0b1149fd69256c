"""Who did what a noun tells where neither its phrase nor the verb that governs it says so.

Asked only of the events that the article tells: what is found here tells no happenings apart and makes none likely.
"""

from __future__ import annotations

from tawatur.claims.clauses import clause_of
from tawatur.claims.doers import spans_of
from tawatur.claims.eventview import EventView
from tawatur.claims.happenings import Happening
from tawatur.claims.parties import Party
from tawatur.claims.pronouns import subject_agreeing
from tawatur.records.span import Span

__all__ = ["doer_of"]

#: How many tokens before a noun the verb of its clause stands.
_CLAUSE = 30
_NOUNS = ("noun", "phrase")
#: The preposition of means.
_BY = "ب"


def _light_subject(view: EventView, noun: int) -> tuple[Party, ...]:
    """The subject of the light verb that opens the clause of a noun, with other things between them ("managed to break
    the siege by taking the airport")."""
    for at in range(noun - 1, max(view.sentence(noun).first, noun - _CLAUSE) - 1, -1):
        found, light = view.classes[at], view.light[at]
        if found.tag in ("comp", "rel") or view.tokens[at].text in ".؛:":
            return ()
        if found.tag == "verb":
            told = light is not None and light.subject == "actor" and not light.announces and found.voice != "passive"
            if not told or view.tokens[at].start in view.cues:
                return ()
            subject = clause_of(view, at, pronoun=found.pronoun).subject
            return tuple(p for p in subject if p.stop <= noun and _acts(view, p))
    return ()


def _acts(view: EventView, party: Party) -> bool:
    """Whether a phrase names somebody who acts politically: no victim, no number, no place behind a preposition."""
    found, before = view.classes[party.first], view.classes[party.first - 1] if party.first else None
    governed = found.preposition != "" or (before is not None and before.tag == "prep")
    counted = view.kinds[party.head] == "civilian" or found.tag == "num"
    return view.is_political(party.first, party.stop) and not governed and not counted


def _by_means(view: EventView, noun: int) -> tuple[Party, ...]:
    """The subject of the clause in which a deed tells by what something is done ("went on by raiding")."""
    if view.classes[noun].preposition != _BY:
        return ()
    for at in range(noun - 1, max(view.sentence(noun).first, noun - _CLAUSE) - 1, -1):
        found = view.classes[at]
        if found.tag == "comp" or view.tokens[at].text in ".؛:":
            return ()
        described = found.tag == "verb" and at > 0 and view.classes[at - 1].tag == "rel"
        if found.tag == "verb" and not described:
            if found.voice == "passive" or view.tokens[at].start in view.cues:
                return ()
            subject = tuple(p for p in clause_of(view, at, pronoun=found.pronoun).subject if p.stop <= noun)
            subject = subject or tuple(p for p in subject_agreeing(view, at) if found.conjunction)
            return tuple(p for p in subject if _acts(view, p))
    return ()


_STEPS = (
    (_light_subject, "subject of the light verb of its clause"),
    (_by_means, "subject of the clause whose means it is"),
)


def doer_of(view: EventView, happening: Happening) -> tuple[tuple[Span, ...], str]:
    """The actors of an event that no mention of it names, and how they were found; nobody where nothing tells."""
    trigger = happening.lead.trigger
    entry = trigger.entry
    if trigger.shape not in _NOUNS or entry.subject != "actor" or entry.result or entry.people:
        return (), ""
    if view.classes[trigger.first].tag != "noun" or entry.genitive == "actor":
        return (), ""
    recipients = happening.lead.recipients
    for find, rule in _STEPS:
        subject = find(view, trigger.first)
        found = tuple(span for span in spans_of(view, subject) if not any(span.overlaps(r) for r in recipients))
        if found:
            return found, rule
    return (), ""
