"""The development gold and its scorers, which stand beside the project and never inside it."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import tawatur
from tawatur.records.codec import encode
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger

EVALUATION = Path(os.environ.get("TAWATUR_SHARED", Path(__file__).parents[3] / "shared")) / "evaluation"
OWN = Path(__file__).parent / "own"
OWN_STORIES = Path(__file__).parent / "own_stories"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))


def load_script(name: str) -> ModuleType:
    """Import a scorer from the evaluation folder."""
    spec = importlib.util.spec_from_file_location(name, EVALUATION / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


@cache
def ledgers(path: Path) -> dict[str, Ledger]:
    """Our ledgers of the articles in a JSONL file, by id."""
    found = (ledger_of(row) for row in rows(path))
    return {ledger.article.id: ledger for ledger in found}


def ledger_of(row: dict[str, Any]) -> Ledger:
    """Our ledger of an article as the gold writes it."""
    article = tawatur.make_article(
        title=row["title"] or "",
        body=row["text"],
        outlet=row["outlet"],
        url=row.get("url"),
        published=row["published"],
        ident=row["id"],
    )
    return tawatur.read(article, strict=True)


def as_json(record: Ledger | Comparison) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(encode(record))
    return data


def digest_of(*paths: Path) -> str:
    return sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def is_closed(ident: str) -> bool:
    """Whether an article of our own gold belongs to the half that is only measured on, never read."""
    number = int(ident.split("-")[1])
    return not any(first <= number <= last for first, last in FLOORS["own"]["open_numbers"])


def is_held_back(ident: str) -> bool:
    """Whether an article belongs to the stories that nobody looks at while working on the rules."""
    return ident.split("-")[0] in FLOORS["held_back"]["stories"]
