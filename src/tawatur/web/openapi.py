"""The OpenAPI description: FastAPI knows the parameters, msgspec the shapes of what is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import UnionType
from typing import Any, get_args, get_type_hints

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from tawatur.web.faults import Fault
from tawatur.web.page import PageGroup, SeeOther

__all__ = ["described", "install_openapi"]

_REF = "#/components/schemas/{name}"


def described(function: Callable[..., Any], example: Any, *, csv: bool = False) -> dict[str, Any]:
    """What an operation answers with, as an addition to its description."""
    if csv:
        content: dict[str, Any] = {"text/csv": {"schema": {"type": "string"}}}
    else:
        schemas = _schemas(_answered(function))[0]
        content = {"application/json": {"schema": schemas[0] if len(schemas) == 1 else {"anyOf": list(schemas)}}}
        if example is not None:
            content["application/json"]["example"] = msgspec.to_builtins(example)
    return {"responses": {"200": {"description": "What was asked for", "content": content}}}


def _answered(function: Callable[..., Any]) -> list[Any]:
    """The models of what a function gives; where a browser is sent on, a program is told the address."""
    kind = get_type_hints(function)["return"]
    kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    return [dict[str, str] if one is SeeOther else one for one in kinds]


def _schemas(kinds: Sequence[Any]) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    return msgspec.json.schema_components(kinds, ref_template=_REF)


def install_openapi(app: FastAPI, groups: Sequence[PageGroup]) -> None:
    """Give the description of an app the models of its pages and its one shape of errors."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _finished(get_openapi(title=app.title, version=app.version, routes=app.routes), groups)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _finished(schema: dict[str, Any], groups: Sequence[PageGroup]) -> dict[str, Any]:
    functions = [
        *(p.read for group in groups for p in group.pages),
        *(a.run for group in groups for a in group.actions),
    ]
    answered = dict.fromkeys(kind for function in functions for kind in _answered(function))
    (fault, *_), models = _schemas([Fault, *answered])
    schema.setdefault("components", {})["schemas"] = dict(sorted(models.items()))
    failed = {"description": "What is wrong", "content": {"application/json": {"schema": fault}}}
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = failed
    return schema
