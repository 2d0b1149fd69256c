"""Rows of speakers: one named person whose words several accounts give."""

from __future__ import annotations

import msgspec

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page

NAME = "سليم الحموري"


def page(ident: str, cue: str, content: str, *, name: str = NAME, stance: str = "say", kind: str = "PER") -> Page:
    made = Page(ident, f"خبر {ident}", f"{cue} مدير الميناء {name} إن {content}.").entity(name, kind)
    made.statement(f"مدير الميناء {name}", cue, content, stance=stance)
    made.statements = [msgspec.structs.replace(made.statements[0], speaker_entity=made.entities[0].id)]
    return made


def spoken(*pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.fact.startswith("speaks:")]


FERRIES, CRANES = "العبارات توقفت بعد العاصفة", "رافعتين جديدتين تصلان في الربيع"


def test_a_person_whom_two_accounts_quote_makes_a_row() -> None:
    (row,) = spoken(page("a", "قال", FERRIES), page("b", "وأوضح", CRANES))
    assert (row.kind, row.verdict, row.rule) == ("statement", "agree", "speakers.same")
    assert [cell.text for cell in row.cells] == [f"قال مدير الميناء {NAME}", f"وأوضح مدير الميناء {NAME}"]


def test_other_people_bodies_and_wishes_make_none() -> None:
    assert spoken(page("a", "قال", FERRIES), page("b", "قال", CRANES, name="نادر الحلبي")) == []
    assert spoken(page("a", "قال", FERRIES, kind="ORG"), page("b", "قال", CRANES, kind="ORG")) == []
    assert spoken(page("a", "قال", FERRIES), page("b", "طلب", CRANES, stance="request")) == []


def test_the_fullest_naming_is_quoted() -> None:
    one = page("a", "قال", FERRIES)
    body = f"أفاد الحموري أن العاصفة هدأت. وأوضح مدير الميناء {NAME} أن {CRANES}."
    other = Page("b", "خبر b", body).entity(NAME)
    for speaker, cue, content in (("الحموري", "أفاد", "أن العاصفة هدأت"), (f"مدير الميناء {NAME}", "وأوضح", CRANES)):
        other.statement(speaker, cue, content)
    person = other.entities[0].id
    other.statements = [msgspec.structs.replace(statement, speaker_entity=person) for statement in other.statements]
    (row,) = spoken(one, other)
    assert [cell.text for cell in row.cells] == [f"قال مدير الميناء {NAME}", f"وأوضح مدير الميناء {NAME}"]
