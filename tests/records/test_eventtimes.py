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


def test_a_time_without_a_day_hides_no_other() -> None:
    ledger = read(_ARTICLE)
    event = _dated(ledger)
    when = event.when
    assert when is not None
    dated = next(time for time in ledger.times if time.overlaps(when))
    first, last = (when.start, when.start + len("مساء")), (when.end - len("الاثنين"), when.end)
    text = ledger.article.text
    vague = structs.replace(dated, start=first[0], end=first[1], text=text[slice(*first)], begin=None, finish=None)
    known = structs.replace(dated, start=last[0], end=last[1], text=text[slice(*last)])
    corrected = structs.replace(ledger, times=(vague, known))
    row = dict(zip((column.name for column in EVENT_COLUMNS), event_values(event, corrected), strict=True))
    assert (row["begin"], row["finish"]) == _DAY
    assert [span.words.text for span in day_spans(corrected, "happened")] == ["الاثنين"]
    assert [record["date"] for record in plover_records(corrected)] == [_DAY[0]]


def _dated(ledger: Ledger) -> Event:
    return next(event for event in ledger.events if event.when is not None)
