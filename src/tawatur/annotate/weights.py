"""Weights of features, a row of labels each, summed as whole numbers.

A model gives a feature one byte a label, 128 standing for nothing. Here the weights of a feature stand side by side in
one whole number, sixteen bits a label, so that a feature costs one look-up and one addition. Features are kept apart by
what they are about ("w" the word, "s" its stem), so that reading looks a value up as it stands and writes no feature
out; `written` does that for training.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat, zip_longest
from struct import Struct

__all__ = ["Weights", "add_up", "written"]

#: What a byte of the model holds for a label of which a feature says nothing.
_NOTHING = 128
#: More than any sum of weights of one word, so that no label's sixteen bits borrow from its neighbour's.
_LIFT = 1 << 15

Table = dict[str, int]


class Weights:
    """The weights of a model, by what the features are about and by value."""

    def __init__(self, weights: Mapping[str, bytes], labels: int) -> None:
        self._fields = Struct(f"<{labels}H")
        self._width = self._fields.size * 8
        nothing = self._packed([_NOTHING] * labels)
        self._lift = self._packed([_LIFT] * labels)
        self._tables: dict[str, Table] = {}
        for feature, row in weights.items():
            about, _, value = feature.partition("=")
            self._tables.setdefault(about, {})[value] = self._packed(row) - nothing

    def tables(self, about: Iterable[str]) -> tuple[Table, ...]:
        """The tables of features of several kinds: value -> weights."""
        return tuple(self._tables.get(kind, {}) for kind in about)

    def neighbours(self, *places: Sequence[str]) -> tuple[Table, ...]:
        """Tables of features that say the same of a word in several places beside another: value -> all their weights.

        The places stand side by side, the first one lowest; `parted` takes their sums apart.
        """
        return tuple(self._joined(kinds) for kinds in zip_longest(*places, fillvalue=""))

    def _joined(self, kinds: Sequence[str]) -> Table:
        joined: Table = {}
        for place, kind in enumerate(kinds):
            shift = place * self._width
            for value, weight in self._tables.get(kind, {}).items():
                joined[value] = joined.get(value, 0) + (weight << shift)
        return joined

    def parted(self, total: int, places: int) -> list[int]:
        """The sums of so many places from one of the tables of `neighbours`."""
        total += sum(self._lift << place * self._width for place in range(places))
        mask = (1 << self._width) - 1
        return [((total >> place * self._width) & mask) - self._lift for place in range(places)]

    def by_label(self, total: int) -> tuple[int, ...]:
        """The sum of every label, all lifted by the same number, which never decides."""
        return self._fields.unpack((total + self._lift).to_bytes(self._fields.size, "little"))

    def _packed(self, row: Iterable[int]) -> int:
        return int.from_bytes(self._fields.pack(*row), "little")


def add_up(tables: Sequence[Table], values: Sequence[str]) -> int:
    """The weights of the values, each looked up in its table; of what the model does not know nothing is added."""
    return sum(map(dict.get, tables, values, repeat(0)))


def written(about: Sequence[str], values: Sequence[str]) -> tuple[str, ...]:
    """The features as the model file writes them; where there are fewer values, the last kinds say nothing."""
    return tuple(f"{kind}={value}" for kind, value in zip(about, values, strict=False))
