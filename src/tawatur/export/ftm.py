"""Ledgers as FollowTheMoney entities, one JSON object a line (followthemoney 3 and 4; no library is needed to write).

Article for articles; Person, Organization and Address for people, bodies and places; Mention for every place that
names one; Event for events; Note for statements, figures and commitments. FollowTheMoney knows no peoples, so these are
mentions alone, and no positions, so these stand in the permalinks under `sourceUrl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import Any, BinaryIO

import msgspec

from tawatur.export.accounts import Account, address_of, permalink, words_of
from tawatur.records.article import Article
from tawatur.records.eventtimes import EventTimes
from tawatur.records.identity import content_id
from tawatur.records.ledger import ChainLink, Commitment, Entity, Event, Figure, Ledger, Statement
from tawatur.records.span import Span

__all__ = ["entities_of", "write_ftm"]

_SCHEMATA = {"PER": "Person", "ORG": "Organization", "LOC": "Address"}
#: What FollowTheMoney takes for an id.
_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?")

Properties = dict[str, list[str]]


def write_ftm(accounts: Iterable[Account], stream: BinaryIO) -> None:
    """Write the entities of all accounts as they are read."""
    for account in accounts:
        for entity in entities_of(account):
            stream.write(msgspec.json.encode(entity) + b"\n")


def entities_of(account: Account) -> Iterator[dict[str, Any]]:
    """The entities of one account, its article first."""
    ledger = account.ledger
    yield _article(account)
    for entity in ledger.entities:
        yield from _named(entity, ledger)
    for event in ledger.events:
        yield _event(event, ledger)
    for statement in ledger.statements:
        yield _statement(statement, ledger)
    for figure in ledger.figures:
        yield _figure(figure, ledger)
    for commitment in ledger.commitments:
        yield _commitment(commitment, ledger)


def _entity(ident: str, schema: str, **properties: Iterable[str | None]) -> dict[str, Any]:
    """An entity without empty properties; values are unique and in order, as the library keeps them."""
    kept: Properties = {}
    for name, values in properties.items():
        texts = list(dict.fromkeys(text for text in values if text and text.strip()))
        if texts:
            kept[name] = texts
    return {"id": ident, "schema": schema, "properties": kept}


def _article(account: Account) -> dict[str, Any]:
    article, place = account.ledger.article, account.place
    told = f"origin {place.origin} of {place.origins} ({place.origin_basis})" if place.origin is not None else None
    return _entity(
        _article_id(article),
        "Article",
        title=[article.title],
        bodyText=[article.text],
        contentHash=[sha1(article.text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()],
        language=["ara"],
        publishedAt=[_day(article)],
        publisher=[article.outlet],
        sourceUrl=[_web(address_of(article))],
        processingAgent=[_agent(account.ledger)],
        notes=[told],
    )


def _named(entity: Entity, ledger: Ledger) -> Iterator[dict[str, Any]]:
    article = ledger.article
    schema = _SCHEMATA.get(entity.type)
    forms = [mention.text for mention in entity.mentions]
    if schema is not None:
        yield _entity(
            _id(entity.id),
            schema,
            name=[entity.name],
            alias=[*(form for form in forms if form != entity.name), entity.latin],
            proof=[_article_id(article)],
            sourceUrl=[_web(permalink(article, mention)) for mention in entity.mentions],
            full=[entity.name if schema == "Address" else None],
            position=[entity.title if schema == "Person" else None],
            summary=[entity.title if schema != "Person" else None],
        )
    for mention in entity.mentions:
        yield _entity(
            content_id("mention", article.id, entity.id, mention.start, mention.end),
            "Mention",
            document=[_article_id(article)],
            name=[mention.text],
            resolved=[_id(entity.id) if schema is not None else None],
            detectedSchema=[schema],
        )


def _event(event: Event, ledger: Ledger) -> dict[str, Any]:
    kind = f"{event.type}-{event.mode}" if event.mode else event.type
    begin, finish = _days(event, ledger)
    return _claim(
        event,
        "Event",
        ledger,
        name=[f"{kind}: {event.trigger.text}"],
        keywords=[event.type, event.mode, event.status],
        date=[begin if begin == finish else None],
        startDate=[begin],
        endDate=[finish],
        location=[span.text for span in event.places],
        organizer=_ids_at(event.actors, ledger),
        involved=_ids_at(event.recipients, ledger),
        recordId=[event.id],
        notes=[_chain(event.chain)],
    )


def _statement(statement: Statement, ledger: Ledger) -> dict[str, Any]:
    speaker = statement.speaker or statement.speaker_ref
    named = {entity.id for entity in ledger.entities if entity.type in _SCHEMATA}
    return _claim(
        statement,
        "Note",
        ledger,
        name=[f"{statement.stance}: {speaker.text}" if speaker else statement.stance],
        description=[statement.content.text],
        entity=[_id(statement.speaker_entity) if statement.speaker_entity in named else None],
        keywords=["statement", statement.kind, statement.stance],
        notes=[_chain(statement.chain)],
    )


def _figure(figure: Figure, ledger: Ledger) -> dict[str, Any]:
    bounds = f"{'' if figure.low is None else figure.low}..{'' if figure.high is None else figure.high}"
    words = f"{figure.text} {figure.of.text}" if figure.of else figure.text
    return _claim(
        figure,
        "Note",
        ledger,
        name=[f"{figure.what}: {bounds}"],
        description=[words],
        keywords=["figure", figure.what, "about" if figure.approx else None],
        summary=[figure.scope],
        notes=[_chain(figure.chain)],
    )


def _commitment(commitment: Commitment, ledger: Ledger) -> dict[str, Any]:
    return _claim(
        commitment,
        "Note",
        ledger,
        name=[f"{commitment.kind} ({commitment.status})"],
        description=[commitment.content.text],
        entity=_ids_at((*commitment.from_, *commitment.to), ledger),
        keywords=["commitment", commitment.kind, commitment.status],
        notes=[_chain(commitment.chain)],
    )


def _claim(record: Any, schema: str, ledger: Ledger, **properties: Iterable[str | None]) -> dict[str, Any]:
    """A claim with what all claims have: the article as its proof, its outlet, and the place of its words."""
    article = ledger.article
    return _entity(
        _id(record.id),
        schema,
        **properties,
        proof=[_article_id(article)],
        publisher=[article.outlet],
        sourceUrl=[_web(permalink(article, words_of(record)))],
    )


def _chain(chain: tuple[ChainLink, ...]) -> str | None:
    return " ← ".join(f"{link.text} ({link.kind})" for link in chain) or None


def _ids_at(spans: Iterable[Span], ledger: Ledger) -> list[str | None]:
    """The entities that have a name inside one of the spans."""
    wanted = tuple(spans)
    return [
        _id(entity.id)
        for entity in ledger.entities
        if entity.type in ("PER", "ORG") and any(span.covers(name) for span in wanted for name in entity.mentions)
    ]


def _days(event: Event, ledger: Ledger) -> tuple[str | None, str | None]:
    found = (time for time in EventTimes(ledger.times).of(event) if time.begin)
    return next(((time.begin, time.finish) for time in found), (None, None))


def _day(article: Article) -> str | None:
    day = article.published_on
    return day.isoformat() if day else None


def _agent(ledger: Ledger) -> str:
    return f"tawatur {ledger.reader.version} lexicon {ledger.reader.lexicon[:12]}"


def _web(address: str) -> str | None:
    return address if address.startswith("http") else None


def _article_id(article: Article) -> str:
    return _id(article.id)


def _id(ident: str) -> str:
    return ident if _ID.fullmatch(ident) else content_id("id", ident)
