"""`tawatur review`, and corrections in the other commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawatur.cli import exits

SIGNED = ("--author", "سلمى", "--time", "2026-02-01T12:00:00Z")


@pytest.fixture
def db(run: Any, story: Path, tmp_path: Path) -> Path:
    """An archive of the bundled story."""
    path = tmp_path / "x.db"
    assert run("init", "--db", path).exit_code == 0
    assert run("add", story, "--db", path).exit_code == 0
    return path


@pytest.fixture
def ledger(run: Any, db: Path) -> dict[str, Any]:
    """The ledger of one article."""
    found: dict[str, Any] = json.loads(run("show", "demo-sutur", "--db", db, "--json").stdout)
    return found


def review(run: Any, db: Path, *arguments: str) -> Any:
    return run("review", *arguments, *SIGNED, "--db", db)


def test_the_queue(run: Any, db: Path) -> None:
    result = run("review", "--db", db, "--limit", "3")
    assert result.exit_code == 0
    assert "3 claims to look at; --limit N shows more" in result.stderr
    assert "inferred speaker" in result.stdout
    (first, *_) = [json.loads(line) for line in run("review", "--db", db, "--json").stdout.splitlines()]
    assert {"article", "claim", "kind", "reasons", "words", "judged"} == set(first)
    ids = [version["article"] for version in map(json.loads, run("list", "--db", db, "--json").stdout.splitlines())]
    assert run("compare", *ids, "--db", db, "--keep").exit_code == 0
    assert "contradicted" in run("review", "--db", db).stdout.splitlines()[0]


def test_a_claim_and_its_judgements(run: Any, db: Path, ledger: dict[str, Any]) -> None:
    figure = ledger["figures"][0]
    shown = json.loads(run("review", figure["id"], "--db", db, "--json").stdout)
    assert (shown["claim"]["id"], shown["latest"], shown["correction"]) == (figure["id"], "", None)
    done = review(run, db, figure["id"], "--set", "what=missing", "--set", "approx=true", "--reason", "كذا")
    assert done.exit_code == 0
    assert "edit " + figure["id"] in done.stderr
    text = run("review", figure["id"], "--db", db).stdout
    for words in ("edited", "what = missing", f"the machine has {figure['what']}", "because كذا", "Sentence", "⟦"):
        assert words in text
    assert text == run("explain", "--db", db, figure["id"]).stdout + text.splitlines()[-1] + "\n"
    assert "what = missing" not in run("explain", "--db", db, figure["id"], "--machine").stdout
    told = json.loads(run("explain", "--db", db, figure["id"], "--json").stdout)
    assert told["correction"]["machine"]["what"] == figure["what"]
    assert [step["author"] for step in told["correction"]["steps"]] == ["سلمى", "سلمى"]


def test_the_same_command_gives_the_same_bytes(run: Any, db: Path, ledger: dict[str, Any]) -> None:
    figure = ledger["figures"][0]["id"]
    made = [json.loads(review(run, db, figure, "--accept", "--json").stdout)["id"] for _ in range(2)]
    assert made[0] == made[1]
    assert len(run("review", "--history", "--db", db, "--json").stdout.splitlines()) == 1


def test_rejecting_and_undoing(run: Any, db: Path, ledger: dict[str, Any]) -> None:
    statement = ledger["statements"][0]["id"]
    made = json.loads(review(run, db, statement, "--reject", "--json").stdout)
    assert f"{statement}" in run("show", "demo-sutur", "--db", db).stdout
    assert "[rejected]" in run("show", "demo-sutur", "--db", db).stdout
    assert statement not in run("export", "--db", db, "--to", "csv").stdout
    assert statement in run("export", "--db", db, "--to", "csv", "--machine").stdout
    assert review(run, db, "--undo", made["id"], "--reason", "أخطأت").exit_code == 0
    assert statement in run("export", "--db", db, "--to", "csv").stdout
    history = run("review", "--history", statement, "--db", db)
    assert "2 judgements" in history.stderr
    assert f"undo {made['id']}" in history.stdout
    assert run("verify", "--db", db).exit_code == 0


def test_only_what_was_confirmed(run: Any, db: Path, ledger: dict[str, Any]) -> None:
    figure = ledger["figures"][0]["id"]
    review(run, db, figure, "--accept")
    for command in (("export", "--to", "csv", "--table", "figures"), ("show", "demo-sutur")):
        shown = run(*command, "--db", db, "--confirmed-only").stdout
        assert figure in shown
        assert not any(other["id"] in shown for other in ledger["figures"][1:])
    rows = json.loads(run("compare", "demo-sutur", "--db", db, "--confirmed-only", "--json").stdout)["rows"]
    assert {cell["claim"] for row in rows for cell in row["cells"]} <= {figure}
    assert run("report", "demo-sutur", "--db", db, "--confirmed-only", "-o", db.parent / "r.html").exit_code == 0


def test_entities(run: Any, db: Path, ledger: dict[str, Any]) -> None:
    a, b = ledger["entities"][:2]
    assert review(run, db, a["id"], "--merge", b["id"]).exit_code == 0
    merged = json.loads(run("show", "demo-sutur", "--db", db, "--json").stdout)["entities"][0]
    assert len(merged["mentions"]) == len(a["mentions"]) + len(b["mentions"])
    part = b["mentions"][0]
    done = review(run, db, a["id"], "--split", f"{part['start']}:{part['end']}", "--name", "آخر")
    assert done.exit_code == 0, done.output
    names = [e["name"] for e in json.loads(run("show", "demo-sutur", "--db", db, "--json").stdout)["entities"]]
    assert "آخر" in names
    other = json.loads(run("show", "demo-almizan", "--db", db, "--json").stdout)["entities"][0]["id"]
    assert "different" in review(run, db, a["id"], "--different", other).stderr


def test_adding_a_claim(run: Any, db: Path) -> None:
    done = review(run, db, "demo-sutur", "--add", "figure", "--set", "words=3:7", "--set", "low=5", "--set", "high=5")
    assert done.exit_code == 0, done.output
    assert "[added]" in run("show", "demo-sutur", "--db", db).stdout


def test_stories_and_origins(run: Any, db: Path) -> None:
    assert run("stories", "--db", db).exit_code == 0
    story = json.loads(run("list", "stories", "--db", db, "--json").stdout.splitlines()[0])
    ident = story.get("id") or story.get("story")
    assert review(run, db, ident, "--name", "عنوان آخر").exit_code == 0
    assert review(run, db, ident, "--split", "demo-almizan").exit_code == 0
    assert review(run, db, "demo-sutur", "--same", "demo-almizan", "--origin", "--basis", "copy").exit_code == 0
    assert review(run, db, ident, "--accept").exit_code == 0
    assert review(run, db, "demo-sutur", "--accept").exit_code == exits.USAGE
    origins = json.loads(run("compare", "demo-sutur", "demo-almizan", "--db", db, "--json").stdout)["origins"]
    assert [origin["basis"] for origin in origins] == ["copy"]


def test_a_stale_judgement_is_refused_unless_forced(shell: Any, db: Path, ledger: dict[str, Any]) -> None:
    figure = ledger["figures"][0]["id"]
    base = f"tawatur review --db {db} {figure}"
    assert shell(f"{base} --accept --author a --expect ''").returncode == 0
    stale = shell(f"{base} --reject --author b --expect ''")
    assert stale.returncode == exits.FOUND
    assert b"was judged in the meantime by a" in stale.stderr
    assert shell(f"{base} --reject --author b --expect '' --force").returncode == 0
    wrong = shell(f"{base} --set low=many --author b")
    assert wrong.returncode == exits.FOUND
    assert b"figure.low" in wrong.stderr
    assert len(shell(f"tawatur review --history --json --db {db}").stdout.splitlines()) == 2


def test_judgements_travel(run: Any, db: Path, story: Path, ledger: dict[str, Any], tmp_path: Path) -> None:
    review(run, db, ledger["figures"][0]["id"], "--set", "what=missing")
    file, other = tmp_path / "j.jsonl", tmp_path / "y.db"
    assert "wrote 1 judgement" in run("review", "--export", file, "--db", db).stderr
    run("init", "--db", other)
    assert "1 of articles that are not here" in run("review", "--import", file, "--db", other).stderr
    run("add", story, "--db", other)
    told = json.loads(run("review", "--import", file, "--db", other, "--json").stdout)
    assert told == {"taken": 1, "known": 0, "no_article": 0}
    assert "1 known" in run("review", "--import", file, "--db", other).stderr
    assert (
        run("show", "demo-sutur", "--db", db, "--json").stdout
        == run("show", "demo-sutur", "--db", other, "--json").stdout
    )
    gold = tmp_path / "gold.jsonl"
    assert json.loads(run("review", "--gold", gold, "--db", other, "--json").stdout)["written"] == 1
    assert run("verify", gold).exit_code == 0
    only = tmp_path / "only.jsonl"
    assert run("review", "--gold", only, "--confirmed-only", "--db", other).exit_code == 0
    assert len(json.loads(only.read_text("utf-8"))["figures"]) == 1


def test_files_that_are_none(shell: Any, db: Path, story: Path) -> None:
    for file in (story, "no.jsonl"):
        done = shell(f"tawatur review --import {file} --db {db}")
        assert done.returncode == exits.NOTHING_READ
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accept",),
        ("x", "--accept", "--reject"),
        ("x", "--set", "low"),
        ("x", "--confirmed-only"),
        ("x", "--accept", "--time", "noon"),
    ],
)
def test_wrong_usage(run: Any, db: Path, arguments: tuple[str, ...]) -> None:
    assert run("review", *arguments, "--author", "a", "--db", db).exit_code == exits.USAGE


def test_a_judgement_needs_an_author(run: Any, db: Path) -> None:
    result = run("review", "x", "--accept", "--db", db)
    assert result.exit_code == exits.USAGE
    assert "TAWATUR_AUTHOR" in result.output


@pytest.mark.parametrize("command", ["compare", "report", "export --to csv"])
@pytest.mark.parametrize("view", ["--machine", "--confirmed-only"])
def test_views_need_an_archive(run: Any, story: Path, command: str, view: str) -> None:
    assert run(*command.split(), story, view).exit_code == exits.USAGE


def test_not_both_views(run: Any, db: Path) -> None:
    assert run("show", "demo-sutur", "--db", db, "--machine", "--confirmed-only").exit_code == exits.USAGE
