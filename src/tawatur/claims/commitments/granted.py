"""Requests that an article tells as granted: what is done "in response to the request of X" is what X asked for."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import spans_of
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.nounacts import parties_of_noun
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import terms_span
from tawatur.claims.commitmentwords import cues_marked
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence

__all__ = ["granted"]

_GRANTED, _ACCEPTED = "granted", "accepted"
#: How far before "in response to the request" the act begins, and how far behind it where it opens the sentence.
_BACK, _AHEAD = 40, 30
#: A clause of so few tokens ("its entry was") is told with the phrase.
_SHORT = 3
_COMMAS, _OPENS = frozenset("،,"), frozenset({"comp", "conj", "rel"})
#: The prepositions of what is asked for.
_FOR, _ASKED = "ل", frozenset({"ل", "ب"})
_MARKS = frozenset(':؛"«“')


def granted(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """The requests of a sentence that are told by what was done in response to them."""
    for match in view.index.find(lexicon.compiled(_table), sentence):
        cue = match.items[0][0]
        named = parties_of_noun(view, match.stop, sentence, cue)
        act = _act(view, match.first, named.stop, sentence)
        if act is None or not named.givers or _tells_terms(view, named.stop, sentence):
            continue
        first, stop = act
        givers = spans_of(view, named.givers)
        content = view.doc.span_of_tokens(first, stop) if stop else terms_span(view, first, None, brief=True)
        if content is not None:
            statement = statement_around(view.doc, content)
            yield Found(cue.kind, _ACCEPTED, content, givers, (), f"cue {cue.id}", statement)


def _tells_terms(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether what was asked for stands behind who asked ("at the request of X to form a team")."""
    ahead = view.classes[at] if at < sentence.stop else None
    if ahead is None or ahead.tag != "noun" or ahead.preposition not in _ASKED:
        return False
    served = ahead.preposition == _FOR and view.can_act(at, at + 1)
    return not served and view.times[at] is None and view.names[at] is None


def _act(view: EventView, first: int, behind: int, sentence: Sentence) -> tuple[int, int] | None:
    """Half-open tokens of what was done: the clause before the phrase, or the one behind it (its end 0)."""
    stop = first
    while stop > sentence.first and view.tokens[stop - 1].text in _COMMAS:
        stop -= 1
    start = stop
    while start > max(sentence.first, stop - _BACK) and not _opens(view, start - 1):
        start -= 1
    if stop - start > _SHORT:
        return _behind_subject(view, start, stop), stop
    if stop - start > 1:
        return start, behind
    for at in range(behind, min(sentence.stop, behind + _AHEAD)):
        if view.classes[at].tag == "verb" and view.classes[at].tense == "past" and at + 1 < sentence.stop:
            return at + 1, 0
    return None


def _opens(view: EventView, at: int) -> bool:
    return view.classes[at].tag in _OPENS or view.tokens[at].text in _COMMAS or view.tokens[at].text in _MARKS


def _behind_subject(view: EventView, first: int, stop: int) -> int:
    """The object of the verb that opens a clause, behind the subject; the clause itself where no verb does."""
    if view.classes[first].tag != "verb":
        return first
    subject = [p for p in clause_of(view, first).subject if first < p.first and p.stop < stop - 1]
    return subject[-1].stop if subject else first


def _table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _GRANTED)
