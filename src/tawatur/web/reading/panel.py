"""One claim in full, as `tawatur explain` tells it: values, chain of sources, derivation, what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tawatur.export.accounts import words_of
from tawatur.export.changewords import shown
from tawatur.records.correction import Correction
from tawatur.records.ledger import ActorCode, AgreementTold, ChainLink, Ledger, Location, Statement
from tawatur.records.span import Span
from tawatur.text.sentences import cut_sentences
from tawatur.web.reading.layers import LAYERS, record_of
from tawatur.web.reading.steps import DerivationLine, derivation_of
from tawatur.web.stored import Piece, pieces

__all__ = ["ClaimPanel", "panel_of"]

#: Fields that have a part of their own.
_TOLD_APART = frozenset({"id", "start", "end", "text", "basis", "rule", "derivation", "chain"})
#: Words of one field that are listed: a name can stand at a thousand places.
_MOST_WORDS = 30
#: Fields with a closed list of values, and the group of labels that has their words.
_TERMS = {
    ("figure", "what"): "figure",
    ("statement", "stance"): "stance",
    ("statement", "kind"): "statement_kind",
    ("statement", "speaker_kind"): "link",
    ("event", "type"): "event",
    ("event", "status"): "event_status",
    ("commitment", "kind"): "commitment",
    ("commitment", "status"): "commitment_status",
    ("agreement", "kind"): "agreement",
    ("event", "mode"): "event_mode",
    ("entity", "type"): "entity_one",
    ("entity", "kind"): "entity_kind",
    ("credit", "kind"): "credit_kind",
    ("statement", "certainty"): "certainty_of",
    ("figure", "tally"): "tally_of",
    ("figure", "approx"): "yes_no",
}
#: Fields that hold ids of other claims.
_REFERENCES = ("speaker_entity", "statement", "parent", "part_of", "event")


class PanelField(msgspec.Struct, frozen=True, kw_only=True):
    """A field: its value in plain words or those of the article; `term` names the labels of a closed list.

    `parts` are values of records inside a claim, one tuple each: pairs of a group of labels ("" for none) and a value.

    `machine` is what the machine had where a person changed it; `claims` are other claims that the field leads to.
    """

    name: str
    text: str = ""
    term: str = ""
    parts: tuple[tuple[tuple[str, str], ...], ...] = ()
    words: tuple[Span, ...] = ()
    more: int = 0
    claims: tuple[PanelLink, ...] = ()
    machine: str = ""


class PanelLink(msgspec.Struct, frozen=True, kw_only=True):
    """Another claim of the article: its kind and words."""

    claim: str
    kind: str
    words: Span


class PanelDecision(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided of the claim."""

    action: str
    field: str
    author: str
    time: str
    reason: str
    is_in_force: bool


class PanelChain(msgspec.Struct, frozen=True, kw_only=True):
    """The way from the outlet to the first source. Without links the outlet speaks, or names nobody."""

    outlet: str | None
    links: tuple[ChainLink, ...]
    names_nobody: bool


class ClaimPanel(msgspec.Struct, frozen=True, kw_only=True):
    """A claim. `state` is what people made of it, "" where nobody judged it; `entity` the id across articles."""

    claim: str
    kind: str
    path: str
    words: Span
    sentence: tuple[Piece, ...]
    fields: tuple[PanelField, ...]
    chain: PanelChain | None
    basis: str
    rule: str
    derivation: tuple[DerivationLine, ...]
    state: str
    decisions: tuple[PanelDecision, ...]
    entity: str | None
    here: tuple[PanelLink, ...] = ()


def panel_of(ledger: Ledger, claim: str, *, entity: str | None = None) -> ClaimPanel | None:
    """The panel of a claim; None where the ledger has none with this id."""
    found = record_of(ledger, claim)
    if found is None:
        return None
    kind, record = found
    told = next((c for c in ledger.corrections or () if c.claim == claim), None)
    words = words_of(record)
    first, last = _sentence(ledger, words)
    return ClaimPanel(
        claim=claim,
        kind=kind,
        path=_path(ledger, kind, record),
        words=words,
        sentence=pieces(ledger.article.text, [words], first, last),
        fields=tuple(_fields(ledger, kind, record, told)),
        chain=_chain(ledger, record),
        basis=record.basis,
        rule=record.rule,
        derivation=derivation_of(record),
        state=told.state if told else "",
        decisions=_decisions(told),
        entity=entity,
        here=tuple(_here(ledger, claim, words)),
    )


def _path(ledger: Ledger, kind: str, record: Any) -> str:
    name = next(name for name, known in LAYERS.items() if known == kind)
    return f"{name}[{getattr(ledger, name).index(record)}]"


def _sentence(ledger: Ledger, words: Span) -> tuple[int, int]:
    """The letters of the sentence that words begin in, the words included."""
    text = ledger.article.text
    begin, newline = text.rfind("\n", 0, words.start) + 1, text.find("\n", words.end)
    for first, last in cut_sentences(text, begin, len(text) if newline < 0 else newline):
        if first <= words.start < last:
            return first, max(last, words.end)
    return words.start, words.end


def _here(ledger: Ledger, claim: str, words: Span) -> Iterator[PanelLink]:
    """Other claims whose words reach over these."""
    for name, kind in LAYERS.items():
        for record in getattr(ledger, name):
            other = words_of(record)
            if record.id != claim and other.overlaps(words):
                yield PanelLink(claim=record.id, kind=kind, words=other)


def _fields(ledger: Ledger, kind: str, record: Any, told: Correction | None) -> Iterator[PanelField]:
    machine = told.machine if told is not None and isinstance(told.machine, dict) else {}
    changed = {step.field for step in told.steps if step.in_force and step.field} if told else set()
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        value = getattr(record, name)
        was = shown(machine.get(key)) if key in changed and machine else ""
        if name in _TOLD_APART or (value in (None, "", ()) and not was):
            continue
        yield _field(ledger, kind, key, value, was)


def _field(ledger: Ledger, kind: str, key: str, value: Any, was: str) -> PanelField:
    if isinstance(value, Span):
        return PanelField(name=key, words=(value,), machine=was)
    several = value if isinstance(value, tuple) else (value,)
    spans = tuple(item for item in several if isinstance(item, Span))
    if spans:
        more = max(0, len(spans) - _MOST_WORDS)
        return PanelField(name=key, words=spans[:_MOST_WORDS], more=more, machine=was)
    if key in _REFERENCES:
        return PanelField(name=key, claims=tuple(_links(ledger, several)), machine=was)
    parts = tuple(tuple(_parts(item)) for item in several if isinstance(item, _PARTED))
    if parts:
        return PanelField(name=key, parts=parts, machine=was)
    texts = [_text(item) for item in several if item not in (None, "")]
    return PanelField(name=key, text="; ".join(texts), term=_TERMS.get((kind, key), ""), machine=was)


_PARTED = (ActorCode, AgreementTold, Location)


def _parts(value: ActorCode | AgreementTold | Location) -> Iterator[tuple[str, str]]:
    """What a record inside a claim says, each value with the group of labels that names it."""
    if isinstance(value, ActorCode):
        yield "", value.country or ""
        yield from (("sector", sector) for sector in value.sectors)
    elif isinstance(value, Location):
        yield "", value.name
        yield "place_level", value.level
        yield "", value.country or ""
    else:
        yield "agreement_state", value.state
        yield "", value.words.text


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _links(ledger: Ledger, idents: tuple[Any, ...]) -> Iterator[PanelLink]:
    for ident in idents:
        found = record_of(ledger, str(ident))
        if found is not None:
            yield PanelLink(claim=str(ident), kind=found[0], words=words_of(found[1]))


def _chain(ledger: Ledger, record: Any) -> PanelChain | None:
    """The chain of a claim, or of the statement it stands in."""
    if not hasattr(record, "chain"):
        return None
    links = record.chain
    said = record if isinstance(record, Statement) else None
    if not links and said is None and record.statement is not None:
        said = next((s for s in ledger.statements if s.id == record.statement), None)
        links = said.chain if said is not None else ()
    return PanelChain(outlet=ledger.article.outlet, links=links, names_nobody=said is not None and not links)


def _decisions(told: Correction | None) -> tuple[PanelDecision, ...]:
    return tuple(
        PanelDecision(
            action=step.action, field=step.field or "", author=step.author, time=step.time.isoformat()[:16],
            reason=step.reason, is_in_force=step.in_force,
        )
        for step in (told.steps if told else ())
    )  # fmt: skip
