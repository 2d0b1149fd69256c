"""One request as page functions see it: the archive, the reader's language and settings, and addresses."""

from __future__ import annotations

import secrets
from typing import Annotated
from urllib.parse import quote, unquote, urlencode

import msgspec
from fastapi import Depends
from starlette.requests import Request

from tawatur.collection import Archive
from tawatur.store.memory import Memory
from tawatur.web.addresses import with_query
from tawatur.web.comparisons import Comparisons
from tawatur.web.words import DIGITS, LANGUAGES, MONTHS, Words, words_of
from tawatur.web.workbench import Workbench

__all__ = ["SETTINGS", "Asked", "Interface", "Visit", "visit_of"]

#: What a reader can choose, the first being what they get: by `?lang=en`, from then on by cookie.
SETTINGS: dict[str, tuple[str, ...]] = {"lang": LANGUAGES, "digits": DIGITS, "months": MONTHS}
SESSION = "tawatur_session"
AUTHOR = "tawatur_author"
#: Letters of a name that is remembered.
_LONGEST_NAME = 200


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader chose."""

    lang: str
    digits: str
    months: str


class Visit:
    """A request and what it needs; page functions take it as their first argument, `visit: Asked`."""

    def __init__(self, request: Request, workbench: Workbench) -> None:
        self.request = request
        self.workbench = workbench
        self.chosen = {name: value for name, allowed in SETTINGS.items() if (value := _asked(request, name)) in allowed}
        self.interface = _interface(request, self.chosen)
        self.words: Words = words_of(self.interface.lang, self.interface.digits, self.interface.months)
        known = request.cookies.get(SESSION, "")
        self.is_new = not (len(known) == 32 and known.isascii() and known.isalnum())
        #: Cookies that the answer carries beside those of the settings.
        self.kept: dict[str, str] = {}
        self.session = secrets.token_hex(16) if self.is_new else known
        #: Whether the page may be another one the next time though nothing was written: time was up before its end.
        self.is_passing = False

    @property
    def author(self) -> str:
        """Who judged last in this browser; "" for nobody."""
        return unquote(self.request.cookies.get(AUTHOR, ""))[:_LONGEST_NAME]

    def remember_author(self, name: str) -> None:
        """Write a name into the forms of this browser from now on."""
        self.kept[AUTHOR] = quote(name[:_LONGEST_NAME])

    @property
    def archive(self) -> Archive:
        """The archive that is open."""
        return self.workbench.archive

    @property
    def comparisons(self) -> Comparisons:
        """Comparisons of stories, remembered."""
        return self.workbench.comparisons

    @property
    def remembered(self) -> Memory:
        """What was worked out of the whole archive."""
        return self.workbench.comparisons.remembered

    @property
    def csrf(self) -> str:
        """What every form has to send back as `_csrf`."""
        return self.workbench.sign(self.session)

    @property
    def sought(self) -> str:
        """What is sought in this address, as typed."""
        return _asked(self.request, "q")

    @property
    def path(self) -> str:
        """The path of this page without the suffix of a format."""
        path = self.request.url.path
        for suffix in (".json", ".csv"):
            path = path.removesuffix(suffix)
        return "/" if path == "/index" else path

    def here(self, **changes: str | int | None) -> str:
        """The address of this page with some parameters changed, None taking one away."""
        return with_query(self.path, self.request.query_params.multi_items(), changes)

    def as_format(self, suffix: str) -> str:
        """The address of this page as "json" or "csv"."""
        path = "/index" if self.path == "/" else self.path
        query = [(k, v) for k, v in self.request.query_params.multi_items() if k not in SETTINGS]
        return f"{path}.{suffix}" + (f"?{urlencode(query)}" if query else "")


def _asked(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def _interface(request: Request, chosen: dict[str, str]) -> Interface:
    given = {}
    for name, allowed in SETTINGS.items():
        cookie = request.cookies.get(f"tawatur_{name}", "")
        default = _preferred(request) if name == "lang" else allowed[0]
        given[name] = chosen.get(name) or (cookie if cookie in allowed else default)
    return Interface(**given)


def _preferred(request: Request) -> str:
    """The first language of the browser that we speak; Arabic where it names none of ours."""
    for part in request.headers.get("accept-language", "")[:200].lower().split(","):
        if (lang := part.strip()[:2]) in LANGUAGES:
            return lang
    return LANGUAGES[0]


async def visit_of(request: Request) -> Visit:
    """The visit of a request."""
    return Visit(request, request.app.state.workbench)


#: The type of the first argument of every page function.
Asked = Annotated[Visit, Depends(visit_of)]
