"""What went wrong, in one shape: {"error": {"code", "status", "message"}}, or a page that says the same."""

from __future__ import annotations

import logging

import msgspec
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tawatur.errors import (
    InputError,
    JudgementError,
    NotFoundError,
    QueryError,
    StaleError,
    StoreError,
    TawaturError,
    TooLargeError,
)
from tawatur.web.responses import html_response, json_response
from tawatur.web.visit import visit_of

__all__ = ["CODES", "Fault", "FaultBody", "fault_of", "fault_response", "wants_json"]

_LOG = logging.getLogger("tawatur.web")

#: The codes of the error shape, by status.
CODES = {
    400: "bad_request", 401: "token_needed", 403: "refused", 404: "not_found", 405: "method_not_allowed",
    409: "conflict", 413: "too_large", 421: "wrong_host", 422: "unreadable", 500: "internal", 503: "unavailable",
}  # fmt: skip
_STATUS: tuple[tuple[type[TawaturError], int], ...] = (
    (NotFoundError, 404),
    (QueryError, 400),
    (TooLargeError, 413),
    (InputError, 422),
    (JudgementError, 422),
    (StaleError, 409),
    (StoreError, 503),
)


class FaultBody(msgspec.Struct, frozen=True, kw_only=True):
    """`code` is one of `CODES`, `message` says what is wrong and what to do."""

    code: str
    status: int
    message: str


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every answer that is an error."""

    error: FaultBody


def fault_of(error: Exception) -> Fault:
    """What is told of an error; nothing of the inside of an unexpected one."""
    if isinstance(error, HTTPException):
        status, message = error.status_code, str(error.detail)
    elif isinstance(error, RequestValidationError):
        status, message = 400, "; ".join(_complaint(part) for part in error.errors()[:5])
    elif isinstance(error, TawaturError):
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
        message = str(error)
    else:
        status, message = 500, f"a defect of Tawatur ({type(error).__name__}); please report it"
    return Fault(error=FaultBody(code=CODES.get(status, "error"), status=status, message=message))


def _complaint(part: dict[str, object]) -> str:
    place = part["loc"]
    name = place[-1] if isinstance(place, tuple) and place else "request"
    return f"{name}: {part['msg']}"


def wants_json(request: Request) -> bool:
    """Whether an error is told as JSON: for addresses that end so, and for programs that ask for it."""
    if request.url.path.endswith((".json", ".csv")):
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


async def fault_response(request: Request, error: Exception) -> Response:
    """The answer to a request that failed."""
    fault = fault_of(error)
    if fault.error.status >= 500:
        _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    if wants_json(request):
        return json_response(fault, status=fault.error.status)
    visit = await visit_of(request)
    response = html_response(visit, "fault.html.j2", fault.error, nav=request.app.state.nav)
    response.status_code = fault.error.status
    return response
