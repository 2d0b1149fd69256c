"""Days, codes and places of events as plain columns."""

from __future__ import annotations

import pytest
from msgspec import structs

from tawatur import make_article, read
from tawatur.export.eventcolumns import EVENT_COLUMNS, event_values
from tawatur.export.polecat import polecat_rows
from tawatur.records.ledger import ActorCode, Event, Ledger, Location


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read(
        make_article(
            title="قصف",
            body="قصف الجيش السوري مدينة حلب أمس الاثنين.",
            outlet="سطور",
            published="2026-03-03",
            ident="a",
        )
    )


def values(event: Event, ledger: Ledger) -> dict[str, object]:
    return dict(zip((column.name for column in EVENT_COLUMNS), event_values(event, ledger), strict=True))


def test_an_event_has_the_days_of_its_own_time(ledger: Ledger) -> None:
    event = next(event for event in ledger.events if event.when is not None)
    assert (values(event, ledger)["begin"], values(event, ledger)["finish"]) == ("2026-03-02", "2026-03-02")
    undated = values(structs.replace(event, when=None), ledger)
    assert (undated["begin"], undated["finish"]) == (None, None)


def test_codes_stay_in_the_order_of_the_parties(ledger: Ledger) -> None:
    codes = (ActorCode(country="SYR", sectors=("MIL",)), ActorCode(), ActorCode(sectors=("REB", "MIL")))
    told = values(structs.replace(ledger.events[0], actor_codes=codes, recipient_codes=()), ledger)
    assert (told["actor_codes"], told["recipient_codes"]) == ("SYR MIL; ---; REB MIL", None)


def test_the_place_is_the_first_with_a_country(ledger: Ledger) -> None:
    places = (
        Location(name="السوق", level="site"),
        Location(name="حلب", level="town", country="SYR", latitude=36.2, longitude=37.16, id="SY:1"),
    )
    told = values(structs.replace(ledger.events[0], locations=places), ledger)
    assert (told["country"], told["latitude"], told["longitude"], told["place_id"]) == ("SYR", 36.2, 37.16, "SY:1")


def test_earlier_events_without_a_day_are_not_dated_by_their_publication_in_polecat(ledger: Ledger) -> None:
    event = next(event for event in ledger.events if event.when is not None)
    past = structs.replace(event, status="historical")
    undated = structs.replace(past, id="undated", when=None)
    rows = list(polecat_rows(structs.replace(ledger, events=(past, undated))))
    assert [row[:2] for row in rows] == [[event.id, "2026-03-02"]]
