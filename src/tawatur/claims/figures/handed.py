"""Held people who are handed over, exchanged, or let go by a word behind them: what is counted is their release."""

from __future__ import annotations

from tawatur.claims.figures.behind import end_of_people
from tawatur.claims.figures.view import Told, View, begin_of
from tawatur.lexicon.people import PeopleNoun, handing_table
from tawatur.records.layers import WORD_CLASSES, NumberExpression
from tawatur.records.span import span_of

__all__ = ["as_handed_over"]

#: Kinds of counts of people whom somebody holds.
_HELD = frozenset({"arrested", "abducted"})
#: How many tokens back the word stands at most that tells of the handing over.
_BACK = 9
#: Classes of words behind which another clause is told.
_CLOSED = frozenset({"comp", "rel"})
_RELEASED = "released"


def as_handed_over(view: View, number: NumberExpression, noun: PeopleNoun | None) -> Told | None:
    """ "Handed 12 detainees to", "exchanged 150 prisoners", "113 detainees who were freed"."""
    if noun is None or not noun.entry.outcome or noun.entry.what not in _HELD:
        return None
    after = view.beginning.get(end_of_people(view, number, noun))
    if after is not None and after.what == _RELEASED and not after.joined and number.mode != "singular":
        end = view.doc.tokens[after.stop - 1].end
        return Told(_RELEASED, "<count> <verb>", span_of(view.doc.text, after.start, end))
    begin, base, table = begin_of(number), view.sentence.first, view.lexicon.compiled(handing_table)
    for at in range(begin - 1, max(base, begin - _BACK) - 1, -1):
        if view.doc[WORD_CLASSES][at].tag in _CLOSED or view.doc.tokens[at].text in ".;:؛" or at in view.taken:
            return None
        match = table.match_at(view.tokens, at - base)
        if match is not None:
            said = span_of(view.doc.text, match.variant.start, view.doc.tokens[match.stop + base - 1].end)
            return Told(_RELEASED, "<handing over> <held>", said)
        if at + 1 in view.ending:
            return None
    return None
