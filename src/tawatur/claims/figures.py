"""Counts of people with what happened to them. Never a silent total: every count that the text gives stands alone.

What happened is told, in this order, by a marker of a part ("among them"), by a word right before the number, by the
verb after the people, by the counted noun itself, by a word further back in the clause, or by the count before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.outcomewords import OutcomeWord, find_outcomes
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.quantities import Bound
from tawatur.lexicon.people import PeopleNoun, people_noun
from tawatur.records.document import Document, Sentence
from tawatur.records.identity import content_id
from tawatur.records.layers import (
    FIGURES,
    MENTIONS,
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
from tawatur.text.clitics import CONJUNCTIONS

__all__ = ["FIGURE_STAGE"]

#: How many tokens back a verb or noun may stand that tells what happened to the people counted.
_BACK = 14
#: How many tokens after the counted noun the verb may stand that has it as its subject.
_AHEAD = 6
#: How many tokens may part a verbal noun ("the killing of") from the count it governs.
_NEAR = 3
#: The counted noun's attributes that are quoted with it.
_OF = 4
#: How many tokens may part a count from the one it is added to.
_ADDED = 7
_MODES = frozenset({"exact", "range", "vague", "dual", "singular"})
#: What can happen to one unnamed person so that the bare singular is a count.
_TO_ONE = frozenset({"killed", "wounded", "missing", "abducted", "arrested", "released"})
#: Nouns for people in a state to which more may happen: prisoners are freed, refugees return.
_STATES = frozenset({"arrested", "abducted", "displaced"})
_MOST = Decimal(10) ** 10
#: A number may stand in brackets or quotation marks before its noun.
_CLOSERS = ')"\u201d\u00bb\u201c'


class Count(msgspec.Struct, frozen=True):
    """A number with the people it counts and what happened; `evidence` is the word that tells it."""

    number: NumberExpression
    noun: PeopleNoun | None
    noun_at: int | None
    what: str
    rule: str
    evidence: Span | None = None
    inherited: bool = False


class View(msgspec.Struct, frozen=True):
    """One sentence with what its figures are read from."""

    doc: Document
    sentence: Sentence
    lexicon: Lexicon
    outcomes: Sequence[OutcomeWord]
    numbers: Sequence[NumberExpression]


def read_figures(doc: Document, lexicon: Lexicon) -> Document:
    """Assign `FIGURES`: the counts of people of every sentence that is read."""
    figures: list[Figure] = []
    numbers = list(doc[NUMBERS])
    times = _time_tokens(doc)
    at = 0
    last: Count | None = None
    for sentence in doc.sentences:
        begin = at
        while at < len(numbers) and numbers[at].first < sentence.stop:
            at += 1
        if begin == at or not sentence.is_read:
            continue
        usable = [n for n in numbers[begin:at] if n.mode in _MODES and not times.intersection(range(n.first, n.stop))]
        view = View(doc, sentence, lexicon, find_outcomes(doc, sentence, lexicon), usable)
        counts = _counts(view, last)
        last = counts[-1] if counts else last
        figures.extend(_figure(doc, count) for count in counts)
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


def _counts(view: View, last: Count | None) -> list[Count]:
    counts: list[Count] = []
    for number in view.numbers:
        if number.low is None and number.high is None:
            continue
        if any(b is not None and (b != b.to_integral_value() or b > _MOST) for b in (number.low, number.high)):
            continue
        count = _count(view, number, counts, last)
        if count is not None:
            counts.append(count)
    return counts


def _count(view: View, number: NumberExpression, before: Sequence[Count], last: Count | None) -> Count | None:
    tokens, base = view.doc.tokens_of(view.sentence), view.sentence.first
    at = number.counted
    noun = people_noun(tokens, at - base, view.lexicon) if at is not None and at >= base else None
    if noun is not None and _only_looks_counted(number, noun):
        noun = None
    if noun is None and (_counts_things(view, number) or (number.low == number.high == 1 and "<unit>" in number.rules)):
        return None
    told = _told(view, number, noun, before, last)
    if told is None:
        return None
    what, rule, evidence, inherited = told.what, told.rule, told.evidence, told.inherited
    if what == "displaced" and noun is not None and noun.entry.what == "fighters":
        what = "fighters"
    if number.mode == "singular" and what not in _TO_ONE:
        return None
    return Count(number, noun, at if noun else told.noun_at, what, rule, evidence, inherited)


def _only_looks_counted(number: NumberExpression, noun: PeopleNoun) -> bool:
    """A definite noun right after digits ("FTSE 100 Index"), or one that "one" does not belong to, is not counted."""
    if number.counted is None:
        return True
    if number.low == number.high == 1 and number.mode == "exact":
        return number.counted not in (number.first - 1, number.stop) or noun.form.number != "sg" or noun.definite
    return noun.definite and number.counted == number.stop and number.rules == ("<digits>",)


class Told(msgspec.Struct, frozen=True):
    """What a count tells, the rule that found it and its evidence; `noun_at` is the people's token if far away."""

    what: str
    rule: str
    evidence: Span | None = None
    inherited: bool = False
    noun_at: int | None = None


def _told(
    view: View, number: NumberExpression, noun: PeopleNoun | None, before: Sequence[Count], last: Count | None
) -> Told | None:
    part = _as_part(view, number, before or ([last] if last is not None else []))
    if part is not None:
        return part
    near = _right_before(view, _begin(number))
    own = noun.entry if noun is not None and noun.entry.outcome else None
    if near is not None and not (near.weak and own is not None and own.what != "other"):
        return _from_outcome(view, near, "<outcome> <count>")
    after = _after(view, number, noun)
    if after is not None:
        return _from_outcome(view, after, "<count> <verb>")
    far = _further_back(view, number, noun)
    if own is not None and own.what != "other" and not (far is not None and far.verb and own.what in _STATES):
        return Told(own.what, "<count> <outcome noun>")
    if far is not None:
        return _from_outcome(view, far, "<outcome> ... <count>")
    added = _as_added(view, number, before)
    if added is not None:
        return added
    total = _of_total(view, number, named=noun is not None)
    if noun is None or (total is not None and noun.entry.what == "people"):
        return total
    refers_back = number.mode == "dual" and (noun.definite or bool(noun.pronoun))
    return None if number.mode == "singular" or refers_back else Told(noun.entry.what, "<count> <people>")


def _from_outcome(view: View, word: OutcomeWord, rule: str) -> Told:
    end = view.doc.tokens[word.stop - 1].end
    what = "other" if word.together else word.what
    return Told(what, rule, span_of(view.doc.text, word.start, end))


def _counts_things(view: View, number: NumberExpression) -> bool:
    """Whether the number is followed by a noun that is not for people."""
    at = number.stop
    classes, tokens = view.doc[WORD_CLASSES], view.doc.tokens
    if at + 1 < view.sentence.stop and tokens[at].text in _CLOSERS:
        at += 1
    if at >= view.sentence.stop or tokens[at].kind == "punct":
        return at < view.sentence.stop and tokens[at].text in "%\u066a"
    if classes[at].tag in ("noun", "name", "num"):
        return not classes[at].preposition and not classes[at].conjunction and not _is_time(view, at)
    if classes[at].tag == "prep" and number.mode != "exact" and at + 1 < view.sentence.stop:
        return classes[at + 1].tag == "noun" and len(tokens[at].norm) == 2 and tokens[at].norm[-1] == "ن"
    return classes[at].tag == "adj" and number.mode not in ("dual", "singular")


def _is_time(view: View, at: int) -> bool:
    start = view.doc.tokens[at].start
    return any(t.start <= start < t.end for t in view.doc[TIMES])


def _link_table(lexicon: Lexicon) -> PhraseTable[str]:
    kinds = ("subset", "them", "plus", "total")
    return PhraseTable((form, e.kind) for e in lexicon.entries(Bound) if e.kind in kinds for form in e.forms())


def _links(view: View, at: int, *kinds: str) -> int | None:
    """The token after the linking phrase of one of the kinds that begins at a token; None where none does."""
    base = view.sentence.first
    if not base <= at < view.sentence.stop:
        return None
    match = view.lexicon.compiled(_link_table).match_at(view.doc.tokens_of(view.sentence), at - base)
    return match.stop if match is not None and match.items[0][0] in kinds else None


def _as_part(view: View, number: NumberExpression, before: Sequence[Count]) -> Told | None:
    """ "Among them three children", "they are four brothers": part of the count before."""
    if not before:
        return None
    for back in (1, 2, 3):
        if _links(view, number.first - back, "subset", "them") == number.first:
            return _inherited(before[-1], "<count> among them <count>")
    if _links(view, number.stop, "them") is not None:
        return _inherited(before[-1], "<count> of them")
    at = number.first - 1
    if at >= view.sentence.first and view.doc[WORD_CLASSES][at].tag == "pron":
        return _inherited(before[-1], "<count>, they are <count>")
    return None


def _inherited(count: Count, rule: str) -> Told:
    return Told(count.what, rule, span_of_number(count.number), inherited=True)


def span_of_number(number: NumberExpression) -> Span:
    """The number's own quotation."""
    return Span(start=number.start, end=number.end, text=number.text)


def _begin(number: NumberExpression) -> int:
    """The token at which the count begins: the number, or the noun before it of which it is an attribute."""
    return number.first if number.counted is None else min(number.first, number.counted)


def _right_before(view: View, begin: int) -> OutcomeWord | None:
    for word in view.outcomes:
        if word.stop == begin:
            return word
        if word.first >= begin:
            break
    return None


def _after(view: View, number: NumberExpression, noun: PeopleNoun | None) -> OutcomeWord | None:
    """The plural verb whose subject the people are: "27 persons at least were killed"."""
    classes = view.doc[WORD_CLASSES]
    begin = number.stop if noun is None else max(number.stop, view.sentence.first + noun.stop)
    for word in view.outcomes:
        if word.first < begin:
            continue
        if word.first - begin > _AHEAD:
            return None
        between = classes[begin : word.first]
        if any(c.tag in ("verb", "rel", "comp", "punct", "num") for c in between[1:]):
            return None
        if between and between[0].tag in ("verb", "comp", "punct"):
            return None
        if (word.verb or word.what == "other") and word.plural and not word.joined:
            return word
        return None
    return None


def _further_back(view: View, number: NumberExpression, noun: PeopleNoun | None) -> OutcomeWord | None:
    """The outcome before the number with no other verb, count, or clause between."""
    classes = view.doc[WORD_CLASSES]
    begin = _begin(number)
    stops = {word.stop - 1: word for word in view.outcomes if word.stop <= begin}
    counted = {at for other in view.numbers if other.stop <= number.first for at in range(other.first, other.stop)}
    for at in range(begin - 1, max(view.sentence.first, begin - _BACK) - 1, -1):
        word = stops.get(at)
        if word is not None:
            return word if _reaches(view, word, number, noun) else None
        resumes = classes[at].tag == "verb" and classes[at].pronoun and at < number.first - 2
        if at in counted or (classes[at].tag in ("verb", "comp", "rel") and not resumes):
            return None
        if view.doc.tokens[at].text in ".;:\u061b\u061f!":
            return None
    return None


def _reaches(view: View, word: OutcomeWord, number: NumberExpression, noun: PeopleNoun | None) -> bool:
    """Whether an outcome further back governs the count.

    A verbal noun does only from near or over "and"; a bare number needs nothing but times and small words between.
    """
    between = range(word.stop, _begin(number))
    classes = view.doc[WORD_CLASSES]
    if noun is None:
        small = ("prep", "adv", "punct", "particle")
        return len(between) <= _NEAR + 1 and all(classes[at].tag in small or _is_time(view, at) for at in between)
    joined = view.doc.tokens[number.first].start < number.start and classes[number.first].conjunction
    return word.verb or joined or len(between) <= _NEAR


def _as_added(view: View, number: NumberExpression, before: Sequence[Count]) -> Told | None:
    """ "Five soldiers and three civilians": what happened to the first happened to the second."""
    if not before or number.first - before[-1].number.stop > _ADDED:
        return None
    token = view.doc.tokens[number.first]
    previous = view.doc.tokens[number.first - 1] if number.first else token
    joined = token.start < number.start and token.norm[0] == CONJUNCTIONS[0]
    if not joined and previous.norm[:1] != CONJUNCTIONS[0] and not _is_addition(view, number):
        return None
    between = view.doc[WORD_CLASSES][before[-1].number.stop : number.first]
    if any(word.tag in ("verb", "comp", "rel") for word in between):
        return None
    return _inherited(before[-1], "<count> and <count>")


def _is_addition(view: View, number: NumberExpression) -> bool:
    """ "... in addition to three women"."""
    return any(_links(view, number.first - back, "plus") == number.first for back in (1, 2, 3))


def _of_total(view: View, number: NumberExpression, *, named: bool) -> Told | None:
    """ "The number of dead rose to 11": the people stand before the number; `named` asks for "number of"."""
    taken = {at for other in view.numbers if other is not number for at in range(other.first, other.stop)}
    tokens, base = view.doc.tokens_of(view.sentence), view.sentence.first
    for at in range(number.first - 1, max(base, number.first - _BACK) - 1, -1):
        noun = people_noun(tokens, at - base, view.lexicon)
        if noun is not None and noun.definite and noun.form.number == "pl" and noun.entry.outcome:
            near = at == number.first - 1
            if named and not near and not any(_links(view, at - back, "total") is not None for back in (1, 2)):
                return None
            return Told(noun.entry.what, "number of <outcome noun> ... <count>", noun_at=at)
        if at in taken:
            return None
    return None


def _figure(doc: Document, count: Count) -> Figure:
    number = count.number
    span = span_of_number(number)
    statement = statement_around(doc, span)
    high = None if number.mode == "vague" else number.high
    basis = "inferred" if count.inherited else "stated"
    evidence = (count.evidence,) if count.evidence is not None else ()
    return Figure(
        id=content_id("figure", doc.article.id, number.start, number.end),
        start=number.start,
        end=number.end,
        text=number.text,
        low=None if number.low is None else int(number.low),
        high=None if high is None else int(high),
        approx=number.approx,
        what=count.what,
        of=_of(doc, count),
        statement=statement.id if statement else None,
        scope=_scope(doc, number),
        chain=statement.chain if statement else (),
        basis=basis,
        rule=count.rule,
        derivation=(
            Derivation(field="what", rule=count.rule, basis=basis, evidence=evidence),
            *(Derivation(field="low", rule=rule, evidence=(span,)) for rule in number.rules),
        ),
    )


def _of(doc: Document, count: Count) -> Span | None:
    """The counted noun phrase: the noun with its adjectives and genitives, up to the next number."""
    at = count.noun_at
    if at is None:
        return None
    phrase = doc[PHRASES][at]
    stop = max(phrase.stop if phrase is not None else at + 1, at + 1)
    classes = doc[WORD_CLASSES]
    for place in range(at + 1, stop):
        if classes[place].tag in ("num", "punct", "adv", "conj") or classes[place].conjunction:
            stop = place
            break
        if classes[place].pronoun or place - at > _OF or _is_alone(doc, place):
            stop = place
            break
    start = count.noun.start if count.noun is not None and at == count.number.counted else doc.tokens[at].start
    return span_of(doc.text, start, doc.tokens[stop - 1].end)


def _is_alone(doc: Document, at: int) -> bool:
    """Whether an "and" stands alone, before digits."""
    return doc.tokens[at].norm in CONJUNCTIONS


def _scope(doc: Document, number: NumberExpression) -> str:
    """A gloss of the nearest time and place in the sentence."""
    sentence = doc.sentence_of(number.first)
    times = [t for t in doc[TIMES] if sentence.start <= t.start < sentence.end]
    places = [m for m in doc[MENTIONS] if m.type == "LOC" and sentence.start <= m.start < sentence.end]
    near = [min(found, key=lambda x: abs(x.start - number.start)) for found in (places, times) if found]
    return "; ".join(item.text for item in near)


FIGURE_STAGE: Stage[Lexicon] = Stage(
    name="figures",
    version="1",
    requires=(NUMBERS, TIMES, MENTIONS, WORD_CLASSES, PHRASES, STATEMENTS),
    assigns=(FIGURES,),
    run=read_figures,
)
