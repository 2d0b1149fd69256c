"""What is odd about a text is told with its place, and the text is read all the same."""

from __future__ import annotations

import pytest

from tawatur.intake.condition import add_condition
from tawatur.lexicon import load_lexicon
from tawatur.records.article import make_article
from tawatur.records.ledger import Diagnostic
from tawatur.text.documents import make_document


def condition(title: str, body: str, published: str | None = None) -> list[Diagnostic]:
    doc = make_document(make_article(title=title, body=body, published=published))
    return list(add_condition(doc, load_lexicon()).diagnostics)


@pytest.mark.parametrize(
    "letter, told",
    [
        ("\ufffd", "lost in decoding"),
        ("\0", "NUL"),
        ("\x07", "control"),
        ("\u202e", "overrides"),
    ],
)
def test_suspect_characters(letter: str, told: str) -> None:
    (found,) = condition("هدنة", f"قال الوزير{letter} إن الطريق مغلق{letter}")
    assert (found.start, found.end, found.stage) == (15, 16, "condition")
    assert found.message.startswith("2 ")
    assert told in found.message


def test_language_and_date() -> None:
    found = condition("خبر", "وزیر امور خارجه گفت که مذاکرات درباره آتش‌بس ادامه خواهد داشت", "yesterday")
    assert "Persian" in found[0].message
    assert "'yesterday'" in found[1].message


def test_mostly_foreign_letters_are_told() -> None:
    (found,) = condition("أفلام", "The Old Road | Harbour Nights | Two Rivers of Sand | Salt")
    assert "most letters are not Arabic" in found.message


def test_nothing_to_tell() -> None:
    assert condition("هدنة", "قال الوزير إن الطريق مغلق \u200f(حلب)", "2026-01-14T08:00:00") == []
