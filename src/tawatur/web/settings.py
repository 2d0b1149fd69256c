"""How the workbench is served: one typed object."""

from __future__ import annotations

from ipaddress import ip_address

import msgspec

from tawatur.errors import InputError

__all__ = ["MIN_TOKEN", "WebSettings", "checked", "is_loopback"]

#: A shorter shared token could be guessed.
MIN_TOKEN = 16


class WebSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`host` and `port` to listen on; `token` that every visitor has to know; `names` by which the host is called too.

    `max_upload_bytes` bounds the body of any request, `max_files` the files of one upload.
    """

    host: str = "127.0.0.1"
    port: int = 8400
    token: str | None = None
    names: tuple[str, ...] = ()
    max_upload_bytes: int = 50_000_000
    max_files: int = 200


def checked(settings: WebSettings) -> WebSettings:
    """Give the settings back; raise InputError where they would open the archive to anybody in the network."""
    if settings.token is not None and len(settings.token) < MIN_TOKEN:
        raise InputError(f"the token has {len(settings.token)} characters; give {MIN_TOKEN} or more")
    if settings.token is None and not is_loopback(settings.host):
        raise InputError(
            f"--host {settings.host} lets other machines in; give a shared token with --token or TAWATUR_TOKEN"
        )
    return settings


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a host."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
