"""`tawatur parse`: the number and date expressions of plain texts, one a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import click
import msgspec

from tawatur.cli.options import json_option
from tawatur.cli.output import open_output, write_lines
from tawatur.errors import InputError

__all__ = ["parse_command"]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One text to parse: a line of a plain file, or a JSON object with these keys."""

    text: str
    id: str | int | None = None
    published: str | None = None


@click.group("parse")
def parse_command() -> None:
    """Find the number or date expressions in the lines of a file ("-" is standard input).

    A line is a text, or a JSON object {id, text, published}. With --json every line gives one object {id, found}.
    """


@parse_command.command("numbers")
@click.argument("file", default="-", metavar="[FILE|-]")
@json_option
def numbers_command(file: str, as_json: bool) -> None:
    """Find numbers in words and digits, with exact bounds and the grammar rules that read them."""
    from tawatur.annotate.parsing import parse_numbers

    _run(file, lambda line: parse_numbers(line.text), as_json=as_json)


@parse_command.command("dates")
@click.option("--published", metavar="DAY", help="The day of publication (YYYY-MM-DD) of lines that give none.")
@click.argument("file", default="-", metavar="[FILE|-]")
@json_option
def dates_command(file: str, published: str | None, as_json: bool) -> None:
    """Find dates, periods and lengths of time; relative ones are resolved against the day of publication."""
    from tawatur.annotate.parsing import parse_dates

    if published is not None:
        _check_day(published)
    _run(file, lambda line: parse_dates(line.text, line.published or published), as_json=as_json)


def _check_day(day: str) -> None:
    try:
        date.fromisoformat(day[:10])
    except ValueError as error:
        raise click.BadParameter(f"{day!r} is no day like 2025-07-23", param_hint="--published") from error


def _run(file: str, parse: Callable[[Line], Sequence[msgspec.Struct]], *, as_json: bool) -> None:
    make = _as_json if as_json else _as_table
    with open_output(None) as stream:
        for number, line in enumerate(_lines(file), 1):
            write_lines(make(number, line, parse(line)), stream)


def _lines(file: str) -> Iterator[Line]:
    try:
        with click.open_file(file, encoding="utf-8", errors="replace") as stream:
            for number, raw in enumerate(stream, 1):
                if raw.strip():
                    yield _line(raw.rstrip("\r\n"), f"{file}:{number}")
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error


def _line(raw: str, where: str) -> Line:
    """A line that opens like a JSON object is one; every other line is a text as it stands."""
    if not raw.lstrip().startswith('{"'):
        return Line(text=raw)
    try:
        return msgspec.json.decode(raw, type=Line)
    except msgspec.DecodeError as error:
        raise InputError(f"{where}: {error}; give a text, or an object with id, text and published") from error


def _as_json(number: int, line: Line, found: Sequence[msgspec.Struct]) -> Iterable[str]:
    ident = line.id if line.id is not None else number
    yield json.dumps({"id": ident, "found": msgspec.to_builtins(found)}, ensure_ascii=False)


def _as_table(number: int, line: Line, found: Sequence[msgspec.Struct]) -> Iterable[str]:
    del number
    yield click.style(line.text, bold=True)
    for item in found:
        fields = msgspec.structs.asdict(item)
        rules = " < ".join(fields.pop("rules"))
        place = f"{fields.pop('start')}-{fields.pop('end')}"
        text = fields.pop("text")
        told = "  ".join(f"{name}={_plain(value)}" for name, value in fields.items() if value not in (None, False))
        yield f"  {place:>9}  {text}  {told}  [{rules}]"


def _plain(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
