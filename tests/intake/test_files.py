"""Files, folders and standard input give articles; whatever cannot be read gives a problem and the rest is read."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path

import pytest

from tawatur.intake.files import iter_articles
from tawatur.intake.formats import HTML, JSON, JSONL, TEXT, format_of
from tawatur.intake.problem import Problem
from tawatur.records.article import Article
from tawatur.settings import Settings

TEXT_BODY = "# عودة المياه\n\nقال رئيس البلدية إن المياه ستعود إلى الحي.\n"
LINE = json.dumps({"id": "a", "title": "عودة المياه", "text": "قال رئيس البلدية إن المياه ستعود."}, ensure_ascii=False)


def read(*paths: Path | str, **options: object) -> tuple[list[Article], list[Problem]]:
    items = list(iter_articles(paths, **options))  # type: ignore[arg-type]
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT_BODY, "utf-8")
    (article,), problems = read(path, outlet="النهر", published="2026-01-14")
    assert article.text == "عودة المياه\nقال رئيس البلدية إن المياه ستعود إلى الحي."
    assert (article.outlet, article.published, problems) == ("النهر", "2026-01-14", [])


def test_folders_are_read_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.md", ".hidden.txt", "c.pdf", "b/.x/3.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\nهدنة في الجنوب", "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    articles, problems = read(tmp_path)
    assert [article.title for article in articles] == ["a.txt", "b/1.md", "b/2.txt"]
    assert [(p.level, p.message) for p in problems] == [("note", "1 file of other kinds left out: c.pdf")]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path)
    assert (problem.kind, problem.where) == ("EmptyInputError", str(tmp_path))


def test_jsonl_goes_on_after_bad_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    english = json.dumps({"text": "The road to the city is closed."})
    path.write_bytes("\n".join([LINE, "{no", "", english, '{"text": ""}', LINE]).encode())
    articles, problems = read(path)
    assert len(articles) == 2
    assert [(p.where, p.kind) for p in problems] == [
        (f"{path}:2", "FormatError"),
        (f"{path}:4", "LanguageError"),
        (f"{path}:5", "EmptyInputError"),
    ]
    assert str(problems[0]).startswith(f"{path}:2: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_jsonl_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(f"{LINE}\n{LINE}\n".encode(encoding))
    articles, problems = read(path)
    assert [article.title for article in articles] == ["عودة المياه"] * 2
    assert [p.level for p in problems] == (["note"] * 2 if encoding == "windows-1256" else [])
    assert all(p.article == "a" for p in problems)


@pytest.mark.parametrize(
    "raw", [TEXT_BODY.encode(), TEXT_BODY.encode("utf-16"), (LINE + "\n").encode(), b" \xef\xbb\xbf"]
)
def test_standard_input_is_told_by_its_first_bytes(raw: bytes) -> None:
    stream = io.BytesIO(raw)
    articles, problems = read("-", stdin=stream)
    assert [a.title for a in articles] == ([] if problems else ["عودة المياه"])
    assert not stream.closed


@pytest.mark.parametrize(
    "name, head, kind",
    [
        ("a.TXT", b"<html>", TEXT),
        ("a.htm", b"", HTML),
        ("a.ndjson", b"", JSONL),
        ("-", b"\xef\xbb\xbf <!DOCTYPE html>", HTML),
        ("-", "\ufeff<html>".encode("utf-16-le"), HTML),
        ("-", b"<?xml version='1.0'?><!-- x --><html>", HTML),
        ("-", b' {"id": 1}', JSONL),
        ("-", "{هدنة}".encode(), TEXT),
        ("-", b'[\n {"id": 1}', JSON),
        ("a.json", b'{\n "id": 1}', JSON),
        ("a.json", b'{"id": 1}\n{"id": 2}', JSONL),
        ("a.jsonl", b"[", JSONL),
        ("a.dat", b"<b>", TEXT),
    ],
)
def test_formats(name: str, head: bytes, kind: str) -> None:
    assert format_of(name, head) == kind


@pytest.mark.parametrize(
    "raw, kind", [(b"", "EmptyInputError"), (b"\n \n", "EmptyInputError"), (b"\xff\xd8\xff", "DecodingError")]
)
def test_files_that_hold_nothing(tmp_path: Path, raw: bytes, kind: str) -> None:
    for name in ("a.txt", "a.html"):
        (tmp_path / name).write_bytes(raw)
        _, (problem,) = read(tmp_path / name)
        assert (problem.level, problem.kind) == ("error", kind)
        assert problem.where == str(tmp_path / name)


def test_an_empty_jsonl_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    _, (problem,) = read(tmp_path / "a.jsonl")
    assert problem.kind == "EmptyInputError"


@pytest.mark.parametrize("indent", [None, 1])
def test_a_json_document(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "a.json"
    records = [json.loads(LINE), {"text": 5}, {"title": "هدنة"}]
    path.write_text(json.dumps(records, indent=indent), "utf-8")
    articles, problems = read(path)
    assert [article.title for article in articles] == ["عودة المياه", "هدنة"]
    assert [(p.where, p.kind) for p in problems] == [(f"{path}[1]", "FormatError")]
    path.write_text(json.dumps(records[0], indent=indent), "utf-8")
    assert len(read(path)[0]) == 1


@pytest.mark.parametrize("text, kind", [("[]", "EmptyInputError"), ("[{]", "FormatError"), ("{\n", "FormatError")])
def test_bad_json_documents(tmp_path: Path, text: str, kind: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    _, (problem,) = read(path)
    assert (problem.where, problem.kind) == (str(path), kind)


def test_missing_and_forbidden_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT_BODY, "utf-8")
    articles, (problem,) = read(tmp_path / "none.txt", tmp_path / "a.txt")
    assert len(articles) == 1
    assert problem.message == "cannot be read: No such file or directory"


def test_a_file_of_50_megabytes_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write("هدنة في الجنوب\n".encode() * 40_000)
    assert path.stat().st_size > 50_000_000
    tracemalloc.start()
    _, (problem,) = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problem.kind == "TooLargeError"
    assert "8,000,004 bytes" in problem.message
    assert peak < 20_000_000


def test_too_many_characters_and_too_long_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "هدنة " * 50}, ensure_ascii=False)
    endless = '{"text": "' + "x" * 80_000
    path.write_text("\n".join([long, endless, LINE]), "utf-8")
    articles, problems = read(path, settings=Settings(max_characters=100))
    assert len(articles) == 1
    assert [(p.where, p.kind) for p in problems] == [(f"{path}:1", "TooLargeError"), (f"{path}:2", "TooLargeError")]


def test_memory_stays_flat_over_many_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = json.dumps({"title": "عودة المياه", "text": "قال رئيس البلدية إن المياه ستعود. " * 60}, ensure_ascii=False)
    path.write_text(f"{line}\n" * 600, "utf-8")
    tracemalloc.start()
    count = sum(isinstance(item, Article) for item in iter_articles([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 600
    assert peak < 2_000_000


def test_a_page_that_declares_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    text = "قال رئيس البلدية إن المياه ستعود إلى الحي خلال الأيام المقبلة بعد إصلاح المحطة القديمة."
    head = "<html><head><meta charset='utf-8'><title>عودة المياه</title></head><body><article>"
    page = f"{head}<p>{text}</p><p>{text} ثم عادت إلى بقية الأحياء.</p></article></body></html>"
    path.write_bytes(page.encode("windows-1256"))
    (article,), notes = read(path)
    assert text in article.text
    assert [note.level for note in notes] == ["note", "note"]
    assert "declares utf-8 but is windows-1256" in notes[1].message


@pytest.mark.parametrize(
    "name, data, said",
    [
        ("feed.xml", '<?xml version="1.0"?><rss version="2.0"><item>هدنة في الجنوب</item></rss>'.encode(), "a feed"),
        (
            "feed",
            b'<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?><feed xmlns="http://www.w3.org/2005/Atom">',
            "a feed",
        ),
        ("a.pdf", b"%PDF-1.4\n1 0 obj\n", "a PDF"),
        ("a.docx", b"PK\x03\x04" + bytes(40), "an office document"),
        ("a.mhtml", b"From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\n", "MHTML"),
        ("a.jsonl.gz", b"\x1f\x8b\x08\x00", "gzip"),
        ("a.db", b"SQLite format 3\0", "--db"),
    ],
)
def test_files_that_hold_no_article_are_named_for_what_they_are(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    articles, problems = read(path)
    assert (articles, [p.level for p in problems], said in problems[0].message) == ([], ["error"], True)


def test_what_a_page_says_of_itself_goes_before_the_options(tmp_path: Path) -> None:
    page = """<html><head><meta property="og:site_name" content="سطور"><title>هدنة في الجنوب</title>
<meta property="article:published_time" content="2026-03-01"></head><body><article><h1>هدنة في الجنوب</h1>
<p>أعلنت الحكومة يوم الأحد هدنة في الجنوب تدوم سبعة أيام بعد معارك طويلة.</p></article></body></html>"""
    bare = "<html><body><article><p>أعلنت الحكومة يوم الأحد هدنة في الجنوب تدوم سبعة أيام.</p></article></body></html>"
    for name, text in (("a.html", page), ("b.html", bare)):
        (tmp_path / name).write_text(text, "utf-8")
    articles, _ = read(tmp_path, outlet="النهر", published="2026-01-14")
    assert [(a.outlet, a.published) for a in articles] == [("سطور", "2026-03-01"), ("النهر", "2026-01-14")]
    assert articles[0].text.count("هدنة في الجنوب") == 2  # in the title and in the text; the heading is the title


def test_keys_that_may_hold_what_is_missing_are_named_once_a_file(tmp_path: Path) -> None:
    line = '{"title": "مقتل ثلاثة", "body": "قالت الشرطة", "date": "2026-03-02"}\n'
    (tmp_path / "news.jsonl").write_text(line * 2, "utf-8")
    (tmp_path / "news.json").write_text(f"[{line}, {line}]", "utf-8")
    for name, where in (("news.jsonl", ":1"), ("news.json", "[0]")):
        notes = [item for item in iter_articles([tmp_path / name]) if isinstance(item, Problem)]
        assert [note.where.removeprefix(str(tmp_path / name)) for note in notes] == [where]
        assert "keys passed over: body, date; known are id, outlet" in notes[0].message


def test_a_line_that_holds_everything_is_not_spoken_of(tmp_path: Path) -> None:
    line = '{"outlet": "سطور", "title": "خبر", "published": "2026-03-02", "text": "قالت الشرطة", "tags": []}'
    (tmp_path / "news.jsonl").write_text(line, "utf-8")
    assert [item for item in iter_articles([tmp_path / "news.jsonl"]) if isinstance(item, Problem)] == []
