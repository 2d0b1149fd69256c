"""The commands that work on an archive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawatur.cli import exits


@pytest.fixture
def db(run: Any, story: Path, tmp_path: Path) -> Path:
    """An archive of the bundled story."""
    path = tmp_path / "x.db"
    assert run("init", "--db", path).exit_code == 0
    result = run("add", story, "--db", path)
    assert result.exit_code == 0
    assert "4 added" in result.stderr
    return path


def write(path: Path, **article: Any) -> Path:
    path.write_text(json.dumps(article, ensure_ascii=False) + "\n", "utf-8")
    return path


def test_init_twice_changes_nothing(run: Any, db: Path) -> None:
    told = json.loads(run("init", "--db", db, "--json").stdout)
    assert told["counts"]["articles"] == 4


def test_commands_say_where_an_archive_is_missing(shell: Any) -> None:
    for command in ("add x.txt", "list", "search x", "show x", "remove x", "backup y.db"):
        done = shell(f"tawatur {command}")
        assert done.returncode == exits.NOTHING_READ, command
        assert b"there is no archive at tawatur.db; make one with `tawatur init" in done.stderr


def test_the_environment_names_the_archive(shell: Any, db: Path) -> None:
    assert b"demo-sutur" in shell(f"TAWATUR_DB={db} tawatur list").stdout


def test_adding_twice_changes_nothing(run: Any, db: Path, story: Path, ledgers: Path) -> None:
    before = run("list", "runs", "--db", db).stdout
    for source in (story, ledgers):
        result = run("add", source, "--db", db, "--json")
        assert {json.loads(line)["outcome"] for line in result.stdout.splitlines()} == {"known"}
    assert run("list", "runs", "--db", db).stdout == before


def test_list(run: Any, db: Path) -> None:
    assert len(run("list", "--db", db).stdout.splitlines()) == 4
    assert "demo-almizan" in run("list", "--db", db, "--json").stdout
    assert "4 added" in run("list", "runs", "--db", db).stdout
    for empty in ("removed", "stories", "comparisons"):
        assert run("list", empty, "--db", db).stdout == ""


def test_search_shows_words_as_they_stand(run: Any, db: Path) -> None:
    result = run("search", "والهدنه", "--db", db)
    assert result.exit_code == 0
    assert "⟦والهدنة⟧" in result.stdout
    found = [json.loads(line) for line in run("search", "هدنة", "--db", db, "--json").stdout.splitlines()]
    assert {hit["article"]["id"] for hit in found} == {"demo-almizan", "demo-aldifaf", "demo-sutur", "demo-almarfa"}
    assert all("هدنة" in match["text"] for hit in found for match in hit["matches"])


def test_search_pages(run: Any, db: Path) -> None:
    first = run("search", "هدنة", "--limit", "2", "--db", db, "--json")
    rest = run("search", "هدنة", "--limit", "9", "--offset", "2", "--db", db, "--json")
    assert "2 of 4 articles" in first.stderr
    ids = [json.loads(line)["article"]["id"] for line in (first.stdout + rest.stdout).splitlines()]
    assert len(ids) == len(set(ids)) == 4


def test_search_finds_nothing(run: Any, db: Path) -> None:
    assert run("search", "زلزال", "--db", db).exit_code == exits.FOUND


def test_a_query_that_is_not_understood(shell: Any, db: Path) -> None:
    done = shell(f"tawatur search --db {db} 'entty:x'")
    assert done.returncode == exits.USAGE
    assert b"fields are entity, speaker" in done.stderr


def test_show(run: Any, db: Path, story: Path, tmp_path: Path) -> None:
    shown = run("show", "demo-sutur", "--db", db).stdout
    assert "version 1" in shown
    assert "figures" in shown
    ledger = json.loads(run("show", "demo-sutur", "--db", db, "--json").stdout)
    assert ledger["article"]["id"] == "demo-sutur"
    assert run("show", "demo-sutur", "--db", db, "--raw").stdout.rstrip("\n") in story.read_text("utf-8")
    out = tmp_path / "out.json"
    assert run("show", "demo-sutur", "--db", db, "--json", "-o", out).exit_code == 0
    assert json.loads(out.read_text("utf-8")) == ledger


def test_an_edit_is_shown_by_its_words(run: Any, db: Path, tmp_path: Path) -> None:
    page = {"id": "e", "title": "حصيلة الفيضان", "outlet": "سطور", "published": "2026-02-02"}
    for body in ("قالت الشرطة إن 3 أشخاص قتلوا.", "قالت الشرطة إن 5 أشخاص قتلوا."):
        run("add", write(tmp_path / "e.jsonl", **page, text=body), "--db", db)
    assert "v2" in run("list", "--db", db).stdout
    changed = run("show", "e", "--diff", "--db", db).stdout
    assert "- 3" in changed
    assert "+ 5" in changed
    told = json.loads(run("show", "e", "--diff", "--json", "--db", db).stdout)
    assert (told["version"], told["before"], told["after"]) == (2, "3", "5")
    assert "3 أشخاص" in run("show", "e", "--version", "1", "--db", db).stdout
    assert "no word changed" in run("show", "demo-sutur", "--diff", "--db", db).stdout
    assert "1 of 1" in run("search", "حصيلة الفيضان", "--db", db).stderr
    assert "2 of 2" in run("search", "حصيلة الفيضان", "--all-versions", "--db", db).stderr


def test_a_ledger_has_no_bytes(run: Any, ledgers: Path, tmp_path: Path) -> None:
    path = tmp_path / "y.db"
    run("init", "--db", path)
    run("add", ledgers, "--db", path)
    assert "added as a ledger" in run("show", "demo-sutur", "--raw", "--db", path).stderr


def test_remove(run: Any, db: Path, story: Path) -> None:
    result = run("remove", "demo-sutur", "--reason", "court", "--db", db, "--json")
    assert json.loads(result.stdout)["article"] == "demo-sutur"
    assert "court" in run("list", "removed", "--db", db).stdout
    assert "demo-sutur" not in run("list", "--db", db).stdout
    again = run("add", story, "--db", db)
    assert "is not taken again" in again.stderr
    assert "1 added" in run("add", story, "--restore", "--db", db).stderr
    run("remove", "demo-almizan", "--db", db)
    assert run("verify", "--db", db).exit_code == 0


def test_unknown_ids(shell: Any, db: Path) -> None:
    for command in ("show x", "remove x", "compare x", "explain x"):
        done = shell(f"tawatur {command} --db {db}")
        assert done.returncode == exits.FOUND, command
        assert b"in the archive" in done.stderr


def test_backup(run: Any, db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run("backup", copy, "--db", db).exit_code == 0
    assert len(run("list", "--db", copy).stdout.splitlines()) == 4
    assert "tawatur: error: " in run("backup", copy, "--db", db).stderr
    assert "is there already" in run("backup", copy, "--db", db).stderr
    told = json.loads(run("backup", copy, "--force", "--db", db, "--json").stdout)
    assert told["bytes"] == copy.stat().st_size


def test_verify_a_whole_archive(run: Any, db: Path) -> None:
    result = run("verify", "--db", db)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 versions of 4 articles, 0 defects" in result.stderr
    assert run("verify").exit_code == exits.USAGE
    assert run("verify", "x.jsonl", "--db", db).exit_code == exits.USAGE


def test_explain_by_id(run: Any, db: Path, ledgers: Path, first_ids: dict[str, str]) -> None:
    for ident in first_ids.values():
        assert run("explain", ident, "--db", db).stdout == run("explain", ledgers, ident).stdout
    assert run("explain", "x").exit_code == exits.USAGE


def test_compare_and_report_by_ids(run: Any, db: Path, ledgers: Path, tmp_path: Path) -> None:
    ids = ["demo-almizan", "demo-aldifaf", "demo-sutur", "demo-almarfa"]
    by_ids = run("compare", *ids, "--db", db, "--json", "--keep")
    assert json.loads(by_ids.stdout) == json.loads(run("compare", ledgers, "--json").stdout)
    assert run("compare", *ids, "--keep").exit_code == exits.USAGE
    assert len(run("list", "comparisons", "--db", db).stdout.splitlines()) == 1
    contradicted = any(row["verdict"] == "contradict" for row in json.loads(by_ids.stdout)["rows"])
    assert (run("search", "has:contradiction", "--db", db).exit_code == 0) == contradicted
    page = tmp_path / "x.html"
    assert run("report", *ids, "--db", db, "-o", page).exit_code == 0
    assert page.stat().st_size > 10_000


def test_the_same_commands_on_postgresql(run: Any, new_database: Any, story: Path, tmp_path: Path) -> None:
    db = new_database()
    assert run("list", "--db", db).exit_code != 0
    assert run("init", "--db", db).exit_code == 0
    assert "4 added" in run("add", story, "--db", db).stderr
    assert "4 known" in run("add", story, "--db", db).stderr
    assert "⟦والهدنة⟧" in run("search", "هدنه", "--db", db).stdout
    assert "version 1" in run("show", "demo-sutur", "--db", db).stdout
    assert run("remove", "demo-sutur", "--db", db).exit_code == 0
    assert run("backup", tmp_path / "copy.db", "--db", db).exit_code == 0
    assert run("verify", "--db", db).exit_code == 0
    assert run("verify", "--db", tmp_path / "copy.db").exit_code == 0
    assert run("list", "--db", db).stdout == run("list", "--db", tmp_path / "copy.db").stdout


def test_stories_are_kept(run: Any, db: Path) -> None:
    result = run("stories", "--db", db)
    assert result.exit_code == 0
    assert "1 story new or changed" in result.stderr
    assert result.stdout.splitlines()[-1].startswith("4 articles, 1 story of several articles")
    (story,) = [json.loads(line) for line in run("stories", "--db", db, "--json").stdout.splitlines()]
    assert story["origins"]
    assert story["id"] in run("list", "stories", "--db", db).stdout
    assert run("stories", "--db", db, "demo-sutur", "--json").stdout == run("stories", "--db", db, "--json").stdout
    assert run("compare", "--db", db, story["id"]).exit_code == 0
    assert "0 stories new" in run("stories", "--db", db, "--rebuild").stderr
    assert run("stories", "--rebuild", "x").exit_code == 2


def test_stories_of_one_article_are_counted_or_shown(run: Any, db: Path, tmp_path: Path) -> None:
    alone = write(tmp_path / "y.jsonl", id="y", title="سوق السمك", body="فتح السوق.", published="2026-09-09")
    assert run("add", alone, "--db", db).exit_code == 0
    last = "5 articles, 1 story of several articles, 1 article alone"
    few, every = (run("stories", "--db", db, *more).stdout for more in ((), ("--all",)))
    assert (few.splitlines()[-1], every.splitlines()[-1]) == (last, last)
    assert "سوق السمك" in every
    assert "سوق السمك" not in few
    assert "0 stories of several articles, 1 article alone" in run("stories", "--db", db, "y").stdout


def test_a_damaged_archive_is_named(run: Any, db: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.db"
    cut.write_bytes(db.read_bytes()[:20_000])
    other = tmp_path / "notes.db"
    other.write_text("no archive", "utf-8")
    for path in (cut, other):
        result = run("list", "--db", path)
        assert str(path) in str(result.exception)


def test_an_archive_is_never_its_own_backup(run: Any, db: Path) -> None:
    result = run("backup", db, "--db", db, "--force")
    assert (result.exit_code, "is the archive itself" in result.stderr) == (2, True)


def test_claims_are_shown_with_what_they_say(run: Any, db: Path, tmp_path: Path) -> None:
    text = "قال المحافظ سالم الراوي إن نحو أربعين شخصا أصيبوا يوم الأحد."
    source = write(tmp_path / "a.jsonl", id="said", title="حريق", text=text, published="2026-03-02")
    assert run("add", source, "--db", db).exit_code == 0
    shown = run("show", "said", "--db", db).stdout
    assert "say: المحافظ سالم الراوي  نحو أربعين شخصا أصيبوا يوم الأحد" in shown
    assert "wounded: about 40" in shown
    assert "2026-03-01" in shown


def test_parties_places_and_sources_of_claims_are_shown(run: Any, db: Path, tmp_path: Path) -> None:
    text = "قصف الجيش السوري بلدة التلال أمس. وقالت الشرطة إن نحو أربعين شخصا أصيبوا."
    source = write(tmp_path / "a.jsonl", id="raid", title="قصف", text=text, published="2026-03-02")
    assert run("add", source, "--db", db).exit_code == 0
    shown = run("show", "raid", "--db", db).stdout
    assert "ASSAULT, actual  by الجيش السوري" in shown
    assert "according to الشرطة" in shown
    (figure,) = (line.split()[0] for line in shown.splitlines() if "wounded" in line)
    assert "  value       wounded: about 40\n" in run("explain", "--db", db, figure).stdout


def test_a_search_for_figures_shows_their_words(run: Any, db: Path) -> None:
    assert "⟦" in run("search", "figure:killed", "--db", db).stdout
