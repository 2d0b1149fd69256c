"""`tawatur read`: ledgers to standard output, problems to standard error, exit codes, whole files or none."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tawatur.demo import demo_lines
from tawatur.records.codec import decode_ledgers
from tawatur.records.verification import iter_mismatches

TEXT = "عودة المياه\nقال رئيس البلدية اليوم إن المياه ستعود إلى الحي.\n"


def test_ledgers_of_the_story(run: Any, story: Path) -> None:
    result = run("read", story)
    ledgers = list(decode_ledgers(result.stdout_bytes.splitlines()))
    assert result.exit_code == 0
    assert [ledger.article.id for ledger in ledgers] == [json.loads(line)["id"] for line in demo_lines().splitlines()]
    assert [mismatch for ledger in ledgers for mismatch in iter_mismatches(ledger)] == []


def test_reading_twice_gives_the_same_bytes(run: Any, story: Path) -> None:
    assert run("read", story).stdout_bytes == run("read", story).stdout_bytes


def test_options_stand_in(run: Any) -> None:
    result = run("read", "-", "--outlet", "النهر", "--published", "2026-01-14", stdin=TEXT.encode())
    article = json.loads(result.stdout)["article"]
    assert (article["outlet"], article["published"]) == ("النهر", "2026-01-14")
    assert article["title"] == "عودة المياه"


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", ""])
def test_a_day_that_is_none(run: Any, day: str) -> None:
    assert run("read", "-", "--published", day, stdin=TEXT.encode()).exit_code == 2


def test_no_file(run: Any) -> None:
    assert run("read").exit_code == 2


def test_problems_are_told_and_the_rest_is_read(run: Any, tmp_path: Path, story: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "The road is closed today."}\n{no\n', "utf-8")
    result = run("read", bad, tmp_path / "none.txt", story)
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 4
    told = result.stderr.splitlines()
    assert told[0].startswith(f"tawatur: error: {bad}:1: only 0% of its letters are Arabic")
    assert told[1].startswith(f"tawatur: error: {bad}:2: ")
    assert told[2].startswith(f"tawatur: error: {tmp_path / 'none.txt'}: cannot be read")


def test_nothing_could_be_read(run: Any, tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt")
    assert (result.exit_code, result.stdout) == (4, "")


def test_problems_as_json(run: Any, tmp_path: Path) -> None:
    result = run("read", "--json", tmp_path / "none.txt")
    told = json.loads(result.stderr)
    assert (told["level"], told["where"], told["kind"]) == ("error", str(tmp_path / "none.txt"), "InputError")


def test_strict_stops_and_leaves_no_file(run: Any, tmp_path: Path, story: Path) -> None:
    output = tmp_path / "out.jsonl"
    result = run("read", story, tmp_path / "none.txt", story, "--strict", "-o", output)
    assert result.exit_code == 3
    assert not output.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["story.jsonl"]


def test_a_defect_costs_one_article(run: Any, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tawatur import pipeline

    whole = pipeline.read

    def broken(article: Any, *, strict: bool) -> Any:
        return whole(article, strict=strict) if article.id == "demo-almizan" else [][article.id]

    monkeypatch.setattr(pipeline, "read", broken)
    result = run("read", story)
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.count("a defect of Tawatur") == 3
    assert isinstance(run("read", story, "--strict").exception, TypeError)


def test_a_note_about_the_encoding_is_a_diagnostic(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("windows-1256"))
    result = run("read", path)
    assert result.exit_code == 0
    assert "note" in result.stderr
    (told,) = json.loads(result.stdout)["diagnostics"]
    assert (told["stage"], told["start"]) == ("intake", 0)
    assert "windows-1256" in told["message"]


def test_persian_is_read_with_a_diagnostic(run: Any) -> None:
    text = "خبر\nوزیر امور خارجه گفت که مذاکرات درباره آتش‌بس در روزهای آینده ادامه خواهد داشت."
    result = run("read", "-", stdin=text.encode())
    assert result.exit_code == 0
    assert "Persian" in json.loads(result.stdout)["diagnostics"][0]["message"]


def test_output_that_cannot_be_written(run: Any, tmp_path: Path, story: Path) -> None:
    result = run("read", story, "-o", tmp_path / "no" / "out.jsonl")
    assert result.exit_code == 5
    assert "tawatur: error: cannot write" in result.stderr


@pytest.mark.parametrize("command", [("read",), ("report",), ("stories",), ("export", "--to", "csv")])
def test_an_input_is_never_written_over(run: Any, tmp_path: Path, story: Path, command: tuple[str, ...]) -> None:
    before, other = story.read_bytes(), tmp_path / "other.jsonl"
    other.symlink_to(story)
    for arguments in ((story, "-o", story), (story, "-o", other), (tmp_path, "-o", tmp_path / "new.csv")):
        result = run(*command, *arguments)
        assert result.exit_code == 2
        assert "to read" in result.stderr or "read as articles" in result.stderr
    assert story.read_bytes() == before
    assert not (tmp_path / "new.csv").exists()


def test_an_archive_is_never_written_over(run: Any, tmp_path: Path, story: Path) -> None:
    db = tmp_path / "a.db"
    run("init", "--db", db)
    run("add", "--db", db, story)
    for command in (("export", "--to", "csv"), ("show", "demo-sutur"), ("compare", "demo-sutur"), ("stories",)):
        result = run(*command, "--db", db, "-o", db)
        assert (result.exit_code, "is the archive itself" in result.stderr) == (2, True)
    assert run("verify", "--db", db).exit_code == 0


def test_a_link_keeps_pointing(run: Any, tmp_path: Path, story: Path) -> None:
    target, link = tmp_path / "target.jsonl", tmp_path / "link.jsonl"
    target.write_text("old", "utf-8")
    link.symlink_to(target)
    assert run("read", story, "-o", link).exit_code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("{")


def test_a_closed_pipe_ends_quietly(shell: Any, story: Path) -> None:
    lines = story.read_text("utf-8") * 10
    many = "\n".join(line.replace('"id": "', f'"id": "{number}') for number, line in enumerate(lines.splitlines()))
    story.write_text(many, "utf-8")
    done = shell("tawatur read story.jsonl | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}")
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full")
@pytest.mark.parametrize("line", ["tawatur read story.jsonl >/dev/full", "tawatur read story.jsonl -o /dev/full"])
@pytest.mark.usefixtures("story")
def test_a_full_disk(shell: Any, line: str) -> None:
    done = shell(line)
    assert done.returncode == 5
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert Path("/dev/full").is_char_device()


@pytest.mark.usefixtures("story")
def test_a_full_disk_leaves_no_half_file(shell: Any, tmp_path: Path) -> None:
    done = shell("trap '' XFSZ; ulimit -f 8; tawatur read story.jsonl -o out.jsonl")
    assert done.returncode == 5
    assert b"nothing was left half written" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["story.jsonl"]


def test_an_end_from_outside_leaves_no_half_file(tmp_path: Path) -> None:
    code = "from tawatur.cli import main; print('ready', flush=True); main()"
    command = [sys.executable, "-c", code, "read", "-", "-o", str(tmp_path / "out.jsonl")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        while not list(tmp_path.iterdir()):
            time.sleep(0.05)
        process.terminate()
        assert process.wait(timeout=60) == -signal.SIGTERM
        assert process.stderr.read().strip() == b""
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_ends_quietly() -> None:
    # Children of background jobs inherit that SIGINT is ignored.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from tawatur.cli import main; print('ready', flush=True); main()"
    )
    command = [sys.executable, "-c", code, "read", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr.read().strip() == b""


def test_a_stage_that_fails_and_an_unreadable_day_are_told(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import msgspec

    from tawatur import pipeline

    def broken(*_: Any) -> Any:
        raise RuntimeError("no")

    stages = (*pipeline.STAGES[:-1], msgspec.structs.replace(pipeline.STAGES[-1], run=broken))
    monkeypatch.setattr(pipeline.annotate, "__kwdefaults__", {"stages": stages, "strict": False})
    line = json.dumps({"id": "a", "title": "هدنة", "text": "أعلنت الحكومة هدنة.", "published": "yesterday"})
    result = run("read", "-", stdin=line.encode())
    assert result.exit_code == 3
    assert len(result.stdout_bytes.splitlines()) == 1
    assert "error: -:1: events and commitments: this stage failed" in result.stderr
    assert "note: -:1: published 'yesterday' is no ISO date" in result.stderr


def test_two_articles_of_one_id_are_told(run: Any) -> None:
    lines = [json.dumps({"id": ident, "title": "هدنة", "text": text}) for ident, text in (("1", TEXT), ("1", TEXT * 2))]
    result = run("read", "-", stdin="\n".join([*lines, lines[0]]).encode())
    assert result.exit_code == 0
    assert result.stderr.count("tawatur: note: 1: another article of these inputs has the same id") == 1
