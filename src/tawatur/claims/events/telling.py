"""Whether a draft is told as an event at all, or is left to the weights."""

from __future__ import annotations

from tawatur.claims.triggers.askedterms import PERSONAL
from tawatur.claims.triggers.happenings import Draft
from tawatur.records.layers import Modality

__all__ = ["HELD", "is_told"]

#: Acts told even where they are only possible.
_GRAVE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "REQUEST", "AID"})
_AID, _SUPPORT = "AID", "SUPPORT"
#: Acts whose nouns tell a deed that may be denied though nobody is named who does it.
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
#: What is held or reached may be told without those who do it.
HELD = frozenset({"CONSULT", "AGREE"})
_PHONE, _SEIZE = "phone", "seize"
_DENIAL, _PRESENT = "<denial>", "present"


def is_told(draft: Draft, marks: tuple[Modality, ...], *, weighed: bool) -> bool:
    """Whether an event is told at all: what merely did not happen, only might, or lacks its parties, is none.

    Where weights decide afterwards (`weighed`), what only might happen and acts that nobody does are left to them, but
    for support, which always has somebody who gives it.
    """
    status, entry = draft.status.value, draft.trigger.entry
    if draft.lacks:
        return False
    if status == "denied":
        told = bool(draft.actors) or _is_denied_deed(draft)
        return told and any(m.kind == "negated" and m.rule == _DENIAL for m in marks)
    if status == "hypothetical":
        told = bool(draft.actors or draft.recipients) if weighed else bool(draft.actors) and entry.type in _GRAVE
        return told and (draft.is_charged or not draft.inferred)
    if draft.is_known and draft.trigger.form.tense == _PRESENT and _is_standing(draft):
        return False
    if (not weighed or draft.type == _SUPPORT) and _is_nobodys(draft):
        return False
    if entry.mode == _SEIZE and draft.when is None:
        present = draft.trigger.form.tense == _PRESENT and (draft.is_known or not draft.status.derivation)
        return not (present and entry.lasting) and bool(draft.actors or draft.trigger.shape == "verb")
    return True


def _is_denied_deed(draft: Draft) -> bool:
    """Whether a noun tells a deed done to somebody that is itself denied ("denied the abduction of two soldiers")."""
    noun = draft.trigger.shape == "noun" and not (draft.is_definite or draft.trigger.pronoun)
    return noun and draft.type in _DEEDS and bool(draft.recipients)


def _is_nobodys(draft: Draft) -> bool:
    """Whether nobody is named who acts where somebody has to: talk about such acts."""
    entry = draft.trigger.entry
    if entry.type == _AID and entry.genitive and not draft.actors and not draft.recipients:
        return True
    held = (draft.is_carried and (entry.type in HELD or entry.joint)) or entry.mode == _PHONE
    return entry.type in PERSONAL and not draft.actors and entry.object != "theme" and not held


def _is_standing(draft: Draft) -> bool:
    """Whether a relative clause in the present only tells what somebody is about ("who defends the rights of")."""
    return draft.type in (_AID, _SUPPORT) or draft.mode == _SEIZE
