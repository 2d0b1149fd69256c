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
        sizes: dict[str, set[int]] = {}
        for form, item in forms:
            target = bound if form.bound else free
            target.setdefault(form.text, []).append((item, form))
            words = form.text.split(" ")
            sizes.setdefault(words[0], set()).add(len(words))
            if not form.bound and form.text[-1] != "ه":
                bound.setdefault(form.text, []).append((item, form))
        self._free = {text: tuple(items) for text, items in free.items()}
        self._bound = {text: tuple(items) for text, items in bound.items()}
        #: First word -> how many words the phrases have that it begins, the most first.
        self._sizes = {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}
        self._heads = frozenset(sizes)
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
        behind = 0
        for at in self.starts(tokens, pronouns=pronouns, among=among):
            match = self._longest_at(tokens, at, pronouns) if at >= behind else None
            if match is not None:
                found.append(match)
                behind = at + 1 if overlapping else at + match.stop - match.first
        return found

    def starts(
        self, tokens: Sequence[Token], *, pronouns: bool = False, among: Sequence[int] | None = None
    ) -> list[int]:
        """The places in `tokens` where a phrase may begin: most words begin nothing, and set operations tell."""
        no_head, no_bound_head = self._heads.isdisjoint, self._bound_heads.isdisjoint
        places = range(len(tokens)) if among is None else among
        if pronouns:
            return [k for k in places if not (no_head(tokens[k].keys) and no_bound_head(tokens[k].bound_keys))]
        return [k for k in places if not no_head(tokens[k].keys)]

    def match_at(self, tokens: Sequence[Token], at: int, *, pronouns: bool = False) -> Match[T] | None:
        """The longest phrase that starts at `tokens[at]`; among equally long ones the reading with least taken off.

        No phrase starts past the last token.
        """
        if at >= len(tokens):
            return None
        if self._heads.isdisjoint(tokens[at].keys):
            return self._match_bound(tokens[at]) if pronouns else None
        return self._longest_at(tokens, at, pronouns)

    def _longest_at(self, tokens: Sequence[Token], at: int, pronouns: bool) -> Match[T] | None:
        best: Match[T] | None = None
        for variant in tokens[at].variants:
            sizes = self._sizes.get(variant.key)
            if sizes is not None:
                best = self._longer(best, self._match(tokens, at, variant, sizes, pronouns))
        if pronouns and best is None:
            return self._match_bound(tokens[at])
        return best

    def _match_bound(self, token: Token) -> Match[T] | None:
        if self._bound_heads.isdisjoint(token.bound_keys):
            return None
        variant = next(v for v in token.bound if v.key in self._bound)
        return Match(token.index, token.index + 1, variant, variant.suffix, self._bound[variant.key])

    def _match(
        self, tokens: Sequence[Token], at: int, variant: Variant, sizes: tuple[int, ...], pronouns: bool
    ) -> Match[T] | None:
        first, left = tokens[at].index, len(tokens) - at
        words = [variant.key] if sizes[0] == 1 else [variant.key, *(t.norm for t in tokens[at + 1 : at + sizes[0]])]
        for size in sizes:
            if size > left:
                continue
            items = self._free.get(" ".join(words[:size]) if size > 1 else variant.key)
            if items:
                return Match(first, first + size, variant, "", items)
            if pronouns and size > 1:
                for last in tokens[at + size - 1].bound:
                    items = None if last.prefix else self._bound.get(" ".join((*words[: size - 1], last.key)))
                    if items:
                        return Match(first, first + size, variant, last.suffix, items)
        return None

    @staticmethod
    def _longer(best: Match[T] | None, new: Match[T] | None) -> Match[T] | None:
        if best is None or new is None:
            return best or new
        return new if new.stop > best.stop else best
