"""A comparison as text for people: origins and headline facts first, then contradictions, tracks, every other fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import click

from tawatur.cli.eventwords import describe_events
from tawatur.cli.talk import counted, isolated
from tawatur.cli.trackwords import describe_silence, describe_tracks
from tawatur.export.labels import load_labels
from tawatur.records.comparison import Cell, Comparison, Row
from tawatur.records.headlines import OTHER_WORDS, headlines_of
from tawatur.records.ledger import Ledger
from tawatur.records.reasons import reason_with_names
from tawatur.records.tracks import RowSilence
from tawatur.records.wordings import few_wordings

__all__ = ["describe_comparison"]

#: The order in which verdicts are told: what an analyst must look at comes first.
_ORDER = ("contradict", "update", "refine", "framing", "agree", "only")
#: Facts given before all else: those that contradict, and those that accounts share.
_OPPOSED = 2
_SHARED = 4
#: Letters of a title that stand for an outlet.
_TITLE = 50
#: Heads of facts that say no more than the kind of the row.
_PLAIN_HEADS = frozenset({"told", "when", "called"})
_COLOURS = {"contradict": "red", "update": "yellow", "refine": "yellow", "agree": "green"}


def describe_comparison(comparison: Comparison, ledgers: Sequence[Ledger], *, isolate: bool) -> Iterator[str]:
    """Yield the lines of the summary; Arabic is isolated where `isolate` says so."""
    names = _names(ledgers)
    outlets = len({ledger.article.outlet for ledger in ledgers if ledger.article.outlet is not None})
    named = f" of {counted(outlets, 'outlet')}" if outlets else ""
    articles = counted(len(comparison.articles), "article")
    yield click.style(f"{articles}{named}, {_origins_counted(comparison)}", bold=True)
    for number, origin in enumerate(comparison.origins, 1):
        members = ", ".join(isolated(names.get(article, article), isolate) for article in origin.articles)
        yield f"  origin {number} ({origin.basis}): {members}"
        for reason in origin.why.split("; ") if origin.why else ():
            yield f"      {isolated(reason_with_names(reason, names), isolate)}"
    silences = {silence.row: silence for silence in comparison.silences}
    denied = {one.id for ledger in ledgers for one in ledger.statements if one.stance == "deny"}
    yield from _headlines(comparison, silences, isolate)
    yield from describe_events(comparison, ledgers, isolate)
    for verdict in _ORDER:
        for row in comparison.rows:
            if row.verdict == verdict:
                yield ""
                yield from _describe_row(row, names, denied, isolate)
                if silent := describe_silence(silences.get(row.id)):
                    yield f"    {silent}"
        if verdict == _ORDER[0]:
            yield from describe_tracks(comparison, names, isolate)
    told = {row.verdict for row in comparison.rows}
    counts = (_verdict_count(comparison, verdict) for verdict in _ORDER if verdict in told)
    yield ""
    yield f"{counted(len(comparison.rows), 'fact')}: {', '.join(counts)}" if told else "no facts to compare"


def _origins_counted(comparison: Comparison) -> str:
    """How many origins: an account of unknown origin may share that of another, so with one the number is a bound."""
    unknown = sum(origin.basis == "unknown" for origin in comparison.origins)
    number = counted(len(comparison.origins), "origin")
    if not unknown or len(comparison.origins) == 1:
        return number
    silent = (
        "1 account does not say where it has" if unknown == 1 else f"{unknown:,} accounts do not say where they have"
    )
    return f"at most {number}: {silent} it from"


def _headlines(comparison: Comparison, silences: Mapping[str, RowSilence], isolate: bool) -> Iterator[str]:
    """What a reader needs first: the gravest contradictions, then what most independent accounts share."""
    found = headlines_of(comparison)
    rows = {row.id: row for row in comparison.rows}
    origin_of = {article: number for number, origin in enumerate(comparison.origins) for article in origin.articles}
    first = [*found.opposed[:_OPPOSED], *found.shared[:_SHARED]]
    if first:
        yield from ("", click.style("IN SHORT", bold=True))
        if len(comparison.origins) == 1 < len(comparison.articles):
            yield "  all these articles go back to one origin: what they share is told once"
    for row in (rows[ident] for ident in first):
        silence = silences.get(row.id)
        origins = len({origin_of[cell.article] for cell in row.cells if cell.article in origin_of})
        articles = f", {silence.articles} of {silence.of_articles} articles" if silence is not None else ""
        loosely = ", in other words" if row.rule in OTHER_WORDS else ""
        told = f"{origins} of {counted(len(comparison.origins), 'origin')}{articles}{loosely}"
        opposed = click.style("CONTRADICT ", fg=_COLOURS["contradict"]) if row.verdict == "contradict" else ""
        yield f"  {told}  {opposed}{_fact(row, isolate)}"


def _fact(row: Row, isolate: bool) -> str:
    """The kind of a row and its fact, whose head is put into words where it is one of the comparison's own."""
    head, colon, words = few_wordings(row.fact).partition(": ")
    labels = load_labels()
    if head == row.kind:
        return f"{row.kind}: {isolated(words, isolate)}"
    if not colon or not labels.has("fact", head):
        return f"{row.kind}: {isolated(few_wordings(row.fact), isolate)}"
    named = () if head in _PLAIN_HEADS else (labels.get("fact", head).en,)
    return ": ".join((row.kind, *named, isolated(words, isolate)))


def _names(ledgers: Sequence[Ledger]) -> dict[str, str]:
    """What to call each article: its outlet, numbered where one has several; its title where it has none, or its id."""
    articles = [ledger.article for ledger in ledgers]
    called = [article.outlet or " ".join(article.title.split())[:_TITLE] or article.id for article in articles]
    several = {name for name, count in Counter(called).items() if count > 1}
    seen: Counter[str] = Counter()
    names = {}
    for article, name in zip(articles, called, strict=True):
        seen[name] += 1
        names[article.id] = f"{name} ({seen[name]})" if name in several else name
    return names


def _describe_row(row: Row, names: dict[str, str], denied: Collection[str], isolate: bool) -> Iterator[str]:
    badge = click.style(row.verdict.upper(), fg=_COLOURS.get(row.verdict), bold=True)
    yield f"{badge}  {_fact(row, isolate)}"
    for cell in row.cells:
        yield f"    {isolated(names.get(cell.article, cell.article), isolate)}: {_quoted(cell, denied, isolate)}"
    if row.why:
        yield f"    why: {isolated(reason_with_names(row.why, names), isolate)}"


def _quoted(cell: Cell, denied: Collection[str], isolate: bool) -> str:
    """The words of a cell; those that somebody denies are no assertion, which their verb alone tells."""
    claim = f"  ({cell.claim})" if cell.claim else ""
    return f"{'denied: ' if cell.claim in denied else ''}{isolated(f'«{cell.text}»', isolate)}{claim}"


def _verdict_count(comparison: Comparison, verdict: str) -> str:
    return f"{sum(row.verdict == verdict for row in comparison.rows):,} {verdict}"
