"""What looks like a count of people and counts nobody: things, years, attributes, room for so many, the known one."""

from __future__ import annotations

from tawatur.claims.figures.outcomewords import OutcomeWord
from tawatur.claims.figures.view import Told, View, begin_of, links
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.quantities import NumberLabel
from tawatur.lexicon.people import PeopleNoun, people_noun
from tawatur.records.layers import WORD_CLASSES, NumberExpression
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from tawatur.text.folding import fold
from tawatur.text.tokens import NUMBER, WORD

__all__ = [
    "counts_things", "is_attribute", "is_cut", "is_idle", "is_known", "only_looks_counted", "tells_of_none",
]  # fmt: skip

#: What happens to the living only.
_HELD = frozenset({"arrested", "abducted", "released"})
#: The numbers that take a plural.
_SMALL = range(3, 11)
#: How far before the number "holds", "for up to" may stand.
_HOLDS = 5
#: Numbers in digits that a year may be ("Rio 2016"), and the ending of an adverb behind it ("bearing").
_YEARS = range(1950, 2051)
_ACCUSATIVE = "ا"
#: The entry of "others".
_OTHER = "other"
_FEMININE = "ه"
#: Up to so many, a definite noun and its number refer to people already told of.
_FEW = 10
_THOUSAND = 1000
_POINTS = (".", ",", "\u066b")
#: A number may stand in brackets or quotation marks before its noun.
_CLOSERS = ')"\u201d\u00bb\u201c'


def is_cut(view: View, number: NumberExpression) -> bool:
    """Whether the number goes on behind a point that a mark of direction parts from it ("4.10 million")."""
    if _is_quoted_before(view, number):
        return True
    after = view.doc.text[number.end : number.end + 3]
    return (
        after[:1] in _POINTS and len(after) == 3 and not after[1].isalnum() and after[2].isdecimal() and after[1] != " "
    )


def _is_quoted_before(view: View, number: NumberExpression) -> bool:
    """Whether a number begins with a scale whose digits stand in quotation marks before it ("«200» thousand")."""
    tokens, at = view.doc.tokens, number.first
    if number.low is None or number.low < _THOUSAND or at < view.sentence.first + 2:
        return False
    return tokens[at].kind == WORD and tokens[at - 1].text in _CLOSERS and tokens[at - 2].kind == NUMBER


def counts_things(view: View, number: NumberExpression) -> bool:
    """Whether the number is followed by a noun that is not for people."""
    at = number.stop
    classes, tokens = view.doc[WORD_CLASSES], view.doc.tokens
    if at + 1 < view.sentence.stop and tokens[at].text in _CLOSERS:
        at += 1
    at = links(view, at, "only") or at
    if links(view, at, "total") is not None:
        return False
    if at >= view.sentence.stop or tokens[at].kind == "punct":
        return at < view.sentence.stop and tokens[at].text in "%\u066a"
    if any(variant.prefix and variant.key.startswith(ARTICLE) for variant in tokens[at].variants):
        return False
    if view.lexicon.compiled(_thing_table).get(tokens[at].norm):
        return True
    if classes[at].tag in ("noun", "name", "num"):
        return not classes[at].preposition and not classes[at].conjunction and at not in view.times
    if classes[at].tag == "prep" and number.mode != "exact" and at + 1 < view.sentence.stop:
        return classes[at + 1].tag == "noun" and len(tokens[at].norm) == 2 and tokens[at].norm[-1] == "ن"
    return classes[at].tag == "adj" and number.mode not in ("dual", "singular")


def only_looks_counted(number: NumberExpression, noun: PeopleNoun) -> bool:
    """A definite noun right after digits ("FTSE 100 Index"), or one that "one" does not belong to, is not counted."""
    if number.counted is None:
        return True
    if _is_fraction(number, noun) or (noun.pronoun and number.low == number.high == 1 and number.mode == "exact"):
        return True
    if number.low == number.high == 1 and number.mode == "exact":
        return number.counted not in (number.first - 1, number.stop) or noun.form.number != "sg" or noun.definite
    if number.counted == number.stop and noun.entry.collective:
        return True
    if noun.entry.adjective and number.mode == "exact" and number.low in _YEARS and number.rules == ("<digits>",):
        return noun.form.number == "sg" and noun.form.text.endswith(_ACCUSATIVE)
    if number.counted == number.stop and number.mode == "exact" and _takes_plural(number) and noun.form.number == "sg":
        return True
    if not noun.definite or number.counted != number.stop:
        return False
    if number.text.startswith(ARTICLE) and number.mode == "exact":
        return True
    if number.mode == "exact" and (noun.entry.adjective or number.rules == ("<unit>",)):
        return True
    return noun.form.number == "sg" or number.rules == ("<digits>",)


def _is_fraction(number: NumberExpression, noun: PeopleNoun) -> bool:
    """ "About a fifth of the inhabitants" is spelled like the five that counts women."""
    is_unit = number.mode == "exact" and number.rules[-1:] == ("<unit>",) and number.low in _SMALL
    masculine = noun.entry.gender == "m" and noun.form.number == "pl"
    feminine = any(word[-1] == _FEMININE for word in fold(number.text).split())
    return is_unit and number.approx and masculine and not feminine


def _takes_plural(number: NumberExpression) -> bool:
    """Three to ten take a noun in the plural: "3 <singular>" counts something spelled alike."""
    return number.low == number.high and number.low in _SMALL and len(number.rules) == 1


def is_known(view: View, number: NumberExpression, noun: PeopleNoun | None) -> bool:
    """ "The German midfielder was injured": a singular made definite by a genitive is somebody already known."""
    at = number.stop
    if noun is None or number.counted != number.first or at >= view.sentence.stop or at in view.times:
        return False
    word = view.doc[WORD_CLASSES][at]
    return view.doc.tokens[at].norm.startswith(ARTICLE) and word.tag in ("noun", "adj") and not word.preposition


def tells_of_none(word: OutcomeWord, noun: PeopleNoun | None) -> bool:
    """Whether an outcome before a bare singular counts nobody: "another prison", "we lost a great man"."""
    return word.several or (word.described and noun is not None and noun.entry.adjective)


def is_idle(view: View, number: NumberExpression, noun: PeopleNoun | None, told: Told) -> bool:
    """Whether a count tells nothing: "one person", "the three presidents", corpses that are held."""
    if noun is None:
        return False
    if number.mode == "singular" and told.rule == "<outcome> ... <count>" and noun.entry.outcome:
        return True
    if number.mode == "singular" and noun.entry.id == _OTHER and _is_last_of(view, number):
        return True
    if told.rule == "<count> <people>" and (_is_attribute_dual(view, number) or _is_capacity(view, number)):
        return True
    if told.rule == "<count> <people>":
        few = number.low is not None and number.low <= _FEW
        definite = is_attribute(number, noun) and (few or _follows_thing(view, number))
        return number.low == number.high == 1 or definite
    return noun.entry.what == "killed" and told.what in _HELD


def _is_last_of(view: View, number: NumberExpression) -> bool:
    """ "The last pockets of resistance" is spelled like "another"."""
    at = number.stop
    if at >= view.sentence.stop or at in view.times:
        return False
    word, text = view.doc[WORD_CLASSES][at], view.doc.tokens[at].norm
    if word.tag != "noun" or text[0] in (*PREPOSITIONS, *CONJUNCTIONS) or text.startswith(ARTICLE):
        return False
    return people_noun(view.tokens, at - view.sentence.first, view.lexicon) is None


def is_attribute(number: NumberExpression, noun: PeopleNoun) -> bool:
    """ "The five victims": the number stands behind its definite noun."""
    return noun.definite and number.counted is not None and number.counted < number.first


def _is_attribute_dual(view: View, number: NumberExpression) -> bool:
    """ "Two common challenges": a dual behind a dual is its adjective."""
    if (
        number.mode != "dual"
        or number.first <= view.sentence.first
        or view.doc.tokens[number.first].start < number.start
    ):
        return False
    before = view.doc[WORD_CLASSES][number.first - 1]
    counted = any(n.mode == "dual" and n.stop == number.first for n in view.numbers)
    return counted or (before.tag == "noun" and before.number == "du")


def _is_capacity(view: View, number: NumberExpression) -> bool:
    """ "The hall holds 300 people": as many as fit in, counted nobody."""
    begin = begin_of(number)
    return any(links(view, at, "capacity") is not None for at in range(begin - _HOLDS, begin))


def _follows_thing(view: View, number: NumberExpression) -> bool:
    """ "The member states, the 56": the noun for people is itself an attribute of something."""
    at = number.counted
    if at is None or at <= view.sentence.first:
        return False
    before = view.doc.tokens[at - 1]
    return before.norm.startswith(ARTICLE) and view.doc[WORD_CLASSES][at - 1].tag == "noun"


def _thing_table(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, e.id) for e in lexicon.entries(NumberLabel) if e.place == "thing" for form in e.forms())
