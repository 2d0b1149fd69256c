"""A small linear chain over words: is a word the beginning or the inside of a person's, place's or body's name?

Weights are a conditional random field's (`training/names.py` makes them), rounded to whole numbers, so that sums are
exact and the same on every machine. What the rules found is a feature of it, with the rule's name, so that the field
learns how far each rule is to be trusted. Everything that can be said of a word without its neighbours is summed once
and kept by word form.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from operator import add

import msgspec

from tawatur.annotate.nameindex import HEAD, PLACE, TITLE, NameIndex
from tawatur.annotate.weights import Weights, add_up, written
from tawatur.records.document import Token, Variant
from tawatur.records.layers import Mention, WordClass
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.kept import Kept
from tawatur.text.quotes import is_quote_mark

__all__ = [
    "LABELS",
    "MODEL_FILE",
    "OUTSIDE",
    "Chain",
    "Model",
    "Seen",
    "load_chain",
    "rule_label",
    "rule_labels",
    "see",
    "sentence_features",
    "without_prefixes",
]

#: What a word can be; the first is "no part of a name".
LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
OUTSIDE = 0
MODEL_FILE = "names.bin"
Vector = tuple[int, ...]
#: A word's sums of its own and as a neighbour (before, two before, behind, two behind), and its code in the lists.
_Sums = tuple[int, int, int, int, int, str]
#: What the features of a word are about, in the order of `Seen.own`; as a neighbour, in that of `Seen.near`: as the
#: word before another, two before it, behind it, two behind it.
_OWN = ("w", "b", "g", "f", "t", "x", "gf", "p2", "p3", "s1", "s2", "s3", "n", "ft")
_BEFORE, _BEFORE2 = ("bw", "bg", "bf", "bt"), ("b2", "b2g", "b2f")
_BEHIND, _BEHIND2 = ("aw", "ag", "af", "at"), ("a2", "a2g", "a2f")
#: Of a word's lists beside its neighbours'; of what the rules found at it and, by kind only, beside it.
_LINKS = ("lf", "rf", "lr")
_RULES = ("r", "k", "rl", "rr", "kf")
_INSIDE = frozenset(range(2, len(LABELS), 2))
#: The weight of a step that no text takes, so that no sum outweighs it.
_NEVER = -(1 << 24)
#: How many words before one that may be part of a name are looked at with it: head nouns and titles.
_AROUND = 3


class Model(msgspec.Struct, frozen=True):
    """What the model file holds, as zlib-packed msgpack.

    `groups` are words by the company they keep; `weights` has one signed byte a label and feature; `steps` the weight
    of every label behind every other, row by row.
    """

    groups: dict[str, int]
    weights: dict[str, bytes]
    steps: tuple[int, ...]


class Seen(msgspec.Struct, frozen=True):
    """The values of a word's features: of its own, and as a neighbour; `flag` is its code in the lists."""

    own: tuple[str, ...]
    near: tuple[str, ...]
    flag: str


def see(token: Token, word: WordClass, index: NameIndex, groups: Mapping[str, int]) -> Seen:
    """List the features of a word."""
    if token.kind != "word":
        # Print sets quotations in marks of many kinds, which tell the same; straight ones are the model's commonest.
        mark = "#" if token.kind == "number" else '"' if is_quote_mark(token.text) else token.norm
        return Seen((mark,), (mark,), mark)
    variant = without_prefixes(token, word)
    base = variant.key
    group = str(groups.get(base) or groups.get(token.norm) or 0)
    flag = _flag(token, variant, index)
    tag = word.tag if word.tag != "name" else "noun"
    front = f"{variant.prefix}{'+' if base.startswith(ARTICLE) else ''}"
    classed = f"{word.tag}|{front}"
    own = (
        token.norm, base, group, flag, classed, f"{front}|{flag}", f"{group}|{front}", base[:2], base[:3],
        base[-1:] + token.text[-1:], base[-2:], base[-3:], f"{min(len(base), 9)}|{tag}", f"{flag}|{tag}",
    )  # fmt: skip
    return Seen(own, (base, group, flag, classed), flag)


def without_prefixes(token: Token, word: WordClass) -> Variant:
    """The word without the prefixes that its class says it has."""
    prefix = word.preposition
    for variant in token.variants:
        if variant.prefix.lstrip(CONJUNCTIONS) == prefix and bool(variant.prefix[len(prefix) :]) == word.conjunction:
            return variant
    return token.variants[0]


def _flag(token: Token, variant: Variant, index: NameIndex) -> str:
    """What the lists say of a word, as a short code."""
    key = variant.key
    known = index.known.get(key)
    signs = index.signs(token)
    code = index.parts.get(key, "-")
    if known is not None:
        code += f"{known.type[0]}{known.level}"
    elif key in index.longest:
        code += "l"
    code += index.bodies.get(key, "")
    if key in index.nations or key.removeprefix(ARTICLE) in index.nations:
        code += "n"
    if signs & HEAD:
        code += "h"
    if signs & PLACE:
        code += "p"
    if signs & TITLE:
        code += "t"
    if key in index.joints:
        code += "j"
    if key in index.common:
        code += "c"
    return code


def rule_label(mention: Mention, at: int) -> str:
    """What a rule's name says of one of its words: beginning or inside, type, and the rule."""
    return f"{'B' if at == mention.first else 'I'}{mention.type}:{mention.rule}"


def names_in_memory(tokens: Sequence[Token], mentions: Sequence[Mention], index: NameIndex) -> dict[str, str]:
    """Words of the names that the rules found anywhere in the article -> a mark of the name's type.

    Everyday words in names of bodies say nothing about where else they stand.
    """
    memory: dict[str, str] = {}
    for mention in mentions:
        for at in range(mention.first, mention.stop):
            key = tokens[at].norm
            if at == mention.first:
                key = next((v.key for v in tokens[at].variants if v.start == mention.start), key)
            if key not in index.common and key not in index.heads:
                memory.setdefault(key, f"~{mention.type}")
    return memory


def rule_labels(
    tokens: Sequence[Token], mentions: Sequence[Mention], first: int, stop: int, memory: Mapping[str, str]
) -> list[str]:
    """What the rules say of the words of a sentence; of names inside names the outer one counts.

    Words outside names have the mark of `memory`, or a dash.
    """
    labels = [""] * (stop - first)
    for mention in mentions:
        if not labels[mention.first - first]:
            for at in range(mention.first, min(mention.stop, stop)):
                labels[at - first] = rule_label(mention, at)
    for at, label in enumerate(labels):
        if not label:
            token = tokens[first + at]
            found = next((memory[key] for key in token.keys if key in memory), "-") if token.kind == "word" else "-"
            labels[at] = found
    return labels


def link_features(left: str, own: str, right: str) -> tuple[str, ...]:
    """The values of the features of a word's lists beside its neighbours'."""
    return (f"{left}|{own}", f"{own}|{right}", f"{left}|{right}")


def rule_features(left: str, own: str, right: str, flag: str) -> tuple[str, ...]:
    """The values of the features of what the rules found at a word and, by kind only, beside it."""
    kind = own.partition(":")[0]
    return (own, kind, f"{left}|{kind}", f"{kind}|{right}", f"{kind}|{flag}")


#: What stands before a sentence and behind it.
_FRONT, _BACK = Seen((), ("^",), "^"), Seen((), ("$",), "^")


def sentence_features(seen: Sequence[Seen], labels: Sequence[str]) -> list[list[str]]:
    """All features of every word of a sentence, for training; `Chain` adds up the same ones."""
    kinds = ["^", *(label.partition(":")[0] for label in labels), "$"]
    around = [_FRONT, _FRONT, *seen, _BACK, _BACK]
    rows = []
    for at, own in enumerate(seen):
        before2, before, _, behind, behind2 = around[at : at + 5]
        row = [*written(_OWN, own.own), *written(_BEFORE, before.near), *written(_BEFORE2, before2.near)]
        row += [*written(_BEHIND, behind.near), *written(_BEHIND2, behind2.near)]
        row += written(_LINKS, link_features(before.flag, own.flag, behind.flag))
        row += written(_RULES, rule_features(kinds[at], labels[at], kinds[at + 2], own.flag))
        rows.append(row)
    return rows


class Reading(msgspec.Struct, frozen=True):
    """How the chain labels a sentence: one label a word, and a word's sums for calling to account."""

    labels: tuple[int, ...]
    sums: tuple[Vector, ...]


class Chain:
    """A model with its sums kept by word form.

    The sums of a word's labels stand side by side in one whole number (see `Weights`), so that a feature costs one
    addition. Sums are lifted to be positive, all labels by the same number, which never decides.
    """

    def __init__(self, model: Model) -> None:
        self.groups = model.groups
        self.steps = tuple(
            tuple(model.steps[a * len(LABELS) + b] if _may_follow(a, b) else _NEVER for a in range(len(LABELS)))
            for b in range(len(LABELS))
        )
        self._weights = weights = Weights(model.weights, len(LABELS))
        self._own, self._near = weights.tables(_OWN), weights.neighbours(_BEFORE, _BEFORE2, _BEHIND, _BEHIND2)
        self._links, self._ruled = weights.tables(_LINKS), weights.tables(_RULES)
        self._words: Kept[tuple[str, str, str, str, bool], _Sums] = Kept()
        self._lists: Kept[tuple[str, str, str], int] = Kept()
        self._rules: Kept[tuple[str, str, str, str], int] = Kept()
        self._front, self._back = self._sums(_FRONT), self._sums(_BACK)
        outside = self.steps[OUTSIDE]
        rest = [(step, a) for steps in self.steps[1:] for a, step in enumerate(steps) if step != _NEVER]
        #: What the steps into a name and out of it can add at most to a word that is no part of one.
        self._warm = max(step - outside[a] for step, a in rest) + max(
            steps[a] - steps[OUTSIDE] for steps in self.steps for a in range(1, len(LABELS)) if steps[OUTSIDE] != _NEVER
        )

    def read(
        self, tokens: Sequence[Token], classes: Sequence[WordClass], labels: Sequence[str], index: NameIndex
    ) -> Reading:
        """Label a sentence; `labels` is what the rules found (`rule_labels`).

        The likeliest labels are sought only around words that could be part of a name at all.
        """
        words = [self._word(token, word, index) for token, word in zip(tokens, classes, strict=True)]
        sums = self._emissions(words, labels)
        found = [OUTSIDE] * len(sums)
        for first, stop in self._windows(sums):
            found[first:stop] = self.best(sums[first:stop])
        return Reading(tuple(found), tuple(sums))

    def _windows(self, sums: Sequence[Vector]) -> list[tuple[int, int]]:
        """Stretches around words whose own sums do not rule a name out."""
        windows: list[tuple[int, int]] = []
        warm = self._warm
        for at, row in enumerate(sums):
            if row[0] - max(row[1:]) < warm:
                first = max(0, at - _AROUND)
                if windows and windows[-1][1] >= first:
                    windows[-1] = (windows[-1][0], min(at + 2, len(sums)))
                else:
                    windows.append((first, min(at + 2, len(sums))))
        return windows

    def best(self, sums: Sequence[Vector]) -> list[int]:
        """The likeliest labels (Viterbi), from outside names to outside names."""
        scores = tuple(row + step[OUTSIDE] for row, step in zip(sums[0], self.steps, strict=True))
        table = self._table(scores, sums[1:])
        label, path = OUTSIDE, []
        for scores in reversed(table):
            before = list(map(add, scores, self.steps[label]))
            label = before.index(max(before))
            path.append(label)
        return path[::-1]

    def _table(self, scores: Vector, sums: Sequence[Vector]) -> list[Vector]:
        """The best sum of every label at every word, after a first word with `scores`.

        Written out label by label in the order of `LABELS`, because most of a reading's time is spent here. The inside
        of a name has only its beginning and its inside before it (`_may_follow`).
        """
        outside, person, in_person, place, in_place, body, in_body = self.steps
        b_per, i_per, b_loc, i_loc, b_org, i_org = *in_person[1:3], *in_place[3:5], *in_body[5:7]
        o0, o1, o2, o3, o4, o5, o6 = outside
        p0, p1, p2, p3, p4, p5, p6 = person
        l0, l1, l2, l3, l4, l5, l6 = place
        g0, g1, g2, g3, g4, g5, g6 = body
        table = [scores]
        s0, s1, s2, s3, s4, s5, s6 = scores
        for r0, r1, r2, r3, r4, r5, r6 in sums:
            scores = (
                r0 + max(s0 + o0, s1 + o1, s2 + o2, s3 + o3, s4 + o4, s5 + o5, s6 + o6),
                r1 + max(s0 + p0, s1 + p1, s2 + p2, s3 + p3, s4 + p4, s5 + p5, s6 + p6),
                r2 + (s1 + b_per if s1 + b_per > s2 + i_per else s2 + i_per),
                r3 + max(s0 + l0, s1 + l1, s2 + l2, s3 + l3, s4 + l4, s5 + l5, s6 + l6),
                r4 + (s3 + b_loc if s3 + b_loc > s4 + i_loc else s4 + i_loc),
                r5 + max(s0 + g0, s1 + g1, s2 + g2, s3 + g3, s4 + g4, s5 + g5, s6 + g6),
                r6 + (s5 + b_org if s5 + b_org > s6 + i_org else s6 + i_org),
            )
            s0, s1, s2, s3, s4, s5, s6 = scores
            table.append(scores)
        return table

    def score(self, sums: Sequence[Vector], path: Sequence[int]) -> int:
        """What a row of labels adds up to."""
        total, before = 0, -1
        for row, label in zip(sums, path, strict=True):
            total += row[label] + (self.steps[label][before] if before >= 0 else 0)
            before = label
        return total

    def margin(self, read: Reading, first: int, stop: int, kind: str) -> int:
        """By how much the words from `first` to `stop` are rather a name of this type than no name.

        The words around them keep their labels. Negative where they are rather none; in the model's own units.
        """
        begin = LABELS.index(f"B-{kind}")
        low, high = max(0, first - 1), min(len(read.labels), stop + 1)
        rows, size = read.sums[low:high], stop - first
        left = list(read.labels[low:first])
        right = [label - 1 if label in _INSIDE else label for label in read.labels[stop:high]]
        named = [*left, begin, *[begin + 1] * (size - 1), *right]
        return self.score(rows, named) - self.score(rows, [*left, *[OUTSIDE] * size, *right])

    def _emissions(self, words: Sequence[_Sums], labels: Sequence[str]) -> list[Vector]:
        kinds = ["^", *(label.partition(":")[0] for label in labels), "$"]
        by_label = self._weights.by_label
        around = [self._front, self._front, *words, self._back, self._back]
        rows: list[Vector] = []
        for at, own in enumerate(words):
            left, right = around[at + 1], around[at + 3]
            lists = (left[5], own[5], right[5])
            found = self._lists.get(lists) or self._lists.recall(lists)
            found = found or self._lists.keep(lists, add_up(self._links, link_features(*lists)))
            rule = (kinds[at], labels[at], kinds[at + 2], own[5])
            ruled = self._rules.get(rule) or self._rules.recall(rule)
            ruled = ruled or self._rules.keep(rule, add_up(self._ruled, rule_features(*rule)))
            rows.append(by_label(own[0] + left[1] + around[at][2] + right[3] + around[at + 4][4] + found + ruled))
        return rows

    def _word(self, token: Token, word: WordClass, index: NameIndex) -> _Sums:
        key = (token.norm, token.text[-1:], word.tag, word.preposition, word.conjunction)
        found = self._words.get(key) or self._words.recall(key)
        return found or self._words.keep(key, self._sums(see(token, word, index, self.groups)))

    def _sums(self, seen: Seen) -> _Sums:
        before, before2, behind, behind2 = self._weights.parted(add_up(self._near, seen.near), 4)
        return add_up(self._own, seen.own), before, before2, behind, behind2, seen.flag


def _may_follow(before: int, label: int) -> bool:
    """Only the beginning or the inside of a name of the same type stands before its inside."""
    return label not in _INSIDE or before in (label - 1, label)


@lru_cache(maxsize=1)
def load_chain() -> Chain:
    """The chain shipped with this package."""
    raw = files("tawatur").joinpath("models", MODEL_FILE).read_bytes()
    return Chain(msgspec.msgpack.decode(zlib.decompress(raw), type=Model))
