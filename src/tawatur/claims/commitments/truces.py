"""Truces as commitments: what is told of their state settles theirs, and tells one where nothing else does.

"The truce that collapsed" is no truce in force, and "ended the ceasefire of 2013" tells that there was one.
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordparties import sides_behind
from tawatur.records.identity import content_id
from tawatur.records.ledger import Agreement, AgreementTold, Commitment, Derivation
from tawatur.records.span import Span

__all__ = ["with_truces"]

_TRUCE = "ceasefire"
#: State of an agreement → status of the commitment that it is; other states leave it as its words tell it.
_STATUS = {"collapsed": "broken", "suspended": "broken", "in force": "in force", "extended": "in force"}
#: ... and of a truce that nothing else tells of.
_ALONE = _STATUS | {"violation alleged": "broken"}
_BROKEN, _OPEN, _IN_FORCE = "broken", "open", "in force"
#: How many truces before a name may still reach into it.
_NEAR = 4
#: Letters of an ISO day.
_DAY = 10


def with_truces(view: EventView, commitments: list[Commitment], agreements: list[Agreement]) -> list[Commitment]:
    """The commitments of an article, whose truces have the status that the states of their agreements give them.

    An article without any gets one: that of its first agreement whose state is told.
    """
    found = sorted((_dated(view, one) for one in commitments), key=lambda one: (one.content.start, one.content.end))
    truces = [k for k, one in enumerate(found) if one.kind == _TRUCE]
    starts = [found[k].content.start for k in truces]
    told = _STATUS if truces else _ALONE
    for agreement in agreements:
        last = next((t for t in reversed(agreement.states) if t.state in told), None)
        if agreement.kind != _TRUCE or last is None:
            continue
        if not truces:
            one = _told(view, agreement, last)
            return sorted((*found, one), key=lambda one: (one.content.start, one.content.end))
        for name in agreement.mentions if _STATUS[last.state] == _BROKEN else ():
            at = bisect_left(starts, name.end)
            for k in truces[max(0, at - _NEAR) : at]:
                if found[k].status == _IN_FORCE and found[k].content.overlaps(name):
                    found[k] = msgspec.structs.replace(found[k], status=_BROKEN)
    return found


def _dated(view: EventView, one: Commitment) -> Commitment:
    """A truce that is to begin after the day of its article is not in force yet."""
    published = view.doc.article.published_on
    if one.kind != _TRUCE or one.status != _IN_FORCE or published is None:
        return one
    first, stop = view.tokens_of(one.content)
    begins = (time.begin for time in view.times[first:stop] if time is not None and time.begin is not None)
    ahead = any(begin[:_DAY] > published.isoformat() for begin in begins)
    return msgspec.structs.replace(one, status=_OPEN) if ahead else one


def _told(view: EventView, agreement: Agreement, last: AgreementTold) -> Commitment:
    """The truce of an agreement whose state is told, by the name nearest to the word for it."""
    name = min(agreement.mentions, key=lambda span: abs(span.start - last.words.start))
    content = _with_pair(view, name)
    statement = statement_around(view.doc, name)
    return Commitment(
        id=content_id("commitment", view.doc.article.id, _TRUCE, content.start, content.end),
        kind=_TRUCE,
        from_=agreement.parties or _doers(view, last.words),
        content=content,
        status=_ALONE[last.state],
        statement=None if statement is None else statement.id,
        chain=() if statement is None else statement.chain,
        rule="<state of a truce>",
        derivation=(Derivation(field="status", rule="<state of a truce>", evidence=(last.words,)),),
    )


def _doers(view: EventView, words: Span) -> tuple[Span, ...]:
    """Who ended, broke or began a truce: the subject of the word for it, where that is a verb."""
    at = next((k for k in _tokens(view, words) if view.classes[k].tag == "verb"), None)
    return () if at is None else spans_of(view, able(view, clause_of(view, at).subject))


def _with_pair(view: EventView, name: Span) -> Span:
    """The name of a truce with those between whom it is."""
    tokens = _tokens(view, name)
    sides = sides_behind(view, tokens.stop, view.sentence(tokens.stop - 1).stop)
    return name if sides is None else view.doc.span_of_tokens(tokens.start, sides.stop)


def _tokens(view: EventView, span: Span) -> range:
    first = min(bisect_left(view.starts, span.start + 1) - 1, len(view.starts) - 1)
    return range(max(first, 0), bisect_left(view.starts, span.end))
