"""Train the word-class tagger and write `src/tawatur/models/wordclasses.bin`.

Usage: python training/wikistats.py CORPORA STATS.json
       python training/wordclasses.py CORPORA STATS.json OUT [--measure] [--show]

CORPORA holds `segmentation/wikinews-farasa`, `segmentation/ud-pud` and `ner/anercorp-train`. `--measure` holds back the
last contiguous fifth of each, prints the scores of what is left after rounding, and writes a model of the other four
fifths; `--show` lists the wrong verbs.

An averaged perceptron over `annotate.tagger`'s features, greedy from left to right. A row's answer is a set of tags: a
corpus that does not tell names from nouns gives both, a corpus of names gives "anything but a name" for the rest; what
lies inside the set is not corrected (partial labels).
"""

from __future__ import annotations

import json
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from tawatur.annotate.tagger import AFTER, BEFORE, OWN, TAGS, Look, Model, look_at, state_features
from tawatur.annotate.weights import written
from tawatur.annotate.wordclasses import Knowledge, lexical_code, spells_maqsura, word_knowledge
from tawatur.lexicon import Lexicon, load_lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import OrganisationHead, PersonTitle, PlaceHead
from tawatur.lexicon.concepts.quantities import CountedPeople
from tawatur.lexicon.concepts.reporting import SourceNoun
from tawatur.lexicon.concepts.triggers import EventMeans
from tawatur.text.clitics import CONJUNCTIONS, PREPOSITIONS
from tawatur.text.tokens import cut

EPOCHS = 8
#: One run depends on its order by half a point of F1; the average of several does not.
SEEDS = (7, 11, 13, 17)
#: A feature seen less often than this in training says more about one sentence than about the language.
LEAST = 3
#: How often a word's identity is hidden in training, so that its shape is learned too.
HIDDEN = 0.15
#: Weights are multiplied by this and rounded into one byte; 12 loses nothing on the held-out fifth, 32 clips.
SCALE = 12
#: A feature whose rounded weights lie closer together than this is left out.
NARROWEST = 4

NUMBER = {tag: i for i, tag in enumerate(TAGS)}


def answers(tags: str) -> frozenset[int]:
    """A set of tags written with bars between."""
    return frozenset(NUMBER[tag] for tag in tags.split("|"))


CLOSED, NUM = answers("closed"), answers("num")
WIKINEWS = {
    "V": "verb", "ADJ": "adj", "NUM": "num", "NOUN": "noun|name", "FOREIGN": "name|noun", "ABBREV": "noun|name",
    "ADV": "closed|noun",
}  # fmt: skip
UD = {
    "VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "name", "ADJ": "adj", "NUM": "num", "ADV": "closed|noun",
    "DET": "closed|noun", "X": "noun|name|closed", "SYM": "closed",
}  # fmt: skip
ANERCORP = {
    "": "noun|adj|verb|num|closed", "PERS": "name", "LOC": "name|noun|adj", "ORG": "name|noun|adj|num|closed",
    "MISC": "name|noun|adj|num|closed",
}  # fmt: skip


class Row(NamedTuple):
    """A written word and the tags that are right for it."""

    raw: str
    tags: frozenset[int]


class Example(NamedTuple):
    """A token ready for the tagger: how it looks, what is right, and what the lexicon fixes."""

    look: Look
    tags: frozenset[int]
    fixed: int | None


def read_wikinews(path: Path) -> list[list[Row]]:
    """Farasa's WikiNews: segments joined by "+", a tag a segment; the word's tag is its stem's."""
    sentences: list[list[Row]] = [[]]
    for line in path.read_text("utf-8").splitlines()[1:]:
        segments, _, tags = line.partition("\t")
        raw = segments if segments == "+" else segments.replace("+", "")
        if "ل+ال+" in segments:
            raw = raw.replace("لال", "لل", 1)
        if raw in ("#", ""):
            sentences.append([])
            continue
        stems = [tag for tag in tags.split("+") if tag in WIKINEWS]
        sentences[-1].append(Row(raw, answers(WIKINEWS[stems[0]]) if stems else CLOSED))
        if raw in ".؟!":
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def read_ud(path: Path) -> list[list[Row]]:
    """Universal Dependencies with attached particles cut off: they are joined again where no space stands."""
    sentences: list[list[Row]] = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows: list[Row] = []
        word, kinds = "", list[str]()
        for line in block.splitlines():
            if line.startswith("#") or not line:
                continue
            form, kind, exact, misc = (line.split("\t")[column] for column in (1, 3, 4, 9))
            if kind == "PUNCT":
                rows += [Row(word, ud_tags(kinds))] if word else []
                rows.append(Row(form, CLOSED))
                word, kinds = "", []
                continue
            word += form
            kinds.append("PART OF NAME" if kind == "PROPN" and exact != "NNP" else kind)
            if "SpaceAfter=No" not in misc:
                rows.append(Row(word, ud_tags(kinds)))
                word, kinds = "", []
        rows += [Row(word, ud_tags(kinds))] if word else []
        sentences += [rows] if rows else []
    return sentences


def ud_tags(kinds: list[str]) -> frozenset[int]:
    """The tags of a word by those of its pieces: the first open-class one decides."""
    for kind in kinds:
        if kind == "PART OF NAME":
            return answers("noun|name")
        if kind in UD:
            return answers(UD[kind])
    return CLOSED


def read_anercorp(path: Path) -> list[list[Row]]:
    """ANERcorp: a word and its entity tag a line."""
    sentences: list[list[Row]] = [[]]
    for line in path.read_text("utf-8").splitlines():
        raw, _, tag = line.rpartition(" ")
        if raw:
            sentences[-1].append(Row(raw, answers(ANERCORP[tag.partition("-")[2]])))
        else:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def company_codes(table: dict[str, list[int]]) -> dict[str, str]:
    """Code the company of a word: share of places that call for a verb, share with the article, how much was seen."""
    codes = {}
    for word, (count, definite, verbs, nouns) in table.items():
        share = (verbs + 0.1) / (verbs + nouns + definite * 0.5 + 1)
        level = sum(share > bound for bound in (0.02, 0.07, 0.2, 0.4, 0.6, 0.8, 0.93))
        article = sum(definite / count > bound for bound in (0.003, 0.05, 0.25, 0.6))
        seen = verbs + nouns + definite
        codes[word] = f"{level}{article}{(seen >= 8) + (seen >= 40)}"
    return codes


def prepare(rows: list[Row], model: Model, knowledge: Knowledge) -> list[Example]:
    """Cut and look at a sentence as reading does."""
    prepared = []
    maqsura = spells_maqsura(row.raw for row in rows)
    for raw, tags in rows:
        for token in cut(raw, 0, len(raw), index=0, sentence=0):
            listed, fixed = lexical_code(token, knowledge, maqsura=maqsura)
            look = look_at(token.text, token.norm, token.kind, listed, model)
            if token.kind != "word":
                tags = NUM if token.kind == "number" else CLOSED
            elif fixed is not None and NUMBER["verb"] not in tags:
                # The lexicon's division of the closed classes stands against the corpora's.
                tags = tags | {fixed}
            prepared.append(Example(look, tags, fixed))
    return prepared


#: Concepts whose words are nouns that stand whole, however seldom the encyclopedia has them.
NOUNS = (PlaceHead, OrganisationHead, PersonTitle, SourceNoun, EventMeans, CountedPeople, Country)


def lexicon_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Nouns of the lexicon whose first letter could be taken for a particle."""
    forms = (form for kind in NOUNS for entry in lexicon.entries(kind) for form in entry.forms())
    words = {form.text for form in forms if not form.bound and " " not in form.text and len(form.text) > 2}
    return frozenset(word for word in words if word[0] in CONJUNCTIONS + PREPOSITIONS)


def features_at(examples: list[Example], at: int, before: int, before2: int) -> list[str]:
    """All features of a token, as the tagger sums them."""
    left = examples[at - 1].look.near if at else ("",)
    right = examples[at + 1].look.near if at + 1 < len(examples) else ("",)
    look = examples[at].look
    around = (*written(BEFORE, left), *written(AFTER, right))
    return [*written(OWN, look.own), *around, *state_features(before, before2, look.shape)]


class Perceptron:
    """Weights with the running sums that averaging needs."""

    def __init__(self) -> None:
        self.weights: dict[str, list[float]] = {}
        self.totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TAGS))
        self.stamps: dict[str, list[int]] = defaultdict(lambda: [0] * len(TAGS))
        self.now = 0

    def score(self, features: Iterable[str]) -> list[float]:
        return score(self.weights, features)

    def update(self, good: int, bad: int, features: Iterable[str]) -> None:
        for feature in features:
            weights = self.weights.setdefault(feature, [0.0] * len(TAGS))
            for tag, delta in ((good, 1.0), (bad, -1.0)):
                self.totals[feature][tag] += (self.now - self.stamps[feature][tag]) * weights[tag]
                self.stamps[feature][tag] = self.now
                weights[tag] += delta

    def averaged(self) -> dict[str, list[float]]:
        average = {}
        for feature, weights in self.weights.items():
            totals, stamps = self.totals[feature], self.stamps[feature]
            average[feature] = [
                (total + (self.now - stamp) * weight) / self.now
                for total, stamp, weight in zip(totals, stamps, weights, strict=True)
            ]
        return average


def score(weights: dict[str, list[float]] | dict[str, list[int]], features: Iterable[str]) -> list[float]:
    """Sum the weights of features."""
    total = [0.0] * len(TAGS)
    for feature in features:
        for tag, weight in enumerate(weights.get(feature, ())):
            total[tag] += weight
    return total


def frequent(sentences: list[list[Example]]) -> set[str]:
    """The features of words that occur often enough."""
    counts: Counter[str] = Counter()
    for look, _, _ in (example for sentence in sentences for example in sentence):
        counts.update((*written(OWN, look.own), *written(BEFORE, look.near), *written(AFTER, look.near)))
    return {feature for feature, count in counts.items() if count >= LEAST}


def train(sentences: list[list[Example]]) -> dict[str, list[float]]:
    """Average the weights of several runs that differ in the order of sentences only."""
    runs = [train_once(sentences, seed) for seed in SEEDS]
    features = sorted({feature for run in runs for feature in run})
    nothing = [0.0] * len(TAGS)
    return {f: [sum(ws) / len(runs) for ws in zip(*(r.get(f, nothing) for r in runs), strict=True)] for f in features}


def train_once(sentences: list[list[Example]], seed: int) -> dict[str, list[float]]:
    """Train for a fixed number of rounds in a fixed random order."""
    learner, kept, rng = Perceptron(), frequent(sentences), random.Random(seed)
    order = list(range(len(sentences)))
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for number in order:
            before = before2 = len(TAGS)
            for at, (_, tags, fixed) in enumerate(sentences[number]):
                best = fixed
                if best is None:
                    features = features_at(sentences[number], at, before, before2)
                    features = [f for f in features if f in kept or f[0] == "t"]
                    if rng.random() < HIDDEN:
                        features = [f for f in features if f[:2] not in ("w=", "s=")]
                    best = learn(learner, features, tags)
                before, before2 = best, before
    return learner.averaged()


def learn(learner: Perceptron, features: list[str], tags: frozenset[int]) -> int:
    """Decide, correct where wrong, and give the right tag."""
    learner.now += 1
    scores = learner.score(features)
    best = max(range(len(TAGS)), key=scores.__getitem__)
    if best in tags:
        return best
    good = max(tags, key=lambda tag: (scores[tag], -tag))
    learner.update(good, best, features)
    return good


def rounded(weights: dict[str, list[float]]) -> dict[str, list[int]]:
    """Round weights into a byte each, and leave out features that decide next to nothing."""
    kept = {}
    for feature, values in sorted(weights.items()):
        whole = [max(-127, min(127, round(value * SCALE))) for value in values]
        if max(whole) - min(whole) >= NARROWEST:
            kept[feature] = whole
    return kept


def measure(name: str, sentences: list[list[Example]], weights: dict[str, list[int]], *, show: bool) -> str:
    """Accuracy over all tokens (a tag inside the answer set is right) and F1 of verbs and names."""
    pairs: list[tuple[frozenset[int], int]] = []
    for examples in sentences:
        before = before2 = len(TAGS)
        for at, (look, tags, fixed) in enumerate(examples):
            best = fixed
            if best is None:
                scores = score(weights, features_at(examples, at, before, before2))
                best = max(range(len(TAGS)), key=scores.__getitem__)
            pairs.append((tags, best))
            before, before2 = best, before
            if show and (best in tags) is False and NUMBER["verb"] in {best, *tags}:
                around = " ".join(e.look.near[0] for e in examples[max(0, at - 3) : at + 4])
                print(f"{look.near[0]}: {TAGS[min(tags)]} -> {TAGS[best]}: {around}")
    right = sum(best in tags for tags, best in pairs) / len(pairs)
    return f"{name}: {len(pairs)} tokens, accuracy {right:.4f}, verb {f1(pairs, 'verb')}, name {f1(pairs, 'name')}"


def f1(pairs: list[tuple[frozenset[int], int]], tag: str) -> str:
    """F1 of one tag; where a corpus leaves the choice open, either is right."""
    number = NUMBER[tag]
    hit = sum(best == number and number in tags for tags, best in pairs)
    extra = sum(best == number and number not in tags for tags, best in pairs)
    missed = sum(best != number and tags == {number} for tags, best in pairs)
    return f"F1 {2 * hit / max(1, 2 * hit + extra + missed):.4f}"


def pack(model: Model, weights: dict[str, list[int]]) -> bytes:
    """The model file: see `annotate.tagger.Model`."""
    content = {
        "whole": sorted(model.whole),
        "known": sorted(model.known),
        "company": dict(sorted(model.company.items())),
        "weights": {feature: bytes(w + 128 for w in values) for feature, values in weights.items()},
    }
    return zlib.compress(msgspec.msgpack.encode(content), 9)


def main() -> None:
    corpora, stats_path, out = map(Path, sys.argv[1:4])
    held, show = "--measure" in sys.argv, "--show" in sys.argv
    stats = json.loads(stats_path.read_text("utf-8"))
    whole = frozenset(stats["whole"]) | lexicon_nouns(load_lexicon())
    base = Model(whole, frozenset(stats["known"]), company_codes(stats["table"]), {})
    knowledge = word_knowledge(load_lexicon())
    sets = {
        "wikinews": read_wikinews(corpora / "segmentation/wikinews-farasa/WikiNews.pos.ref"),
        "pud": read_ud(corpora / "segmentation/ud-pud/ar_pud-ud-test.conllu"),
        "anercorp": read_anercorp(corpora / "ner/anercorp-train/ANERCorp_CamelLab_train.txt"),
    }
    training: list[list[Example]] = []
    tests: dict[str, list[list[Example]]] = {}
    for name, sentences in sets.items():
        prepared = [prepare(sentence, base, knowledge) for sentence in sentences]
        at = len(prepared) * 4 // 5 if held else len(prepared)
        training += prepared[:at]
        tests[name] = prepared[at:]
    weights = rounded(train(training))
    for name, sentences in tests.items():
        if held:
            print(measure(name, sentences, weights, show=show))
    raw = pack(base, weights)
    out.write_bytes(raw)
    print(f"{len(weights)} features, {len(raw)} bytes")


if __name__ == "__main__":
    main()
