"""What looks like a count of people and counts nobody: things, years, attributes, room for so many, the known one."""

from __future__ import annotations

from tawatur.claims.figures.view import Told, View, begin_of, links
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.quantities import NumberLabel
from tawatur.lexicon.people import PeopleNoun
from tawatur.records.layers import WORD_CLASSES, NumberExpression
from tawatur.text.clitics import ARTICLE
from tawatur.text.tokens import NUMBER, WORD

__all__ = [
    "counts_things", "is_attribute", "is_cut", "is_idle", "is_known", "only_looks_counted",
]  # fmt: skip

#: What happens to the living only.
_HELD = frozenset({"arrested", "abducted", "released"})
#: How far before the number "holds", "for up to" may stand.
_HOLDS = 5
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
    if noun.pronoun and number.low == number.high == 1 and number.mode == "exact":
        return True
    if number.low == number.high == 1 and number.mode == "exact":
        return number.counted not in (number.first - 1, number.stop) or noun.form.number != "sg" or noun.definite
    if number.counted == number.stop and noun.entry.collective:
        return True
    if not noun.definite or number.counted != number.stop:
        return False
    if number.text.startswith(ARTICLE) and number.mode == "exact":
        return True
    if number.mode == "exact" and (noun.entry.adjective or number.rules == ("<unit>",)):
        return True
    return noun.form.number == "sg" or number.rules == ("<digits>",)


def is_known(view: View, number: NumberExpression, noun: PeopleNoun | None) -> bool:
    """ "The German midfielder was injured": a singular made definite by a genitive is somebody already known."""
    at = number.stop
    if noun is None or number.counted != number.first or at >= view.sentence.stop or at in view.times:
        return False
    word = view.doc[WORD_CLASSES][at]
    return view.doc.tokens[at].norm.startswith(ARTICLE) and word.tag in ("noun", "adj") and not word.preposition


def is_idle(view: View, number: NumberExpression, noun: PeopleNoun | None, told: Told) -> bool:
    """Whether a count tells nothing: "one person", "the three presidents", corpses that are held."""
    if noun is None:
        return False
    if told.rule == "<count> <people>" and _is_capacity(view, number):
        return True
    if told.rule == "<count> <people>":
        few = number.low is not None and number.low <= _FEW
        definite = is_attribute(number, noun) and few
        return number.low == number.high == 1 or definite
    return noun.entry.what == "killed" and told.what in _HELD


def is_attribute(number: NumberExpression, noun: PeopleNoun) -> bool:
    """ "The five victims": the number stands behind its definite noun."""
    return noun.definite and number.counted is not None and number.counted < number.first


def _is_capacity(view: View, number: NumberExpression) -> bool:
    """ "The hall holds 300 people": as many as fit in, counted nobody."""
    begin = begin_of(number)
    return any(links(view, at, "capacity") is not None for at in range(begin - _HOLDS, begin))


def _thing_table(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, e.id) for e in lexicon.entries(NumberLabel) if e.place == "thing" for form in e.forms())
