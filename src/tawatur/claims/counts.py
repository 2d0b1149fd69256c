"""What every count of people tells: the rules that find what happened to them.

What happened is told, in this order, by a marker of a part ("among them"), by a word right before the number, by the
verb after the people, by the counted noun itself, by a word further back in the clause, or by the count before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

import msgspec

from tawatur.claims.outcomewords import OutcomeWord, find_outcomes
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.quantities import Bound, NumberLabel
from tawatur.lexicon.people import PeopleNoun, people_noun
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import WORD_CLASSES, NumberExpression
from tawatur.records.span import Span, span_of
from tawatur.text.clitics import CONJUNCTIONS

__all__ = ["COUNTING_MODES", "Count", "View", "read_counts", "view_of"]

#: How many tokens back a verb or noun may stand that tells what happened to the people counted.
_BACK = 14
#: How many tokens after the counted noun the verb may stand that has it as its subject.
_AHEAD = 6
#: How many tokens may part a verbal noun ("the killing of") from the count it governs.
_NEAR = 3
#: How many tokens may part a count from the one it is added to.
_ADDED = 7
#: The modes of numbers that can count people.
COUNTING_MODES = frozenset({"exact", "range", "vague", "dual", "singular"})
#: What can happen to one unnamed person so that the bare singular is a count.
_TO_ONE = frozenset({"killed", "wounded", "missing", "abducted", "arrested", "released"})
#: Nouns for people in a state to which more may happen: prisoners are freed, refugees return.
_STATES = frozenset({"arrested", "abducted", "displaced"})
_MOST = Decimal(10) ** 10
#: A number may stand in brackets or quotation marks before its noun.
_CLOSERS = ')"\u201d\u00bb\u201c'


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
    """A number with the people it counts and what happened; `evidence` is the word that tells it."""

    number: NumberExpression
    noun: PeopleNoun | None
    noun_at: int | None
    what: str
    rule: str
    evidence: Span | None = None
    inherited: bool = False


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


def read_counts(view: View, last: Count | None) -> list[Count]:
    """Read the counts of people of a sentence; `last` is the last one before it."""
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
    base = view.sentence.first
    at = number.counted
    noun = people_noun(view.tokens, at - base, view.lexicon) if at is not None and at >= base else None
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
    part = _as_part(view, number, before[-1] if before else None, last)
    if part is not None:
        return part
    near = view.ending.get(_begin(number))
    own = noun.entry if noun is not None and noun.entry.outcome else None
    if near is not None and near.weak and number.mode == "singular" and own is None:
        return None
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
    if view.lexicon.compiled(_thing_table).get(tokens[at].norm):
        return True
    if classes[at].tag in ("noun", "name", "num"):
        return not classes[at].preposition and not classes[at].conjunction and at not in view.times
    if classes[at].tag == "prep" and number.mode != "exact" and at + 1 < view.sentence.stop:
        return classes[at + 1].tag == "noun" and len(tokens[at].norm) == 2 and tokens[at].norm[-1] == "ن"
    return classes[at].tag == "adj" and number.mode not in ("dual", "singular")


def _thing_table(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, e.id) for e in lexicon.entries(NumberLabel) if e.place == "thing" for form in e.forms())


def _link_table(lexicon: Lexicon) -> PhraseTable[str]:
    kinds = ("subset", "them", "plus", "total")
    return PhraseTable((form, e.kind) for e in lexicon.entries(Bound) if e.kind in kinds for form in e.forms())


def _links(view: View, at: int, *kinds: str) -> int | None:
    """The token after the linking phrase of one of the kinds that begins at a token; None where none does."""
    base = view.sentence.first
    if not base <= at < view.sentence.stop:
        return None
    match = view.lexicon.compiled(_link_table).match_at(view.tokens, at - base)
    return match.stop if match is not None and match.items[0][0] in kinds else None


def _as_part(view: View, number: NumberExpression, before: Count | None, last: Count | None) -> Told | None:
    """ "Among them three children", "they are four brothers": part of the count before."""
    whole = before or last
    if whole is None:
        return None
    for back in (1, 2, 3):
        if _links(view, number.first - back, "subset", "them") == number.first:
            return _inherited(whole, "<count> among them <count>")
    if _links(view, number.stop, "them") is not None:
        return _inherited(whole, "<count> of them")
    at = number.first - 1
    if before is not None and at >= view.sentence.first and view.doc[WORD_CLASSES][at].tag == "pron":
        return _inherited(before, "<count>, they are <count>")
    return None


def _inherited(count: Count, rule: str) -> Told:
    return Told(count.what, rule, _quoted(count.number), inherited=True)


def _quoted(number: NumberExpression) -> Span:
    return Span(start=number.start, end=number.end, text=number.text)


def _begin(number: NumberExpression) -> int:
    """The token at which the count begins: the number, or the noun before it of which it is an attribute."""
    return number.first if number.counted is None else min(number.first, number.counted)


def _after(view: View, number: NumberExpression, noun: PeopleNoun | None) -> OutcomeWord | None:
    """The plural verb whose subject the people are: "27 persons at least were killed"."""
    classes = view.doc[WORD_CLASSES]
    begin = number.stop if noun is None else max(number.stop, view.sentence.first + noun.stop)
    word = next(filter(None, map(view.beginning.get, range(begin, begin + _AHEAD + 1))), None)
    if word is None or word.joined or not (word.plural and (word.verb or word.what == "other")):
        return None
    between = classes[begin : word.first]
    if between and between[0].tag in ("verb", "comp", "punct"):
        return None
    return None if any(c.tag in ("verb", "rel", "comp", "punct", "num") for c in between[1:]) else word


def _further_back(view: View, number: NumberExpression, noun: PeopleNoun | None) -> OutcomeWord | None:
    """The outcome before the number with no other verb, count, or clause between."""
    classes = view.doc[WORD_CLASSES]
    begin = _begin(number)
    for at in range(begin - 1, max(view.sentence.first, begin - _BACK) - 1, -1):
        word = view.ending.get(at + 1)
        if word is not None:
            return word if _reaches(view, word, number, noun) else None
        resumes = classes[at].tag == "verb" and classes[at].pronoun and at < number.first - 2
        if at in view.taken or (classes[at].tag in ("verb", "comp", "rel") and not resumes):
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
        return len(between) <= _NEAR + 1 and all(classes[at].tag in small or at in view.times for at in between)
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
    base = view.sentence.first
    for at in range(number.first - 1, max(base, number.first - _BACK) - 1, -1):
        noun = people_noun(view.tokens, at - base, view.lexicon)
        if noun is not None and noun.definite and noun.form.number == "pl" and noun.entry.outcome:
            near = at == number.first - 1
            if named and not near and not any(_links(view, at - back, "total") is not None for back in (1, 2)):
                return None
            return Told(noun.entry.what, "number of <outcome noun> ... <count>", noun_at=at)
        if at in view.taken:
            return None
    return None
