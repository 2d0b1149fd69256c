"""Where an event takes place: the places its clause marks, those it hits, and else those its sentence tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.sitephrases import is_place, is_site, is_somebody
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["place_seen", "places_near", "places_of"]

#: Acts that happen where those are whom they hit, and acts of which the sentence tells the place.
_LOCAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID"})
_HITS = frozenset({"ASSAULT", "COERCE"})
_VISIT = "visit"
#: Kinds of those who are visited, wherever they hold office.
_PERSONS = frozenset({"official", "civilian", "crowd"})
#: How far behind or before its word a place of the sentence is sought.
_AHEAD, _BACK = 24, 24
#: Statements before an event among which the one that tells it is sought.
_TELLERS = 4
#: Which preposition marks a place behind a noun.
_IN = "ب"
#: The role of what opens circumstances ("under the pretext of").
_CIRCUMSTANCE = "stop"


def places_of(view: EventView, trigger: Candidate, found: dict[str, list[Party]]) -> list[Party]:
    """The places of an event: narrowest first, without the wider ones that only say where these lie."""
    entry = trigger.entry
    told = sorted(found["place"], key=lambda p: p.first)
    kept = [p for at, p in enumerate(told) if not at or not _is_wider(view, told[at - 1], p)]
    if entry.mode == _VISIT:
        kept = [*(p for p in found["recipient"] if _is_visited(view, p)), *kept]
    if entry.type in _HITS:
        hit = [p for p in found["recipient"] if is_place(view, p) and not is_somebody(view, p)]
        kept = [*kept, *(p for p in hit if all(p.stop <= k.first or k.stop <= p.first for k in kept))]
    return list(dict.fromkeys(kept))


def place_seen(view: EventView, verb: int, trigger: Candidate) -> tuple[Party, ...]:
    """The place right behind a verb that says what it saw ("the city of X saw demonstrations"), which is no object."""
    if view.classes[verb].tag != "verb":
        return ()
    return tuple(p for p in clause_of(view, verb).object if p.stop <= trigger.first and is_site(view, p))


def _is_visited(view: EventView, party: Party) -> bool:
    """Whether a phrase names a place that somebody visits, not a person in office there."""
    return is_site(view, party) and view.kinds[party.head] not in _PERSONS


def _is_wider(view: EventView, before: Party, party: Party) -> bool:
    """Whether a place right behind another one, without "and", tells where that one lies."""
    return party.first - before.stop <= 1 and not view.classes[party.first].conjunction


def _is_group(view: EventView, party: Party) -> bool:
    """Whether a word spelled like a place names armed men ("the base") or detainees, or a post without a name."""
    people = view.kinds[party.head] == "armed" or (view.plural[party.head] and party.head in view.people)
    return (people and party.stop - party.first == 1) or (
        view.kinds[party.head] == "post" and not is_place(view, party)
    )


def places_near(view: EventView, trigger: Candidate, found: dict[str, list[Party]]) -> list[Party]:
    """The place that the sentence tells, else the site that is hit."""
    if trigger.entry.type not in _LOCAL:
        return []
    hit = [p for p in found["recipient"] if is_site(view, p) and not _is_group(view, p)]
    return _of_sentence(view, trigger) or (hit if trigger.entry.type in _HITS else [])


def _of_sentence(view: EventView, trigger: Candidate) -> list[Party]:
    """The first place that a preposition marks behind an event word, up to the next clause, else the last before."""
    sentence = view.sentence(trigger.first)
    for at in range(trigger.stop, min(sentence.stop, trigger.stop + _AHEAD)):
        found = view.classes[at]
        if view.tokens[at].text in "؛." or (found.tag == "verb" and found.conjunction):
            break
        places = _marked(view, at, sentence.stop)
        if places:
            return places
    for at in range(trigger.first - 1, max(sentence.first, trigger.first - _BACK) - 1, -1):
        if view.tokens[at].text in "؛.":
            break
        places = [p for p in _marked(view, at, trigger.first) if p.stop <= trigger.first]
        if places and not _tells_who(view, view.tokens[at].start, trigger):
            return places
    return []


def _tells_who(view: EventView, offset: int, trigger: Candidate) -> bool:
    """Whether an offset lies in the phrase for whoever tells of an event: "a source at the hospital of <town>"."""
    around = bisect_right(view.cues, view.tokens[trigger.first].start)
    for statement in view.statements[max(0, around - _TELLERS) : around]:
        speaker, content = statement.speaker, statement.content
        if speaker is not None and speaker.start <= offset < speaker.end:
            return content.start <= view.tokens[trigger.first].start < content.end
    return False


def _marked(view: EventView, at: int, stop: int) -> list[Party]:
    """The places that a preposition at a token marks."""
    marker, found = view.markers[at], view.classes[at]
    inside = found.preposition == _IN and (marker is None or marker[0] != _CIRCUMSTANCE)
    first = marker[2] if marker is not None and marker[0] == "place" else at if inside else stop
    if first >= stop:
        return []
    return list(_named(view, parties_at(view, first, stop)))


def _named(view: EventView, parties: list[Party]) -> Iterator[Party]:
    return (p for p in parties if (is_place(view, p) or is_site(view, p)) and not is_somebody(view, p))
