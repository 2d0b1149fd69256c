"""Agreements are claims like all others: found by their id, anchored in words, indexed, exported."""

from __future__ import annotations

from tawatur import make_article, read
from tawatur.records.claims import anchor_of, find_claim, iter_claims
from tawatur.records.verification import iter_mismatches
from tawatur.search.indexing import entry_of

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
