"""Entities that the articles of an archive share; on both stores."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

import tawatur
from tawatur import Archive, Ledger, make_article
from tawatur.collection import open_archive
from tawatur.errors import NotFoundError
from tawatur.lexicon import load_lexicon
from tawatur.records.resolution import SharedEntity
from tawatur.resolve.naming import joins_of, names_of
from tawatur.resolve.shared import SharedNames
from tests.history.building import naming_ledger

LEDGERS = (
    naming_ledger("a", ("PER", "سالم الراوي"), ("LOC", "وادي السرو"), ("PER", "الدهان")),
    naming_ledger("b", ("PER", "سالم الراوي"), ("ORG", "مجلس عشائر الوادي")),
    naming_ledger("c", ("ORG", "مجلس عشائر الوادي"), ("LOC", "وادي السرو"), ("PER", "الدهان")),
    naming_ledger("d", ("ORG", "الأمم المتحدة"), key="org:un"),
    naming_ledger("e", ("ORG", "المنظمة الدولية"), key="org:un"),
)


def shared(ledgers: list[Ledger]) -> list[tuple[SharedEntity, list[tuple[int, str]]]]:
    names = SharedNames()
    places = {ledger.article.id: number for number, ledger in enumerate(LEDGERS)}
    for ledger in ledgers:
        names.add(places[ledger.article.id], ledger.article.id, names_of(ledger, load_lexicon()))
    return entities_of(names)


def entities_of(names: SharedNames) -> list[tuple[SharedEntity, list[tuple[int, str]]]]:
    return [names.entity(ident) for ident in names.digests("")]


def test_names_in_full_and_entries_of_lists_are_shared() -> None:
    found = {entity.name: (entity, members) for entity, members in shared(list(LEDGERS))}
    assert set(found) == {"سالم الراوي", "وادي السرو", "مجلس عشائر الوادي", "المنظمة الدولية"}
    entity, members = found["المنظمة الدولية"]
    assert entity.names == ("المنظمة الدولية", "الأمم المتحدة")
    assert entity.key == "org:un"
    assert entity.rules == {"same entry of the lists": 1}
    assert members == [(3, "entity-0"), (4, "entity-0")]
    assert found["سالم الراوي"][0].articles == 2


def test_a_surname_alone_is_shared_by_nobody() -> None:
    assert "الدهان" not in {entity.name for entity, _ in shared(list(LEDGERS))}


def test_order_does_not_matter() -> None:
    mixed = list(LEDGERS)
    random.Random(7).shuffle(mixed)
    assert shared(mixed) == shared(list(LEDGERS))


def test_stories_join_what_is_written_in_several_ways() -> None:
    full = naming_ledger("full", ("PER", "سالم بن حمد الراوي"), ("PER", "ياسين الدهان"))
    short = naming_ledger("short", ("PER", "الراوي"), ("PER", "ياسين الدهان"))
    names = SharedNames()
    for place, ledger in enumerate((full, short)):
        names.add(place, ledger.article.id, names_of(ledger, load_lexicon()))
    names.add_story(joins_of((full, short), load_lexicon()))
    found = {entity.name: entity for entity, _ in entities_of(names)}
    assert set(found) == {"ياسين الدهان", "سالم بن حمد الراوي"}
    (join,) = found["سالم بن حمد الراوي"].joins
    assert join.rule == "the only fuller name that fits"
    assert {join.left_evidence[0].text, join.right_evidence[0].text} == {"سالم بن حمد الراوي", "الراوي"}


def test_what_people_told_apart_stays_apart() -> None:
    pair = (("a", "entity-0"), ("b", "entity-0"))
    names = SharedNames(different=[pair])
    for place, ledger in enumerate(LEDGERS):
        names.add(place, ledger.article.id, names_of(ledger, load_lexicon()))
    assert "سالم الراوي" not in {entity.name for entity, _ in entities_of(names)}


def test_an_archive_keeps_them(archive: Archive) -> None:
    list(archive.add(LEDGERS))
    assert list(archive.entities()) == []
    assert archive.find_entities()
    assert not archive.find_entities()
    assert archive.find_entities(rebuild=True)
    found = {entity.name: entity for entity in archive.entities()}
    assert len(found) == 4
    assert list(archive.entities(type="PER")) == [found["سالم الراوي"]]
    assert len(list(archive.entities(limit=2, offset=1))) == 2
    ident = found["سالم الراوي"].id
    assert archive.entity(ident) == found["سالم الراوي"]
    assert [(m.article, m.entity) for m in archive.members(ident)] == [("a", "entity-0"), ("b", "entity-0")]
    assert {hit.article.id for hit in archive.search(f"entity:{ident}")} == {"a", "b"}
    assert archive.search(f"entity:{ident} -مجلس").total == 1
    assert list(archive.defects()) == []
    with pytest.raises(NotFoundError, match="tawatur entities"):
        archive.entity("shared-0")


def test_new_and_removed_articles_are_seen(archive: Archive) -> None:
    list(archive.add(LEDGERS))
    archive.find_entities()
    list(archive.add([naming_ledger("f", ("PER", "سالم الراوي"))]))
    assert archive.find_entities()
    (person,) = archive.entities(type="PER")
    assert person.articles == 3
    archive.remove("f")
    assert list(archive.entities(type="PER")) == []
    assert archive.find_entities()
    (again,) = archive.entities(type="PER")
    assert (again.id, again.articles) == (person.id, 2)


def test_ids_stay_when_articles_come(new_location: Callable[[str], str]) -> None:
    with open_archive(new_location("sqlite")) as small, open_archive(new_location("sqlite")) as large:
        list(small.add(LEDGERS))
        list(large.add([naming_ledger("x", ("PER", "سالم الراوي")), *reversed(LEDGERS)]))
        for one in (small, large):
            one.find_entities()
        assert {e.id for e in small.entities()} == {e.id for e in large.entities()}


def test_what_was_read(archive: Archive) -> None:
    body = "قال وزير الدفاع سالم الراوي إن القوات انسحبت من مدينة تعز."
    for ident in "ab":
        list(archive.add([tawatur.read(make_article(title="خبر", body=body, ident=ident, published="2026-02-02"))]))
    archive.find_entities()
    names = {entity.name for entity in archive.entities()}
    assert "سالم الراوي" in names
