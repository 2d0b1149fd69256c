"""The two real articles the product began with must always come out right: fourteen facts, by general rules."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Entity, Ledger, Statement
from tests.quality.gold import EVALUATION, ledgers


@pytest.fixture(scope="module")
def seeds() -> dict[str, Ledger]:
    return ledgers(EVALUATION / "seeds" / "articles.jsonl")


@pytest.fixture(scope="module")
def comparison(seeds: dict[str, Ledger]) -> Comparison:
    return tawatur.compare(list(seeds.values()))


def entity(ledger: Ledger, ident: str | None) -> Entity | None:
    return next((e for e in ledger.entities if e.id == ident), None)


def names(found: Entity | None) -> set[str]:
    return {m.text for m in found.mentions} | {found.name} if found else set()


def speaker(ledger: Ledger, statement: Statement) -> str:
    span = statement.speaker or statement.speaker_ref
    return span.text if span else " / ".join(sorted(names(entity(ledger, statement.speaker_entity))))


def test_426_killed_with_their_source(seeds: dict[str, Ledger]) -> None:
    ledger = seeds["seed-b"]
    figure = next(f for f in ledger.figures if f.text.startswith("426"))
    assert (figure.low, figure.high, figure.what) == (426, 426, "killed")
    statement = next(s for s in ledger.statements if s.id == figure.statement)
    assert "الشبكة السورية لحقوق الإنسان" in speaker(ledger, statement)
    assert any("الشبكة السورية" in link.text for link in figure.chain)


def test_dozens_stay_a_range(seeds: dict[str, Ledger], comparison: Comparison) -> None:
    figure = next(f for f in seeds["seed-b"].figures if "عشرات" in f.text)
    assert (figure.low, figure.high, figure.approx) == (20, None, True)
    rows = [r for r in comparison.rows if r.kind == "figure" and any("عشرات" in c.text for c in r.cells)]
    assert rows, "a figure row quotes the range"


def test_two_month_names_are_one_day(seeds: dict[str, Ledger], comparison: Comparison) -> None:
    a = next(t for t in seeds["seed-a"].times if "آذار" in t.text)
    b = next(t for t in seeds["seed-b"].times if "مارس الماضي" in t.text)
    assert a.value == b.value == "2025-03-10"
    row = next(
        r
        for r in comparison.rows
        if r.kind == "time" and any("آذار" in c.text for c in r.cells) and any("مارس" in c.text for c in r.cells)
    )
    assert row.verdict == "agree"


def test_two_spellings_are_one_person(comparison: Comparison) -> None:
    row = next(
        r
        for r in comparison.rows
        if any("أكتورك" in c.text for c in r.cells) and any("أوق تورك" in c.text for c in r.cells) and r.kind == "name"
    )
    assert {c.article for c in row.cells} == {"seed-a", "seed-b"}


def test_an_alias_stated_by_the_text(seeds: dict[str, Ledger]) -> None:
    together = [e for e in seeds["seed-b"].entities if {"أحمد الشرع", "أبو محمد الجولاني"} <= names(e)]
    assert len(together) == 1


@pytest.mark.parametrize("cue", ["وقالت", "وأضافت", "وأردفت"])
def test_bare_verbs_are_given_to_the_sources(seeds: dict[str, Ledger], cue: str) -> None:
    ledger = seeds["seed-b"]
    mine = [s for s in ledger.statements if s.cue.text.startswith(cue) and s.speaker is None]
    assert mine
    for statement in mine:
        assert "مصادر" in speaker(ledger, statement), statement.cue
        assert any(d.basis == "inferred" for d in statement.derivation)


def test_a_report_of_a_report_is_a_chain(seeds: dict[str, Ledger]) -> None:
    chains = [[link.text for link in s.chain] for s in seeds["seed-b"].statements]
    chain = next(c for c in chains if any("المطلع" in link for link in c) and any("العرب" in link for link in c))
    first = next(i for i, link in enumerate(chain) if "المطلع" in link)
    second = next(i for i, link in enumerate(chain) if "العرب" in link)
    assert first < second


@pytest.mark.parametrize("seed", ["seed-a", "seed-b"])
def test_the_request(seeds: dict[str, Ledger], seed: str) -> None:
    events = [e for e in seeds[seed].events if (e.type, e.mode) == ("REQUEST", "assist")]
    assert any(
        any("سوري" in a.text for a in e.actors) and any("تركي" in r.text or "أنقرة" in r.text for r in e.recipients)
        for e in events
    )


def test_the_ceasefires(seeds: dict[str, Ledger]) -> None:
    ledger = seeds["seed-b"]
    found = [(c.status, c.content.text) for c in ledger.commitments if c.kind in ("ceasefire", "agreement")]
    assert any("4 اتفاقات" in text for _, text in found)
    assert any(status == "broken" and "الثلاثة السابقة" in text for status, text in found)
    assert any(status == "in force" and "السويداء" in text for status, text in found)
    assert any("جميع أنحاء الأراضي السورية" in text for _, text in found)


def test_a_clipped_sentence_does_no_harm(seeds: dict[str, Ledger]) -> None:
    ledger = seeds["seed-b"]
    at = ledger.article.text.index("بشار الأسد في\n")
    assert any(m.start == at and m.text == "بشار الأسد" for e in ledger.entities for m in e.mentions)
    end = at + len("بشار الأسد في")
    spans = [s.content for s in ledger.statements] + [c.content for c in ledger.commitments]
    assert not any(span.start < end < span.end for span in spans)


def test_both_accounts_are_one_origin(comparison: Comparison) -> None:
    assert [set(o.articles) for o in comparison.origins] == [{"seed-a", "seed-b"}]
    origin = comparison.origins[0]
    assert origin.basis == "shared-source"
    assert any("وزارة الدفاع" in e.text for e in origin.evidence)
