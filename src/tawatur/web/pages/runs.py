"""What wrote into the archive, and what changed between two of these runs."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any

import msgspec
from fastapi import Path, Query

from tawatur.errors import NotFoundError, QueryError
from tawatur.export.changewords import NOUNS, gist_of, shown
from tawatur.history.digests import RunSeen
from tawatur.records.change import CAUSES, CHANGES, FACT_LISTS, QUIET, ArticleChanges, Cause, Change, Edited, Seen
from tawatur.review.fields import LABELS
from tawatur.web.addresses import address
from tawatur.web.forms import Form, field
from tawatur.web.page import Nav, PageGroup, SeeOther, Table
from tawatur.web.paging import Limit, Next, place_of, place_token
from tawatur.web.review.inputs import GROUPS_OF_LABELS
from tawatur.web.visit import Asked, Visit

__all__ = ["group"]

group = PageGroup("runs", nav=Nav(path="/runs", label="runs.nav", key="g u"))

RunId = Annotated[int, Path(ge=1, le=2**53, description="The number of a run.")]
#: Changes of articles that came between the two runs.
NEW = "new"
CHANGE_KINDS = (*CHANGES, NEW)
#: Seconds in which the counts over all articles are made; after that they say of how many they are.
_PATIENCE = 3.0
#: Letters of a value; the JSON of the archive's own command has all of it.
_LONGEST = 400


class RunLine(msgspec.Struct, frozen=True, kw_only=True):
    """A command that wrote: when, by which version, what it did; `ledgers` it kept are there today."""

    id: int
    command: str
    version: str
    started: str
    finished: str | None
    counts: dict[str, int]
    ledgers: int
    digest: str


class RunsView(msgspec.Struct, frozen=True, kw_only=True):
    """The runs, the last one first; `before` is for each of these that kept readings the one before that did."""

    runs: tuple[RunLine, ...]
    before: dict[str, int]
    count: int
    next: str | None = None


class FieldLine(msgspec.Struct, frozen=True, kw_only=True):
    """A field before and after, in words."""

    field: str
    before: str
    after: str


class ChangeLine(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that differs: what happened to it, its words, what it says, and why."""

    id: str
    kind: str
    noun: str
    words: str
    label: str
    group: str
    says: str
    fields: tuple[FieldLine, ...]
    causes: tuple[Cause, ...]


class ChangedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """What changed in an article; `before` is None where it came between the two runs."""

    article: str
    outlet: str | None
    title: str
    published: str | None
    before: Seen | None
    after: Seen | None
    edits: tuple[Edited, ...]
    changes: tuple[ChangeLine, ...]
    same: int
    facts: int
    href: str


class RunFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which changes are shown; "" is all but those after which every fact says what it said."""

    kind: str = ""
    cause: str = ""
    list: str = ""
    article: str = ""


class RunChangesView(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two runs. `kinds` and `causes` count changes in the first `counted` changed articles."""

    before: RunLine
    after: RunLine
    chosen: RunFilter
    articles: tuple[ChangedArticle, ...]
    kinds: dict[str, int]
    causes: dict[str, int]
    counted: int
    is_all_counted: bool
    next: str | None = None


def _runs_table(view: RunsView) -> Table:
    columns = ("run", "command", "version", "started", "finished", "counts", "ledgers", "digest")
    rows = (
        (r.id, r.command, r.version, r.started, r.finished, "; ".join(f"{k}={v}" for k, v in r.counts.items()),
         r.ledgers, r.digest)
        for r in view.runs
    )  # fmt: skip
    return Table(columns=columns, rows=rows)


@group.page("/runs", template="runs.html.j2", table=_runs_table)
def runs(visit: Asked, size: Limit = 50, begin: Next = "") -> RunsView:
    """Every command that wrote into the archive, the last one first."""
    found = visit.remembered.of("runs", visit.archive.runs)
    offset = place_of(begin)
    shown_runs = tuple(reversed(found))[offset : offset + size]
    return RunsView(
        runs=tuple(_run(one) for one in shown_runs),
        before=_befores(found),
        count=len(found),
        next=place_token(offset + size) if offset + size < len(found) else None,
    )


def _befores(found: tuple[RunSeen, ...]) -> dict[str, int]:
    """For each run that kept readings, the one before it that did."""
    kept = [one.run.id for one in found if one.ledgers]
    return {str(after): before for before, after in pairwise(kept)}


def _run(one: RunSeen) -> RunLine:
    run = one.run
    return RunLine(
        id=run.id,
        command=run.command,
        version=run.version,
        started=run.started.strftime("%Y-%m-%dT%H:%M"),
        finished=None if run.finished is None else run.finished.strftime("%Y-%m-%dT%H:%M"),
        counts=run.counts,
        ledgers=one.ledgers,
        digest=one.digest,
    )


@group.action("/runs/choose")
def choose_runs(_: Asked, form: Form) -> SeeOther:
    """Go to the differences between two runs that were chosen."""
    chosen = [field(form, name).strip() for name in ("before", "after")]
    if not all(part.isdecimal() and len(part) < 12 for part in chosen):
        raise QueryError("choose two runs by their numbers")
    before, after = sorted(int(part) for part in chosen)
    return SeeOther(to=f"/runs/{before}..{after}")


def _table(view: RunChangesView) -> Table:
    columns = (
        "article", "outlet", "published", "change", "noun", "claim", "words", "says", "field", "before", "after",
        "cause", "cause_name", "cause_before", "cause_after",
    )  # fmt: skip
    return Table(columns=columns, rows=_rows(view))


def _rows(view: RunChangesView) -> Iterator[tuple[Any, ...]]:
    for one in view.articles:
        head = (one.article, one.outlet, one.published)
        if one.before is None:
            yield (*head, NEW, "", "", "", str(one.facts), *("",) * 7)
        for change in one.changes:
            cause = change.causes[0] if change.causes else Cause(kind="")
            for line in change.fields or (FieldLine(field="", before="", after=""),):
                yield (
                    *head, change.kind, change.noun, change.id, change.words, change.says, line.field, line.before,
                    line.after, cause.kind, cause.name, cause.before, cause.after,
                )  # fmt: skip


@group.page("/runs/{before}..{after}", template="run_changes.html.j2", table=_table)
def run_changes(
    visit: Asked,
    before: RunId,
    after: RunId,
    kind: Annotated[str, Query(max_length=20, description="Changes of one kind: added, withdrawn, changed, …")] = "",
    cause: Annotated[str, Query(max_length=20, description="Changes of one cause: page, rule, lexicon, …")] = "",
    facts: Annotated[str, Query(alias="list", max_length=20, description="Facts of one list: figures, …")] = "",
    article: Annotated[str, Query(max_length=1000, description="Changes of one article.")] = "",
    size: Limit = 20,
    begin: Next = "",
) -> RunChangesView:
    """Which facts were added, withdrawn or changed between two runs, article by article, each with its causes."""
    for name, value, allowed in (("kind", kind, CHANGE_KINDS), ("cause", cause, CAUSES), ("list", facts, FACT_LISTS)):
        if value and value not in allowed:
            raise QueryError(f"{name}={value}: give one of {', '.join(allowed)}")
    lines = {one.run.id: _run(one) for one in visit.remembered.of("runs", visit.archive.runs)}
    for number in (before, after):
        if number not in lines:
            raise NotFoundError(f"no run {number} in this archive; /runs lists them")
    chosen = RunFilter(kind=kind, cause=cause, list=facts, article=article)
    going = _Going(visit, before, after, chosen)
    offset = place_of(begin)
    found = going.page(offset, size)
    visit.is_passing = not going.is_whole
    return RunChangesView(
        before=lines[before],
        after=lines[after],
        chosen=chosen,
        articles=tuple(found[:size]),
        kinds={name: going.kinds[name] for name in CHANGE_KINDS if going.kinds[name]},
        causes={name: going.causes[name] for name in CAUSES if going.causes[name]},
        counted=going.counted,
        is_all_counted=going.is_whole,
        next=place_token(offset + size) if len(found) > size else None,
    )


class _Going:
    """Goes once through the differences of two runs: takes a page of them, and counts as long as that is quick."""

    def __init__(self, visit: Visit, before: int, after: int, chosen: RunFilter) -> None:
        self.kinds: Counter[str] = Counter()
        self.causes: Counter[str] = Counter()
        self.counted = 0
        self.is_whole = False
        self._chosen = chosen
        self._found = visit.archive.diff(before, after, article=chosen.article or None)

    def page(self, offset: int, size: int) -> list[ChangedArticle]:
        """The articles of a page, and one more where there is one."""
        until = time.monotonic() + _PATIENCE
        taken: list[ChangedArticle] = []
        passed = 0
        for one in self._found:
            self._count(one)
            shown_changes = [change for change in one.changes if self._passes(change)]
            if self._is_shown(one, shown_changes):
                if passed >= offset and len(taken) <= size:
                    taken.append(_article(one, shown_changes))
                passed += 1
            if len(taken) > size and time.monotonic() > until:
                return taken
        self.is_whole = True
        return taken

    def _count(self, one: ArticleChanges) -> None:
        self.counted += 1
        self.kinds[NEW] += one.before is None
        self.kinds.update(change.kind for change in one.changes)
        self.causes.update(kind for change in one.spoken for kind in {cause.kind for cause in change.causes})

    def _passes(self, change: Change) -> bool:
        chosen = self._chosen
        if chosen.kind and change.kind != chosen.kind:
            return False
        if chosen.list and change.list != chosen.list:
            return False
        if chosen.cause:
            return any(cause.kind == chosen.cause for cause in change.causes)
        return bool(chosen.kind) or change.kind not in QUIET

    def _is_shown(self, one: ArticleChanges, changes: list[Change]) -> bool:
        chosen = self._chosen
        if changes:
            return True
        if one.before is None:
            return chosen.kind in ("", NEW) and not chosen.cause and not chosen.list
        return bool(one.edits) and not (chosen.kind or chosen.list) and chosen.cause in ("", "page")


def _article(one: ArticleChanges, changes: list[Change]) -> ChangedArticle:
    version = (one.after or one.before).version  # type: ignore[union-attr]
    return ChangedArticle(
        article=one.article,
        outlet=one.outlet,
        title=one.title or one.article,
        published=one.published,
        before=one.before,
        after=one.after,
        edits=one.edits,
        changes=tuple(_change(change) for change in changes),
        same=one.same,
        facts=one.facts,
        href=address("article", one.article, v=version),
    )


def _change(change: Change) -> ChangeLine:
    record = change.after if change.after is not None else change.before or {}
    noun = NOUNS[change.list]
    kind = "entity" if noun == "name" else noun
    field = LABELS[kind]
    label = str(record.get(field) or "") if kind != "time" else ""
    return ChangeLine(
        id=change.id,
        kind=change.kind,
        noun=noun,
        words=change.words[:_LONGEST],
        label=label,
        group=GROUPS_OF_LABELS.get((kind, field), ""),
        says=gist_of(change).removeprefix(label).strip()[:_LONGEST],
        fields=tuple(
            FieldLine(field=f.field, before=shown(f.before)[:_LONGEST], after=shown(f.after)[:_LONGEST])
            for f in change.fields
        ),
        causes=change.causes,
    )
