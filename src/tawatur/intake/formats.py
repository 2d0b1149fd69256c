"""Which format a file has: its suffix says so, or else its first bytes."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from tawatur.intake.spreadsheet import is_table

__all__ = ["CSV", "HTML", "JSON", "JSONL", "SUFFIXES", "TEXT", "format_of", "is_feed", "what_it_is"]

TEXT, HTML, JSONL, JSON, CSV = "text", "html", "jsonl", "json", "csv"

#: Suffixes of articles; in a folder only these files are read.
SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".markdown": TEXT,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".jsonl": JSONL, ".ndjson": JSONL, ".json": JSON,
    ".csv": CSV, ".tsv": CSV,
}  # fmt: skip

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FEED = re.compile(rb"\s*(?:<\?[^>]*>\s*){0,9}(?:<!--.{0,2000}?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.S)
#: How files begin that hold no article text as they are, what they are, and what to do about it.
_OTHERS = (
    (b"%PDF-", "a PDF; give its text in a .txt file"),
    (b"PK\x03\x04", "a zip file or an office document; give the text of its articles in .txt, .html or .jsonl files"),
    (b"\xd0\xcf\x11\xe0", "an old office document; give its text in a .txt file"),
    (b"From: <Saved by ", "a web archive (MHTML); save the page as HTML"),
    (b"MIME-Version:", "a web archive (MHTML) or a mail; save the page as HTML"),
    (b"\x1f\x8b", "packed with gzip; unpack it first"),
    (b"SQLite format 3\0", "a database; an archive of Tawatur is given with --db"),
    (b"\x89PNG", "a picture; give the text that it shows in a .txt file"),
    (b"\xff\xd8\xff", "a picture; give the text that it shows in a .txt file"),
)
_OBJECT = re.compile(rb"\s*\{\s*[\"}]")
_ARRAY = re.compile(rb"\s*\[\s*[{\]]")


def format_of(name: str, head: bytes) -> str:
    """The format of a file, by its name's suffix, or by its first bytes where that says nothing.

    JSON that is spread over lines (an array, or an object whose first line does not close it) is one document; an
    object a line is JSONL, whatever the suffix.
    """
    known = SUFFIXES.get(PurePath(name).suffix.lower())
    if known in (TEXT, HTML, CSV):
        return known
    plain = _narrow(head)
    if known is None and _PAGE.match(plain):
        return HTML
    if _ARRAY.match(plain) and known != JSONL:
        return JSON
    if _OBJECT.match(plain) and known != JSONL:
        first, newline, _ = plain.lstrip().partition(b"\n")
        return JSON if newline and not first.rstrip().endswith(b"}") else JSONL
    if known is None and is_table(plain):
        return CSV
    return known or TEXT


def what_it_is(head: bytes) -> str | None:
    """What a file is that holds no article, by its first bytes, and what to do about it; None for all others."""
    for opening, meaning in _OTHERS:
        if head.startswith(opening):
            return meaning
    return None


def is_feed(head: bytes) -> bool:
    """Whether a file begins as a feed (RSS, Atom)."""
    return _FEED.match(_narrow(head)) is not None


def _narrow(head: bytes) -> bytes:
    """The bytes without byte-order mark; UTF-16 is narrowed by leaving its zero bytes out."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")
