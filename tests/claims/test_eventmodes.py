"""The mode of acts of words and protests, told by what they are about."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tawatur import make_article, read

EXAMPLES = Path(__file__).parents[1] / "examples" / "event_modes.toml"
SENTENCES = tomllib.loads(EXAMPLES.read_text("utf-8"))["sentence"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:40])
def test_mode(sentence: dict[str, Any]) -> None:
    events = read(make_article(title="", body=sentence["text"], published="2021-06-15")).events
    found = [e.mode or "" for e in events if e.type == sentence["type"] and sentence["trigger"] in e.trigger.text]
    assert found == [sentence["mode"]]
