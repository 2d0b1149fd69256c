"""Whose deed a statement tells that somebody admits, announces or denies to have done."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Statement
from tawatur.records.span import Span

__all__ = ["admitter_of", "announcer_of", "is_told_first"]

_DENY = "deny"
#: Stances of words about what others did.
_OF_OTHERS = frozenset({"condemn", "accuse", "warn", "demand", "request"})
#: The certainty of what somebody admits, and the preposition before it.
_CONCEDED, _OF = "conceded", "ب"
#: How nouns for a death begin, unlike those for a killing.
_DEATH = "م"
#: Those who have the power to arrest or ban.
_POWERS = frozenset({"army", "police", "armed", "government"})
#: How many words "that he had" has, and their classes.
_HAVING, _AUXILIARY = 3, frozenset({"comp", "verb", "particle"})


def admitter_of(view: EventView, trigger: Candidate, told: Statement, span: Span) -> Span | None:
    """Who admits a deed of his own, right behind "of" ("admitted to the killing of"); nobody admits a death."""
    death = trigger.entry.result and view.doc.text[trigger.start] == _DEATH
    own = told.certainty == _CONCEDED and not death and span.start - told.content.start == len(_OF)
    return (told.speaker or told.speaker_ref) if own else None


def announcer_of(view: EventView, span: Span) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Those in arms or power who announce an arrest or a ban as the first word of their statement: their own act."""
    said = statement_around(view.doc, span)
    if said is not None and said.stance == _DENY and is_told_first(view, said, span):
        speaker = said.speaker or said.speaker_ref
        return ((speaker,), ("who denies it",)) if speaker is not None else ((), ())
    first = said is not None and said.stance not in _OF_OTHERS and said.content.start == span.start
    speaker = (said.speaker or said.speaker_ref) if first and said is not None else None
    at = -1 if speaker is None else bisect_left(view.starts, speaker.start)
    if speaker is None or at >= len(view.kinds) or view.kinds[at] not in _POWERS:
        return (), ()
    return (speaker,), ("who announces it",)


def is_told_first(view: EventView, said: Statement, span: Span) -> bool:
    """Whether a deed is the first that a statement tells, behind "to have" at most ("denied having shelled")."""
    first, at = bisect_left(view.starts, said.content.start), bisect_left(view.starts, span.start)
    return 0 <= at - first <= _HAVING and all(view.classes[k].tag in _AUXILIARY for k in range(first, at))
