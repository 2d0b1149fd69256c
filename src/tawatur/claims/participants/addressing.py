"""Who speaks in an act of speech and to whom, where the act is the cue of a statement ("X called on Y to ...")."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.officenames import is_office
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.phrasefit import is_adverb
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Statement
from tawatur.records.span import Span
from tawatur.text.endings import is_people_plural
from tawatur.text.folding import fold

__all__ = ["addressees", "says_too_much", "speech_at"]

#: Acts of speech that are turned to somebody.
_REQUEST = "REQUEST"
_ADDRESSED = frozenset({_REQUEST, "ACCUSE"})
#: How many tokens may part the speaker from whom he turns to ("in a note"), and how far before its word a cue begins.
_PARTED, _BEFORE = 8, 2
_COMMAS = frozenset("،,")
#: The preposition before whom a promise or threat goes to.
_TO = "ل"


def speech_at(view: EventView, first: int) -> Statement | None:
    """The statement whose cue holds a token."""
    start = view.tokens[first].start
    at = bisect_left(view.cues, view.tokens[max(0, first - _BEFORE)].start)
    while at < len(view.statements) and view.cues[at] <= start:
        if view.statements[at].cue.end > start:
            return view.statements[at]
        at += 1
    return None


def addressees(view: EventView, trigger: Candidate, speech: Statement | None) -> tuple[Party, ...]:
    """Those to whom a request or accusation is turned: behind the verb and its speaker, or behind "from" after it."""
    entry, sentence = trigger.entry, view.sentence(trigger.first)
    if entry.type not in _ADDRESSED or trigger.shape not in ("verb", "participle"):
        return ()
    at = trigger.stop
    speaker = None if speech is None else speech.speaker
    own: Party | None = None
    if speaker is not None and speaker.start >= view.tokens[trigger.first].end:
        start = bisect_left(view.starts, speaker.start)
        own = party_at(view, start, sentence.stop) if start < sentence.stop else None
        behind = bisect_left(view.starts, speaker.end)
        cut = (
            own is not None
            and own.stop < behind
            and view.classes[own.stop].tag == "noun"
            and not _is_bound(view, own.stop)
        )
        at = max(at, own.stop) if own is not None and (cut or own.stop > behind) else max(at, behind)
    at = _past_insertion(view, at, sentence.stop)
    if at + 1 >= sentence.stop:
        return ()
    found = view.classes[at]
    source = fold(entry.noun_from) if entry.noun_from else ""
    if source and entry.object == "theme":
        if found.tag != "prep" or view.tokens[at].variants[0].key != source:
            return ()
        return tuple(p for p in parties_at(view, at + 1, sentence.stop) if _is_definite(view, p))
    if found.preposition or found.conjunction or entry.object != "recipient":
        return ()
    parties = parties_at(view, at, sentence.stop)
    if speaker is None:
        people = bool(parties) and entry.type == _REQUEST and trigger.shape == "participle" and found.definite
        return tuple(parties) if people and is_people_plural(view.tokens[parties[0].head].text) else ()
    if parties and own is not None and is_office(view, own, parties[0]):
        at = _past_insertion(view, parties[-1].stop, sentence.stop)
        at += at + 1 < sentence.stop and view.tokens[at].text in _COMMAS
        parties = parties_at(view, at, sentence.stop) if at + 1 < sentence.stop and not _is_bound(view, at) else []
    named = bool(parties) and (entry.type == _REQUEST or view.can_act(parties[0].first, parties[0].stop))
    if named and _is_definite(view, parties[0]):
        return tuple(parties)
    return ()


def _is_bound(view: EventView, at: int) -> bool:
    return view.classes[at].preposition != "" or view.classes[at].conjunction


def _past_insertion(view: EventView, at: int, stop: int) -> int:
    """Past an insertion between commas, and past adverbs and times."""
    first = at
    while at < stop and (view.times[at] is not None or view.classes[at].tag == "adv" or is_adverb(view, at)):
        at += 1
    if at < stop and view.tokens[at].text in _COMMAS:
        for end in range(at + 1, min(stop - 1, first + _PARTED)):
            if view.tokens[end].text in _COMMAS:
                return end + 1
    return at


def _is_definite(view: EventView, party: Party) -> bool:
    """Whether a phrase names somebody in particular, so that it can be spoken to."""
    if view.can_act(party.first, party.stop):
        return True
    return any(view.classes[k].definite for k in range(party.first, party.stop)) and view.means[party.head] is None


def says_too_much(view: EventView, at: int, speaker: Span, trigger: Candidate) -> bool:
    """Whether a speaker reaches, behind the subject of the clause that ends before a token, into what is said."""
    return _holds_terms(view, at, speaker, trigger) or _holds_object(view, at, speaker)


def _holds_terms(view: EventView, at: int, speaker: Span, trigger: Candidate) -> bool:
    """Whether a speaker reaches into what he promises or asks, behind the preposition that opens it."""
    roles = trigger.entry.prepositions
    while at < len(view.tokens) and view.tokens[at].start < speaker.end:
        marker = view.classes[at].preposition
        if marker and marker != _TO and roles.get(marker) == "theme":
            return True
        at += 1
    return False


def _holds_object(view: EventView, at: int, speaker: Span) -> bool:
    """Whether a speaker goes on, behind the subject of the clause, with a definite noun that can only be the object
    ("the police laid | the attack to")."""
    if at >= len(view.tokens) or view.tokens[at].end > speaker.end or view.names[at] is not None:
        return False
    found, before = view.classes[at], view.classes[at - 1]
    plain = found.tag == "noun" and found.definite and not (found.preposition or found.conjunction or view.kinds[at])
    return plain and (before.definite or before.tag == "name" or view.names[at - 1] is not None)
