"""Newspaper articles and stories that were annotated before the program read them; their texts stand in a corpus."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import tawatur
from tawatur.records.ledger import Ledger
from tests.quality.gold import EVALUATION, as_json, load_script, rows
from tests.quality.standoff import Text, digest, newspaper_text, with_words

CORPORA = EVALUATION.parent / "corpora"
PRESS = Path(__file__).parent / "press"
STORIES = PRESS / "stories"
#: What the articles are annotated for; the scorer's other layers say nothing about them.
LAYERS = ("events", "participants", "commitments")
HALVES = ("open", "closed")
#: Stories up to this number may be looked at, and articles of odd numbers.
OPEN_STORIES = 8


def is_closed(ident: str) -> bool:
    """Whether an article or a story is only measured on, never read."""
    kind, number = ident.split("-")
    return int(number) > OPEN_STORIES if kind == "story" else int(number) % 2 == 0


def gold() -> dict[str, dict[str, Any]]:
    """The annotated articles as ledgers that hold events and commitments only, by id."""
    found = {}
    for row in rows(PRESS / "events.jsonl"):
        text = _text(row)
        spans = with_words({"events": row["events"], "commitments": row["commitments"]}, text.whole)
        found[row["id"]] = {"article": {"id": row["id"], "text": text.whole}} | spans
    return found


@cache
def ledger_of(ident: str, archive: str, index: int) -> Ledger:
    """Our ledger of an article of the corpus."""
    text = newspaper_text(CORPORA, archive, index)
    article = tawatur.make_article(
        title=text.title, body=text.body, outlet=text.outlet, published=text.published, ident=ident
    )
    return tawatur.read(article, strict=True)


def ours() -> dict[str, dict[str, Any]]:
    """Our ledgers of the annotated articles, as JSON, by id."""
    found = {}
    for row in rows(PRESS / "events.jsonl"):
        _, archive, index, _ = row["place"]
        found[row["id"]] = as_json(ledger_of(row["id"], archive, index))
    return found


def stories() -> Iterator[tuple[dict[str, Any], list[Ledger]]]:
    """Every annotated story as a comparison, with our ledgers of its articles."""
    for path in sorted(STORIES.glob("*.json")):
        story = json.loads(path.read_text("utf-8"))
        texts = {row["id"]: _text(row).whole for row in story["articles"]}
        for cell in (cell for row in story["rows"] for cell in row["cells"]):
            cell["text"] = texts[cell["article"]][cell["start"] : cell["end"]]
        ledgers = [ledger_of(row["id"], row["place"][1], row["place"][2]) for row in story["articles"]]
        yield story | {"articles": list(texts)}, ledgers


def scored() -> dict[str, dict[str, Any]]:
    """Tallies of the articles by half and layer.

    Raises:
        ValueError: a span of ours does not quote its article.
    """
    scorer, annotated, found = load_script("score"), gold(), ours()
    tallies: dict[str, dict[str, Any]] = {}
    for half in HALVES:
        members = {ident: ledger for ident, ledger in annotated.items() if is_closed(ident) == (half == "closed")}
        tallies[half], problems = scorer.score(members, {ident: found[ident] for ident in members})
        if problems:
            raise ValueError(problems)
    return tallies


def compared() -> dict[str, dict[str, Any]]:
    """Tallies of the stories by half and layer."""
    scorer = load_script("score_stories")
    tallies: dict[str, dict[str, Any]] = {half: defaultdict(scorer.Tally) for half in HALVES}
    for story, ledgers in stories():
        half = "closed" if is_closed(story["id"]) else "open"
        scorer.score(story, as_json(tawatur.compare(ledgers)), tallies[half])
    return tallies


def _text(row: dict[str, Any]) -> Text:
    """The text of an annotated article.

    Raises:
        ValueError: the corpus has another text in its place.
    """
    _, archive, index, _ = row["place"]
    text = newspaper_text(CORPORA, archive, index)
    if digest(text) != row["sha256"]:
        raise ValueError(f"{row['id']}: number {index} of {archive} is not the text that was annotated")
    return text
