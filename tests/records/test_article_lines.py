"""The lines of an article as a reader sees them: a block that was broken at a width is one."""

from __future__ import annotations

from tawatur.records.article import Block, lines_of, make_article


def _lines(text: str, *blocks: tuple[int, int]) -> list[str]:
    made = tuple(Block(start=start, end=end, kind="paragraph") for start, end in blocks)
    article = make_article(title="", body=text, blocks=made)
    return [article.text[start:end] for start, end in lines_of(article)]


def test_lines_without_blocks() -> None:
    assert _lines("one\ntwo") == ["", "one", "two"]


def test_a_broken_block_is_one_line() -> None:
    assert _lines("one\ntwo\nthree", (1, 8)) == ["", "one\ntwo", "three"]


def test_a_part_of_the_text() -> None:
    article = make_article(title="", body="one\ntwo\nthree")
    assert list(lines_of(article, 1, 8)) == [(1, 4), (5, 8)]
