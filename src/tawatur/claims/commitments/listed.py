"""What a list tells one by one: "demands, foremost the payment of", "their condition is", "six points, chiefly"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.doers import able, doers_of, spans_of, verb_before
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordnames import agreement_words
from tawatur.claims.commitments.nounacts import parties_of_noun
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import said_terms
from tawatur.claims.commitmentwords import cues_marked
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.span import Span

__all__ = ["listed"]

#: What `before` says of what is listed, of words behind it that open the list, and of words that pick from it.
_LISTED, _LISTS, _PICKS = "listed", "lists", "picks"
_AGREEMENT, _COLON = "agreement", ":"
#: How far behind what is listed the list opens, and how far before it stands who makes it.
_REACH, _AHEAD = 10, 14

_PARTING = frozenset({"verb", "comp", "rel"})


def listed(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """The first item of each list of demands, conditions, points or promises of a sentence, with those joined to it."""
    for match in view.index.find(lexicon.compiled(_table), sentence, pronouns=True):
        cue = match.items[0][0]
        if view.names[match.first] is not None or match.first in view.negated:
            continue
        if match.pronoun and not view.classes[match.first].pronoun:
            continue  # "The police" is spelled like "his condition".
        named = parties_of_noun(view, match.stop, sentence, cue)
        first = _start(view, match, named.stop, sentence, lexicon)
        if first is None or not _is_deed(view, first):
            continue
        if cue.kind == _AGREEMENT and (match.pronoun or _is_of_other(view, match.stop, lexicon)):
            continue
        statement = statement_at(view.doc, match.first)
        content = said_terms(view, first, statement)
        givers = spans_of(view, named.givers) or _makers(view, match) or voice_of(statement)
        if content is not None and (givers or cue.kind == _AGREEMENT):
            yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _start(
    view: EventView, match: Match[CommitmentCue], behind: int, sentence: Sentence, lexicon: Lexicon
) -> int | None:
    """Where the first item stands: behind a word that opens the list, or right behind what is picked from."""
    if behind < sentence.stop and match.pronoun and _is_deed(view, behind):
        return behind
    named = behind + 1 < sentence.stop and view.classes[behind].tag == "pron" and match.items[0][0].kind != _AGREEMENT
    if named and _is_deed(view, behind + 1):
        return behind + 1
    picks = lexicon.compiled(_picking)
    head = match.first - (match.first > sentence.first and view.classes[match.first - 1].tag == "dem")
    low = max(sentence.first, head - 2)
    colon = behind + 1 < sentence.stop and view.tokens[behind].text == _COLON
    if colon or any(low + one.stop == head for one in picks.find(view.tokens[low:head])):
        return behind + colon if behind < sentence.stop else None
    window = view.tokens[match.stop : min(sentence.stop, match.stop + _REACH)]
    for one in lexicon.compiled(_listing).find(window):
        parted = any(view.classes[k].tag in _PARTING for k in range(match.stop, one.first))
        return one.stop if one.stop < sentence.stop and not parted else None
    return None


def _is_deed(view: EventView, at: int) -> bool:
    """Whether an item is something to be done: "that", or a verbal noun and nobody."""
    found = view.classes[at]
    if found.tag == "comp":
        return not found.pronoun and at + 1 < len(view.tokens) and view.classes[at + 1].tag in ("verb", "neg")
    plain = found.tag == "noun" and not (found.preposition or found.conjunction or found.definite)
    construct = at + 1 < len(view.tokens) and view.classes[at + 1].tag in ("noun", "name", "adj", "num")
    return plain and construct and not view.can_act(at, at + 1) and at not in view.people and view.times[at] is None


def _is_of_other(view: EventView, at: int, lexicon: Lexicon) -> bool:
    """Whether points belong to something else than an agreement ("the items of the budget")."""
    if at >= len(view.tokens):
        return False
    found = view.classes[at]
    of = found.tag == "noun" and not found.preposition and not found.conjunction
    return of and not agreement_words(lexicon).find(view.tokens[at : at + 2])


def _makers(view: EventView, match: Match[CommitmentCue]) -> tuple[Span, ...]:
    """Who makes what is listed: whom its pronoun means, or the subject of the verb before it."""
    pronoun = match.pronoun or view.classes[match.first].pronoun
    if pronoun:
        return spans_of(view, able(view, antecedent(view, match.first, pronoun=pronoun)))
    return spans_of(view, doers_of(view, verb_before(view, match.first, _AHEAD)))


def _table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _LISTED)


def _listing(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _LISTS)


def _picking(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _PICKS)
