"""Events in one-sentence articles, what is none, and that any text survives."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import make_article, read
from tawatur.records.ledger import EVENT_STATUSES, EVENT_TYPES, Event, Ledger

EXAMPLES = tomllib.loads((Path(__file__).parent.parent / "examples" / "events.toml").read_text("utf-8"))
WORDS = [w for case in EXAMPLES["yes"] + EXAMPLES["no"] for w in case["text"].split()]


def ledger_of(text: str) -> Ledger:
    return read(make_article(title="", body=text, published=EXAMPLES["published"]))


def explained(events: tuple[Event, ...]) -> str:
    return "; ".join(f"{e.type}/{e.mode} {e.trigger.text} by {e.rule}: {[a.text for a in e.actors]}" for e in events)


@pytest.mark.parametrize("case", EXAMPLES["yes"], ids=lambda c: c["text"][:40])
def test_finds_the_event(case: dict[str, Any]) -> None:
    events = ledger_of(case["text"]).events
    fitting = [e for e in events if e.type == case["type"] and case["trigger"] in e.trigger.text]
    assert fitting, explained(events)
    event = fitting[0]
    assert event.mode == case.get("mode", event.mode), explained(events)
    assert event.status == case.get("status", event.status)
    if "actors" in case:
        assert [a.text for a in event.actors] == case["actors"], explained(events)
    if "recipients" in case:
        assert [r.text for r in event.recipients] == case["recipients"], explained(events)


@pytest.mark.parametrize("case", EXAMPLES["no"], ids=lambda c: c["text"][:40])
def test_finds_no_event(case: dict[str, Any]) -> None:
    assert not ledger_of(case["text"]).events, explained(ledger_of(case["text"]).events)


def test_every_type_has_an_example() -> None:
    assert {case["type"] for case in EXAMPLES["yes"]} == set(EVENT_TYPES)


def test_one_event_a_happening() -> None:
    body = "هاجم مسلحون قاعدة الجيش في تمبكتو أمس. وقال ناطق إن الهجوم استمر ساعات."
    ledger = read(make_article(title="مسلحون يهاجمون قاعدة الجيش", body=body, published="2024-05-15"))
    assaults = [e for e in ledger.events if e.type == "ASSAULT"]
    assert len(assaults) == 1, explained(ledger.events)
    assert assaults[0].mentions


def test_links_the_statement_around_the_trigger() -> None:
    ledger = ledger_of("قال متحدث عسكري إن القوات قصفت مواقع للمسلحين شرق المدينة.")
    event = next(e for e in ledger.events if e.type == "ASSAULT")
    assert event.statement == ledger.statements[0].id


def check(ledger: Ledger) -> None:
    text = ledger.article.text
    for event in ledger.events:
        assert event.type in EVENT_TYPES
        assert event.status in EVENT_STATUSES
        for span in (event.trigger, *event.actors, *event.recipients, *event.places, *event.mentions):
            assert text[span.start : span.end] == span.text
    for commitment in ledger.commitments:
        for span in (commitment.content, *commitment.from_, *commitment.to):
            assert text[span.start : span.end] == span.text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, "\n", "،", "«", "»", '"', "(", "و", "\u202e", "\0", "أن", "الذي"]), max_size=60)
)
def test_any_sequence_of_words_survives(words: list[str]) -> None:
    check(ledger_of(" ".join(words)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_survives(text: str) -> None:
    check(ledger_of(text))


@pytest.mark.parametrize("piece", ["هاجم الجيش ", "«", "و", "غارة على ", "قتل خمسة و"])
def test_long_hostile_text_survives(piece: str) -> None:
    check(ledger_of(piece * 4000))


@pytest.mark.parametrize("text", ["دبي -", "ترحيل العقوبة إلى أول مباراة، \nوزاد: هناك نص", "وطالب\nوطالب وطالب"])
def test_a_text_may_end_anywhere(text: str) -> None:
    title, _, body = text.rpartition("\n")
    article = make_article(title=title, body=body, published="2026-03-20")
    check(read(article, strict=True))


@pytest.mark.parametrize("piece", ["قصف الجيش اليوم مدينة ", "طالب وزير الخارجية الذي زار المدينة اليوم "])
def test_words_that_never_stop_make_no_endless_name(piece: str) -> None:
    ledger = ledger_of(piece * 2000)
    assert all(len(mention.text) < 300 for entity in ledger.entities for mention in entity.mentions)


@pytest.mark.parametrize("piece", ["على الصعيد الأمني طرد ", "على صعيد آخر طلب مجلس "])
def test_a_long_sentence_without_a_verb_survives(piece: str) -> None:
    check(ledger_of(piece * 4000))
