"""Counts beside other counts: parts of them, additions to them, totals and their updates."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.claims.figures.view import Count, Told, View, inherited, links
from tawatur.lexicon.people import PeopleNoun, people_noun
from tawatur.records.layers import WORD_CLASSES, NumberExpression
from tawatur.records.span import span_of
from tawatur.text.clitics import CONJUNCTIONS

__all__ = [
    "among_those",
    "as_added",
    "as_among_behind",
    "as_exchanged",
    "as_listed",
    "as_numbered",
    "as_part",
    "as_rival",
    "of_total",
    "tally_of",
    "total_behind",
]

#: How many tokens may part a count from the one it is added to.
_ADDED = 7
#: How many tokens back the people of a total may stand.
_BACK = 14
#: How many tokens back "the toll", "rose" may stand.
_TALLY_BACK = 8
#: How many tokens may part a list from the total before it, and a count from its rival.
_LISTED, _RIVAL = 8, 14
#: How many tokens back the people may stand among whom the count is.
_PEOPLE_BACK = 6
#: How many tokens behind the people "from among the dead" may stand.
_AMONG_AHEAD = 12
_COMMAS = (",", "\u060c")
_COLON = ":"


def as_part(view: View, number: NumberExpression, counts: Sequence[Count], last: Count | None) -> Told | None:
    """ "Among them three children", "they are four brothers": part of the count before."""
    before = counts[-1] if counts else None
    whole = before or last
    if whole is None:
        return _of_people(view, number.first - 1) if _says_they(view, number.first - 1) else None
    wholes = (*counts[-2:],) or (whole,)
    for back in (1, 2, 3):
        if links(view, number.first - back, "subset", "them") == number.first:
            told = _told_at(view, number.first - back) or (None if before else _of_people(view, number.first - back))
            if told is not None:
                return msgspec.structs.replace(told, wholes=(whole,))
            return _among(view, number.first - back, wholes)
    if "one of them" in number.rules:
        return None if before is None else _one_of(view, number, before)
    if links(view, number.stop, "them") is not None:
        told = _told_before(view, number) or inherited(whole, "<count> of them")
        return msgspec.structs.replace(told, wholes=(whole,))
    at = number.first - 1
    at -= at > view.sentence.first and view.doc.tokens[at].text == _COLON
    if before is not None and at >= view.sentence.first and _says_they(view, at):
        return msgspec.structs.replace(inherited(before, "<count>, they are <count>"), wholes=(before,))
    if before is None and at > view.sentence.first and _says_they(view, at):
        return _of_people(view, at)
    return None


def _of_people(view: View, at: int) -> Told | None:
    """ "The accused, among them seven", "the victims are four": what the people named before tell."""
    for place in range(at - 1, max(view.sentence.first, at - _PEOPLE_BACK) - 1, -1):
        noun = people_noun(view.tokens, place - view.sentence.first, view.lexicon)
        if noun is not None and noun.form.number == "pl" and noun.definite and not noun.entry.adjective:
            return Told(_dead_or(noun), "<people>, among them <count>", noun_at=None)
        if view.doc[WORD_CLASSES][place].tag in ("verb", "comp"):
            return None
    return None


def _one_of(view: View, number: NumberExpression, before: Count) -> Told:
    """ "(Two young men,) one of them": what happened to both, or what the noun behind tells ("one of them wounded")."""
    rule = "<count>, one of them"
    noun = people_noun(view.tokens, number.stop - view.sentence.first, view.lexicon)
    if noun is not None and noun.entry.outcome and noun.form.number == "sg" and not noun.definite:
        return Told(noun.entry.what, rule, view.doc.span_of_tokens(number.stop, number.stop + 1), wholes=(before,))
    return msgspec.structs.replace(inherited(before, rule), wholes=(before,))


def _says_they(view: View, at: int) -> bool:
    """Whether a token is "they", alone or in "that they": "... are six"."""
    word = view.doc[WORD_CLASSES][at]
    return word.tag == "pron" or (word.tag == "comp" and bool(word.pronoun))


def _told_before(view: View, number: NumberExpression) -> Told | None:
    """ "Nine were arrested and two of them freed": the word right before tells something else of the part."""
    return _told_at(view, number.first)


def _told_at(view: View, at: int) -> Told | None:
    """What the outcome word that ends right before a token tells."""
    word = view.ending.get(at)
    if word is None or word.weak:
        return None
    said = span_of(view.doc.text, word.start, view.doc.tokens[word.stop - 1].end)
    return Told(word.what, "<outcome> <count>", said)


def among_those(view: View, number: NumberExpression, before: Sequence[Count]) -> Told | None:
    """ "Among the (37) dead were three guards": the people right before the count tell of it."""
    at = number.first - 1
    whole = before[-1] if before and before[-1].number.stop == number.first else None
    if whole is not None and whole.noun_at is not None and whole.noun_at < whole.number.first:
        at = whole.noun_at
    noun = people_noun(view.tokens, at - view.sentence.first, view.lexicon) if at > view.sentence.first else None
    tells = noun is not None and (noun.entry.outcome or noun.entry.toll)
    if noun is None or not (tells and noun.definite and noun.form.number == "pl"):
        return None
    if all(links(view, at - back, "among", "between") != at for back in (1, 2)):
        return None
    said = view.doc.span_of_tokens(at, at + 1)
    return Told(_dead_or(noun), "among <outcome noun> <count>", said, wholes=(whole,) if whole is not None else ())


def as_among_behind(view: View, number: NumberExpression, noun: PeopleNoun | None) -> Told | None:
    """ "17 persons from among the dead": the people behind tell of it."""
    begin = number.stop if noun is None or number.counted != number.stop else view.sentence.first + noun.stop
    at = _among_at(view, begin)
    people = people_noun(view.tokens, at - view.sentence.first, view.lexicon) if at is not None else None
    if people is None or people.form.number != "pl" or not (people.entry.outcome or people.entry.toll):
        return None
    return Told(_dead_or(people), "<count> from among <outcome noun>")


def _among_at(view: View, begin: int) -> int | None:
    """The token behind "from among", up to a mark, a number or a verb."""
    classes = view.doc[WORD_CLASSES]
    for at in range(begin, min(begin + _AMONG_AHEAD, view.sentence.stop)):
        found = links(view, at, "among")
        if found is not None:
            return found
        if at in view.taken or classes[at].tag in ("verb", "comp", "rel", "punct", "conj"):
            return None
    return None


def as_exchanged(view: View, number: NumberExpression, before: Sequence[Count]) -> Told | None:
    """ "Three hostages were freed in exchange for 90 prisoners": both are freed; "112 voted against 98"."""
    if not before or before[-1].what not in ("released", "participants"):
        return None
    if all(links(view, number.first - back, "exchange") != number.first for back in (1, 2, 3)):
        return None
    return inherited(before[-1], "<count> in exchange for <count>")


def _among(view: View, at: int, wholes: Sequence[Count]) -> Told:
    """ "47 dead and 112 wounded, among them nine children": over a comma the part is of both, else of the nearest."""
    whole = wholes[-1]
    if len(wholes) == 2 and view.doc.tokens[at - 1].text in _COMMAS:
        first, second = wholes
        if _are_joined(view, first, second) and first.what != second.what and not second.wholes:
            part = msgspec.structs.replace(inherited(whole, "<count> and <count>, among them <count>"), what="other")
            return msgspec.structs.replace(part, wholes=(first, second))
    return msgspec.structs.replace(inherited(whole, "<count> among them <count>"), wholes=(whole,))


def _are_joined(view: View, first: Count, second: Count) -> bool:
    """Whether an "and" stands between two counts that are near each other."""
    places = range(first.number.stop, second.number.first + 1)
    classes, tokens = view.doc[WORD_CLASSES], view.doc.tokens
    return len(places) <= _ADDED and any(classes[k].conjunction or tokens[k].norm in CONJUNCTIONS for k in places)


def as_added(view: View, number: NumberExpression, before: Sequence[Count]) -> Told | None:
    """ "Five soldiers and three civilians": what happened to the first happened to the second, which is part of the
    same whole ("30 people, among them five soldiers and three civilians")."""
    if not before or number.first - before[-1].number.stop > _ADDED:
        return None
    token = view.doc.tokens[number.first]
    previous = view.doc.tokens[number.first - 1] if number.first else token
    joined = token.start < number.start and token.norm[0] == CONJUNCTIONS[0]
    if not joined and previous.norm[:1] != CONJUNCTIONS[0] and not _is_addition(view, number):
        return None
    if not joined and number.first and _tells_deed(view, number.first - 1):
        return None
    between = view.doc[WORD_CLASSES][before[-1].number.stop : number.first]
    if not before[-1].rule.startswith("<count> of those") and any(w.tag in ("verb", "comp", "rel") for w in between):
        return None
    whole = before[-1].wholes[0].number.high if len(before[-1].wholes) == 1 else None
    within = whole is not None and number.low is not None and number.low <= whole
    return msgspec.structs.replace(
        inherited(before[-1], "<count> and <count>"), wholes=before[-1].wholes if within else ()
    )


def _tells_deed(view: View, at: int) -> bool:
    """Whether a noun with "and" stands here, which says what was done to what is counted behind it."""
    found = view.doc[WORD_CLASSES][at]
    return found.tag == "noun" and found.conjunction and not found.definite and links(view, at, "total") is None


def as_listed(view: View, number: NumberExpression, before: Sequence[Count]) -> Told | None:
    """ "Twelve were killed: five in the city and seven in the villages": the list tells of the total before it."""
    if not before or number.first - before[-1].number.stop > _LISTED:
        return None
    between = view.doc.tokens[before[-1].number.stop : number.first]
    after = view.doc[WORD_CLASSES][number.stop] if number.stop < view.sentence.stop else None
    if after is None or after.tag != "prep" or not any(token.text == ":" for token in between):
        return None
    return msgspec.structs.replace(inherited(before[-1], "<count>: <count>"), wholes=(before[-1],))


def as_rival(view: View, number: NumberExpression, before: Sequence[Count]) -> Told | None:
    """ "... while the government speaks of ten": another's count of the same people."""
    if not before or not before[-1].noun or number.mode not in ("exact", "range", "vague"):
        return None
    begin, stop = before[-1].number.stop, number.first
    ends = number.stop >= view.sentence.stop or view.doc.tokens[number.stop].kind == "punct"
    ends = ends or links(view, number.stop, "only") is not None
    if not ends or stop - begin > _RIVAL or links(view, stop - 1, "speaksof") != stop:
        return None
    if all(links(view, at, "while") is None for at in range(begin, stop)):
        return None
    return inherited(before[-1], "<count>, others say <count>")


def _is_addition(view: View, number: NumberExpression) -> bool:
    """ "... in addition to three women"."""
    return any(links(view, number.first - back, "plus") == number.first for back in (1, 2, 3))


def as_numbered(view: View, number: NumberExpression) -> Told | None:
    """ "The protesters, numbering 400": the people named before, or what happened to them, tell."""
    first = view.sentence.first
    begin = next(
        (number.first - k for k in (1, 2, 3) if links(view, number.first - k, "numbered") == number.first), None
    )
    if begin is None:
        return None
    for at in range(begin - 1, max(first, begin - _TALLY_BACK) - 1, -1):
        word = view.ending.get(at + 1)
        if word is not None and not word.weak:
            said = span_of(view.doc.text, word.start, view.doc.tokens[word.stop - 1].end)
            return Told(word.what, "<outcome> ... their number <count>", said)
        noun = people_noun(view.tokens, at - first, view.lexicon)
        if noun is not None and noun.form.number == "pl" and (noun.entry.outcome or noun.entry.what != "people"):
            own = people_noun(view.tokens, number.counted - first, view.lexicon) if number.counted is not None else None
            what = own.entry.what if own is not None and noun.entry.what == "fighters" else noun.entry.what
            return Told(what, "<people> ... their number <count>", noun_at=at)
        if at in view.taken:
            return None
    return None


def of_total(view: View, number: NumberExpression, *, named: bool) -> Told | None:
    """ "The number of dead rose to 11": the people stand before the number; `named` asks for "number of"."""
    base = view.sentence.first
    for at in range(number.first - 1, max(base, number.first - _BACK) - 1, -1):
        noun = people_noun(view.tokens, at - base, view.lexicon)
        counted = any(links(view, at - back, "total") is not None for back in (1, 2))
        counted = counted or links(view, at - 1, "rise") == at
        known = noun is not None and (
            noun.entry.outcome or (counted and (noun.entry.toll or noun.entry.what != "people"))
        )
        tells = noun is not None and noun.form.number == "pl" and known
        if noun is not None and tells and (noun.definite or (counted and not named)):
            near = all(c.tag == "pron" for c in view.doc[WORD_CLASSES][at + 1 : number.first])
            if not counted and (_is_bracketed(view, number) or (named and not near)):
                return None
            if noun.entry.adjective and people_noun(view.tokens, at - base - 1, view.lexicon) is not None:
                return None
            return Told(_dead_or(noun), "number of <outcome noun> ... <count>", noun_at=at)
        if at in view.taken:
            return None
        if not named and links(view, at, "toll") is not None:
            return Told("killed", "the toll ... <count>")
    return None


def _dead_or(noun: PeopleNoun) -> str:
    """What a total of people tells: of victims, that they are dead."""
    return "killed" if noun.entry.toll and not noun.entry.outcome else noun.entry.what


def total_behind(view: View, number: NumberExpression) -> Told | None:
    """ "To 17 rose the number of dead": the total stands behind."""
    at = links(view, number.stop, "total")
    noun = people_noun(view.tokens, at - view.sentence.first, view.lexicon) if at is not None else None
    if noun is None or noun.form.number != "pl" or not (noun.entry.outcome or noun.entry.toll):
        return None
    return Told(_dead_or(noun), "number of <outcome noun> ... <count>", noun_at=at)


def _is_bracketed(view: View, number: NumberExpression) -> bool:
    """Whether a number stands alone in brackets: without "the number of" it is a name or a reference."""
    before, after = number.first - 1, number.stop
    if before < view.sentence.first or after >= view.sentence.stop:
        return False
    return view.doc.tokens[before].text == "(" and view.doc.tokens[after].text == ")"


def tally_of(view: View, number: NumberExpression, told: Told) -> str:
    """Whether a count is a total ("the toll reached"), its update ("the toll rose to"), or further to one before."""
    first = max(view.sentence.first, number.first - _TALLY_BACK)
    back = range(number.first - 1, first - 1, -1)
    places = [at for at in back if links(view, at, "total") is not None]
    if not any(at in view.taken for at in back[: (number.first - places[0] - 1) if places else 0]):
        if places and any(links(view, at, "rise") is not None for at in back):
            return "update"
        if places or told.rule.startswith(("number of", "the toll")):
            return "total"
    after = number.stop
    if any(links(view, at, "further") is not None for at in range(number.first, min(after + 2, view.sentence.stop))):
        return "further"
    return ""
