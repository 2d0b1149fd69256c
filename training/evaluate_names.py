"""Measure names on the last fifth of ANERcorp's train part, which no table and no model of names has seen.

Usage: python training/evaluate_names.py CORPORA [--tagger MODEL] [--model NAMES] [--misses N]

Three types, exact spans in words of the corpus. Reported: the rules alone, the chain alone with the rules as its
features, and the product (rules and chain as `annotate.names` joins them); and how many of the people are found none
of whose words stands in a person's name of the training sentences. `--tagger` gives a word-class model that has not
seen the fifth either (`training/wordclasses.py --measure` writes one).

The corpus has conventions of its own: no peoples (our NORP is left out), no names inside names (the outer one counts).
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))

from namecorpora import Word, anercorp, anercorp_held, aqmar, as_articles, wojood

from tawatur.annotate import namemodel, tagger, wordclasses
from tawatur.annotate.nameindex import build_index
from tawatur.annotate.names import find_names, rule_mentions
from tawatur.annotate.phrases import PHRASE_STAGE
from tawatur.annotate.quotations import QUOTATION_STAGE
from tawatur.annotate.wordclasses import WORD_CLASS_STAGE
from tawatur.lexicon import Lexicon, load_lexicon
from tawatur.records.document import Document
from tawatur.records.layers import MENTIONS, WORD_CLASSES
from tawatur.text.documents import make_document
from tawatur.text.folding import fold

#: Whose misses are listed.
REPORTED = "product"
TYPES = ("PER", "LOC", "ORG")


class Name(NamedTuple):
    """A name in words of the corpus, half open."""

    first: int
    stop: int
    type: str


def gold_names(words: Sequence[Word]) -> set[Name]:
    """The names of a chunk, from its labels."""
    found, at = set(), 0
    while at < len(words):
        end = at + 1
        if words[at].label.startswith("B"):
            kind = words[at].label[2:]
            while end < len(words) and words[end].label == f"I-{kind}":
                end += 1
            found.add(Name(at, end, kind))
        at = end
    return found


def corpus_words(chunk: Sequence[Sequence[Word]], text: str) -> list[tuple[int, int]]:
    """Start and end of every word of the corpus in the article's text."""
    at, spans = 1, []
    for sentence in chunk:
        for word in sentence:
            assert text.startswith(word.text, at)
            spans.append((at, at + len(word.text)))
            at += len(word.text) + 1
    return spans


def outer_names(spans: Iterable[tuple[int, int, str]], words: Sequence[tuple[int, int]]) -> set[Name]:
    """Names by offsets as names in words of the corpus; those inside others are left out."""
    starts = {at: number for number, (first, last) in enumerate(words) for at in range(first, last)}
    found, covered = set(), -1
    for start, end, kind in sorted(spans, key=lambda s: (s[0], -s[1])):
        if kind in TYPES and start >= covered and start in starts:
            found.add(Name(starts[start], starts[end - 1] + 1, kind))
            covered = end
    return found


Finder = Callable[[Document, Lexicon], Iterator[tuple[int, int, str]]]


def by_rules(doc: Document, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """What the rules find alone, names the article licenses included."""
    found = find_names(doc, lexicon, learned=False)[MENTIONS]
    yield from ((m.start, m.end, m.type) for m in found)


def by_product(doc: Document, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """What the product finds."""
    yield from ((m.start, m.end, m.type) for m in find_names(doc, lexicon)[MENTIONS])


def by_chain(doc: Document, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """What the chain says with the rules as its features."""
    index, classes, chain = lexicon.compiled(build_index), doc[WORD_CLASSES], namemodel.load_chain()
    mentions = rule_mentions(doc, lexicon)
    memory = namemodel.names_in_memory(doc.tokens, mentions, index)
    for sentence in doc.sentences:
        first, stop = sentence.first, sentence.stop
        inside = [m for m in mentions if first <= m.first < stop]
        labels = namemodel.rule_labels(doc.tokens, inside, first, stop, memory)
        read = chain.read(doc.tokens[first:stop], classes[first:stop], labels, index).labels
        names = [namemodel.LABELS[label] for label in read]
        at = 0
        while at < len(names):
            end = at + 1
            if names[at] != "O":
                while end < len(names) and names[end] == "I" + names[at][1:]:
                    end += 1
                yield doc.tokens[first + at].start, doc.tokens[first + end - 1].end, names[at][2:]
            at = end


def f1(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 in words."""
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return f"P {precision:.3f} R {recall:.3f} F {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def prepared(corpora: Path, lexicon: Lexicon) -> Iterator[tuple[Document, list[list[Word]]]]:
    """The held fifth with the layers that names need."""
    for article, chunk in as_articles(anercorp_held(corpora)):
        doc = make_document(article)
        for stage in (QUOTATION_STAGE, WORD_CLASS_STAGE, PHRASE_STAGE):
            doc = stage.run(doc, lexicon)
        yield doc, chunk


def measure(corpora: Path, *, misses: int = 0) -> dict[str, float]:
    """Score the three readers; F1 by reader and type, and the recall of unseen people."""
    lexicon = load_lexicon()
    training = [s for read in (anercorp, aqmar, wojood) for s in read(corpora)]
    known = {fold(w.text).removeprefix("و") for s in training for w in s if w.label.endswith("PER")}
    known |= {word[1:] for word in known if word[0] in "بل"}
    readers: dict[str, Finder] = {"rules": by_rules, "chain": by_chain, "product": by_product}
    counts = {name: Counter[str]() for name in readers}
    for doc, chunk in prepared(corpora, lexicon):
        flat = [word for sentence in chunk for word in sentence]
        gold, spans = gold_names(flat), corpus_words(chunk, doc.text)
        unseen = {
            name
            for name in gold
            if name.type == "PER"
            and not any(known & {fold(w.text), fold(w.text).removeprefix("و")} for w in flat[name.first : name.stop])
        }
        for name, reader in readers.items():
            found = outer_names(reader(doc, lexicon), spans)
            count = counts[name]
            for kind in TYPES:
                count[f"{kind} right"] += sum(n.type == kind for n in gold & found)
                count[f"{kind} found"] += sum(n.type == kind for n in found)
                count[f"{kind} gold"] += sum(n.type == kind for n in gold)
            count["unseen right"] += len(unseen & found)
            count["unseen gold"] += len(unseen)
            if name == REPORTED and misses:
                for n in sorted(gold ^ found):
                    text = " ".join(w.text for w in flat[max(0, n.first - 4) : n.first])
                    after = " ".join(w.text for w in flat[n.stop : n.stop + 3])
                    inner = " ".join(w.text for w in flat[n.first : n.stop])
                    mark = "missed " if n in gold else "made up"
                    print(f"{mark} {n.type} {text} [{inner}] {after}")
    scores: dict[str, float] = {}
    for name, count in counts.items():
        total = Counter[str]()
        for kind in TYPES:
            total["right"] += count[f"{kind} right"]
            total["found"] += count[f"{kind} found"]
            total["gold"] += count[f"{kind} gold"]
            print(name, kind, f1(count[f"{kind} right"], count[f"{kind} found"], count[f"{kind} gold"]))
        print(name, "all", f1(total["right"], total["found"], total["gold"]))
        print(name, f"unseen people {count['unseen right']} of {count['unseen gold']}:",
              f"{count['unseen right'] / max(1, count['unseen gold']):.3f}")  # fmt: skip
        scores[name] = 2 * total["right"] / max(1, total["found"] + total["gold"])
        scores[f"{name} unseen"] = count["unseen right"] / max(1, count["unseen gold"])
    return scores


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("corpora", type=Path)
    options.add_argument("--tagger", type=Path)
    options.add_argument("--model", type=Path)
    options.add_argument("--misses", type=int, default=0)
    args = options.parse_args()
    if args.tagger:
        model = msgspec.msgpack.decode(zlib.decompress(args.tagger.read_bytes()), type=tagger.Model)
        unseen_tagger = tagger.Tagger(model)
        wordclasses.load_tagger = lambda: unseen_tagger
    if args.model:
        chain = namemodel.Chain(msgspec.msgpack.decode(zlib.decompress(args.model.read_bytes()), type=namemodel.Model))
        namemodel.load_chain = lambda: chain
    measure(args.corpora, misses=args.misses)


if __name__ == "__main__":
    main()
