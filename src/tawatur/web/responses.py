"""Answers in the formats of a page: HTML, JSON, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from starlette.responses import RedirectResponse, Response

from tawatur.export.csv import guarded
from tawatur.web.page import Nav, SeeOther, Table
from tawatur.web.templating import render
from tawatur.web.visit import SESSION, Visit

__all__ = ["csv_response", "html_page", "html_response", "json_page", "json_response", "see_other"]

_YEAR = 365 * 24 * 3600
#: What a page is chosen by beside its address; an answer that it is known says the same (RFC 9110, 15.4.5).
_VARY = "Cookie, Accept-Language, HX-Request"


class Drawn(msgspec.Struct, frozen=True):
    """A page as bytes, a tag that differs where they do, and whether they hold until something is written."""

    data: bytes
    tag: str
    is_final: bool


def html_response(visit: Visit, template: str, view: Any, *, nav: Sequence[Nav] = ()) -> Response:
    """What an action or a fault tells, as a page."""
    return _html(visit, render(template, view, visit, nav=nav).encode("utf-8"))


def html_page(
    visit: Visit, read: Callable[[], Any], *, template: str, nav: Sequence[Nav], formats: Sequence[str]
) -> Response:
    """A page, drawn once for a state of the archive and a kind of reader."""
    drawn = _drawn(
        visit,
        (*msgspec.structs.astuple(visit.interface), visit.author),
        lambda: render(template, read(), visit, nav=nav, formats=formats).encode("utf-8"),
    )
    tag = f'"{drawn.tag}{visit.workbench.sign(visit.session)[:16]}"'
    if not visit.is_new and _is_known(visit, tag):
        return Response(status_code=304, headers={"etag": tag, "vary": _VARY})
    response = _html(visit, drawn.data)
    response.headers["etag"] = tag
    return response


def json_page(visit: Visit, read: Callable[[], Any]) -> Response:
    """A view model as JSON."""
    drawn = _drawn(visit, (), lambda: msgspec.json.encode(read()))
    tag = {"etag": f'"{drawn.tag}"'}
    if _is_known(visit, tag["etag"]):
        return Response(status_code=304, headers=tag)
    return Response(drawn.data, media_type="application/json", headers=tag)


def _drawn(visit: Visit, reader: tuple[str, ...], draw: Callable[[], bytes]) -> Drawn:
    """A page for a kind of reader, drawn anew where the archive has changed since."""

    def make() -> Drawn:
        data = draw()
        return Drawn(data, blake2b(data, digest_size=16).hexdigest(), not visit.is_passing)

    scope = visit.request.scope
    key = (scope["path"], scope["query_string"], reader)
    return visit.workbench.pages.of(key, make, weigh=lambda drawn: len(drawn.data) if drawn.is_final else None)


def _is_known(visit: Visit, tag: str) -> bool:
    """Whether a program says that it has this very answer."""
    return tag in visit.request.headers.get("if-none-match", "")


def _html(visit: Visit, data: bytes) -> Response:
    """A page with the proof of the reader's session; their choices and session go with it as cookies."""
    place = visit.workbench.place_of_proof.encode("ascii")
    response = Response(data.replace(place, visit.csrf.encode("ascii")), media_type="text/html; charset=utf-8")
    response.headers["vary"] = _VARY
    _remember(visit, response)
    return response


def json_response(view: Any, *, status: int = 200) -> Response:
    """What an action or a fault tells, as JSON."""
    return Response(msgspec.json.encode(view), status_code=status, media_type="application/json")


def csv_response(table: Table, *, name: str, for_spreadsheets: bool = False) -> Response:
    """A table as CSV (RFC 4180); `?_excel=1` adds what spreadsheets need, as `tawatur export` does."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([guarded(value) for value in row] if for_spreadsheets else row)
    data = b"\xef\xbb\xbf" * for_spreadsheets + lines.getvalue().encode("utf-8", "replace")
    return Response(
        data,
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def see_other(visit: Visit, where: SeeOther) -> Response:
    """Send a browser on after an action."""
    response = RedirectResponse(where.to, status_code=303)
    _remember(visit, response)
    return response


def _remember(visit: Visit, response: Response) -> None:
    kept = {**{f"tawatur_{name}": value for name, value in visit.chosen.items()}, **visit.kept}
    for name, value in kept.items():
        response.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict")
    if visit.is_new:
        response.set_cookie(SESSION, visit.session, httponly=True, samesite="strict")
