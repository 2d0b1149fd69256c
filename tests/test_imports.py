"""Imports point downwards only, and engines stand in leaf modules: the table of the design, parsed from the code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "tawatur"

READING = {"records", "text", "lexicon", "intake", "annotate", "claims"}
ACROSS = {"resolve", "stories", "compare"}
MAY_IMPORT = {
    "errors": set[str](),
    "version": set[str](),
    "settings": {"errors"},
    "records": {"errors"},
    "text": {"records", "errors"},
    "lexicon": {"records", "text", "errors"},
    "intake": {"records", "text", "lexicon", "errors", "settings"},
    "annotate": {"records", "text", "lexicon", "errors"},
    "claims": {"records", "text", "lexicon", "errors"},
    "resolve": {"records", "text", "lexicon", "errors"},
    "stories": {"records", "text", "lexicon", "errors"},
    "compare": {"records", "text", "lexicon", "errors"},
    "export": {"records", "errors", "version"},
    "store": {"records", "errors", "version", "settings"},
    # Makes the keys that a store keeps and the criteria that it answers; the store itself knows no Arabic.
    "search": {"records", "text", "store", "errors"},
    "inputs": {"pipeline", "intake", "records"},
    # Applies what people decided to what was read; knows neither store nor Arabic.
    "review": {"records", "errors"},
    "pipeline": READING | {"errors", "version", "settings"},
    "archive": ACROSS | {"records", "lexicon", "review", "errors", "version"},
    # What became of readings: pure comparison of ledgers, and what asks a store for them.
    "history": {"records", "search", "store", "errors"},
    # The part of an archive that keeps what people decided.
    "reviewing": {"review", "search", "store", "records", "errors", "version"},
    # What finding stories keeps, stories of an archive brought up to date, and the part of an archive that knows them.
    "outlines": {"archive", "reviewing", "store", "lexicon", "version"},
    "settling": {"archive", "outlines", "review", "reviewing", "store", "records"},
    # Who is one across the articles of an archive.
    "sharing": {"outlines", "resolve", "review", "reviewing", "records", "lexicon", "store", "version"},
    "storied": {"archive", "settling", "reviewing", "records", "version"},
    "collection": {
        "pipeline",
        "storied",
        "sharing",
        "history",
        "review",
        "reviewing",
        "search",
        "store",
        "export",
        "records",
        "errors",
        "version",
    },
    "demo": {"records", "errors"},
}

#: Inside `claims`: the parts, and which of the others each may use.
CLAIMS = {
    "anchoring": set[str](),
    "commitmentwords": set[str](),
    "speech": set[str](),
    "figures": {"anchoring"},
    "clauses": {"commitmentwords"},
    "triggers": {"clauses"},
    "coding": {"clauses"},
    "participants": {"triggers", "clauses", "anchoring"},
    "commitments": {"participants", "triggers", "clauses", "anchoring", "commitmentwords"},
    "events": {"commitments", "participants", "coding", "triggers", "clauses", "anchoring"},
}

#: Edges may import everything; only the command line, which serves the workbench, imports another edge.
EDGES = ("cli", "web")

MODULES = sorted(ROOT.rglob("*.py"))


def package_of(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """The tawatur packages that a module imports."""
    return {name.split(".")[1] for name in modules_imported(path)}


def modules_imported(path: Path) -> set[str]:
    """The full names of what a module imports from tawatur."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.append(node.module or "")
            if node.module == "tawatur":
                names += [f"tawatur.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return {name for name in names if name.startswith("tawatur.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_downwards(path: Path) -> None:
    package = package_of(path)
    if package in (*EDGES, "__init__", "__main__"):
        return
    assert package in MAY_IMPORT, f"package {package!r} is not in the import table"
    assert imported(path) - {package} <= MAY_IMPORT[package]


@pytest.mark.parametrize("path", sorted((ROOT / "claims").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_parts_of_claims_use_only_those_below_them(path: Path) -> None:
    part = path.relative_to(ROOT / "claims").with_suffix("").parts[0]
    if part == "__init__":
        return
    used = {name.split(".")[2] for name in modules_imported(path) if name.startswith("tawatur.claims.")}
    assert used - {part} <= CLAIMS[part]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nobody_imports_the_edges(path: Path) -> None:
    package = package_of(path)
    allowed = {"cli": {"cli", "web"}, "web": {"web"}, "__main__": {"cli"}}.get(package, set())
    assert not (imported(path) & set(EDGES)) - allowed


ARABIC_WORD = range(0x0620, 0x0660)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_arabic_word_in_code(path: Path) -> None:
    """Language knowledge is data: strings in code hold no Arabic word; `text/` may name characters and affixes."""
    if package_of(path) == "text" or path.name == "folding.py":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_docstring_example(node.value):
            letters = [c for c in node.value if ord(c) in ARABIC_WORD]
            assert len(letters) <= 1, f"{path}:{node.lineno}: Arabic in code: {node.value!r}"


def _is_docstring_example(value: str) -> bool:
    return ">>>" in value
