"""Quotations of compared articles."""

from __future__ import annotations

from tawatur.records.span import Span

__all__ = ["Cell", "Evidence"]


class Evidence(Span, frozen=True, kw_only=True):
    """A quotation of one of the compared articles."""

    article: str


class Cell(Evidence, frozen=True, kw_only=True):
    """One outlet's own words for a fact; `claim` is the id of the claim in its ledger, where there is one."""

    claim: str | None = None
