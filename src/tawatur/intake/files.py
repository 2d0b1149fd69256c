"""From paths to articles, one at a time: files, folders, standard input. What cannot be read becomes a problem."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from tawatur.errors import DecodingError, EmptyInputError, FormatError, InputError, TooLargeError
from tawatur.intake.decoding import Decoded, decode
from tawatur.intake.formats import CSV, HTML, JSON, JSONL, SUFFIXES, format_of, is_feed, what_it_is
from tawatur.intake.html import declared_encoding, read_page
from tawatur.intake.jsonl import KEYS, article_from_line, passed_over, split_document
from tawatur.intake.language import check_script
from tawatur.intake.lines import iter_lines
from tawatur.intake.plaintext import split_title
from tawatur.intake.problem import Problem, problem_of
from tawatur.intake.spreadsheet import passed_columns, rows_of
from tawatur.records.article import Article, make_article
from tawatur.settings import Settings, load_settings

__all__ = ["STDIN", "Captured", "expand", "iter_articles", "iter_captured"]

STDIN = "-"


class Captured(msgspec.Struct, frozen=True, kw_only=True):
    """An article with the bytes it was taken from (a file, a line, a part of a document) and where they were."""

    article: Article
    data: bytes
    where: str


def iter_articles(
    paths: Iterable[str | Path],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
) -> Iterator[Article | Problem]:
    """Yield the articles of files and folders ("-" is standard input), and a problem for whatever could not be read.

    Folders are read recursively in sorted order. `outlet` and `published` stand in where a file names none. A note
    about an article follows it. Memory stays flat: one article is held at a time.
    """
    for item in iter_captured(paths, outlet=outlet, published=published, stdin=stdin, settings=settings):
        yield item.article if isinstance(item, Captured) else item


def iter_captured(
    paths: Iterable[str | Path],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
) -> Iterator[Captured | Problem]:
    """Yield what `iter_articles` does, every article with its bytes."""
    limits = settings or load_settings()
    for path in expand(paths):
        if isinstance(path, Problem):
            yield path
            continue
        try:
            with _open(path, stdin) as stream:
                yield from _read_stream(stream, path, outlet, published, limits)
        except OSError as error:
            yield Problem(level="error", where=path, message=_reason(error), kind=InputError.__name__)


def expand(paths: Iterable[str | Path]) -> Iterator[str | Problem]:
    """Yield the files of `paths` in order, folders replaced by what they hold; a problem for an empty folder."""
    for path in map(str, paths):
        if path == STDIN or not Path(path).is_dir():
            yield path
            continue
        found, skipped = 0, list[str]()
        for file in _files_under(Path(path)):
            if file.suffix.lower() in SUFFIXES:
                found += 1
                yield str(file)
            else:
                skipped.append(file.name)
        if not found:
            yield problem_of(EmptyInputError(f"{path}: the folder holds no {', '.join(sorted(SUFFIXES))} file"), path)
        elif skipped:
            yield Problem(level="note", where=path, message=_left_out(skipped))


def _left_out(names: list[str]) -> str:
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return f"{len(names):,} {'file' if len(names) == 1 else 'files'} of other kinds left out: {shown}"


def _files_under(folder: Path) -> Iterator[Path]:
    """All files below a folder in sorted order, without hidden ones; links to folders are not followed."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _files_under(path)
        else:
            yield path


def _open(path: str, stdin: BinaryIO | None) -> io.BufferedReader:
    if path != STDIN:
        return Path(path).open("rb")
    # A copy of the descriptor would not see what was already buffered, so the stream itself is wrapped and kept open.
    return _KeptOpen(stdin or sys.stdin.buffer)  # type: ignore[arg-type]


class _KeptOpen(io.BufferedReader):
    """A reader that leaves the stream under it open."""

    def close(self) -> None:
        self.detach()


def _reason(error: OSError) -> str:
    return f"cannot be read: {error.strerror or error}"


def _read_stream(
    stream: io.BufferedReader, where: str, outlet: str | None, published: str | None, limits: Settings
) -> Iterator[Captured | Problem]:
    head = stream.peek(4096)[:4096]
    if other := what_it_is(head):
        yield problem_of(DecodingError(f"{where}: is {other}"), where)
        return
    if is_feed(head):
        error = FormatError(f"{where}: is a feed, not an article; give the pages that it links to")
        yield problem_of(error, where)
        return
    kind = format_of(where, head)
    if kind == JSONL:
        yield from _read_lines(stream, where, outlet, published, limits)
        return
    if kind == CSV:
        yield from _read_table(stream, where, outlet, published, limits)
        return
    if kind == JSON:
        yield from _read_document(stream, where, outlet, published, limits)
        return
    try:
        raw = _read_all(stream, where, limits.max_page_bytes if kind == HTML else limits.max_text_bytes)
        decoded = decode(raw, where=where)
        make = _article_of_page if kind == HTML else _article_of_text
        article = _checked(make(decoded, where, outlet, published), where, limits)
    except InputError as error:
        yield problem_of(error, where)
        return
    yield Captured(article=article, data=raw, where=where)
    notes = decoded.notes if kind != HTML else _page_notes(raw, decoded)
    yield from (Problem(level="note", where=where, message=note, article=article.id) for note in notes)


def _read_all(stream: BinaryIO, where: str, limit: int) -> bytes:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise TooLargeError(f"{where}: is larger than {limit:,} bytes, too large for one article; split it into JSONL")
    if not raw.strip():
        raise EmptyInputError(f"{where}: is empty")
    return raw


def _article_of_text(decoded: Decoded, where: str, outlet: str | None, published: str | None) -> Article:
    titled = split_title(decoded.text, where=where)
    return make_article(title=titled.title, body=titled.body, outlet=outlet, published=published)


def _article_of_page(decoded: Decoded, where: str, outlet: str | None, published: str | None) -> Article:
    page = read_page(decoded.text, where=where)
    return make_article(
        title=page.title,
        body=page.body,
        outlet=page.outlet or outlet or page.host,
        url=page.url,
        published=page.published or published,
    )


def _page_notes(raw: bytes, decoded: Decoded) -> tuple[str, ...]:
    declared = declared_encoding(raw)
    if declared is None or declared.replace("-", "") in decoded.encoding.replace("-", ""):
        return decoded.notes
    return (*decoded.notes, f"the page declares {declared} but is {decoded.encoding}")


def _read_lines(
    stream: io.BufferedReader, where: str, outlet: str | None, published: str | None, limits: Settings
) -> Iterator[Captured | Problem]:
    found, told = False, False
    for line in iter_lines(stream, limit=6 * limits.max_characters + 65_536):
        here = f"{where}:{line.number}"
        found = True
        try:
            if line.raw is None:
                raise TooLargeError(f"{here}: the line is too long for one article")
            decoded = decode(line.raw, where=here)
            article = article_from_line(decoded.text, where=here, outlet=outlet, published=published)
            article = _checked(article, here, limits)
        except InputError as error:
            yield problem_of(error, here)
            continue
        yield Captured(article=article, data=line.raw, where=here)
        yield from (Problem(level="note", where=here, message=note, article=article.id) for note in decoded.notes)
        if not told and (names := passed_over(decoded.text)):
            told = True
            yield _note_of_names(names, here, "keys")
    if not found:
        yield problem_of(EmptyInputError(f"{where}: is empty"), where)


def _read_document(
    stream: io.BufferedReader, where: str, outlet: str | None, published: str | None, limits: Settings
) -> Iterator[Captured | Problem]:
    """Read one article, or an array of them, from one JSON document; places are told as "news.json[3]"."""
    try:
        decoded = decode(_read_all(stream, where, 8 * limits.max_text_bytes), where=where)
        parts = split_document(decoded.text, where=where)
        if not parts:
            raise EmptyInputError(f"{where}: is empty")
    except InputError as error:
        yield problem_of(error, where)
        return
    told = False
    for number, part in enumerate(parts):
        here = f"{where}[{number}]" if len(parts) > 1 else where
        try:
            article = article_from_line(part, where=here, outlet=outlet, published=published)
            article = _checked(article, here, limits)
        except InputError as error:
            yield problem_of(error, here)
            continue
        yield Captured(article=article, data=part.encode("utf-8"), where=here)
        yield from (Problem(level="note", where=here, message=note, article=article.id) for note in decoded.notes)
        if not told and (names := passed_over(part)):
            told = True
            yield _note_of_names(names, here, "keys")


def _read_table(
    stream: io.BufferedReader, where: str, outlet: str | None, published: str | None, limits: Settings
) -> Iterator[Captured | Problem]:
    """Read the articles of a CSV file, a row each; places are told as "news.csv:12", the line where a row begins."""
    told = False
    try:
        decoded = decode(_read_all(stream, where, 8 * limits.max_text_bytes), where=where)
        for row in rows_of(decoded.text, where=where, longest=limits.max_characters):
            here, told = f"{where}:{row.line}", True
            try:
                article = article_from_line(row.article, where=here, outlet=outlet, published=published)
                article = _checked(article, here, limits)
            except InputError as error:
                yield problem_of(error, here)
                continue
            yield Captured(article=article, data=row.article.encode("utf-8"), where=here)
            yield from (Problem(level="note", where=here, message=note, article=article.id) for note in decoded.notes)
    except InputError as error:
        yield problem_of(error, where)
        return
    if not told:
        yield problem_of(EmptyInputError(f"{where}: is empty"), where)
    elif names := passed_columns(decoded.text):
        yield _note_of_names(names, where, "columns")


def _note_of_names(names: tuple[str, ...], where: str, what: str) -> Problem:
    """Say once a file which names are none of ours: an outlet, day or text may stand under one of them."""
    shown = ", ".join(name[:30] for name in names[:8]) + (" …" if len(names) > 8 else "")
    return Problem(level="note", where=where, message=f"{what} passed over: {shown}; known are {', '.join(KEYS)}")


def _checked(article: Article, where: str, limits: Settings) -> Article:
    if len(article.text) > limits.max_characters:
        raise TooLargeError(
            f"{where}: the text has {len(article.text):,} characters; one article may have {limits.max_characters:,}"
        )
    check_script(article.text, where=where)
    return article
