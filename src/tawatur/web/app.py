"""The workbench as an ASGI application. Read this file first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from tawatur.collection import Archive
from tawatur.errors import TawaturError
from tawatur.store import open_store
from tawatur.store.recalling import recalling
from tawatur.version import __version__
from tawatur.web.assets import serve_asset
from tawatur.web.faults import fault_response
from tawatur.web.guard import Guard
from tawatur.web.openapi import install_openapi
from tawatur.web.pages import GROUPS
from tawatur.web.routing import add_group
from tawatur.web.settings import WebSettings, checked
from tawatur.web.warming import warming
from tawatur.web.workbench import Workbench

__all__ = ["create_app"]


def create_app(
    archive_location: str, settings: WebSettings | None = None, *, secret: bytes | None = None, warms: bool = False
) -> FastAPI:
    """Open an archive in a web application; raise StoreError where there is none, InputError for unsafe settings.

    The archive is closed when the application shuts down. Processes that serve one archive together share a `secret`,
    by which each knows the forms of the others. With `warms` it loads in the background what first pages need.
    """
    limits = checked(settings or WebSettings())
    archive = Archive(recalling(open_store(archive_location)))
    workbench = Workbench(archive, limits, secret)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        try:
            with warming(workbench) if warms else nullcontext():
                yield
        finally:
            archive.close()

    app = FastAPI(title="Tawatur", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.workbench = workbench
    app.state.nav = tuple(group.nav for group in GROUPS if group.nav is not None)
    app.add_api_route("/static/{digest}/{name:path}", serve_asset, include_in_schema=False)
    for group in GROUPS:
        add_group(app, group, app.state.nav)
    install_openapi(app, GROUPS)
    for kind in (TawaturError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, fault_response)
    app.add_middleware(Guard, workbench=workbench)
    return app
