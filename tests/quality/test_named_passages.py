"""Names in short passages of many countries stay found; the floors lie just below what was reached."""

from __future__ import annotations

import pytest

from tests.quality.named_passages import FOLDER, passages, score_file, unmark

FLOORS = {"first": 0.93, "second": 0.88, "third": 0.9}


@pytest.mark.parametrize("name", FLOORS)
def test_names_are_found(name: str) -> None:
    score = score_file(FOLDER / f"{name}.toml")
    assert score.f1("entities") >= FLOORS[name], "\n".join([score.line(), *score.misses])
    assert score.precision("entities") >= FLOORS[name]
    assert score.f1("coreference") >= 0.88, score.line()


@pytest.mark.parametrize("name", FLOORS)
def test_no_passage_stands_twice(name: str) -> None:
    rows = passages(FOLDER / f"{name}.toml")
    assert len({row["id"] for row in rows}) == len(rows)
    assert all("{" not in unmark(row["text"])[0] for row in rows)
