"""Floors on commitments of texts that were annotated blind: some open, most only measured on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality import blindsets
from tests.quality.gold import FLOORS, digest_of
from tests.quality.newspapers import CORPORA, HALVES

pytestmark = [
    pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the corpora are not here ({CORPORA})"),
    pytest.mark.skipif("commitments" not in FLOORS, reason="no floors yet"),
]


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Any]]:
    return blindsets.commitment_scores()


def test_the_gold_is_the_one_the_floors_were_measured_on() -> None:
    assert digest_of(blindsets.COMMITMENTS) == FLOORS["commitments"]["digest"]


@pytest.mark.parametrize("half", HALVES)
def test_commitments_hold_their_floor(scores: dict[str, dict[str, Any]], half: str) -> None:
    assert round(scores[half]["commitments"].f1, 3) >= FLOORS["commitments"][half]
