"""Clauses in which a weapon or an attack is the subject of a verb of striking ("hit a missile | the embassy")."""

from __future__ import annotations

from itertools import takewhile

from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.phrasefit import HEADS
from tawatur.claims.clauses.view import EventView
from tawatur.records.document import Sentence

__all__ = ["STRUCK", "struck_by"]

#: The construction in which a weapon or an attack does what a verb tells.
STRUCK = "struck"
#: How far before a verb of striking its weapon stands.
_BEFORE = 4


def struck_by(view: EventView, verb: int, after: list[list[Party]], sentence: Sentence) -> tuple[Party, ...]:
    """Whom a weapon or an attack strikes that stands right behind its verb ("hit a missile | the embassy"), or right
    before it."""
    party = after[0][0] if verb in view.strikes and after else None
    if party is None:
        return ()
    before = takewhile(
        lambda k: view.classes[k].tag in HEADS, range(verb - 1, max(sentence.first, verb - _BEFORE) - 1, -1)
    )
    if any(_strikes(view, at) for at in before) and not _strikes(view, party.first):
        return tuple(after[0])
    weapon = view.means[party.first]
    acts = weapon is not None and weapon.agentive
    deed = party.first + 1 < party.stop and party.first + 1 in view.deeds and not acts
    if not (_strikes(view, party.first) or deed):
        return ()
    if len(after) > 1:
        return tuple(after[1])
    at = party.first + 1
    while at < party.stop and (view.classes[at].tag == "adj" or view.means[at] is not None):
        at += 1
    known = at < party.stop and (view.classes[at].definite or view.names[at] is not None or view.kinds[at] != "")
    known = known or (at < party.stop and view.is_site(at))
    return tuple(parties_at(view, at, sentence.stop)) if known else ()


def _strikes(view: EventView, at: int) -> bool:
    """Whether a weapon that does not act by itself, or a deed, stands at a token."""
    weapon = view.means[at]
    return at in view.deeds or (weapon is not None and not weapon.agentive)
