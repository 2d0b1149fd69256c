"""Whether a place tells an event as happening: not only recalled, aimed at, or known from before."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile

from tawatur.claims.clauses.parties import party_at, span_of_party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.participants import Parties
from tawatur.claims.triggers.ages import is_remembered
from tawatur.claims.triggers.datedness import governor_of
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.document import Sentence
from tawatur.records.layers import Modality
from tawatur.records.ledger import Figure, TimeExpression
from tawatur.records.span import Span

__all__ = [
    "is_attempted",
    "is_background",
    "is_occasion",
    "is_purpose",
    "is_reason",
    "is_recalled",
    "is_relative",
    "marks_of",
    "victims_of",
]

#: Types whose definite nouns mostly recall what is known ("the Israeli aggression").
_SPOKEN_OF = frozenset({"ASSAULT", "PROTEST"})
#: The roles of prepositions that tell when and where.
_OCCASIONS = frozenset({"place", "stop"})
#: The preposition of aims.
_FOR = "ل"
#: Acts that say what somebody stands for, and the endings of an indefinite noun that tells a reason.
_STANDS, _ACCUSATIVE = frozenset({"ACCUSE", "REJECT"}), ("ا", "ً")
#: Types whose verbal nouns behind "li-" tell what something is for.
_AID, _ASSAULT = "AID", "ASSAULT"
#: Kinds of marks that what was done cannot bear.
_IF, _PAST, _NEGATED = "hypothetical", "past", "negated"
_POSSIBLE = frozenset({_IF, "planned", "expected"})
#: The rule of terms, which a verdict sets by its own force ("a ruling that provides for his imprisonment").
_TERMS, _SANCTION = "<plan.terms>", "SANCTION"
#: The word that says that violence was tried, which is violence ("an attempt to kill").
_ATTEMPT = "attempt"
#: The role of "ever since", and how many words it has.
_SINCE, _LENGTH_OF_SINCE = "since", 2
_CASUALTIES = frozenset({"killed", "wounded"})


def marks_of(view: EventView, trigger: Candidate, modalities: dict[int, tuple[Modality, ...]]) -> tuple[Modality, ...]:
    """The marks that cover a trigger.

    A negated verb leaves alone what a relative clause describes as known; what was done is not made a mere possibility
    by a word behind it ("marched against a possible war"), nor a plan by one before it ("visits whom it held"). A
    negation that makes the sense of an entry ("will not resign") denies nothing.
    """
    marks = modalities.get(trigger.first, ())
    stop = trigger.stop
    if is_attempted(view, trigger):
        marks = tuple(mark for mark in marks if mark.kind not in _POSSIBLE)
    if trigger.shape == "verb" and trigger.form.tense == _PAST:
        marks = tuple(m for m in marks if m.kind not in _POSSIBLE or (m.kind == _IF and m.mark.start < trigger.start))
    if trigger.entry.type == _SANCTION:
        marks = tuple(mark for mark in marks if mark.rule != _TERMS)
    if trigger.entry.behind:
        marks = tuple(mark for mark in marks if mark.kind != _NEGATED)
    if trigger.shape == "participle":
        marks = tuple(m for m in marks if m.kind not in _POSSIBLE or m.mark.start < trigger.start)
    known = view.classes[trigger.first].definite and trigger.shape != "verb"
    while known and stop + 1 < len(view.tokens) and view.classes[stop].tag == "adj" and view.classes[stop].definite:
        stop += 1
    if known and stop < len(view.tokens) and view.classes[stop].tag == "rel":
        happened = stop + 1 < len(view.tokens) and view.classes[stop + 1].tense == _PAST
        unreal = (_NEGATED, *_POSSIBLE) if happened else (_NEGATED,)
        return tuple(mark for mark in marks if mark.kind not in unreal)
    return marks


def is_purpose(view: EventView, trigger: Candidate, parties: Parties) -> bool:
    """Whether "li-" before a verbal noun of violence names an aim ("bombs to kill"), where no verb carries it and no
    noun says that it was attempted ("an attempt to kill")."""
    found = view.classes[trigger.first]
    aim = found.preposition == _FOR and not found.definite and not found.pronoun
    aim = aim and not is_attempted(view, trigger) and not is_remembered(view, trigger)
    fight = trigger.entry.genitive == "recipient" or trigger.entry.joint
    verbal = trigger.shape == "noun" and fight and trigger.form.number == "sg" and not trigger.entry.result
    return (
        aim and parties.carrier is None and (trigger.entry.type == _AID or (verbal and trigger.entry.type == _ASSAULT))
    )


def is_reason(view: EventView, trigger: Candidate, parties: Parties) -> bool:
    """Whether a noun in the accusative only tells what something was done for ("in denunciation of")."""
    if trigger.shape != "noun" or trigger.entry.type not in _STANDS or parties.carrier is not None:
        return False
    return view.tokens[trigger.first].text[-1] in _ACCUSATIVE


def is_attempted(view: EventView, trigger: Candidate) -> bool:
    """Whether "li-" parts a verbal noun of violence from the word right before it that says that it was attempted."""
    tried = view.light[trigger.first - 1] if trigger.first else None
    violent = trigger.entry.type == _ASSAULT and view.classes[trigger.first].preposition == _FOR
    return violent and tried is not None and tried.id == _ATTEMPT


def is_recalled(view: EventView, trigger: Candidate, parties: Parties, sentence: Sentence) -> bool:
    """Whether a definite noun of violence or protest is only spoken of: nobody carries it out, it harms nobody here."""
    if trigger.entry.type not in _SPOKEN_OF or trigger.entry.result or sentence.kind in ("title", "heading"):
        return False
    found = view.classes[trigger.first]
    if trigger.shape not in ("noun", "phrase") or found.tag == "verb" or trigger.entry.people:
        return False
    if trigger.entry.background and not _is_carried(view, parties):
        return True
    if not found.definite and not trigger.pronoun:
        return False
    if parties.carrier is not None or victims_of(view, sentence):
        return False
    circumstance = trigger.first > 0 and view.role_at(trigger.first - 1) == "stop"
    return circumstance or parties.nation is not None or not (parties.actors and parties.recipients)


def _is_carried(view: EventView, parties: Parties) -> bool:
    """Whether a word carries an event: no definite noun, which only speaks of it ("the choice of entering a war")."""
    at = parties.carrier
    return at is not None and not (view.classes[at].tag == "noun" and view.classes[at].definite)


def is_occasion(view: EventView, trigger: Candidate, parties: Parties) -> bool:
    """Whether a noun of war only tells when or where something was ("before the war", "in the civil war")."""
    at = trigger.first
    plain = trigger.shape == "noun" and not trigger.pronoun and not _is_carried(view, parties)
    if not (plain and trigger.entry.background) or at == view.sentence(at).first:
        return False
    dated = trigger.entry.dated or view.tokens[at - 1].norm in view.since
    return not dated and view.role_at(at - 1) in _OCCASIONS and view.classes[at - 1].tag == "prep"


def is_background(view: EventView, trigger: Candidate, when: TimeExpression | None) -> bool:
    """Whether the clause only recalls the event: "since they seized", "whom they had trained", "the overthrow of"."""
    entry, found = trigger.entry, view.classes[trigger.first]
    if trigger.shape != "verb":
        if _is_since(view, governor_of(view, trigger.first)) or _is_since_noun(view, trigger.first, when):
            return True
        return entry.background and when is None and (found.definite or found.pronoun != "")
    before = trigger.first - 1
    if before >= 0 and view.role_at(before) == "stop" and view.classes[before].tag == "prep":
        return True
    if _is_since(view, trigger.first):
        return when is None
    known = (entry.mode == "seize" or entry.type == "AID") and is_relative(view, trigger)
    return known and (when is None or when.end <= trigger.start)


def _is_since(view: EventView, at: int | None) -> bool:
    """Whether "ever since" opens the clause of a verb ("since it declared its allegiance")."""
    marker = None if at is None or at < _LENGTH_OF_SINCE else view.markers[at - _LENGTH_OF_SINCE]
    return marker is not None and marker[0] == _SINCE and marker[2] == at


def _is_since_noun(view: EventView, at: int, when: TimeExpression | None) -> bool:
    """Whether "since" stands right before an event noun that no time dates."""
    return when is None and at > 0 and view.tokens[at - 1].norm in view.since


def is_relative(view: EventView, trigger: Candidate) -> bool:
    """Whether a verb stands in a relative clause, or with a pronoun for what it describes."""
    first = max(view.sentence(trigger.first).first, trigger.first - 2)
    return any(view.classes[at].tag == "rel" for at in range(first, trigger.first))


def victims_of(view: EventView, sentence: Sentence) -> tuple[Span, ...]:
    """The killed and wounded that the sentence counts: no part of them ("among them two officers"), no bodies found."""
    first = bisect_left(view.figures, sentence.start, key=lambda figure: figure.start)
    inside = list(takewhile(lambda figure: figure.start < sentence.end, islice(view.figures, first, None)))
    fallen = [figure for figure in inside if figure.what in _CASUALTIES and not _are_found(view, figure)]
    whole = {figure.id for figure in fallen}
    return tuple(_counted(view, figure) for figure in fallen if whole.isdisjoint(figure.part_of))


def _are_found(view: EventView, figure: Figure) -> bool:
    """Whether what is counted is itself the word of a violent death ("found twenty bodies")."""
    deed = None if figure.of is None else view.deeds.get(bisect_left(view.starts, figure.of.start))
    return deed is not None and deed.violent


def _is_manner(view: EventView, at: int) -> bool:
    """Whether a word tells with what somebody was killed ("a woman | by stabbing")."""
    found, text = view.classes[at], view.tokens[at].text
    bare = not (found.definite or found.preposition or found.conjunction or found.pronoun)
    return bare and view.means[at] is not None and text[-1] in _ACCUSATIVE


def _counted(view: EventView, figure: Figure) -> Span:
    """The people whom a figure counts, without "at least", with what they are "of".

    From their number on, or from the noun before it ("the three soldiers").
    """
    if figure.of is not None and figure.of.start < figure.start <= figure.of.end + 1:
        return view.doc.span(figure.of.start, max(figure.of.end, figure.end))
    first = bisect_left(view.starts, figure.start)
    stop = bisect_left(view.starts, figure.end)
    number = next((at for at in range(first, stop) if view.classes[at].tag == "num"), None)
    end = max(figure.end, figure.of.end if figure.of else 0)
    if number is None:
        manner = (
            view.tokens[at - 1].end for at in range(first + 1, bisect_left(view.starts, end)) if _is_manner(view, at)
        )
        return view.doc.span(figure.start, next(manner, end))
    whole = party_at(view, number, view.sentence(number).stop) if figure.of else None
    end = end if whole is None else max(end, span_of_party(view, whole).end)
    return view.doc.span(max(figure.start, view.tokens[number].start), end)
