"""Who rests on whom: the origins of a story with the copied words and credits that show it."""

from __future__ import annotations

import msgspec

from tawatur.export.reasons import Reason, origin_reasons
from tawatur.records.comparison import Comparison
from tawatur.web.story.frame import Frame, Said

__all__ = ["OriginCard", "origin_cards"]


class OriginCard(msgspec.Struct, frozen=True, kw_only=True):
    """One account: the articles that give it, how we know, and the words that show it."""

    number: int
    basis: str
    accounts: tuple[int, ...]
    grounds: tuple[Reason, ...]
    evidence: tuple[Said, ...]


def origin_cards(comparison: Comparison, frame: Frame) -> tuple[OriginCard, ...]:
    """The origins in the order of the columns."""
    reasons = {article: origin.why for origin in comparison.origins for article in origin.articles}
    return tuple(
        OriginCard(
            number=origin.number,
            basis=origin.basis,
            accounts=tuple(outlet.number for outlet in origin.outlets),
            grounds=origin_reasons(reasons.get(origin.outlets[0].ledger.article.id, ""), frame.story.names),
            evidence=frame.all_said(origin.evidence),
        )
        for origin in frame.story.origins
    )
