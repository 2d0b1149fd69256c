"""Asides between two commas, dashes or brackets, which part a verb from its subject or object: when, where, according
to whom, or who somebody is ("X, according to Y, arrested")."""

from __future__ import annotations

from tawatur.claims.clauses.phrasefit import takes_genitive
from tawatur.claims.clauses.view import POST, EventView
from tawatur.records.document import Sentence
from tawatur.text.dashes import DASHES
from tawatur.text.pronouns import agreement_of

__all__ = ["behind_aside", "look_up_asides"]

#: The longest aside.
_LONGEST = 16
#: Opening marks and what closes each.
_CLOSING = {"،": "،,", ",": "،,", "(": ")"} | {dash: dash for dash in DASHES}
_BRACKET, _COMMAS = "(", frozenset("،,")
#: Marks at which no aside goes on.
_STOPS = frozenset(".؛;:!؟?")
#: Roles of markers that belong to the phrase before them, and that of those that tell circumstances.
_BOUND, _CIRCUMSTANCE = frozenset({"attribute", "each", "also"}), "stop"
#: The role of "at the hands of".
_DOER = "actor"
#: What asides tell.
_TIMED, _MARKED, _WHO = "when", "circumstance", "who"
#: ... and where something was that a clause of its own describes ("in a statement issued yesterday").
_WHERE = "where"
#: ... and the name of somebody in office before it, or the office of somebody named before it ("the minister, X, ...").
_PERSON, _OFFICE = "PER", "official"
#: What pronouns of several and of bodies agree with, and how long "among them" is at least.
_THEIRS, _AMONG = frozenset({"pl", "f"}), 4
#: Classes of the words of an office.
_NOMINAL = frozenset({"noun", "name", "adj", "num"})
#: How many words before a name his office begins.
_TITLE = 6


def look_up_asides(view: EventView, sentence: Sentence) -> None:
    """Mark where asides of a sentence open and close."""
    at = sentence.first + 1
    while at < sentence.stop - 2:
        text, closing = view.tokens[at].text, 0
        if text in _CLOSING:
            closing = _closing(view, at, sentence.stop)
        if text in _COMMAS and not closing:
            closing = _named_until(view, at, sentence) or _among_until(view, at, sentence)
        if view.classes[at].tag == "verb" and (supposed := _supposed_until(view, at, sentence)):
            closing = supposed - 1
        if closing:
            view.asides[at] = closing + 1
            view.closings[closing] = at
            at = closing
        at += 1


def behind_aside(view: EventView, at: int, *, noun: bool, attached: bool) -> int:
    """Where the clause of a verb or `noun` goes on behind the aside that opens at a token, the token itself where it
    does not: a preposition behind other `attached` phrases opens another one, and an object is none of a noun's."""
    behind = view.asides.get(at, at)
    led = view.classes[behind].tag == "prep"
    done_by = view.role_at(behind) == _DOER
    return at if (led and attached and not done_by) or (noun and not led) else behind


def _named_until(view: EventView, opening: int, sentence: Sentence) -> int:
    """The comma that closes the name of whoever holds the office before the aside, or the office of whoever is named
    before it, where the clause goes on with a noun behind it; 0 elsewhere."""
    name, before, found = view.names[opening + 1], view.names[opening - 1], view.classes[opening + 1]
    if found.conjunction or found.preposition:
        return 0
    at = opening + 1
    if name is not None and name.type == _PERSON and name.first == at:
        titles = range(max(sentence.first, opening - _TITLE), opening)
        at = name.stop if before is None or before.type != _PERSON else at
        office = any(view.kinds[k] == _OFFICE and view.classes[k].tag == "noun" for k in titles)
        if not office or any(view.tokens[k].text in _COMMAS for k in titles):
            return 0
    elif before is not None and before.type == _PERSON and view.kinds[at] == _OFFICE and name is None:
        while at < min(sentence.stop - 1, opening + _LONGEST) and view.classes[at].tag in _NOMINAL:
            at += 1
    ended = opening + 1 < at < sentence.stop - 1 and view.tokens[at].text in _COMMAS
    behind = view.classes[at + 1] if ended else None
    follows = behind is not None and behind.tag in _NOMINAL and not behind.conjunction and view.times[at + 1] is None
    return at if follows and view.names[at + 1] is None else 0


def _among_until(view: EventView, opening: int, sentence: Sentence) -> int:
    """The comma that closes "among them X and Y"; 0 elsewhere."""
    at = opening + 1
    at += view.is_from(at)
    found = view.classes[at]
    if (
        found.tag != "prep"
        or agreement_of(found.pronoun) not in _THEIRS
        or found.conjunction
        or len(view.tokens[at].norm) < _AMONG
    ):
        return 0
    for k in range(at + 1, min(sentence.stop - 1, opening + _LONGEST)):
        if view.tokens[k].text in _COMMAS:
            return k if k > at + 1 and _resumes(view, k + 1) else 0
        if view.classes[k].tag not in _NOMINAL or view.classes[k].preposition:
            return 0
    return 0


def _supposed_until(view: EventView, at: int, sentence: Sentence) -> int:
    """Where a clause goes on behind what indefinite people right before a verb are only supposed to be ("gunmen |
    believed to be of the group X | killed"), 0 where no such words begin there."""
    found, before = view.classes[at], view.classes[at - 1]
    opens = found.number == "sg" and not found.conjunction and view.kinds[at - 1] not in ("", POST)
    if not opens or before.definite or before.pronoun or before.tag not in ("noun", "adj"):
        return 0
    that = at + 1 + (view.classes[at + 1].tag == "prep")
    if (
        that + 2 >= sentence.stop
        or view.classes[that].tag != "comp"
        or agreement_of(view.classes[that].pronoun) not in _THEIRS
    ):
        return 0
    first = that + 1 + (view.role_at(that + 1) == "attribute")
    end = first + (view.classes[first].tag == "prep" or view.classes[first].preposition != "")
    stop = min(sentence.stop - 1, at + _LONGEST)
    while end < stop and view.classes[end].tag in _NOMINAL and not view.classes[end].preposition:
        before, name = view.classes[end - 1], view.names[end]
        described = view.classes[end].tag == "adj" and view.classes[end].definite == before.definite
        inside = name is not None and name.first < end
        if not (before.tag in ("prep", "comp") or described or inside or takes_genitive(view, end - 1)):
            break
        end += 1
    return end if end > first + 1 or view.kinds[first] != "" or view.classes[first].preposition else 0


def _closing(view: EventView, opening: int, stop: int) -> int:
    """The mark that closes an aside, behind which its clause goes on; 0 where none was opened."""
    mark = view.tokens[opening].text
    kind = _kind(view, opening + 1, mark)
    if not kind:
        return 0
    described = False
    for at in range(opening + 2, min(stop - 1, opening + _LONGEST)):
        text, found = view.tokens[at].text, view.classes[at]
        if text in _STOPS or (kind == _TIMED and not _dates(view, at) and text not in _CLOSING[mark]):
            return 0
        if kind in (_MARKED, _WHERE) and found.tag in ("verb", "comp", "rel"):
            if described or not _describes(view, at, opening + 1):
                return 0
            described = True
        if kind == _WHERE and text in _CLOSING[mark] and not (described and view.classes[at + 1].tag != "verb"):
            return 0
        if text in _CLOSING[mark] and not (mark in _COMMAS and _goes_on_inside(view, at)):
            return at if mark == _BRACKET or _resumes(view, at + 1) else 0
    return 0


def _kind(view: EventView, at: int, mark: str) -> str:
    """What an aside tells that begins at a token: when; according to whom or after what; who somebody is; "" where
    none begins. Between commas a preposition only adds to its clause."""
    marker, found = view.markers[at], view.classes[at]
    if view.times[at] is not None:
        return _TIMED
    if mark == _BRACKET or found.conjunction:
        known = found.tag == "pron" or (found.tag == "rel" and mark not in _COMMAS)
        return _WHO if known and mark != _BRACKET else ""
    if found.tag in ("rel", "pron"):
        return _WHO
    if marker is not None and (marker[0] == _CIRCUMSTANCE or (mark not in _COMMAS and marker[0] not in _BOUND)):
        return _MARKED
    if found.tag != "prep" and not found.preposition:
        return ""
    return _WHERE if mark in _COMMAS else _MARKED


def _describes(view: EventView, verb: int, first: int) -> bool:
    """Whether a past verb right behind an indefinite noun of an aside describes it ("during a meeting held today")."""
    found, before = view.classes[verb], view.classes[verb - 1]
    past = found.tag == "verb" and found.tense == "past" and not found.conjunction
    plain = before.tag in ("noun", "adj") and not (before.definite or before.pronoun) and view.names[verb - 1] is None
    return past and plain and verb > first


def _dates(view: EventView, at: int) -> bool:
    """Whether a word belongs to a time, or leads to one."""
    return view.times[at] is not None or view.classes[at].tag in ("prep", "adv", "punct", "dem")


def _goes_on_inside(view: EventView, at: int) -> bool:
    """Whether a comma stands inside an aside: a time or "who" follows it."""
    return view.times[at + 1] is not None or view.classes[at + 1].tag == "rel"


def _resumes(view: EventView, at: int) -> bool:
    """Whether the clause goes on at a token, and no other begins by "and"."""
    found = view.classes[at]
    return found.tag in ("noun", "name", "num", "prep", "verb", "adj") and not found.conjunction
