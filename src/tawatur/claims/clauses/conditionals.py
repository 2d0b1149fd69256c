"""Clauses of condition: where "if", "unless", "before" make an act in the future depend on something."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.clauses.words import verb_forms
from tawatur.claims.commitmentwords import lasting_verbs, table_of
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.lexicon.wordindex import WordIndex
from tawatur.records.document import Document, Sentence
from tawatur.records.layers import STATEMENTS, WORD_CLASSES

__all__ = ["proviso_openings"]

_VERB, _NEGATED, _UNTIL = "verb", "negated", "until"
_OPEN_NOTHING = frozenset({"none"})
_PROVISOS = frozenset({"clause", _VERB, _NEGATED, _UNTIL, *_OPEN_NOTHING})
#: How far before "before" the negated act stands.
_BACK = 12
#: A word that the word classes do not know is a verb where a definite noun follows it.
_DOUBTFUL = frozenset({"noun", "name"})


def proviso_openings(doc: Document, index: WordIndex, lexicon: Lexicon) -> Iterator[int]:
    """The tokens that open a clause of condition."""
    table = lexicon.compiled(_table)
    said = frozenset(statement.content.start for statement in doc[STATEMENTS])
    for sentence in doc.sentences:
        if sentence.is_read:
            for match in index.find(table, sentence):
                if _opens(doc, lexicon, sentence, match, said):
                    yield match.first


def _opens(
    doc: Document, lexicon: Lexicon, sentence: Sentence, match: Match[CommitmentCue], said: frozenset[int]
) -> bool:
    first, stop, cue = match.first, match.stop, match.items[0][0]
    if stop >= sentence.stop or cue.opens in _OPEN_NOTHING:
        return False
    if cue.opens == _VERB:
        unsaid = doc.tokens[stop].start not in said
        return _is_spelled(doc, first, cue) and (
            _is_verb(doc, stop, sentence) or (unsaid and _may_be(doc, stop, lexicon))
        )
    if cue.opens in (_NEGATED, _UNTIL) and _is_negated_future(doc, first, sentence):
        return True
    if cue.opens == _UNTIL:
        return doc[WORD_CLASSES][stop].tag == "verb" and _lasts(doc, lexicon, first, sentence)
    return cue.opens != _NEGATED


def _is_spelled(doc: Document, at: int, cue: CommitmentCue) -> bool:
    """Whether the word is written with the hamza of the cue: folding makes "if" and "that" the same."""
    text = doc.tokens[at].text
    return any(text.endswith(surface) and len(text) <= len(surface) + 1 for surface in cue.surfaces)


def _is_verb(doc: Document, at: int, sentence: Sentence) -> bool:
    """Whether a past verb or a negation stands there: "if he came", not the "that" spelled like it."""
    classes = doc[WORD_CLASSES]
    found = classes[at]
    if found.tag in ("verb", "neg"):
        return found.tense != "future"
    doubtful = found.tag in _DOUBTFUL and not found.pronoun and not found.preposition
    return doubtful and at + 1 < sentence.stop and classes[at + 1].definite and doc.tokens[at].norm[-1] == "ت"


def _lasts(doc: Document, lexicon: Lexicon, at: int, sentence: Sentence) -> bool:
    """Whether a verb of staying or going on stands before "until" in its clause, told of the future."""
    classes, k = doc[WORD_CLASSES], _verb_before(doc, at, max(sentence.first, at - _BACK))
    if k is None:
        return False
    future = classes[k].tense == "future" or (k > 0 and classes[k - 1].tag == "particle")
    return future and lexicon.compiled(lasting_verbs).match_at(doc.tokens[k : k + 1], 0) is not None


def _may_be(doc: Document, at: int, lexicon: Lexicon) -> bool:
    """Whether a bare noun is spelled like the past of a verb."""
    found = doc[WORD_CLASSES][at]
    bare = found.tag == "noun" and not (found.definite or found.pronoun or found.preposition or found.conjunction)
    return bare and doc.tokens[at].norm in lexicon.compiled(verb_forms)


def _is_negated_future(doc: Document, at: int, sentence: Sentence) -> bool:
    classes, k = doc[WORD_CLASSES], _verb_before(doc, at, max(sentence.first, at - _BACK) + 1)
    if k is None:
        return False
    return classes[k - 1].tag == "neg" and doc.tokens[k - 1].norm[-1] == "ن" and classes[k].tense == "present"


def _verb_before(doc: Document, at: int, first: int) -> int | None:
    """The nearest verb before a token in its clause, from `first` on."""
    for k in range(at - 1, first - 1, -1):
        if doc[WORD_CLASSES][k].tag == "verb":
            return k
        if doc[WORD_CLASSES][k].tag in ("comp", "rel"):
            return None
    return None


def _table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return table_of(cue for cue in lexicon.entries(CommitmentCue) if cue.opens in _PROVISOS)
