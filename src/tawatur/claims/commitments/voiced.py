"""Needs and readiness that somebody voices: "stressed the need to lift the siege", "voiced his readiness to help"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.doers import doers_of, openings_before, spans_of
from tawatur.claims.clauses.parties import parties_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.nounacts import opens_terms
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import is_about, said_terms
from tawatur.claims.commitmentwords import cues_marked, folded
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.ledger import Statement
from tawatur.records.span import Span

__all__ = ["voiced"]

_NEEDED, _PREPARED, _VOICES, _INSISTS, _CONDITION = "needed", "prepared", "voices", "insists", "condition"
#: How far before a need the verb stands that voices it, and how far before "is ready" its subject begins.
_BACK = 9
#: Classes of the first word of what is said of a subject: "ready to", "in readiness to".
_ADJECTIVAL = frozenset({"adj", "prep"})


def voiced(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """The needs and the readiness that a sentence tells somebody to voice."""
    for match in view.index.find(lexicon.compiled(_table), sentence, pronouns=True):
        cue, at = match.items[0][0], match.first
        if match.stop >= sentence.stop or at in view.negated:
            continue
        statement = statement_at(view.doc, at)
        found = _needed(view, match, sentence) if cue.before == _NEEDED else _prepared(view, match, cue, sentence)
        if found is None:
            continue
        first, owners = found
        verb = _voice(view, at, sentence, lexicon)
        if verb is None and not _opens_statement(view, at, statement) and view.classes[at].tag not in _ADJECTIVAL:
            continue
        content = said_terms(view, first, statement)
        inside = verb is not None and statement is not None and view.tokens[verb].start >= statement.content.start
        told_of = spans_of(view, doers_of(view, verb)) if inside else ()
        givers = owners or told_of or voice_of(statement) or spans_of(view, doers_of(view, verb))
        told = content is not None and (not cue.only or is_about(view, content, folded(cue.only)))
        if content is not None and told and givers and not is_about(view, content, folded(cue.never)):
            insists = cue.before == _NEEDED and at > sentence.first and _insists(view, at - 1, lexicon)
            kind = _CONDITION if insists else cue.kind
            yield Found(kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _needed(view: EventView, match: Match[CommitmentCue], sentence: Sentence) -> tuple[int, tuple[Span, ...]] | None:
    """What is needed: a verbal noun or "that" with its verb right behind the word of need."""
    found = view.classes[match.stop]
    people = view.can_act(match.stop, match.stop + 1) and not _is_deed_of(view, match)
    if match.pronoun or found.conjunction or found.preposition or people:
        return None
    if found.tag == "comp":
        return (match.stop + 1, ()) if not found.pronoun and match.stop + 1 < sentence.stop else None
    return (match.stop, ()) if found.tag in ("noun", "verb") and found.tense in ("", "past") else None


def _is_deed_of(view: EventView, match: Match[CommitmentCue]) -> bool:
    """Whether a noun right behind one word of need names a deed, though people are spelled alike ("the need to follow
    the rules", "followers of"): it has a genitive and no article."""
    at = match.stop
    if match.stop - match.first > 1 or at + 1 >= view.sentence(at).stop or view.names[at] is not None:
        return False
    return not view.classes[at].definite and view.classes[at + 1].tag in ("noun", "name")


def _prepared(
    view: EventView, match: Match[CommitmentCue], cue: CommitmentCue, sentence: Sentence
) -> tuple[int, tuple[Span, ...]] | None:
    """Who is ready for what: the owner of a readiness, or the subject right before "ready"."""
    at, stop = match.first, match.stop
    owners: tuple[Span, ...] = ()
    if view.classes[at].tag == "noun" and not match.pronoun and not view.classes[at].definite:
        parties = parties_at(view, stop, sentence.stop)
        owners = spans_of(view, parties)
        stop = parties[-1].stop if parties else stop
        if not owners:
            return None
    elif view.classes[at].tag != "noun":
        owners = _subject(view, at)
    terms = opens_terms(view, stop, cue, owners, sentence)
    if terms is None or is_about(view, view.doc.span_of_tokens(terms, terms + 1), folded(cue.never)):
        return None
    return at, owners


def _subject(view: EventView, at: int) -> tuple[Span, ...]:
    """The phrase right before "ready" that opens its clause."""
    openings = openings_before(view, at, _BACK)
    return next((spans_of(view, p) for p in openings if view.can_act(p[0].first, p[0].stop)), ())


def _voice(view: EventView, at: int, sentence: Sentence, lexicon: Lexicon) -> int | None:
    """The verb before a word that voices it, in its clause."""
    table = lexicon.compiled(_voices)
    for k in range(at - 1, max(sentence.first, at - 2 * _BACK) - 1, -1):
        if view.classes[k].tag == "punct":
            return None
        if table.match_at(view.tokens[k : k + 1], 0) is not None:
            return None if k > sentence.first and view.classes[k - 1].tag == "rel" else k
    return None


def _insists(view: EventView, at: int, lexicon: Lexicon) -> bool:
    """Whether a need is insisted on, which makes it a condition ("holds on to the need for")."""
    table = lexicon.compiled(_insisting)
    return any(table.match_at(view.tokens[k : k + 1], 0, pronouns=True) is not None for k in (at - 1, at))


def _opens_statement(view: EventView, at: int, statement: Statement | None) -> bool:
    """Whether the content of a statement begins at a word or right before it."""
    if statement is None:
        return False
    return view.tokens[max(0, at - 1)].start <= statement.content.start <= view.tokens[at].start


def _table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _NEEDED, _PREPARED)


def _voices(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _VOICES)


def _insisting(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _INSISTS)
