"""What all requests share: the archive, the settings, the secret of this run, and comparisons made before."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from tawatur.collection import Archive
from tawatur.store.memory import Memory
from tawatur.web.comparisons import Comparisons
from tawatur.web.settings import WebSettings

__all__ = ["Workbench"]

#: Bytes of pages that are kept as they were drawn.
_ROOM = 32_000_000


class Workbench:
    """An archive that is open in the browser; used by many threads at once."""

    def __init__(self, archive: Archive, settings: WebSettings, secret: bytes | None = None) -> None:
        self.archive = archive
        self.settings = settings
        self.comparisons = Comparisons(archive)
        self.pages = Memory(archive.store, room=_ROOM)
        #: Stands in a drawn page where the proof of a reader's session belongs; no article can know it.
        self.place_of_proof = secrets.token_hex(32)
        self._secret = secret or secrets.token_bytes(32)

    def sign(self, text: str) -> str:
        """A signature that only this run can make, in all of its processes."""
        return hmac.new(self._secret, text.encode("utf-8", "surrogateescape"), sha256).hexdigest()
