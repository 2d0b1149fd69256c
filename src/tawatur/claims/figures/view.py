"""One sentence as the reading of counts sees it, and what it makes of every number in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from tawatur.claims.figures.outcomewords import OutcomeWord, find_outcomes
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.quantities import Bound
from tawatur.lexicon.people import PeopleNoun
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import NumberExpression
from tawatur.records.span import Span

__all__ = ["Count", "Told", "View", "begin_of", "inherited", "links", "quoted", "view_of"]


class View(msgspec.Struct, frozen=True):
    """One sentence with what its counts are read from.

    `ending` and `beginning` hold the outcome words by the token after and by the token at which they begin; `taken`
    are the tokens of numbers, `times` those of time expressions.
    """

    doc: Document
    sentence: Sentence
    lexicon: Lexicon
    tokens: Sequence[Token]
    numbers: Sequence[NumberExpression]
    ending: Mapping[int, OutcomeWord]
    beginning: Mapping[int, OutcomeWord]
    taken: AbstractSet[int]
    times: AbstractSet[int]


class Count(msgspec.Struct, frozen=True):
    """A number with the people it counts and what happened; `evidence` is the word that tells it.

    `tally` is one of `records.ledger.FIGURE_TALLIES`; `wholes` are the counts of which this one is a part;
    `summed` where only the sum tells so.
    """

    number: NumberExpression
    noun: PeopleNoun | None
    noun_at: int | None
    what: str
    rule: str
    evidence: Span | None = None
    inherited: bool = False
    tally: str = ""
    wholes: tuple[Count, ...] = ()
    summed: bool = False


def view_of(
    doc: Document, sentence: Sentence, numbers: Sequence[NumberExpression], times: AbstractSet[int], lexicon: Lexicon
) -> View:
    """Look at a sentence; `numbers` are those in it that can count people."""
    outcomes = find_outcomes(doc, sentence, lexicon)
    return View(
        doc=doc,
        sentence=sentence,
        lexicon=lexicon,
        tokens=doc.tokens_of(sentence),
        numbers=numbers,
        ending={word.stop: word for word in outcomes},
        beginning={word.first: word for word in outcomes},
        taken={at for number in numbers for at in range(number.first, number.stop)},
        times=times,
    )


class Told(msgspec.Struct, frozen=True):
    """What a count tells, the rule that found it and its evidence; `noun_at` is the people's token if far away.

    `wholes` are the counts of which this one is a part.
    """

    what: str
    rule: str
    evidence: Span | None = None
    inherited: bool = False
    noun_at: int | None = None
    wholes: tuple[Count, ...] = ()


def _link_table(lexicon: Lexicon) -> PhraseTable[str]:
    kinds = (
        "subset", "them", "plus", "total", "those", "mixed", "rise", "further", "among", "between", "penalty", "court",
        "aboard", "numbered", "outof", "exchange", "were", "only", "while", "speaksof", "capacity", "toll", "attempt",
    )  # fmt: skip
    return PhraseTable((form, e.kind) for e in lexicon.entries(Bound) if e.kind in kinds for form in e.forms())


def links(view: View, at: int, *kinds: str) -> int | None:
    """The token after the linking phrase of one of the kinds that begins at a token; None where none does."""
    base = view.sentence.first
    if not base <= at < view.sentence.stop:
        return None
    match = view.lexicon.compiled(_link_table).match_at(view.tokens, at - base)
    return match.stop if match is not None and match.items[0][0] in kinds else None


def inherited(count: Count, rule: str) -> Told:
    """What a count takes over from one before it."""
    return Told(count.what, rule, quoted(count.number), inherited=True)


def quoted(number: NumberExpression) -> Span:
    """The number as a plain span."""
    return Span(start=number.start, end=number.end, text=number.text)


def begin_of(number: NumberExpression) -> int:
    """The token at which the count begins: the number, or the noun before it of which it is an attribute."""
    return number.first if number.counted is None else min(number.first, number.counted)
