"""Write the table of docs/stages.md from the pipeline; descriptions are kept, new stages get that of their function."""

from __future__ import annotations

import re
from pathlib import Path

from tawatur.pipeline import STAGES
from tawatur.records.document import Layer

PAGE = Path(__file__).parents[1] / "docs" / "stages.md"


def main() -> None:
    """Rewrite the rows of the table."""
    text = PAGE.read_text("utf-8")
    known = dict(re.findall(r"^\| `([^`]+)` \|.*\| ([^|]+) \|$", text, re.M))
    rows = []
    for stage in STAGES:
        described = known.get(stage.name) or (stage.run.__doc__ or "").strip().split("\n")[0]
        rows.append(f"| `{stage.name}` | {_names(stage.requires)} | {_names(stage.assigns)} | {described} |")
    head = text.index("| `")
    end = text.find("\n\n", head)
    PAGE.write_text(text[:head] + "\n".join(rows) + (text[end:] if end != -1 else "\n"), "utf-8")


def _names(layers: tuple[Layer[object], ...]) -> str:
    return ", ".join(f"`{layer.name}`" for layer in layers) or "–"


if __name__ == "__main__":
    main()
