"""Which words stand under negation, plan, possibility or past."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tawatur import make_article
from tawatur.pipeline import annotate
from tawatur.records.layers import MODALITIES

CASES = tomllib.loads((Path(__file__).parent.parent / "examples" / "modality.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:40])
def test_kind_of_the_stretch(case: dict[str, str]) -> None:
    doc = annotate(make_article(title="", body=case["text"], published="2024-05-15"))
    at = next(t.index for t in doc.tokens if t.text.endswith(case["word"]))
    kinds = {m.kind for m in doc[MODALITIES] if m.first <= at < m.stop}
    assert kinds == ({case["kind"]} if case["kind"] else set())


def test_marks_quote_the_text() -> None:
    doc = annotate(make_article(title="", body=" ".join(c["text"] for c in CASES)))
    assert all(doc.text[m.mark.start : m.mark.end] == m.mark.text for m in doc[MODALITIES])
