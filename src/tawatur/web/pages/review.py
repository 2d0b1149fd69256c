"""The review queue, and one claim beside its text. What is decided there is taken by `reviewhand`."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

import msgspec
from fastapi import Path, Query

from tawatur.errors import NotFoundError, QueryError
from tawatur.export.changewords import shown
from tawatur.records.judgement import CLAIM_KINDS
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span
from tawatur.review.fields import EDITABLE, LABELS
from tawatur.review.queue import QueueItem
from tawatur.web.addresses import address, decoded_id
from tawatur.web.page import Nav, PageGroup, Table
from tawatur.web.paging import Limit, Next, place_of, place_token
from tawatur.web.reading.steps import DerivationLine, derivation_of
from tawatur.web.review.beside import BesideRow, beside
from tawatur.web.review.inputs import Choice, FieldInput, inputs_of
from tawatur.web.review.listing import QUEUE_REASONS, QueueFilter, claim_address, iter_queue, next_after
from tawatur.web.review.passages import MarkedPiece, Passage, passages_of, pieces_of, places_of
from tawatur.web.review.seen import SeenClaim, StepLine, last_decision, see, steps_of
from tawatur.web.stored import Piece, passages
from tawatur.web.summaries import heading
from tawatur.web.visit import Asked, Visit

__all__ = ["ClaimId", "group"]

group = PageGroup("review", nav=Nav(path="/review", label="review.nav", key="g r"))

ClaimId = Annotated[str, Path(description="The id of a claim.")]
Kind = Annotated[str, Query(max_length=20, description="Claims of one kind: figure, statement, …")]
Reason = Annotated[str, Query(max_length=30, description="Why: contradicted, flagged, inferred speaker, …")]
OutletName = Annotated[str, Query(max_length=1000, description="Claims of one outlet.")]
ArticleId = Annotated[str, Query(max_length=1000, description="Claims of one article.")]
Where = Annotated[str, Query(alias="in", max_length=1000, description="The id of the article that holds the claim.")]
Done = Annotated[list[str], Query(max_length=50, description="Judgements that were just made, to be taken back.")]
#: Letters of an article that stand on the page for a missed claim.
_LONGEST = 100_000
_SHOWN_NAMES = 300


class QueueLine(msgspec.Struct, frozen=True, kw_only=True):
    """A claim to look at: why, its words among others, and what it says in a few fields.

    `source_kind` tells what kind of source a speaker is who is not named.
    """

    claim: str
    article: str
    kind: str
    reasons: tuple[str, ...]
    judged: int
    outlet: str | None
    title: str
    published: str | None
    words: str
    passage: tuple[Piece, ...]
    says: str
    href: str
    source_kind: str | None = None


class QueueView(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the queue; `is_cut` where time was up before everything was looked through."""

    chosen: QueueFilter
    kinds: tuple[str, ...]
    reasons: tuple[str, ...]
    lines: tuple[QueueLine, ...]
    is_cut: bool
    next: str | None = None


class DoneLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided a moment ago, and can be taken back with one key."""

    action: str
    claim: str
    article: str
    words: str
    judgements: tuple[str, ...]


class ClaimView(msgspec.Struct, frozen=True, kw_only=True):
    """A claim for judging. `state` is "" where nobody judged it; `token` is what `expected` means to the archive."""

    claim: str
    kind: str
    article: str
    version: int
    outlet: str | None
    title: str
    published: str | None
    href: str
    missed: str
    state: str
    can_be_judged: bool
    basis: str
    rule: str
    anchor: str
    passages: tuple[Passage, ...]
    inputs: tuple[FieldInput, ...]
    derivation: tuple[DerivationLine, ...]
    history: tuple[StepLine, ...]
    beside: tuple[BesideRow, ...]
    others: tuple[Choice, ...]
    mentions: tuple[Span, ...]
    token: str
    queue: str
    next: str | None
    done: DoneLine | None
    undo: tuple[str, ...]


class MissedView(msgspec.Struct, frozen=True, kw_only=True):
    """The form for a claim that the machine missed, beside the article's text."""

    article: str
    href: str
    version: int
    outlet: str | None
    title: str
    published: str | None
    kind: str
    kinds: tuple[str, ...]
    inputs: tuple[FieldInput, ...]
    pieces: tuple[MarkedPiece, ...]
    is_cut: bool


def _table(view: QueueView) -> Table:
    columns = ("article", "claim", "kind", "reasons", "judged", "outlet", "published", "title", "words", "says")
    rows = (
        (line.article, line.claim, line.kind, " | ".join(line.reasons), line.judged, line.outlet, line.published,
         line.title, line.words, line.says)
        for line in view.lines
    )  # fmt: skip
    return Table(columns=columns, rows=rows)


@group.page("/review", template="review.html.j2", table=_table)
def queue(
    visit: Asked,
    kind: Kind = "",
    reason: Reason = "",
    outlet: OutletName = "",
    article: ArticleId = "",
    size: Limit = 30,
    begin: Next = "",
) -> QueueView:
    """What a person should look at, the most useful first."""
    for name, value, allowed in (("kind", kind, tuple(CLAIM_KINDS)), ("reason", reason, QUEUE_REASONS)):
        if value and value not in allowed:
            raise QueryError(f"{name}={value}: give one of {', '.join(allowed)}")
    chosen = QueueFilter(kind=kind, reason=reason, outlet=outlet, article=article)
    offset = place_of(begin)
    going = iter_queue(visit.archive, chosen)
    found = list(islice(going, offset, offset + size + 1))
    visit.is_passing = going.is_cut
    return QueueView(
        chosen=chosen,
        kinds=tuple(CLAIM_KINDS),
        reasons=QUEUE_REASONS,
        lines=_lines(visit, found[:size], chosen),
        is_cut=going.is_cut,
        next=place_token(offset + size) if len(found) > size else None,
    )


def _lines(visit: Visit, items: list[QueueItem], chosen: QueueFilter) -> tuple[QueueLine, ...]:
    idents = list(dict.fromkeys(item.article for item in items))
    ledgers = dict(zip(idents, visit.archive.ledgers(idents), strict=True)) if idents else {}
    return tuple(_line(item, ledgers[item.article], chosen) for item in items)


def _line(item: QueueItem, ledger: Ledger, chosen: QueueFilter) -> QueueLine:
    about = ledger.article
    record = next((r for r in getattr(ledger, CLAIM_KINDS[item.kind]) if r.id == item.claim), None)
    machine = next((c.machine for c in ledger.corrections or () if c.claim == item.claim), None)
    words = item.words.text if item.words is not None else str((machine or {}).get("text", ""))
    return QueueLine(
        claim=item.claim,
        article=item.article,
        kind=item.kind,
        reasons=item.reasons,
        judged=item.judged,
        outlet=about.outlet,
        title=heading(about),
        published=about.published,
        words=words,
        passage=passages(about.text, [item.words], most=1)[0] if item.words is not None else (Piece(text=words),),
        says="" if record is None else _says(item.kind, record),
        source_kind=getattr(record, "speaker_kind", None),
        href=claim_address(item.claim, item.article, chosen),
    )


#: The fields that say in few words what a claim says.
_SAYS = {
    "entity": ("name",), "credit": ("name",), "statement": ("speaker",), "figure": ("low", "high"),
    "time": ("value",), "event": ("actors", "recipients"), "commitment": ("from", "to"), "agreement": ("name",),
}  # fmt: skip


def _says(kind: str, record: msgspec.Struct) -> str:
    data = msgspec.to_builtins(record)
    told = dict.fromkeys(shown(data.get(field)) for field in _SAYS[kind])
    return " · ".join(part[:120] for part in told if part != "-")


@group.page("/review/{claim}", template="claim.html.j2")
def claim(
    visit: Asked,
    claim: ClaimId,
    where: Where = "",
    kind: Kind = "",
    reason: Reason = "",
    outlet: OutletName = "",
    article: ArticleId = "",
    done: Done = [],  # noqa: B006
    done_in: Annotated[str, Query(max_length=1000)] = "",
) -> ClaimView:
    """One claim in its sentences: what it says and why, what people decided, what other accounts say."""
    seen = see(visit.archive, decoded_id(claim), where)
    chosen = QueueFilter(kind=kind, reason=reason, outlet=outlet, article=article)
    return claim_view(visit, seen, chosen, _done(visit, done, done_in))


def claim_view(visit: Visit, seen: SeenClaim, chosen: QueueFilter, done: DoneLine | None) -> ClaimView:
    """The page of a claim."""
    about = seen.ledger.article
    judgements = visit.archive.judgements(seen.article, claim=seen.claim) if seen.correction is not None else ()
    history = steps_of(seen, judgements)
    following = next_after(visit.archive, chosen, seen.claim, seen.article)
    # At the end of the queue, or where time was up before it.
    visit.is_passing = following is None
    places = places_of(seen.data, EDITABLE[seen.kind]) if seen.record is not None else []
    return ClaimView(
        claim=seen.claim,
        kind=seen.kind,
        article=seen.article,
        version=seen.version,
        outlet=about.outlet,
        title=heading(about),
        published=about.published,
        href=address("article", seen.article, v=seen.version),
        missed=address("review/missed", seen.article, kind=seen.kind),
        state=seen.correction.state if seen.correction is not None else "",
        can_be_judged=seen.record is not None,
        basis=str(seen.data.get("basis", "")),
        rule=str(seen.data.get("rule", "")),
        anchor=_anchor(seen),
        passages=passages_of(about.text, places),
        inputs=_inputs(seen),
        derivation=derivation_of(seen.record),
        history=history,
        beside=beside(visit, seen.article, seen.claim),
        others=_others(seen),
        mentions=tuple(msgspec.convert(m, Span) for m in seen.data.get("mentions", ()))[:_SHOWN_NAMES]
        if seen.kind == "entity"
        else (),
        token=visit.archive.token(seen.claim, article=seen.article),
        queue=chosen.query,
        next=None if following is None else claim_address(following.claim, following.article, chosen),
        done=done,
        undo=last_decision(judgements),
    )


def _anchor(seen: SeenClaim) -> str:
    """The field whose words the claim hangs on."""
    named = {"statement": "cue", "event": "trigger", "commitment": "content", "entity": "mentions"}
    return named.get(seen.kind, "mentions" if seen.kind == "agreement" else "words")


def _inputs(seen: SeenClaim) -> tuple[FieldInput, ...]:
    if not seen.data:
        return ()
    machine = seen.correction.machine if seen.correction is not None else None
    before = machine if isinstance(machine, dict) else None
    return inputs_of(seen.kind, seen.data, before, seen.ledger, label=LABELS[seen.kind])


def _others(seen: SeenClaim) -> tuple[Choice, ...]:
    """The other names of the article, with which one can be put together."""
    if seen.kind != "entity":
        return ()
    others = [e for e in seen.ledger.entities if e.id != seen.claim]
    return tuple(Choice(value=e.id, words=f"{e.name} ({e.type})") for e in others[:_SHOWN_NAMES])


def _done(visit: Visit, judgements: list[str], article: str) -> DoneLine | None:
    """What was just decided, as far as the archive knows it."""
    if not judgements or not article:
        return None
    try:
        known = [j for j in visit.archive.judgements(article) if j.id in set(judgements)]
    except NotFoundError:
        return None
    if not known:
        return None
    target = known[0].target
    return DoneLine(
        action=known[0].action,
        claim=target.claim or "",
        article=article,
        words=target.anchor.text if target.anchor is not None else "",
        judgements=tuple(j.id for j in known),
    )


@group.page("/review/missed/{article}", template="missed.html.j2")
def missed(
    visit: Asked,
    article: Annotated[str, Path(description="The id of an article.")],
    kind: Kind = "figure",
) -> MissedView:
    """The form for a claim that the machine missed in an article."""
    if kind not in CLAIM_KINDS:
        raise QueryError(f"kind={kind}: give one of {', '.join(CLAIM_KINDS)}")
    ident = decoded_id(article)
    latest = visit.archive.versions(ident)[-1:]
    if not latest:
        raise NotFoundError(f"no article {ident!r} in this archive")
    ledger = visit.archive.ledger(latest[0].article)
    about = ledger.article
    end = min(len(about.text), _LONGEST)
    return MissedView(
        article=latest[0].article,
        href=address("review/missed", latest[0].article, "add"),
        version=latest[0].number,
        outlet=about.outlet,
        title=heading(about),
        published=about.published,
        kind=kind,
        kinds=tuple(CLAIM_KINDS),
        inputs=inputs_of(kind, _EMPTY.get(kind, {}), None, ledger, label=LABELS[kind]),
        pieces=pieces_of(about.text, (), 0, end),
        is_cut=end < len(about.text),
    )


#: What the form holds at first.
_EMPTY: dict[str, dict[str, Any]] = {
    "statement": {"kind": "indirect", "stance": "say"},
    "figure": {"what": "other", "approx": False},
}
