"""Commitments and their terms in one-sentence articles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import COMMITMENT_KINDS, COMMITMENT_STATUSES, Commitment

FOLDER = Path(__file__).parent.parent / "examples"
TABLES = [
    tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    for name in ("commitments", "commitments_press", "commitments_daily", "commitments_local")
]
YES, NO = (
    [case | {"published": table["published"]} for table in TABLES for case in table[key]] for key in ("yes", "no")
)


def commitments_of(case: dict[str, Any]) -> tuple[Commitment, ...]:
    return read(make_article(title="", body=case["text"], published=case["published"])).commitments


def explained(found: tuple[Commitment, ...]) -> str:
    return "; ".join(f"{c.kind} by {c.rule}: {c.content.text}" for c in found)


@pytest.mark.parametrize("case", YES, ids=lambda c: c["text"][:40])
def test_finds_the_commitment(case: dict[str, Any]) -> None:
    found = commitments_of(case)
    fitting = [c for c in found if c.kind == case["kind"]]
    assert fitting, explained(found)
    one = fitting[0]
    assert one.content.text == case["content"], explained(found)
    assert one.status == case.get("status", one.status)
    if "from" in case:
        assert [p.text for p in one.from_] == case["from"]
    if "to" in case:
        assert [p.text for p in one.to] == case["to"]
    for name, told in (("deadline", one.deadline), ("condition", one.condition)):
        assert case.get(name, "" if told is None else told.text) == ("" if told is None else told.text)


@pytest.mark.parametrize("case", NO, ids=lambda c: c["text"][:40])
def test_finds_no_commitment(case: dict[str, Any]) -> None:
    assert not commitments_of(case), explained(commitments_of(case))


def test_kinds_and_statuses_are_known() -> None:
    for case in YES:
        for one in commitments_of(case):
            assert one.kind in COMMITMENT_KINDS
            assert one.status in COMMITMENT_STATUSES


@pytest.mark.parametrize(
    "body", ["طالب الوزير الحكومة", "تعهد الوزير، ", "وعد رئيس الوزراء بأن", "دعت المنظمة الأطراف،"]
)
def test_texts_that_stop_within_a_commitment_are_read(body: str) -> None:
    assert read(make_article(title="", body=body), strict=True).article.text.endswith(body)
