"""Texts of other corpora and of newspapers that were annotated for one kind of claim before the program read them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import tawatur
from tests.quality.gold import as_json, load_script
from tests.quality.newspapers import CORPORA, HALVES, PRESS, is_closed

#: Of the texts of commitments every third stretch is closed, and all articles of dailies are.
_DAILY, _THIRD = "daily", 3


def _is_third(ident: str) -> bool:
    kind, number = ident.split("-")
    return kind == _DAILY or int(number) % _THIRD == 0


class BlindSet(NamedTuple):
    """Annotations of one kind: their file, the scorer's layers they say something about, which texts are closed."""

    path: Path
    kind: str
    layers: tuple[str, ...]
    closed: Callable[[str], bool]


#: By their table in floors.toml.
SETS = {
    "commitments": BlindSet(PRESS / "commitments.jsonl", "commitments", ("commitments",), _is_third),
    "fresh": BlindSet(PRESS / "fresh.jsonl", "events", ("events", "participants"), is_closed),
    "speech": BlindSet(PRESS / "statements.jsonl", "statements", ("statements", "speakers"), is_closed),
}


def scores(blind: BlindSet) -> dict[str, dict[str, Any]]:
    """Tallies by half and layer.

    Raises:
        ValueError: a text is not the one that was annotated, or a span of ours does not quote it.
    """
    scorer = load_script("score")
    gold: dict[str, dict[str, Any]] = {half: {} for half in HALVES}
    found: dict[str, dict[str, Any]] = {half: {} for half in HALVES}
    for row, text in _annotated(blind.path):
        half = HALVES[blind.closed(row["id"])]
        article = tawatur.make_article(
            title=text.title, body=text.body, outlet=text.outlet, published=text.published, ident=row["id"]
        )
        gold[half][row["id"]] = {"article": {"id": row["id"], "text": text.whole}, blind.kind: row[blind.kind]}
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
