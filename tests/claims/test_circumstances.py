"""Memories, charges, years, what is called for, and what a clause was done for."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def events_of(text: str, kind: str, published: str | None = None) -> list[Event]:
    ledger = read(make_article(title="", body=text, published=published))
    return [event for event in ledger.events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("أحيا الأهالي ذكرى المجزرة التي ارتكبها الجيش في القرية.", "ASSAULT", "historical"),
        ("حوكم ثلاثة رجال بالتورط في تفجير القطار.", "ASSAULT", "historical"),
        ("قصفت القوات البريطانية الإسكندرية عام 1882.", "ASSAULT", "historical"),
        ("قصفت القوات البريطانية الإسكندرية أمس.", "ASSAULT", "actual"),
        ("دعت النقابة إلى إضراب عام يوم الخميس.", "PROTEST", "planned"),
        ("نفذت النقابة إضرابا عاما أمس.", "PROTEST", "actual"),
    ],
)
def test_status_of_what_is_recalled_or_called_for(text: str, kind: str, status: str) -> None:
    found = events_of(text, kind)
    assert {event.status for event in found} <= {status}
    assert found or status == "historical"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("طردت الشركة موظفين من المصنع.", "SANCTION"), ("وقفت الطفلة إلى جانب أمها.", "SUPPORT")],
)
def test_who_is_dismissed_or_stands_beside_somebody_is_of_no_state(text: str, kind: str) -> None:
    assert not events_of(text, kind)


def test_the_people_of_the_clause_protest() -> None:
    (event,) = events_of("جلس عشرات العمال على الأرض احتجاجا على فصل زملائهم.", "PROTEST")
    assert [actor.text for actor in event.actors] == ["عشرات العمال"]


@pytest.mark.parametrize(
    "text",
    [
        "طردت الحكومة السفير احتجاجا على الغارة.",
        "احتجت الحكومة لدى الأمم المتحدة على التقرير.",
        "لن تتوقف مسيرة السلام رغم العقبات.",
        "أعلنت جماعة تدعى جند الساحل موقفها.",
    ],
)
def test_states_do_not_demonstrate_and_idioms_name_no_event(text: str) -> None:
    assert not events_of(text, "PROTEST")
    assert not events_of(text, "REQUEST")
