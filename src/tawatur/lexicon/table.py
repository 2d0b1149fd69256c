"""Finding the words and phrases of the lexicon in tokens: dictionaries, longest match, exact word bounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from tawatur.records.document import Token, Variant
from tawatur.text.inflection import Form

__all__ = ["Match", "PhraseTable"]

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


class PhraseTable(Generic[T]):
    """Phrases of one or more words, each with what it stands for.

    The first word may carry attached prefixes, the last an attached pronoun; the words between stand as they are.
    """

    def __init__(self, forms: Iterable[tuple[Form, T]]) -> None:
        free: dict[str, list[tuple[T, Form]]] = {}
        bound: dict[str, list[tuple[T, Form]]] = {}
        longest: dict[str, int] = {}
        for form, item in forms:
            target = bound if form.bound else free
            target.setdefault(form.text, []).append((item, form))
            words = form.text.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
            if not form.bound and form.text[-1] != "ه":
                bound.setdefault(form.text, []).append((item, form))
        self._free = {text: tuple(items) for text, items in free.items()}
        self._bound = {text: tuple(items) for text, items in bound.items()}
        self._longest = longest
        self._heads = frozenset(longest)
        self._bound_heads = frozenset(bound)

    def __len__(self) -> int:
        return len(self._free)

    def __contains__(self, text: str) -> bool:
        return text in self._free

    @property
    def heads(self) -> frozenset[str]:
        """The folded words with which the phrases of the table begin, with and without an attached pronoun."""
        return self._heads | self._bound_heads

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
        begin later; `among` tells the only places where a phrase may begin (those that hold one of the `heads`).
        """
        found: list[Match[T]] = []
        no_head, no_bound_head = self._heads.isdisjoint, self._bound_heads.isdisjoint
        # Most words begin nothing: two set operations pass over them.
        places = range(len(tokens)) if among is None else among
        if pronouns:
            starts = [k for k in places if not (no_head(tokens[k].keys) and no_bound_head(tokens[k].bound_keys))]
        else:
            starts = [k for k in places if not no_head(tokens[k].keys)]
        behind = 0
        for at in starts:
            match = self.match_at(tokens, at, pronouns=pronouns) if at >= behind else None
            if match is not None:
                found.append(match)
                behind = at + 1 if overlapping else at + match.stop - match.first
        return found

    def match_at(self, tokens: Sequence[Token], at: int, *, pronouns: bool = False) -> Match[T] | None:
        """The longest phrase that starts at `tokens[at]`; among equally long ones the reading with least taken off.

        No phrase starts past the last token.
        """
        if at >= len(tokens):
            return None
        best: Match[T] | None = None
        token = tokens[at]
        if self._heads.isdisjoint(token.keys):
            return self._match_bound(token) if pronouns else None
        for variant in token.variants:
            size = self._longest.get(variant.key, 0)
            if size:
                best = self._longer(best, self._match(tokens, at, variant, min(size, len(tokens) - at), pronouns))
        if pronouns and best is None:
            return self._match_bound(token)
        return best

    def _match_bound(self, token: Token) -> Match[T] | None:
        if self._bound_heads.isdisjoint(token.bound_keys):
            return None
        variant = next(v for v in token.bound if v.key in self._bound)
        return Match(token.index, token.index + 1, variant, variant.suffix, self._bound[variant.key])

    def _match(self, tokens: Sequence[Token], at: int, variant: Variant, size: int, pronouns: bool) -> Match[T] | None:
        if size == 1:
            items = self._free.get(variant.key)
            return Match(tokens[at].index, tokens[at].index + 1, variant, "", items) if items else None
        words = [variant.key, *(tokens[at + k].norm for k in range(1, size))]
        for length in range(size, 0, -1):
            first, stop = tokens[at].index, tokens[at].index + length
            items = self._free.get(" ".join(words[:length]) if length > 1 else variant.key)
            if items:
                return Match(first, stop, variant, "", items)
            if pronouns and length > 1:
                for last in tokens[at + length - 1].bound:
                    items = None if last.prefix else self._bound.get(" ".join((*words[: length - 1], last.key)))
                    if items:
                        return Match(first, stop, variant, last.suffix, items)
        return None

    @staticmethod
    def _longer(best: Match[T] | None, new: Match[T] | None) -> Match[T] | None:
        if best is None or new is None:
            return best or new
        return new if new.stop > best.stop else best
