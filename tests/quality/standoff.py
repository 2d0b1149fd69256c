"""Annotations that stand apart from their texts, which belong to others: a text's place, its digest, and offsets."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Text", "digest", "newspaper_text", "with_words"]


class Text(NamedTuple):
    """A text as it was annotated."""

    title: str
    body: str
    outlet: str
    published: str | None

    @property
    def whole(self) -> str:
        """What offsets count in."""
        return f"{self.title}\n{self.body}"


def digest(text: Text) -> str:
    """Sixteen digits that tell a text from others."""
    return sha256(text.whole.encode()).hexdigest()[:16]


def newspaper_text(corpora: Path, archive: str, index: int) -> Text:
    """An article of SaudiNewsNet, by its place in the archive of a day."""
    row = _day(corpora / "news" / "saudinewsnet" / archive)[index]
    published = (row.get("date_extracted") or archive)[:10]
    return Text(row.get("title") or "", row["content"], row.get("source") or "", published)


def with_words(node: Any, text: str) -> Any:
    """A copy of an annotation in which pairs of offsets are spans of the ledger format, with their words."""
    if isinstance(node, dict):
        return {key: value if key == "place" else with_words(value, text) for key, value in node.items()}
    if isinstance(node, list) and len(node) == 2 and all(isinstance(part, int) for part in node):
        return {"start": node[0], "end": node[1], "text": text[node[0] : node[1]]}
    return [with_words(part, text) for part in node] if isinstance(node, list) else node


@cache
def _day(path: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        found: list[dict[str, Any]] = json.loads(archive.read(archive.namelist()[0]).decode("utf-8-sig"))
    return found
