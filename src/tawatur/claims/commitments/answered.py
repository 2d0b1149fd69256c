"""Requests told as answered by the verb of whoever was asked ("France granted Lebanon's request to send")."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.view import EventView, is_one_of
from tawatur.claims.commitmentwords import cues_marked
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.span import Span

__all__ = ["answer_of"]

_ANSWERS, _ASKED = "answers", "asked-noun"
#: How far before the terms of a request the verb stands that answers it, and what parts the two.
_REACH, _PARTING = 12, frozenset({"comp", "rel", "verb"})
_STOPS, _FUTURE = frozenset("،,؛.:"), "future"


def answer_of(view: EventView, lexicon: Lexicon, content: Span) -> str:
    """The status that a verb before a request's noun gives it, "" where none does."""
    stop = bisect_left(view.starts, content.start)
    if stop >= len(view.tokens):
        return ""
    first = max(view.sentence(stop).first, stop - _REACH)
    nouns = lexicon.compiled(_asked)
    asked = next((k for k in range(stop - 1, first - 1, -1) if is_one_of(view.tokens[k], nouns)), None)
    if asked is None:
        return ""
    for match in reversed(lexicon.compiled(_answers).find(view.tokens[first:asked])):
        at, found = match.first, view.classes[match.first]
        told = found.tag == "verb" and found.tense != _FUTURE and found.voice != "passive" and at not in view.negated
        if told and not any(_parts(view, k, asked) for k in range(match.stop, stop)):
            return match.items[0][0].status
    return ""


def _parts(view: EventView, at: int, asked: int) -> bool:
    """Whether a token opens another clause; the noun of the request can be read as a verb too."""
    return view.tokens[at].text in _STOPS or (view.classes[at].tag in _PARTING and at != asked)


def _answers(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _ANSWERS)


def _asked(lexicon: Lexicon) -> frozenset[str]:
    """The folded forms of nouns of what was asked."""
    cues = (cue for cue in lexicon.entries(CommitmentCue) if cue.before == _ASKED)
    return frozenset(form.text for cue in cues for form in cue.forms())
