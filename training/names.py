"""Train the chain that reads names under the rules and write `src/tawatur/models/names.bin`.

Usage: python training/wordclusters.py CORPORA GROUPS.tsv
       python training/names.py CORPORA GROUPS.tsv OUT [--report]

CORPORA holds `ner/anercorp-train`, `ner/aqmar`, `ner/wojood-sample` and `names/google-ar-en`. The last fifth of
ANERcorp is never trained on, so that the shipped bytes are the ones measured (`training/evaluate_names.py`). Needs
python-crfsuite. The rules read every training sentence first: what they found, and by which rule, is a feature.

Every sentence that names a person stands in the training data once more with other names: of the lists, and made up
letter by letter after foreign names, so that the model does not learn people by heart.
"""

from __future__ import annotations

import random
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pycrfsuite

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from namecorpora import Word, anercorp, aqmar, as_articles, wojood

from tawatur.annotate.nameindex import NameIndex, build_index
from tawatur.annotate.namemodel import LABELS, names_in_memory, rule_labels, see, sentence_features
from tawatur.annotate.names import rule_mentions
from tawatur.annotate.phrases import PHRASE_STAGE
from tawatur.annotate.quotations import QUOTATION_STAGE
from tawatur.annotate.wordclasses import WORD_CLASS_STAGE
from tawatur.lexicon import Lexicon, load_lexicon
from tawatur.records.article import Article
from tawatur.records.document import Document, Token
from tawatur.records.layers import WORD_CLASSES
from tawatur.text.documents import make_document
from tawatur.text.folding import fold

SEED = 7
#: Weights are multiplied by this and rounded into one signed byte.
SCALE = 16
#: A feature seen less often says more about one sentence than about the language.
LEAST = 3
#: Strength of the two penalties on weights: the first leaves features out, the second keeps weights small.
PENALTIES = {"c1": 0.25, "c2": 0.1}
ROUNDS = 110

Rows = list[tuple[list[list[str]], list[str]]]


def documents(sentences: Sequence[list[Word]], lexicon: Lexicon) -> Iterator[tuple[Document, list[str]]]:
    """Documents with the layers that names need, and the label of every token."""
    for article, chunk in as_articles(sentences):
        doc = make_document(article)
        for stage in (QUOTATION_STAGE, WORD_CLASS_STAGE, PHRASE_STAGE):
            doc = stage.run(doc, lexicon)
        yield doc, token_labels(article, doc.tokens, chunk)


def token_labels(article: Article, tokens: Sequence[Token], chunk: list[list[Word]]) -> list[str]:
    """The label of each of our tokens: that of the corpus word it stands in."""
    at = len(article.text) - len("\n".join(" ".join(w.text for w in s) for s in chunk))
    starts: dict[int, str] = {}
    spans: list[tuple[int, int, str]] = []
    for sentence in chunk:
        for word in sentence:
            spans.append((at, at + len(word.text), word.label))
            at += len(word.text) + 1
    labels, place = [], 0
    for token in tokens:
        while place + 1 < len(spans) and spans[place][1] <= token.start:
            place += 1
        start, _, label = spans[place]
        if token.kind == "punct" and label.startswith("B") and spans[place][1] - start > 1:
            label = "O"
        if label.startswith("B") and starts.get(place) is not None:
            label = "I" + label[1:]
        starts[place] = label
        labels.append(label)
    return labels


def examples(sentences: Sequence[list[Word]], groups: dict[str, int], lexicon: Lexicon) -> Rows:
    """Features and labels of every sentence as our tokenizer cuts it."""
    index: NameIndex = lexicon.compiled(build_index)
    rows: Rows = []
    for doc, labels in documents(sentences, lexicon):
        mentions = rule_mentions(doc, lexicon)
        classes = doc[WORD_CLASSES]
        memory = names_in_memory(doc.tokens, mentions, index)
        for sentence in doc.sentences:
            first, stop = sentence.first, sentence.stop
            seen = [see(doc.tokens[at], classes[at], index, groups) for at in range(first, stop)]
            inside = [m for m in mentions if first <= m.first < stop]
            rows.append(
                (sentence_features(seen, rule_labels(doc.tokens, inside, first, stop, memory)), labels[first:stop])
            )
    return rows


class Namer:
    """Makes names of people: of listed parts, or letter by letter after foreign names."""

    def __init__(self, corpora: Path, lexicon: Lexicon) -> None:
        self.random = random.Random(SEED)
        parts = [(row[0], row[1]) for row in lexicon.rows("name_parts")]
        self.given = [word for word, role in parts if role == "g1" and len(word) > 2]
        self.family = [word for word, role in parts if role in ("s1", "f1") and len(word) > 2]
        self.next: dict[str, list[str]] = defaultdict(list)
        for line in (corpora / "names/google-ar-en/ar2en-train.txt").open(encoding="utf-8"):
            word = "^^" + line.split("\t")[0] + "$"
            for at in range(2, len(word)):
                self.next[word[at - 2 : at]].append(word[at])

    def name(self, size: int) -> list[str]:
        """A name of so many words."""
        if self.random.random() < 0.5:
            return [self._made_up() for _ in range(size)]
        if size == 1:
            return [self.random.choice(self.family)]
        return [self.random.choice(self.given) for _ in range(size - 1)] + [self.random.choice(self.family)]

    def _made_up(self) -> str:
        while True:
            word = "^^"
            while not word.endswith("$") and len(word) < 14:
                word += self.random.choice(self.next[word[-2:]])
            if 5 < len(word) < 13:
                return word[2:].removesuffix("$")


def swapped(sentences: Sequence[list[Word]], namer: Namer) -> list[list[Word]]:
    """The sentences that name people, with other names; prefixes stay on."""
    found = []
    for sentence in sentences:
        if not any(word.label == "B-PER" for word in sentence):
            continue
        fresh, at = [], 0
        while at < len(sentence):
            end = at + 1
            if sentence[at].label == "B-PER":
                while end < len(sentence) and sentence[end].label == "I-PER":
                    end += 1
                name = namer.name(end - at)
                if sentence[at].text[:1] in "ولب" and fold(sentence[at].text)[:1] == sentence[at].text[:1]:
                    name[0] = name[0] if namer.random.random() < 0.7 else sentence[at].text[0] + name[0]
                fresh += [Word(part, sentence[at + i].label) for i, part in enumerate(name)]
            else:
                fresh.append(sentence[at])
            at = end
        found.append(fresh)
    return found


def train(rows: Rows) -> pycrfsuite.ParsedDump:
    """Train the field and read its weights back."""
    counted = Counter(feature for features, _ in rows for row in features for feature in row)
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in rows:
        trainer.append([[f for f in row if counted[f] >= LEAST] for row in features], labels)
    trainer.set_params({**PENALTIES, "max_iterations": ROUNDS, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return tagger.info()


def pack(dump: pycrfsuite.ParsedDump, groups: dict[str, int]) -> bytes:
    """The model file: rounded weights, sorted, so that the same training gives the same bytes."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LABELS))
    for (feature, label), weight in dump.state_features.items():
        weights[feature][LABELS.index(label)] = weight
    kept: dict[str, bytes] = {}
    for feature in sorted(weights):
        row = [max(-127, min(127, round(weight * SCALE))) for weight in weights[feature]]
        if max(row) - min(row) >= 2:
            kept[feature] = bytes(w + 128 for w in row)
    steps = [round(dump.transitions.get((a, b), -8.0) * SCALE) for a in LABELS for b in LABELS]
    model = {"groups": dict(sorted(groups.items())), "weights": kept, "steps": steps}
    raw = zlib.compress(msgspec.msgpack.encode(model), 9)
    print(f"{len(kept)} features, {len(raw)} bytes")
    return raw


def main() -> None:
    corpora, out = Path(sys.argv[1]), Path(sys.argv[3])
    lines = Path(sys.argv[2]).read_text("utf-8").splitlines()
    groups = {word: int(group) + 1 for word, group in (line.split("\t") for line in lines)}
    lexicon = load_lexicon()
    news = anercorp(corpora)
    rows = examples([*news, *swapped(news, Namer(corpora, lexicon))], groups, lexicon)
    rows += examples(aqmar(corpora), groups, lexicon)
    rows += examples(wojood(corpora), groups, lexicon)
    print(len(rows), "sentences,", sum(len(labels) for _, labels in rows), "words")
    out.write_bytes(pack(train(rows), groups))


if __name__ == "__main__":
    main()
