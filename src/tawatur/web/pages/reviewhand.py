"""What people decide of claims: accepted, rejected, edited, put together, taken apart, added, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
from fastapi import Path
from starlette.datastructures import FormData

from tawatur.errors import JudgementError, StaleError
from tawatur.records.judgement import CLAIM_KINDS, Judgement
from tawatur.review.fields import EDITABLE, LABELS
from tawatur.web.addresses import decoded_id
from tawatur.web.faults import FaultBody, fault_of
from tawatur.web.forms import Form, field
from tawatur.web.page import PageGroup, SeeOther
from tawatur.web.pages.review import ClaimId
from tawatur.web.review.inputs import changed, quotes_in, typed_in
from tawatur.web.review.listing import QueueFilter, claim_address, next_after
from tawatur.web.review.seen import SeenClaim, StepLine, see, steps_of
from tawatur.web.visit import Asked, Visit

__all__ = ["group"]

group = PageGroup("reviewhand")

#: What a form can ask for; "undo" names judgements, "add" has a page of its own.
_ACTIONS = ("accept", "reject", "edit", "relabel", "merge", "split", "undo")
#: Stories that are compared when contradictions are looked for: those that ended last.
_STORIES = 50


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that somebody wanted to set, in words and as the input had it."""

    field: str
    shown: str
    typed: str


class ConflictView(msgspec.Struct, frozen=True, kw_only=True):
    """Two people judged one claim: what the other decided (`theirs`), and what was wanted (`mine`)."""

    error: FaultBody
    claim: str
    kind: str
    article: str
    words: str
    action: str
    author: str
    reason: str
    mine: tuple[Wish, ...]
    given: tuple[tuple[str, str], ...]
    theirs: tuple[StepLine, ...]
    token: str
    queue: str
    back: str
    next: str
    status: int = 409


@group.action("/review/{claim}/judge", template="conflict.html.j2")
def judge(visit: Asked, form: Form, claim: ClaimId) -> SeeOther | ConflictView:
    """Judge a claim; somebody else's judgement in the meantime leads to a choice between the two (409)."""
    action = field(form, "action")
    if action.startswith("undo:"):
        return _undone(visit, form, decoded_id(claim), action.removeprefix("undo:").split()[:1000])
    if action not in _ACTIONS:
        raise JudgementError(f"action={action[:40]!r}: give one of {', '.join(_ACTIONS)}")
    seen = see(visit.archive, decoded_id(claim), field(form, "article"))
    if action == "undo":
        return _undone(visit, form, seen.claim, _texts(form, "judgement"))
    chosen = QueueFilter.from_query(field(form, "queue"))
    if action == "edit" and not _edits(form, seen.kind):
        return SeeOther(to=claim_address(seen.claim, seen.article, chosen))
    author = _author(visit, form)
    following = next_after(visit.archive, chosen, seen.claim, seen.article)
    try:
        made = _judged(visit, form, seen, action, author)
    except StaleError as error:
        return _conflict(visit, form, seen, action, author, error)
    done: dict[str, Any] = {"done": [j.id for j in made], "done_in": seen.article}
    if following is None:
        return SeeOther(to=claim_address(seen.claim, seen.article, chosen, **done))
    return SeeOther(to=claim_address(following.claim, following.article, chosen, **done))


def _judged(visit: Visit, form: FormData, seen: SeenClaim, action: str, author: str) -> tuple[Judgement, ...]:
    expected = field(form, "token") if "token" in form else None
    signed: dict[str, Any] = {
        "author": author, "reason": field(form, "reason")[:2000], "article": seen.article, "expected": expected,
    }  # fmt: skip
    if action == "edit":
        return visit.archive.edit(seen.claim, _edits(form, seen.kind), **signed)
    if action == "relabel":
        label = LABELS[seen.kind]
        value = typed_in(seen.kind, label, field(form, f"f-{label}"))
        return (visit.archive.judge(seen.claim, "relabel", value=value, **signed),)
    if action == "merge":
        if not (other := field(form, "other_id").strip() or field(form, "other").strip()):
            raise JudgementError("choose the name that this one is to be put together with")
        return (visit.archive.judge(seen.claim, "merge", other=other, **signed),)
    if action == "split":
        value = {"mentions": _texts(form, "mention"), "name": field(form, "split_name").strip()[:500]}
        return (visit.archive.judge(seen.claim, "split", value=value, **signed),)
    return (visit.archive.judge(seen.claim, action, **signed),)


def _inputs_of(form: FormData, kind: str, prefix: str) -> dict[str, str]:
    return {name: field(form, f"{prefix}-{name}") for name in EDITABLE[kind] if f"{prefix}-{name}" in form}


def _edits(form: FormData, kind: str) -> dict[str, Any]:
    """The fields that hold something else than they were shown with, as values."""
    typed = _inputs_of(form, kind, "f")
    return {name: typed_in(kind, name, typed[name]) for name in changed(typed, _inputs_of(form, kind, "was"))}


def _author(visit: Visit, form: FormData) -> str:
    author = " ".join(field(form, "author").split())[:200]
    if not author:
        raise JudgementError("say who decides: write a name into the field for it")
    visit.remember_author(author)
    return author


def _texts(form: FormData, name: str) -> list[str]:
    return [value for value in form.getlist(name) if isinstance(value, str)][:1000]


def _conflict(
    visit: Visit, form: FormData, seen: SeenClaim, action: str, author: str, error: StaleError
) -> ConflictView:
    typed, was = _inputs_of(form, seen.kind, "f"), _inputs_of(form, seen.kind, "was")
    names = changed(typed, was) if action == "edit" else [LABELS[seen.kind]] if action == "relabel" else []
    text = seen.ledger.article.text
    history = steps_of(seen, visit.archive.judgements(seen.article, claim=seen.claim))
    chosen = QueueFilter.from_query(field(form, "queue"))
    following = next_after(visit.archive, chosen, seen.claim, seen.article)
    return ConflictView(
        error=fault_of(error).error,
        claim=seen.claim,
        kind=seen.kind,
        article=seen.article,
        words=str(seen.data.get("text") or ""),
        action=action,
        author=author,
        reason=field(form, "reason")[:2000],
        mine=tuple(
            Wish(field=name, shown=quotes_in(text, typed.get(name, "")), typed=typed.get(name, "")) for name in names
        ),
        given=tuple(_given(form)),
        theirs=_since(history, field(form, "token")),
        token=visit.archive.token(seen.claim, article=seen.article),
        queue=chosen.query,
        back=claim_address(seen.claim, seen.article, chosen),
        next="/review" if following is None else claim_address(following.claim, following.article, chosen),
    )


def _since(history: Iterable[StepLine], token: str) -> tuple[StepLine, ...]:
    """The judgements that came after the one that was seen."""
    found = []
    for step in history:
        if step.id == token:
            break
        found.append(step)
    return tuple(found)


def _given(form: FormData) -> Iterable[tuple[str, str]]:
    """What the form held, to be sent once more; all but the proofs of the session and of what was seen."""
    for name, value in form.multi_items():
        if isinstance(value, str) and name not in ("_csrf", "token", "action"):
            yield name, value


def _undone(visit: Visit, form: FormData, claim: str, judgements: list[str]) -> SeeOther:
    """Take judgements back, the last one first, and go to the claim."""
    if not judgements:
        raise JudgementError("name the judgements to take back")
    author = _author(visit, form)
    for ident in reversed(judgements):
        visit.archive.undo(ident, author=author, reason=field(form, "reason")[:2000])
    chosen = QueueFilter.from_query(field(form, "queue"))
    return SeeOther(to=claim_address(claim, field(form, "article"), chosen))


@group.action("/review/missed/{article}/add")
def add_missed(
    visit: Asked, form: Form, article: Annotated[str, Path(description="The id of an article.")]
) -> SeeOther:
    """Add a claim that the machine missed."""
    kind = field(form, "kind")
    if kind not in CLAIM_KINDS:
        raise JudgementError(f"kind={kind[:40]!r}: give one of {', '.join(CLAIM_KINDS)}")
    typed = {name: value for name, value in _inputs_of(form, kind, "f").items() if value.strip()}
    fields = {name: typed_in(kind, name, value) for name, value in typed.items()}
    author = _author(visit, form)
    ident = decoded_id(article)
    made = visit.archive.add_claim(ident, kind, fields, author=author, reason=field(form, "reason")[:2000])
    return SeeOther(to=claim_address(made.target.claim or "", ident, None, done=[made.id], done_in=ident))


@group.action("/review/compare")
def look_for_contradictions(visit: Asked, form: Form) -> SeeOther:
    """Compare the stories that ended last and keep that, so that contradicted claims lead the queue."""
    for story in visit.archive.stories(several=True, limit=_STORIES):
        visit.archive.keep(visit.comparisons.of(story.articles[:40]).comparison)
    return SeeOther(to=address_of_queue(form))


def address_of_queue(form: FormData) -> str:
    """The part of the queue that a form was sent from."""
    query = QueueFilter.from_query(field(form, "queue")).query
    return f"/review?{query}" if query else "/review"
