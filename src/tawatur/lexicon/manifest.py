"""What each entry of the language data is, in few letters, so that two versions can be compared entry by entry."""

from __future__ import annotations

import tomllib
from hashlib import blake2b

import msgspec

from tawatur.lexicon.loader import Lexicon

__all__ = ["manifest_of"]

#: Fields of an entry that change nothing in what is read.
_TOLD = frozenset({"yes", "no", "note", "source"})


def manifest_of(lexicon: Lexicon) -> dict[str, str]:
    """A short hash of every entry (`<concept>/<id>`, in whichever part of it) and of every table (`tables/<name>`)."""
    found: dict[str, str] = {}
    for path in lexicon.data_files():
        name = path.name.partition(".")[0]
        if path.name.endswith(".tsv"):
            found[f"tables/{name}"] = _hash(path.read_bytes())
            continue
        for entry in tomllib.loads(path.read_text("utf-8")).get("entry", ()):
            read = {field: value for field, value in sorted(entry.items()) if field not in _TOLD}
            found[f"{name}/{entry.get('id', '')}"] = _hash(msgspec.json.encode(read))
    return found


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=6).hexdigest()
