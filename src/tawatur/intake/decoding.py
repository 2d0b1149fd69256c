"""From bytes to text: which encoding, how we know, and what was lost.

The order of evidence: a byte-order mark, the zero bytes and Arabic page bytes of UTF-16, validity as UTF-8, and last
the letters that each single-byte encoding would make. Whatever is not certain is told in `Decoded.notes`.
"""

from __future__ import annotations

import codecs
from collections import Counter

import msgspec

from tawatur.errors import DecodingError
from tawatur.intake.letters import plausibility

__all__ = ["Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("windows-1256", "iso-8859-6")
#: Below this plausibility a single-byte reading is noise: Arabic in its own encoding scores above .97, random bytes
#: below .65, and the better of the two encodings is taken in any case (tests/intake/test_decoding.py measures it).
_PLAUSIBLE = 0.85
#: A page byte of UTF-16 (0x06 of Arabic letters, 0x00 of spaces and digits) in this share of the even or odd places.
_UTF16_SHARE = 0.6
#: Text has no zero bytes; a file with more than this share of them is no text.
_MOST_NULS = 0.05
_SAMPLE = 1 << 16
_REPLACEMENT = "\ufffd"


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """The text of some bytes, its encoding, and what a reader must know about how it was found."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, *, where: str) -> Decoded:
    """Decode bytes of an Arabic text; raise DecodingError, which names `where`, for bytes that are no text."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decode_as(raw[len(mark) :], encoding, note=None)
    wide = _utf16_order(raw)
    if wide is not None:
        return _decode_as(raw, wide, note=f"taken as {wide} by its page bytes; it has no byte-order mark")
    if raw.count(b"\0") > _MOST_NULS * len(raw):
        raise DecodingError(f"{where}: holds {raw.count(0):,} zero bytes, so it is no text; give text, HTML or JSONL")
    try:
        return Decoded(text=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _decode_broken(raw, where)


def _decode_as(raw: bytes, encoding: str, *, note: str | None) -> Decoded:
    notes = [] if note is None else [note]
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        notes.append(_loss(text, raw, encoding))
    return Decoded(text=text, encoding=encoding, notes=tuple(notes))


def _loss(text: str, raw: bytes, encoding: str) -> str:
    lost = text.count(_REPLACEMENT)
    line = raw.count(b"\n", 0, _first_error(raw, encoding)) + 1
    return f"broken {encoding}: {lost:,} places hold no character and are marked U+FFFD, the first in line {line}"


def _first_error(raw: bytes, encoding: str) -> int:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _utf16_order(raw: bytes) -> str | None:
    """Which UTF-16 the bytes are, told by the page bytes of Arabic letters and of spaces in every second place."""
    sample = raw[: _SAMPLE & ~1]
    pairs = len(sample) // 2
    if pairs == 0 or len(raw) % 2:
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        counts = Counter(sample[first::2])
        other = Counter(sample[1 - first :: 2])
        pages = counts[0x06] + counts[0x00]
        if pages >= _UTF16_SHARE * pairs and counts[0x00] < pairs and pages > 2 * (other[0x06] + other[0x00]):
            return encoding
    return None


def _decode_broken(raw: bytes, where: str) -> Decoded:
    """Bytes that are not wholly UTF-8: one of the single-byte encodings, UTF-8 with damage, or a mixture by lines."""
    lines = raw.splitlines(keepends=True)
    readable = [_as_utf8(line) for line in lines]
    if not any(text is not None and not text.isascii() for text in readable) and not _has_utf8_letters(raw):
        return _decode_single_byte(raw, where)
    return _decode_by_line(raw, lines, readable)


def _as_utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _has_utf8_letters(raw: bytes) -> bool:
    """Whether most bytes beyond ASCII belong to valid UTF-8 sequences, as in UTF-8 with a few damaged places."""
    sample = raw[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    kept = sum(len(letter.encode()) for letter in sample.decode("utf-8", "ignore") if letter > "\x7f")
    return kept > high / 2


def _decode_single_byte(raw: bytes, where: str) -> Decoded:
    best, encoding, score = _best_single_byte(raw)
    if best is None or score < _PLAUSIBLE:
        raise DecodingError(
            f"{where}: is neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6 of Arabic text; convert it to UTF-8 first"
        )
    return Decoded(text=best, encoding=encoding, notes=(f"taken as {encoding} by its letters; it is no UTF-8",))


def _best_single_byte(raw: bytes) -> tuple[str | None, str, float]:
    sample = raw[:_SAMPLE]
    ranked = sorted(((plausibility(sample.decode(e, "replace")), e) for e in _SINGLE_BYTE), reverse=True)
    score, encoding = ranked[0]
    try:
        return raw.decode(encoding), encoding, score
    except UnicodeDecodeError:
        return None, encoding, score


def _decode_by_line(raw: bytes, lines: list[bytes], readable: list[str | None]) -> Decoded:
    texts: list[str] = []
    other: Counter[str] = Counter()
    firsts: dict[str, int] = {}
    for number, (line, text) in enumerate(zip(lines, readable, strict=True), 1):
        if text is None:
            text, encoding = _read_line(line)
            other[encoding] += 1
            firsts.setdefault(encoding, number)
        texts.append(text)
    notes = []
    for encoding, count in sorted(other.items()):
        if encoding == "utf-8":
            notes.append(_loss("".join(texts), raw, "utf-8"))
        else:
            notes.append(f"mixed encodings: {count:,} lines taken as {encoding}, the first is line {firsts[encoding]}")
    return Decoded(text="".join(texts), encoding="utf-8", notes=tuple(notes))


def _read_line(line: bytes) -> tuple[str, str]:
    """Read a line that is not UTF-8: in a single-byte encoding where that makes Arabic, else UTF-8 with its losses."""
    if not _has_utf8_letters(line):
        text, encoding, score = _best_single_byte(line)
        if text is not None and score >= _PLAUSIBLE:
            return text, encoding
    return line.decode("utf-8", "replace"), "utf-8"
