"""Floors per layer against hand-made gold, for the part worked with and the part held back: none falls silently."""

from __future__ import annotations

import pytest

from tests.quality.gold import (
    EVALUATION,
    FLOORS,
    OWN,
    as_json,
    digest_of,
    is_closed,
    is_held_back,
    ledgers,
    load_script,
)

LAYERS = sorted(FLOORS["ledgers"]["work"])


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    """F1 by part and layer, of the newspapers' gold and of our own."""
    scorer = load_script("score")
    gold = scorer.read(str(EVALUATION / "dev" / "gold.jsonl"))
    own = scorer.read(str(OWN / "gold.jsonl"))
    ours = ledgers(EVALUATION / "dev" / "articles.jsonl") | ledgers(OWN / "articles.jsonl")
    parts = {
        "work": {i: g for i, g in gold.items() if not is_held_back(i)},
        "held_back": {i: g for i, g in gold.items() if is_held_back(i)},
        "open": {i: g for i, g in own.items() if not is_closed(i)},
        "closed": {i: g for i, g in own.items() if is_closed(i)},
    }
    found: dict[str, dict[str, float]] = {}
    for part, members in parts.items():
        tallies, problems = scorer.score(members, {i: as_json(ours[i]) for i in members})
        assert problems == []
        found[part] = {name: tally.f1 for name, tally in tallies.items()}
    return found


def test_the_gold_is_the_one_the_floors_were_measured_on() -> None:
    assert digest_of(EVALUATION / "dev" / "gold.jsonl") == FLOORS["ledgers"]["digest"]
    assert digest_of(OWN / "gold.jsonl") == FLOORS["own"]["digest"]


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("part", ["work", "held_back"])
def test_layer_holds_its_floor(scores: dict[str, dict[str, float]], part: str, layer: str) -> None:
    assert round(scores[part][layer], 3) >= FLOORS["ledgers"][part][layer]


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("part", ["open", "closed"])
def test_layer_holds_its_floor_on_our_own_gold(scores: dict[str, dict[str, float]], part: str, layer: str) -> None:
    assert round(scores[part][layer], 3) >= FLOORS["own"][part][layer]
