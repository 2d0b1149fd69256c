"""Texts of other corpora and of newspapers that were annotated for one kind of claim before the program read them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tawatur
from tests.quality.gold import as_json, load_script
from tests.quality.newspapers import CORPORA, HALVES, PRESS, is_closed

COMMITMENTS = PRESS / "commitments.jsonl"
STATEMENTS = PRESS / "statements.jsonl"
#: What the texts of statements are annotated for.
STATEMENT_LAYERS = ("statements", "speakers")
#: Of the texts of commitments every third stretch is closed, and all articles of dailies are.
_DAILY, _THIRD = "daily", 3


def commitment_scores() -> dict[str, dict[str, Any]]:
    """Tallies of each half by layer; raises as `_scored`."""
    return _scored(COMMITMENTS, "commitments", _is_closed)


def statement_scores() -> dict[str, dict[str, Any]]:
    """Tallies of each half by layer; raises as `_scored`."""
    return _scored(STATEMENTS, "statements", is_closed)


def _is_closed(ident: str) -> bool:
    kind, number = ident.split("-")
    return kind == _DAILY or int(number) % _THIRD == 0


def _scored(path: Path, kind: str, closed: Callable[[str], bool]) -> dict[str, dict[str, Any]]:
    """Tallies by half and layer of texts annotated for one kind of claim.

    Raises:
        ValueError: a text is not the one that was annotated, or a span of ours does not quote it.
    """
    scorer = load_script("score")
    gold: dict[str, dict[str, Any]] = {half: {} for half in HALVES}
    found: dict[str, dict[str, Any]] = {half: {} for half in HALVES}
    for row, text in _annotated(path):
        half = HALVES[closed(row["id"])]
        article = tawatur.make_article(
            title=text.title, body=text.body, outlet=text.outlet, published=text.published, ident=row["id"]
        )
        gold[half][row["id"]] = {"article": {"id": row["id"], "text": text.whole}, kind: row[kind]}
        found[half][row["id"]] = as_json(tawatur.read(article, strict=True))
    tallies: dict[str, dict[str, Any]] = {}
    for half in HALVES:
        tallies[half], problems = scorer.score(gold[half], found[half])
        if problems:
            raise ValueError(problems)
    return tallies


def _annotated(path: Path) -> Any:
    training = str(Path(__file__).parents[2] / "training")
    if training not in sys.path:
        sys.path.insert(0, training)
    return importlib.import_module("annotated").annotated(CORPORA, path)
