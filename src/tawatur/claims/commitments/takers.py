"""To whom a commitment is made: who is asked, who has the good of what is promised, who would have to meet a condition.

Where neither the cue nor its event names them, the terms do: "that the rebels lay down their arms" asks the rebels,
"the withdrawal of the army from the town" the army, and "to defend the villagers" promises something to them.
"""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.view import EventView, is_one_of
from tawatur.claims.commitments.conditions import takers_of_condition
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitmentwords import deeds_marked
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.span import Span
from tawatur.text.folding import fold

__all__ = ["sides_of"]

_ASKED, _GIVEN = frozenset({"request", "demand"}), frozenset({"promise", "offer"})
_CONDITION, _AGREED = "condition", frozenset({"agreement", "ceasefire"})
#: The preposition that names for whom something is done, and how many tokens are looked through.
_FOR, _FEW = "ل", 12
#: What may stand before whoever is asked: nothing, or "upon" ("called upon the residents to").
_UPON = frozenset({"", "ب"})
#: Marks of the data: who does such a deed follows it ("the withdrawal of"), and who has the good of it ("the help of").
_OWN, _GOOD, _NO_PEOPLE, _LETTER = "own-deed", "good-deed", "no-people", "letter"
#: How far behind the beginning of terms their deed stands ("the need for the army to"), and how far a good one.
_NEAR, _FAR = 3, 9
_SELF_MADE, _BOUND = "<speaker in the future>", "cue condition.bound"
_FUTURE, _ACTOR = "future", "actor"


def sides_of(view: EventView, lexicon: Lexicon, found: Found) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """From whom and to whom a commitment is, as far as its words tell."""
    givers, takers, content = found.givers, found.takers, found.content
    takers = tuple(span for span in takers if not span.text.isdigit())
    if found.kind in _AGREED:
        return tuple(dict.fromkeys((*givers, *takers))), ()
    if found.kind in _GIVEN:
        takers = tuple(s for s in takers if not s.overlaps(content) or _is_served(view, s))
        takers = takers or _served(view, lexicon, content)
    elif not takers and found.kind in _ASKED:
        ends = [span.end for span in givers if span.end <= content.start]
        takers = _between(view, max(ends), content, owned=found.behind > 0) if ends else ()
        takers = takers or (_between(view, found.behind, content, owned=True) if found.behind else ())
        takers = takers or _doer(view, lexicon, content) or _written_to(view, lexicon, content)
    elif found.kind == _CONDITION:
        givers = givers or _actor_in(view, content)
        takers = takers or (() if found.rule == _BOUND else _doer(view, lexicon, content))
        takers = takers or takers_of_condition(view, content, givers)
        if not takers and found.rule == _SELF_MADE:
            takers = _served(view, lexicon, content)
    named = {span.text for span in givers}
    takers = tuple(span for span in takers if not any(giver.covers(span) for giver in givers))
    return givers, tuple(span for span in takers if span.text not in named)


def _actor_in(view: EventView, content: Span) -> tuple[Span, ...]:
    """Who does what is announced on a condition: the subject of the future verb in it, or who stands behind "by"."""
    first, stop = view.tokens_of(content)
    verb = next((k for k in range(first, stop) if view.classes[k].tense == _FUTURE), None)
    if verb is None:
        return ()
    subject = tuple(p for p in able(view, clause_of(view, verb).subject) if view.tokens[p.first].start >= content.start)
    by = next((view.markers[k] for k in range(verb + 1, stop) if view.role_at(k) == _ACTOR), None)
    return spans_of(view, subject or (able(view, parties_at(view, by[2], stop)) if by is not None else ()))


def _is_served(view: EventView, span: Span) -> bool:
    """Whether "for" or "to" is attached to a phrase, so that it has the good of what is promised."""
    return view.classes[bisect_left(view.starts, span.start + 1) - 1].preposition == _FOR


def _served(view: EventView, lexicon: Lexicon, content: Span) -> tuple[Span, ...]:
    """For whom something is promised: the first phrase with "for" in the terms that can act, or whom it helps."""
    first = bisect_left(view.starts, content.start)
    stop = min(first + _FEW, bisect_left(view.starts, content.end))
    nobody = lexicon.compiled(_nobody)
    for at in range(first, stop):
        people = view.can_act(at, at + 1) or at in view.people
        if view.classes[at].preposition == _FOR and people and not is_one_of(view.tokens[at], nobody):
            return spans_of(view, parties_at(view, at, view.sentence(at).stop))
    return _helped(view, lexicon, first, stop)


def _helped(view: EventView, lexicon: Lexicon, first: int, stop: int) -> tuple[Span, ...]:
    """Who is helped by what terms promise: the genitive of a deed like "support", or who stands behind "of"."""
    good = lexicon.compiled(_good_deeds)
    for at in range(first, min(stop, first + _FAR)):
        if not is_one_of(view.tokens[at], good) or view.classes[at].tag == "name":
            continue
        behind = at + 1 + (at + 1 < stop and view.classes[at + 1].tag == "prep" and not view.classes[at + 1].pronoun)
        people = behind < stop and (view.can_act(behind, behind + 1) or behind in view.people)
        if people and (behind > at + 1 or not view.classes[behind].preposition):
            return spans_of(view, parties_at(view, behind, view.sentence(at).stop)[:1])
    return ()


def _doer(view: EventView, lexicon: Lexicon, content: Span) -> tuple[Span, ...]:
    """Who would do what is asked: the subject of the verb that opens the terms, or the genitive of such a deed."""
    first, stop = view.tokens_of(content)
    own = lexicon.compiled(_own_deeds)
    for at in range(first, min(first + _NEAR, stop - 1)):
        found = view.classes[at]
        if found.tag == "verb" and found.tense != "past" and found.voice != "passive":
            return spans_of(
                view, (p for p in able(view, clause_of(view, at).subject) if _is_inside(view, p, at, content))
            )
        if is_one_of(view.tokens[at], own) and not found.pronoun:
            parties = parties_at(view, at + 1, stop)
            plain = bool(parties) and not view.classes[at + 1].preposition and not view.classes[at + 1].conjunction
            return spans_of(view, able(view, parties)) if plain else ()
        if found.tag in ("verb", "punct", "name"):
            break
    return ()


def _written_to(view: EventView, lexicon: Lexicon, content: Span) -> tuple[Span, ...]:
    """To whom the letter goes that asks: "sent a letter to the king in which he asked", before the terms."""
    stop = bisect_left(view.starts, content.start)
    first = view.sentence(stop).first
    letters, towards = lexicon.compiled(_letters), lexicon.compiled(_letters_to)
    for at in range(max(first, stop - 2 * _FEW), stop):
        if not is_one_of(view.tokens[at], letters):
            continue
        for behind in range(at + 1, min(at + 1 + _NEAR, stop)):
            found = view.classes[behind]
            led = found.tag == "prep" and not found.pronoun and view.tokens[behind].variants[0].key in towards
            if led or found.preposition == _FOR:
                return spans_of(view, able(view, parties_at(view, behind + led, stop)))
    return ()


def _is_inside(view: EventView, party: Party, at: int, content: Span) -> bool:
    return at < party.first and view.tokens[party.first].start < content.end


def _between(view: EventView, start: int, content: Span, *, owned: bool = False) -> tuple[Span, ...]:
    """Whom terms are asked of: a phrase that fills the place between who asks and the terms."""
    first, stop = bisect_left(view.starts, start), bisect_left(view.starts, content.start)
    while stop - 1 > first and view.classes[stop - 1].tag in ("prep", "comp"):
        stop -= 1
    led = view.classes[first].preposition
    if not 0 < stop - first <= 2 * _FEW or led not in _UPON or (led and view.is_site(first)):
        return ()
    if not _is_known(view, first, stop) and not (owned and view.classes[first].pronoun):
        return ()
    parties = parties_at(view, first, stop)
    asked = bool(parties) and (parties[-1].stop == stop or first in view.people or view.can_act(first, first + 1))
    return spans_of(view, parties) if asked else ()


def _is_known(view: EventView, first: int, stop: int) -> bool:
    """Whether a phrase names somebody in particular: it is definite, or its genitive is."""
    found = view.classes[first]
    if found.tag not in ("noun", "name", "adj", "participle", "num"):
        return False
    return found.definite or view.names[first] is not None or any(view.classes[k].definite for k in range(first, stop))


def _own_deeds(lexicon: Lexicon) -> frozenset[str]:
    return deeds_marked(lexicon, _OWN)


def _good_deeds(lexicon: Lexicon) -> frozenset[str]:
    return deeds_marked(lexicon, _GOOD)


def _letters(lexicon: Lexicon) -> frozenset[str]:
    return deeds_marked(lexicon, _LETTER)


def _letters_to(lexicon: Lexicon) -> frozenset[str]:
    """The prepositions before whom a letter goes to."""
    return frozenset(fold(word) for c in lexicon.entries(CommitmentCue) if c.before == _LETTER for word in c.towards)


def _nobody(lexicon: Lexicon) -> frozenset[str]:
    return deeds_marked(lexicon, _NO_PEOPLE)
