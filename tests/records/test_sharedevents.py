"""Who did what to whom: events that stand in one row are one, counted by the origins that tell them."""

from __future__ import annotations

from msgspec import structs

from tawatur.records.article import make_article
from tawatur.records.comparison import Cell, Comparison, Origin, Row
from tawatur.records.ledger import Event, Ledger, Reader
from tawatur.records.sharedevents import shared_events
from tawatur.records.span import span_of

#: One sentence for all: only its places matter here.
BODY = "قصف سلاح الجو قرية التلال، وسيطر المشاة عليها واعتقلوا ثلاثة."
WORDS = {"raid": "قصف", "seizure": "سيطر", "arrest": "اعتقلوا"}


def event(
    article: str, ident: str, *, kind: str = "ASSAULT", mode: str | None = None, status: str = "actual", by: str = ""
) -> Event:
    text = f"{article}\n{BODY}"
    start = text.index(WORDS[ident])
    actor = text.index(by) if by else 0
    return Event(
        id=f"{ident}-{article}",
        type=kind,
        mode=mode,
        status=status,
        trigger=span_of(text, start, start + len(WORDS[ident])),
        actors=(span_of(text, actor, actor + len(by)),) if by else (),
    )


def ledger(article: str, *events: Event) -> Ledger:
    made = make_article(title=article, body=BODY, ident=article)
    return Ledger(article=made, reader=Reader(version="0", lexicon="0"), events=events)


def row(ident: str, start: str, end: str, *articles: str, kind: str = "event") -> Row:
    cells = []
    for article in articles:
        text = f"{article}\n{BODY}"
        first, last = text.index(start), text.index(end) + len(end)
        cells.append(Cell(article=article, start=first, end=last, text=text[first:last]))
    return Row(id=ident, kind=kind, verdict="agree", fact=ident, why="", cells=tuple(cells))


def compared(*rows: Row) -> Comparison:
    origins = (
        Origin(articles=("a", "b"), basis="copy", why="", evidence=()),
        Origin(articles=("c",), basis="own", why="", evidence=()),
    )
    return Comparison(id="story", articles=("a", "b", "c"), origins=origins, rows=rows)


def test_copies_are_one_origin_and_what_more_origins_tell_comes_first() -> None:
    raid = row("raid", "قصف", "التلال", "a", "c")
    seizure = row("seizure", "سيطر", "عليها", "a", "b")
    ledgers = [
        ledger("a", event("a", "seizure", kind="COERCE", by="المشاة"), event("a", "raid", by="سلاح الجو")),
        ledger("b", event("b", "seizure", kind="COERCE", by="المشاة")),
        ledger("c", event("c", "raid", by="سلاح الجو")),
    ]
    found = shared_events(compared(raid, seizure), ledgers)
    assert [(one.type, one.origins, one.articles) for one in found] == [("ASSAULT", 2, 2), ("COERCE", 1, 2)]


def test_an_event_belongs_to_the_row_with_the_fewest_words_around_it() -> None:
    sentence = row("sentence", "قصف", "ثلاثة", "a", "b", "c", kind="statement")
    raid = row("raid", "قصف", "التلال", "a", "c")
    ledgers = [ledger(one, event(one, "raid")) for one in ("a", "b", "c")]
    found = shared_events(compared(sentence, raid), ledgers)
    assert [tuple(told.article for told in one.told) for one in found] == [("a", "c"), ("b",)]


def test_rows_of_figures_and_times_put_no_events_together() -> None:
    toll = row("toll", "قصف", "ثلاثة", "a", "c", kind="figure")
    found = shared_events(compared(toll), [ledger(one, event(one, "raid")) for one in ("a", "b", "c")])
    assert [one.articles for one in found] == [1, 1, 1]


def test_two_modes_of_one_row_are_two_deeds_unless_they_are_means() -> None:
    both = row("both", "قصف", "ثلاثة", "a", "b")
    ledgers = [
        ledger("a", event("a", "seizure", kind="COERCE", mode="seize"), event("a", "arrest", kind="COERCE")),
        ledger(
            "b", event("b", "seizure", kind="COERCE", mode="seize"), event("b", "arrest", kind="COERCE", mode="arrest")
        ),
        ledger("c"),
    ]
    found = shared_events(compared(both), ledgers)
    assert sorted((one.modes, one.articles) for one in found) == [(("arrest",), 1), (("seize",), 2)]
    means = [
        ledger("a", event("a", "raid", mode="aerial")),
        ledger("b", event("b", "raid", mode="explosives")),
        ledger("c"),
    ]
    (raid,) = shared_events(compared(both), means)
    assert raid.modes == ("aerial", "explosives")


def test_a_denied_event_stands_with_the_one_told_and_a_past_one_apart_and_last() -> None:
    raid = row("raid", "قصف", "التلال", "a", "b", "c")
    ledgers = [
        ledger("a", event("a", "raid", status="historical", by="سلاح الجو")),
        ledger("b", event("b", "raid", status="denied")),
        ledger("c", event("c", "raid")),
    ]
    found = shared_events(compared(raid), ledgers)
    assert [(one.statuses, one.happened) for one in found] == [(("denied", "actual"), True), (("historical",), False)]


def test_what_names_nobody_comes_after_what_does() -> None:
    ledgers = [ledger("a", event("a", "raid"), event("a", "seizure", by="المشاة")), ledger("b"), ledger("c")]
    found = shared_events(compared(), ledgers)
    assert [one.says_who for one in found] == [True, False]


def test_the_same_actor_doing_the_same_at_one_place_is_one_in_other_articles_alone() -> None:
    raid = {one: event(one, "raid", by="سلاح الجو") for one in "abc"}
    village = {one: f"{one}\n{BODY}".index("قرية التلال") for one in "abc"}
    placed = {
        one: structs.replace(raid[one], places=(span_of(f"{one}\n{BODY}", village[one], village[one] + 11),))
        for one in "abc"
    }
    again = structs.replace(placed["a"], id="again")
    ledgers = [ledger("a", placed["a"], again), ledger("b", placed["b"]), ledger("c", raid["c"])]
    found = shared_events(compared(), ledgers)
    assert [tuple(told.article for told in one.told) for one in found] == [("a", "b"), ("a",), ("c",)]
