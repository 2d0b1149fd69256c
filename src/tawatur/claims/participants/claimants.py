"""Who claimed the attacks of an article: fills in the actor of attacks that are told without one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.clauses import Clause, clause_of
from tawatur.claims.clauses.parties import Party, span_of_party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.happenings import Draft
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold

__all__ = ["Claim", "claimant", "is_claimable"]

#: Modes of attacks that are done by hidden hands and claimed afterwards.
_HIDDEN = frozenset({"", "explosives", "suicide-attack", "targeted", "firearms", "abduct", "drone"})
_CLAIM = "claimed"
#: How many sentences before a claim the attack may stand that it does not name as known.
_NEAR = 2


class Claim(msgspec.Struct, frozen=True):
    """Who claimed an attack, in which sentence, and whether as one that is known ("claimed the bombing")."""

    by: Span
    sentence: int
    is_known: bool


def claimant(view: EventView) -> Claim | None:
    """The one who claimed responsibility; None where nobody did, or where several did."""
    found: list[Claim] = []
    for at, marker in enumerate(view.markers):
        if marker is None or marker[0] != _CLAIM:
            continue
        clause = clause_of(view, at) if view.classes[at].tag == "verb" else None
        speaker = _speaker(view, at) if clause is None else _subject(view, at, clause)
        claimed = () if clause is None else clause.object
        known = clause is None or _is_known(view, claimed)
        if speaker is not None and (known or not claimed):
            found.append(Claim(speaker, view.tokens[at].sentence, known))
    if not found or not _are_one(claim.by for claim in found):
        return None
    return max(found, key=lambda claim: (claim.is_known, claim.sentence))


def _are_one(spans: Iterable[Span]) -> bool:
    """Whether the longest of some phrases has all words of the others ("the organisation", "the organisation of X")."""
    told = [{word.removeprefix(ARTICLE) for word in fold(span.text).split()} for span in spans]
    fullest = max(told, key=len)
    return all(words <= fullest for words in told)


def is_claimable(draft: Draft, claim: Claim) -> bool:
    """Whether an attack is of the sort that is claimed, an actual, one-sided one by hidden hands, and told before."""
    entry = draft.trigger.entry
    before = claim.sentence - draft.sentence
    if before < 0 or (before > _NEAR and not claim.is_known):
        return False
    return draft.type == "ASSAULT" and not entry.joint and not entry.result and (draft.mode or "") in _HIDDEN


def _is_known(view: EventView, claimed: tuple[Party, ...]) -> bool:
    """Whether what is claimed is told as known, by a definite last word: no new deed ("claimed the killing of two")."""
    last = view.classes[claimed[-1].stop - 1] if claimed else None
    return last is not None and (last.definite or last.pronoun != "" or last.tag == "name")


def _subject(view: EventView, verb: int, clause: Clause) -> Span | None:
    """Who claims by a verb: the first of its parties that acts politically; nobody where it is negated."""
    negated = verb > 0 and view.classes[verb - 1].tag == "neg"
    able = [p for p in (*clause.subject, *clause.object) if view.is_political(p.first, p.stop)]
    return span_of_party(view, able[0]) if able and not negated else None


def _speaker(view: EventView, at: int) -> Span | None:
    """Who says the words in which a noun for a claim stands."""
    statement = statement_around(view.doc, view.doc.span_of_tokens(at, at + 1))
    return None if statement is None else statement.speaker
