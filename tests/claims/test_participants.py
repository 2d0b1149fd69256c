"""Who does what to whom, and what is asked and promised, on sentences of many countries."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tests.claims.participation import load, measure
from tests.claims.promising import measure_commitments

#: F1 as measured last, rounded down. The sentences of `participants.toml` are the broadest, and least worked on.
PARTICIPANTS = {
    "participants.toml": 0.78,
    "participants_clauses.toml": 0.95,
    "participants_shared.toml": 0.85,
    "participants_nearer.toml": 0.95,
    "participants_verbs.toml": 0.97,
    "participants_nouns.toml": 0.93,
    "participants_counted.toml": 0.97,
    "participants_none.toml": 0.98,
    "participants_press.toml": 0.89,
    "participants_talks.toml": 0.97,
}
PLACES = 0.68
#: Share of the events found whose status is right.
STATUSES = 0.93
COMMITMENTS = {"promises.toml": 0.91, "promises_words.toml": 0.96}


@pytest.mark.parametrize("name", PARTICIPANTS)
def test_participants(name: str) -> None:
    score = measure(name)
    assert score.f1 >= PARTICIPANTS[name], "\n".join([f"{score.f1:.3f}", *score.faults])


def test_places() -> None:
    score = measure("participants_clauses.toml", ["places"])
    assert score.f1 >= PLACES, "\n".join([f"{score.f1:.3f}", *score.faults])


@pytest.mark.parametrize("name", COMMITMENTS)
def test_commitments(name: str) -> None:
    score = measure_commitments(name)
    assert score.f1 >= COMMITMENTS[name], "\n".join([f"{score.f1:.3f}", *score.faults])


def test_statuses() -> None:
    published, sentences = load("statuses.toml")
    right, wrong = 0, []
    for sentence in sentences:
        events = read(make_article(title="", body=sentence["text"], published=published)).events
        for wanted in sentence["events"]:
            alike = [e for e in events if e.type == wanted["type"] and wanted["trigger"] in e.trigger.text]
            right += bool(alike) and alike[0].status == wanted["status"]
            wrong += [f"{e.status} for {wanted['status']} :: {sentence['text']}" for e in alike[:1]]
    assert right >= STATUSES * len(wrong), "\n".join(wrong)
