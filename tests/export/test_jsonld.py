"""JSON-LD is read back by rdflib and pyld, without a network: the context is inside."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings

from tawatur.export.accounts import Account, accounts_of, address_of, places_of
from tawatur.export.jsonld import write_jsonld
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger
from tests.export.ledgers import accounts

OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"


def written(items: list[Account]) -> bytes:
    stream = io.BytesIO()
    write_jsonld(items, stream)
    return stream.getvalue()


@pytest.fixture
def document(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> Any:
    return json.loads(written(list(accounts_of(ledgers, places_of(comparison)))))


def nodes(document: Any, kind: str) -> list[Any]:
    return [node for node in document["@graph"] if kind in [node["@type"], *list(node["@type"])]]


def test_nothing_is_left_to_fetch(document: Any) -> None:
    assert isinstance(document["@context"], dict)
    assert "http" not in {value for value in document["@context"].values() if isinstance(value, str)}


def test_articles_are_news_articles(document: Any, ledgers: tuple[Ledger, ...]) -> None:
    found = {node["@id"]: node for node in nodes(document, "NewsArticle")}
    assert set(found) == {address_of(ledger.article) for ledger in ledgers}
    for ledger in ledgers:
        node = found[address_of(ledger.article)]
        assert node["text"] == ledger.article.text
        assert {"tw:origin", "tw:origins", "tw:origin_basis"} <= set(node)


def test_annotations_select_code_points(document: Any) -> None:
    texts = {node["@id"]: node["text"] for node in nodes(document, "NewsArticle")}
    annotations = nodes(document, "Annotation")
    assert annotations
    for node in annotations:
        text = texts[node["target"]["source"]]
        position, quotation = node["target"]["selector"]
        assert text[position["start"] : position["end"]] == quotation["exact"]
        assert f"{quotation['prefix']}{quotation['exact']}{quotation['suffix']}" in text
        assert node["tw:permalink"] == f"{node['target']['source']}#char={position['start']},{position['end']}"


def test_a_chain_is_a_line_of_derivations(document: Any, ledgers: tuple[Ledger, ...]) -> None:
    by_id = {node["@id"]: node for node in document["@graph"] if "@id" in node}
    chained = [statement for ledger in ledgers for statement in ledger.statements if statement.chain]
    assert chained
    for statement in chained:
        node = by_id[f"tawatur:{statement.id}"]
        names, account = [], node
        while "wasDerivedFrom" in account:
            account = account["wasDerivedFrom"]
            names.append(account["wasAttributedTo"]["name"])
        assert names == [link.text for link in statement.chain]
        assert node["hadPrimarySource"]["wasAttributedTo"]["name"] == names[-1]
        assert node["wasQuotedFrom"] in by_id


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_reads_it(document: Any, ledgers: tuple[Ledger, ...]) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    figures = sum(len(ledger.figures) for ledger in ledgers)
    assert len(set(graph.subjects(rdflib.URIRef("tawatur:terms#low")))) == figures
    starts = list(graph.objects(None, rdflib.URIRef(f"{OA}start")))
    assert starts
    assert all(start.datatype == rdflib.XSD.nonNegativeInteger for start in starts)
    for name in (f"{PROV}wasQuotedFrom", f"{PROV}wasGeneratedBy", f"{PROV}hadPrimarySource", f"{OA}hasBody"):
        assert list(graph.objects(None, rdflib.URIRef(name))), name
    assert list(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SCHEMA}NewsArticle")))


def test_every_key_has_a_meaning(document: Any) -> None:
    """Expansion drops what the context does not know; nothing is dropped."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed")

    def refuse(url: str, _options: object) -> None:
        raise AssertionError(f"{url} would be fetched")

    expanded = jsonld.expand(document, {"documentLoader": refuse})
    assert len(expanded) == len(document["@graph"])
    assert _keys(expanded) == _keys(document["@graph"])


def _keys(value: Any) -> int:
    """How many properties there are, keywords of JSON-LD apart."""
    if isinstance(value, list):
        return sum(_keys(item) for item in value)
    if isinstance(value, dict):
        return sum((0 if key.startswith("@") else 1) + _keys(inner) for key, inner in value.items())
    return 0


@settings(max_examples=10, deadline=None)
@given(accounts())
def test_any_ledger_gives_one_graph(account: Account) -> None:
    document = json.loads(written([account, account]))
    runs = [node for node in document["@graph"] if node["@type"] == "prov:Activity"]
    assert len(runs) == 1
    assert len(nodes(document, "Annotation")) >= 14


def test_without_articles_it_is_still_a_document() -> None:
    assert json.loads(written([]))["@graph"] == []
