"""Short reports and passages stay read as well as they are; the floors lie just below what was reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.short_reports import PASSAGES, SHORT, reports, score_files

FLOORS = {
    SHORT / "open.toml": {"events": 0.87, "participants": 0.77, "mode": 0.95, "figures": 0.9},
    SHORT / "closed.toml": {"events": 0.84, "participants": 0.72, "mode": 0.93, "figures": 0.7},
    SHORT / "later.toml": {"events": 0.86, "participants": 0.77, "mode": 0.93, "figures": 0.95},
    PASSAGES / "open": {"events": 0.69, "participants": 0.51, "mode": 0.81, "status": 0.95, "commitments": 0.61},
    PASSAGES / "closed": {"events": 0.59, "participants": 0.405, "mode": 0.705, "status": 0.92, "commitments": 0.405},
    PASSAGES / "fresh": {"events": 0.775, "participants": 0.61, "mode": 0.84, "status": 0.94},
}


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.toml")) if place.is_dir() else [place]


def _name(place: Path) -> str:
    return f"{place.parent.name}/{place.stem}"


@pytest.mark.parametrize("place", FLOORS, ids=_name)
def test_reports_are_read(place: Path) -> None:
    score = score_files(*_files(place))
    reached = {layer: score.f1(layer) for layer in FLOORS[place]}
    assert all(reached[layer] >= floor for layer, floor in FLOORS[place].items()), score.line()


@pytest.mark.parametrize("place", FLOORS, ids=_name)
def test_expectations_quote_their_reports(place: Path) -> None:
    for row in (row for path in _files(place) for row in reports(path)):
        assert all(event["trigger"] in row["text"] for event in row["events"]), row["text"]
        assert all(figure["quote"] in row["text"] for figure in row.get("figures", [])), row["text"]
        assert all(one["content"] in row["text"] for one in row.get("commitments", [])), row["text"]
