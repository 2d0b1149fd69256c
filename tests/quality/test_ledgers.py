"""Floors per layer against hand-made gold, for the part worked with and the part held back: none falls silently."""

from __future__ import annotations

import pytest

from tests.quality.gold import EVALUATION, FLOORS, as_json, digest_of, is_held_back, ledgers, load_script

LAYERS = sorted(FLOORS["ledgers"]["work"])


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    """F1 by part and layer."""
    scorer = load_script("score")
    gold = scorer.read(str(EVALUATION / "dev" / "gold.jsonl"))
    ours = ledgers(EVALUATION / "dev" / "articles.jsonl")
    found: dict[str, dict[str, float]] = {}
    for part, held in (("work", False), ("held_back", True)):
        ids = [ident for ident in gold if is_held_back(ident) is held]
        tallies, problems = scorer.score({i: gold[i] for i in ids}, {i: as_json(ours[i]) for i in ids})
        assert problems == []
        found[part] = {name: tally.f1 for name, tally in tallies.items()}
    return found


def test_the_gold_is_the_one_the_floors_were_measured_on() -> None:
    assert digest_of(EVALUATION / "dev" / "gold.jsonl") == FLOORS["ledgers"]["digest"]


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("part", ["work", "held_back"])
def test_layer_holds_its_floor(scores: dict[str, dict[str, float]], part: str, layer: str) -> None:
    assert round(scores[part][layer], 3) >= FLOORS["ledgers"][part][layer]
