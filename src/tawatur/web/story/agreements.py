"""Agreements with the states that each claimant gives them, and requests with the replies that were told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from tawatur.export.view import Outlet
from tawatur.export.view_claims import make_requests
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import AGREEMENT_STATES, Agreement, AgreementTold
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key
from tawatur.web.story.frame import Frame, Said

__all__ = ["AgreementState", "AgreementView", "RequestCard", "StateTold", "agreements_of", "requests_of"]


class StateTold(msgspec.Struct, frozen=True, kw_only=True):
    """The first words by which a claimant tells a state in an account, and how often it stands there.

    The `source` of the words is the claimant, None where the article itself says so.
    """

    said: Said
    times: int


class AgreementState(msgspec.Struct, frozen=True, kw_only=True):
    """A state and everyone who tells it."""

    state: str
    told: tuple[StateTold, ...]


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
    """A name by which it comes together with the same one in other forms ("the truce", "a truce")."""
    return " ".join(likeness_key(word) for word in fold(name).split())


def _agreement(group: list[tuple[Outlet, Agreement]], frame: Frame) -> AgreementView:
    told = [(outlet, one) for outlet, agreement in group for one in agreement.states]
    states = (
        AgreementState(state=state, told=tuple(_told([(o, one) for o, one in told if one.state == state], frame)))
        for state in AGREEMENT_STATES
    )
    terms = [frame.span(outlet, term) for outlet, agreement in group for term in agreement.terms]
    return AgreementView(
        kind=group[0][1].kind,
        name=max((agreement.name for _, agreement in group), key=len),
        accounts=tuple(dict.fromkeys(outlet.number for outlet, _ in group)),
        states=tuple(state for state in states if state.told),
        terms=tuple({fold(term.text): term for term in reversed(terms)}.values())[::-1],
    )


def _told(found: list[tuple[Outlet, AgreementTold]], frame: Frame) -> Iterator[StateTold]:
    """One line for each account and claimant."""
    lines: dict[tuple[int, str], list[tuple[Outlet, AgreementTold]]] = defaultdict(list)
    for outlet, one in found:
        lines[outlet.number, fold(one.by.text) if one.by else ""].append((outlet, one))
    for same in lines.values():
        outlet, first = same[0]
        said = frame.span(outlet, first.words, source=first.by.text if first.by else None)
        yield StateTold(said=said, times=len(same))


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
