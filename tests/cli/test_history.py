"""`tawatur reread`, `runs`, `diff`, and the digest of `verify`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import tawatur
from tawatur.cli import exits
from tawatur.demo import demo_articles
from tawatur.records.ledger import Ledger, Reader


def as_before(ledger: Ledger) -> Ledger:
    """A ledger as an older version might have read it."""
    figures = tuple(msgspec.structs.replace(f, low=1) for f in ledger.figures[1:])
    reader = Reader(version="0.0.9", lexicon="0ld", models=ledger.reader.models)
    return msgspec.structs.replace(ledger, figures=figures, reader=reader)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """An archive that an older version read, with one edited page."""
    path = tmp_path / "x.db"
    first, *others = demo_articles()
    title, _, body = first.text.partition("\n")
    edited = tawatur.make_article(
        title=title, body=f"عاجل: {body}", ident=first.id, outlet=first.outlet, url=first.url, published=first.published
    )
    with tawatur.open(path) as archive:
        list(archive.add(as_before(tawatur.read(one)) for one in (first, *others)))
        list(archive.add([as_before(tawatur.read(edited))]))
    return path


def test_reading_again(run: Any, db: Path) -> None:
    done = run("reread", "--db", db, "--limit", "2", "--json")
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 2
    assert all(line["changed"] > 1 and line["added"] == 1 for line in lines)
    assert "2 versions of articles read again, 2 with other facts" in done.stderr
    assert "3 left to read" in done.stderr
    assert "1 version of articles" in run("reread", "--db", db, demo_articles()[2].id).stderr
    assert "2 versions of articles" in run("reread", "--db", db, "هدنة").stderr
    assert "0 versions of articles read again" in run("reread", "--db", db).stderr
    assert "0 defects" in run("verify", "--db", db).stderr


def test_runs(run: Any, db: Path) -> None:
    run("reread", "--db", db)
    told = run("runs", "--db", db).stdout.splitlines()
    assert [line.split()[0] for line in told] == ["1", "2", "3"]
    assert "5 read again" in told[-1]
    found = [json.loads(line) for line in run("runs", "--db", db, "--json").stdout.splitlines()]
    assert [one["ledgers"] for one in found] == [4, 1, 5]
    assert len({one["digest"] for one in found}) == 3


def test_diff_of_the_last_run(run: Any, db: Path) -> None:
    done = run("diff", "--db", db)
    assert done.exit_code == 0
    assert "page  nothing → «عاجل:»" in done.stdout
    run("reread", "--db", db)
    told = run("diff", "--db", db).stdout
    assert "read by 0.0.9 (data 0ld, models" in told
    assert "+ figure" in told
    assert "because of language data: 0ld → " in told
    assert "4 articles changed, 0 new; facts: 4 added, 0 withdrawn" in told
    assert "first causes: " in told


def test_diff_as_json(run: Any, db: Path) -> None:
    run("reread", "--db", db)
    every = [json.loads(line) for line in run("diff", "1", "3", "--db", db, "--json", "--all").stdout.splitlines()]
    spoken = [json.loads(line) for line in run("diff", "1", "--db", db, "--json").stdout.splitlines()]
    assert len(every) == len(spoken) == 4
    assert sum(len(one["changes"]) for one in every) > sum(len(one["changes"]) for one in spoken)
    edited = next(one for one in every if one["edits"])
    assert (edited["before"]["version"], edited["after"]["version"]) == (1, 2)
    kinds = {cause["kind"] for change in edited["changes"] for cause in change["causes"]}
    assert {"page", "lexicon", "code"} <= kinds


def test_diff_of_one_article_and_of_readers(run: Any, db: Path) -> None:
    first = demo_articles()[0].id
    run("reread", "--db", db)
    assert len(run("diff", "--article", first, "--db", db, "--json").stdout.splitlines()) == 2
    assert "4 articles changed" in run("diff", "--reader", "0.0.9", tawatur.__version__, "--db", db).stdout
    assert run("diff", "--reader", "a", "b", "1", "--db", db).exit_code == exits.USAGE
    assert run("diff", "1", "2", "3", "--db", db).exit_code == exits.USAGE
    assert run("diff", "--article", "x", "--db", db).exit_code != 0


def test_diff_as_a_page(run: Any, db: Path, tmp_path: Path) -> None:
    run("reread", "--db", db)
    page = tmp_path / "changes.html"
    assert run("diff", "1", "--db", db, "--html", page, "--lang", "en").exit_code == 0
    text = page.read_text("utf-8")
    assert '<html lang="en" dir="ltr">' in text
    assert 'data-change="added"' in text
    assert 'id="cause-lexicon"' in text
    assert "http" not in text.replace("http-equiv", "").replace("https://www.w3.org", "").replace(
        "http://www.w3.org", ""
    )


def test_diff_of_an_archive_of_one_run(run: Any, story: Path, tmp_path: Path) -> None:
    run("init", "--db", tmp_path / "y.db")
    run("add", story, "--db", tmp_path / "y.db")
    done = run("diff", "--db", tmp_path / "y.db")
    assert done.exit_code == exits.FOUND
    assert done.stderr.startswith("tawatur: error: the archive was read by one run alone; there is nothing to compare")


def test_digest(run: Any, db: Path, ledgers: Path) -> None:
    told = run("verify", "--digest", "--db", db)
    assert told.exit_code == 0
    assert len(told.stdout.strip()) == 64
    found = json.loads(run("verify", "--digest", "--db", db, "--json").stdout)
    assert found["digest"] == told.stdout.strip()
    assert found["counts"] == {"ledgers": 5, "stories": 0, "comparisons": 0}
    assert run("verify", "--digest", ledgers).exit_code == exits.USAGE


def test_entities(run: Any, db: Path) -> None:
    told = run("entities", "--db", db)
    assert told.exit_code == 0
    assert "وادي السرو" in told.stdout
    (first, *_) = [
        json.loads(line) for line in run("entities", "--db", db, "--type", "LOC", "--json").stdout.splitlines()
    ]
    assert first["type"] == "LOC"
    assert len(run("entities", "--db", db, "--limit", "2", "--rebuild").stdout.splitlines()) == 2
    shown = run("entities", first["id"], "--db", db).stdout
    assert f"{first['articles']} articles" in shown
    members = json.loads(run("entities", first["id"], "--db", db, "--json").stdout)["members"]
    assert {member["article"] for member in members} <= {one.id for one in demo_articles()}
    found = run("search", f"entity:{first['id']}", "--db", db, "--json").stdout.splitlines()
    assert len(found) == first["articles"]
    assert run("entities", "shared-0", "--db", db).exit_code != 0
