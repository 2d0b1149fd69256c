"""Weights side by side in one whole number sum as weights one by one do, in the tagger and the names too."""

from __future__ import annotations

import zlib
from importlib.resources import files

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.nameindex import build_index
from tawatur.annotate.namemodel import MODEL_FILE, load_chain, see, sentence_features
from tawatur.annotate.namemodel import Model as NameModel
from tawatur.annotate.tagger import AFTER, BEFORE, OWN, TAGS, Look, load_tagger, look_at, state_features
from tawatur.annotate.weights import Weights, add_up, written
from tawatur.lexicon import load_lexicon
from tawatur.pipeline import STAGES, annotate
from tawatur.records.article import make_article
from tawatur.records.layers import WORD_CLASSES
from tawatur.text.tokens import cut

LABELS = 3
ABOUT = ("w", "s")
TEXT = "قال وزير الصحة في مؤتمر صحفي إن 12 مستشفى جديدا ستفتح أبوابها، وأضاف أن العمل بدأ"
rows = st.lists(st.integers(0, 255), min_size=LABELS, max_size=LABELS)


@given(st.lists(rows, min_size=1, max_size=60))
def test_sums_differ_by_label_as_those_of_the_rows(found: list[list[int]]) -> None:
    weights = Weights({f"w={k}": bytes(row) for k, row in enumerate(found)}, LABELS)
    (table,) = weights.tables(("w",))
    total = weights.by_label(sum(add_up((table,), (str(k),)) for k in range(len(found))))
    plain = [sum(row[label] - 128 for row in found) for label in range(LABELS)]
    assert [total[label] - total[0] for label in range(LABELS)] == [part - plain[0] for part in plain]


def test_a_value_counts_only_for_what_it_is_about_and_unknown_ones_count_nothing() -> None:
    weights = Weights({"w=x": bytes((129, 128, 128)), "s=x=y": bytes((128, 130, 128))}, LABELS)
    tables = weights.tables((*ABOUT, "none"))
    assert add_up(tables, ("x", "x", "x")) == add_up(tables[:1], ("x",))
    first, second, third = weights.by_label(add_up(tables, ("x", "x=y")))
    assert (first - third, second - third) == (1, 2)
    assert add_up(tables, ("y", "z")) == 0


def test_features_are_written_as_the_model_has_them() -> None:
    assert written(ABOUT, ("x", "y")) == ("w=x", "s=y")
    assert written(ABOUT, ("x",)) == ("w=x",)


def test_the_tagger_decides_as_the_features_that_it_is_trained_on_say() -> None:
    tokens, tagger = list(cut(TEXT, 0, len(TEXT), index=0, sentence=0)), load_tagger()
    looks = [look_at(token.text, token.norm, token.kind, "", tagger.model) for token in tokens]
    before = before2 = len(TAGS)
    decided: list[int] = []
    for at in range(len(looks)):
        weights = [tagger.model.weights.get(feature) for feature in _features(looks, at, before, before2)]
        sums = [sum(row[tag] - 128 for row in weights if row is not None) for tag in range(len(TAGS))]
        before, before2 = sums.index(max(sums)), before
        decided.append(before)
    assert tagger.tag([tagger.word(token, "") for token in tokens], [None] * len(tokens)) == decided
    assert len(set(decided)) > 2


def _features(looks: list[Look], at: int, before: int, before2: int) -> list[str]:
    left = looks[at - 1].near if at else ("",)
    right = looks[at + 1].near if at + 1 < len(looks) else ("",)
    own = (*written(OWN, looks[at].own), *state_features(before, before2, looks[at].shape))
    return [*own, *written(BEFORE, left), *written(AFTER, right)]


def test_the_sums_of_names_are_those_of_the_features_that_they_are_trained_on() -> None:
    stages = STAGES[: [stage.name for stage in STAGES].index("word classes") + 1]
    doc = annotate(make_article(title="", body=TEXT, published="2024-05-06"), stages=stages)
    raw = files("tawatur").joinpath("models", MODEL_FILE).read_bytes()
    model = msgspec.msgpack.decode(zlib.decompress(raw), type=NameModel)
    index, labels = load_lexicon().compiled(build_index), ["O"] * len(doc.tokens)
    labels[1:3] = ["BORG:list", "IORG:list"]
    seen = [see(token, word, index, model.groups) for token, word in zip(doc.tokens, doc[WORD_CLASSES], strict=True)]
    read = load_chain().read(doc.tokens, doc[WORD_CLASSES], labels, index)
    for sums, features in zip(read.sums, sentence_features(seen, labels), strict=True):
        weights = [row for row in map(model.weights.get, features) if row is not None]
        plain = [sum(row[label] - 128 for row in weights) for label in range(len(sums))]
        assert [total - sums[0] for total in sums] == [total - plain[0] for total in plain]
