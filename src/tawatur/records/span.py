"""A place in an article, with the letters that stand there."""

from __future__ import annotations

import msgspec

__all__ = ["Span", "span_of"]

_LAM_ALIF = frozenset(map(chr, range(0xFEF5, 0xFEFD)))


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Half-open code-point offsets into `Article.text`, and the text between them.

    `article.text[span.start:span.end] == span.text` holds for every span in a ledger; `tawatur verify` checks it.
    """

    start: int
    end: int
    text: str

    def bare(self) -> Span:
        """The span alone, of a claim that is one too: what other claims cite."""
        return Span(start=self.start, end=self.end, text=self.text)

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one letter."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


def span_of(text: str, start: int, end: int) -> Span:
    """Quote `text[start:end]`; raise ValueError for offsets outside the text or an empty span.

    A word behind an attached preposition may begin inside the one sign for lam and alif, which is quoted with it.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span [{start}, {end}) in a text of {len(text)} characters")
    if start and text[start - 1] in _LAM_ALIF and text[start].isalpha():
        start -= 1
    return Span(start=start, end=end, text=text[start:end])
