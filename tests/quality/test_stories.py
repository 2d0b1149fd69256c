"""Floors of the comparison against hand-made story gold."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.records.codec import encode
from tests.quality.gold import EVALUATION, FLOORS, digest_of, ledgers, load_script

STORIES = EVALUATION / "dev" / "stories"


def _compared(articles: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encode(tawatur.compare(list(ledgers(articles).values()))))
    return found


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    """F1 by part and layer."""
    scorer = load_script("score_stories")
    found: dict[str, dict[str, float]] = {}
    for part in ("work", "held_back"):
        tallies: dict[str, Any] = defaultdict(scorer.Tally)
        for name in FLOORS["stories"]["names"][part]:
            gold = json.loads((STORIES / f"{name}.json").read_text("utf-8"))
            scorer.score(gold, _compared(STORIES / f"{name}.articles.jsonl"), tallies)
        found[part] = {name: tally.figures()["f1"] for name, tally in tallies.items()}
    return found


def test_the_gold_is_the_one_the_floors_were_measured_on() -> None:
    assert digest_of(*sorted(STORIES.glob("*.json"))) == FLOORS["stories"]["digest"]


@pytest.mark.parametrize("layer", sorted(FLOORS["stories"]["work"]))
@pytest.mark.parametrize("part", ["work", "held_back"])
def test_layer_holds_its_floor(scores: dict[str, dict[str, float]], part: str, layer: str) -> None:
    assert round(scores[part][layer], 3) >= FLOORS["stories"][part][layer]
