"""Checking a ledger against itself: spans quote the article, ids lead somewhere, values are of their vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import msgspec

from tawatur.records import ledger as vocabulary
from tawatur.records.article import BLOCK_KINDS
from tawatur.records.claims import iter_claims
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span

__all__ = ["Mismatch", "iter_mismatches", "iter_spans", "vocabulary_of"]

#: Record type → field → its vocabulary.
_VOCABULARIES: dict[str, dict[str, tuple[str, ...]]] = {
    "Block": {"kind": BLOCK_KINDS},
    "Entity": {"type": vocabulary.ENTITY_TYPES},
    "Credit": {"kind": vocabulary.CREDIT_KINDS},
    "Statement": {
        "kind": vocabulary.STATEMENT_KINDS,
        "stance": vocabulary.STANCES,
        "certainty": vocabulary.CERTAINTIES,
    },
    "Figure": {"what": vocabulary.FIGURE_KINDS},
    "Event": {"type": vocabulary.EVENT_TYPES, "status": vocabulary.EVENT_STATUSES},
    "Agreement": {"kind": vocabulary.AGREEMENT_KINDS},
    "AgreementTold": {"state": vocabulary.AGREEMENT_STATES},
    "Commitment": {"kind": vocabulary.COMMITMENT_KINDS, "status": vocabulary.COMMITMENT_STATUSES},
    "ChainLink": {"kind": vocabulary.LINK_KINDS},
}
_ANY_RECORD = {"basis": vocabulary.BASES}


def vocabulary_of(record: str, field: str) -> tuple[str, ...]:
    """The values that a field of a record type may have; none where any text is allowed."""
    return _VOCABULARIES.get(record, {}).get(field, ())


class Mismatch(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong in a ledger: the article's id, the place in the ledger, and what is wrong."""

    article: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.article}: {self.path}: {self.message}"


def iter_mismatches(ledger: Ledger) -> Iterator[Mismatch]:
    """Yield everything in a ledger that does not hold."""
    checks = (_check_article, _check_spans, _check_vocabularies, _check_references)
    for check in checks:
        for path, message in check(ledger):
            yield Mismatch(article=ledger.article.id, path=path, message=message)


def iter_spans(record: Any, path: str = "") -> Iterator[tuple[str, Span]]:
    """Yield every span inside a record with the path that leads to it ("statements[2].chain[0]")."""
    for inner_path, inner in _walk(record, path):
        if isinstance(inner, Span):
            yield inner_path, inner


def _walk(value: Any, path: str) -> Iterator[tuple[str, msgspec.Struct]]:
    """Yield every record inside a value, itself included, with its path."""
    if isinstance(value, msgspec.Struct):
        yield path, value
        for name, key in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            inner = getattr(value, name)
            if isinstance(inner, (msgspec.Struct, tuple)):
                yield from _walk(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _walk(inner, f"{path}[{number}]")


def _check_article(ledger: Ledger) -> Iterator[tuple[str, str]]:
    article = ledger.article
    if sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256:
        yield "article.sha256", "is not the hash of the text"
    if not article.text.startswith(f"{article.title}\n"):
        yield "article.title", "the text does not open with the title and a newline"
    last = 0
    for number, block in enumerate(article.blocks):
        if not last <= block.start <= block.end <= len(article.text):
            yield f"article.blocks[{number}]", "lies outside the text or overlaps the block before"
        last = max(last, block.end)
    for number, told in enumerate(ledger.diagnostics):
        if not 0 <= told.start <= told.end <= len(article.text):
            yield f"diagnostics[{number}]", "lies outside the text"


def _check_spans(ledger: Ledger) -> Iterator[tuple[str, str]]:
    text = ledger.article.text
    for path, span in iter_spans(ledger):
        if not 0 <= span.start < span.end <= len(text):
            yield path, f"[{span.start}, {span.end}) lies outside the text or is empty"
        elif text[span.start : span.end] != span.text:
            yield (
                path,
                f"[{span.start}, {span.end}) quotes {span.text!r} where the article has "
                + repr(text[span.start : span.end]),
            )


def _check_vocabularies(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for path, record in _walk(ledger, ""):
        for field, allowed in {**_ANY_RECORD, **_VOCABULARIES.get(type(record).__name__, {})}.items():
            value = getattr(record, field, None)
            if value is not None and value not in allowed:
                yield f"{path}.{field}", f"{value!r} is none of {', '.join(allowed)}"


def _check_references(ledger: Ledger) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for claim in iter_claims(ledger):
        if claim.id in seen:
            yield claim.path, f"the id {claim.id!r} stands twice"
        seen.add(claim.id)
    entities = {entity.id for entity in ledger.entities}
    statements = {statement.id: statement for statement in ledger.statements}
    for claim in iter_claims(ledger):
        for field, known in (("statement", statements), ("parent", statements), ("speaker_entity", entities)):
            target = getattr(claim.record, field, None)
            if target is not None and target not in known:
                yield f"{claim.path}.{field}", f"{target!r} is no id of this ledger"
    for number, statement in enumerate(ledger.statements):
        above, trail = statement, {statement.id}
        while above.parent in statements:
            above = statements[above.parent]
            if above.id in trail:
                yield f"statements[{number}].parent", "leads back to the statement itself"
                break
            trail.add(above.id)
