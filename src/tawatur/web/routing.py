"""Page groups to routes: one function gives a page as HTML, JSON and CSV."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, get_type_hints

from fastapi import FastAPI
from starlette.responses import Response

from tawatur.web.openapi import described
from tawatur.web.page import Action, Nav, Page, PageGroup, SeeOther
from tawatur.web.responses import csv_response, html_page, html_response, json_page, json_response, see_other
from tawatur.web.visit import Visit

__all__ = ["add_group"]

#: What answers a visit with what a function reads or does, once it is called.
Answer = Callable[[Visit, Callable[[], Any]], Response]


def add_group(app: FastAPI, group: PageGroup, nav: Sequence[Nav]) -> None:
    """Add the routes of a page group."""
    for page in group.pages:
        _add_page(app, group, page, nav)
    for action in group.actions:
        _add_action(app, group, action, nav)


def _add_page(app: FastAPI, group: PageGroup, page: Page, nav: Sequence[Nav]) -> None:
    path = "/index" if page.path == "/" else page.path
    formats = ("json", "csv") if page.table else ("json",)
    html = partial(html_page, template=page.template, nav=nav, formats=formats)
    get = partial(_add, app, group, methods=["GET"])
    # The suffixes come first: a path parameter would take them as a part of itself.
    get(f"{path}.json", page.read, json_page, described(page.read, page.example))
    if page.table is not None:
        get(f"{path}.csv", page.read, partial(_csv, page, group.name), described(page.read, None, csv=True))
    get(page.path, page.read, html, None)


def _csv(page: Page, name: str, visit: Visit, read: Callable[[], Any]) -> Response:
    assert page.table is not None
    return csv_response(page.table(read()), name=name, for_spreadsheets="_excel" in visit.request.query_params)


def _add_action(app: FastAPI, group: PageGroup, action: Action, nav: Sequence[Nav]) -> None:
    def answer(visit: Visit, act: Callable[[], Any]) -> Response:
        told = act()
        if isinstance(told, SeeOther):
            return see_other(visit, told)
        if action.template is None:
            return json_response(told)
        response = html_response(visit, action.template, told, nav=nav)
        response.status_code = getattr(told, "status", 200)
        return response

    def as_json(_: Visit, act: Callable[[], Any]) -> Response:
        told = act()
        status = getattr(told, "status", 200)
        return json_response({"see": told.to} if isinstance(told, SeeOther) else told, status=status)

    _add(app, group, f"{action.path}.json", action.run, as_json, described(action.run, None), methods=["POST"])
    _add(app, group, action.path, action.run, answer, None, methods=["POST"])


def _add(
    app: FastAPI,
    group: PageGroup,
    path: str,
    function: Callable[..., Any],
    answer: Answer,
    description: dict[str, Any] | None,
    *,
    methods: list[str],
) -> None:
    app.add_api_route(
        path,
        _endpoint(function, answer),
        methods=methods,
        response_model=None,
        include_in_schema=description is not None,
        openapi_extra=description,
        operation_id=f"{function.__name__}{path[path.rfind('.') :].replace('.', '_') if '.' in path else '_html'}",
        summary=(inspect.getdoc(function) or function.__name__).partition("\n")[0],
        tags=[group.name],
    )


def _endpoint(function: Callable[..., Any], answer: Answer) -> Callable[..., Response]:
    """A function with the same parameters that gives a response; it runs in a thread."""
    hints = get_type_hints(function, include_extras=True)
    signature = inspect.signature(function)
    first, *_ = signature.parameters

    def endpoint(**given: Any) -> Response:
        return answer(given[first], partial(function, **given))

    parameters = [p.replace(annotation=hints[name], kind=p.KEYWORD_ONLY) for name, p in signature.parameters.items()]
    endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    endpoint.__name__ = function.__name__
    endpoint.__doc__ = function.__doc__
    return endpoint
