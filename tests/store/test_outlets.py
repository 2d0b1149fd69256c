"""How outlets stand: who copies, who is copied, whom they credit, what they are alone with."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tawatur.records.comparison import Cell, Comparison, Origin, Row
from tawatur.records.ledger import Credit
from tawatur.records.outlet import Credited, OutletStanding
from tawatur.records.story import Story
from tawatur.search.indexing import entry_of
from tawatur.store import migration, open_store
from tawatur.store.engine import make_engine, writing
from tawatur.store.protocol import Addition, Store
from tests.store.building import article, ledger


def told(ident: str, outlet: str | None, published: str | None, *credits: tuple[str, str]) -> Addition:
    made = ledger(article(ident, outlet=outlet, published=published))
    named = tuple(
        Credit(id=f"credit-{ident}-{n}", start=0, end=4, text=made.article.text[:4], kind=kind, name=name)
        for n, (kind, name) in enumerate(credits)
    )
    made = msgspec.structs.replace(made, credits=named)
    return Addition(ledger=made, entry=entry_of(made))


def origin(basis: str, *articles: str) -> Origin:
    return Origin(articles=articles, basis=basis, why="")


def fill(store: Store) -> None:
    """One text of three outlets and a repeat, one agency's report, and an article that nobody else has."""
    store.add(
        [
            told("a1", "أ", "2026-01-01T08:00", ("byline", "سالم")),
            told("b1", "ب", "2026-01-01T09:00"),
            told("c1", "ج", "2026-01-01T08:00"),
            told("a2", "أ", "2026-01-02", ("agency", "وكالة"), ("agency", "وكالة"), ("dateline", "المدينة")),
            told("b2", "ب", "2026-01-03", ("agency", "وكالة")),
            told("n1", None, None),
            told("a3", "أ", "2026-01-05"),
        ],
        run=store.start_run("add", "0"),
    )
    stories = [
        Story(id="s1", title="", articles=("a1", "c1", "b1", "a3"), origins=(origin("copy", "a1", "c1", "b1", "a3"),)),
        Story(id="s2", title="", articles=("a2", "b2"), origins=(origin("own", "a2"), origin("agency", "b2"))),
        Story(id="s3", title="", articles=("n1",), origins=(origin("unknown", "n1"),)),
    ]
    store.keep_stories(stories, run=1)
    cells = tuple(Cell(start=0, end=4, text="هدنة", article=a, claim=None) for a in ("a2", "b2"))
    row = Row(id="r", kind="event", verdict="contradict", fact="", why="", cells=cells)
    other = msgspec.structs.replace(row, id="q", verdict="agree")
    store.keep_comparison(Comparison(id="c", articles=("a2", "b2"), origins=(), rows=(row, other)), run=1)
    store.keep_comparison(Comparison(id="d", articles=("a1", "b1"), origins=(), rows=()), run=1)


def by_outlet(store: Store, **days: Any) -> dict[str | None, OutletStanding]:
    return {one.outlet: one for one in store.outlets(**days)}


def test_an_empty_archive(store: Store) -> None:
    assert store.outlets() == ()


def test_what_every_outlet_does(store: Store) -> None:
    fill(store)
    found = by_outlet(store)
    assert [one.outlet for one in store.outlets()] == ["أ", "ب", None, "ج"]
    assert found["أ"] == OutletStanding(
        outlet="أ", articles=3, begin="2026-01-01", finish="2026-01-05", placed=3, bases={"copy": 2, "own": 1},
        undecided=1, repeats=1, credited=2, several=2, sole=1, compared=2, contradicted=1, contradictions=1,
        credits=(
            Credited(kind="agency", name="وكالة", articles=1),
            Credited(kind="byline", name="سالم", articles=1),
            Credited(kind="dateline", name="المدينة", articles=1),
        ),
    )  # fmt: skip
    assert found["ب"] == OutletStanding(
        outlet="ب", articles=2, begin="2026-01-01", finish="2026-01-03", placed=2, bases={"agency": 1, "copy": 1},
        copies=1, texts={"أ": 1}, credited=1, credits=(Credited(kind="agency", name="وكالة", articles=1),), several=2,
        compared=2, contradicted=1, contradictions=1,
    )  # fmt: skip
    assert (found["ج"].undecided, found["ج"].copies, found["ج"].several) == (1, 0, 1)
    assert found[None] == OutletStanding(outlet=None, articles=1, alone=1)


def test_days(store: Store) -> None:
    fill(store)
    found = by_outlet(store, since=date(2026, 1, 2), until=date(2026, 1, 3))
    assert set(found) == {"أ", "ب"}
    assert (found["أ"].articles, found["أ"].bases, found["أ"].repeats) == (1, {"own": 1}, 0)
    assert (found["ب"].credited, found["ب"].copies, found["ب"].several) == (1, 0, 1)
    # The first of a text may have come before these days.
    assert by_outlet(store, since=date(2026, 1, 5))["أ"].repeats == 1


def test_the_first_of_a_text_is_its_outlet(store: Store) -> None:
    store.add([told("a", "أ", "2026-01-01"), told("b", "ب", "2026-01-02")], run=store.start_run("add", "0"))
    story = Story(id="s", title="", articles=("a", "b"), origins=(origin("copy", "a", "b"),))
    store.keep_stories([story], run=1)
    found = by_outlet(store)
    assert (found["أ"].first, found["أ"].sole, found["ب"].copies, found["ب"].sole) == (1, 1, 1, 0)


def test_what_is_read_again_and_removed(store: Store) -> None:
    fill(store)
    again = told("b2", "ب", "2026-01-03", ("outlet", "قناة"))
    reader = msgspec.structs.replace(again.ledger.reader, version="0.2.0")
    changed = msgspec.structs.replace(again, ledger=msgspec.structs.replace(again.ledger, reader=reader))
    (outcome,) = store.add([changed], run=store.start_run("add", "0"))
    assert outcome.outcome == "read again"
    assert by_outlet(store)["ب"].credits == (Credited(kind="outlet", name="قناة", articles=1),)
    store.remove("b2", reason="", run=1)
    left = by_outlet(store)
    assert (left["ب"].articles, left["ب"].credited, left["أ"].compared) == (1, 0, 1)
    assert list(store.defects()) == []


def test_an_older_archive_is_counted_as_well(location: str) -> None:
    with open_store(location, create=True) as store:
        fill(store)
        before = store.outlets()
    engine = make_engine(location)
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP TABLE credits")
        for column in ("basis", "first_id"):
            connection.exec_driver_sql(f"ALTER TABLE story_articles DROP COLUMN {column}")
        connection.exec_driver_sql("ALTER TABLE profiles DROP COLUMN account")
        connection.exec_driver_sql("DROP TABLE story_days")
        connection.exec_driver_sql("DROP TABLE names")
        for table, column in (("stories", "joins"), ("stories", "joins_of"), ("entities", "digest")):
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0006'")
    migration.bring_up_to_date(engine)
    engine.dispose()
    with open_store(location) as store:
        assert store.outlets() == before


def test_of_one_day_contradicted_stories_lead(store: Store) -> None:
    fill(store)
    days = {"a1": "2026-01-05", "a2": "2026-01-05", "n1": "2026-01-06"}
    old = {story.articles[0]: story for story in store.stories()}
    store.keep_stories([msgspec.structs.replace(old[first], finish=day) for first, day in days.items()], run=1)
    assert [story.id for story in store.stories(contradicted=True)] == ["s3", "s2", "s1"]
    assert [story.id for story in store.stories()] == ["s3", "s1", "s2"]
    assert [story.id for story in store.stories(contradicted=True, several=True, limit=1, offset=1)] == ["s1"]


def test_of_one_day_the_largest_story_leads(store: Store) -> None:
    members = {"s1": ("a", "b"), "s2": ("c", "d", "e"), "s3": ("f", "g")}
    run = store.start_run("add", "0")
    store.add([told(ident, None, None) for articles in members.values() for ident in articles], run=run)
    stories = [Story(id=s, articles=articles, title=s, finish="2026-01-05") for s, articles in members.items()]
    store.keep_stories(stories, run=run)
    assert [story.id for story in store.stories()] == ["s2", "s1", "s3"]


def test_the_state_changes_with_everything_written(store: Store) -> None:
    states = [store.state()]
    fill(store)
    states.append(store.state())
    store.finish_run(1, {})
    states.append(store.state())
    store.add([told("new", "أ", "2026-01-09")], run=1)
    states.append(store.state())
    assert len(set(states)) == len(states)
    assert store.state() == states[-1]


def test_the_state_changes_with_what_others_write(location: str) -> None:
    with open_store(location, create=True) as mine, open_store(location) as theirs:
        before = mine.state()
        run = theirs.start_run("add", "1")
        between = mine.state()
        theirs.finish_run(run, {})
        assert len({before, between, mine.state()}) == 3
        assert mine.state() == mine.state()
