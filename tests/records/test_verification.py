"""A ledger that does not hold is found out, whatever is wrong with it."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.errors import NotFoundError
from tawatur.records.article import Block, make_article
from tawatur.records.claims import anchor_of, find_claim, iter_claims
from tawatur.records.ledger import (
    ChainLink,
    Credit,
    Derivation,
    Diagnostic,
    Entity,
    Event,
    Figure,
    Ledger,
    Reader,
    Statement,
)  # fmt: skip
from tawatur.records.span import Span, span_of
from tawatur.records.verification import iter_mismatches, iter_spans

ARTICLE = make_article(title="خبر", body="قال الوزير إن 5 جنود قتلوا في حلب", outlet="النهر")


def span(words: str) -> Span:
    start = ARTICLE.text.index(words)
    return span_of(ARTICLE.text, start, start + len(words))


def ledger(**changes: object) -> Ledger:
    minister = span("الوزير")
    link = ChainLink(start=minister.start, end=minister.end, text=minister.text, kind="person")
    five = span("5")
    fields: dict[str, object] = {
        "article": ARTICLE,
        "reader": Reader(version="1", lexicon="x"),
        "entities": (Entity(id="entity-1", type="LOC", name="حلب", title=None, mentions=(span("حلب"),)),),
        "statements": (
            Statement(
                id="statement-1",
                speaker=minister,
                cue=span("قال"),
                content=span("5 جنود قتلوا في حلب"),
                kind="indirect",
                stance="say",
                chain=(link,),
                derivation=(Derivation(field="speaker", rule="subject", evidence=(minister,)),),
            ),
        ),
        "figures": (
            Figure(
                start=five.start,
                end=five.end,
                text="5",
                id="figure-1",
                low=5,
                high=5,
                approx=False,
                what="killed",
                of=span("جنود"),
                statement="statement-1",
                chain=(link,),
            ),
        ),
        "events": (Event(id="event-1", type="ASSAULT", mode=None, trigger=span("قتلوا"), statement="statement-1"),),
    }
    return Ledger(**{**fields, **changes})  # type: ignore[arg-type]


def change(record: msgspec.Struct, **fields: object) -> tuple[msgspec.Struct, ...]:
    return (msgspec.structs.replace(record, **fields),)


GOOD = ledger()


def test_a_good_ledger() -> None:
    assert list(iter_mismatches(GOOD)) == []


def test_every_span_is_visited() -> None:
    paths = [path for path, _ in iter_spans(GOOD)]
    assert "entities[0].mentions[0]" in paths
    assert "statements[0].chain[0]" in paths
    assert "statements[0].derivation[0].evidence[0]" in paths
    assert "figures[0]" in paths
    assert "figures[0].of" in paths
    assert "figures[0].chain[0]" in paths


WRONG = Span(start=0, end=2, text="لا")
OUTSIDE = Span(start=5, end=900, text="لا")
LINK = ChainLink(start=0, end=2, text="لا", kind="person")


@pytest.mark.parametrize(
    "changes, path",
    [
        ({"article": msgspec.structs.replace(ARTICLE, sha256="0")}, "article.sha256"),
        ({"article": msgspec.structs.replace(ARTICLE, title="آخر")}, "article.title"),
        (
            {"article": msgspec.structs.replace(ARTICLE, blocks=(Block(start=0, end=99, kind="lead"),))},
            "article.blocks[0]",
        ),
        (
            {"article": msgspec.structs.replace(ARTICLE, blocks=(Block(start=0, end=3, kind="x"),))},
            "article.blocks[0].kind",
        ),
        ({"entities": change(GOOD.entities[0], mentions=(WRONG,))}, "entities[0].mentions[0]"),
        ({"entities": change(GOOD.entities[0], type="PLACE")}, "entities[0].type"),
        ({"entities": change(GOOD.entities[0], id="event-1")}, "events[0]"),
        ({"credits": (Credit(start=0, end=2, text="لا", id="credit-1", kind="agency", name="لا"),)}, "credits[0]"),
        ({"statements": change(GOOD.statements[0], content=OUTSIDE)}, "statements[0].content"),
        ({"statements": change(GOOD.statements[0], chain=(LINK,))}, "statements[0].chain[0]"),
        ({"statements": change(GOOD.statements[0], parent="statement-1")}, "statements[0].parent"),
        ({"statements": change(GOOD.statements[0], parent="statement-9")}, "statements[0].parent"),
        ({"statements": change(GOOD.statements[0], speaker_entity="entity-9")}, "statements[0].speaker_entity"),
        ({"statements": change(GOOD.statements[0], stance="shout")}, "statements[0].stance"),
        ({"figures": change(GOOD.figures[0], text="6")}, "figures[0]"),
        ({"figures": change(GOOD.figures[0], statement="statement-9")}, "figures[0].statement"),
        ({"events": change(GOOD.events[0], basis="guessed")}, "events[0].basis"),
        (
            {"events": change(GOOD.events[0], derivation=(Derivation(field="x", rule="y", evidence=(WRONG,)),))},
            "events[0].derivation[0].evidence[0]",
        ),
        ({"diagnostics": (Diagnostic(start=0, end=99, stage="x", message="y"),)}, "diagnostics[0]"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, object], path: str) -> None:
    found = list(iter_mismatches(ledger(**changes)))
    assert path in [mismatch.path for mismatch in found]
    assert str(found[0]).startswith(ARTICLE.id)


def test_claims_by_id() -> None:
    assert [claim.path for claim in iter_claims(GOOD)] == ["entities[0]", "statements[0]", "figures[0]", "events[0]"]
    claim = find_claim([GOOD], "figure-1")
    assert (claim.record, claim.ledger) == (GOOD.figures[0], GOOD)
    assert [anchor_of(claim.record).text for claim in iter_claims(GOOD)] == ["حلب", "قال", "5", "قتلوا"]
    with pytest.raises(NotFoundError, match="figure-2"):
        find_claim([GOOD], "figure-2")
