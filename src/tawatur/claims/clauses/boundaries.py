"""Where a further clause of a sentence begins."""

from __future__ import annotations

from tawatur.claims.clauses.view import EventView

__all__ = ["follows_after", "opens_part"]

#: Classes of the words with which a further clause begins.
_OPENING = frozenset({"conj", "verb", "comp"})
#: Marks behind which a clause may begin.
_MARKS = frozenset("،,؛;:.")
#: The length of "and", and of "or".
_LETTER, _SHORT = 1, 2
#: The role of "after", "before" and the like.
_STOP = "stop"


def opens_part(view: EventView, at: int) -> bool:
    """Whether a clause begins at a token: behind a mark a verb with "and" or a word such as "but" or "then"; anywhere
    a longer one ("while", "after"), or "that" behind "after" or "before"."""
    found = view.classes[at]
    if at == 0 or found.tag not in _OPENING:
        return False
    marked = view.tokens[at - 1].text in _MARKS
    if found.tag == "conj":
        return len(view.tokens[at].norm) > (_LETTER if marked else _SHORT)
    if found.tag == "verb":
        return marked and found.conjunction
    return follows_after(view, at)


def follows_after(view: EventView, at: int) -> bool:
    """Whether "that" stands at a token, behind "after" or "before"."""
    return at > 0 and view.is_bare_that(at) and view.role_at(at - 1) == _STOP
