"""Adding: files are dropped or texts pasted, read at once, and kept."""

from __future__ import annotations

import io
from datetime import datetime

import msgspec
from starlette.datastructures import FormData

from tawatur.errors import EmptyInputError, FormatError
from tawatur.intake.formats import SUFFIXES
from tawatur.intake.problem import Problem
from tawatur.settings import load_settings
from tawatur.store.protocol import Outcome
from tawatur.web.addresses import address
from tawatur.web.forms import Form, UploadFile, field
from tawatur.web.page import Nav, PageGroup, SeeOther
from tawatur.web.uploads import Sent, pasted, take
from tawatur.web.visit import Asked

__all__ = ["AddView", "AddedView", "add", "group", "show_form"]

group = PageGroup("add", nav=Nav(path="/add", label="add.nav", key="g a"))


class AddView(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of what can be added, and the kinds of files."""

    max_upload_bytes: int
    max_characters: int
    suffixes: tuple[str, ...]


class AddedView(msgspec.Struct, frozen=True, kw_only=True):
    """What became of everything that was sent."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]


@group.page("/add", template="add.html.j2")
def show_form(visit: Asked) -> AddView:
    """The form for files and texts, with its limits."""
    return AddView(
        max_upload_bytes=visit.workbench.settings.max_upload_bytes,
        max_characters=load_settings().max_characters,
        suffixes=tuple(sorted(SUFFIXES)),
    )


@group.action("/add", template="added.html.j2")
def add(visit: Asked, form: Form) -> AddedView | SeeOther:
    """Read the files or the text that were sent, and keep them; one article leads to its page."""
    sent = _sent(form)
    if not sent:
        raise EmptyInputError("nothing was sent: choose files, or paste a text")
    taken = take(visit.archive, sent, outlet=field(form, "outlet").strip() or None, published=_day(form))
    failed = any(problem.level == "error" for problem in taken.problems)
    if len(taken.outcomes) == 1 and taken.outcomes[0].outcome != "removed" and not failed:
        only = taken.outcomes[0]
        return SeeOther(to=address("article", only.article, v=only.version))
    return AddedView(outcomes=taken.outcomes, problems=taken.problems)


def _day(form: FormData) -> str | None:
    given = field(form, "published").strip()
    if not given:
        return None
    try:
        datetime.fromisoformat(given)
    except ValueError as error:
        raise FormatError(f"published: {given[:40]!r} is no ISO date such as 2025-07-23") from error
    return given


def _sent(form: FormData) -> list[Sent]:
    files = [part for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
    sent = [Sent(name=file.filename or "", stream=file.file) for file in files]
    names = ("title", "text", "outlet", "url", "published")
    typed = {name: field(form, name) for name in names}
    if typed["text"].strip() or typed["title"].strip():
        sent.append(Sent(name="pasted.jsonl", stream=io.BytesIO(pasted(**typed))))
    return sent
