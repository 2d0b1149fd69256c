"""Terms that the clause of an agreement tells: "under it the troops withdraw", "an agreement that limits arms"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.anchoring import statement_at
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able, doers_of, spans_of
from tawatur.claims.clauses.parties import party_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordnames import agreement_words
from tawatur.claims.commitments.accordparties import partners_behind, sides_behind
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import terms_span
from tawatur.claims.commitmentwords import cues_marked, suffered_verbs
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.agreements import AgreementWord
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.span import Span

__all__ = ["told_terms"]

_AGREEMENT, _ACCEPTED = "agreement", "accepted"
_UNDER, _DESCRIBED, _PRESENT, _FUTURE = "under", "described", "present", "future"
#: How far before the name of an agreement the word stands by which it was reached, and behind it its clause.
_BEFORE, _BEHIND = 10, 14
_COMMAS = frozenset("،,")


def told_terms(view: EventView, sentence: Sentence, lexicon: Lexicon, unreal: frozenset[int]) -> Iterator[Found]:
    """The terms that the clause of an agreement tells in a sentence."""
    names = view.index.find(agreement_words(lexicon), sentence)
    for match in names:
        if not any(entry.kind in ("accord", "ceasefire") for entry, _ in match.items) or match.first in unreal:
            continue
        if _is_led(view, match, sentence, lexicon):
            yield from _under_it(view, match, sentence, lexicon)
        elif not view.classes[match.first].definite:
            yield from _described(view, match, sentence, lexicon, unreal)


def _is_led(view: EventView, match: Match[AgreementWord], sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether "under" or "according to" stands right before the name of an agreement, or is attached to it."""
    start = max(sentence.first, match.first - 2)
    leads = lexicon.compiled(_under).find(view.tokens[start : match.stop])
    return any(lead.stop in (match.first, match.first + 1) for lead in leads)


def _under_it(view: EventView, match: Match[AgreementWord], sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    verb = _verb_behind(view, match.stop, sentence, is_far=True)
    if verb is None or lexicon.compiled(suffered_verbs).match_at(view.tokens[verb : verb + 1], 0) is not None:
        return
    givers = spans_of(view, able(view, clause_of(view, verb).subject))
    yield from _found(view, _start(view, verb, match.stop), givers, match.first, "cue agreement.under")


def _described(
    view: EventView, match: Match[AgreementWord], sentence: Sentence, lexicon: Lexicon, unreal: frozenset[int]
) -> Iterator[Found]:
    start = max(sentence.first, match.first - _BEFORE)
    reached = list(lexicon.compiled(_reached).find(view.tokens[start : match.first]))
    if not reached or any(at in unreal for at in range(reached[-1].first, match.first)):
        return
    by = reached[-1].first
    if view.classes[by].tense in (_PRESENT, _FUTURE) or view.classes[by].preposition:
        return
    party = party_at(view, match.first, sentence.stop)
    at = match.stop if party is None else max(match.stop, party.stop)
    sides = sides_behind(view, match.stop, sentence.stop)
    partners = partners_behind(view, match.stop, sentence.stop) if sides is None else None
    beside = sides or partners
    verb = _verb_behind(view, at if beside is None else beside.stop, sentence, is_far=False)
    if verb is None:
        return
    givers = spans_of(view, able(view, sides.parties)) if sides is not None else ()
    if not givers:
        own = spans_of(view, doers_of(view, by if view.classes[by].tag == "verb" else None))
        givers = (*own, *(spans_of(view, partners.parties) if partners is not None else ()))
    yield from _found(view, verb, givers, match.first, "cue agreement.described")


def _verb_behind(view: EventView, at: int, sentence: Sentence, *, is_far: bool) -> int | None:
    """The verb in the present or future that opens the clause behind an agreement.

    `is_far`: a comma and what describes the agreement may stand between them.
    """
    limit = min(sentence.stop, at + (_BEHIND if is_far else 1))
    for k in range(at, limit):
        found = view.classes[k]
        if found.tag == "rel":
            return None
        if found.tag == "verb" and found.tense in (_PRESENT, _FUTURE) and not found.conjunction:
            return None if view.classes[k - 1].tag in ("comp", "neg") and not is_far else k
        if found.tag == "punct" and view.tokens[k].text not in _COMMAS:
            return None
    return None


def _start(view: EventView, verb: int, first: int) -> int:
    """Where the clause of a verb begins: at its subject right before it, or at the verb."""
    subject = [p for p in clause_of(view, verb).subject if first <= p.first < verb]
    return subject[0].first if subject and subject[-1].stop == verb else verb


def _found(view: EventView, first: int, givers: tuple[Span, ...], at: int, rule: str) -> Iterator[Found]:
    statement = statement_at(view.doc, at)
    content = terms_span(view, first, None if statement is None else statement.content)
    if content is not None:
        yield Found(_AGREEMENT, _ACCEPTED, content, givers, (), rule, statement)


def _under(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _UNDER)


def _reached(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _DESCRIBED)
