"""One-sentence articles as yes/no questions: does it report an actual assault, a protest, an event of another type?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tawatur import make_article, read

SENTENCES = tomllib.loads((Path(__file__).parent.parent / "examples" / "event_sentences.toml").read_text("utf-8"))
#: F1 on these sentences, half of which are near misses; measured after mending what they showed, rounded down.
FLOORS = {"assault": 0.94, "protest": 0.94}
#: F1 over the sentences of all other types together.
OTHERS = 0.93


def reports(text: str, kind: str, *, actual: bool = True) -> bool:
    events = read(make_article(title="", body=text)).events
    return any(event.type == kind.upper() and (event.status == "actual" or not actual) for event in events)


@pytest.mark.parametrize("kind", ["assault", "protest"])
def test_sentences(kind: str) -> None:
    right = [text for text in SENTENCES[kind]["yes"] if reports(text, kind)]
    missed = [text for text in SENTENCES[kind]["yes"] if text not in right]
    made_up = [text for text in SENTENCES[kind]["no"] if reports(text, kind)]
    score = 2 * len(right) / (2 * len(right) + len(missed) + len(made_up))
    assert score >= FLOORS[kind], f"{score:.3f}\nmissed: {missed}\nmade up: {made_up}"


def test_other_types() -> None:
    others = [(kind, lists) for kind, lists in SENTENCES.items() if kind not in FLOORS]
    wanted = [(kind, text) for kind, lists in others for text in lists["yes"]]
    missed = [(kind, text) for kind, text in wanted if not reports(text, kind, actual=False)]
    made_up = [(kind, text) for kind, lists in others for text in lists["no"] if reports(text, kind, actual=False)]
    score = 2 * (len(wanted) - len(missed)) / (2 * len(wanted) - len(missed) + len(made_up))
    assert score >= OTHERS, f"{score:.3f}\nmissed: {missed}\nmade up: {made_up}"
