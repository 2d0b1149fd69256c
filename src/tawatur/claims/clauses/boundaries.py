"""Where a further clause of a sentence begins."""

from __future__ import annotations

from tawatur.claims.clauses.view import EventView

__all__ = ["opens_part"]

#: Marks behind which a clause may begin.
_MARKS = frozenset("،,؛;:.")


def opens_part(view: EventView, at: int) -> bool:
    """Whether a clause begins behind a mark: a verb with "and", or a word such as "while", "but" or "then"."""
    if at == 0 or view.tokens[at - 1].text not in _MARKS:
        return False
    found = view.classes[at]
    return (found.tag == "verb" and found.conjunction) or (found.tag == "conj" and len(view.tokens[at].norm) > 1)
