"""Commitments: requests, demands, promises, offers, conditions, agreements, refusals, ceasefires, with their terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

import msgspec

from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordterms import told_terms
from tawatur.claims.commitments.answered import answer_of
from tawatur.claims.commitments.conditions import find_conditions
from tawatur.claims.commitments.cues import asked_by_verbs, commitments_by_cue, unasked
from tawatur.claims.commitments.eventcommitments import commitments_of
from tawatur.claims.commitments.granted import granted
from tawatur.claims.commitments.listed import listed
from tawatur.claims.commitments.nounacts import noun_acts
from tawatur.claims.commitments.promises import Found, promised_in_future, promised_in_statements, supposed_tokens
from tawatur.claims.commitments.provisos import condition_of, deadline_of
from tawatur.claims.commitments.retold import once_each
from tawatur.claims.commitments.takers import sides_of
from tawatur.claims.commitments.terms import trimmed, uncircumstanced
from tawatur.claims.commitments.unwilling import denied, unwilling
from tawatur.claims.commitments.urgings import urged
from tawatur.claims.commitments.voiced import voiced
from tawatur.claims.commitmentwords import cues_marked
from tawatur.claims.triggers.happenings import Happening
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.identity import content_id
from tawatur.records.ledger import Commitment, Derivation, Event
from tawatur.records.span import Span

__all__ = ["find_commitments"]

_CONDITION, _PROMISE, _REFUSAL = "condition", "promise", "refusal"
#: Kinds that a condition makes part of itself, and kinds that hold what is asked inside them.
_UNBOUND, _HOLDERS = frozenset({_PROMISE, _REFUSAL}), frozenset({"offer", "agreement"})
_ASKED = frozenset({"request", "demand"})
#: Kinds whose terms are only wanted: a truce that stands in them is none yet.
_TRUCE, _WANTED = "ceasefire", frozenset({"offer", "condition"})
_PARTICIPLE, _ASIDE, _CIRCUMSTANCE = "participle", "aside", "circumstance"
#: The rule of nouns like "commitment", which promise nothing where somebody asks for what they name.
_OF_NOUN = "cue promise.noun"
#: Rules of "if" with "then" and of needs: what nobody does is only foreseen, what nobody says the author's opinion.
_SAID = frozenset(
    {"cue condition.if", "cue demand.need", "cue demand.needed", "cue demand.must", "cue demand.obligation"}
)
#: How many commitments before a place may still reach into it.
_NEAR = 6


def find_commitments(view: EventView, lexicon: Lexicon, events: list[tuple[Happening, Event]]) -> list[Commitment]:
    """All commitments of an article: those that events are, and those with cues of their own."""
    found: list[Found] = []
    supposed = supposed_tokens(view)
    for happening, event in events:
        found.extend(commitments_of(view, lexicon, happening, event))
    for sentence in view.doc.sentences:
        if sentence.is_read:
            found.extend(commitments_by_cue(view, sentence, lexicon))
            found.extend(urged(view, sentence, lexicon))
            found.extend(granted(view, sentence, lexicon))
            found.extend(promised_in_future(view, sentence, lexicon, supposed))
            found.extend(
                Found("condition", "open", c.content, c.givers, c.takers, "<act on a condition>", c.statement)
                for c in find_conditions(view, sentence, lexicon)
            )
    told = sorted((one.content for one in found), key=lambda span: span.start)
    unreal = unasked(view)
    words = (one for s in view.doc.sentences if s.is_read for one in _by_words(view, s, lexicon, unreal))
    found.extend(one for one in words if not _is_told(one.content, told))
    found.extend(promised_in_statements(view, lexicon, found, supposed))
    cued = (bisect_left(view.starts, cue) for cue in view.cues)
    acts = sorted({*_participles(events), *_marked(view, lexicon, _aside_table), *cued})
    spoken = frozenset(view.cues)
    around = sorted(_marked(view, lexicon, _circumstance_table))
    found = [_settled(view, lexicon, one, acts, spoken, around) for one in found]
    found = [one for one in found if one.givers or one.rule not in _SAID]
    return _distinct(view, lexicon, found)


def _marked(view: EventView, lexicon: Lexicon, table: Callable[[Lexicon], PhraseTable[CommitmentCue]]) -> Iterator[int]:
    """Where phrases of one table open: asides ("in a step that", "as he put it"), circumstances ("amid fears")."""
    compiled = lexicon.compiled(table)
    for sentence in view.doc.sentences:
        if sentence.is_read:
            yield from (match.first for match in view.index.find(compiled, sentence))


def _circumstance_table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _CIRCUMSTANCE)


def _aside_table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _ASIDE)


def _is_told(content: Span, told: list[Span]) -> bool:
    """Whether one of the spans, which stand in order, overlaps the terms."""
    at = bisect_left(told, content.end, key=lambda span: span.start)
    return any(span.overlaps(content) for span in told[max(0, at - _NEAR) : at])


def _by_words(view: EventView, sentence: Sentence, lexicon: Lexicon, unreal: frozenset[int]) -> Iterator[Found]:
    """What words tell by themselves, which counts where nothing else tells it."""
    yield from told_terms(view, sentence, lexicon, unreal)
    yield from voiced(view, sentence, lexicon)
    yield from unwilling(view, sentence, lexicon)
    yield from denied(view, sentence, lexicon)
    yield from noun_acts(view, sentence, lexicon)
    yield from listed(view, sentence, lexicon)
    yield from asked_by_verbs(view, sentence, lexicon, unreal)


def _settled(
    view: EventView, lexicon: Lexicon, found: Found, acts: list[int], spoken: frozenset[int], around: list[int]
) -> Found:
    """A commitment whose terms end before the next act, and whose givers are no words of speaking."""
    givers = tuple(span for span in found.givers if span.start not in spoken)
    content = uncircumstanced(view, trimmed(view, found.content, acts), around)
    found = msgspec.structs.replace(found, content=content, givers=givers)
    givers, takers = sides_of(view, lexicon, found)
    answer = answer_of(view, lexicon, content) if found.kind in _ASKED else ""
    return msgspec.structs.replace(found, givers=givers, takers=takers, status=answer or found.status)


def _participles(events: list[tuple[Happening, Event]]) -> Iterator[int]:
    drafts = (draft for happening, _ in events for draft in happening.drafts)
    return (d.trigger.first for d in drafts if d.trigger.shape == _PARTICIPLE and not d.is_definite)


def _holds(span: Span, content: Span) -> bool:
    """Whether a condition covers most of the terms of a promise, which then is none without it."""
    shared = min(span.end, content.end) - max(span.start, content.start)
    return 2 * shared > content.end - content.start


def _lies_within(span: Span, content: Span) -> bool:
    """Whether content is only part of a span."""
    return span.covers(content) and span != content


def _repeats(before: Found, one: Found) -> bool:
    """Whether terms were read before, as the same kind or as part of an offer or agreement."""
    if not before.content.overlaps(one.content):
        return False
    held = before.content.covers(one.content)
    if held and before.kind in _ASKED and one.rule == _OF_NOUN:
        return True
    return before.kind == one.kind or (held and before.kind in _HOLDERS and one.kind in _ASKED)


def _distinct(view: EventView, lexicon: Lexicon, found: list[Found]) -> list[Commitment]:
    """One commitment a place: of overlapping ones of a kind the first stays."""
    kept: list[Found] = []
    bound = [one.content for one in found if one.kind == _CONDITION]
    found = [one for one in found if one.kind not in _UNBOUND or not any(_holds(span, one.content) for span in bound)]
    asked = [one.content for one in found if one.kind in _ASKED]
    found = [one for one in found if one.kind != _REFUSAL or not any(_lies_within(span, one.content) for span in asked)]
    wanted = [one.content for one in found if one.kind in _WANTED]
    found = [one for one in found if one.kind != _TRUCE or not any(_lies_within(span, one.content) for span in wanted)]
    for one in sorted(found, key=lambda f: (f.content.start, f.content.end, f.kind)):
        if not any(_repeats(k, one) for k in kept[-4:]):
            kept.append(one)
    kept = once_each(view, kept)
    ident = view.doc.article.id
    return [
        Commitment(
            id=content_id("commitment", ident, one.kind, one.content.start, one.content.end),
            kind=one.kind,
            from_=one.givers,
            to=one.takers,
            content=one.content,
            deadline=deadline_of(view, lexicon, one.content),
            condition=condition_of(view, lexicon, one.content),
            status=one.status,
            statement=None if one.statement is None else one.statement.id,
            chain=() if one.statement is None else one.statement.chain,
            rule=one.rule,
            derivation=(Derivation(field="kind", rule=one.rule, evidence=(one.content,)),),
        )
        for one in kept
    ]
