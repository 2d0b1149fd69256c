"""`tawatur export` from articles, ledgers and archives, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tawatur.export.formats import FORMATS
from tawatur.export.tables import CLAIM_TABLES, TABLE_NAMES
from tests.cli.conftest import Run, Shell

OPTIONAL = {"parquet": "pyarrow", "xlsx": "xlsxwriter"}


def rows_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_every_format_writes_a_file(run: Run, ledgers: Path, tmp_path: Path, name: str) -> None:
    if name in OPTIONAL:
        pytest.importorskip(OPTIONAL[name], reason=f"{OPTIONAL[name]} is not installed")
    target = tmp_path / f"out.{name}"
    result = run("export", ledgers, "--to", name, "-o", target, "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stderr.splitlines()[-1])
    assert (told["format"], told["articles"]) == (name, 4)
    first = target.read_bytes()
    assert first
    assert run("export", ledgers, "--to", name, "-o", target).exit_code == 0
    assert target.read_bytes() == first


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_table_is_written(run: Run, ledgers: Path, table: str) -> None:
    result = run("export", ledgers, "--to", "csv", "--table", table)
    assert result.exit_code == 0
    head, *_ = csv.reader(io.StringIO(result.stdout, newline=""))
    assert "permalink" in head


def test_articles_and_their_ledgers_give_the_same_rows(run: Run, story: Path, ledgers: Path) -> None:
    tables = [run("export", path, "--to", "jsonl", "--table", "figures").stdout for path in (story, ledgers)]
    assert tables[0] == tables[1] != ""


def test_a_story_has_origins_and_its_rows(run: Run, ledgers: Path) -> None:
    alone = rows_of(run("export", ledgers, "--to", "jsonl").stdout)
    told = rows_of(run("export", ledgers, "--to", "jsonl", "--story").stdout)
    assert {row["origin"] for row in alone} == {None}
    assert {row["origins"] for row in told} == {2}
    rows = rows_of(run("export", ledgers, "--to", "jsonl", "--table", "rows").stdout)
    assert {row["verdict"] for row in rows} >= {"contradict"}
    assert max(row["row_origins"] for row in rows) == 2


def test_spreadsheets_get_their_mark(run: Run, ledgers: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    assert run("export", ledgers, "--to", "csv", "--bom", "-o", target).exit_code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfid,article,")


def test_an_archive_is_exported_whole_or_in_part(run: Run, ledgers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    assert run("init", "--db", db).exit_code == 0
    assert run("add", ledgers, "--db", db).exit_code == 0
    whole = rows_of(run("export", "--db", db, "--to", "jsonl", "--table", "figures").stdout)
    assert {row["article"] for row in whole} == {"demo-almarfa", "demo-sutur", "demo-aldifaf", "demo-almizan"}
    files = rows_of(run("export", ledgers, "--to", "jsonl", "--table", "figures").stdout)
    assert sorted(row["id"] for row in whole) == sorted(row["id"] for row in files)
    part = rows_of(run("export", "--db", db, "--to", "jsonl", "--table", "figures", "demo-sutur").stdout)
    assert part == [row for row in whole if row["article"] == "demo-sutur"]
    compared = rows_of(run("export", "--db", db, "--to", "jsonl", "--story", *{row["article"] for row in whole}).stdout)
    assert {row["origins"] for row in compared} == {2}


def test_stories_of_an_archive_are_compared_each_for_itself(run: Run, ledgers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    fires = tmp_path / "fires.jsonl"
    text = "التهم حريق كبير سوق الخضار في مدينة التلال أمس، وقالت الشرطة إن ثلاثة أشخاص أصيبوا."
    lines = ({"id": f"fire-{n}", "title": "حريق في سوق الخضار", "published": "2026-01-14", "text": text} for n in "ab")
    fires.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    run("init", "--db", db)
    for source in (ledgers, fires):
        assert run("add", source, "--db", db).exit_code == 0
    refused = run("export", "--db", db, "--to", "jsonl", "--story")
    assert (refused.exit_code, "find them first" in refused.stderr) == (1, True)
    assert run("stories", "--db", db).exit_code == 0
    rows = rows_of(run("export", "--db", db, "--to", "jsonl", "--table", "rows").stdout)
    stories: dict[str, set[str]] = {}
    for row in rows:
        stories.setdefault(row["story"], set()).add(row["article"])
    assert sorted(map(len, stories.values())) == [2, 4]
    told = rows_of(run("export", "--db", db, "--to", "jsonl", "--table", "figures", "--story").stdout)
    assert {row["origins"] for row in told if row["article"].startswith("fire")} == {1}
    assert {row["origins"] for row in told if row["article"].startswith("demo")} == {2}


def test_a_kept_comparison_gives_origins(run: Run, ledgers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    run("init", "--db", db)
    run("add", ledgers, "--db", db)
    assert run("compare", "demo-almarfa", "demo-sutur", "--db", db, "--keep", "--json").exit_code == 0
    rows = rows_of(run("export", "--db", db, "--to", "jsonl").stdout)
    assert {row["article"] for row in rows if row["origin"] is not None} == {"demo-almarfa", "demo-sutur"}


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["--to", "csv"], "name files"),
        (["x", "--to", "jsonl", "--bom"], "--bom is for"),
        (["x", "--to", "ftm", "--table", "figures"], "--table has no meaning"),
        (["x", "--to", "word"], "word"),
        (["x", "--to", "csv", "--table", "claims"], "claims"),
        (["x"], "--to"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, arguments: list[str], told: str) -> None:
    result = run("export", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_what_cannot_be_read_is_told(run: Run, ledgers: Path, tmp_path: Path) -> None:
    result = run("export", ledgers, tmp_path / "none.txt", "--to", "jsonl")
    assert result.exit_code == 3
    assert "none.txt" in result.stderr
    assert rows_of(result.stdout)


def test_a_reader_that_closes_the_pipe_ends_it_quietly(shell: Shell, ledgers: Path) -> None:
    done = shell(f"tawatur export {ledgers} --to csv | head -1; echo ${{PIPESTATUS[0]}}")
    assert b"Traceback" not in done.stderr


def test_a_workbook_has_a_sheet_for_every_table(run: Run, ledgers: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")
    target = tmp_path / "x.xlsx"
    assert run("export", ledgers, "--to", "xlsx", "-o", target).exit_code == 0
    assert openpyxl.load_workbook(target, read_only=True).sheetnames == [table.name for table in CLAIM_TABLES]


@pytest.mark.usefixtures("ledgers")
def test_a_workbook_on_a_full_disk_says_so_in_one_line(shell: Shell, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")
    # Too little for the workbook.
    done = shell("trap '' XFSZ; ulimit -f 60; tawatur export ledgers.jsonl --to xlsx -o x.xlsx")
    assert done.returncode == 5
    assert len(done.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("*x.xlsx*"))
    done = shell("tawatur export ledgers.jsonl --to xlsx | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}")
    assert done.returncode in (0, 141)
    assert b"Traceback" not in done.stderr
