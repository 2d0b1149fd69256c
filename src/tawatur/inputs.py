"""From paths to ledgers that can be kept: the guarded way that the command line and uploads share."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from tawatur import pipeline
from tawatur.intake.condition import CONDITION
from tawatur.intake.files import Captured, iter_captured
from tawatur.intake.problem import Problem
from tawatur.records.article import Article
from tawatur.records.ledger import Diagnostic, Ledger

__all__ = ["Passed", "Read", "read_inputs"]


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A ledger that was read now; `data` are the bytes of its article, `where` their place. None for a stored one."""

    ledger: Ledger
    data: bytes | None = None
    where: str = ""


class Passed(msgspec.Struct, frozen=True, kw_only=True):
    """An article that was to be skipped."""

    article: Article


def read_inputs(
    paths: Iterable[str | Path],
    *,
    outlet: str | None = None,
    published: str | None = None,
    skip: Callable[[Article], bool] = lambda _: False,
    strict: bool = False,
) -> Iterator[Read | Passed | Problem]:
    """Read the articles of files into ledgers; what cannot be read becomes a problem, a note a diagnostic.

    A defect of ours costs the article that shows it; with `strict` it is raised.
    """
    # What libraries log about a hostile page is told as a problem here; it must not reach standard error as well.
    logging.getLogger().addHandler(logging.NullHandler())
    pending: Read | None = None
    for item in iter_captured(paths, outlet=outlet, published=published):
        if isinstance(item, Captured):
            yield from _told(pending)
            pending = None
            if skip(item.article):
                yield Passed(article=item.article)
                continue
            found = _guarded(item, strict)
            if isinstance(found, Problem):
                yield found
            else:
                pending = found
        elif item.article is not None and pending is not None:
            pending = msgspec.structs.replace(pending, ledger=_with_note(pending.ledger, item))
            yield item
        else:
            yield from _told(pending)
            pending = None
            yield item
    yield from _told(pending)


def _told(found: Read | None) -> Iterator[Read | Problem]:
    """A ledger, and what a person must know of how it was read: stages that failed, a day that cannot be used."""
    if found is None:
        return
    yield found
    article = found.ledger.article
    for diagnostic in found.ledger.diagnostics:
        if diagnostic.message.startswith(pipeline.STAGE_FAILED):
            message = f"{diagnostic.stage}: {diagnostic.message} (a defect of Tawatur; please report it)"
            yield Problem(level="error", where=found.where, message=message, kind="StageError", article=article.id)
        elif diagnostic.stage == CONDITION.name:
            yield Problem(level="note", where=found.where, message=diagnostic.message, article=article.id)


def _guarded(item: Captured, strict: bool) -> Read | Problem:
    try:
        return Read(ledger=pipeline.read(item.article, strict=strict), data=item.data, where=item.where)
    except Exception as error:
        if strict:
            raise
        kind = type(error).__name__
        message = f"a defect of Tawatur kept it from being read ({kind}: {error}); please report it"
        return Problem(level="error", where=item.article.id, message=message, kind=kind)


def _with_note(ledger: Ledger, note: Problem) -> Ledger:
    told = Diagnostic(start=0, end=len(ledger.article.text), stage="intake", message=note.message)
    return msgspec.structs.replace(ledger, diagnostics=(told, *ledger.diagnostics))
