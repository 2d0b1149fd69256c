"""Ledgers as JSON-LD: schema.org for articles and claims, Web Annotation for their places, PROV-O for their sources.

One document with its context inside, so that nobody has to fetch one. Positions are code points into the `text` of the
article's node, in logical order, as the Web Annotation Data Model wants them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec

from tawatur.export.accounts import Account, address_of, permalink, words_of
from tawatur.records.article import Article
from tawatur.records.claims import CLAIM_LISTS
from tawatur.records.ledger import Agreement, ChainLink, Entity, Ledger, Statement
from tawatur.records.span import Span

__all__ = ["CONTEXT", "nodes_of", "write_jsonld"]

_SCHEMA = (
    "NewsArticle", "Quotation", "Claim", "Person", "Organization", "Place", "Thing", "SoftwareApplication",
    "headline", "datePublished", "publisher", "inLanguage", "text", "name", "url", "appearance", "claimInterpreter",
    "isPartOf", "spokenByCharacter", "mentions", "softwareVersion", "alternateName", "jobTitle",
)  # fmt: skip
_PROV = (
    "wasQuotedFrom",
    "wasDerivedFrom",
    "hadPrimarySource",
    "wasAttributedTo",
    "wasGeneratedBy",
    "wasAssociatedWith",
)
_ANNOTATION = (
    "Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "exact", "prefix", "suffix",
)  # fmt: skip
_POSITION = {"@type": "xsd:nonNegativeInteger"}

#: The context of every document. `tw:` is our own vocabulary: the fields of `docs/ledger_format.md` by their names.
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tw": "tawatur:terms#",
    **{name: f"schema:{name}" for name in _SCHEMA},
    **{name: f"oa:{name}" for name in _ANNOTATION},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _PROV},
    "start": {"@id": "oa:start", **_POSITION},
    "end": {"@id": "oa:end", **_POSITION},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "target": "oa:hasTarget",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    **{f"tw:{name}": {"@id": f"tw:{name}", "@container": "@list"} for name in ("chain", "derivation")},
}
#: Code points before and after a quotation by which it is found again where positions have moved.
_AROUND = 32
_AGENTS = {"person": "Person", "spokesperson": "Person", "official": "Thing", "witness": "Thing", "unnamed": "Thing"}
_KINDS = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "NORP": "Thing"}


def write_jsonld(accounts: Iterable[Account], stream: BinaryIO) -> None:
    """Write all nodes as one document, a line each, while the accounts are read."""
    stream.write(b'{"@context":' + msgspec.json.encode(CONTEXT) + b',"@graph":[')
    runs: set[str] = set()
    before = b"\n"
    for account in accounts:
        for node in (*_run_nodes(account.ledger, runs), *nodes_of(account)):
            stream.write(before + msgspec.json.encode(node))
            before = b",\n"
    stream.write(b"\n]}\n")


def nodes_of(account: Account) -> Iterator[dict[str, Any]]:
    """The nodes of one account: its article, then every claim and the annotation that ties it to its words."""
    ledger = account.ledger
    yield _article_node(account)
    for name in CLAIM_LISTS:
        for record in getattr(ledger, name):
            yield from _claim_nodes(name, record, ledger)


def _run_nodes(ledger: Ledger, runs: set[str]) -> Iterator[dict[str, Any]]:
    """What made the ledger, once a document."""
    run = _run_id(ledger)
    if run not in runs:
        runs.add(run)
        yield {
            "@id": run,
            "@type": "prov:Activity",
            "wasAssociatedWith": {
                "@id": f"{run}:software",
                "@type": ["prov:SoftwareAgent", "SoftwareApplication"],
                "name": "Tawatur",
                "softwareVersion": ledger.reader.version,
                "tw:lexicon": ledger.reader.lexicon,
                "tw:models": ledger.reader.models,
            },
        }


def _run_id(ledger: Ledger) -> str:
    reader = ledger.reader
    return "tawatur:run:" + ":".join(quote(part, safe="") for part in (reader.version, reader.lexicon, reader.models))


def _article_node(account: Account) -> dict[str, Any]:
    article = account.ledger.article
    node: dict[str, Any] = {
        "@id": address_of(article),
        "@type": ["NewsArticle", "prov:Entity"],
        "tw:id": article.id,
        "headline": article.title,
        "text": article.text,
        "inLanguage": "ar",
        "tw:sha256": article.sha256,
    }
    if article.published:
        node["datePublished"] = article.published
    if article.outlet:
        node["publisher"] = {"@type": ["Organization", "prov:Agent"], "name": article.outlet}
    if article.url:
        node["url"] = article.url
    place = account.place
    for name in ("story", "origin", "origins", "origin_basis"):
        if getattr(place, name) is not None:
            node[f"tw:{name}"] = getattr(place, name)
    entities = [_claim_id(entity.id) for entity in account.ledger.entities]
    if entities:
        node["mentions"] = [{"@id": ident} for ident in entities]
    return node


def _claim_nodes(table: str, record: Any, ledger: Ledger) -> Iterator[dict[str, Any]]:
    article = ledger.article
    node: dict[str, Any] = {"@id": _claim_id(record.id), "tw:list": table, "wasGeneratedBy": _run_id(ledger)}
    if isinstance(record, Entity):
        node |= _entity_fields(record)
        spans: tuple[Span, ...] = record.mentions
    else:
        quoted = words_of(record)
        spans = record.mentions if isinstance(record, Agreement) else (quoted,)
        node |= _source_fields(record, quoted, article)
    node |= {f"tw:{name}": value for name, value in _own_fields(record, article)}
    yield node
    for span in spans:
        yield {
            "@type": "Annotation",
            "tw:permalink": permalink(article, span),
            "body": node["@id"],
            "target": _target(span, article, with_quote=True),
        }


def _entity_fields(entity: Entity) -> dict[str, Any]:
    others = sorted({mention.text for mention in entity.mentions} - {entity.name})
    fields: dict[str, Any] = {"@type": _KINDS.get(entity.type, "Thing"), "name": entity.name}
    if others:
        fields["alternateName"] = others
    if entity.title and entity.type == "PER":
        fields["jobTitle"] = entity.title
    return fields


def _source_fields(record: Any, quoted: Span, article: Article) -> dict[str, Any]:
    """What a claim says and through whom: from the article over each link of the chain to the first source."""
    is_quotation = isinstance(record, Statement) and record.kind != "indirect"
    fields: dict[str, Any] = {
        "@type": ["Quotation" if is_quotation else "Claim", "prov:Entity"],
        "text": quoted.text,
        "isPartOf" if is_quotation else "appearance": {"@id": address_of(article)},
        "wasQuotedFrom": address_of(article),
    }
    chain: tuple[ChainLink, ...] = getattr(record, "chain", ())
    if chain:
        fields["wasDerivedFrom"] = _derived(chain)
        fields["hadPrimarySource"] = {"@type": "prov:Entity", "wasAttributedTo": _agent(chain[-1])}
    speaker = record.speaker or record.speaker_ref if isinstance(record, Statement) else None
    if speaker is not None:
        fields["spokenByCharacter" if is_quotation else "claimInterpreter"] = {"@type": "Thing", "name": speaker.text}
    return fields


def _derived(chain: tuple[ChainLink, ...]) -> dict[str, Any]:
    """The account of the link next to the outlet, which derives from that of the next one."""
    account: dict[str, Any] = {}
    for link in reversed(chain):
        inner = {"wasDerivedFrom": account} if account else {}
        account = {"@type": "prov:Entity", "wasAttributedTo": _agent(link), **inner}
    return account


def _agent(link: ChainLink) -> dict[str, Any]:
    return {"@type": ["prov:Agent", _AGENTS.get(link.kind, "Organization")], "name": link.text, "tw:kind": link.kind}


def _own_fields(record: msgspec.Struct, article: Article) -> Iterator[tuple[str, Any]]:
    """Every field of a record that holds something, spans as their places."""
    inherited = ("start", "end", "text") if isinstance(record, Span) else ()
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        value = getattr(record, name)
        if name not in inherited and value is not None and value != ():
            yield key, _value(value, article)


def _value(value: Any, article: Article) -> Any:
    if isinstance(value, tuple):
        return [_value(item, article) for item in value]
    if isinstance(value, msgspec.Struct):
        own = {f"tw:{name}": inner for name, inner in _own_fields(value, article)}
        return {**_target(value, article), **own} if isinstance(value, Span) else own
    return value


def _target(span: Span, article: Article, *, with_quote: bool = False) -> dict[str, Any]:
    position = {"@type": "TextPositionSelector", "start": span.start, "end": span.end}
    exact: dict[str, Any] = {"@type": "TextQuoteSelector", "exact": span.text}
    if with_quote:
        exact["prefix"] = article.text[max(0, span.start - _AROUND) : span.start]
        exact["suffix"] = article.text[span.end : span.end + _AROUND]
    return {"@type": "SpecificResource", "source": address_of(article), "selector": [position, exact]}


def _claim_id(ident: str) -> str:
    return f"tawatur:{quote(ident, safe='')}"
