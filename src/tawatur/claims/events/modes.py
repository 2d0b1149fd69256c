"""The mode of an event: from its word, from weapons near it, or from what an act of words is about."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.claims.clauses.boundaries import opens_part
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.claims.participants.participants import Parties
from tawatur.claims.triggers.happenings import Draft
from tawatur.claims.triggers.triggers import Candidate
from tawatur.lexicon.concepts.triggers import EventMatter, EventMeans
from tawatur.text.folding import fold

__all__ = ["mode_of", "mode_told"]

#: Modes that an aircraft or a gun changes, whose deed it is; modes that police use on crowds, and what they do then.
_BY_WEAPONS, _BY_HAND = frozenset({"beat", "firearms", "heavy-weapons"}), frozenset({"beat", "primitive"})
_CROWD_CONTROL, _CROWD, _FORCES = "crowd-control", "crowd", ("police", "army")
#: How far around a trigger weapons tell the mode.
_MEANS_BEFORE, _MEANS_AFTER = 4, 9
_ASSAULT, _SUICIDE, _EXPLOSIVES = "ASSAULT", "suicide-attack", "explosives"
_AERIAL, _DRONE = "aerial", "drone"
#: Types whose mode is told by what they are about.
_THREAT, _REQUEST, _THEME = "THREATEN", "REQUEST", "theme"
_ABOUT = frozenset({"REQUEST", "REJECT", "THREATEN", "PROTEST"})
#: Roles of an object that says what is asked for; behind it "li-" tells what for ("demanded a vote to").
_ABOUT_OBJECTS, _LI = frozenset({"theme", "within"}), "ل"
#: How far behind an act a word stands at most that tells what it is about; keeps a sentence without end linear.
_FARTHEST = 16
#: How far behind a weak word the one stands that tells what it is about.
_BEHIND_WEAK = 4
#: Marks behind which what an act is about stands no more.
_ENDS = frozenset("؛;.:")
#: Roles of markers behind which circumstances stand.
_PLACE = "place"
_APART = frozenset({"stop", _PLACE, "company"})
#: The preposition of what somebody threatens with, and how far behind it stands.
_BI, _WITH = "ب", 6
#: A clause of its own begins here.
_OPENERS = frozenset({"comp", "rel"})
#: The kind of those who fight without being an army.
_BAND = "armed"
_PAST, _ALSO = "past", "also"


def mode_of(view: EventView, trigger: Candidate, parties: Parties) -> str:
    """The mode, "" where nothing tells it."""
    entry = trigger.entry
    if entry.type in _ABOUT and (entry.type != _THREAT or _THEME in entry.prepositions.values()):
        matter = _matter_of(view, trigger, parties)
        if matter is not None:
            return matter.mode
        return "" if entry.type == _THREAT and _says_with_what(view, trigger) else entry.mode
    if entry.mode == _EXPLOSIVES and _mode_by_means(view, trigger, parties) == _SUICIDE:
        return _SUICIDE
    if entry.mode == _AERIAL and _mode_by_means(view, trigger, parties) == _DRONE:
        return _DRONE
    if entry.mode in _BY_WEAPONS and any(_is_weapon(view, party) for party in parties.actors):
        return _mode_by_means(view, trigger, parties)
    mode = entry.mode
    if not mode and entry.type == _ASSAULT and not entry.joint:
        by_band = any(view.kinds[party.head] == _BAND for party in parties.actors)
        mode = _mode_by_means(view, trigger, parties) or (entry.of_bands if by_band else "")
    return _CROWD_CONTROL if mode in _BY_HAND and _is_on_crowd(view, parties) else mode


def _is_on_crowd(view: EventView, parties: Parties) -> bool:
    """Whether police or troops beat a crowd ("attacked the demonstrators with batons")."""
    forces = any(view.has_kind(p.first, p.stop, _FORCES) for p in parties.actors)
    return forces and any(view.kinds[p.head] == _CROWD and view.plural[p.head] for p in parties.recipients)


def mode_told(lead: Draft, mentions: Sequence[Draft]) -> str | None:
    """The mode of an event by its clearest mention.

    Others tell it for acts of words, where the clearest one only tells of victims, and in its own sentence ("attacked
    them with blows"); a bombing may be told elsewhere as a suicide's.
    """
    told = [draft.mode for draft in mentions if draft.mode]
    if lead.mode == _EXPLOSIVES and _SUICIDE in told:
        return _SUICIDE
    by_others = lead.type != _ASSAULT or lead.trigger.entry.result
    beside = [draft.mode for draft in mentions if draft.mode and draft.sentence == lead.sentence]
    return lead.mode or next(iter(told if by_others else beside), None)


def _matter_of(view: EventView, trigger: Candidate, parties: Parties) -> EventMatter | None:
    """The first word behind an act of words that tells what it is about, not who acts ("the summit called for"); a weak
    one only where there is no other."""
    actors = {at for party in parties.actors for at in range(party.first, party.stop)}
    entry, weak = trigger.entry, None
    told_first = entry.type == _REQUEST and entry.object in _ABOUT_OBJECTS
    themes, opened = {fold(key) for key, role in entry.prepositions.items() if role == _THEME}, False
    stop, behind, aside = view.sentence(trigger.first).stop, trigger.first, 0
    limit = min(stop, trigger.stop + _FARTHEST)
    for at in range(trigger.first + 1, stop):
        found = view.classes[at]
        if at >= behind and at in view.asides:
            behind = view.asides[at]
            aside, limit = aside + behind - at, min(stop, limit + behind - at)
        if at < behind or at in actors:
            continue
        if at >= limit or _is_past_content(view, at) or (told_first and found.preposition == _LI):
            break
        opened = opened or found.preposition in themes or view.tokens[at].norm in themes
        for matter in view.matters.get(at, ()):
            if (
                entry.type in matter.types
                and at - trigger.stop - aside < matter.reach
                and not _is_apart(view, at, opened)
            ):
                if not matter.weak:
                    return matter
                weak, limit = weak or matter, min(limit, at + _BEHIND_WEAK)
    return weak


def _says_with_what(view: EventView, trigger: Candidate) -> bool:
    """Whether "bi-" behind a word of threatening tells with what."""
    for at in range(trigger.stop, min(view.sentence(trigger.first).stop, trigger.stop + _WITH)):
        found = view.classes[at]
        if found.tag in _OPENERS or _is_past_content(view, at):
            return False
        if found.preposition == _BI and found.tag == "noun":
            return True
    return False


def _is_past_content(view: EventView, at: int) -> bool:
    """Whether what an act is about ends before a word: a stop, "after", a further clause, another's words."""
    found = view.classes[at]
    if at in view.known or (found.tag == "conj" and opens_part(view, at)):
        return True
    if view.tokens[at].text in _ENDS or (found.tag == "verb" and found.conjunction) or view.role_at(at) == _ALSO:
        return True
    return view.is_cue(view.tokens[at].start)


def _is_apart(view: EventView, at: int, opened: bool) -> bool:
    """Whether a word tells of circumstances ("during a meeting"), of what was done, or who somebody is.

    Once a preposition has opened what an act is about, "in" belongs to that ("called for taking part in talks").
    """
    before, found, name = at - 1, view.classes[at], view.names[at]
    done = found.tense == _PAST and view.classes[before].tag != "prep" and not found.preposition
    if done or (name is not None and view.names[before] is name):
        return True
    body = view.kinds[before] not in ("", QUANTITY) and not view.classes[before].definite
    role = view.role_at(before)
    return (role in _APART and not (opened and role == _PLACE)) or (body and found.definite and not found.preposition)


def _mode_by_means(view: EventView, trigger: Candidate, parties: Parties) -> str:
    """The mode that weapons near the trigger or the actor itself tell."""
    sentence = view.sentence(trigger.first)
    first = max(sentence.first, trigger.first - _MEANS_BEFORE)
    stop = min(sentence.stop, trigger.stop + _MEANS_AFTER)
    near: list[EventMeans] = []
    for at in (*range(trigger.first, first - 1, -1), *range(trigger.stop, stop)):
        means = view.means[at]
        if means is not None and not _is_parted(view, at, trigger.first):
            near.append(means)
    for party in parties.actors:
        near += [m for m in view.means[party.first : party.stop] if m is not None and m.agentive]
    return min(near, key=lambda m: m.rank).mode if near else ""


def _is_weapon(view: EventView, party: Party) -> bool:
    """Whether a phrase is headed by an aircraft or a gun, which strikes and does not beat."""
    weapon = view.means[party.head]
    return weapon is not None and weapon.agentive and weapon.mode != _SUICIDE


def _is_parted(view: EventView, at: int, trigger: int) -> bool:
    """Whether a comma stands between two tokens, or a verb with "and" opens a further clause there."""
    first, last = sorted((at, trigger))
    joined = (view.classes[k] for k in range(first + 1, last + 1))
    return any(view.tokens[k].text in "،,؛" for k in range(first, last)) or any(
        found.tag == "verb" and found.conjunction for found in joined
    )
