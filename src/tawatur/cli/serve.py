"""`tawatur serve`: an archive in the browser."""

from __future__ import annotations

import multiprocessing
import secrets
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli.options import db_option, json_option
from tawatur.errors import StoreError

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from tawatur.web.settings import WebSettings

__all__ = ["run", "serve_command"]

#: Seconds that running requests get to end after Ctrl-C.
_GRACE = 5
_DEFAULT_PORT = 8400
#: Connections that wait to be taken.
_WAITING = 128
_MOST_WORKERS = 64


@click.command("serve")
@db_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others need a token.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=_DEFAULT_PORT, show_default=True, help="0: any free one."
)
@click.option("--token", envvar="TAWATUR_TOKEN", show_envvar=True, help="Shared token that every visitor must know.")
@click.option("--allow-host", "names", multiple=True, metavar="NAME", help="Another name by which browsers reach it.")
@click.option(
    "--workers",
    type=click.IntRange(1, _MOST_WORKERS),
    default=1,
    show_default=True,
    help="Processes that answer; one a core is enough.",
)
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@json_option
def serve_command(
    db: str,
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    workers: int,
    opens: bool,
    as_json: bool,
) -> None:
    """Open an archive in the browser: read, compare, search, add.

    It listens on this machine only, unless --host says otherwise; then a token is needed. Ctrl-C ends it. With
    --json one line {archive, address} on standard output tells when it listens.
    """
    from tawatur.web.settings import WebSettings

    settings = WebSettings(host=host, port=port, token=token, names=names)
    run(db, settings, workers=workers, opens=opens, as_json=as_json)


def run(db: str, settings: WebSettings, *, workers: int = 1, opens: bool = False, as_json: bool = False) -> None:
    """Serve an archive until it is told to end; raise StoreError where there is none or the port is taken."""
    from tawatur.web.app import create_app

    secret = secrets.token_bytes(32)
    app = create_app(db, settings, secret=secret, warms=True)
    listening = _listen(settings.host, settings.port)
    address = _address(settings, listening.getsockname()[1])
    # Started afresh, not forked: threads and open databases do not survive a fork.
    spawning = multiprocessing.get_context("spawn")
    others = [
        spawning.Process(target=_work, args=(db, settings, secret, listening), daemon=True) for _ in range(workers - 1)
    ]
    for other in others:
        other.start()
    if as_json:
        click.echo(msgspec.json.encode({"archive": db, "address": address}))
    click.echo(f"tawatur: {db} is open at {address} (Ctrl-C ends it)", err=True)
    if opens:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    try:
        _server(app).run(sockets=[listening])
    finally:
        for other in others:
            other.terminate()
        for other in others:
            other.join(_GRACE + 1)


def _work(db: str, settings: WebSettings, secret: bytes, listening: socket.socket) -> None:
    """Another process that answers at the same address, until the first one ends."""
    from tawatur.web.app import create_app

    server = _server(create_app(db, settings, secret=secret, warms=True))
    first = multiprocessing.parent_process()

    def end_with_the_first() -> None:
        if first is not None:
            first.join()
            server.should_exit = True

    threading.Thread(target=end_with_the_first, daemon=True).start()
    server.run(sockets=[listening])


def _server(app: FastAPI) -> uvicorn.Server:
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=_GRACE
        )
    )


def _listen(host: str, port: int) -> socket.socket:
    name = host.strip("[]")
    family = socket.AF_INET6 if ":" in name else socket.AF_INET
    # Only a socket that says it is TCP sends small packets at once (asyncio); else every answer waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((name, port))
        # From here on whoever is told the address may ask: the question waits until it can be answered.
        listening.listen(_WAITING)
    except OSError as error:
        listening.close()
        raise StoreError(f"cannot listen on {host}:{port}: {error.strerror}; give another --port") from error
    return listening


def _address(settings: WebSettings, port: int) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    shown = "localhost" if settings.host in ("0.0.0.0", "::") else host
    return f"http://{shown}:{port}/" + (f"?token={settings.token}" if settings.token else "")
