"""Floors on statements and speakers of texts that were annotated blind: two thirds open, the others only measured."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality import blindsets
from tests.quality.gold import FLOORS, digest_of
from tests.quality.newspapers import CORPORA, HALVES

pytestmark = [
    pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the corpora are not here ({CORPORA})"),
    pytest.mark.skipif("speech" not in FLOORS, reason="no floors yet"),
]


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Any]]:
    return blindsets.statement_scores()


def test_the_gold_is_the_one_the_floors_were_measured_on() -> None:
    assert digest_of(blindsets.STATEMENTS) == FLOORS["speech"]["digest"]


@pytest.mark.parametrize("layer", blindsets.STATEMENT_LAYERS)
@pytest.mark.parametrize("half", HALVES)
def test_layer_holds_its_floor(scores: dict[str, dict[str, Any]], half: str, layer: str) -> None:
    assert round(scores[half][layer].f1, 3) >= FLOORS["speech"][half][layer]
