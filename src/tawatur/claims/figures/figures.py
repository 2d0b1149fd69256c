"""Counts of people with what happened to them. Never a silent total: every count that the text gives stands alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.figures.counts import COUNTING_MODES, read_counts
from tawatur.claims.figures.lists import with_sums
from tawatur.claims.figures.view import Count, quoted, view_of
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.lexicon.concepts.outcomes import Outcome
from tawatur.lexicon.directions import direction_words
from tawatur.lexicon.people import outcome_table
from tawatur.records.document import Document, Sentence
from tawatur.records.identity import content_id
from tawatur.records.layers import (
    FIGURES,
    MENTIONS,
    MODALITIES,
    NUMBERS,
    PHRASES,
    STATEMENTS,
    TIMES,
    WORD_CLASSES,
    NumberExpression,
)
from tawatur.records.ledger import Derivation, Figure
from tawatur.records.span import Span, span_of
from tawatur.records.stage import Stage
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.folding import one_line
from tawatur.text.inflection import PLURAL_VERB_ENDING

__all__ = ["FIGURE_STAGE"]

S = TypeVar("S", bound=Span)

#: The counted noun's attributes that are quoted with it.
_OF = 4
#: Shorter words that end like a plural verb are others.
_SHORT = 3
#: The ending of an indefinite accusative that is written.
_ACCUSATIVE = "ا"
#: The rule of counts that the verb behind them tells of.
_BY_VERB = "<count> <verb>"
#: The last letter of sound plurals.
_PLURAL = "ن"


class _Ends(msgspec.Struct, frozen=True):
    """What ends the phrase of the people counted: prepositions, sides of places (but in names that begin so, at
    the offsets of `places`), what happened to them, and the tokens of times."""

    prepositions: PhraseTable[str]
    directions: frozenset[str]
    places: AbstractSet[int]
    outcomes: PhraseTable[Outcome]
    times: AbstractSet[int]


def read_figures(doc: Document, lexicon: Lexicon) -> Document:
    """Assign `FIGURES`: the counts of people of every sentence that is read."""
    figures: list[Figure] = []
    numbers = doc[NUMBERS]
    times = _time_tokens(doc)
    places = sorted((m for m in doc[MENTIONS] if m.type == "LOC"), key=_start)
    ends = _Ends(
        lexicon.compiled(_prepositions),
        lexicon.compiled(direction_words),
        {m.start for m in places},
        lexicon.compiled(outcome_table),
        times,
    )
    people = {m.start for m in doc[MENTIONS] if m.type == "PER"}
    at = 0
    last: Count | None = None
    for sentence in doc.sentences:
        begin = at
        while at < len(numbers) and numbers[at].first < sentence.stop:
            at += 1
        if begin == at or not sentence.is_read:
            continue
        usable = [n for n in numbers[begin:at] if n.mode in COUNTING_MODES and times.isdisjoint(range(n.first, n.stop))]
        counts = read_counts(view_of(doc, sentence, usable, times, lexicon), last)
        counts = with_sums([count for count in counts if not _is_named(doc, count, people)])
        last = counts[-1] if counts else last
        near = _within(places, sentence), _within(doc[TIMES], sentence)
        figures.extend(
            _figure(doc, count, ends, *(_nearest(count.number, spans) for spans in near)) for count in counts
        )
    return doc.with_layer(FIGURES, figures)


def _time_tokens(doc: Document) -> set[int]:
    """The tokens that stand in time expressions."""
    covered: set[int] = set()
    times = iter(doc[TIMES])
    current = next(times, None)
    for token in doc.tokens:
        while current is not None and current.end <= token.start:
            current = next(times, None)
        if current is None:
            break
        if token.start < current.end and current.start < token.end:
            covered.add(token.index)
    return covered


def _figure(doc: Document, count: Count, ends: _Ends, place: Span | None, period: Span | None) -> Figure:
    number = count.number
    span = Span(start=number.start, end=number.end, text=number.text)
    statement = statement_around(doc, span)
    high = None if number.mode == "vague" else number.high
    basis = "inferred" if count.inherited else "stated"
    evidence = (count.evidence,) if count.evidence is not None else ()
    return Figure(
        id=_id_of(doc, count),
        start=number.start,
        end=number.end,
        text=number.text,
        low=None if number.low is None else int(number.low),
        high=None if high is None else int(high),
        approx=number.approx,
        what=count.what,
        of=_of(doc, count, ends),
        statement=statement.id if statement else None,
        scope="; ".join(one_line(span.text) for span in (place, period) if span is not None),
        place=place,
        period=period,
        tally=count.tally,
        part_of=tuple(_id_of(doc, whole) for whole in count.wholes),
        chain=statement.chain if statement else (),
        basis=basis,
        rule=count.rule,
        derivation=(
            Derivation(field="what", rule=count.rule, basis=basis, evidence=evidence),
            *_of_wholes(count),
            *(Derivation(field="low", rule=rule, evidence=(span,)) for rule in number.rules),
        ),
    )


def _is_named(doc: Document, count: Count, people: AbstractSet[int]) -> bool:
    """ "The death of their brother Mansur": one who is named stands as a person, not as a count."""
    if count.number.mode != "singular" or count.noun_at is None:
        return False
    phrase = doc[PHRASES][count.noun_at]
    stop = max(phrase.stop if phrase is not None else 0, count.number.stop + 1)
    return any(token.start in people for token in doc.tokens[count.number.stop : stop])


def _of_wholes(count: Count) -> tuple[Derivation, ...]:
    """How it is known that the count is a part, where only the sum tells it."""
    if not count.summed:
        return ()
    evidence = tuple(quoted(whole.number) for whole in count.wholes)
    return (Derivation(field="part_of", rule="<parts> sum up to <total>", basis="inferred", evidence=evidence),)


def _prepositions(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable(
        (form, e.id) for e in lexicon.entries(FunctionWord) if e.id.startswith("prep") for form in e.forms()
    )


def _of(doc: Document, count: Count, ends: _Ends) -> Span | None:
    """The counted noun phrase: the noun with its adjectives and genitives, up to the next number."""
    at = count.noun_at
    if at is None:
        return None
    phrase = doc[PHRASES][at]
    stop = min(max(phrase.stop if phrase is not None else at + 1, at + 1), at + _OF + 1)
    stop = next((place for place in range(at + 1, stop) if _ends(doc, count, at, place, ends)), stop)
    start = count.noun.start if count.noun is not None and at == count.number.counted else doc.tokens[at].start
    return span_of(doc.text, start, doc.tokens[stop - 1].end)


def _ends(doc: Document, count: Count, noun: int, at: int, ends: _Ends) -> bool:
    """Whether a token behind the noun is no part of the phrase of the people counted."""
    found, token = doc[WORD_CLASSES][at], doc.tokens[at]
    told = count.evidence.start if count.evidence is not None and count.rule == _BY_VERB else -1
    return (
        found.tag in ("num", "punct", "adv", "conj")
        or bool(found.conjunction or found.preposition or found.pronoun)
        or any(v.prefix and v.key.startswith(ARTICLE) for v in token.variants)
        or token.start == told
        or at in ends.times
        or _is_state(doc, noun, at)
        or _is_object(doc, count, at)
        or bool(ends.prepositions.get(token.norm))
        or (token.norm in ends.directions and token.start not in ends.places)
        or _is_their_fate(doc, at, ends)
        or _is_alone(doc, at)
        or _is_plural_verb(doc, at)
    )


def _is_their_fate(doc: Document, at: int, ends: _Ends) -> bool:
    """Whether a word is what the people met: "(six people met) their death"."""
    match = ends.outcomes.match_at(doc.tokens, at, pronouns=True)
    return match is not None and bool(match.pronoun)


def _is_state(doc: Document, noun: int, at: int) -> bool:
    """ "(Two of) the wounded, overcome by their injuries": an adjective without the article its noun has."""
    tokens = doc.tokens
    bare = tokens[noun].norm.startswith(ARTICLE) and not tokens[at].norm.startswith(ARTICLE)
    return bare and doc[WORD_CLASSES][at].tag == "adj" and tokens[at].norm[-1] in (_ACCUSATIVE, _PLURAL)


def _is_object(doc: Document, count: Count, at: int) -> bool:
    """ "Five million citizens the first dose": the indefinite singular after a number has no genitive behind it."""
    noun = count.noun
    if noun is None or count.noun_at != count.number.stop or noun.definite or noun.form.number != "sg" or noun.pronoun:
        return False
    text = doc.tokens[at].norm
    accusative = text[-1] == _ACCUSATIVE and len(text) > _SHORT
    if text.startswith(ARTICLE):
        return True
    if noun.form.text[-1] != _ACCUSATIVE:
        return accusative
    return doc[WORD_CLASSES][at].tag != "adj" and not accusative and text[-1] != _PLURAL


def _is_plural_verb(doc: Document, at: int) -> bool:
    """Whether a word ends like "they did", which no noun does, whatever its class says."""
    text = doc.tokens[at].norm
    return len(text) > _SHORT and text.endswith(PLURAL_VERB_ENDING)


def _is_alone(doc: Document, at: int) -> bool:
    """Whether an "and" stands alone, before digits."""
    return doc.tokens[at].norm in CONJUNCTIONS


def _id_of(doc: Document, count: Count) -> str:
    return content_id("figure", doc.article.id, count.number.start, count.number.end)


def _nearest(number: NumberExpression, spans: Sequence[Span]) -> Span | None:
    """The span of a sorted layer that is nearest to the number."""
    at = bisect_left(spans, number.start, key=_start)
    found = min(spans[max(at - 1, 0) : at + 1], key=lambda span: abs(span.start - number.start), default=None)
    return None if found is None else Span(start=found.start, end=found.end, text=found.text)


def _start(span: Span) -> int:
    return span.start


def _within(spans: Sequence[S], sentence: Sentence) -> Sequence[S]:
    """The spans of a sorted layer that begin in a sentence."""
    return spans[bisect_left(spans, sentence.start, key=_start) : bisect_left(spans, sentence.end, key=_start)]


FIGURE_STAGE: Stage[Lexicon] = Stage(
    name="figures",
    version="4",
    requires=(NUMBERS, TIMES, MENTIONS, WORD_CLASSES, PHRASES, MODALITIES, STATEMENTS),
    assigns=(FIGURES,),
    run=read_figures,
)
