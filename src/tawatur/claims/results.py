"""Words for the killed and wounded, and for what a clause was done for: events only where nothing else tells them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from tawatur.claims.actuality import victims_of
from tawatur.claims.eventview import EventView
from tawatur.claims.happenings import Draft
from tawatur.records.document import Sentence

__all__ = ["without_results"]

#: How far behind the noun of an assault the verb stands that tells what it hit.
_RELAY = 8
_VIOLENT_MODES = frozenset({"explosives", "suicide-attack", "firearms", "heavy-weapons", "aerial", "drone"})


def without_results(view: EventView, sentence: Sentence, found: list[Draft], *, assaulted: bool) -> Iterator[Draft]:
    """Words for killed and wounded give victims to the sentence's own assault, or stand for one where there is none."""
    found = _without_circumstances(_relayed(found))
    acts = [d for d in found if d.type == "ASSAULT" and not d.trigger.entry.result]
    results = [d for d in found if d.trigger.entry.result]
    victims = victims_of(view, sentence) or tuple(dict.fromkeys(span for d in results for span in d.recipients))
    actual = [d for d in acts if d.status.value != "planned"]
    main = next((d for d in actual if not d.trigger.entry.joint), actual[0] if actual else None)
    kept_result = False
    armed = bool(results) and _tells_violence(view, sentence)
    for draft in found:
        if draft.trigger.entry.result:
            if (
                any(assaulted or not act.is_recalled for act in acts)
                or kept_result
                or not _has_cause(draft, armed=armed, assaulted=assaulted)
            ):
                continue
            kept_result = True
        elif draft is main and victims and (draft.mode in _VIOLENT_MODES or _hit_things(view, draft)):
            recipients = tuple(dict.fromkeys((*victims, *draft.recipients)))
            draft = msgspec.structs.replace(draft, recipients=recipients)
        yield draft


def _hit_things(view: EventView, draft: Draft) -> bool:
    """Whether an assault named no people whom it hit, only things and places."""
    ats = [bisect_left(view.starts, span.start) for span in draft.recipients]
    return all(at < len(view.kinds) and view.kinds[at] in ("", "post") and view.names[at] is None for at in ats)


def _relayed(found: list[Draft]) -> list[Draft]:
    """Give the object of a relaying verb to the assault that the noun before it names, and drop the verb."""
    kept: list[Draft] = []
    for draft in found:
        near = kept[-1] if kept else None
        follows = near is not None and 0 <= draft.trigger.first - near.trigger.stop <= _RELAY
        if draft.trigger.entry.relays and near is not None and follows and near.type == draft.type:
            recipients = tuple(dict.fromkeys((*near.recipients, *draft.recipients)))
            kept[-1] = msgspec.structs.replace(near, recipients=recipients, mode=near.mode or draft.mode, is_named=True)
        else:
            kept.append(draft)
    return kept


def _without_circumstances(found: list[Draft]) -> list[Draft]:
    """Leave out what a clause was done for where the sentence tells another event of the type."""
    told = {draft.type for draft in found if not draft.trigger.entry.circumstance}
    kept: list[Draft] = []
    for draft in found:
        if draft.trigger.entry.circumstance:
            if draft.type in told:
                continue
            told.add(draft.type)
        kept.append(draft)
    return kept


def _tells_violence(view: EventView, sentence: Sentence) -> bool:
    """Whether a sentence names weapons (aircraft crash too) or has words of violence."""
    weapons = (view.means[at] for at in range(sentence.first, sentence.stop))
    violent = view.tokens[sentence.first].sentence in view.violent
    return violent or any(weapon is not None and weapon.mode != "aerial" for weapon in weapons)


def _has_cause(draft: Draft, *, armed: bool, assaulted: bool) -> bool:
    """Whether a death is told as violent: by its sentence, the word, the dead, who did it, or an assault before."""
    if armed or draft.trigger.entry.violent or draft.fighters_fell or draft.actors:
        return True
    return assaulted and not draft.is_title
