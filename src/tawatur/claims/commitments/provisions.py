"""What agreements and proposals provide for, where they are the subject of the verb ("the agreement provides for")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tawatur.claims.anchoring import statement_at
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import doers_of, spans_of, verb_before
from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import is_about, leads, said_terms
from tawatur.claims.commitments.termstart import first_of_terms
from tawatur.claims.commitmentwords import cues_marked, folded
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.agreements import AgreementWord
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.span import Span

__all__ = ["provided"]

_OFFER, _PROPOSAL, _PAPER = "offer", "proposal", "paper"
_NAMED = frozenset({"accord", "ceasefire"})
#: How far before the verb the name of the agreement stands, and before that the verb of those who reached it.
_AHEAD = 12


def provided(view: EventView, at: int, cue: CommitmentCue, lexicon: Lexicon) -> Iterator[Found]:
    """The terms that an agreement provides for, where it is the subject of the verb."""
    words: PhraseTable[Any] = lexicon.compiled(_proposals if cue.kind == _OFFER else _accords)
    described = _described(view, at, words)
    if view.classes[at].tag != "verb":
        found = view.classes[at]
        bare = found.tag in ("noun", "adj") and not found.definite and not found.preposition
        before = _named_before(view, at, words) if bare and leads(view, at + 1) else None
        subject: tuple[Party, ...] = () if before is None else (before,)
    else:
        subject = (described,) if described is not None else clause_of(view, at, acts=False).subject
    named = [p for p in subject if words.find(view.tokens[p.first : p.stop])]
    if not named or (named[0].first < at and described is None and named[0].stop != at):
        return
    first = first_of_terms(view, at + 1, cue.takes, spans_of(view, named))
    statement = statement_at(view.doc, at)
    content = said_terms(view, first, statement)
    if content is not None and not is_about(view, content, folded(cue.never)):
        givers = _reachers(view, named[0].first) if named[0].first < at else ()
        yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _proposals(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Nouns for what is only offered, which may provide for something as an agreement does."""
    return cues_marked(lexicon, _PROPOSAL)


def _accords(lexicon: Lexicon) -> PhraseTable[Any]:
    """Nouns for agreements, and for papers in which sides settle something."""
    papers = (cue for cue in lexicon.entries(CommitmentCue) if cue.before == _PAPER)
    named = (entry for entry in lexicon.entries(AgreementWord) if entry.kind in _NAMED)
    entries: tuple[AgreementWord | CommitmentCue, ...] = (*named, *papers)
    return PhraseTable((form, entry) for entry in entries for form in entry.forms())


def _named_before(view: EventView, at: int, words: PhraseTable[Any]) -> Party | None:
    """The agreement right before a verb that can be read as a noun ("the agreement provides for", "the text on")."""
    start = max(view.sentence(at).first, at - _AHEAD)
    for match in reversed(words.find(view.tokens[start:at])):
        party = party_at(view, match.first, at)
        if party is not None and party.stop == at:
            return party
    return None


def _described(view: EventView, at: int, words: PhraseTable[Any]) -> Party | None:
    """The agreement that a verb right behind it describes ("an agreement that provides for")."""
    start = max(view.sentence(at).first, at - _AHEAD)
    for match in reversed(words.find(view.tokens[start:at])):
        party = party_at(view, match.first, at)
        if party is not None and party.stop == at and not view.classes[match.first].definite:
            return party
    return None


def _reachers(view: EventView, at: int) -> tuple[Span, ...]:
    """Who reached or signed an agreement: the subject of the verb before its name."""
    return spans_of(view, doers_of(view, verb_before(view, at, _AHEAD)))
