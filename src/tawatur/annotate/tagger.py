"""A small linear tagger: is an open-class word a noun, an adjective, a name, a verb or a number?

Weights are an averaged perceptron's (`training/wordclasses.py` makes them), rounded to whole numbers, so that sums are
exact and the same on every machine. A decision is the sum of the weights of a handful of features: of the word itself,
of its two neighbours, and of the two tags before. Sums of a word's own features are kept, so that a word costs five
additions.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from tawatur.annotate.weights import Weights, add_up
from tawatur.records.document import Token
from tawatur.text.spelling import pattern
from tawatur.text.stems import Stem, split_word

__all__ = [
    "AFTER",
    "BEFORE",
    "MODEL_FILE",
    "OWN",
    "TAGS",
    "Look",
    "Model",
    "Tagger",
    "load_tagger",
    "look_at",
    "state_features",
]

#: What the model tells apart; "closed" stands for every closed-class word.
TAGS = ("noun", "adj", "name", "verb", "num", "closed")
#: What the features of a word are about, in the order of `Look.own`; as the word before another and as the one behind.
OWN = ("w", "s", "f", "e1", "e2", "e3", "p1", "p2", "p3", "pe", "n", "c", "cl", "m", "mc", "x")
BEFORE = ("b", "bs", "bf", "be", "bp", "bm")
AFTER = ("a", "as", "af", "ae", "ap", "am")
MODEL_FILE = "wordclasses.bin"


class Model(msgspec.Struct, frozen=True):
    """What the model file holds, as zlib-packed msgpack.

    `whole` and `known` are words for `text.stems`; `company` codes what company frequent words keep; `weights` has one
    byte a tag and feature, 128 standing for nothing (the offset is the same for all tags, so it never decides).
    """

    whole: frozenset[str]
    known: frozenset[str]
    company: dict[str, str]
    weights: dict[str, bytes]


class Look(msgspec.Struct, frozen=True):
    """How a word looks: its stem, its coarse shape, what is in front of it, its features as itself and as a neighbour.

    The values of `own` stand in the order of `OWN`, those of `near` in that of `BEFORE` and `AFTER`.
    """

    stem: Stem
    shape: str
    front: str
    own: tuple[str, ...]
    near: tuple[str, ...]


def look_at(raw: str, norm: str, kind: str, listed: str, model: Model) -> Look:
    """List the features of a word; `listed` is what the lexicon says of it: a code, a slash, a class of name."""
    if kind != "word":
        mark = "#" if kind == "number" else norm
        return Look(Stem("", "", False, norm), mark, mark.partition("|")[0], (), (mark,))
    listed, _, named = listed.partition("/")
    stem = split_word(norm, model.whole, model.known)
    base = stem.base
    company = model.company.get(base, "-")
    front = ("w" if stem.conjunction else "") + stem.preposition + ("+" if stem.definite else "")
    spelled = raw[len(norm) - len(base) :][:1] if len(raw) == len(norm) else base[:1]
    end, edge = raw[-1:], base[-2:]
    ending = base[-1:] + end
    own = (
        norm, base, f"{front}|{listed}", f"{front}|{ending}", edge, base[-3:], spelled + base[-1:], base[:2], base[:3],
        spelled + base[1:2] + edge, f"{front}|{len(base)}", f"{company}|{front}", f"{company}|{listed}",
        f"{named}|{front}", f"{named}|{company}", f"{pattern(base, spelled)}|{front}",
    )  # fmt: skip
    shape = f"{front}|{base[:1]}{min(len(base), 6)}|{ending}|{listed}"
    near = (norm, base, f"{front}|{listed or company}", f"{front}|{edge}", spelled + end, named)
    return Look(stem, shape, front, own, near)


def state_features(before: int, before2: int, shape: str) -> tuple[str, ...]:
    """The features of the tags before a word."""
    return (f"t={before}|{shape}", f"tt={before2},{before}|{shape.partition('|')[0]}", f"t1={before}")


class _Word(msgspec.Struct, frozen=True):
    """What is kept of a word form: how it looks, its sums as itself and as its neighbours' neighbour."""

    stem: Stem
    shape: str
    front: str
    own: int
    before: int
    after: int


class Tagger:
    """A model with its sums kept by word form."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._weights = Weights(model.weights, len(TAGS))
        self._own, self._before, self._after = map(self._weights.tables, (OWN, BEFORE, AFTER))
        self._words: dict[tuple[str, str], _Word] = {}
        self._states = _states(self._weights)
        self._start, self._end = add_up(self._before, ("",)), add_up(self._after, ("",))

    def tag(
        self, tokens: Sequence[Token], listed: Sequence[str], fixed: Sequence[int | None]
    ) -> list[tuple[int, Stem]]:
        """Tag one sentence from left to right; `fixed` are decisions that stand already."""
        words = [self._word(token, lex) for token, lex in zip(tokens, listed, strict=True)]
        tagged: list[tuple[int, Stem]] = []
        before = before2 = len(TAGS)
        last = len(words) - 1
        for at, word in enumerate(words):
            best = fixed[at]
            if best is None:
                alone, by_shape, by_front = self._states[before2][before]
                sums = self._weights.by_label(
                    word.own
                    + (words[at - 1].before if at else self._start)
                    + (words[at + 1].after if at < last else self._end)
                    + alone
                    + by_shape.get(word.shape, 0)
                    + by_front.get(word.front, 0)
                )
                best = sums.index(max(sums))
            tagged.append((best, word.stem))
            before, before2 = best, before
        return tagged

    def _word(self, token: Token, listed: str) -> _Word:
        key = (token.text, listed)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > _KEPT:
                self._words.clear()
            look = look_at(token.text, token.norm, token.kind, listed, self.model)
            own, before, after = (
                add_up(self._own, look.own),
                add_up(self._before, look.near),
                add_up(self._after, look.near),
            )
            found = self._words[key] = _Word(look.stem, look.shape, look.front, own, before, after)
        return found


def _states(weights: Weights) -> list[list[tuple[int, dict[str, int], dict[str, int]]]]:
    """What the tags before a word weigh, [last but one][last]: alone, with its shape, with what is in front of it."""
    one, two, alone = weights.tables(("t", "tt", "t1"))
    shapes, fronts = _split(one), _split(two)
    numbers = range(len(TAGS) + 1)
    return [
        [(alone.get(f"{b}", 0), shapes.get(f"{b}", {}), fronts.get(f"{b2},{b}", {})) for b in numbers] for b2 in numbers
    ]


def _split(table: dict[str, int]) -> dict[str, dict[str, int]]:
    """Values with a bar by what stands before it."""
    found: dict[str, dict[str, int]] = {}
    for value, weight in table.items():
        first, _, rest = value.partition("|")
        found.setdefault(first, {})[rest] = weight
    return found


#: Word forms kept before the store is emptied: some 20 MB at most, and most articles are served from it.
_KEPT = 1 << 15


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """The tagger shipped with this package."""
    raw = files("tawatur").joinpath("models", MODEL_FILE).read_bytes()
    return Tagger(msgspec.msgpack.decode(zlib.decompress(raw), type=Model))
