"""Statements of stretches of other corpora, annotated before the program read them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import tawatur
from tests.quality.gold import as_json, load_script
from tests.quality.newspapers import CORPORA, HALVES, PRESS, is_closed

STATEMENTS = PRESS / "statements.jsonl"
#: What the stretches are annotated for.
LAYERS = ("statements", "speakers")


def scored() -> dict[str, dict[str, Any]]:
    """Tallies of each half by layer.

    Raises:
        ValueError: a text is not the one that was annotated, or a span of ours does not quote it.
    """
    scorer = load_script("score")
    gold: dict[str, dict[str, Any]] = {half: {} for half in HALVES}
    found: dict[str, dict[str, Any]] = {half: {} for half in HALVES}
    for row, text in _annotated():
        half = HALVES[is_closed(row["id"])]
        article = tawatur.make_article(
            title=text.title, body=text.body, outlet=text.outlet, published=text.published, ident=row["id"]
        )
        gold[half][row["id"]] = {"article": {"id": row["id"], "text": text.whole}, "statements": row["statements"]}
        found[half][row["id"]] = as_json(tawatur.read(article, strict=True))
    tallies: dict[str, dict[str, Any]] = {}
    for half in HALVES:
        tallies[half], problems = scorer.score(gold[half], found[half])
        if problems:
            raise ValueError(problems)
    return tallies


def _annotated() -> Any:
    sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
    return importlib.import_module("annotated").annotated(CORPORA, STATEMENTS)
