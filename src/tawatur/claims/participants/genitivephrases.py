"""The phrase that an event noun governs right behind it, and who can be such a genitive."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.claims.participants.tellers import opens_words
from tawatur.claims.triggers.triggers import Candidate
from tawatur.text.spelling import is_participle

__all__ = ["genitive_of", "is_countryman", "is_freed"]

#: Modes of what befalls persons only.
_ON_PERSONS = frozenset({
    "arrest", "abduct", "torture", "beat", "targeted", "sexual", "deport", "convict", "release",
})  # fmt: skip
_VISIT, _CONSULT, _ASSAULT, _COERCE, _SUPPORT = "visit", "CONSULT", "ASSAULT", "COERCE", "SUPPORT"
#: Kinds of persons that are no adjectives of deeds.
_OFFICE, _PERSONS = "official", frozenset({"civilian", "official", "crowd"})
#: How masculine plurals end before their genitive.
_BOUND = ("و", "ي")
#: How indefinite objects and adverbs end.
_ACCUSATIVE = ("ا", "ً")


def genitive_of(view: EventView, trigger: Candidate, at: int, limit: int) -> list[Party]:
    """The phrase that a noun without article governs right behind it ("the bombing of the town")."""
    first, single = view.classes[trigger.first], trigger.stop - trigger.first == 1
    named = trigger.shape == "noun" or (trigger.entry.type == _ASSAULT and single and first.tag == "noun")
    indefinite = view.tokens[trigger.first].text.endswith(_ACCUSATIVE)
    named = named or is_freed(view, trigger)
    if not named or indefinite or (first.definite and single) or at >= limit:
        return []
    at = _past_deeds(view, trigger, at, limit)
    found = view.classes[at]
    if trigger.entry.type == _ASSAULT and trigger.entry.genitive == "actor" and at in view.victims:
        return []
    if _is_trait(view, at):
        return []
    somebody = found.tag != "adj" or _is_somebody(view, trigger, at)
    somebody = somebody or _is_more_than(view, trigger, at) or _are_of(view, at)
    somebody = somebody or (view.kinds[at] == QUANTITY and opens_words(view, trigger.first))
    opens = somebody and (view.markers[at] is None or view.kinds[at] != "")
    opens = opens or at in view.counting
    return parties_at(view, at, limit) if opens and not found.preposition and not found.conjunction else []


def _is_trait(view: EventView, at: int) -> bool:
    """Whether an indefinite word with the form of a participle, unknown as a person, a thing or a place, describes the
    deed before it ("a double bombing in")."""
    found, token = view.classes[at], view.tokens[at]
    plain = found.tag == "noun" and not (found.definite or found.pronoun or found.preposition or found.conjunction)
    if not plain or found.gender == "f" or not is_participle(token.norm) or view.is_site(at) or at in view.people:
        return False
    known = view.kinds[at] or view.means[at] or view.names[at] or view.nations[at] or at in view.singles
    alone = at + 1 >= len(view.classes) or view.classes[at + 1].tag in ("prep", "punct", "verb")
    return not known and alone


def is_freed(view: EventView, trigger: Candidate) -> bool:
    """Whether a phrase is a noun with its own genitive, behind which those stand whom it befalls ("setting free")."""
    first, last = view.classes[trigger.first], view.classes[trigger.stop - 1]
    pair = trigger.shape == "phrase" and trigger.stop - trigger.first > 1 and trigger.entry.genitive == "recipient"
    return pair and first.tag == "noun" and last.tag == "noun" and not (last.definite or last.pronoun)


def _is_somebody(view: EventView, trigger: Candidate, at: int) -> bool:
    """Whether a word read as an adjective of a deed names whom it befalls ("the arrest of a leader", "of the journalist
    X")."""
    found, noun = view.classes[at], view.classes[trigger.first]
    one = at in view.singles or (view.kinds[at] == _OFFICE and not view.plural[at])
    person = one and view.kinds[at] in _PERSONS and not view.nations[at]
    person = person or is_countryman(view, trigger, at)
    befalls = trigger.entry.genitive == "recipient" and (trigger.shape == "noun" or is_freed(view, trigger))
    return person and befalls and (found.definite or not noun.definite)


def _are_of(view: EventView, at: int) -> bool:
    """Whether a plural of people stands there as before its genitive ("the strike of drivers of trains")."""
    found, text = view.classes[at], view.tokens[at].text
    return view.plural[at] and view.kinds[at] in _PERSONS and not found.definite and text[-1] in _BOUND


def _is_more_than(view: EventView, trigger: Candidate, at: int) -> bool:
    """Whether "more" or "less" opens a count of those whom a deed befalls ("the arrest of more than 200 teachers")."""
    bare = view.kinds[at] == QUANTITY and not view.classes[at].definite and view.is_from(at + 1)
    return bare and trigger.entry.genitive == "recipient"


def is_countryman(view: EventView, trigger: Candidate, at: int) -> bool:
    """Whether an adjective of nationality is whom a deed done to persons befalls ("the arrest of | an Iraqi")."""
    found, noun = view.classes[at], view.classes[trigger.first]
    alone = not (found.definite or noun.definite or found.preposition or found.conjunction)
    befalls = trigger.entry.mode in _ON_PERSONS or at in view.victims
    return alone and view.nations[at] and befalls and trigger.shape == "noun"


def _past_deeds(view: EventView, trigger: Candidate, at: int, limit: int) -> int:
    """Behind a deed that "and" joins to one done to the same ("the killing and wounding of six soldiers")."""
    found = view.classes[at]
    plain = found.tag == "noun" and found.conjunction and not (found.preposition or found.definite or found.pronoun)
    if not plain or at != trigger.stop or at + 1 >= limit or trigger.entry.genitive != "recipient":
        return at
    behind, text = view.classes[at + 1], view.tokens[at].text
    closed = text.endswith(_ACCUSATIVE) or view.names[at] is not None or view.kinds[at] != "" or at in view.people
    known = behind.definite or behind.tag in ("name", "num") or view.can_act(at + 1, at + 2)
    governs = behind.tag in ("noun", "name", "num") and not behind.preposition and not behind.conjunction
    return at + 1 if known and governs and not closed else at
