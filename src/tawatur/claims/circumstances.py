"""What stands around an event word and says that it is a memory, a charge at court, or what a clause was done for."""

from __future__ import annotations

from tawatur.claims.clauses import clause_of
from tawatur.claims.eventview import EventView
from tawatur.claims.parties import Party
from tawatur.claims.triggers import Candidate
from tawatur.records.ledger import Derivation, TimeExpression

__all__ = ["doers_of", "recalled_by", "with_year"]

#: How far before "in protest at" the verb of its clause stands, and before an event noun the word that recalls it.
_CLAUSE, _RECALL = 24, 8
#: Those who may protest: in the plural the second too; who speaks for a state or an army does not.
_CROWD, _PEOPLE = "crowd", ("crowd", "civilian", "official")
#: What news of the day is not dated by; the longer ones however they are written.
_LONGER = ("decade", "century")
_LONG = ("year", "month", *_LONGER)
#: A year as it is written.
_DIGITS = 4


def doers_of(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The people who do what the clause before a circumstance tells; nobody where a state or its officials do it."""
    first = max(view.sentence(trigger.first).first, trigger.first - _CLAUSE)
    for at in range(trigger.first - 1, first - 1, -1):
        if view.classes[at].tag != "verb":
            continue
        subject = clause_of(view, at).subject[:1]
        if subject and subject[0].stop <= trigger.first:
            return subject if _are_people(view, subject[0]) else ()
    return ()


def _are_people(view: EventView, party: Party) -> bool:
    kinds = view.kinds[party.first : party.stop]
    if _CROWD in kinds:
        return True
    head = party.head
    several = view.plural[head] or view.classes[head].number == "pl" or view.classes[party.first].tag == "num"
    return several and (view.kinds[head] in _PEOPLE or head in view.people)


def recalled_by(view: EventView, trigger: Candidate) -> Derivation | None:
    """The word before an event noun that makes it a memory, an exhibit or a charge: "the anniversary of the attack"."""
    if trigger.shape not in ("noun", "phrase") or view.classes[trigger.first].tag == "verb":
        return None
    first = max(view.sentence(trigger.first).first, trigger.first - _RECALL)
    for at in range(trigger.first - 1, first - 1, -1):
        if view.classes[at].tag in ("verb", "comp") or view.tokens[at].text in "،,؛:.":
            return None
        if at in view.recalls:
            token = view.tokens[at]
            evidence = (view.doc.span(token.start, token.end),)
            return Derivation(field="status", rule="<recalled>", basis="inferred", evidence=evidence)
    return None


def with_year(view: EventView, when: TimeExpression | None) -> Derivation | None:
    """Without a day of publication: a year or month told with its year, as news of the day never is."""
    if when is None or view.doc.article.published_on is not None or when.granularity not in _LONG:
        return None
    written = sum(letter.isdecimal() for letter in when.text) >= _DIGITS
    if not when.value or not (written or when.granularity in _LONGER):
        return None
    return Derivation(field="status", rule="<told with its year>", basis="inferred", evidence=(when,))
