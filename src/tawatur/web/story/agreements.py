"""Agreements with the states that each claimant gives them, and requests with the replies that were told."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from tawatur.export.view import Outlet
from tawatur.export.view_claims import make_requests
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import AGREEMENT_STATES, Agreement
from tawatur.text.folding import fold
from tawatur.web.story.frame import Frame, Said

__all__ = ["AgreementState", "AgreementView", "RequestCard", "agreements_of", "requests_of"]


class AgreementState(msgspec.Struct, frozen=True, kw_only=True):
    """A state and everyone who tells it; the `source` of words is the claimant, None where the article itself is."""

    state: str
    said: tuple[Said, ...]


class AgreementView(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement: its fullest name, who names it, and its states from proposed to collapsed, side by side.

    States are what is claimed, never what holds: those of different claimants may exclude each other.
    """

    kind: str
    name: str
    accounts: tuple[int, ...]
    states: tuple[AgreementState, ...]
    terms: tuple[Said, ...]


class RequestCard(msgspec.Struct, frozen=True, kw_only=True):
    """A request with every place that tells it, the reply told of, and the day up to which none is seen."""

    kind: str
    reply: str
    until: str
    told: tuple[Said, ...]
    answers: tuple[Said, ...]


def agreements_of(frame: Frame) -> tuple[AgreementView, ...]:
    """Agreements of one kind that share a name stand together; those that most accounts name come first."""
    groups: dict[tuple[str, str], list[tuple[Outlet, Agreement]]] = defaultdict(list)
    for outlet in frame.story.outlets:
        for agreement in outlet.ledger.agreements:
            groups[agreement.kind, _bare(agreement.name)].append((outlet, agreement))
    views = [_agreement(group, frame) for group in groups.values()]
    views.sort(key=lambda view: (-len(view.accounts), -len(view.states), view.name))
    return tuple(views)


def _bare(name: str) -> str:
    return " ".join(fold(name).split())


def _agreement(group: list[tuple[Outlet, Agreement]], frame: Frame) -> AgreementView:
    told = [(outlet, one) for outlet, agreement in group for one in agreement.states]
    states = []
    for state in AGREEMENT_STATES:
        said = [
            frame.span(outlet, one.words, source=one.by.text if one.by else None)
            for outlet, one in told
            if one.state == state
        ]
        if said:
            states.append(AgreementState(state=state, said=tuple(said)))
    terms = [frame.span(outlet, term) for outlet, agreement in group for term in agreement.terms]
    return AgreementView(
        kind=group[0][1].kind,
        name=max((agreement.name for _, agreement in group), key=len),
        accounts=tuple(dict.fromkeys(outlet.number for outlet, _ in group)),
        states=tuple(states),
        terms=tuple({fold(term.text): term for term in reversed(terms)}.values())[::-1],
    )


def requests_of(comparison: Comparison, frame: Frame) -> tuple[RequestCard, ...]:
    """The requests in the order of the comparison."""
    return tuple(
        RequestCard(
            kind=request.kind,
            reply=request.reply,
            until=request.until,
            told=frame.all_said(request.told),
            answers=frame.all_said(request.answers),
        )
        for request in make_requests(comparison, frame.story)
    )
