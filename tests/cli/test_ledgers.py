"""`verify` finds what does not hold; `explain` shows where a claim comes from."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest


def test_good_ledgers(run: Any, ledgers: Path) -> None:
    result = run("verify", ledgers)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 ledgers checked, 0 mismatches" in result.stderr


def test_standard_input(run: Any, ledgers: Path) -> None:
    assert run("verify", "-", stdin=ledgers.read_bytes()).exit_code == 0


def changed(path: Path, change: Any) -> Path:
    """The ledgers of a file with the first one changed."""
    lines = path.read_text("utf-8").splitlines()
    first = json.loads(lines[0])
    change(first)
    path.write_text("\n".join([json.dumps(first, ensure_ascii=False), *lines[1:]]), "utf-8")
    return path


def test_one_mismatch_is_enough(run: Any, ledgers: Path) -> None:
    path = changed(ledgers, lambda ledger: ledger["article"].update(sha256="0"))
    result = run("verify", path)
    assert result.exit_code == 1
    assert result.stdout == "demo-almarfa: article.sha256: is not the hash of the text\n"
    told = json.loads(run("verify", "--json", path).stdout)
    assert told == {"article": "demo-almarfa", "path": "article.sha256", "message": "is not the hash of the text"}


def test_a_shifted_text_breaks_spans(run: Any, ledgers: Path, first_ids: dict[str, str]) -> None:
    if not first_ids:
        pytest.skip("no stage makes claims yet")
    path = changed(ledgers, lambda ledger: ledger["article"].update(text="و" + ledger["article"]["text"]))
    result = run("verify", path)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) > 5


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"article": 1}', b"\xff"])
@pytest.mark.parametrize("command", [["verify"], ["explain", "x"]])
def test_files_that_hold_no_ledgers(shell: Any, tmp_path: Path, raw: bytes, command: list[str]) -> None:
    (tmp_path / "bad.jsonl").write_bytes(b"\n" + raw + b"\n")
    done = shell(" ".join(["tawatur", command[0], "bad.jsonl", *command[1:]]))
    assert done.returncode == 1
    assert done.stderr.startswith(b"tawatur: bad.jsonl:2: ")


def test_files_that_are_not_there(shell: Any) -> None:
    done = shell("tawatur verify none.jsonl")
    assert done.returncode == 4
    assert done.stderr == b"tawatur: none.jsonl: cannot be read: No such file or directory\n"


def test_an_unknown_claim(shell: Any, ledgers: Path) -> None:
    done = shell(f"tawatur explain {ledgers.name} figure-0")
    assert done.returncode == 1
    assert b"no claim 'figure-0'" in done.stderr


@pytest.mark.parametrize("kind", ["entities", "statements", "figures", "times", "events", "credits", "commitments"])
def test_explaining_each_kind(run: Any, ledgers: Path, first_ids: dict[str, str], kind: str) -> None:
    if kind not in first_ids:
        pytest.skip(f"no stage makes {kind} yet")
    result = run("explain", ledgers, first_ids[kind])
    assert result.exit_code == 0
    assert first_ids[kind] in result.stdout
    assert f"in ledger   {kind}[" in result.stdout
    assert "basis " in result.stdout
    assert "rule " in result.stdout
    assert "How it came about" in result.stdout
    assert "⟦" in result.stdout.splitlines()[-1]
    assert not {"ActorCode(", "Location(", "AgreementTold(", "Span("} & set(re.split(r"(?<=\()|\s", result.stdout))
    told = json.loads(run("explain", "--json", ledgers, first_ids[kind]).stdout)
    assert told["claim"]["id"] == first_ids[kind]
    assert told["article"]["outlet"]
    assert told["sentence"]["text"]


def test_arabic_is_isolated_on_demand(run: Any, ledgers: Path, first_ids: dict[str, str]) -> None:
    if not first_ids:
        pytest.skip("no stage makes claims yet")
    ident = next(iter(first_ids.values()))
    plain = run("explain", ledgers, ident).stdout
    isolated = run("explain", ledgers, ident, "--bidi", "isolate").stdout
    assert "\u2068" not in plain
    assert isolated.count("\u2068") == isolated.count("\u2069") > 0
    assert isolated.replace("\u2068", "").replace("\u2069", "") == plain
