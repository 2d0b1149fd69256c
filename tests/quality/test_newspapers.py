"""Floors on newspaper articles and stories that were annotated blind: half of them open, half only measured on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality import newspapers
from tests.quality.gold import FLOORS, digest_of

pytestmark = pytest.mark.skipif(
    not newspapers.CORPORA.is_dir(), reason=f"the corpora are not here ({newspapers.CORPORA})"
)


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Any]]:
    return newspapers.scored()


@pytest.fixture(scope="module")
def story_scores() -> dict[str, dict[str, Any]]:
    return newspapers.compared()


def test_the_gold_is_the_one_the_floors_were_measured_on() -> None:
    files = [newspapers.PRESS / "events.jsonl", *sorted(newspapers.STORIES.glob("*.json"))]
    assert digest_of(*files) == FLOORS["press"]["digest"]


@pytest.mark.parametrize("layer", newspapers.LAYERS)
@pytest.mark.parametrize("half", newspapers.HALVES)
def test_layer_holds_its_floor(scores: dict[str, dict[str, Any]], half: str, layer: str) -> None:
    assert round(scores[half][layer].f1, 3) >= FLOORS["press"][half][layer]


@pytest.mark.parametrize("layer", sorted(FLOORS["press"]["stories"]["open"]))
@pytest.mark.parametrize("half", newspapers.HALVES)
def test_story_layer_holds_its_floor(story_scores: dict[str, dict[str, Any]], half: str, layer: str) -> None:
    assert round(story_scores[half][layer].figures()["f1"], 3) >= FLOORS["press"]["stories"][half][layer]
