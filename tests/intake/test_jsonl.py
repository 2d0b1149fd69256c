"""One article a line, and an error that names the line."""

from __future__ import annotations

import pytest

from tawatur.errors import EmptyInputError, FormatError
from tawatur.intake.jsonl import article_from_line


def test_all_keys_are_kept() -> None:
    line = (
        '{"id": "a1", "outlet": "النهر", "url": "https://nahr.example/1", "title": "عنوان", '
        '"published": "2026-01-14", "text": "نص", "more": [1]}'
    )
    article = article_from_line(line, where="a.jsonl:1", outlet="other", published="2000-01-01")
    assert (article.id, article.outlet, article.url) == ("a1", "النهر", "https://nahr.example/1")
    assert (article.title, article.text, article.published) == ("عنوان", "عنوان\nنص", "2026-01-14")


def test_options_stand_in() -> None:
    article = article_from_line('{"text": "نص"}', where="a.jsonl:1", outlet="النهر", published="2026-01-14")
    assert (article.outlet, article.published, article.text) == ("النهر", "2026-01-14", "\nنص")
    assert article.id.startswith("article-")


def test_a_number_is_an_id() -> None:
    assert article_from_line('{"id": 7, "text": "نص"}', where="a:1").id == "7"


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "null", '"نص"', '{"text": 5}', '{"title": ["a"]}', '{"text": "\\ud800"}', "[" * 50_000, "{'a': 1}"],
)
def test_lines_that_are_no_article(line: str) -> None:
    with pytest.raises(FormatError, match=r"^a\.jsonl:3: "):
        article_from_line(line, where="a.jsonl:3")


@pytest.mark.parametrize("line", ["{}", '{"text": null}', '{"title": " ", "text": "\\n"}'])
def test_articles_without_text(line: str) -> None:
    with pytest.raises(EmptyInputError, match=r"^a\.jsonl:3: "):
        article_from_line(line, where="a.jsonl:3")


def test_what_stands_instead_of_an_article_is_said() -> None:
    with pytest.raises(EmptyInputError, match=r"neither title nor text \(found: articles\)"):
        article_from_line('{"articles": [{"title": "خبر"}]}', where="news.json")
    with pytest.raises(EmptyInputError, match="is a ledger"):
        article_from_line('{"article": {}, "reader": {}, "statements": []}', where="ledgers.jsonl:1")
