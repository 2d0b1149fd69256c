"""Articles in CSV: columns by name, delimiters by the first line, rows that span lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.intake.files import iter_articles
from tawatur.intake.problem import Problem
from tawatur.intake.spreadsheet import is_table
from tawatur.records.article import Article

TEXT = "قالت الشرطة إن ثلاثة أشخاص قتلوا يوم الأحد."
ROWS = f'''id,outlet,published,title,note,text
a1,سطور,2026-03-02T10:00:00+03:00,مقتل ثلاثة,x,"{TEXT}
وقالت ""النهر"" إنهم أربعة، بلا تفصيل."

,النهر,2026-03-03,,y,{TEXT}
'''


def read(path: Path, raw: bytes) -> list[Article | Problem]:
    path.write_bytes(raw)
    return list(iter_articles([path]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_rows_are_articles(tmp_path: Path, encoding: str) -> None:
    found = [item for item in read(tmp_path / "news.csv", ROWS.encode(encoding)) if isinstance(item, Article)]
    assert [(a.outlet, a.title, a.published) for a in found] == [
        ("سطور", "مقتل ثلاثة", "2026-03-02T10:00:00+03:00"),
        ("النهر", "", "2026-03-03"),
    ]
    assert found[0].id == "a1"
    assert found[0].text == f'مقتل ثلاثة\n{TEXT}\nوقالت "النهر" إنهم أربعة، بلا تفصيل.'


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    raw = f"Title{delimiter}TEXT{delimiter}outlet\r\nمقتل ثلاثة{delimiter}{TEXT}{delimiter}سطور\r\n"
    (article,) = read(tmp_path / "news.csv", raw.encode())
    assert isinstance(article, Article)
    assert (article.title, article.outlet) == ("مقتل ثلاثة", "سطور")


def test_a_long_text_is_one_cell(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "news.csv", f"title,text\nخبر,{TEXT * 5000}\n".encode())
    assert isinstance(article, Article)
    assert len(article.text) > 200_000


def test_places_are_lines(tmp_path: Path) -> None:
    found = read(tmp_path / "news.csv", f'title,text\nخبر,"{TEXT}\n{TEXT}"\nenglish,only english words\n'.encode())
    assert [item.where.rpartition(":")[2] for item in found if isinstance(item, Problem)] == ["4"]


def test_places_count_the_empty_lines_above(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "news.csv", b"\r\n\ntitle,text\nenglish,only english words\n")
    assert isinstance(problem, Problem)
    assert problem.where.endswith(":4")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("a,b\n1,2\n", "no column is called text or title"),
        ("title,text\n", "is empty"),
        ("", "is empty"),
        (TEXT * 5000, "no column is called text or title"),
        ("id,article,quotation,text,article_sha256\n1,2,3,4,5\n", "claims that were exported"),
    ],
)
def test_what_is_no_table_of_articles(tmp_path: Path, raw: str, message: str) -> None:
    (problem,) = read(tmp_path / "news.csv", raw.encode())
    assert isinstance(problem, Problem)
    assert message in problem.message


def test_an_open_quotation_mark_runs_to_the_end(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "news.csv", f'title,text\nخبر,"{TEXT}\n{TEXT}'.encode())
    assert isinstance(article, Article)
    assert article.text == f"خبر\n{TEXT}\n{TEXT}"


def test_tables_are_told_by_their_first_line() -> None:
    assert is_table(ROWS.replace("note,", "").encode())
    assert is_table("\ufefftitle;text\n".encode())
    assert not is_table(b"title: text, text")
    assert not is_table(TEXT.encode())


@pytest.mark.parametrize(
    "head, said",
    [
        (
            "title,date,Source,text",
            "columns passed over: date, source; known are id, outlet, url, title, published, text",
        ),
        ("title,outlet,published,text,note", None),
        ("title,text", None),
    ],
)
def test_columns_that_may_hold_what_is_missing_are_named(tmp_path: Path, head: str, said: str | None) -> None:
    cells = ",".join(TEXT if name == "text" else "خبر" for name in head.split(","))
    notes = [item for item in read(tmp_path / "news.csv", f"{head}\n{cells}\n".encode()) if isinstance(item, Problem)]
    assert [note.message for note in notes if note.message.startswith("columns")] == ([said] if said else [])
