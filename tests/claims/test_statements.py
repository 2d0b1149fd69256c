"""Statements of the example table: cue, exact content, speaker, stance, kind, implied speaker, intermediaries."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import make_article, read
from tawatur.claims.speech.content import LONGEST_CONTENT
from tawatur.records.ledger import LINK_KINDS, STANCES, STATEMENT_KINDS, Ledger, Statement

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).parents[1].joinpath("examples", "statements.toml").read_text("utf-8")
)["case"]


@lru_cache(maxsize=256)
def ledger_of(text: str, title: str = "", published: str = "2026-03-01") -> Ledger:
    return read(make_article(title=title, body=text, published=published))


def told(statement: Statement) -> str:
    return f"[{statement.cue.text}] {statement.speaker and statement.speaker.text} :: {statement.content.text}"


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c['rule']}" for n, c in enumerate(CASES)])
def test_example(case: dict[str, Any]) -> None:
    statements = ledger_of(case["text"], case.get("title", "")).statements
    shown = "\n".join(map(told, statements))
    assert len(statements) == len(case.get("expect", ())), shown
    for statement, expected in zip(statements, case.get("expect", ()), strict=True):
        assert statement.cue.text == expected["cue"], shown
        assert statement.content.text == expected["content"], shown
        assert (statement.speaker.text if statement.speaker else "") == expected["speaker"], shown
        assert statement.stance == expected.get("stance", statement.stance)
        assert statement.kind == expected.get("kind", statement.kind)
        assert [v.text for v in statement.via] == expected.get("via", [v.text for v in statement.via])
        assert statement.speaker_kind == expected.get("source", statement.speaker_kind)
        if "ref" in expected:
            assert statement.speaker_ref is not None
            assert statement.speaker_ref.text == expected["ref"]
            assert statement.basis == "inferred"
            assert any(d.basis == "inferred" and d.evidence for d in statement.derivation)


def test_nested_statement_has_parent_and_outer_links() -> None:
    outer, inner = ledger_of("وقال الوزير إن الشركة وعدت بتسليم القطارات في موعدها.").statements
    assert inner.parent == outer.id
    assert [link.text for link in inner.chain] == ["الوزير", "الشركة"]


def test_chain_runs_from_the_intermediary_to_the_source() -> None:
    (statement,) = ledger_of("ونقلت وكالة رويترز عن مسؤول محلي قوله إن المطار سيغلق.").statements
    assert [(link.text, link.kind) for link in statement.chain] == [
        ("وكالة رويترز", "agency"),
        ("مسؤول محلي", "official"),
    ]


def test_report_of_a_paper_followed_by_another_outlet() -> None:
    text = 'وجاء في تقرير لصحيفة الفنار وتابعته "المرصاد"، أنه: "قد تتأخر المفاوضات بين الجانبين حتى الخريف".'
    (statement,) = ledger_of(text).statements
    assert statement.kind == "direct"
    assert [link.kind for link in statement.chain] == ["outlet", "newspaper"]
    assert [link.text for link in statement.chain] == ["المرصاد", "صحيفة الفنار"]


def test_unnamed_sources_are_nobody() -> None:
    statements = ledger_of(
        "قال سامر النابلي إن الطريق مغلق. وقالت مصادر مقربة من سامر النابلي إن الطريق مفتوح."
    ).statements
    assert statements[1].speaker_entity is None
    assert statements[1].speaker_kind == "informed"


def test_a_clipped_sentence_does_no_harm() -> None:
    text = "تولى الحكم على إثر الإطاحة بالرئيس السابق في\n\nوقالت الوزارة إن المدارس ستفتح غدا."
    (statement,) = ledger_of(text).statements
    assert statement.speaker is not None
    assert statement.speaker.text == "الوزارة"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("وقالت المتحدثة باسم البعثة إن القافلة وصلت.", ["spokesperson"]),
        ("وقال المتحدث باسم الشرطة سامر النابلي إن القافلة وصلت.", ["spokesperson"]),
        ("وقال مسؤول محلي لرويترز إن القافلة وصلت.", ["agency", "official"]),
        ("وقال شهود عيان لقناة العربية إن القافلة وصلت.", ["broadcaster", "witness"]),
        ("وذكرت مصادر مطلعة أن القافلة وصلت.", ["unnamed"]),
        ("وجاء في البيان أن القافلة وصلت.", ["document"]),
        ("كتب سامر النابلي على حسابه في تويتر: «وصلت القافلة كلها».", ["social-media", "person"]),
        ("ويعتقد أنها قافلة مساعدات.", []),
    ],
)
def test_kinds_of_links(text: str, kinds: list[str]) -> None:
    (statement,) = ledger_of(text).statements
    assert [link.kind for link in statement.chain] == kinds


@pytest.mark.parametrize(
    ("cue", "certainty"),
    [
        ("زعم", "disputed"), ("اعترف", "conceded"), ("كشف", "asserted"), ("نفى", "denied"), ("توقع", "supposed"),
        ("قال", None),
    ],
)  # fmt: skip
def test_certainty_is_what_the_word_for_reporting_tells(cue: str, certainty: str | None) -> None:
    (statement,) = ledger_of(f"{cue} الوزير أن القافلة وصلت.").statements
    assert statement.certainty == certainty


SPEECH = "كنا نعمل في المدينة كل يوم ولا نعرف متى تصل القافلة. " * 60


@pytest.mark.parametrize(
    "text",
    [
        f"وقال الوزير: «{SPEECH}».",
        f"وقال الوزير: «{SPEECH}",
        f"وقال الوزير إن {SPEECH.replace('.', '')}",
        f"{SPEECH.replace('.', '')}، وفق مصدر أمني.",
        "وقال الوزير: «" + "ا" * 3000 + "».",
        "وقال الوزير إن " + "ا" * 3000,
    ],
    ids=["quoted", "never closed", "no stops", "before", "one long word quoted", "one long word"],
)
def test_content_stays_within_its_bound(text: str) -> None:
    statements = ledger_of(text).statements
    assert statements
    assert all(len(statement.content.text) <= LONGEST_CONTENT for statement in statements)
    whole = f"\n{text}"
    assert all(whole[s.content.start : s.content.end] == s.content.text for s in statements)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["وأضاف أن «نحو 230» نازحا عادوا، بحسب وكالة رويترز. ", "وأضاف أن «نحو 2", "قال «"])))
def test_nothing_reports_itself(pieces: list[str]) -> None:
    statements = {s.id: s for s in read(make_article(title="", body="".join(pieces))).statements}
    for statement in statements.values():
        seen = {statement.id}
        while statement.parent is not None:
            statement = statements[statement.parent]
            assert statement.id not in seen
            seen.add(statement.id)


PIECES = st.sampled_from(
    ["قال", " وقالت", "أن", "إن", " ", "\n", "«", "»", '"', "“", ":", "،", ".", "وفق", " بحسب", " المصدر", " مؤكدا",
     " الوزير", " نقلا عن", "\u202e", "\0", "ـ", "يُ", " أعلن", " ما", " الذي", "(", ")", "- ", " رويترز", "7"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_survives_and_spans_slice(text: str) -> None:
    ledger = read(make_article(title="", body=text))
    whole = ledger.article.text
    for statement in ledger.statements:
        assert statement.stance in STANCES
        assert statement.kind in STATEMENT_KINDS
        assert statement.content.text.strip()
        for span in (statement.cue, statement.content, *statement.via, *statement.chain):
            assert whole[span.start : span.end] == span.text
        assert all(link.kind in LINK_KINDS for link in statement.chain)


def test_many_open_quotation_marks_are_read_in_time() -> None:
    read(make_article(title="", body="قال الوزير إن «" * 4000))
