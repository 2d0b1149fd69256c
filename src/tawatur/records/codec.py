"""The one JSON codec of all records: UTF-8, keys in a fixed order, one object a line for ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from tawatur.errors import LedgerError
from tawatur.records.comparison import Comparison
from tawatur.records.judgement import Judgement
from tawatur.records.ledger import Ledger

__all__ = ["decode_comparison", "decode_judgement", "decode_ledger", "decode_ledgers", "encode", "encode_lines"]

R = TypeVar("R", bound=msgspec.Struct)

_ENCODER = msgspec.json.Encoder()
_LEDGER = msgspec.json.Decoder(Ledger)
_COMPARISON = msgspec.json.Decoder(Comparison)
_JUDGEMENT = msgspec.json.Decoder(Judgement)


def encode(record: msgspec.Struct) -> bytes:
    """Encode a record; equal records give equal bytes."""
    return _ENCODER.encode(record)


def encode_lines(records: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """Encode records as JSON lines, each with its newline."""
    for record in records:
        yield _ENCODER.encode(record) + b"\n"


def decode_ledger(line: bytes | str, *, where: str = "ledger") -> Ledger:
    """Decode one ledger; raise LedgerError that names `where` and the field that is wrong."""
    return _decode(_LEDGER, line, where)


def decode_ledgers(lines: Iterable[bytes | str], *, where: str = "ledgers") -> Iterator[Ledger]:
    """Decode JSON lines, skipping blank ones; raise LedgerError with the line's number."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield decode_ledger(line, where=f"{where}:{number}")


def decode_comparison(line: bytes | str, *, where: str = "comparison") -> Comparison:
    """Decode one comparison; raise LedgerError that names `where` and the field that is wrong."""
    return _decode(_COMPARISON, line, where)


def decode_judgement(line: bytes | str, *, where: str = "judgement") -> Judgement:
    """Decode one judgement; raise LedgerError that names `where` and the field that is wrong."""
    return _decode(_JUDGEMENT, line, where)


def _decode(decoder: msgspec.json.Decoder[R], line: bytes | str, where: str) -> R:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise LedgerError(f"{where}: {error}; is this the output of `tawatur read` or `tawatur compare`?") from error
