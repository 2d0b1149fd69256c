"""Every encoding gives the same letters, and nothing is guessed or lost in silence."""

from __future__ import annotations

import codecs

import pytest

from tawatur.errors import DecodingError
from tawatur.intake.decoding import decode
from tawatur.intake.letters import arabic_share, plausibility

TEXT = (
    "قال رئيس البلدية إن المياه ستعود إلى الحي خلال الأيام المقبلة، مشيرا إلى أن 12 شخصا أصيبوا.\nوأضاف أن الوضع صعب.\n"
)


@pytest.mark.parametrize(
    "encoding, found, told",
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", False),
        ("utf-16", "utf-16-le", False),
        ("utf-16-le", "utf-16-le", True),
        ("utf-16-be", "utf-16-be", True),
        ("utf-32", "utf-32-le", False),
        ("windows-1256", "windows-1256", True),
        ("iso-8859-6", "iso-8859-6", True),
    ],
)
def test_arabic_in_any_encoding(encoding: str, found: str, told: bool) -> None:
    decoded = decode(TEXT.encode(encoding), where="a.txt")
    assert decoded.text == TEXT
    assert decoded.encoding == found
    assert bool(decoded.notes) is told


def test_big_endian_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), where="a.txt").text == TEXT


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("text", ["هدنة في الجنوب", "مقتل 3 جنود", "بيان"])
def test_short_text_in_one_byte_encodings(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), where="a.txt").text == text


def test_broken_utf8_keeps_the_rest_and_says_where() -> None:
    raw = TEXT.encode()
    decoded = decode(raw[:20] + b"\xff\xfe" + raw[22:], where="a.txt")
    assert decoded.text.endswith("وأضاف أن الوضع صعب.\n")
    assert "\ufffd" in decoded.text
    assert "broken utf-8" in decoded.notes[0]
    assert "line 1" in decoded.notes[0]


def test_cut_utf8_says_so() -> None:
    decoded = decode(TEXT.encode()[:41], where="a.txt")
    assert decoded.text.startswith("قال رئيس")
    assert decoded.notes


def test_odd_utf16_is_no_silent_loss() -> None:
    assert decode(TEXT.encode("utf-16") + b"\x06", where="a.txt").notes


def test_mixed_encodings_are_read_line_by_line() -> None:
    raw = TEXT.encode() + TEXT.encode("windows-1256")
    decoded = decode(raw, where="a.txt")
    assert decoded.text == TEXT + TEXT
    assert decoded.notes == ("mixed encodings: 2 lines taken as windows-1256, the first is line 3",)


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\xff", b"\0" * 100, b"\x80\x81\x82"])
def test_bytes_that_are_no_text(raw: bytes) -> None:
    with pytest.raises(DecodingError, match=r"^a\.bin: "):
        decode(raw, where="a.bin")


def test_a_few_nul_bytes_stay() -> None:
    raw = TEXT.encode() + b"\0"
    assert decode(raw, where="a.txt").text == TEXT + "\0"


def test_plausibility_tells_the_two_encodings_apart() -> None:
    """The measured gap behind the threshold: right encodings score 1, wrong ones clearly less, noise far less."""
    for right, wrong in (("windows-1256", "iso-8859-6"), ("iso-8859-6", "windows-1256")):
        raw = TEXT.encode(right)
        assert plausibility(raw.decode(right)) > 0.97
        assert plausibility(raw.decode(wrong, "replace")) < 0.95
    assert plausibility(bytes(range(128, 256)).decode("windows-1256")) < 0.65
    assert plausibility("plain") == 0


@pytest.mark.parametrize("text, share", [("", 0.0), ("12 !", 0.0), ("abcd", 0.0), ("هدنة", 1.0), ("هدنة abcd", 0.5)])
def test_arabic_share(text: str, share: float) -> None:
    assert arabic_share(text) == share
