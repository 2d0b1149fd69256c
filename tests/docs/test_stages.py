"""docs/stages.md lists the stages as the pipeline has them."""

from __future__ import annotations

import re
from pathlib import Path

from tawatur.pipeline import STAGES

PAGE = (Path(__file__).parents[2] / "docs" / "stages.md").read_text("utf-8")
HOW = "run scripts/write_stage_table.py and describe the new stages"
ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if line.startswith("| `")]


def test_every_stage_stands_in_the_table_in_its_order() -> None:
    assert [row[0].strip("`") for row in ROWS] == [stage.name for stage in STAGES], HOW


def test_layers_are_as_declared() -> None:
    for row, stage in zip(ROWS, STAGES, strict=True):
        assert re.findall(r"`(\w+)`", row[1]) == [layer.name for layer in stage.requires], HOW
        assert re.findall(r"`(\w+)`", row[2]) == [layer.name for layer in stage.assigns], HOW
        assert len(row[3]) > 20
