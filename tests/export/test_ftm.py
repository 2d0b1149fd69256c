"""FollowTheMoney entities hold only what the library itself lets pass unchanged."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings

from tawatur.export.accounts import Account, accounts_of, places_of
from tawatur.export.ftm import write_ftm
from tawatur.pipeline import read
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger
from tests.export.ledgers import accounts

Entities = list[dict[str, Any]]


def written(items: list[Account]) -> Entities:
    stream = io.BytesIO()
    write_ftm(items, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.fixture
def entities(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> Entities:
    return written(list(accounts_of(ledgers, places_of(comparison))))


def of(entities: Entities, schema: str) -> Entities:
    return [entity for entity in entities if entity["schema"] == schema]


def spaced(values: list[str]) -> set[str]:
    """The library puts white space in order."""
    return {" ".join(value.split()) for value in values}


def check(entities: Entities) -> None:
    """Let the library clean every entity; it must not drop or change a value."""
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    for entity in entities:
        proxy = ftm.model.make_entity(entity["schema"])
        proxy.id = entity["id"]
        for name, values in entity["properties"].items():
            assert name in proxy.schema.properties, f"{entity['schema']} has no {name}"
            for value in values:
                proxy.add(name, value)
            assert spaced(proxy.get(name)) == spaced(values), (entity["schema"], name)
        assert all(name in entity["properties"] for name in proxy.schema.required if entity["schema"] != "Article")
        ftm.registry.entity.validate(entity["id"])


def test_the_library_takes_every_entity(entities: Entities) -> None:
    assert {"Article", "Person", "Organization", "Mention", "Note", "Event"} <= {e["schema"] for e in entities}
    check(entities)


def test_the_library_takes_what_is_read_from_the_bundled_story(ledgers: tuple[Ledger, ...]) -> None:
    check(written([Account(ledger=read(ledger.article)) for ledger in ledgers]))


def test_references_lead_to_entities(entities: Entities) -> None:
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        for name in ("proof", "document", "resolved", "entity", "organizer", "involved"):
            assert set(entity["properties"].get(name, [])) <= ids


def test_every_mention_is_kept(entities: Entities, ledgers: tuple[Ledger, ...]) -> None:
    told = [mention.text for ledger in ledgers for entity in ledger.entities for mention in entity.mentions]
    assert sorted(m["properties"]["name"][0] for m in of(entities, "Mention")) == sorted(told)


def test_claims_lead_back_to_their_words(entities: Entities, ledgers: tuple[Ledger, ...]) -> None:
    texts = {f"{ledger.article.url}": ledger.article.text for ledger in ledgers}
    for note in of(entities, "Note"):
        address, _, place = note["properties"]["sourceUrl"][0].partition("#char=")
        start, end = map(int, place.split(","))
        assert note["properties"]["description"][0].startswith(texts[address][start:end])


def test_articles_tell_their_origin(entities: Entities, comparison: Comparison) -> None:
    notes = [article["properties"]["notes"][0] for article in of(entities, "Article")]
    assert all(f"of {len(comparison.origins)}" in note for note in notes)


@settings(max_examples=10, deadline=None)
@given(accounts())
def test_any_ledger_is_written(account: Account) -> None:
    ids = [entity["id"] for entity in written([account])]
    assert all(ident.isascii() and " " not in ident for ident in ids)
