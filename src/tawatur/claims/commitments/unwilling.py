"""Refusals without a word for refusing: "cannot accept the terms", "does not allow any interference"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.doers import doers_of, openings_before, spans_of
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

__all__ = ["denied", "unwilling"]

_UNWILLING, _DENIED = "unwilling", "denied"
#: What `opens` says of phrases by which whoever speaks refuses.
_VOICED = "voiced"
#: The last letter of "did not".
_DID_NOT = "م"
#: How far before its verb a subject begins.
_BACK = 8


def unwilling(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """What the statements of a sentence refuse by saying that it is not accepted, or cannot be."""
    for match in view.index.find(lexicon.compiled(_table), sentence):
        cue, statement = match.items[0][0], statement_at(view.doc, match.first)
        if statement is None or match.stop >= sentence.stop:
            continue
        givers = _subject(view, match.first, match.stop, sentence, statement)
        givers = voice_of(statement) if cue.opens == _VOICED else givers
        content = said_terms(view, match.stop if cue.only else match.first, statement)
        if content is None or not givers or (cue.only and not is_about(view, content, folded(cue.only))):
            continue
        if is_any(view, match.stop, match.stop + 2, folded(cue.never)):
            continue
        yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def denied(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """What an article tells that somebody did not accept, allow or answer ("the council did not agree to")."""
    for match in view.index.find(lexicon.compiled(_consents), sentence, pronouns=True):
        at, cue = match.first, match.items[0][0]
        if at == sentence.first or view.classes[at - 1].tag != "neg" or view.tokens[at - 1].norm[-1] != _DID_NOT:
            continue
        if view.classes[at].voice == "passive":
            continue
        if at - 1 > sentence.first and _supposes(view, at - 2):
            continue
        statement = statement_at(view.doc, at)
        givers = spans_of(view, doers_of(view, at))
        content = said_terms(view, at - 1, statement)
        whole = content is not None and (match.pronoun != "" or content.end > view.tokens[at].end)
        if content is not None and whole and givers and not is_any(view, at + 1, at + 3, folded(cue.never)):
            yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _supposes(view: EventView, at: int) -> bool:
    """Whether the clause behind a token only describes or supposes what is denied ("which it did not", "if not")."""
    found = view.classes[at]
    return found.tag == "rel" or at in view.provisos or (found.tag == "comp" and not found.pronoun)


def _consents(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs of accepting and allowing."""
    return cues_marked(lexicon, _DENIED)


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
