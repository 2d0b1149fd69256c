"""Facts of a comparison are put into the label languages, and never changed where they are not known."""

from __future__ import annotations

import pytest

from tawatur.export.labels import Label, load_labels
from tawatur.export.view_facts import fact_view


@pytest.mark.parametrize(
    "fact, head, body",
    [
        ("killed: 47 / 39", "قتلى", "٤٧ / ٣٩"),
        ("killed: about 30 / 20 or more", "قتلى", "نحو ٣٠ / ٢٠ فأكثر"),
        ("killed, children: 9", "قتلى، أطفال", "٩"),
        ("when: 2025-11-01 to 2025-11-30 / 2025", "الزمن", "2025-11-01 to 2025-11-30 / 2025"),
        ("when: 2026-02-03 / 2025-01-01 to 2025-12-31", "الزمن", "الثلاثاء ٣ فبراير/شباط ٢٠٢٦ / ٢٠٢٥"),
        ("hour: 2026-02-03 08:30", "الساعة", "الثلاثاء ٣ فبراير/شباط ٢٠٢٦، ٠٨:٣٠"),
        ("hour: 2026-02-03 08:30 / 09:10", "الساعة", "الثلاثاء ٣ فبراير/شباط ٢٠٢٦، ٠٨:٣٠ / ٠٩:١٠"),
        ("announce: «وقف النار»", "أعلن", "وقف النار"),
        ("ASSAULT: «قصف: السوق»", "اعتداء", "قصف: السوق"),
        ("called: «أ» / «ب»", "التسمية", "«أ» / «ب»"),
        ("quantity: 72 kilometre / over 2,500.5 metre", "المقدار", "٧٢ (بالكيلومتر) / أكثر من ٢٬٥٠٠.٥ (بالمتر)"),
        ("quantity: about 8 league", "المقدار", "about 8 league"),
        ("killed: some", "قتلى", "some"),
        ("something else: «وقف النار»", None, "something else: «وقف النار»"),
        ("حصيلة القتلى: 47", None, "حصيلة القتلى: 47"),
        ("", None, ""),
    ],
)  # fmt: skip
def test_facts(fact: str, head: str | None, body: str) -> None:
    view = fact_view(fact, load_labels())
    assert (view.head.ar if view.head else None) == head
    assert (view.body.ar if isinstance(view.body, Label) else view.body) == body


def test_a_group_that_is_the_kind_is_told_once() -> None:
    labels = load_labels()
    one, twice = fact_view("fighters: 20 or more", labels), fact_view("fighters, fighters: 20 or more", labels)
    assert one == twice
    assert one.head is not None


def test_many_wordings_are_cut() -> None:
    view = fact_view("where: «أ» / «ب» / «ج» / «د»", load_labels())
    assert view.body == "«أ» / «ب» / «ج» / … (+1)"
