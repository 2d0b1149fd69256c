"""Judgements on every database: kept, refused when stale, copied, erased with what they quote."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tawatur.errors import NotFoundError, StaleError
from tawatur.records.judgement import Judgement, Target, make_judgement, target_key
from tawatur.records.ledger import Ledger
from tawatur.records.verification import iter_mismatches
from tawatur.review.anchoring import target_of
from tawatur.store import open_store
from tawatur.store.criteria import Figures
from tawatur.store.protocol import Expected, Placed, Store
from tests.store.building import addition, article, ledger

NOON = datetime(2026, 2, 1, 12, tzinfo=UTC)


def add(store: Store, *idents: str) -> None:
    store.add([addition(article(ident)) for ident in idents], run=store.start_run("test", "0"))


def judgement(made: Ledger, *, action: str = "accept", hour: int = 0, by: str = "سلمى") -> Judgement:
    target = target_of(made.article, "figure", made.figures[0])
    return make_judgement(action, target, author=by, time=NOON + timedelta(hours=hour), reason="سمعته")


def judge(store: Store, *made: Judgement, **options: Any) -> tuple[str, ...]:
    placed = [
        Placed(judgement=j, article=j.target.article, other=None if j.other is None else j.other.article) for j in made
    ]
    return store.judge(placed, run=store.start_run("review", "0"), **options)


def test_they_come_back_by_time(store: Store) -> None:
    add(store, "a", "b")
    late, early = judgement(ledger(article("a")), hour=2), judgement(ledger(article("b")))
    assert judge(store, late, early) == (late.id, early.id)
    found = list(store.judgements())
    assert [j.id for j in found] == [early.id, late.id]
    assert [j.id for j in store.judgements("a")] == [late.id]
    assert found[0].run is not None
    assert found[0].time == NOON
    with pytest.raises(NotFoundError):
        list(store.judgements("x"))


def test_keeping_twice_changes_nothing(store: Store) -> None:
    add(store, "a")
    one = judgement(ledger(article("a")))
    judge(store, one)
    assert judge(store, one) == ()
    assert store.counts()["judgements"] == 1


def test_two_people_judge_one_claim(store: Store) -> None:
    add(store, "a")
    made = ledger(article("a"))
    judge(store, judgement(made, by="سلمى"), judgement(made, by="رامي", action="reject"))
    assert {j.author for j in store.judgements("a")} == {"سلمى", "رامي"}


def test_a_stale_judgement_is_refused(store: Store) -> None:
    add(store, "a")
    made = ledger(article("a"))
    keys = (target_key(judgement(made).target),)
    assert store.last_judgement("a", keys) == ""
    seen = Expected(article="a", targets=keys, latest="")
    first = judgement(made)
    judge(store, first, expected=seen)
    with pytest.raises(StaleError, match=r"by سلمى \(accept, 2026-02-01 12:00"):
        judge(store, judgement(made, by="رامي", action="reject"), expected=seen)
    assert store.counts()["judgements"] == 1
    assert store.last_judgement("a", keys) == first.id
    # An earlier time on a later judgement does not hide that one came in between.
    judge(store, judgement(made, by="ليلى", hour=-5))
    with pytest.raises(StaleError, match="ليلى"):
        judge(store, judgement(made, by="رامي", hour=3), expected=Expected(article="a", targets=keys, latest=first.id))


def test_reviewers_at_the_same_time(location: str) -> None:
    """Of many who saw the same state one gets through; of those who did not ask all do."""
    with open_store(location, create=True) as store:
        add(store, "a")
    made = ledger(article("a"))
    keys = (target_key(judgement(made).target),)
    refused: list[str] = []
    failures: list[BaseException] = []

    def review(name: str) -> None:
        try:
            with open_store(location) as store:
                for number in range(3):
                    judge(store, judgement(made, by=name, hour=number))
                try:
                    seen = Expected(article="a", targets=keys, latest="")
                    judge(store, judgement(made, by=name, hour=9), expected=seen)
                except StaleError:
                    refused.append(name)
        except BaseException as error:
            failures.append(error)

    reviewers = [threading.Thread(target=review, args=(name,)) for name in ("س", "ر", "ل")]
    for reviewer in reviewers:
        reviewer.start()
    for reviewer in reviewers:
        reviewer.join()
    assert failures == []
    assert len(refused) == 3
    with open_store(location) as store:
        assert store.counts()["judgements"] == 9
        assert list(store.defects()) == []


def test_removing_an_article_erases_what_quotes_it(store: Store) -> None:
    add(store, "a", "b", "c")
    own = judgement(ledger(article("a")))
    first = Target(kind="story", article="b")
    pair = make_judgement("same", first, other=Target(kind="story", article="a"), author="س", time=NOON)
    rest = make_judgement("same", first, other=Target(kind="story", article="c"), author="س", time=NOON)
    judge(store, own, pair, rest)
    store.remove("a", reason="", run=store.start_run("t", "0"))
    assert [j.id for j in store.judgements()] == [rest.id]
    assert list(store.defects()) == []


def test_erased_words_are_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with open_store(str(path), create=True) as store:
        add(store, "a", "b")
        made = judgement(ledger(article("a")), by="قسطنطينوبوليسغضب")
        judge(store, made)
        files = [file for file in tmp_path.iterdir() if file.name.startswith("x.db")]
        assert any("قسطنطينوبوليسغضب".encode() in file.read_bytes() for file in files)
        store.remove("a", reason="", run=1)
        assert not any("قسطنطينوبوليسغضب".encode() in file.read_bytes() for file in files if file.exists())


def test_a_backup_holds_them(store: Store, tmp_path: Path) -> None:
    add(store, "a")
    judge(store, judgement(ledger(article("a"))))
    store.backup(tmp_path / "copy.db")
    with open_store(str(tmp_path / "copy.db")) as copy:
        assert list(copy.judgements()) == list(store.judgements())
        assert list(copy.defects()) == []


def test_changed_rows_are_found(tmp_path: Path) -> None:
    location = str(tmp_path / "x.db")
    with open_store(location, create=True) as store:
        add(store, "a", "b")
        judge(store, judgement(ledger(article("a"))), judgement(ledger(article("b"))))
        wrong = judgement(ledger(article("a", body="قال الوزير سالم إن نحو 12 شخصا قتلوا.")), hour=4)
        target = Target(kind="figure", article="a", sha256=article("a").sha256, anchor=wrong.target.anchor)
        judge(store, make_judgement("accept", target, author="س", time=NOON))
        engine = store._engine  # type: ignore[attr-defined]
        with engine.begin() as connection:
            connection.execute(text("UPDATE judgements SET sha256 = 'x' WHERE number = 1"))
        assert {defect.message for defect in store.defects()} == {
            "was changed after it was kept", "does not quote the text it was made on",
        }  # fmt: skip


def test_an_unknown_article_keeps_nothing(store: Store) -> None:
    add(store, "a")
    with pytest.raises(NotFoundError):
        judge(store, judgement(ledger(article("a"))), judgement(ledger(article("x"))))
    assert store.counts()["judgements"] == 0


def test_they_are_found_by_their_text(store: Store) -> None:
    add(store, "a")
    assert store.article_with_text(article("a").sha256) == "a"
    assert store.article_with_text("0" * 64) is None


def test_other_keys_in_place_of_those_of_a_version(store: Store) -> None:
    add(store, "a")
    other = addition(article("a")).entry
    facts = tuple(f for f in other.claims if f.kind != "figure")
    from msgspec.structs import replace

    from tawatur.store.protocol import ClaimFacts

    store.reindex("a", 1, replace(other, claims=(*facts, ClaimFacts(id="figure-a", kind="rejected"))))
    assert store.search(Figures(what=None), limit=5).total == 0
    assert store.ledger_of_claim("figure-a").article.id == "a"
    assert list(store.defects()) == []
    assert [str(wrong) for found in store.ledgers() for wrong in iter_mismatches(found)] == []


def test_hostile_authors(store: Store) -> None:
    add(store, "a")
    judge(store, judgement(ledger(article("a")), by="x\0'; DROP TABLE judgements; --\x1b0"))
    (found,) = store.judgements()
    assert found.author == "x\0'; DROP TABLE judgements; --\x1b0"
    assert list(store.defects()) == []
