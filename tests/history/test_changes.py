"""What differs between two ledgers."""

from __future__ import annotations

import json
import re

import msgspec
from hypothesis import given

import tawatur
from tawatur import Ledger, make_article
from tawatur.history.alignment import align
from tawatur.history.attribution import attributed
from tawatur.history.changes import applied, changes, facts_of
from tawatur.records.change import CAUSES, CHANGES, QUIET
from tawatur.records.identity import content_id
from tawatur.records.ledger import Figure
from tests.history.building import READERS, ledgers, pairs


def sorted_facts(facts: list[tuple[str, object]]) -> list[str]:
    return sorted(json.dumps(fact, ensure_ascii=False, sort_keys=True) for fact in facts)


@given(ledgers())
def test_a_ledger_does_not_differ_from_itself(ledger: Ledger) -> None:
    found = changes(ledger, ledger)
    assert found.changes == () == found.edits
    assert found.same == len(facts_of(ledger))


@given(pairs())
def test_applying_the_changes_gives_the_other_ledger(pair: tuple[Ledger, Ledger]) -> None:
    before, after = pair
    found = changes(before, after)
    given_facts = applied(facts_of(before), found.changes)
    assert sorted_facts(given_facts) == sorted_facts([(fact.list, fact.record) for fact in facts_of(after)])


@given(pairs())
def test_changes_are_symmetric(pair: tuple[Ledger, Ledger]) -> None:
    there, back = changes(*pair), changes(*reversed(pair))
    turned = {"added": "withdrawn", "withdrawn": "added"}
    assert len(there.changes) == len(back.changes)
    assert there.same == back.same
    for one, other in zip(there.changes, back.changes, strict=True):
        assert turned.get(one.kind, one.kind) == other.kind
        assert (one.before, one.after) == (other.after, other.before)
        assert [(c.kind, c.before, c.after) for c in one.causes] == [(c.kind, c.after, c.before) for c in other.causes]
    assert [(e.before, e.after) for e in there.edits] == [(e.after, e.before) for e in back.edits]


@given(pairs())
def test_every_change_says_what_and_why(pair: tuple[Ledger, Ledger]) -> None:
    for change in changes(*pair).changes:
        assert change.kind in CHANGES
        assert change.causes
        assert {cause.kind for cause in change.causes} <= set(CAUSES)
        assert (change.before is None) == (change.kind == "added")
        assert (change.after is None) == (change.kind == "withdrawn")
        assert bool(change.fields) == (change.kind == "changed")


@given(pairs())
def test_places_lead_back_into_the_text(pair: tuple[Ledger, Ledger]) -> None:
    old, new = (ledger.article.text for ledger in pair)
    found = align(old, new)
    for start in range(len(old)):
        begin, stop = found.place(start, start + 1)
        assert 0 <= begin <= stop <= len(new)
    for edit in found.edits:
        assert " ".join(old[edit.before_start : edit.before_end].split()) == edit.before
        assert " ".join(new[edit.after_start : edit.after_end].split()) == edit.after


def read(body: str) -> Ledger:
    return tawatur.read(make_article(title="فيضان في الوادي", body=body, ident="a", published="2026-02-02"))


def test_an_edited_page() -> None:
    told = "قالت الشرطة إن {} أشخاص قتلوا في الفيضان يوم الأحد. وأعلنت الوزارة أن 12 شخصا أصيبوا."
    found = changes(read(told.format(3)), read("تحديث جديد: " + told.format(5)))
    assert [(edit.before, edit.after) for edit in found.edits] == [("", "تحديث جديد:"), ("3", "5")]
    figure = next(c for c in found.changes if c.list == "figures" and c.kind not in QUIET)
    assert figure.kind == "changed"
    assert {f.field: (f.before, f.after) for f in figure.fields if f.field in ("low", "high")} == {
        "low": (3, 5),
        "high": (3, 5),
    }
    assert next((c.kind, c.before, c.after) for c in figure.causes) == ("page", "3", "5")
    other = next(c for c in found.changes if c.list == "figures" and c.after and c.after["low"] == 12)
    assert other.kind == "moved"


def test_long_pages_are_compared_in_bounded_time() -> None:
    old = " ".join(str(n) for n in range(30_000))
    new = " ".join(str(n) for n in range(1, 30_001))
    assert align(old, new).place(0, 5)[0] == 0


@given(pairs(), ledgers())
def test_blame_changes_nothing_but_causes(pair: tuple[Ledger, Ledger], between: Ledger) -> None:
    found, plain = attributed(pair[0], between, pair[1]), changes(*pair)
    assert [msgspec.structs.replace(c, causes=()) for c in found.changes] == [
        msgspec.structs.replace(c, causes=()) for c in plain.changes
    ]
    assert all(change.causes for change in found.changes)


def test_hostile_pages_are_compared() -> None:
    body = "قال سالم إن 12 شخصا قتلوا في المدينة اليوم. "
    one = ledger_of(body * 400)
    other = ledger_of(("عاجل " + body) * 400)
    align("كلمة " * 4_900, "كلمة غيرها " * 2_400)
    assert changes(one, other).changes


def ledger_of(body: str) -> Ledger:
    article = make_article(title="خبر", body=body, ident="a")
    places = [match.start() for match in re.finditer("12 شخصا", article.text)]
    figures = tuple(
        Figure(
            id=content_id("figure", "a", at, at + 7),
            start=at,
            end=at + 7,
            text="12 شخصا",
            low=12,
            high=12 + number,
            approx=False,
            what="killed",
        )
        for number, at in enumerate(places)
    )
    return Ledger(article=article, reader=READERS[0], figures=figures)
