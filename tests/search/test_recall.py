"""Queries as people type them find what they should, in both stores: tests/examples/search.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawatur import Archive, Ledger, make_article
from tawatur.collection import open_archive
from tawatur.records.ledger import Entity, Event, Figure, Reader, Statement, TimeExpression
from tawatur.records.span import Span, span_of

TABLE = tomllib.loads((Path(__file__).parents[1] / "examples" / "search.toml").read_text("utf-8"))
QUERIES = TABLE["query"]
IDS = {row["id"] for row in TABLE["article"]}


def ledger_of(row: dict[str, Any]) -> Ledger:
    """The ledger that the table says an article has."""
    article = make_article(
        title=row["title"], body=row["text"], ident=row["id"], outlet=row.get("outlet"), published=row.get("published")
    )

    def quote(words: str) -> Span:
        start = article.text.index(words)
        return span_of(article.text, start, start + len(words))

    def timed(number: int, day: str | None) -> TimeExpression | None:
        if day is None:
            return None
        date.fromisoformat(day)
        place = span_of(article.text, number, number + 1)
        return TimeExpression(
            start=place.start, end=place.end, text=place.text, id=f"time-{number}", value=day, begin=day, finish=day
        )

    times: list[TimeExpression] = []
    events, statements = [], []
    for number, told in enumerate(row.get("events", ())):
        when = timed(number, told.get("day"))
        times += [when] if when else []
        events.append(
            Event(id=f"event-{number}", type=told["type"], mode=None, trigger=quote(told["words"]), when=when)
        )
    for number, told in enumerate(row.get("said", ())):
        cue = quote(told["cue"])
        if told.get("day"):
            at = cue.start - 2
            place = span_of(article.text, at, at + 1)
            day = told["day"]
            times.append(
                TimeExpression(
                    start=at, end=at + 1, text=place.text, id=f"said-{number}", value=day, begin=day, finish=day
                )
            )
        speaker = quote(told["speaker"])
        content = span_of(article.text, speaker.end, len(article.text))
        statements.append(
            Statement(
                id=f"statement-{number}",
                speaker=speaker,
                cue=cue,
                content=content,
                kind="indirect",
                stance=told["stance"],
            )
        )
    for number, name in enumerate(row.get("speakers", ()), len(statements)):
        place = quote(name)
        statements.append(
            Statement(id=f"statement-{number}", speaker=place, cue=place, content=place, kind="indirect", stance="say")
        )
    return Ledger(
        article=article,
        reader=Reader(version="0", lexicon="0"),
        entities=tuple(
            Entity(id=f"entity-{n}", type="PER", name=name, title=None, mentions=(quote(name),))
            for n, name in enumerate(row.get("entities", ()))
        ),
        statements=tuple(statements),
        figures=tuple(_figure(n, told, quote) for n, told in enumerate(row.get("figures", ()))),
        times=tuple(times),
        events=tuple(events),
    )


def _figure(number: int, told: dict[str, Any], quote: Callable[[str], Span]) -> Figure:
    span = quote(told["words"])
    low, high = told.get("low"), told.get("high")
    return Figure(
        start=span.start, end=span.end, text=span.text, id=f"figure-{number}", low=low, high=high, approx=high is None,
        what=told["what"],
    )  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The table's articles in an archive of each kind."""
    if request.param == "sqlite":
        location = str(tmp_path_factory.mktemp("recall") / "x.db")
    else:
        location = request.getfixturevalue("new_database")()
    with open_archive(location, create=True) as opened:
        outcomes = list(opened.add(ledger_of(row) for row in TABLE["article"]))
        assert {outcome.outcome for outcome in outcomes} == {"added"}
        yield opened


def test_the_table_is_large_enough() -> None:
    assert len(QUERIES) >= 120
    assert len({query["q"] for query in QUERIES}) == len(QUERIES)
    assert all(set(query["finds"]) <= IDS for query in QUERIES)


@pytest.mark.parametrize("query", QUERIES, ids=[f"{row['about']}: {row['q']}" for row in QUERIES])
def test_query(archive: Archive, query: dict[str, Any]) -> None:
    results = archive.search(query["q"], limit=100)
    found = {hit.article.id for hit in results.hits}
    assert found == set(query["finds"]), f"missed {set(query['finds']) - found}, wrong {found - set(query['finds'])}"
    for hit in results.hits:
        for match in hit.matches:
            assert hit.article.text[match.start : match.end] == match.text


WITH_WORDS = {"marks", "tatweel", "ta marbuta", "alif maqsura", "hamza", "digits", "attached", "phrase", "beginning"}


@pytest.mark.parametrize(
    "query", [row for row in QUERIES if row["about"] in WITH_WORDS], ids=lambda row: f"{row['about']}: {row['q']}"
)
def test_every_hit_shows_its_words(archive: Archive, query: dict[str, Any]) -> None:
    for hit in archive.search(query["q"], limit=100).hits:
        assert hit.matches, f"{hit.article.id} shows no words for {query['q']}"
