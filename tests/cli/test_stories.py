"""`compare`, `report`, `demo`: several accounts of one story."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawatur.cli.summary import describe_comparison
from tawatur.demo import demo_articles
from tawatur.records.codec import decode_comparison
from tawatur.records.comparison import Cell, Comparison, Evidence, Origin, Row
from tawatur.records.ledger import Ledger, Reader

IDS = sorted(article.id for article in demo_articles())


def test_comparison_as_json(run: Any, story: Path) -> None:
    result = run("compare", "--json", story)
    comparison = decode_comparison(result.stdout_bytes)
    assert result.exit_code == 0
    assert sorted(comparison.articles) == IDS
    assert sorted(article for origin in comparison.origins for article in origin.articles) == IDS


def test_ledgers_and_articles_give_the_same(run: Any, story: Path, ledgers: Path) -> None:
    assert run("compare", "--json", story).stdout_bytes == run("compare", "--json", ledgers).stdout_bytes


def test_comparison_for_people(run: Any, story: Path, tmp_path: Path) -> None:
    result = run("compare", story)
    assert result.exit_code == 0
    assert result.stdout.startswith("4 articles of 4 outlets, ")
    assert "origin 1 (" in result.stdout
    assert "\u2068" not in result.stdout
    assert "\u2068" in run("compare", story, "--bidi", "isolate").stdout
    assert run("compare", story, "-o", tmp_path / "out.txt").stdout == ""
    assert (tmp_path / "out.txt").read_text("utf-8") == result.stdout


def test_stories_as_json(run: Any, story: Path, ledgers: Path) -> None:
    result = run("stories", "--json", story)
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert sorted(article for each in found for article in each["articles"]) == IDS
    assert all(each["id"].startswith("story-") for each in found)
    assert run("stories", "--json", ledgers).stdout_bytes == result.stdout_bytes


def test_stories_for_people(run: Any, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("عودة القطار إلى العمل\n\nعاد القطار إلى العمل بين المدينتين صباح اليوم.", "utf-8")
    result = run("stories", story, other, "--origins")
    assert result.exit_code == 0
    assert "2 origins" in result.stdout
    assert "عودة القطار" not in result.stdout
    assert "عودة القطار" in run("stories", story, other, "--all").stdout
    assert result.stdout.splitlines()[-1].startswith("5 articles, ")


def test_an_article_given_twice_counts_once(run: Any, story: Path) -> None:
    result = run("compare", "--json", story, story)
    assert result.exit_code == 0
    assert result.stdout_bytes == run("compare", "--json", story).stdout_bytes
    assert result.stderr.count("given twice") == 4


def test_two_articles_with_one_id(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "a", "text": "عاد الماء إلى الحي."}\n{"id": "a", "text": "لم يعد الماء إلى الحي."}\n', "utf-8"
    )
    result = run("compare", "--json", path)
    assert result.exit_code == 3
    assert "two different articles have the id 'a'" in result.stderr


@pytest.mark.parametrize("command", ["compare", "report"])
def test_nothing_to_compare(run: Any, tmp_path: Path, command: str) -> None:
    assert run(command, tmp_path / "none.txt").exit_code == 4


def test_a_broken_ledger_file(run: Any, ledgers: Path, story: Path) -> None:
    ledgers.write_text(ledgers.read_text("utf-8") + "{no\n", "utf-8")
    result = run("compare", "--json", ledgers)
    assert result.exit_code == 3
    assert f"{ledgers}:5: " in result.stderr
    assert run("compare", "--json", ledgers, "--strict").exit_code == 3
    assert story.exists()


def test_report(run: Any, story: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.html"
    result = run("report", story, "-o", output, "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    page = output.read_text("utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert 'lang="en"' in page
    assert run("report", story, "--lang", "en").stdout_bytes == output.read_bytes()
    told = json.loads(run("report", story, "-o", output, "--json").stdout)
    assert told["report"] == str(output)
    assert sorted(told["articles"]) == IDS


def test_report_as_json_needs_a_file(run: Any, story: Path) -> None:
    assert run("report", story, "--json").exit_code == 2


def test_demo(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("demo")
    assert result.exit_code == 0
    assert result.stdout.startswith("4 articles of 4 outlets, 2 origins")
    assert str(tmp_path / "out" / "demo.html") in result.stderr
    assert (tmp_path / "out" / "demo.html").stat().st_size > 10_000
    other = run("demo", "--json", "-o", tmp_path / "x.html")
    assert sorted(decode_comparison(other.stdout_bytes).articles) == IDS


def test_summary_of_every_verdict() -> None:
    articles = demo_articles()[:2]
    words = articles[0].text[:5]
    cell = Cell(article=articles[0].id, start=0, end=5, text=words, claim="figure-1")
    rows = tuple(
        Row(id=f"row-{verdict}", kind="figure", verdict=verdict, fact="قتلى", why="why", cells=(cell,))
        for verdict in ("only", "agree", "framing", "refine", "update", "contradict")
    )
    evidence = (Evidence(article=articles[0].id, start=0, end=5, text=words),)
    origin = Origin(articles=tuple(a.id for a in articles), basis="copy", why="copied", evidence=evidence)
    comparison = Comparison(id="c", articles=origin.articles, origins=(origin,), rows=rows)
    ledgers = [Ledger(article=article, reader=Reader(version="1", lexicon="x")) for article in articles]
    lines = list(describe_comparison(comparison, ledgers, isolate=True))
    text = "\n".join(lines)
    places = [text.index(verdict) for verdict in ("CONTRADICT", "UPDATE", "REFINE", "FRAMING", "AGREE", "ONLY")]
    assert places == sorted(places)
    assert "1 origin" in text
    assert f"\u2068«{words}»\u2069  (figure-1)" in text
    assert lines[-1].startswith("6 facts: 1 contradict, ")
    empty = Comparison(id="c", articles=(), origins=(), rows=())
    assert list(describe_comparison(empty, [], isolate=False))[-1] == "no facts to compare"


def test_accounts_of_unknown_origin_make_the_number_of_origins_a_bound() -> None:
    articles = demo_articles()[:2]
    origins = tuple(Origin(articles=(article.id,), basis="unknown", why="") for article in articles)
    comparison = Comparison(id="c", articles=tuple(a.id for a in articles), origins=origins, rows=())
    ledgers = [Ledger(article=article, reader=Reader(version="1", lexicon="x")) for article in articles]
    (first, *_) = describe_comparison(comparison, ledgers, isolate=False)
    assert "at most 2 origins: 2 accounts do not say where they have it from" in first


def test_unnamed_outlets_and_unknown_origins_are_no_counts(run: Any, tmp_path: Path) -> None:
    for name, end in (("a", "قال المحافظ إن سبعة أشخاص أصيبوا."), ("b", "وبحسب مستشفى المدينة أصيب تسعة.")):
        text = f"حريق في سوق الخضار\nالتهم حريق كبير سوق الخضار في المدينة فجر الأحد. {end}"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    result = run("stories", tmp_path, "--origins", "--published", "2026-03-01")
    assert "2 articles, " in result.stdout
    assert "outlet" not in result.stdout


def test_articles_of_one_outlet_are_numbered_and_titles_stand_for_outlets() -> None:
    from tawatur import compare, make_article, read

    bodies = ("قال المحافظ إن سبعة أشخاص قتلوا في الحريق.", "قتل تسعة أشخاص في الحريق.", "قتل ثمانية في الحريق.")
    outlets = ("سطور", "سطور", None)
    ledgers = [
        read(make_article(title=f"حريق السوق {n}", body=body, outlet=outlet, published="2026-03-02"))
        for n, (body, outlet) in enumerate(zip(bodies, outlets, strict=True))
    ]
    told = "\n".join(describe_comparison(compare(ledgers), ledgers, isolate=False))
    assert all(f"    {name}: " in told for name in ("سطور (1)", "سطور (2)", "حريق السوق 2"))


def test_what_is_denied_is_not_shown_as_said() -> None:
    from tawatur import compare, make_article, read
    from tawatur.export.view import make_story
    from tawatur.export.view_grid import make_grid

    bodies = (
        'قال وزير الداخلية سالم الراوي إنه "لا دليل على عمل تخريبي" في حريق الميناء.',
        "نفى وزير الداخلية سالم الراوي وجود أي عمل تخريبي في حريق الميناء.",
    )
    ledgers = [
        read(make_article(title="حريق الميناء", body=body, outlet=outlet, published="2026-03-02"))
        for body, outlet in zip(bodies, ("سطور", "النهر"), strict=True)
    ]
    told = "\n".join(describe_comparison(compare(ledgers), ledgers, isolate=False))
    assert "النهر: denied: «" in told
    assert "سطور: denied: " not in told
    comparison = compare(ledgers)
    wordings = [
        w for r in make_grid(comparison, make_story(comparison, ledgers)).rows for c in r.cells for w in c.wordings
    ]
    assert any(wording.denied for wording in wordings)


def test_how_many_lack_a_day_or_an_outlet_is_told(run: Any, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"حريق {name}\nقتل تسعة أشخاص في الحريق.", "utf-8")
    told = run("compare", tmp_path).stderr
    assert "2 of 2 articles: no outlet (--outlet)" in told
    assert "2 of 2 articles: no day of publication (--published)" in told
    assert run("compare", tmp_path, "--outlet", "سطور", "--published", "2026-03-01").stderr == ""
