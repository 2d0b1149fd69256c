"""Corrections in an archive: where they are used, how they outlive readings, how they travel."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

import tawatur
from tawatur import Archive, Ledger
from tawatur.demo import demo_articles
from tawatur.errors import JudgementError, NotFoundError, StaleError
from tawatur.records.codec import decode_judgement, encode
from tawatur.records.ledger import Reader

WHEN = datetime(2026, 2, 1, tzinfo=UTC)
SAID: dict[str, Any] = {"author": "سلمى", "time": WHEN}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with tawatur.open(tmp_path / "x.db") as opened:
        list(opened.add(demo_articles()))
        yield opened


def first(archive: Archive) -> Ledger:
    return archive.ledger("demo-sutur")


def test_nobody_judged(archive: Archive) -> None:
    assert [encode(x) for x in archive.ledgers()] == [encode(tawatur.read(a)) for a in demo_articles()]
    assert archive.judgements() == ()
    assert all(ledger.figures == () for ledger in archive.ledgers(confirmed_only=True))


def test_ledgers_come_corrected(archive: Archive) -> None:
    figure, statement = first(archive).figures[0], first(archive).statements[0]
    archive.edit(figure.id, {"what": "missing"}, **SAID)
    archive.judge(statement.id, "reject", **SAID)
    assert first(archive).figures[0].what == "missing"
    assert statement.id not in {claim.id for claim in archive.statements()}
    assert archive.claim(statement.id).record == statement
    assert archive.claim(figure.id).record.what == "missing"
    assert archive.ledger("demo-sutur", corrected=False) == tawatur.read(article_of("demo-sutur"))
    only = archive.ledger("demo-sutur", confirmed_only=True)
    assert [f.id for f in only.figures] == [figure.id]
    assert list(archive.defects()) == []


def article_of(ident: str) -> tawatur.Article:
    return next(article for article in demo_articles() if article.id == ident)


def test_searches_find_what_was_corrected(archive: Archive) -> None:
    figure = first(archive).figures[0]
    assert archive.search("figure:missing>=777").total == 0
    made = archive.edit(figure.id, {"what": "missing", "low": 778, "high": 778}, **SAID)
    assert [hit.kept_as for hit in archive.search("figure:missing>=777")] == ["demo-sutur"]
    for judgement in made:
        archive.undo(judgement.id, **SAID)
    assert archive.search("figure:missing>=777").total == 0
    for event in first(archive).events:
        archive.judge(event.id, "reject", **SAID)
    kinds = {event.type for event in archive.ledger("demo-sutur", corrected=False).events}
    for kind in kinds:
        assert "demo-sutur" not in {hit.kept_as for hit in archive.iter_search(f"event:{kind}")}
    assert list(archive.defects()) == []


def test_comparisons_are_of_corrected_ledgers(archive: Archive) -> None:
    idents = [version.article for version in archive.articles()]
    for statement in first(archive).statements:
        archive.judge(statement.id, "reject", **SAID)
    cells = {cell.claim for row in archive.compare(idents).rows for cell in row.cells}
    machine = {cell.claim for row in archive.compare(idents, corrected=False).rows for cell in row.cells}
    rejected = {s.id for s in archive.ledger("demo-sutur", corrected=False).statements}
    assert not cells & rejected
    assert machine != cells or not machine & rejected
    assert archive.compare(idents, confirmed_only=True).rows == ()


def test_links_and_origins(archive: Archive) -> None:
    idents = [version.article for version in archive.articles()]
    a, b = (archive.ledger(ident).entities[0].id for ident in idents[:2])
    made = archive.judge(a, "merge", other=b, **SAID)
    assert made.action == "same"
    assert made.id in {j.id for j in archive.judgements(idents[1])}
    archive.judge(a, "different", other=b, **SAID)
    with pytest.raises(JudgementError):
        archive.judge(a, "same", **SAID)
    with pytest.raises(JudgementError, match="entities of two articles"):
        archive.judge(a, "different", other=archive.ledger(idents[0]).entities[1].id, **SAID)
    origins = archive.compare(idents).origins
    archive.judge_articles("origin", idents, idents, same=False, **SAID)
    assert len(archive.compare(idents).origins) == len(idents)
    assert len(archive.compare(idents, corrected=False).origins) == len(origins)


def test_stories_stay_as_they_were_parted(archive: Archive) -> None:
    archive.find_stories()
    (story,) = [s for s in archive.stories() if len(s.articles) > 1]
    archive.judge_articles("story", story.articles[:1], story.articles[1:], same=False, **SAID)
    archive.name_story(story.articles[1], "هدنة السرو", **SAID)
    for _ in range(2):
        archive.find_stories()
        parted = {s.articles: s.record.title for s in archive.stories()}
        assert story.articles[:1] in parted
        assert parted[story.articles[1:]] == "هدنة السرو"
        list(archive.add([tawatur.make_article(title="خبر", body="نص آخر", ident="x", published="2026-01-15")]))


def test_joining_takes_few_judgements(archive: Archive) -> None:
    idents = [version.article for version in archive.articles()]
    assert len(archive.judge_articles("story", idents[:2], idents[2:], same=True, **SAID)) == 4
    with pytest.raises(JudgementError, match="two articles"):
        archive.judge_articles("story", idents[:1], idents[:1], same=True, **SAID)
    with pytest.raises(JudgementError, match="is none of"):
        archive.judge_articles("cat", idents[:1], idents[1:], same=True, **SAID)  # type: ignore[arg-type]


def test_a_stale_form_is_refused(archive: Archive) -> None:
    figure = first(archive).figures[0]
    seen = archive.token(figure.id)
    assert seen == ""
    archive.judge(figure.id, "accept", expected=seen, **SAID)
    with pytest.raises(StaleError, match="سلمى"):
        archive.judge(figure.id, "reject", author="رامي", time=WHEN, expected=seen)
    archive.judge(figure.id, "reject", author="رامي", time=WHEN, expected=archive.token(figure.id))
    archive.judge(figure.id, "reject", author="رامي")
    assert len(archive.judgements(claim=figure.id)) == 3


def test_a_newer_reading_keeps_corrections(archive: Archive) -> None:
    ledger = first(archive)
    figure = ledger.figures[0]
    archive.edit(figure.id, {"what": "missing"}, **SAID)
    newer = msgspec.structs.replace(
        archive.ledger("demo-sutur", corrected=False), figures=(), reader=Reader(version="9", lexicon="x")
    )
    assert [o.outcome for o in archive.add([newer])] == ["read again"]
    (kept,) = first(archive).figures
    assert (kept.what, kept.id, kept.basis) == ("missing", figure.id, "corrected")
    assert "demo-sutur" in {hit.kept_as for hit in archive.iter_search("figure:missing")}
    assert archive.claim(figure.id, article="demo-sutur").record == kept
    item = next(archive.review_queue(articles=["demo-sutur"]))
    assert (item.claim, item.reasons) == (figure.id, ("claim withdrawn",))
    assert list(archive.defects()) == []


def test_the_queue_goes_on_behind_any_of_its_items(archive: Archive) -> None:
    archive.compare([article.id for article in demo_articles()], keep=True)
    archive.judge(first(archive).figures[0].id, "accept", **SAID)
    whole = list(archive.review_queue())
    assert {"contradicted", "doubtful"} <= {reason for item in whole for reason in item.reasons}
    for place, item in enumerate(whole):
        assert list(archive.review_queue(after=item)) == whole[place + 1 :]
    gone = msgspec.structs.replace(whole[0], claim="gone")
    later = list(archive.review_queue(after=gone))
    assert later == [item for item in whole if (item.rank, item.article) > (gone.rank, gone.article)]
    for reason in {reason for item in whole for reason in item.reasons}:
        sought = [item for item in archive.review_queue(reasons=(reason,)) if reason in item.reasons]
        assert sought == [item for item in whole if reason in item.reasons]
    for kind in {item.kind for item in whole}:
        found = [item for item in archive.review_queue(kind=kind) if item.kind == kind]
        assert found == [item for item in whole if item.kind == kind]


def test_an_edited_page_keeps_corrections(archive: Archive) -> None:
    figure = first(archive).figures[0]
    archive.edit(figure.id, {"what": "missing"}, **SAID)
    old = article_of("demo-sutur")
    body = old.text.partition("\n")[2] + "\nتحديث لاحق."
    fields = {"outlet": old.outlet, "url": old.url, "published": old.published}
    changed = tawatur.make_article(title=old.title, body=body, ident=old.id, **fields)
    assert [o.outcome for o in archive.add([changed])] == ["new version"]
    assert "missing" in {f.what for f in archive.ledger("demo-sutur").figures}
    assert "missing" in {f.what for f in archive.ledger("demo-sutur", 1).figures}
    assert "demo-sutur" in {hit.kept_as for hit in archive.iter_search("figure:missing")}
    assert list(archive.defects()) == []


def test_judgements_travel(archive: Archive, tmp_path: Path) -> None:
    ledger = first(archive)
    archive.edit(ledger.figures[0].id, {"what": "missing"}, **SAID)
    archive.judge(ledger.entities[0].id, "merge", other=ledger.entities[1].id, **SAID)
    others = [v.article for v in archive.articles() if v.article != "demo-sutur"]
    archive.judge_articles("story", ["demo-sutur"], others, same=False, **SAID)
    lines = [encode(judgement) for judgement in archive.judgements()]
    with tawatur.open(tmp_path / "y.db") as other:
        articles = [
            msgspec.structs.replace(a, id="renamed") if a.id == "demo-sutur" else a for a in demo_articles()[:-1]
        ]
        list(other.add(articles))
        taken = other.take_judgements(map(decode_judgement, lines))
        missing = sum(
            demo_articles()[-1].id in (j.target.article, j.other and j.other.article) for j in archive.judgements()
        )
        assert (taken.taken, taken.known, taken.no_article) == (len(lines) - missing, 0, missing)
        again = other.take_judgements(map(decode_judgement, lines))
        assert (again.taken, again.known) == (0, len(lines) - missing)
        if demo_articles()[-1].id != "demo-sutur":
            assert other.ledger("renamed").figures[0].what == "missing"
            assert {j.target.article for j in other.judgements()} <= {"renamed", *others}
        assert list(other.defects()) == []
        forged = msgspec.structs.replace(archive.judgements()[0], author="غيره")
        with pytest.raises(JudgementError, match="was changed"):
            other.take_judgements([forged])


def test_removing_takes_them_along(archive: Archive) -> None:
    archive.edit(first(archive).figures[0].id, {"what": "missing"}, **SAID)
    archive.remove("demo-sutur")
    assert archive.judgements() == ()
    assert list(archive.defects()) == []


def test_unknown_ids(archive: Archive) -> None:
    for call in (
        lambda: archive.judge("figure-x", "accept", **SAID),
        lambda: archive.undo("judgement-x", **SAID),
        lambda: archive.add_claim("x", "figure", {}, **SAID),
        lambda: archive.token("figure-x"),
        lambda: archive.claim("figure-x", article="demo-sutur"),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_agreements_are_judged_with_their_article(archive: Archive) -> None:
    for ledger in archive.ledgers():
        for agreement in ledger.agreements[:1]:
            archive.judge(agreement.id, "edit", field="name", value="اسم", article=ledger.article.id, **SAID)
            assert archive.ledger(ledger.article.id).agreements[0].name == "اسم"
            assert archive.claim(agreement.id, article=ledger.article.id).record.name == "اسم"


def test_a_corrected_ledger_is_added_as_the_machine_made_it(archive: Archive, tmp_path: Path) -> None:
    archive.edit(first(archive).figures[0].id, {"what": "missing"}, **SAID)
    with tawatur.open(tmp_path / "y.db") as other:
        list(other.add([first(archive)]))
        assert encode(first(other)) == encode(archive.ledger("demo-sutur", corrected=False))
        other.take_judgements(archive.judgements())
        assert encode(first(other)) == encode(first(archive))


def test_of_many_articles_all_judgements_are_fetched(archive: Archive) -> None:
    archive.edit(first(archive).figures[0].id, {"what": "missing"}, **SAID)
    names = [f"n{number}" for number in range(30)]
    list(archive.add([tawatur.make_article(title="خبر", body="نص", ident=name) for name in names]))
    found = {ledger.article.id: ledger for ledger in archive.ledgers([*names, "demo-sutur"])}
    assert found["demo-sutur"].figures[0].what == "missing"
    assert not found["n1"].corrections


def test_a_failing_judgement_keeps_nothing(archive: Archive) -> None:
    with pytest.raises(JudgementError):
        archive.edit(first(archive).figures[0].id, {"what": "missing", "low": "x"}, **SAID)
    assert archive.judgements() == ()


SCORER = Path(__file__).parents[2].parent / "shared" / "evaluation" / "score.py"


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer of ../shared is not here")
def test_gold_can_be_scored(archive: Archive, tmp_path: Path) -> None:
    archive.edit(first(archive).figures[0].id, {"what": "missing"}, **SAID)
    archive.judge(first(archive).statements[0].id, "reject", **SAID)
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_bytes(b"".join(encode(ledger) + b"\n" for ledger in archive.gold()))
    found.write_bytes(encode(archive.ledger("demo-sutur", corrected=False)) + b"\n")
    done = subprocess.run([sys.executable, SCORER, gold, found, "--json"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    scores = json.loads(done.stdout)
    assert "figures" in json.dumps(scores)
    same = subprocess.run([sys.executable, SCORER, gold, gold], capture_output=True, text=True)
    assert same.returncode == 0
