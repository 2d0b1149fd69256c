"""Any bytes and any text give a result or an error of ours, never another exception."""

from __future__ import annotations

import io
import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tawatur import Article, make_article, read
from tawatur.errors import InputError
from tawatur.intake.decoding import decode
from tawatur.intake.files import iter_articles
from tawatur.intake.html import read_page
from tawatur.intake.jsonl import article_from_line
from tawatur.intake.plaintext import split_title
from tawatur.intake.problem import Problem
from tawatur.records.codec import decode_ledger, encode
from tawatur.records.verification import iter_mismatches

SENTENCES = (
    "قال رئيس البلدية اليوم الأربعاء إن 12 شخصا قتلوا في حلب.",
    "وأضاف أن «نحو 230» نازحا عادوا منذ 10 آذار الماضي، بحسب وكالة رويترز.",
    "طلبت الحكومة السورية دعما من تركيا، وفق مصادر مطلعة لصحيفة العرب",
    "أعلنت وزارة الدفاع وقف إطلاق النار ··",
    "اقرأ أيضا: ",
)
ODD = [
    *"\0\ufffd\u202e\u2067\u200f\u0640\u064b\ufeff\u00a0\u2028\r\n\t .,،؛:؟!·…",
    *"«»\"“”'()[]{}<>#-–—/|%٣٤٥123ابولكفال\U0001f600",
]

letters = st.characters(min_codepoint=0x600, max_codepoint=0x6FF)
arabic = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES), st.sampled_from(ODD), letters, st.sampled_from(SENTENCES).map(lambda s: s[:17])
    ),
    max_size=30,
).map("".join)
encoded = st.tuples(arabic, st.sampled_from(["utf-8", "utf-16", "utf-16-be", "windows-1256", "iso-8859-6"])).map(
    lambda pair: pair[0].encode(pair[1], "replace")
)
damaged = st.tuples(encoded, st.binary(max_size=6), st.integers(0, 200)).map(
    lambda parts: parts[0][: parts[2]] + parts[1] + parts[0][parts[2] :]
)
anything = st.one_of(st.binary(max_size=300), encoded, damaged)

quiet = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
slow = settings(quiet, max_examples=60)


@quiet
@given(anything)
@example(b"")
@example(b"\xff\xfe")
@example(b"\xfe\xff\xd8\x00")
@example(b"\x00\x06" * 9)
def test_decode(raw: bytes) -> None:
    with suppress(InputError):
        decode(raw, where="a").text.encode("utf-8")


@quiet
@given(arabic)
def test_what_is_decoded_is_what_was_written(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), where="a").text == text


@quiet
@given(st.one_of(arabic, st.text()))
def test_plain_text_loses_nothing_but_white_space_and_marks(text: str) -> None:
    with suppress(InputError):
        split = split_title(text, where="a")
        assert split.title in text
        assert split.body in text
        assert "".join(text.split()).lstrip("#") == "".join((split.title + split.body).split()).lstrip("#")


@quiet
@given(st.one_of(st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")), st.text(), arabic))
def test_jsonl(line: str) -> None:
    with suppress(InputError):
        article_from_line(line, where="a:1")


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), arabic), lambda inner: st.lists(inner, max_size=3)
)


@quiet
@given(st.dictionaries(st.sampled_from(["id", "outlet", "url", "title", "published", "text", "x"]), VALUES))
def test_jsonl_objects(record: dict[str, object]) -> None:
    with suppress(InputError):
        article = article_from_line(json.dumps(record), where="a:1")
        assert article.text == f"{article.title}\n{record.get('text') or ''}"


TAGS = [
    "<p>", "</p>", "<div>", "<article>", "</article>", "<h1>", "<title>", "<script>", "<!--", "-->", "<table>", "<td>",
    "<meta name='x' content='", "'>", "&#0;", "&#xD800;", "&nbsp;", "<a href='//'>", "<svg>", "<![CDATA[", "<?xml ?>",
]  # fmt: skip


@slow
@given(st.lists(st.one_of(st.sampled_from(TAGS), arabic), max_size=40).map("".join))
def test_html(html: str) -> None:
    with suppress(InputError):
        assert read_page(html, where="a").body.strip()


@quiet
@given(
    st.one_of(anything, damaged.map(lambda raw: b"<html><body><p>" + raw), damaged.map(lambda raw: b'{"text": "' + raw))
)
def test_standard_input(raw: bytes) -> None:
    for item in iter_articles(["-"], stdin=io.BytesIO(raw)):
        assert isinstance(item, (Article, Problem))


@slow
@given(arabic, arabic, st.sampled_from([None, "2026-01-14", "never"]))
def test_reading(title: str, body: str, published: str | None) -> None:
    check(make_article(title=title, body=body, outlet="النهر", published=published))


def check(article: Article) -> None:
    ledger = read(article, strict=True)
    line = encode(ledger)
    assert list(iter_mismatches(ledger)) == []
    assert encode(read(article, strict=True)) == line
    assert encode(decode_ledger(line)) == line


@pytest.mark.parametrize(
    "body",
    [
        "«" * 20_000,
        '"' * 20_001,
        "قال " * 5_000,
        "(" * 20_000,
        "هدنة" * 5_000,
        "\0" * 20_000,
        "\u202e" * 20_000,
        "وقال إن " * 3_000 + ".",
        "5 " * 5_000,
        "\n" * 20_000,
        "اقرأ أيضا\n" * 2_000,
        "- " * 10_000,
        "قال: «" * 2_000,
        "خمسة و" * 3_000,
        "أمس " * 3_000,
    ],
    ids=lambda body: ascii(body[:6]),
)
def test_hostile_articles(body: str) -> None:
    check(make_article(title="خبر", body=body, published="2026-01-14"))
