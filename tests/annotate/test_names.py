"""Names are found with their exact spans and types."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tawatur import make_article, read
from tawatur.pipeline import STAGES, annotate
from tawatur.records.document import Document
from tawatur.records.layers import MENTIONS, Mention

GROUPS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "examples" / "names.toml").read_text("utf-8")
)["group"]
YES = [(g["rule"], row[0], row[1:]) for g in GROUPS for row in g["yes"]]
NO = [(g["rule"], row[0], row[1:]) for g in GROUPS for row in g["no"]]
UP_TO_NAMES = STAGES[: [s.name for s in STAGES].index("names") + 1]


def document(text: str) -> Document:
    return annotate(make_article(title="", body=text, published="2024-05-06"), stages=UP_TO_NAMES)


def mentions(text: str) -> tuple[Mention, ...]:
    return document(text)[MENTIONS]


@pytest.mark.parametrize(("rule", "sentence", "names"), YES)
def test_names_are_found(rule: str, sentence: str, names: list[str]) -> None:
    found = [f"{m.type}:{m.text}" for m in mentions(sentence)]
    missing = [name for name in names if name not in found]
    assert not missing, f"{rule}: found {[(m.type, m.text, m.rule) for m in mentions(sentence)]}"


@pytest.mark.parametrize(("rule", "sentence", "words"), NO)
def test_other_words_are_no_names(rule: str, sentence: str, words: list[str]) -> None:
    for mention in mentions(sentence):
        taken = [word for word in words if word in mention.text.split()]
        assert not taken, f"{rule}: {mention.type} {mention.text!r} by {mention.rule}"


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: str(g["rule"]))
def test_every_rule_has_three_examples_and_two_counter_examples(group: dict[str, Any]) -> None:
    assert len(group["yes"]) >= 3
    assert len(group["no"]) >= 2


def test_spans_quote_the_text_without_prefixes() -> None:
    doc = document("وقال مصدر للحكومة السورية إن بغداد ولبنان وافقا")
    for mention in doc[MENTIONS]:
        assert doc.text[mention.start : mention.end] == mention.text
    assert [m.text for m in doc[MENTIONS]] == ["حكومة السورية", "بغداد", "لبنان"]


def test_a_title_stands_with_its_name() -> None:
    (mention,) = [m for m in mentions("قال وزير الزراعة سامر القاضي إن الموسم جيد") if m.type == "PER"]
    assert mention.title is not None
    assert mention.title.text == "وزير الزراعة"


def test_a_full_name_licenses_the_bare_surname() -> None:
    found = [m.text for m in mentions("قال الطبيب سالم الشامي إن المرض انتشر.\nوأضاف الشامي أن الدواء متوفر.")]
    assert found == ["سالم الشامي", "الشامي"]


def test_names_inside_the_body_named_after_a_ruler() -> None:
    found = [(m.type, m.text) for m in mentions("سقط نظام بشار الأسد")]
    assert ("ORG", "نظام بشار الأسد") in found
    assert ("PER", "بشار الأسد") in found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "«" * 3000,
        "وزارة " * 3000,
        "بن " * 3000,
        "الرئيس " * 2000,
        "محمد " * 3000,
        "\u202e" * 50 + "مدينة",
        "و" * 500,
    ],
)
def test_hostile_text_never_raises(text: str) -> None:
    doc = document(text)
    for mention in doc[MENTIONS]:
        assert doc.text[mention.start : mention.end] == mention.text


def test_an_adjective_heads_no_place_and_a_state_is_a_body() -> None:
    text = "دخل القرية لاعب إقليمي وازن أمس في ليبيا، وقالت الدولة السورية إن الأمر صعب."
    found = {(e.type, e.name) for e in read(make_article(title="", body=text)).entities}
    assert ("ORG", "الدولة السورية") in found
    assert all("وازن" not in name for _, name in found)


def test_a_letter_right_behind_a_verb_belongs_to_the_name() -> None:
    for sentence, name in (
        ("وقال فاوتر كولمانس إن المباراة صعبة.", "فاوتر كولمانس"),
        ("وأضاف وينستون بيترز أن القرار صدر.", "وينستون بيترز"),
    ):
        assert name in [mention.text for mention in mentions(sentence)]
