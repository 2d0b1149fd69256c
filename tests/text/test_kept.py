"""What is met again stays, and no store grows without bounds."""

from __future__ import annotations

import pytest

from tawatur.text import kept
from tawatur.text.kept import Kept


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Kept[str, int]:
    monkeypatch.setattr(kept, "_MOST", 3)
    store: Kept[str, int] = Kept()
    for number, key in enumerate("abcd"):
        assert store.keep(key, number) == number
    return store


def test_a_full_generation_becomes_the_older_one(store: Kept[str, int]) -> None:
    assert dict(store) == {"d": 3}
    assert store.get("a") is None
    assert store.recall("a") == 0
    assert store["a"] == 0


def test_what_is_recalled_outlives_what_is_not(store: Kept[str, int]) -> None:
    store.recall("a")
    for key in "efgh":
        store.keep(key, 9)
        store.recall("a")
    assert store.get("a") == 0 or store.recall("a") == 0
    assert store.recall("b") is None


def test_two_generations_are_all_that_is_kept(store: Kept[str, int]) -> None:
    for number in range(100):
        store.keep(str(number), number)
    assert len(store) <= 3
    assert sum(store.recall(str(number)) is not None for number in range(100)) <= 6
