"""A small linear tagger: is an open-class word a noun, an adjective, a name, a verb or a number?

Weights are an averaged perceptron's (`training/wordclasses.py` makes them), rounded to whole numbers, so that sums are
exact and the same on every machine. A decision is the sum of the weights of a handful of features: of the word itself,
of its two neighbours, and of the two tags before. Sums of a word's own features are kept, so that a word costs five
additions of short vectors.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from tawatur.records.document import Token
from tawatur.text.spelling import pattern
from tawatur.text.stems import Stem, split_word

__all__ = ["MODEL_FILE", "TAGS", "Look", "Model", "Tagger", "load_tagger", "look_at", "state_features"]

#: What the model tells apart; "closed" stands for every closed-class word.
TAGS = ("noun", "adj", "name", "verb", "num", "closed")

Vector = tuple[int, ...]
_ZERO: Vector = (0,) * len(TAGS)
_NOTHING = bytes([128] * len(TAGS))
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
    """How a word looks: its stem, a code for its closed class or verb form, its coarse shape, its features."""

    stem: Stem
    shape: str
    own: tuple[str, ...]
    as_before: tuple[str, ...]
    as_after: tuple[str, ...]


def look_at(raw: str, norm: str, kind: str, listed: str, model: Model) -> Look:
    """List the features of a word; `listed` is what the lexicon says of it: a code, a slash, a class of name."""
    if kind != "word":
        mark = "#" if kind == "number" else norm
        return Look(Stem("", "", False, norm), mark, ("k=" + mark,), ("b=" + mark,), ("a=" + mark,))
    listed, _, named = listed.partition("/")
    stem = split_word(norm, model.whole, model.known)
    base = stem.base
    company = model.company.get(base, "-")
    front = ("w" if stem.conjunction else "") + stem.preposition + ("+" if stem.definite else "")
    spelled = raw[len(norm) - len(base) :][:1] if len(raw) == len(norm) else base[:1]
    end = raw[-1:]
    shape = f"{front}|{base[:1]}{len(base) if len(base) < 6 else 6}|{base[-1:]}{end}|{listed}"
    own = (
        "w=" + norm,
        "s=" + base,
        f"f={front}|{listed}",
        f"e1={front}|{base[-1:]}{end}",
        "e2=" + base[-2:],
        "e3=" + base[-3:],
        f"p1={spelled}{base[-1:]}",
        "p2=" + base[:2],
        "p3=" + base[:3],
        f"pe={spelled}{base[1:2]}{base[-2:]}",
        f"n={front}|{len(base)}",
        f"c={company}|{front}",
        f"cl={company}|{listed}",
        f"m={named}|{front}",
        f"mc={named}|{company}",
        f"x={pattern(base, spelled)}|{front}",
    )
    near = listed or company
    edge = base[-2:]
    return Look(
        stem,
        shape,
        own,
        ("b=" + norm, f"bs={base}", f"bf={front}|{near}", f"be={front}|{edge}", f"bp={spelled}{end}", f"bm={named}"),
        ("a=" + norm, f"as={base}", f"af={front}|{near}", f"ae={front}|{edge}", f"ap={spelled}{end}", f"am={named}"),
    )


def state_features(before: int, before2: int, shape: str) -> tuple[str, ...]:
    """The features of the tags before a word."""
    return (f"t={before}|{shape}", f"tt={before2},{before}|{shape.partition('|')[0]}", f"t1={before}")


class Tagger:
    """A model with its sums kept by word form."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._weights = model.weights
        self._words: dict[tuple[str, str], tuple[Stem, str, Vector, Vector, Vector]] = {}
        self._states: dict[tuple[int, int, str], Vector] = {}

    def tag(
        self, tokens: Sequence[Token], listed: Sequence[str], fixed: Sequence[int | None]
    ) -> list[tuple[int, Stem]]:
        """Tag one sentence from left to right; `fixed` are decisions that stand already."""
        words = [self._word(token, lex) for token, lex in zip(tokens, listed, strict=True)]
        tagged: list[tuple[int, Stem]] = []
        before = before2 = len(TAGS)
        last = len(words) - 1
        for at, (stem, shape, own, _, _) in enumerate(words):
            best = fixed[at]
            if best is None:
                left = words[at - 1][3] if at else self._edge("b=")
                right = words[at + 1][4] if at < last else self._edge("a=")
                state = self._state(before, before2, shape)
                sums = [a + b + c + d for a, b, c, d in zip(own, left, right, state, strict=True)]
                best = sums.index(max(sums))
            tagged.append((best, stem))
            before, before2 = best, before
        return tagged

    def _word(self, token: Token, listed: str) -> tuple[Stem, str, Vector, Vector, Vector]:
        key = (token.text, listed)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > _KEPT:
                self._words.clear()
            look = look_at(token.text, token.norm, token.kind, listed, self.model)
            found = (look.stem, look.shape, self._sum(look.own), self._sum(look.as_before), self._sum(look.as_after))
            self._words[key] = found
        return found

    def _edge(self, feature: str) -> Vector:
        return tuple(self._weights.get(feature, _NOTHING))

    def _state(self, before: int, before2: int, shape: str) -> Vector:
        key = (before, before2, shape)
        found = self._states.get(key)
        if found is None:
            if len(self._states) > _KEPT:
                self._states.clear()
            found = self._sum(state_features(before, before2, shape))
            self._states[key] = found
        return found

    def _sum(self, features: Sequence[str]) -> Vector:
        found = [self._weights[feature] for feature in features if feature in self._weights]
        return tuple(map(sum, zip(*found, strict=True))) if found else _ZERO


#: Word forms kept before the store is emptied: about 60 MB at most, and most articles are served from it.
_KEPT = 1 << 15


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """The tagger shipped with this package."""
    raw = files("tawatur").joinpath("models", MODEL_FILE).read_bytes()
    return Tagger(msgspec.msgpack.decode(zlib.decompress(raw), type=Model))
