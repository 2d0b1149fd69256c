"""Who claimed the attacks of an article: fills in the actor of attacks that are told without one."""

from __future__ import annotations

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses import clause_of
from tawatur.claims.eventview import EventView
from tawatur.claims.happenings import Draft
from tawatur.claims.parties import span_of_party
from tawatur.records.span import Span
from tawatur.text.folding import fold

__all__ = ["claimant", "is_claimable"]

#: Modes of attacks that are done by hidden hands and claimed afterwards.
_HIDDEN = frozenset({"", "explosives", "suicide-attack", "targeted", "firearms", "abduct", "drone"})
_CLAIM = "claimed"


def claimant(view: EventView) -> Span | None:
    """The one who claimed responsibility; None where nobody did, or where several did."""
    found: dict[str, Span] = {}
    for at, marker in enumerate(view.markers):
        if marker is None or marker[0] != _CLAIM:
            continue
        speaker = _speaker(view, at)
        if speaker is not None:
            found.setdefault(fold(speaker.text), speaker)
    return next(iter(found.values())) if len(found) == 1 else None


def is_claimable(draft: Draft) -> bool:
    """Whether an attack is of the sort that is claimed: an actual, one-sided one by hidden hands."""
    entry = draft.trigger.entry
    return draft.type == "ASSAULT" and not entry.joint and not entry.result and (draft.mode or "") in _HIDDEN


def _speaker(view: EventView, at: int) -> Span | None:
    if view.classes[at].tag == "verb":
        negated = at > 0 and view.classes[at - 1].tag == "neg"
        clause = clause_of(view, at)
        able = [p for p in (*clause.subject, *clause.object) if view.is_political(p.first, p.stop)]
        return span_of_party(view, able[0]) if able and not negated else None
    statement = statement_around(view.doc, view.doc.span_of_tokens(at, at + 1))
    return None if statement is None else statement.speaker
