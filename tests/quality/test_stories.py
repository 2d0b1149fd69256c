"""Floors of the comparison against hand-made story gold."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.records.codec import encode
from tests.quality.gold import EVALUATION, FLOORS, OWN_STORIES, digest_of, ledgers, load_script, rows

STORIES = EVALUATION / "dev" / "stories"
OWN_FLOORS = tomllib.loads((OWN_STORIES / "floors.toml").read_text("utf-8"))
OWN_NAMES = sorted(path.stem for path in OWN_STORIES.glob("*.json"))


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


@pytest.fixture(scope="module")
def own_scores() -> dict[str, dict[str, float]]:
    """F1 by half and layer on the stories of our own writing."""
    scorer = load_script("score_stories")
    found: dict[str, dict[str, float]] = {}
    for half in OWN_FLOORS:
        tallies: dict[str, Any] = defaultdict(scorer.Tally)
        for name in (name for name in OWN_NAMES if name.startswith(half)):
            gold = json.loads((OWN_STORIES / f"{name}.json").read_text("utf-8"))
            scorer.score(gold, _compared(OWN_STORIES / f"{name}.articles.jsonl"), tallies)
        found[half] = {name: tally.figures()["f1"] for name, tally in tallies.items()}
    return found


@pytest.mark.parametrize("layer", sorted(OWN_FLOORS["open"]))
@pytest.mark.parametrize("half", ["open", "closed"])
def test_own_layer_holds_its_floor(own_scores: dict[str, dict[str, float]], half: str, layer: str) -> None:
    assert round(own_scores[half][layer], 3) >= OWN_FLOORS[half][layer]


@pytest.mark.parametrize("name", OWN_NAMES)
def test_own_gold_quotes_its_articles(name: str) -> None:
    texts = {row["id"]: f"{row['title']}\n{row['text']}" for row in rows(OWN_STORIES / f"{name}.articles.jsonl")}
    gold = json.loads((OWN_STORIES / f"{name}.json").read_text("utf-8"))
    assert gold["articles"] == list(texts)
    for row in gold["rows"]:
        for cell in row["cells"]:
            assert texts[cell["article"]][cell["start"] : cell["end"]] == cell["text"]
