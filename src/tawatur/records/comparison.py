"""The comparison of several accounts of one story. `docs/comparison_format.md` documents every field."""

from __future__ import annotations

import msgspec

from tawatur.records.evidence import Cell, Evidence
from tawatur.records.tracks import (
    AgreementTrack,
    ArticleTold,
    FigureTrack,
    Moment,
    Naming,
    Reporting,
    RowSilence,
)

__all__ = [
    "ORIGIN_BASES", "REPLIES", "ROW_KINDS", "VERDICTS", "Cell", "Comparison", "Evidence", "Origin", "Request", "Row",
    "RowCount",
]  # fmt: skip

ORIGIN_BASES = ("copy", "agency", "shared-source", "own", "unknown")
ROW_KINDS = ("event", "statement", "figure", "time", "commitment", "agreement", "name", "framing")
VERDICTS = ("agree", "refine", "update", "contradict", "only", "framing")

#: What became of a request: it was accepted or refused, whoever was asked spoke of it, he is said not to have
#: answered, or no reply is seen in these articles.
REPLIES = ("accepted", "refused", "answered", "no-comment", "none-seen")


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Articles that give one account. `basis` is one of `ORIGIN_BASES`; `why` says how we know."""

    articles: tuple[str, ...]
    basis: str
    why: str
    evidence: tuple[Evidence, ...] = ()


class RowCount(msgspec.Struct, frozen=True, kw_only=True):
    """What a row of counts counts: the kind of figure (`what`; "things" for things) and who or what, "" for anybody."""

    what: str
    group: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One fact and every place that tells it. `rule` names the rule behind `verdict`, `why` says it in words.

    `counts` is what a row of counts counts, null in any other.
    """

    id: str
    kind: str
    verdict: str
    fact: str
    why: str
    cells: tuple[Cell, ...]
    rule: str = ""
    counts: RowCount | None = None


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A request or demand, every place that tells it, and the reply as far as these articles tell one.

    `by` and `to` are who asks and who is asked, in the words of the first article that names them. `kind` is that of
    the commitment, `reply` one of `REPLIES`, `answers` the places that tell the reply; `until` is the day of the last
    article, and `last` that article: what came later is not known.
    """

    id: str
    kind: str
    cells: tuple[Cell, ...]
    reply: str
    by: tuple[Evidence, ...] = ()
    to: tuple[Evidence, ...] = ()
    answers: tuple[Cell, ...] = ()
    until: str = ""
    last: str = ""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What the outlets of one story agree on, refine, contradict, or tell alone."""

    id: str
    articles: tuple[str, ...]
    origins: tuple[Origin, ...]
    rows: tuple[Row, ...]
    requests: tuple[Request, ...] = ()
    tracks: tuple[FigureTrack, ...] = ()
    agreements: tuple[AgreementTrack, ...] = ()
    silences: tuple[RowSilence, ...] = ()
    told: tuple[ArticleTold, ...] = ()
    names: tuple[Naming, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    timeline: tuple[Moment, ...] = ()
