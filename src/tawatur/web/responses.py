"""Answers in the formats of a page: HTML, JSON, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.responses import RedirectResponse, Response

from tawatur.export.csv import guarded
from tawatur.web.page import Nav, SeeOther, Table
from tawatur.web.templating import render
from tawatur.web.visit import SESSION, Visit

__all__ = ["csv_response", "html_response", "json_response", "see_other"]

_YEAR = 365 * 24 * 3600


def html_response(
    visit: Visit, template: str, view: Any, *, nav: Sequence[Nav] = (), formats: Sequence[str] = ()
) -> Response:
    """A page; the reader's choices and session go with it as cookies."""
    html = render(template, view, visit, nav=nav, formats=formats)
    response = Response(html, media_type="text/html; charset=utf-8")
    response.headers["vary"] = "Cookie, Accept-Language, HX-Request"
    _remember(visit, response)
    return response


def json_response(view: Any, *, status: int = 200) -> Response:
    """A view model as JSON."""
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
