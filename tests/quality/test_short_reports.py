"""Short reports of today stay read as well as they are; the floors lie just below what was reached."""

from __future__ import annotations

import pytest

from tests.quality.short_reports import FOLDER, reports, score_file

FLOORS = {
    "open": {"events": 0.87, "participants": 0.77, "mode": 0.95, "figures": 0.9},
    "closed": {"events": 0.84, "participants": 0.72, "mode": 0.98, "figures": 0.7},
    "later": {"events": 0.86, "participants": 0.77, "mode": 0.93, "figures": 0.95},
}


@pytest.mark.parametrize("name", FLOORS)
def test_short_reports_are_read(name: str) -> None:
    score = score_file(FOLDER / f"{name}.toml")
    reached = {layer: score.f1(layer) for layer in FLOORS[name]}
    assert all(reached[layer] >= floor for layer, floor in FLOORS[name].items()), score.line()


@pytest.mark.parametrize("name", FLOORS)
def test_expectations_quote_their_reports(name: str) -> None:
    for row in reports(FOLDER / f"{name}.toml"):
        events, figures = row.get("events", []), row.get("figures", [])
        assert all(event["trigger"] in row["text"] for event in events), row["text"]
        assert all(figure["quote"] in row["text"] for figure in figures), row["text"]
