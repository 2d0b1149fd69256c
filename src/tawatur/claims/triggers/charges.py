"""Whether a deed stands in a list of what somebody is charged with or was convicted of."""

from __future__ import annotations

from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Derivation

__all__ = ["listed_charge"]

_NOUNS = ("noun", "phrase")
#: How far before a deed the list begins at most.
_LIST = 40
#: Words for the charges of a list: what is alleged has perhaps not happened, what a court or an inquiry has found has.
_STATUS = {"accusation": "hypothetical", "conviction": "historical"}
#: Types of deeds that may be charged, and those only as the first one of a list: an arrest behind it is rather news.
_CHARGED, _ALONE = frozenset({"ASSAULT", "PROTEST", "AID"}), frozenset({"COERCE", "COOPERATE", "MOBILIZE"})
_COMMAS, _STOPS = frozenset("،,"), frozenset("؛;:.!?؟")
#: Another clause begins here, and here tells of circumstances.
_OPENERS, _CIRCUMSTANCE = frozenset({"verb", "comp", "rel", "conj"}), "stop"


def listed_charge(view: EventView, trigger: Candidate) -> tuple[str, Derivation] | None:
    """The status of a deed that the word before its list makes a charge ("of killing a guard and taking part in"), and
    that word."""
    if trigger.shape not in _NOUNS or view.classes[trigger.first].tag == "verb":
        return None
    first = max(view.sentence(trigger.first).first, trigger.first - _LIST)
    joined = view.classes[trigger.first].conjunction
    for at in range(trigger.first - 1, first - 1, -1):
        status = _STATUS.get(view.charges.get(at, ""))
        if status is not None:
            if trigger.entry.type not in (_CHARGED if joined else _CHARGED | _ALONE):
                return None
            token = view.tokens[at]
            evidence = (view.doc.span(token.start, token.end),)
            return status, Derivation(field="status", rule="<charge>", basis="inferred", evidence=evidence)
        found, text = view.classes[at], view.tokens[at].text
        if text in _STOPS or found.tag in _OPENERS or view.role_at(at) == _CIRCUMSTANCE:
            return None
        if text in _COMMAS and not _goes_on(view, at + 1):
            return None
        joined = joined or found.conjunction
    return None


def _goes_on(view: EventView, at: int) -> bool:
    """Whether a list goes on behind a comma."""
    return view.classes[at].conjunction and view.classes[at].tag not in _OPENERS
