"""Scores of who does what to whom, on example sentences: events by type, then whole phrases in each role."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from tawatur import make_article, read
from tawatur.records.ledger import Event
from tawatur.text.folding import fold

ROLES = ("actors", "recipients", "places")


class Score(msgspec.Struct):
    """Expected, found and right participants, and those missed or made up, for reading."""

    expected: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0
    faults: list[str] = msgspec.field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.expected + self.found)


def load(name: str) -> tuple[str, list[dict[str, Any]]]:
    """The date of publication and the sentences of an example file."""
    data = tomllib.loads((Path(__file__).parent.parent / "examples" / name).read_text("utf-8"))
    return data.get("published", "2021-06-15"), data["sentence"]


def measure(name: str, roles: Iterable[str] = ("actors", "recipients")) -> Score:
    """Score one file; participants of events that were not found, or are none, count as missed and made up."""
    score = Score()
    published, sentences = load(name)
    for sentence in sentences:
        day = str(date.fromisoformat(sentence.get("published", published)))
        events = read(make_article(title="", body=sentence["text"], published=day)).events
        _compare(score, sentence, events, tuple(roles))
    return score


def _compare(score: Score, sentence: dict[str, Any], events: tuple[Event, ...], roles: tuple[str, ...]) -> None:
    left = list(events)
    for wanted in sentence["events"]:
        found = _match(wanted, left)
        if found is not None:
            left.remove(found)
        for role in roles:
            spans = [] if found is None else [span.text for span in getattr(found, role)]
            _compare_role(score, wanted, role, spans, sentence["text"], is_event=found is not None)
    for event in left:
        made_up = [span.text for role in roles for span in getattr(event, role)]
        score.found += len(made_up)
        if made_up:
            score.faults.append(f"no event {event.type} {event.trigger.text}: {made_up} :: {sentence['text']}")


def _match(wanted: dict[str, Any], events: list[Event]) -> Event | None:
    alike = [event for event in events if event.type == wanted["type"]]
    return next((e for e in alike if wanted["trigger"] in e.trigger.text), alike[0] if alike else None)


def _compare_role(
    score: Score, wanted: dict[str, Any], role: str, spans: list[str], text: str, *, is_event: bool
) -> None:
    expected = list(wanted[role])
    score.expected += len(expected)
    score.found += len(spans)
    hits = list(_hits(expected, spans))
    score.right += len(hits)
    score.exact += sum(one == other for one, other in hits)
    gone = [phrase for phrase in expected if phrase not in {one for one, _ in hits}]
    extra = [phrase for phrase in spans if phrase not in {other for _, other in hits}]
    if gone or extra:
        event = f"{wanted['type']} {wanted['trigger']}" + ("" if is_event else " (no event)")
        score.faults.append(f"{event} {role}: missed {gone} made up {extra} :: {text}")


def _hits(expected: list[str], found: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of phrases that share half the words of the shorter one, each used once."""
    left = list(found)
    for phrase in expected:
        words = set(fold(phrase).split())
        other = next(
            (f for f in left if 2 * len(words & set(fold(f).split())) >= min(len(words), len(f.split()))), None
        )
        if other is not None:
            left.remove(other)
            yield phrase, other
