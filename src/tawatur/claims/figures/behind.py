"""What is told behind the people counted: their illness, the charge, the strike; cases of something."""

from __future__ import annotations

import msgspec

from tawatur.claims.figures.view import Told, View, links
from tawatur.lexicon.concepts.outcomes import Outcome
from tawatur.lexicon.people import PeopleNoun, behind_table, outcome_table, people_noun
from tawatur.records.layers import WORD_CLASSES, NumberExpression
from tawatur.records.span import Span, span_of
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.inflection import PLURAL_VERB_ENDING

__all__ = ["after_insertion", "as_case", "as_ill", "as_lost", "as_told_behind", "end_of_people"]

#: How many tokens behind the people the phrase may stand that tells of them.
_BEHIND = 8
#: How far the closing comma of a clause between the people and their verb may stand.
_INSERTION = 12
#: How many words of attributes may stand between the people and such a clause.
_ATTRIBUTES = 6
_COMMAS = (",", "\u060c")


def end_of_people(view: View, number: NumberExpression, noun: PeopleNoun | None) -> int:
    """The token behind the number and the noun it counts."""
    return number.stop if noun is None else max(number.stop, view.sentence.first + noun.stop)


def after_insertion(view: View, begin: int) -> tuple[int, bool]:
    """Where the clause goes on behind "among them two women", between commas or not, and whether there is one."""
    place = _behind_attributes(view, begin)
    commas = place < view.sentence.stop and view.doc.tokens[place].text in _COMMAS
    place += commas
    if links(view, place, "subset", "them") is None:
        return begin, False
    for at in range(place + 1, min(place + _INSERTION, view.sentence.stop)):
        if view.doc.tokens[at].text in _COMMAS:
            told = view.beginning.get(at + 1)
            goes_on = commas or (told is not None and told.verb and told.plural and not told.joined)
            return (at + 1, True) if goes_on else (begin, True)
    return begin, not commas


def _behind_attributes(view: View, begin: int) -> int:
    """The first mark or "among them" behind the people and their attributes ("five supposed members of the group")."""
    classes, tokens = view.doc[WORD_CLASSES], view.doc.tokens
    for at in range(begin, min(begin + _ATTRIBUTES, view.sentence.stop)):
        if tokens[at].text in _COMMAS or links(view, at, "subset", "them") is not None:
            return at
        if at in view.taken or classes[at].tag not in ("adj", "noun", "name", "prep") or classes[at].conjunction:
            return begin
    return begin


def as_lost(view: View, number: NumberExpression, noun: PeopleNoun | None, told: Told) -> Told:
    """ "47 women lost their jobs", "stopped work": who loses something is not missing, who stops not arrested."""
    if told.what not in ("missing", "arrested"):
        return told
    found = _behind(view, end_of_people(view, number, noun), loss=True)
    return told if found is None else msgspec.structs.replace(told, what=found[0].what, rule="<count> lost <thing>")


def as_ill(view: View, number: NumberExpression, noun: PeopleNoun | None, told: Told) -> Told:
    """ "30 pupils were stricken with measles": who has an illness is not wounded."""
    if told.what != "wounded":
        return told
    found = _behind(view, end_of_people(view, number, noun), ill=True)
    if found is None and told.rule == "<outcome> ... <count>" and told.evidence is not None:
        found = _before(view, number, since=told.evidence.end)
    added = view.doc.tokens[number.first].start < number.start
    if found is None and noun is not None and noun.entry.case and not added:
        found = _before(view, number)
    return told if found is None else msgspec.structs.replace(told, what=found[0].what, rule="<count> with <illness>")


def as_told_behind(view: View, number: NumberExpression, noun: PeopleNoun | None) -> Told | None:
    """ "The judge charged four officials with fraud", "three thousand teachers on strike"."""
    found = _behind(view, end_of_people(view, number, noun))
    return None if found is None else Told(found[0].what, "<count> <phrase behind>", found[1])


def as_case(view: View, noun: PeopleNoun) -> Told | None:
    """ "Dozens of cases of asphyxia": the genitive tells, or the illness behind it."""
    begin = view.sentence.first + noun.stop
    match = view.lexicon.compiled(outcome_table).match_at(view.tokens, begin - view.sentence.first)
    verbal = match is not None and (view.doc[WORD_CLASSES][match.first].tag == "verb" or match.items[0][1].tense)
    if match is not None and not match.variant.prefix and not verbal:
        said = span_of(view.doc.text, match.variant.start, view.doc.tokens[match.stop - 1].end)
        return Told(match.items[0][0].what, "<count> cases of <outcome>", said)
    victims = people_noun(view.tokens, begin - view.sentence.first, view.lexicon)
    if victims is not None and victims.entry.outcome and not victims.prefix:
        return Told(victims.entry.what, "<count> cases of <outcome>", view.doc.span_of_tokens(begin, begin + 1))
    found = _behind(view, begin)
    return None if found is None else Told(found[0].what, "<count> cases of <outcome>", found[1])


def _before(view: View, number: NumberExpression, *, since: int = 0) -> tuple[Outcome, Span] | None:
    """The illness named before a count of cases: "the cases of measles reached 300 cases"."""
    table, tokens = view.lexicon.compiled(behind_table), view.doc.tokens
    for at in range(number.first - 1, max(view.sentence.first, number.first - _BEHIND) - 1, -1):
        match = table.match_at(view.tokens, at - view.sentence.first)
        if match is not None and match.items[0][0].illness:
            return match.items[0][0], span_of(view.doc.text, match.variant.start, tokens[match.stop - 1].end)
        if at in view.taken or tokens[at].start < since:
            return None
    return None


def _behind(view: View, begin: int, *, ill: bool = False, loss: bool = False) -> tuple[Outcome, Span] | None:
    """The phrase that tells of the people before it, up to the next mark, number, verb or clause."""
    table, tokens, classes = view.lexicon.compiled(behind_table), view.doc.tokens, view.doc[WORD_CLASSES]
    for at in range(begin, min(begin + _BEHIND, view.sentence.stop)):
        match = table.match_at(view.tokens, at - view.sentence.first)
        if match is not None and match.variant.prefix[:1] != CONJUNCTIONS[0]:
            entry = match.items[0][0]
            if (entry.illness or not ill) and entry.loss == loss:
                return entry, span_of(view.doc.text, match.variant.start, tokens[match.stop - 1].end)
        is_end = tokens[at].kind == "punct" or at in view.taken
        is_theirs = classes[at].tag == "verb" and tokens[at].norm.endswith(PLURAL_VERB_ENDING)
        if is_end or (classes[at].tag in ("verb", "comp", "rel") and not is_theirs):
            return None
    return None
