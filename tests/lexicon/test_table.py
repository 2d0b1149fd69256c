"""Phrase look-up: longest match, attached prefixes and pronouns, exact word bounds."""

from __future__ import annotations

from typing import Any

import pytest

from tawatur.lexicon import PhraseTable
from tawatur.records.document import Token
from tawatur.text.inflection import Form, noun_forms, verb_forms
from tawatur.text.tokens import cut

TABLE = PhraseTable(
    [
        (Form("وزاره"), "ministry"),
        (Form("وزاره الدفاع"), "defence"),
        (Form("الحكومه"), "government"),
        *((form, "attack") for form in noun_forms("هجوم", "هجمات")),
        *((form, "raid") for form in noun_forms("غارة", "غارات", gender="f")),
        *((form, "adopt") for form in verb_forms("تبنى", "يتبنى")),
    ]
)


def found(sentence: str, *, pronouns: bool = False) -> list[tuple[str, str, str]]:
    tokens = list(cut(sentence, 0, len(sentence), index=0, sentence=0))
    return [
        (m.items[0][0], sentence[m.variant.start : tokens[m.stop - 1].end], m.pronoun)
        for m in TABLE.find(tokens, pronouns=pronouns)
    ]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("زار وزارة الدفاع أمس", [("defence", "وزارة الدفاع", "")]),
        ("زار وزارة الصحة أمس", [("ministry", "وزارة", "")]),
        ("قالت لوِزارة الدفاع", [("defence", "وِزارة الدفاع", "")]),
        ("وبوزارة", [("ministry", "وزارة", "")]),
        ("طلب للحكومة", [("government", "حكومة", "")]),
        ("طلب الحكومة", [("government", "الحكومة", "")]),
        ("موزارة", []),
        ("الهجوم والهجمات", [("attack", "الهجوم", ""), ("attack", "الهجمات", "")]),
        ("سيتبنى القرار", [("adopt", "سيتبنى", "")]),
    ],
)
def test_finds(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("بعد غاراتها", [("raid", "غاراتها", "ها")]),
        ("بعد غارته", [("raid", "غارته", "ه")]),
        ("وتبناه التنظيم", [("adopt", "تبناه", "ه")]),
        ("هجومهم", [("attack", "هجومهم", "هم")]),
    ],
)
def test_takes_pronouns_off(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(sentence, pronouns=True) == expected
    assert found(sentence) == []


def test_overlapping_matches_and_membership() -> None:
    tokens = list(cut("وزارة الدفاع", 0, 12, index=0, sentence=0))
    assert len(TABLE.find(tokens, overlapping=True)) == 1
    assert "وزاره" in TABLE
    assert TABLE.get("nothing") == ()
    assert len(TABLE) > 10


def test_starts_are_where_a_phrase_can_begin() -> None:
    sentence = "زار الوفد وزارة الصحة بعد غارتهم على الحكومة"
    tokens = list(cut(sentence, 0, len(sentence), index=7, sentence=0))
    assert TABLE.starts(tokens) == [2, 7]
    assert TABLE.starts(tokens, pronouns=True) == [2, 5, 7]
    assert [match.first for match in TABLE.find(tokens, pronouns=True, among=(0, 5, 6))] == [7 + 5]
    assert TABLE.starts([]) == []


def test_nothing_is_found_but_at_the_starts() -> None:
    sentence = "وبوزارة الدفاع هجومهم، وزارة من الحكومة تبنته"
    tokens = list(cut(sentence, 0, len(sentence), index=0, sentence=0))
    for pronouns in (False, True):
        starts = TABLE.starts(tokens, pronouns=pronouns)
        matches = [at for at in range(len(tokens)) if TABLE.match_at(tokens, at, pronouns=pronouns) is not None]
        found = TABLE.find(tokens, pronouns=pronouns, overlapping=True)
        assert [match.first for match in found] == matches
        assert set(matches) <= set(starts)


class Long(list[Token]):
    """Tokens of a long sentence, of which nobody may copy a part: many phrases would make it many copies."""

    def __getitem__(self, at: Any) -> Any:
        assert not isinstance(at, slice), "a look-up copies a part of the sentence"
        return super().__getitem__(at)


def test_a_look_up_costs_the_same_in_a_long_sentence() -> None:
    sentence = "زار وزارة الدفاع " * 20
    tokens = Long(cut(sentence, 0, len(sentence), index=0, sentence=0))
    assert len(TABLE.find(tokens, pronouns=True)) == 20
    assert TABLE.match_at(tokens, 1, pronouns=True) is not None
