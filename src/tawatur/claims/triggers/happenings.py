"""One event as the places of an article tell it: drafts, and the happening that several of them tell."""

from __future__ import annotations

import msgspec

from tawatur.claims.triggers.status import Status
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Derivation, TimeExpression
from tawatur.records.span import Span

__all__ = ["Draft", "Happening"]

#: How much less clear each further sentence tells it, a headline, a place that only speaks of it, a clause that only
#: describes somebody by it, one that says that it may happen, and one that only names its people.
_LATER, _HEADLINE, _CHARGE, _KNOWN, _POSSIBLE, _CROWD = 0.8, 40.0, 20.0, 1.0, 3.0, 0.45
_HYPOTHETICAL = "hypothetical"
#: The sentence from which on all tell it alike.
_LAST = 40


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one place tells it.

    `is_carried`: a verb tells that it takes place; `is_definite`: told as known; `is_recalled`: only spoken of;
    `is_named`: with parties of its own; `is_known`: a verb that describes somebody or something by what was done
    ("the men whom they trained"); `is_charged`: only what somebody is charged with or remembers; `is_joined`: "and"
    stands before its word; `is_added`: "also" does; `is_pointed`: "this" does; `lacks`: what its parties or its clause
    lack for an event.
    """

    trigger: Candidate
    span: Span
    type: str
    mode: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    places: tuple[Span, ...]
    when: TimeExpression | None
    status: Status
    is_definite: bool
    is_recalled: bool
    is_title: bool
    is_named: bool
    sentence: int
    rules: tuple[str, ...]
    inferred: tuple[str, ...] = ()
    fighters_fell: bool = False
    is_known: bool = False
    is_carried: bool = False
    is_charged: bool = False
    is_joined: bool = False
    is_added: bool = False
    is_pointed: bool = False
    lacks: str = ""
    #: Places that only its sentence tells: they tell no happenings apart.
    nearby: tuple[Span, ...] = ()

    @property
    def clarity(self) -> float:
        """How much this place tells of the event; the body is clearer than the headline."""
        told = 1.0 * bool(self.actors) + 1.0 * bool(self.recipients) + 0.3 * bool(self.places) + 0.5 * bool(self.when)
        carried = 0.5 * (self.trigger.shape != "noun") + 0.25 * (not self.is_definite)
        aside = _HEADLINE * self.is_title + _CHARGE * self.is_charged + _KNOWN * self.is_known
        aside += _CROWD * self.trigger.entry.people
        aside += _POSSIBLE * (self.status.value == _HYPOTHETICAL)
        return told + carried - aside - _LATER * min(self.sentence, _LAST)


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """The drafts of one event; `lead` is the clearest, `why` the step that says why it was taken for one."""

    drafts: tuple[Draft, ...]
    why: Derivation | None = None

    @property
    def lead(self) -> Draft:
        """The clearest draft, the first of equally clear ones."""
        if len(self.drafts) == 1:
            return self.drafts[0]
        return max(self.drafts, key=lambda d: (d.clarity, -d.span.start))
