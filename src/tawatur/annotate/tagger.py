"""A small linear tagger: is an open-class word a noun, an adjective, a name, a verb or a number?

Weights are an averaged perceptron's (`training/wordclasses.py` makes them), rounded to whole numbers, so that sums are
exact and the same on every machine. A decision is the sum of the weights of a handful of features: of the word itself,
of its two neighbours, and of the two tags before. What does not depend on the neighbours is summed once a written form
(`Word`), so that a word costs five additions.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
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
    "Word",
    "load_tagger",
    "look_at",
    "state_features",
]

#: What the model tells apart; "closed" stands for every closed-class word.
TAGS = ("noun", "adj", "name", "verb", "num", "closed")
_VERB = TAGS.index("verb")
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


class Word(msgspec.Struct, frozen=True):
    """A written form as the tagger needs it: how it looks, its sums as itself and as its neighbours' neighbour."""

    stem: Stem
    shape: str
    front: str
    own: int
    before: int
    after: int


class Tagger:
    """A model, its weights laid out for adding up."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._weights = Weights(model.weights, len(TAGS))
        self._own, self._near = self._weights.tables(OWN), self._weights.neighbours(BEFORE, AFTER)
        self._states = _states(self._weights)
        self._start, self._end = self._beside(("",))

    def word(self, token: Token, listed: str) -> Word:
        """See a written form; `listed` is what the lexicon says of it (`look_at`)."""
        look = look_at(token.text, token.norm, token.kind, listed, self.model)
        before, after = self._beside(look.near)
        return Word(look.stem, look.shape, look.front, add_up(self._own, look.own), before, after)

    def _beside(self, near: Sequence[str]) -> list[int]:
        """The sums of a word as the one before another, and as the one behind it."""
        return self._weights.parted(add_up(self._near, near), 2)

    def tag(self, words: Sequence[Word], fixed: Sequence[int | None], anew: Collection[int] = frozenset()) -> list[int]:
        """Tag one sentence from left to right; `fixed` are decisions that stand already.

        Words at `anew` begin what is said, behind a colon and an opening mark: verbs are those that either what stands
        before tells or that would be at the beginning of a sentence.
        """
        tagged: list[int] = []
        before = before2 = len(TAGS)
        afters = [*(word.after for word in words[1:]), self._end]
        left = self._start
        for at, (word, best, after) in enumerate(zip(words, fixed, afters, strict=True)):
            if best is None:
                best = self._best(word, left, after, before, before2)
                if at in anew and self._best(word, self._start, after, len(TAGS), len(TAGS)) == _VERB:
                    best = _VERB
            tagged.append(best)
            before, before2, left = best, before, word.before
        return tagged

    def _best(self, word: Word, left: int, after: int, before: int, before2: int) -> int:
        """The likeliest tag of a word between neighbours, behind two tags."""
        alone, by_shape, by_front = self._states[before2][before]
        sums = self._weights.by_label(
            word.own + left + after + alone + by_shape.get(word.shape, 0) + by_front.get(word.front, 0)
        )
        return sums.index(max(sums))


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


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """The tagger shipped with this package."""
    raw = files("tawatur").joinpath("models", MODEL_FILE).read_bytes()
    return Tagger(msgspec.msgpack.decode(zlib.decompress(raw), type=Model))
