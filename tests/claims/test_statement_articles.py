"""Short articles of many countries with every statement written out: how many are found holds its floor."""

from __future__ import annotations

import pytest

from tests.quality.statement_articles import FOLDER, articles, expected, score_file

#: F1 of statements and of speakers; raised when a change has earned it.
FLOORS = {
    "first": (0.98, 0.95),
    "second": (0.95, 0.9),
    "third": (0.97, 0.95),
    "fourth": (0.94, 0.93),
    "fifth": (0.96, 0.96),
    "sixth": (0.94, 0.89),
    "seventh": (0.95, 0.92),
    "eighth": (0.94, 0.87),
    "forms": (0.88, 0.88),
}


@pytest.mark.parametrize("name", FLOORS)
def test_statements_hold_their_floor(name: str) -> None:
    score = score_file(FOLDER / f"{name}.toml")
    statements, speakers = FLOORS[name]
    assert score.f1("statements") >= statements, "\n".join([score.line(), *score.misses])
    assert score.f1("speakers") >= speakers, "\n".join([score.line(), *score.misses])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_expected_word_stands_in_its_article(path) -> None:  # type: ignore[no-untyped-def]
    for row in articles(path):
        assert expected(row, f"{row['title']}\n{row['text'].strip()}")
