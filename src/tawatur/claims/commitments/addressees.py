"""Who is asked where he stands right before the terms, behind a subject that is told at length.

"Called the head of the department in the region X the residents to" puts places, duties and a name between the verb
and those it turns to; read from the front, the terms would begin with one of them.
"""

from __future__ import annotations

import msgspec

from tawatur.claims.clauses.doers import spans_of
from tawatur.claims.clauses.parties import parties_at
from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.claims.commitmentwords import folded
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_causative_noun, is_derived_noun, is_oblique

__all__ = ["Asking", "opening_behind", "readdressed"]

#: How far behind its verb the terms begin, and the longest phrase that names who is asked.
_REACH, _LONGEST = 32, 9
_OBJECT, _PERSON, _OFFICIAL, _IN = "object", "person", "official", "ب"
_COMMAS, _ENDS, _CLOSING = frozenset("،,"), frozenset("؟!؛:"), frozenset('»”")')
_CLAUSES = frozenset({"verb", "rel"})
_HEADS = frozenset({"noun", "name", "adj", "participle", "num"})


class Asking(msgspec.Struct, frozen=True):
    """Where the terms of a verb of asking begin, who asks, and who is asked."""

    first: int | None
    givers: tuple[Span, ...]
    takers: tuple[Span, ...]


class _Addressed(msgspec.Struct, frozen=True):
    """The tokens at which the phrase of those asked and the terms begin."""

    first: int
    terms: int


def readdressed(view: EventView, verb: int, takes: tuple[str, ...], told: Asking) -> Asking:
    """What a verb asks of whom, read from those right before the terms where the front was misread."""
    found = _addressed(view, verb, takes)
    alone = found is not None and view.kinds[found.first] == _OFFICIAL and not view.plural[found.first]
    if found is None or (alone and told.first is not None):
        first = opening_behind(view, verb, told.first, takes)
        takers = (span for span in told.takers if first is not None and not _is_inserted(view, span, first))
        return told if first is None else Asking(first, told.givers, tuple(takers))
    if told.first is not None and told.first > found.terms:
        return told
    if told.first == found.terms and told.takers and not _are_of_subject(view, told, found):
        return told
    asked = spans_of(view, parties_at(view, found.first, found.terms))
    return Asking(found.terms, _givers(view, verb, found.first, told.givers), asked)


def opening_behind(view: EventView, verb: int, first: int | None, takes: tuple[str, ...]) -> int | None:
    """Where the verb's own preposition opens a deed, behind a front that can be no terms: a name, somebody, a place or
    what is told of those who are asked; None where the front is as good."""
    if first is None or not _is_no_deed(view, verb, first):
        return None
    sentence, wanted, described = view.sentence(verb), folded(takes), _is_inside(view, verb, first)
    for at in range(first, min(sentence.stop - 1, verb + _REACH)):
        found = view.classes[at]
        if view.tokens[at].text in _ENDS or (found.tag == "verb" and not described and at > first):
            return None
        described = _describes(view, at) or (described and view.tokens[at].text not in _COMMAS)
        if at > first and not described and _is_of_verb(view, at) and _opens(view, at, wanted):
            return at + view.is_bare_that(at)
    return None


def _is_no_deed(view: EventView, verb: int, at: int) -> bool:
    """Whether no terms can begin at a token: with a name, somebody, a place, a number or a mark, or in a clause."""
    found = view.classes[at]
    if found.tag in ("neg", "comp") or view.is_bare_that(at - 1):
        return False
    if found.tag == "verb":
        return found.tense == "present" and view.classes[at - 1].tag != "comp"
    before = view.classes[at - 1]
    led = found.preposition != "" or (before.tag == "prep" and not before.pronoun)
    people = view.can_act(at, at + 1) or at in view.people
    if found.tag == "prep" or (found.preposition == _IN and people and not view.is_site(at)):
        return False
    if view.tokens[at].norm == ARTICLE:
        return True  # Before a number in digits ("the 12th conference").
    return (not led and _is_inside(view, verb, at)) or not _is_deed(view, at)


def _is_inside(view: EventView, verb: int, at: int) -> bool:
    """Whether a verb between the one that asks and a token opens a clause about somebody before it."""
    return any(view.classes[k].tag == "verb" for k in range(verb + 1, at))


def _describes(view: EventView, at: int) -> bool:
    """Whether a clause opens that describes somebody: "who", or a preposition before a verb ("of those who meet")."""
    ahead = view.classes[at + 1].tag if at + 1 < len(view.classes) else ""
    return view.classes[at].tag == "rel" or (view.classes[at].tag == "prep" and ahead == "verb")


def _is_inserted(view: EventView, span: Span, first: int) -> bool:
    """Whether a phrase stands between commas right before the terms: it tells who asks ("X, the preacher of Y, to")."""
    start, stop = view.tokens_of(span)
    return start > 0 and stop < first and view.tokens[start - 1].text in _COMMAS and view.tokens[stop].text in _COMMAS


def _givers(view: EventView, verb: int, first: int, told: tuple[Span, ...]) -> tuple[Span, ...]:
    """Who asks: those `told` before whoever is asked, who may have been taken into their phrase, else the subject."""
    start = view.tokens[first].start
    end = view.tokens[first - 1 - (view.tokens[first - 1].text in _COMMAS)].end
    before = (span for span in told if span.start < start)
    cut = tuple(span if span.end <= start else view.doc.span(span.start, end) for span in before)
    if cut or any(
        view.classes[at].tag in ("verb", "rel") or view.times[at] is not None for at in range(verb + 1, first)
    ):
        return cut or spans_of(view, parties_at(view, verb + 1, first))
    return (view.doc.span(view.tokens[verb + 1].start, end),)


def _are_of_subject(view: EventView, told: Asking, found: _Addressed) -> bool:
    """Whether those read as asked belong to who asks: a person's name behind his title, a title before his name, a
    body that others part from those right before the terms."""
    end = max((span.end for span in told.givers), default=0)
    far = view.tokens[found.first - 2].end
    return all(span.start < end or span.end < far or _is_person(view, span) for span in told.takers)


def _is_person(view: EventView, span: Span) -> bool:
    first, stop = view.tokens_of(span)
    names = (view.names[at] for at in range(first, stop))
    return any(name is not None and name.type == "PER" for name in names)


def _addressed(view: EventView, verb: int, takes: tuple[str, ...]) -> _Addressed | None:
    """Those whom a verb asks, right before what it asks and behind its subject; None where nobody stands so."""
    sentence, wanted = view.sentence(verb), folded(takes)
    if verb + 1 >= sentence.stop or _is_of_verb(view, verb + 1) or _opens(view, verb + 1, wanted):
        return None
    described, behind_for = False, None
    for at in range(verb + 1, min(sentence.stop - 1, verb + _REACH)):
        found = view.classes[at]
        if view.tokens[at].text in _ENDS or (found.tag == "verb" and not described):
            break
        described = _describes(view, at) or (described and view.tokens[at].text not in _COMMAS)
        if not _opens(view, at, wanted):
            continue
        first, terms = _start_of_asked(view, verb, at), at + view.is_bare_that(at)
        if _is_of_verb(view, at):
            return behind_for if first is None else _Addressed(first, terms)
        if first is not None and behind_for is None and _are_many(view, first):
            behind_for = _Addressed(first, terms)
    return behind_for


def _opens(view: EventView, at: int, wanted: frozenset[str]) -> bool:
    """Whether what is asked may begin at a token: "that", a preposition before a deed, or a deed by its form."""
    if view.is_bare_that(at):
        return True
    found = view.classes[at]
    if found.tag == "prep":
        return not found.pronoun and view.tokens[at].variants[0].key in wanted and _is_deed(view, at + 1)
    if found.preposition:
        return found.preposition in wanted and view.tokens[at].norm not in view.settings and _is_deed(view, at)
    token = view.tokens[at]
    shaped = is_derived_noun(token.norm.removeprefix(ARTICLE)) or is_causative_noun(token.text)
    shaped = shaped and _PERSON in wanted and _OBJECT in wanted
    return shaped and not found.conjunction and _is_deed(view, at)


def _is_deed(view: EventView, at: int) -> bool:
    """Whether a noun stands there that names nobody, no place and no time."""
    named = view.names[at] is not None or view.times[at] is not None or view.is_site(at) or view.plural[at]
    return view.classes[at].tag == "noun" and not named and not view.can_act(at, at + 1)


def _is_of_verb(view: EventView, at: int) -> bool:
    """Whether the verb's own preposition stands there, behind which nobody is asked any more: not "for", by which
    offices and bodies are described as well."""
    return view.is_bare_that(at) or view.classes[at].tag == "prep" or view.classes[at].preposition == _IN


def _start_of_asked(view: EventView, verb: int, stop: int) -> int | None:
    """Where the phrase begins that ends right before a token and names whoever is asked."""
    stop -= view.tokens[stop - 1].text in _COMMAS
    found = None
    for at in range(stop - 1, max(verb + 1, stop - _LONGEST), -1):
        if view.classes[at].tag == "verb":
            break
        if not _may_be_asked(view, at):
            continue
        parties = parties_at(view, at, stop)
        if parties and parties[-1].stop == stop:
            found = at
    return found


def _may_be_asked(view: EventView, at: int) -> bool:
    """Whether those asked may begin at a token: behind a comma or a phrase that is complete, and no part of it."""
    found, before = view.classes[at], view.classes[at - 1]
    if found.tag not in _HEADS or found.preposition or found.conjunction:
        return False
    name = view.names[at]
    if name is not None and (name.first != at or name.type == "PER"):
        return False
    counted = view.kinds[at] == QUANTITY and at + 1 < len(view.tokens) and view.classes[at + 1].definite
    known = found.definite or name is not None or counted or _is_construct(view, at)
    if not known or not (view.can_act(at, at + 1) or at in view.people or counted):
        return False
    if view.tokens[at - 1].text in _COMMAS:
        return True
    complete = before.definite or before.pronoun != "" or view.names[at - 1] is not None
    complete = complete or view.times[at - 1] is not None or view.tokens[at - 1].text in _CLOSING
    if not complete or before.tag in ("prep", "conj", "comp", "rel", "verb"):
        return False
    return found.tag != "adj" or not (view.plural[at - 1] or is_oblique(view.tokens[at - 1].norm))


def _are_many(view: EventView, at: int) -> bool:
    """Whether several people are named, or somebody behind a comma."""
    return view.plural[at] or view.tokens[at - 1].text in _COMMAS


def _is_construct(view: EventView, at: int) -> bool:
    """Whether a noun is definite by the one behind it ("the people of the village")."""
    if at + 1 >= len(view.tokens) or view.classes[at].tag != "noun":
        return False
    behind = view.classes[at + 1]
    return (
        behind.tag in ("noun", "name")
        and not behind.preposition
        and (behind.definite or view.names[at + 1] is not None)
    )
