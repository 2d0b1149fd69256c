"""Floors on texts that were annotated blind for one kind of claim: some open, the others only measured on."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.quality import blindsets
from tests.quality.blindsets import SETS
from tests.quality.gold import FLOORS, digest_of
from tests.quality.newspapers import CORPORA, HALVES

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the corpora are not here ({CORPORA})")


@cache
def scores_of(name: str) -> dict[str, dict[str, Any]]:
    return blindsets.scores(SETS[name])


@pytest.mark.parametrize("name", SETS)
def test_the_gold_is_the_one_the_floors_were_measured_on(name: str) -> None:
    assert digest_of(SETS[name].path) == FLOORS[name]["digest"]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(("name", "layer"), [(name, layer) for name in SETS for layer in SETS[name].layers])
def test_layer_holds_its_floor(name: str, layer: str, half: str) -> None:
    assert round(scores_of(name)[half][layer].f1, 3) >= FLOORS[name][half][layer]
