"""Language data compared entry by entry."""

from __future__ import annotations

from pathlib import Path

from tawatur.lexicon import load_lexicon
from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.manifest import manifest_of

ENTRY = """
[concept]
source = "own"

[[entry]]
id = "one"
surfaces = ["{word}"]
yes = ["{example}"]

[[entry]]
id = "two"
surfaces = ["ب"]
"""


def lexicon(folder: Path, **words: str) -> dict[str, str]:
    folder.mkdir()
    (folder / "tables").mkdir()
    (folder / "months.toml").write_text(ENTRY.format(**words), "utf-8")
    (folder / "tables" / "names.tsv").write_text("# columns: name\nسالم\n", "utf-8")
    return manifest_of(Lexicon(folder))


def test_an_entry_is_told_by_what_is_read_of_it(tmp_path: Path) -> None:
    first = lexicon(tmp_path / "a", word="ا", example="x")
    assert set(first) == {"months/one", "months/two", "tables/names"}
    assert lexicon(tmp_path / "b", word="ا", example="another example") == first
    other = lexicon(tmp_path / "c", word="ج", example="x")
    assert {key for key in first if first[key] != other[key]} == {"months/one"}


def test_every_entry_of_the_shipped_data_is_told_apart() -> None:
    found = manifest_of(load_lexicon())
    assert len(found) > 3_000
    assert not [key for key in found if key.endswith("/")]
