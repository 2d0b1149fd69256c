"""Floors of the comparison on short stories of our own writing, some of which nobody looks at."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.quality.gold import EVALUATION
from tests.quality.short_stories import HALVES, LAYERS, SHORT_STORIES, measured, stories

SIZES = {"open": 128, "closed": 70}
FLOORS = tomllib.loads((SHORT_STORIES / "floors.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def tallies() -> dict[str, dict[str, Any]]:
    if not (EVALUATION / "score_stories.py").is_file():
        pytest.skip(f"the scorer is not here ({EVALUATION})")
    return {half: measured(half) for half in HALVES}


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("half", HALVES)
def test_layer_holds_its_floor(tallies: dict[str, dict[str, Any]], half: str, layer: str) -> None:
    assert round(tallies[half][layer].figures()["f1"], 3) >= FLOORS[half][layer]


@pytest.mark.parametrize("half", HALVES)
def test_every_story_is_whole(half: str) -> None:
    found = list(stories(half))
    assert len(found) == SIZES[half]
    for story in found:
        articles = [article["id"] for article in story["articles"]]
        assert sorted(article for origin in story["origins"] for article in origin["articles"]) == articles
        assert {cell["article"] for row in story["rows"] for cell in row["cells"]} <= set(articles)
