"""Which words an outlet changed from one version of an article to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

__all__ = ["Edit", "changed_words"]

_WORD = re.compile(r"\S+")
_AROUND = 4
#: Beyond this many words only the part between the first and the last difference is taken as one change.
_MOST_WORDS = 5_000


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """Words that were replaced, added ("" before) or taken out ("" after), and the words around them."""

    before: str
    after: str
    context: str


def changed_words(old: str, new: str) -> Iterator[Edit]:
    """Yield the changes in order; spaces alone are no change.

    >>> [(edit.before, edit.after) for edit in changed_words("three were hurt", "five were hurt")]
    [('three', 'five')]
    """
    was, now = _WORD.findall(old), _WORD.findall(new)
    first = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    last = 0
    while last < min(len(was), len(now)) - first and was[-1 - last] == now[-1 - last]:
        last += 1
    middle_was, middle_now = was[first : len(was) - last], now[first : len(now) - last]
    if max(len(middle_was), len(middle_now)) > _MOST_WORDS:
        spans: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(middle_was), 0, len(middle_now))]
    else:
        spans = SequenceMatcher(None, middle_was, middle_now, autojunk=False).get_opcodes()
    for kind, a, b, c, d in spans:
        if kind != "equal":
            left = " ".join(now[max(0, first + c - _AROUND) : first + c])
            right = " ".join(now[first + d : first + d + _AROUND])
            changed = " ".join(middle_now[c:d])
            yield Edit(before=" ".join(middle_was[a:b]), after=changed, context=f"… {left} ⟦{changed}⟧ {right} …")
