"""What an archive shows of an outlet: whether it copies, whom it credits, where it stands alone."""

from __future__ import annotations

import msgspec

__all__ = ["Credited", "OutletStanding"]


class Credited(msgspec.Struct, frozen=True, kw_only=True):
    """Whom articles name as where their text comes from (`kind` is one of `CREDIT_KINDS`), and how many do."""

    kind: str
    name: str
    articles: int


class OutletStanding(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet (None: articles that name none) over the days that were asked for; articles by their last versions.

    `placed` articles stand in a story with others. `bases` counts these by what their account rests on
    (`ORIGIN_BASES`). Of those whose text others print as well, `copies` came after the first, which is another
    outlet's, `first` came before the others, `undecided` share their moment of publication with the first, `repeats`
    came after the outlet's own. `texts` counts copies by the outlet whose text it is. `credited` articles name
    anybody as where their text comes from, `credits` says whom.

    Of the stories that it takes part in, `several` are told by several articles, of which `sole` rest on one single
    account, which is this outlet's; `alone` are told by one article. `compared` articles stand in comparisons that were
    kept, `contradicted` of them in a contradiction; `contradictions` adds up the most of each.
    """

    outlet: str | None
    articles: int
    begin: str | None = None
    finish: str | None = None
    placed: int = 0
    bases: dict[str, int] = {}
    copies: int = 0
    first: int = 0
    undecided: int = 0
    repeats: int = 0
    texts: dict[str, int] = {}
    credited: int = 0
    credits: tuple[Credited, ...] = ()
    several: int = 0
    sole: int = 0
    alone: int = 0
    compared: int = 0
    contradicted: int = 0
    contradictions: int = 0
