"""Short quoted or bracketed words inside a phrase."""

from __future__ import annotations

from tawatur.claims.clauses.phrasefit import HEADS
from tawatur.claims.clauses.view import EventView

__all__ = ["QUOTES", "step_quoted"]

QUOTES = frozenset('«»"“”„‹›＂()')


def step_quoted(view: EventView, first: int, at: int, limit: int) -> int:
    """Past a short quoted or bracketed name, or past the mark that closes one opened before."""
    if view.tokens[at].text not in QUOTES or at in view.asides:
        return at
    name = view.names[at - 1]
    if name is not None and name.type == "PER" and name.stop == at:
        return at
    ahead = at + 1 if at + 1 < limit else at
    thing = view.kinds[ahead] == "post" or view.means[ahead] is not None
    if view.classes[at - 1].definite and thing and not view.classes[ahead].definite and view.names[ahead] is None:
        return at
    if any(view.tokens[k].text in QUOTES for k in range(max(first, at - 6), at)):
        return at + 1
    for end in range(at + 1, min(limit, at + 6)):
        if view.tokens[end].text in QUOTES:
            return end + 1
        if view.classes[end].tag not in HEADS:
            return at
    return at
