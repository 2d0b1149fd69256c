"""Whose date a date is, and what that says about when an event was or will be."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tawatur import make_article, read

EXAMPLES = Path(__file__).parents[1] / "examples" / "statuses_dates.toml"
SENTENCES = tomllib.loads(EXAMPLES.read_text("utf-8"))["sentence"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:40])
def test_status_by_date(sentence: dict[str, Any]) -> None:
    events = read(make_article(title="", body=sentence["text"], published="2021-06-15")).events
    for wanted in sentence["events"]:
        found = [e.status for e in events if e.type == wanted["type"] and wanted["trigger"] in e.trigger.text]
        assert found == [wanted["status"]]


def test_a_date_told_before_is_the_evidence() -> None:
    text = "انهارت الهدنة في خريف 2018. وكانت الأمم المتحدة نظمت مفاوضات بين الطرفين في أنقرة."
    events = read(make_article(title="", body=text, published="2021-06-15")).events
    (step,) = (d for e in events if e.type == "CONSULT" for d in e.derivation if d.field == "status")
    assert step.rule == "<date told before>"
    assert [span.text for span in step.evidence] == ["خريف 2018"]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("اقترحت الهند على باكستان عقد اجتماع يوم 24 أغسطس المقبل.", "REQUEST", None),
        (
            "ويصوت المجلس قبل 17 سبتمبر المقبل على مشروع قرار يرفض الاتفاق الذي وقعته القوى الكبرى مع طهران.",
            "SUPPORT",
            None,
        ),
        ("اقترحت الهند على باكستان يوم 2 أغسطس الجاري عقد اجتماع.", "REQUEST", "يوم 2 أغسطس الجاري"),
    ],
)
def test_what_has_happened_has_no_day_after_its_article(text: str, kind: str, day: str | None) -> None:
    ledger = read(make_article(title="", body=text, published="2015-08-04"))
    (event,) = [event for event in ledger.events if event.type == kind]
    assert event.status == "actual"
    assert (event.when.text if event.when is not None else None) == day
