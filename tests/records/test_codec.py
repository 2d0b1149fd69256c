"""Records round-trip through their one codec, and bad lines say where they stand."""

from __future__ import annotations

import json
import pickle

import pytest

from tawatur import make_article, read
from tawatur.errors import LedgerError
from tawatur.records.codec import decode_comparison, decode_ledger, decode_ledgers, encode, encode_lines
from tawatur.records.comparison import Cell, Comparison, Evidence, Origin, Row
from tawatur.records.ledger import Commitment, Ledger
from tawatur.records.span import Span

ARTICLE = make_article(
    title="مقتل ثلاثة في انهيار مبنى",
    body="قالت الشرطة إن ثلاثة أشخاص قتلوا يوم الأحد. وأضافت أن التحقيق مستمر.",
    outlet="سطور",
    published="2026-03-02",
)


def test_a_ledger_round_trips() -> None:
    ledger = read(ARTICLE)
    assert decode_ledger(encode(ledger)) == ledger


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("قصفت طائرات حربية المدينة في آذار 2011 وقتل عشرة مدنيين.", None),
        ("توقع الحكومتان اتفاق المياه الأسبوع المقبل.", None),
        ("في 10 آذار 2011 قصفت طائرات حربية مدينة حلب.", "2026-03-02"),
    ],
)
def test_what_a_status_cites_is_a_span_and_no_time(body: str, published: str | None) -> None:
    ledger = read(make_article(title="", body=body, published=published))
    evidence = [span for event in ledger.events for step in event.derivation for span in step.evidence]
    assert {type(span) for span in evidence} <= {Span}
    assert decode_ledger(encode(ledger)) == ledger


def test_a_ledger_pickles() -> None:
    ledger = read(ARTICLE)
    assert pickle.loads(pickle.dumps(ledger)) == ledger


def test_reading_twice_gives_the_same_bytes() -> None:
    assert encode(read(ARTICLE)) == encode(read(ARTICLE))


def test_from_is_written_without_underscore() -> None:
    span = Span(start=0, end=2, text="من")
    commitment = Commitment(id="c", kind="request", from_=(span,), content=span)
    assert json.loads(encode(commitment))["from"] == [{"start": 0, "end": 2, "text": "من"}]


def test_a_comparison_round_trips() -> None:
    comparison = Comparison(
        id="story",
        articles=("a", "b"),
        origins=(Origin(articles=("a", "b"), basis="copy", why="same text", evidence=()),),
        rows=(
            Row(
                id="r1",
                kind="figure",
                verdict="contradict",
                fact="killed",
                why="10 and 12",
                cells=(
                    Cell(article="a", start=0, end=2, text="10", claim="figure-1"),
                    Cell(article="b", start=0, end=2, text="12"),
                ),
            ),
        ),
    )
    assert decode_comparison(encode(comparison)) == comparison
    assert Evidence(article="a", start=0, end=1, text="x").article == "a"


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"article": 3}', b"\xff\xfe", b"null"])
def test_a_bad_line_is_named(line: bytes) -> None:
    with pytest.raises(LedgerError, match=r"ledgers\.jsonl:2"):
        list(decode_ledgers([encode(read(ARTICLE)), line], where="ledgers.jsonl"))


def test_blank_lines_are_skipped() -> None:
    ledger = read(ARTICLE)
    lines: list[bytes | str] = [b"\n", *encode_lines([ledger]), b"  \n"]
    found: list[Ledger] = list(decode_ledgers(lines))
    assert found == [ledger]
