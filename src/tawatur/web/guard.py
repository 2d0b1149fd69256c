"""Around every request: who may ask, how much they may send, and what a browser may do with the answer."""

from __future__ import annotations

from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawatur.web.faults import fault_response
from tawatur.web.settings import WebSettings, is_loopback
from tawatur.web.workbench import Workbench

__all__ = ["HEADERS", "Guard"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
#: What every answer carries.
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not "no-referrer", with which a browser tells the origin of our own forms as "null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
TOKEN_COOKIE = "tawatur_token"


class Guard:
    """An ASGI layer that refuses before anything is read, and adds the headers of safety to every answer."""

    def __init__(self, app: ASGIApp, workbench: Workbench) -> None:
        self._app = app
        self._workbench = workbench

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with what keeps it out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        try:
            met = self._meet(scope)
            if met is not None:
                await met(scope, receive, answer)
                return
            # A page answers HEAD as it does GET; the server leaves the body out.
            asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
            await self._app(asked, _limited(scope, receive, self._settings.max_upload_bytes), answer)
        except Exception as error:
            # Also what nobody foresaw is told in our one shape; the server below would answer without any header.
            if answer.has_begun:
                raise
            response = await fault_response(Request(scope), error)
            await response(scope, receive, answer)

    @property
    def _settings(self) -> WebSettings:
        return self._workbench.settings

    def _meet(self, scope: Scope) -> Response | None:
        """Raise HTTPException for a request that is refused; give a response where it has to go another way."""
        headers = Headers(scope=scope)
        _check_host(headers, self._settings)
        if scope["method"] not in _SAFE:
            _check_origin(headers)
        return self._check_token(scope, headers)

    def _check_token(self, scope: Scope, headers: Headers) -> Response | None:
        token = self._settings.token
        if token is None:
            return None
        proof = self._workbench.sign(token)
        if _same(_cookie(headers), proof) or _same(headers.get("authorization", ""), f"Bearer {token}"):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if not any(name == "token" and _same(value, token) for name, value in query):
            raise HTTPException(401, "this workbench asks for the token that the person who started it was shown")
        # The token goes on as a cookie, out of the address line and its history.
        rest = [(name, value) for name, value in query if name != "token"]
        to = Request(scope).url.path
        response = RedirectResponse(f"{to}?{urlencode(rest)}" if rest else to, status_code=303)
        response.set_cookie(TOKEN_COOKIE, proof, httponly=True, samesite="strict")
        return response


class _Answer:
    """Sends an answer on with our headers."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await self._send(message)


def _limited(scope: Scope, receive: Receive, most: int) -> Receive:
    """A body of at most `most` bytes, whatever it says of its own length."""
    told = Headers(scope=scope).get("content-length", "")
    refusal = HTTPException(413, f"the request is larger than {most:,} bytes; send less at a time")
    if told.isdigit() and int(told) > most:
        raise refusal
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise refusal
        return message

    return limited


def _same(given: str, right: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), right.encode("utf-8", "replace"))


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(TOKEN_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _check_host(headers: Headers, settings: WebSettings) -> None:
    """Refuse a name that is not ours: another site's name that was made to lead here (DNS rebinding)."""
    name = _name(headers.get("host", ""))
    ours = {settings.host.strip("[]").lower(), *(n.lower() for n in settings.names)}
    if name in ours or (name in _LOCAL and is_loopback(settings.host)):
        return
    # Bound to all addresses, any of them may be asked; a name would have to be told by --allow-host.
    if settings.host in ("0.0.0.0", "::") and (name in _LOCAL or _is_address(name)):
        return
    raise HTTPException(421, f"{name or 'no name'} is no name of this workbench; name it with --allow-host")


def _name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _check_origin(headers: Headers) -> None:
    """Refuse a change that another site's page asks for."""
    origin = headers.get("origin")
    if origin is not None:
        try:
            same = urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
        except ValueError:
            same = False
    else:
        same = headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    if not same:
        raise HTTPException(403, "the change was asked for by a page of another site")
