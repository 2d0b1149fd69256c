"""Words whose class what is looked up around them shows to be another than the word classes say."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.claims.clauses import words as eventwords
from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.lexicon import Lexicon
from tawatur.records.document import Sentence, Token, Variant
from tawatur.records.layers import NUMBERS, NumberExpression, WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_dual, is_relative_accusative
from tawatur.text.inflection import Form

__all__ = [
    "ENDED", "lasting", "reread_contents", "reread_deeds", "reread_described", "reread_dual", "reread_ending",
    "reread_numbers", "reread_objects", "reread_prefix", "reread_striking", "reread_told", "reread_weapon",
]  # fmt: skip

#: The pronoun of the first person behind nouns; behind verbs it has a letter more.
_MY = "ي"
#: Kinds of those who do what is told of in a clause that describes something.
_ACTIVE = frozenset({"armed", "army", "police", "official", "government", "crowd"})
#: How far behind a verb its object begins, and classes of words that part the two.
_REACH, _PARTING = 9, frozenset({"comp", "rel", "conj", "punct", "particle"})
#: Numbers that count several, and how the classes of words may take them.
_EXACT, _TWO, _NOMINAL = "exact", 2, frozenset({"noun", "adj", "name"})
#: The preposition "like".
_LIKE = "ك"
#: Classes for which a verbal noun without its vowels is taken.
_DOUBTFUL = frozenset({"verb", "name", "adj"})
#: How participles begin, which are adjectives as well.
_PARTICIPLE = "م"
#: How many letters a weapon has that is no verb.
_LONG = 5
#: How indefinite objects end, and nouns with which "my" is not confused in print.
_ALIF, _MAQSURA, _TA_MARBUTA = "ا", "ى", "ة"
#: Classes of words without a pronoun of which an ending may tell that they are others.
ENDED = frozenset({"participle", "adv", "conj"})
#: The class of "what" before a clause that bounds a number, of what else such a clause has, and how long it is.
_WHAT, _OF_CLAUSES, _BOUND = "particle", frozenset({"neg", "verb"}), 2
#: Classes of numbers, and of "dozens" and the like.
_COUNTS = frozenset({"num", "noun"})
#: The preposition of what something is done with, and those that were learnt as parts of words.
_WITH, _ATTACHED = "ب", ("ب", "ل")


def reread_numbers(view: EventView, numerals: frozenset[str]) -> None:
    """Read numbers of two and more in words as such, whatever the word classes say ("two policemen, two")."""
    for number in view.doc[NUMBERS]:
        _reread_bound(view, number)
        if number.mode == _EXACT and number.low is not None and number.low >= _TWO:
            for at in range(number.first, number.stop):
                found = view.classes[at]
                alone = found.definite and not (at and view.classes[at - 1].definite)
                if found.tag in _NOMINAL and not alone and not numerals.isdisjoint(view.tokens[at].keys):
                    view.classes[at] = msgspec.structs.replace(found, tag="num")


def _reread_bound(view: EventView, number: NumberExpression) -> None:
    """Read a clause that bounds a number as part of it ("what is no fewer than 20", "what lies between 3 and 400"):
    its verb and prepositions govern nobody."""
    first, stop = view.classes[number.first], number.first
    while stop < number.stop and view.classes[stop].tag not in _COUNTS:
        stop += 1
    opens = first.tag == _WHAT or (first.tag == "prep" and view.classes[min(number.first + 1, stop)].tag in _OF_CLAUSES)
    if not opens or stop == number.stop or stop - number.first < _BOUND:
        return
    for at in range(number.first, number.stop):
        found = view.classes[at]
        if found.tag not in _COUNTS:
            view.bounding.add(at)
            with_ = _WITH if at == number.first and found.tag == "prep" else ""
            view.classes[at] = WordClass(tag="num", conjunction=found.conjunction, preposition=with_)


def reread_striking(view: EventView, sentence: Sentence, deeds: frozenset[str]) -> None:
    """Read a noun for a blow that opens a sentence as a verb, where an attack or weapon follows ("hit a missile")."""
    at = sentence.first
    found = view.classes[at]
    plain = found.tag == "noun" and not (found.definite or found.pronoun or found.preposition)
    if at in view.strikes and plain and at + 1 < sentence.stop:
        behind = view.means[at + 1] is not None or not deeds.isdisjoint(view.tokens[at + 1].keys)
        if behind and not view.classes[at + 1].preposition:
            view.classes[at] = msgspec.structs.replace(found, tag="verb", tense="past", voice="active")


def reread_prefix(view: EventView, at: int, word: Variant) -> None:
    """Read a weapon or vehicle with the preposition and article with which it was found, where its class says nothing
    of them ("by bullets", which is written so often that it was learnt as one word)."""
    found = view.classes[at]
    if found.tag in _NOMINAL and not found.preposition and not found.definite and word.prefix[-1:] in _ATTACHED:
        known = word.key.startswith(ARTICLE)
        view.classes[at] = msgspec.structs.replace(found, tag="noun", preposition=word.prefix[-1:], definite=known)


def reread_weapon(view: EventView, at: int, word: Variant, verbs: frozenset[str]) -> None:
    """Read a weapon that was taken for a verb, which no list has, as a noun ("used | water cannons")."""
    found = view.classes[at]
    if found.tag == "verb" and len(word.key) >= _LONG and word.key not in verbs and not found.pronoun:
        view.classes[at] = msgspec.structs.replace(found, tag="noun", tense="", voice="")


def reread_deeds(view: EventView, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
    """Read a definite deed as a noun that was taken for an adjective of what is before it ("Mali | the control"): of
    those spelled like participles a protest behind people ("the police | the demonstration") and such as are mostly
    nouns ("the initiative"). The first letter of a deed is no "like" or "and" ("an ambush",
    "a stand")."""
    deeds, protests = lexicon.compiled(eventwords.event_nouns), lexicon.compiled(eventwords.protest_nouns)
    alike = lexicon.compiled(eventwords.deeds_like_adjectives)
    for token in tokens[1:]:
        found, bare = view.classes[token.index], token.norm.removeprefix(ARTICLE)
        if found.preposition == _LIKE and token.norm in deeds:
            view.classes[token.index] = msgspec.structs.replace(found, preposition="")
        if found.conjunction and found.tag == "noun" and token.norm in deeds and token.norm[1:] not in deeds:
            view.classes[token.index] = found = msgspec.structs.replace(found, conjunction=False)
        if found.tag != "adj" or not found.definite:
            continue
        deed = bare in deeds and (bare[0] != _PARTICIPLE or (bare in protests and view.kinds[token.index - 1] != ""))
        if deed or token.norm in alike:
            view.classes[token.index] = msgspec.structs.replace(found, tag="noun")


def reread_ending(view: EventView, at: int) -> dict[str, object]:
    """What is to be changed in a word whose ending was taken for "my", for a participle's, or for an adverb's, and in
    one spelled like "or" that opens a place's name."""
    found, name = view.classes[at], view.names[at]
    if found.tag == "conj" and name is not None and name.type == "LOC" and name.first == at < name.stop - 1:
        return {"tag": "name"}
    if found.pronoun == _MY:
        if found.tag == "adj" and not found.definite:
            return {"pronoun": ""}
        related = found.tag == "noun" and not found.preposition and not found.conjunction
        return {"tag": "adj", "pronoun": ""} if related and _is_bare_noun(view, at - 1) else {}
    if found.tag == "participle" and view.tokens[at].text[-1] == _ALIF and view.is_site(at):
        return {"tag": "noun"}
    if found.tag == "adv" and is_relative_accusative(view.tokens[at].text) and _is_object(view, at - 1):
        return {"tag": "adj", "gender": "m", "number": "sg"}
    return {}


def _is_bare_noun(view: EventView, at: int) -> bool:
    found = view.classes[at]
    return found.tag == "noun" and not found.definite and not found.pronoun


def _is_object(view: EventView, at: int) -> bool:
    """Whether a noun or adjective ends as an indefinite object does."""
    found = view.classes[at]
    plain = found.tag in ("noun", "adj") and not found.definite and not found.pronoun
    return plain and view.tokens[at].text[-1] == _ALIF


def reread_dual(view: EventView, at: int, form: Form) -> None:
    """Read as two of an office what was taken for one with "my", where its genitive stands right behind it ("the two
    delegations of X and Y")."""
    found, behind = view.classes[at], view.classes[at + 1] if at + 1 < len(view.classes) else None
    two = found.tag == "noun" and not found.definite and view.tokens[at].text[-1] == _MY
    if behind is None or not two or not (found.pronoun == _MY or form.number == "du"):
        return
    governs = behind.tag in ("noun", "name", "adj") and not (behind.preposition or behind.conjunction)
    if governs and (behind.tag != "adj" or view.names[at + 1] is not None or behind.definite):
        view.classes[at] = msgspec.structs.replace(found, pronoun="", number="du")


def reread_objects(view: EventView, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
    """Read a past verb behind the subject of another one as the verbal noun that is its object ("refused a call",
    "intends a lifting"), and one of two behind a mark ("announced, on Friday, | a halt of")."""
    nouns, helpers, verb = lexicon.compiled(eventwords.event_nouns), lexicon.compiled(eventwords.auxiliaries), -_REACH
    for token in tokens:
        at, found = token.index, view.classes[token.index]
        if found.tag == "verb":
            owned = found.pronoun != "" and token.text[-1] != _MAQSURA
            plain = found.tense == "past" and not found.conjunction and not owned and found.voice != "passive"
            behind = view.classes[at - 1] if at > tokens[0].index else found
            known = behind.definite or view.names[at - 1] is not None
            closed = known and behind.tag in ("noun", "adj", "name")
            dual = found.number == "du" and token.text[-1] == _ALIF and (closed or behind.tag == "punct")
            dual = dual and not is_dual(view.tokens[at - 1].text)
            object_ = plain and closed and token.norm in nouns and at - verb <= _REACH
            if object_ or (dual and found.tense == "past" and token.norm.removesuffix(_ALIF) in nouns):
                view.classes[at] = msgspec.structs.replace(
                    found, tag="noun", tense="", voice="", pronoun="", number="sg", conjunction=False
                )
            else:
                helps = not helpers.isdisjoint(token.keys)
                verb = -_REACH if helps else at
        elif found.tag in _PARTING:
            verb = -_REACH


def reread_told(view: EventView, at: int) -> None:
    """Read a verb or name as the noun spelled alike, where it is the first word of what somebody tells without "that"
    ("announced X | the exposure of | Y to")."""
    found, before = view.classes[at], view.classes[at - 1] if at else None
    plain = found.tag in _DOUBTFUL and not (found.definite or found.conjunction or found.pronoun)
    if not plain or before is None or before.tag in ("punct", "comp", "verb", "conj", "particle"):
        return
    cue = bisect_left(view.cues, view.tokens[at].start) - 1
    if cue >= 0 and bisect_left(view.starts, view.statements[cue].content.start) == at:
        view.classes[at] = msgspec.structs.replace(found, tag="noun", tense="", voice="")


def reread_contents(view: EventView, sentence: Sentence, deeds: frozenset[str]) -> None:
    """Read the deeds anew with which what is told in a sentence begins (`reread_told`)."""
    first, last = view.tokens[sentence.first].start, view.tokens[sentence.stop - 1].end
    for number in range(bisect_left(view.cues, first), bisect_left(view.cues, last)):
        at = bisect_left(view.starts, view.statements[number].content.start)
        if sentence.first < at < sentence.stop and view.tokens[at].norm in deeds:
            reread_told(view, at)


def reread_described(view: EventView, token: Token, first: int, verbs: frozenset[str]) -> None:
    """Read a noun with a pronoun as a verb, where it describes what stands before it ("a ship that pirates seized")."""
    at, found = token.index, view.classes[token.index]
    if at == first or at + 1 >= len(view.tokens) or found.preposition or found.conjunction:
        return
    before = view.classes[at - 1]
    open_ = before.tag in ("noun", "adj", "rel") and not before.definite and not before.pronoun
    name = view.names[at + 1]
    acted = view.kinds[at + 1] in _ACTIVE or (name is not None and name.first == at + 1 and name.type != "LOC")
    if open_ and acted and any(variant.key in verbs for variant in token.bound):
        view.classes[at] = msgspec.structs.replace(found, tag="verb", tense="past", number="sg")


def lasting(view: EventView, unit: int, start: int) -> range:
    """The tokens of a counted unit of time, none where no number stands before it and it is no dual ("two years") nor
    one by itself ("jailed X | a year")."""
    found, first = view.classes[unit], unit
    while first > start and (view.classes[first - 1].tag == "num" or view.kinds[first - 1] == QUANTITY):
        first -= 1
    plain = found.tag in ("noun", "adj", "name") and not found.preposition and not found.conjunction
    two = is_dual(view.tokens[unit].text) and not found.definite
    counted = first < unit or two or (unit > start and _is_one_unit(view, unit))
    return range(first, unit + 1) if plain and counted else range(0)


def _is_one_unit(view: EventView, unit: int) -> bool:
    """Whether a unit of time without number or genitive stands behind a phrase that is complete."""
    found, before = view.classes[unit], view.classes[unit - 1]
    behind = view.classes[unit + 1].tag if unit + 1 < len(view.classes) else "punct"
    closed = before.tag in ("noun", "adj", "name") and (before.definite or view.names[unit - 1] is not None)
    ended = view.tokens[unit].text[-1] in (_ALIF, _TA_MARBUTA) and not (found.definite or found.pronoun)
    return closed and ended and behind in ("punct", "prep", "adj")
