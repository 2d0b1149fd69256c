"""Agreements are claims like all others: found by their id, anchored in words, indexed, exported."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tawatur import compare, make_article, read
from tawatur.records.claims import anchor_of, find_claim, iter_claims
from tawatur.records.verification import iter_mismatches
from tawatur.search.indexing import entry_of

EXAMPLES = tomllib.loads((Path(__file__).parents[1] / "examples" / "agreements.toml").read_text(encoding="utf-8"))
TEXT = "وقعت الحكومة والمتمردون اتفاق جوبا للسلام في أكتوبر 2020. ويقضي اتفاق جوبا بدمج المقاتلين في الجيش."


def test_an_agreement_is_a_claim() -> None:
    ledger = read(make_article(title="", body=TEXT, published="2021-06-15"))
    assert ledger.agreements
    agreement = ledger.agreements[0]
    claim = find_claim([ledger], agreement.id)
    assert claim.path == "agreements[0]"
    assert anchor_of(agreement).text in agreement.name
    assert agreement.id in {claim.id for claim in iter_claims(ledger)}
    assert ("agreement", agreement.id) in {(fact.kind, fact.id) for fact in entry_of(ledger).claims}
    assert not list(iter_mismatches(ledger))


@pytest.mark.parametrize("example", EXAMPLES["example"], ids=lambda example: example["text"][:40])
def test_each_agreement_is_told_in_the_states_that_its_words_give_it(example: dict[str, Any]) -> None:
    ledger = read(make_article(title="", body=example["text"], published="2026-03-20"))
    found = [f"{one.name}: {', '.join(told.state for told in one.states)}" for one in ledger.agreements]
    assert found == example["agreements"]
    if "parties" in example:
        assert [party.text for party in ledger.agreements[0].parties] == example["parties"]
    assert not list(iter_mismatches(ledger))


def test_two_truces_of_one_article_stay_two_in_a_comparison() -> None:
    present = "صمدت الهدنة في الوادي. وكان الطرفان قد وقعا هدنة أولى في 9 نوفمبر 2025، لم تصمد أكثر من أسبوعين."
    other = "بدأ سريان الهدنة في الوادي. وكانت هدنة 9 نوفمبر الماضي، التي انهارت في أسبوعين، قد سبقتها."
    ledgers = [
        read(make_article(title="", body=body, outlet=outlet, published="2026-03-20", ident=outlet))
        for body, outlet in ((present, "سطور"), (other, "المرفأ"))
    ]
    told = {track.name: {state.state for state in track.states} for track in compare(ledgers).agreements}
    assert told == {"الهدنة": {"in force"}, "هدنة 9 نوفمبر الماضي": {"signed", "collapsed"}}


def test_a_negated_state_quotes_its_negation() -> None:
    ledger = read(make_article(title="", body="لم تصمد الهدنة الأولى سوى ساعات في المدينة.", published="2026-03-20"))
    assert [(told.state, told.words.text) for told in ledger.agreements[0].states] == [("collapsed", "لم تصمد")]


def test_a_truce_has_the_status_that_its_state_tells() -> None:
    body = "وقالت الحركة إن الجيش أنهى من جانب واحد وقف إطلاق النار. ووصلت القافلة إلى المدينة."
    ledger = read(make_article(title="", body=body, published="2026-03-20"))
    truces = [one for one in ledger.commitments if one.kind == "ceasefire"]
    assert [(one.status, [span.text for span in one.from_]) for one in truces] == [("broken", ["الجيش"])]


def test_a_truce_that_begins_tomorrow_is_open() -> None:
    body = "أعلن الوسيط بدء هدنة إنسانية في الوادي اعتبارا من يوم 22 مارس 2026."
    ledger = read(make_article(title="", body=body, published="2026-03-20"))
    assert [one.status for one in ledger.commitments if one.kind == "ceasefire"] == ["open"]
