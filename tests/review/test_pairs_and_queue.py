"""Decisions about two things, what is confirmed, and what a person should look at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import msgspec
import pytest

from tawatur import Ledger, compare
from tawatur.archive import Corrections, stories
from tawatur.lexicon import load_lexicon
from tawatur.records.comparison import Origin
from tawatur.records.judgement import Judgement, Target, make_judgement
from tawatur.records.verification import iter_mismatches
from tawatur.resolve.entities import same_groups
from tawatur.review.confirmed import confirmed
from tawatur.review.pairs import (
    Decisions,
    Pairs,
    decided_articles,
    decided_entities,
    decided_origins,
    decided_titles,
)
from tawatur.review.queue import REASONS, doubts_of
from tests.review.desk import Desk

HOURS = count()


def said(action: str, a: str, b: str | None = None, *, kind: str = "story", value: str | None = None) -> Judgement:
    time = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=next(HOURS))
    other = None if b is None else Target(kind=kind, article=b)
    field = "title" if action == "edit" else None
    target = Target(kind=kind, article=a)
    return make_judgement(action, target, other=other, author="س", time=time, value=value, field=field, reason="سبب")


def test_the_last_word_on_a_pair_counts() -> None:
    together, apart = said("same", "a", "b"), said("different", "b", "a")
    assert decided_articles([together, apart], "story") == Pairs(apart={("a", "b"): apart})
    assert decided_articles([together, apart], "origin") == Pairs()
    undo = make_judgement("undo", apart.target, other=apart.other, author="س", time=apart.time, undoes=apart.id)
    assert decided_articles([undo, apart, together], "story").together == {("a", "b"): together}


def test_titles() -> None:
    assert decided_titles([said("edit", "a", value="أول"), said("edit", "a", value="ثان")]) == {"a": "ثان"}


def origin(*articles: str, basis: str = "agency") -> Origin:
    return Origin(articles=articles, basis=basis, why="w")


@pytest.mark.parametrize(
    ("before", "judgements", "after"),
    [
        ([("a", "b"), ("c",)], [("different", "a", "b")], [("a",), ("b",), ("c",)]),
        ([("a", "b", "c")], [("different", "a", "b")], [("a", "c"), ("b",)]),
        ([("a",), ("b",), ("c",)], [("same", "c", "a")], [("a", "c"), ("b",)]),
        ([("a", "b"), ("c",)], [("same", "c", "b")], [("a", "b", "c")]),
        ([("a", "b")], [("same", "a", "x")], [("a", "b")]),
        ([("a", "b")], [("different", "a", "b"), ("same", "a", "b")], [("a", "b")]),
    ],
)
def test_origins_by_hand(
    before: list[tuple[str, ...]], judgements: list[tuple[str, str, str]], after: list[tuple[str, ...]]
) -> None:
    pairs = decided_articles([said(action, a, b, kind="origin") for action, a, b in judgements], "origin")
    found = decided_origins([origin(*articles) for articles in before], pairs)
    assert [o.articles for o in found] == after
    for one in found:
        if one.articles not in before:
            assert "by س: سبب" in one.why


def test_the_basis_of_an_origin_can_be_named() -> None:
    pairs = decided_articles([said("same", "a", "b", kind="origin", value="copy")], "origin")
    assert [o.basis for o in decided_origins([origin("a", "b")], pairs)] == ["copy"]


def test_origins_by_hand_reach_the_comparison(ledgers: tuple[Ledger, ...]) -> None:
    origins = compare(ledgers).origins
    left, right = origins[0].articles[0], origins[-1].articles[0]
    pairs = decided_articles([said("same", left, right, kind="origin")], "origin")
    decided = compare(ledgers, decisions=Decisions(origins=pairs)).origins
    assert any({left, right} <= set(o.articles) for o in decided) or len(origins) == 1


def test_stories_by_hand(ledgers: tuple[Ledger, ...]) -> None:
    (story,) = stories(ledgers)
    a, b = sorted(story.articles[:2])
    parted = stories(ledgers, corrections=Corrections(apart=frozenset({(a, b)})))
    assert not any({a, b} <= set(found.articles) for found in parted)


def link(action: str, left: tuple[Ledger, str], right: tuple[Ledger, str]) -> Judgement:
    targets = []
    for ledger, ident in (left, right):
        seen = Desk(ledger)
        made = seen.judge(ident, "accept")
        targets.append(made.target)
    time = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=next(HOURS))
    return make_judgement(action, targets[0], other=targets[1], author="س", time=time)


def test_entities_by_hand(ledgers: tuple[Ledger, ...]) -> None:
    lexicon = load_lexicon()
    by_id = {ledger.article.id: ledger for ledger in ledgers}
    (a, left), (b, right) = sorted(next(iter(same_groups(ledgers, lexicon))))[:2]
    apart = link("different", (by_id[a], left), (by_id[b], right))
    links = decided_entities([apart], by_id)
    assert links.different == {((a, left), (b, right))}
    groups = same_groups(ledgers, lexicon, different=links.different)
    assert not any({(a, left), (b, right)} <= group for group in groups)
    other = next(e.id for e in by_id[b].entities if (b, e.id) not in {m for g in groups for m in g})
    joined = decided_entities([apart, link("same", (by_id[a], left), (by_id[b], other))], by_id)
    assert any({(a, left), (b, other)} <= group for group in same_groups(ledgers, lexicon, same=joined.same))


def test_links_find_their_entities_in_another_reading(ledgers: tuple[Ledger, ...]) -> None:
    a, b = ledgers[:2]
    judged = link("same", (a, a.entities[0].id), (b, b.entities[0].id))
    renamed = msgspec.structs.replace(a.entities[0], id="entity-new")
    again = msgspec.structs.replace(a, entities=(renamed, *a.entities[1:]))
    found = decided_entities([judged], {again.article.id: again, b.article.id: b})
    assert {member for pair in found.same for member in pair} == {
        (a.article.id, "entity-new"), (b.article.id, b.entities[0].id),
    }  # fmt: skip


def test_only_what_was_confirmed(desk: Desk) -> None:
    statement = next(s for s in desk.machine.statements if s.speaker_entity is not None)
    figure = desk.machine.figures[0]
    assert confirmed(desk.machine).statements == ()
    desk.judge(statement.id, "accept")
    desk.judge(desk.machine.events[0].id, "reject")
    desk.edit(figure.id, what="wounded")
    found = confirmed(desk.corrected)
    assert {s.id for s in found.statements} >= {statement.id}
    assert statement.speaker_entity in {e.id for e in found.entities}
    assert [f.id for f in found.figures] == [figure.id]
    assert found.events == ()
    assert list(iter_mismatches(found)) == []
    assert confirmed(found) == found


def reasons(ledger: Ledger, claim: str, **given: object) -> tuple[str, ...]:
    return next((i.reasons for i in doubts_of(ledger, **given) if i.claim == claim), ())  # type: ignore[arg-type]


def test_the_queue_has_contradictions_and_what_was_inferred(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    assert "contradicted" in reasons(desk.machine, figure.id, contradicted={figure.id})
    inferred = [i for i in doubts_of(desk.machine) if "inferred speaker" in i.reasons]
    assert inferred
    desk.judge(figure.id, "accept")
    assert reasons(desk.corrected, figure.id, contradicted={figure.id}) == ()
    assert all(item.words is not None for item in doubts_of(desk.machine))
    assert REASONS[inferred[0].rank] == "inferred speaker"


def test_the_queue_has_judgements_that_no_longer_stand(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    desk.edit(figure.id, low=1, high=2)
    third = msgspec.structs.replace(figure, low=6, high=6)
    reading = msgspec.structs.replace(desk.machine, figures=(third,))
    from tawatur.review.applying import apply

    assert reasons(apply(reading, desk.judgements), figure.id) == ("claim changed",)
    gone = apply(msgspec.structs.replace(desk.machine, figures=()), desk.judgements)
    assert reasons(gone, figure.id) == ("claim withdrawn",)
    desk.machine = msgspec.structs.replace(desk.machine, figures=())
    desk.judge(figure.id, "accept")
    assert reasons(desk.corrected, figure.id) in ((), ("claim withdrawn",))


def test_a_rejected_claim_that_is_no_longer_made_needs_no_look(desk: Desk) -> None:
    from tawatur.review.applying import apply

    figure = desk.machine.figures[0]
    desk.judge(figure.id, "reject")
    gone = apply(msgspec.structs.replace(desk.machine, figures=desk.machine.figures[1:]), desk.judgements)
    assert reasons(gone, figure.id) == ()
    assert {step.judgement for c in gone.corrections or () for step in c.steps} == {desk.judgements[0].id}


def test_people_who_disagree_are_in_the_queue(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    desk.judge(figure.id, "accept", by="سلمى")
    desk.judge(figure.id, "reject", by="رامي")
    assert "disputed" in reasons(desk.corrected, figure.id)
    desk.judge(figure.id, "reject", by="ليلى")
    assert "disputed" not in reasons(desk.corrected, figure.id)
