"""Which format a file has: its suffix says so, or else its first bytes."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

__all__ = ["HTML", "JSON", "JSONL", "SUFFIXES", "TEXT", "format_of"]

TEXT, HTML, JSONL, JSON = "text", "html", "jsonl", "json"

#: Suffixes of articles; in a folder only these files are read.
SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".markdown": TEXT,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".jsonl": JSONL, ".ndjson": JSONL, ".json": JSON,
}  # fmt: skip

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_OBJECT = re.compile(rb"\s*\{\s*[\"}]")
_ARRAY = re.compile(rb"\s*\[\s*[{\]]")


def format_of(name: str, head: bytes) -> str:
    """The format of a file, by its name's suffix, or by its first bytes where that says nothing.

    JSON that is spread over lines (an array, or an object whose first line does not close it) is one document; an
    object a line is JSONL, whatever the suffix.
    """
    known = SUFFIXES.get(PurePath(name).suffix.lower())
    if known in (TEXT, HTML):
        return known
    plain = _narrow(head)
    if known is None and _PAGE.match(plain):
        return HTML
    if _ARRAY.match(plain) and known != JSONL:
        return JSON
    if _OBJECT.match(plain) and known != JSONL:
        first, newline, _ = plain.lstrip().partition(b"\n")
        return JSON if newline and not first.rstrip().endswith(b"}") else JSONL
    return known or TEXT


def _narrow(head: bytes) -> bytes:
    """The bytes without byte-order mark; UTF-16 is narrowed by leaving its zero bytes out."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")
