"""Commitments of stretches of other corpora and of newspaper articles, annotated before the program read them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import tawatur
from tests.quality.gold import as_json, load_script
from tests.quality.newspapers import CORPORA, HALVES, PRESS

COMMITMENTS = PRESS / "commitments.jsonl"
#: Every third stretch is closed, and all articles of dailies are.
_DAILY, _THIRD = "daily", 3


def is_closed(ident: str) -> bool:
    """Whether a text is only measured on, never read."""
    kind, number = ident.split("-")
    return kind == _DAILY or int(number) % _THIRD == 0


def scored() -> dict[str, Any]:
    """The tally of commitments of each half.

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
        gold[half][row["id"]] = {
            "article": {"id": row["id"], "text": text.whole},
            "commitments": row["commitments"],
        }
        found[half][row["id"]] = as_json(tawatur.read(article, strict=True))
    tallies = {}
    for half in HALVES:
        told, problems = scorer.score(gold[half], found[half])
        if problems:
            raise ValueError(problems)
        tallies[half] = told["commitments"]
    return tallies


def _annotated() -> Any:
    sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
    return importlib.import_module("annotated").annotated(CORPORA, COMMITMENTS)
