"""Which word tells what happened to the people counted: right before them, behind them, or further back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tawatur.claims.figures.behind import after_insertion, end_of_people
from tawatur.claims.figures.outcomewords import OutcomeWord
from tawatur.claims.figures.view import Count, Told, View, begin_of, links
from tawatur.lexicon.people import PeopleNoun, outcome_table, people_noun
from tawatur.records.layers import WORD_CLASSES, NumberExpression
from tawatur.records.span import span_of
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS

__all__ = ["by_whose_act", "from_outcome", "further_back", "right_before", "verb_behind"]

#: How many tokens back a verb or noun may stand that tells what happened to the people counted.
_BACK = 14
#: How many tokens after the counted noun the verb may stand that has it as its subject.
_AHEAD = 6
#: How many tokens may part a verbal noun ("the killing of") from the count it governs.
_NEAR = 3
#: The attached preposition of a noun whose genitive the count is ("for housing 13,000").
_FOR = "ل"
_COMMAS = (",", "\u060c")
#: How many counts may stand so near that one of them is meant.
_COUNTED = 4
#: How many tokens before a penalty the court may stand.
_TO_COURT = 8


def right_before(view: View, number: NumberExpression, before: Sequence[Count]) -> OutcomeWord | None:
    """The outcome word right before the count; a participle ("two freed prisoners and a student") tells of others."""
    word = view.ending.get(begin_of(number))
    if word is not None and before and before[-1].noun_at == word.first and not word.verb:
        return None
    if word is None or word.verb or not word.plural:
        return word
    token = view.doc.tokens[begin_of(number)]
    return None if token.norm[:1] == CONJUNCTIONS[0] and token.start < number.start else word


def verb_behind(view: View, number: NumberExpression, noun: PeopleNoun | None) -> OutcomeWord | None:
    """The plural verb whose subject the people are: "27 persons at least were killed"."""
    classes = view.doc[WORD_CLASSES]
    begin, inserted = after_insertion(view, end_of_people(view, number, noun))
    begin = _past_being(view, begin)
    word = next(filter(None, map(view.beginning.get, range(begin, begin + _AHEAD + 1))), None)
    described = word is not None and word.first == number.stop + 1 and classes[number.stop].tag == "adj"
    follows = word is not None and (word.first == number.stop or described)
    if word is not None and number.mode == "singular" and follows and not word.joined:
        is_told = number.first > view.sentence.first and classes[number.first - 1].tag == "comp"
        return word if word.verb or is_told else None
    if word is None or word.joined or not (word.plural and (word.verb or word.what == "other")):
        return None
    stop = word.first
    if stop > begin + 1 and word.verb and view.doc.tokens[stop - 1].text in _COMMAS:
        stop -= 1
    between = classes[begin:stop]
    if between and between[0].tag in ("verb", "comp", "punct"):
        return None
    if any(c.tag == "conj" and len(t.norm) > 1 for c, t in zip(between, view.doc.tokens[begin:stop], strict=True)):
        return None
    stops = ("verb", "rel", "comp", "punct") if inserted else ("verb", "rel", "comp", "punct", "num")
    return None if any(c.tag in stops for c in between[1:]) else word


def further_back(
    view: View, number: NumberExpression, noun: PeopleNoun | None, before: Sequence[Count]
) -> OutcomeWord | None:
    """The outcome before the number with no other verb, count, or clause between."""
    classes = view.doc[WORD_CLASSES]
    begin = begin_of(number)
    counted = before[-1].noun_at if before else None
    head = classes[begin - 1] if begin > view.sentence.first else None
    governs = head is not None and (head.conjunction or (head.preposition == _FOR and not head.definite))
    if head is not None and head.tag == "noun" and governs and begin not in view.ending:
        return None
    for at in range(begin - 1, max(view.sentence.first, begin - _BACK) - 1, -1):
        word = view.ending.get(at + 1)
        if word is not None and word.first == counted and not word.verb:
            return None
        if word is not None and (word.verb or not word.plural):
            spelled = view.doc.tokens[word.first].norm[word.joined :]
            if not word.verb and word.stop - word.first == 1 and spelled.startswith(ARTICLE):
                continue
            return word if _reaches(view, word, number, noun) else None
        resumes = classes[at].tag == "verb" and classes[at].pronoun and at < number.first - 2
        if (
            (at in view.taken and not _is_somebody_known(view, at, before))
            or _opens_clause(view, at)
            or links(view, at, "aboard") is not None
            or (classes[at].tag in ("verb", "comp", "rel") and not resumes)
        ):
            return None
        if view.doc.tokens[at].text in ".;:\u061b\u061f!":
            return None
    return None


def _is_somebody_known(view: View, at: int, before: Sequence[Count]) -> bool:
    """Whether a token is a bare singular of which no count was made: "the driver of the bus"."""
    one = view.numbers[bisect_right(view.numbers, at, key=_first) - 1]
    return one.mode == "singular" and all(count.number is not one for count in before[-_COUNTED:])


def _first(number: NumberExpression) -> int:
    return number.first


def by_whose_act(view: View, number: NumberExpression) -> Told | None:
    """ "(After) its abduction of eight fighters": a verbal noun with its subject attached, right before the count."""
    at = begin_of(number) - 1
    base = view.sentence.first
    if at < base or at + 1 in view.ending or people_noun(view.tokens, at - base, view.lexicon) is not None:
        return None
    match = view.lexicon.compiled(outcome_table).match_at(view.tokens, at - base, pronouns=True)
    if match is None or not match.pronoun or match.stop != at + 1 or view.doc[WORD_CLASSES][at].tag != "noun":
        return None
    nouns = [entry for entry, form in match.items if form.number == "sg" and not form.tense]
    if not nouns:
        return None
    said = span_of(view.doc.text, match.variant.start, view.doc.tokens[at].end)
    return Told(nouns[0].what, "<outcome> <count>", said)


def _opens_clause(view: View, at: int) -> bool:
    """Whether a token is "and that", which opens a clause of its own."""
    token = view.doc.tokens[at]
    return view.doc[WORD_CLASSES][at].tag == "conj" and len(token.norm) > 1 and token.norm[:1] == CONJUNCTIONS[0]


def from_outcome(view: View, word: OutcomeWord, rule: str) -> Told:
    end = view.doc.tokens[word.stop - 1].end
    what = "other" if word.together or _is_sentence(view, word) else word.what
    return Told(what, rule, span_of(view.doc.text, word.start, end))


def _is_sentence(view: View, word: OutcomeWord) -> bool:
    """Whether a court metes it out: "the court sentenced four to death"."""
    if links(view, word.first, "penalty") is None:
        return False
    return any(links(view, at, "court") is not None for at in range(word.first - _TO_COURT, word.first))


def _past_being(view: View, begin: int) -> int:
    """Where the verb may stand behind "who were": "five soldiers who were on board died"."""
    stop = links(view, begin, "were")
    return begin if stop is None else stop


def _reaches(view: View, word: OutcomeWord, number: NumberExpression, noun: PeopleNoun | None) -> bool:
    """Whether an outcome further back governs the count.

    A verbal noun does only from near or over "and"; a bare number needs nothing but times and small words between.
    """
    between = range(word.stop, begin_of(number))
    classes = view.doc[WORD_CLASSES]
    if noun is None:
        small = ("prep", "adv", "punct", "particle")
        return len(between) <= _NEAR + 1 and all(classes[at].tag in small or at in view.times for at in between)
    joined = view.doc.tokens[number.first].start < number.start and classes[number.first].conjunction
    return word.verb or joined or len(between) <= _NEAR
