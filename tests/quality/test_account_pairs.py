"""Floors of what is found in pairs of short accounts, and bounds of what is taken for a contradiction."""

from __future__ import annotations

import tomllib

import pytest

from tests.quality.account_pairs import PAIRS, PARTS, counts, pairs

FLOORS = tomllib.loads((PAIRS / "floors.toml").read_text("utf-8"))
SIZES = {"open": 200, "closed": 100}


@pytest.mark.parametrize("part", PARTS)
def test_pairs_hold_their_floors(part: str) -> None:
    found = counts(part)
    assert found["found"] >= FLOORS[part]["found"]
    assert found["false"] <= FLOORS[part]["false"]
    assert found["elsewhere"] <= FLOORS[part]["elsewhere"]


@pytest.mark.parametrize("part", PARTS)
def test_every_pair_is_whole(part: str) -> None:
    whole = pairs(part)
    assert len({pair["id"] for pair in whole}) == SIZES[part]
    assert {pair["verdict"] for pair in whole} == {"contradict", "none"}
    assert all(account["q"] in account["text"] for pair in whole for account in pair["accounts"])
