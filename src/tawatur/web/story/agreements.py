"""Agreements with the states that each claimant gives them, and requests with the replies that were told."""

from __future__ import annotations

import msgspec

from tawatur.export.view_claims import make_requests
from tawatur.export.view_tracks import AgreementView as Agreement
from tawatur.export.view_tracks import make_agreements
from tawatur.records.comparison import Comparison
from tawatur.records.tracks import Claimant
from tawatur.web.story.frame import Frame, Said

__all__ = ["AgreementView", "RequestCard", "StateTold", "agreements_of", "requests_of"]


class StateTold(msgspec.Struct, frozen=True, kw_only=True):
    """A state as a claimant tells it, at the day it is told, and everyone who printed it."""

    state: str
    claimant: Claimant
    begin: str
    finish: str
    dated: str
    said: tuple[Said, ...]


class AgreementView(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement: who calls it what (one tuple a wording), its parties and terms, and its states by day.

    States are what is claimed, never what holds: those of different claimants may exclude each other.
    """

    kind: str
    name: str
    named: tuple[tuple[Said, ...], ...]
    parties: tuple[Said, ...]
    terms: tuple[Said, ...]
    states: tuple[StateTold, ...]


class RequestCard(msgspec.Struct, frozen=True, kw_only=True):
    """A request: who asks whom, every place that tells it, the reply told of, and the day up to which none is seen."""

    kind: str
    reply: str
    until: str
    by: tuple[Said, ...]
    to: tuple[Said, ...]
    told: tuple[Said, ...]
    answers: tuple[Said, ...]


def agreements_of(comparison: Comparison, frame: Frame) -> tuple[AgreementView, ...]:
    """The agreements of a comparison in the order of the report."""
    return tuple(_agreement(view, frame) for view in make_agreements(comparison, frame.story))


def _agreement(view: Agreement, frame: Frame) -> AgreementView:
    states = (
        StateTold(
            state=told.state.state,
            claimant=told.state.claimant,
            begin=told.state.begin,
            finish=told.state.finish,
            dated=told.state.dated,
            said=frame.all_said(told.quotes),
        )
        for told in view.states
    )
    return AgreementView(
        kind=view.track.kind,
        name=view.track.name,
        named=tuple(frame.all_said(same) for same in view.names),
        parties=frame.all_said(view.parties),
        terms=frame.all_said(view.terms),
        states=tuple(states),
    )


def requests_of(comparison: Comparison, frame: Frame) -> tuple[RequestCard, ...]:
    """The requests in the order of the comparison."""
    return tuple(
        RequestCard(
            kind=request.kind,
            reply=request.reply,
            until=request.until,
            by=frame.all_said(request.by),
            to=frame.all_said(request.to),
            told=frame.all_said(request.told),
            answers=frame.all_said(request.answers),
        )
        for request in make_requests(comparison, frame.story)
    )
