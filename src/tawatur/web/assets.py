"""Style sheet, scripts and fonts, under an address that names their contents and so may be kept for ever."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response

from tawatur.errors import NotFoundError

__all__ = ["asset", "serve_asset"]

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}
_FOR_EVER = "public, max-age=31536000, immutable"


def asset(name: str) -> str:
    """The address of a file, such as "app.css"."""
    if name not in _files():
        raise NotFoundError(f"no asset {name!r}")
    return f"/static/{_digest()}/{name}"


async def serve_asset(request: Request) -> Response:
    """Answer with a file; an address of another version of the contents is not kept."""
    name = request.path_params["name"]
    data = _files().get(name)
    if data is None:
        raise NotFoundError(f"there is no file {name!r}")
    kept = _FOR_EVER if request.path_params["digest"] == _digest() else "no-cache"
    return Response(data, media_type=_TYPES[name.rpartition(".")[2]], headers={"cache-control": kept})


@lru_cache(maxsize=1)
def _files() -> dict[str, bytes]:
    """All files by name; the fonts and colours are those of the HTML report."""
    found = {file.name: file.read_bytes() for file in _in(files(__package__).joinpath("static"))}
    shared = files("tawatur.export").joinpath("static")
    found["app.css"] = shared.joinpath("colours.css").read_bytes() + found["app.css"]
    fonts = shared.joinpath("fonts")
    return found | {f"fonts/{file.name}": file.read_bytes() for file in _in(fonts)}


def _in(folder: Traversable) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.is_file() and f.name.rpartition(".")[2] in _TYPES), key=str)


@lru_cache(maxsize=1)
def _digest() -> str:
    total = sha256()
    for name, data in sorted(_files().items()):
        total.update(name.encode() + b"\0" + data)
    return total.hexdigest()[:12]
