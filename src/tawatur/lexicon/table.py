"""Finding the words and phrases of the lexicon in tokens: dictionaries, longest match, exact word bounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

import msgspec

from tawatur.records.document import Token, Variant
from tawatur.text.inflection import Form

__all__ = ["Match", "PhraseTable", "Words"]

T = TypeVar("T")


class Match(msgspec.Struct, Generic[T], frozen=True):
    """A phrase found: half-open token indexes, the reading of the first word, and what the table holds for it.

    `variant.start` is the offset at which the phrase begins when attached prefixes are left out; `pronoun` the folded
    pronoun attached to the last word ("" for none).
    """

    first: int
    stop: int
    variant: Variant
    pronoun: str
    items: tuple[tuple[T, Form], ...]


class _Way(msgspec.Struct, Generic[T]):
    """A stretch of words that begins phrases: the words that go on, and what the table holds where a phrase ends."""

    ahead: dict[str, _Way[T]]
    items: tuple[tuple[T, Form], ...] = ()
    bound: tuple[tuple[T, Form], ...] = ()


def _starts(tokens: Sequence[Token], heads: frozenset[str], bound: frozenset[str] | None) -> list[int]:
    no_head = heads.isdisjoint
    if bound is None:
        return [k for k, t in enumerate(tokens) if not no_head(t.keys)]
    no_bound_head = bound.isdisjoint
    return [k for k, t in enumerate(tokens) if not (no_head(t.keys) and no_bound_head(t.bound_keys))]


class Words:
    """Folded words that are looked for by themselves, in any reading of a token."""

    def __init__(self, words: Iterable[str]) -> None:
        self.heads = self.bound_heads = frozenset(words)

    def seconds(self, _: str) -> None:
        """No word is wanted behind another."""

    def starts(self, tokens: Sequence[Token], *, pronouns: bool = False) -> list[int]:
        """The places in `tokens` that may be one of the words, with a pronoun attached or not."""
        return _starts(tokens, self.heads, self.bound_heads if pronouns else None)


class PhraseTable(Generic[T]):
    """Phrases of one or more words, each with what it stands for.

    The first word may carry attached prefixes, the last an attached pronoun; the words between stand as they are.
    """

    def __init__(self, forms: Iterable[tuple[Form, T]]) -> None:
        free: dict[str, list[tuple[T, Form]]] = {}
        bound: dict[str, list[tuple[T, Form]]] = {}
        for form, item in forms:
            (bound if form.bound else free).setdefault(form.text, []).append((item, form))
            if not form.bound and form.text[-1] != "ه":
                bound.setdefault(form.text, []).append((item, form))
        self._free = {text: tuple(items) for text, items in free.items()}
        self._bound = {text: tuple(items) for text, items in bound.items()}
        #: The ways into phrases of several words, by their first word.
        self._ways: dict[str, _Way[T]] = {}
        for text in {*free, *bound}:
            if " " in text:
                self._lay(text)
        self._heads = frozenset(text.partition(" ")[0] for text in (*free, *bound))
        self._bound_heads = frozenset(text for text in bound if " " not in text)

    def _lay(self, text: str) -> None:
        """Lay the way into a phrase of several words."""
        ways = self._ways
        for word in text.split(" "):
            way = ways.setdefault(word, _Way({}))
            ways = way.ahead
        way.items, way.bound = self._free.get(text, ()), self._bound.get(text, ())

    def __len__(self) -> int:
        return len(self._free)

    def __contains__(self, text: str) -> bool:
        return text in self._free

    @property
    def heads(self) -> frozenset[str]:
        """The folded words with which the phrases of the table begin."""
        return self._heads

    @property
    def bound_heads(self) -> frozenset[str]:
        """The folded words of the table that may have a pronoun attached."""
        return self._bound_heads

    def seconds(self, head: str) -> AbstractSet[str] | None:
        """The folded words one of which stands behind a head; None for a head that is a phrase by itself."""
        if head in self._free:
            return None
        way = self._ways.get(head)
        return frozenset() if way is None else way.ahead.keys()

    def get(self, text: str) -> tuple[tuple[T, Form], ...]:
        """What the table holds for a folded form as it stands, without taking anything off."""
        return self._free.get(text, ())

    def find(
        self,
        tokens: Sequence[Token],
        *,
        pronouns: bool = False,
        overlapping: bool = False,
        among: Sequence[int] | None = None,
    ) -> list[Match[T]]:
        """Find the phrases in `tokens` (one sentence), the longest at each place, from left to right.

        `pronouns` also takes attached pronouns off a last word; `overlapping` keeps matches inside longer ones that
        begin later; `among` tells the only places where a phrase may begin, if they are known, in order (`starts`).
        """
        found: list[Match[T]] = []
        behind = 0
        for at in self.starts(tokens, pronouns=pronouns) if among is None else among:
            match = self._longest_at(tokens, at, len(tokens), pronouns) if at >= behind else None
            if match is not None:
                found.append(match)
                behind = at + 1 if overlapping else at + match.stop - match.first
        return found

    def starts(self, tokens: Sequence[Token], *, pronouns: bool = False) -> list[int]:
        """The places in `tokens` where a phrase may begin: most words begin nothing, and set operations tell."""
        return _starts(tokens, self._heads, self._bound_heads if pronouns else None)

    def match_at(
        self, tokens: Sequence[Token], at: int, stop: int | None = None, *, pronouns: bool = False
    ) -> Match[T] | None:
        """The longest phrase that starts at `tokens[at]`; among equally long ones the reading with least taken off.

        No phrase starts at or reaches past `stop`, or the last token.
        """
        if stop is None or stop > len(tokens):
            stop = len(tokens)
        if at >= stop:
            return None
        if self._heads.isdisjoint(tokens[at].keys):
            return self._match_bound(tokens[at]) if pronouns else None
        return self._longest_at(tokens, at, stop, pronouns)

    def _longest_at(self, tokens: Sequence[Token], at: int, stop: int, pronouns: bool) -> Match[T] | None:
        best: Match[T] | None = None
        token = tokens[at]
        behind = tokens[at + 1] if at + 1 < stop else None
        for variant in token.variants:
            if variant.key not in self._heads:
                continue
            found: Match[T] | None = None
            way = self._ways.get(variant.key) if behind is not None else None
            # Most phrases of several words end here, and are not followed.
            if way is not None and behind is not None and (behind.norm in way.ahead or (pronouns and behind.bound)):
                found = self._follow(tokens, at, stop, variant, way, pronouns)
            if found is None and (items := self._free.get(variant.key)) is not None:
                found = Match(token.index, token.index + 1, variant, "", items)
            if found is not None and (best is None or found.stop > best.stop):
                best = found
        return best or (self._match_bound(token) if pronouns and token.bound else None)

    def _match_bound(self, token: Token) -> Match[T] | None:
        if self._bound_heads.isdisjoint(token.bound_keys):
            return None
        variant = next(v for v in token.bound if v.key in self._bound_heads)
        return Match(token.index, token.index + 1, variant, variant.suffix, self._bound[variant.key])

    @staticmethod
    def _follow(
        tokens: Sequence[Token], at: int, stop: int, variant: Variant, way: _Way[T], pronouns: bool
    ) -> Match[T] | None:
        """The longest phrase of several words on a way; of one with and one without a pronoun the latter."""
        best: Match[T] | None = None
        first = tokens[at].index
        for size in range(2, stop - at + 1):
            token = tokens[at + size - 1]
            ahead = way.ahead.get(token.norm)
            if ahead is not None and ahead.items:
                best = Match(first, first + size, variant, "", ahead.items)
            elif pronouns:
                for last in token.bound:
                    end = None if last.prefix else way.ahead.get(last.key)
                    if end is not None and end.bound:
                        best = Match(first, first + size, variant, last.suffix, end.bound)
                        break
            if ahead is None:
                return best
            way = ahead
        return best
