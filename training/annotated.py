"""Annotations of texts that stand beside the project: the words stay there, what we found in them stands here.

`training/annotations/events.jsonl` and `tests/quality/press/` name a text by its corpus and its place in it, with the
digest of its letters, and give every annotated word as offsets into it; no text of others is in the project.

    python training/annotated.py CORPORA QUOTED ARTICLES > OFFSETS     QUOTED as annotators write it, quoting the words

An annotator writes `"trigger": "word"`, or `{"q": "word", "n": 1}` for its second occurrence (counted from 0) in title,
newline and text; ARTICLES are the texts that were annotated, each with its `place`. What is not quoted letter by letter
is an error that names text and words.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from namecorpora import anercorp

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.quality.standoff import Text, digest, newspaper_text, with_words

__all__ = ["Place", "Text", "annotated", "text_at"]

Row = dict[str, Any]
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
SPACE_BEFORE, SPACE_BEHIND = re.compile(r" ([.,،؛:!؟)»])"), re.compile(r"([(«]) ")
DOCUMENT = re.compile(r'<doc id="(\d+)" title="([^"]*)"[^>]*>\n(.*?)</doc>', re.DOTALL)
#: Days of publication where a corpus gives none: its news is of this year, or nobody knows.
PUBLISHED = {"anercorp": None, "wikinews": "2013-12-31", "wikipedia": None}
#: Fields of an event or a commitment that hold one quotation, and that hold several; their names in a ledger.
ONE = {"trigger": "trigger", "when": "when", "content": "content"}
SEVERAL = {"actor": "actors", "recipient": "recipients", "place": "places", "from": "from", "to": "to"}


class Place(NamedTuple):
    """Where a text stands: a part of a corpus, of a document of it, or an article of an archive."""

    corpus: str
    document: str
    first: int
    last: int


def text_at(corpora: Path, place: Place) -> Text:
    """The text at a place: sentences, paragraphs or lines [first, last) of a corpus, or an article by its number."""
    readers = {"anercorp": _anercorp, "wikinews": _wikinews, "wikipedia": _wikipedia, "saudinewsnet": _newspapers}
    return readers[place.corpus](corpora, place)


def annotated(corpora: Path, path: Path) -> Iterator[tuple[Row, Text]]:
    """Every annotation of a file with its text, spans with their words.

    Raises:
        ValueError: a text is not the one that was annotated.
    """
    for line in path.read_text("utf-8").splitlines():
        row: Row = json.loads(line)
        text = text_at(corpora, Place(*row["place"]))
        if digest(text) != row["sha256"]:
            raise ValueError(f"{row['id']}: {'/'.join(map(str, row['place']))} is not the text that was annotated")
        yield with_words(row, text.whole), text


def _anercorp(corpora: Path, place: Place) -> Text:
    words = [[word.text for word in sentence] for sentence in _sentences(corpora)[place.first : place.last]]
    lines = [SPACE_BEFORE.sub(r"\1", SPACE_BEHIND.sub(r"\1", " ".join(sentence))) for sentence in words]
    return Text("", "\n".join(lines), "anercorp", PUBLISHED["anercorp"])


@cache
def _sentences(corpora: Path) -> list[Any]:
    return anercorp(corpora)


def _wikinews(corpora: Path, place: Place) -> Text:
    path = corpora / "segmentation/wikinews-farasa/WikiNewsTruth.txt"
    lines = MARKS.sub("", path.read_text("utf-8")).splitlines()[place.first : place.last]
    title, *body = [SPACE_BEFORE.sub(r"\1", line) for line in lines]
    return Text(title.strip(), "\n".join(body), "wikinews", PUBLISHED["wikinews"])


def _wikipedia(corpora: Path, place: Place) -> Text:
    title, lines = _documents(corpora)[place.document]
    return Text(title, "\n".join(lines[place.first : place.last]), "wikipedia", PUBLISHED["wikipedia"])


@cache
def _documents(corpora: Path) -> dict[str, tuple[str, list[str]]]:
    with lzma.open(corpora / "text/wikipedia-ar/articles.txt.xz", "rt", encoding="utf-8") as file:
        found = DOCUMENT.findall(file.read())
    return {
        ident: (title, [line.strip() for line in body.split("\n") if line.strip()][1:]) for ident, title, body in found
    }


def _newspapers(corpora: Path, place: Place) -> Text:
    return newspaper_text(corpora, place.document, place.first)


def _offsets(quotation: str | Row, text: str, ident: str) -> list[int]:
    """Where a quotation stands."""
    words, times = (quotation, 0) if isinstance(quotation, str) else (quotation["q"], quotation.get("n", 0))
    at = -1
    for _ in range(times + 1):
        at = text.find(words, at + 1)
        if at < 0:
            raise SystemExit(f"{ident}: not in the text: {quotation}")
    return [at, at + len(words)]


def _standing_off(item: Row, text: str, ident: str) -> Row:
    """An event or commitment with offsets for quotations."""
    found: Row = {key: value for key, value in item.items() if key not in ONE and key not in SEVERAL}
    for key, name in ONE.items():
        if key in item:
            found[name] = _offsets(item[key], text, ident) if item[key] else None
    for key, name in SEVERAL.items():
        if key in item:
            found[name] = [_offsets(words, text, ident) for words in item[key] or ()]
    return found


def main() -> None:
    """Turn quotations into offsets."""
    corpora, quoted, articles = map(Path, sys.argv[1:4])
    places = {row["id"]: row["place"] for row in map(json.loads, articles.read_text("utf-8").splitlines())}
    for row in map(json.loads, quoted.read_text("utf-8").splitlines()):
        text = text_at(corpora, Place(*places[row["id"]]))
        kinds = {
            kind: [_standing_off(item, text.whole, row["id"]) for item in row[kind]]
            for kind in ("events", "commitments")
            if kind in row
        }
        made = {"id": row["id"], "place": places[row["id"]], "sha256": digest(text)} | kinds
        print(json.dumps(made, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
