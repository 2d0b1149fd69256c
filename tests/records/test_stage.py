"""Stages say what they need; an impossible order is refused at build."""

from __future__ import annotations

import pickle

import pytest

from tawatur import make_article
from tawatur.errors import PipelineError
from tawatur.pipeline import RULE_STAGES, STAGES, annotate, make_ledger, read
from tawatur.records.document import Document, Layer
from tawatur.records.stage import Stage, check_order

A: Layer[int] = Layer("a")
B: Layer[int] = Layer("b")


def _same(doc: Document, knowledge: None) -> Document:
    del knowledge
    return doc


def _stage(name: str, requires: tuple[Layer[int], ...], assigns: tuple[Layer[int], ...]) -> Stage[None]:
    return Stage(name=name, version="1", requires=requires, assigns=assigns, run=_same)


def test_a_possible_order_passes() -> None:
    check_order((_stage("one", (), (A,)), _stage("two", (A,), (B,))))


def test_a_missing_layer_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"'two' requires \['a'\]"):
        check_order((_stage("two", (A,), (B,)), _stage("one", (), (A,))))


def test_a_layer_is_assigned_once() -> None:
    with pytest.raises(PipelineError, match="both assign layer 'a'"):
        check_order((_stage("one", (), (A,)), _stage("two", (), (A,))))


def test_a_missing_layer_says_what_to_do() -> None:
    doc = annotate(make_article(title="", body=""), stages=())
    with pytest.raises(PipelineError, match="put a stage that assigns it"):
        doc[A]


def test_a_document_is_not_changed_by_a_new_layer() -> None:
    doc = annotate(make_article(title="", body=""), stages=())
    assert doc.with_layer(A, [1])[A] == (1,)
    assert "a" not in doc.layers


def _broken(doc: Document, knowledge: object) -> Document:
    raise RuntimeError(f"no reading of {len(doc.tokens)} tokens with {type(knowledge).__name__}")


def test_a_failing_stage_costs_its_claims_only() -> None:
    broken: Stage[object] = Stage(name="broken", version="1", requires=(), assigns=(A,), run=_broken)
    article = make_article(title="خبر", body="قال الوزير إن الطريق مغلق.")
    doc = annotate(article, stages=(broken, *STAGES))
    assert doc[A] == ()
    assert [d.message for d in doc.diagnostics if d.stage == "broken"] == [
        "this stage failed and its claims are missing: RuntimeError: no reading of 7 tokens with Lexicon"
    ]
    assert make_ledger(doc).statements == read(article).statements
    with pytest.raises(RuntimeError, match="no reading"):
        annotate(article, stages=(broken,), strict=True)


def test_names_can_be_read_without_the_learned_chain() -> None:
    check_order(RULE_STAGES)
    article = make_article(title="خبر", body="قال وزير الصحة سالم العاني إن الطريق إلى بغداد مغلق.")
    ledger = make_ledger(annotate(article, stages=RULE_STAGES, strict=True))
    assert {e.name for e in ledger.entities} >= {"سالم العاني", "بغداد"}
    assert not any(d.rule == "<learned name>" for e in ledger.entities for d in e.derivation)


def test_the_pipeline_is_in_a_possible_order_and_pickles() -> None:
    check_order(STAGES)
    names = [stage.name for stage in STAGES]
    assert len(set(names)) == len(names)
    for stage in STAGES:
        assert pickle.loads(pickle.dumps(stage.run)) is stage.run
