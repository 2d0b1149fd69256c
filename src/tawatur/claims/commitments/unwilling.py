"""Refusals without a word for refusing: "cannot accept the terms", "does not allow any interference"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.doers import openings_before, spans_of
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.ownacts import is_of_us, is_speaker
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import is_about, is_any, said_terms
from tawatur.claims.commitmentwords import cues_marked, folded
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.ledger import Statement
from tawatur.records.span import Span

__all__ = ["unwilling"]

_UNWILLING = "unwilling"
#: How far before its verb a subject begins.
_BACK = 8


def unwilling(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """What the statements of a sentence refuse by saying that it is not accepted, or cannot be."""
    for match in view.index.find(lexicon.compiled(_table), sentence):
        cue, statement = match.items[0][0], statement_at(view.doc, match.first)
        if statement is None or match.stop >= sentence.stop:
            continue
        givers = _subject(view, match.first, match.stop, sentence, statement)
        content = said_terms(view, match.stop if cue.only else match.first, statement)
        if content is None or not givers or (cue.only and not is_about(view, content, folded(cue.only))):
            continue
        if is_any(view, match.stop, match.stop + 2, folded(cue.never)):
            continue
        yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _UNWILLING)


def _subject(view: EventView, first: int, stop: int, sentence: Sentence, statement: Statement) -> tuple[Span, ...]:
    """Who does not accept: "we", the pronoun or phrase between "that" and the negation, or who is named behind it."""
    before = view.classes[first - 1] if first > sentence.first else None
    if is_of_us(view, stop - 1):
        return voice_of(statement)
    if before is not None and before.tag == "comp":
        pronoun = view.classes[stop - 1].pronoun or before.pronoun
        return voice_of(statement) if pronoun and is_speaker(view, statement, pronoun) else ()
    parties = next(openings_before(view, first, _BACK), None)
    able = parties is not None and view.can_act(parties[0].first, parties[0].stop)
    return spans_of(view, parties) if parties is not None and able else ()
