"""One-sentence articles as yes/no questions: does it report an actual assault, a protest?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tawatur import make_article, read

SENTENCES = tomllib.loads((Path(__file__).parent.parent / "examples" / "event_sentences.toml").read_text("utf-8"))
#: F1 on these sentences, half of which are near misses; measured when the test was written, rounded down.
FLOORS = {"assault": 0.94, "protest": 0.94}


def reports(text: str, kind: str) -> bool:
    events = read(make_article(title="", body=text)).events
    return any(event.type == kind.upper() and event.status == "actual" for event in events)


@pytest.mark.parametrize("kind", ["assault", "protest"])
def test_sentences(kind: str) -> None:
    right = [text for text in SENTENCES[kind]["yes"] if reports(text, kind)]
    missed = [text for text in SENTENCES[kind]["yes"] if text not in right]
    made_up = [text for text in SENTENCES[kind]["no"] if reports(text, kind)]
    score = 2 * len(right) / (2 * len(right) + len(missed) + len(made_up))
    assert score >= FLOORS[kind], f"{score:.3f}\nmissed: {missed}\nmade up: {made_up}"
