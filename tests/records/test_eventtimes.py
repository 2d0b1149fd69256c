"""Which time expressions are the time of an event."""

from __future__ import annotations

from msgspec import structs

from tawatur import make_article, read
from tawatur.export.eventcolumns import EVENT_COLUMNS, event_values
from tawatur.export.plover import plover_records
from tawatur.records.eventtimes import EventTimes
from tawatur.records.ledger import Event, Ledger
from tawatur.records.sharedevents import days_of
from tawatur.records.span import span_of
from tawatur.search.indexing import day_spans

_ARTICLE = make_article(
    title="قصف", body="قصف الجيش مدينة حلب مساء يوم الاثنين.", outlet="سطور", published="2026-03-03", ident="a"
)
_DAY = ("2026-03-02", "2026-03-02")


def test_the_time_of_an_event_stands_on_the_words_of_its_time() -> None:
    ledger = read(_ARTICLE)
    event = _dated(ledger)
    (time,) = EventTimes(ledger.times).of(event)
    assert event.when is not None
    assert (time.start, time.end) == (event.when.start, event.when.end)
    assert EventTimes(ledger.times).of(structs.replace(event, when=None)) == ()


def test_words_that_people_corrected_keep_their_days_in_reports_tables_and_searches() -> None:
    ledger = read(_ARTICLE)
    event = _dated(ledger)
    assert event.when is not None
    start = event.when.end - len("الاثنين")
    other = structs.replace(event, when=span_of(ledger.article.text, start, event.when.end))
    corrected = structs.replace(ledger, events=(other,))
    assert list(days_of(corrected, other)) == [_DAY]
    row = dict(zip((column.name for column in EVENT_COLUMNS), event_values(other, corrected), strict=True))
    assert (row["begin"], row["finish"]) == _DAY
    assert [record["date"] for record in plover_records(corrected)] == [_DAY[0]]
    assert [span.words.text for span in day_spans(corrected, "happened")] == [event.when.text]


def _dated(ledger: Ledger) -> Event:
    return next(event for event in ledger.events if event.when is not None)
