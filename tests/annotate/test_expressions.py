"""Every rule of the number and time grammars against its examples, and any text against both grammars."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import make_article, read
from tawatur.annotate.parsing import ParsedDate, ParsedNumber, parse_dates, parse_numbers

EXAMPLES = Path(__file__).parent.parent / "examples"
NUMBERS = tomllib.loads((EXAMPLES / "numbers.toml").read_text("utf-8"))
DATES = tomllib.loads((EXAMPLES / "dates.toml").read_text("utf-8"))
PUBLISHED: str = DATES["published"]


def rows(examples: dict, key: str) -> list[tuple]:
    return [(rule["name"], row) for rule in examples["rule"] for row in rule[key]]


def derivation(found: list[ParsedNumber] | list[ParsedDate]) -> str:
    return "\n".join(f"{item}" for item in found) or "nothing found"


@pytest.mark.parametrize(("rule", "row"), rows(NUMBERS, "yes"))
def test_number_is_read(rule: str, row: list[str]) -> None:
    text, quotation, low, high = row
    bounds = tuple(Decimal(bound) if bound else None for bound in (low, high))
    found = parse_numbers(text)
    hits = [n for n in found if n.text == quotation and rule in n.rules]
    assert hits, derivation(found)
    assert tuple(None if b is None else Decimal(str(b)) for b in (hits[0].low, hits[0].high)) == bounds, derivation(
        found
    )


@pytest.mark.parametrize(("rule", "text"), rows(NUMBERS, "no"))
def test_number_is_not_read(rule: str, text: str) -> None:
    found = parse_numbers(text)
    assert not [n for n in found if rule in n.rules], derivation(found)


@pytest.mark.parametrize(("rule", "row"), rows(DATES, "yes"))
def test_time_is_read(rule: str, row: list[str]) -> None:
    text, quotation, *values = row
    found = parse_dates(text, PUBLISHED)
    hits = [t for t in found if t.text == quotation and rule in t.rules]
    assert hits, derivation(found)
    assert [hits[0].value, hits[0].begin, hits[0].finish] == [value or None for value in values], derivation(found)


@pytest.mark.parametrize(("rule", "text"), rows(DATES, "no"))
def test_time_is_not_read(rule: str, text: str) -> None:
    found = parse_dates(text, PUBLISHED)
    assert not [t for t in found if rule in t.rules], derivation(found)


@pytest.mark.parametrize("examples", [NUMBERS, DATES], ids=["numbers", "dates"])
def test_every_rule_has_enough_examples(examples: dict) -> None:
    short = [r["name"] for r in examples["rule"] if len(r["yes"]) < 3 or len(r["no"]) < 2]
    assert not short


def test_without_a_day_of_publication_relative_times_have_no_value() -> None:
    assert [(t.text, t.value) for t in parse_dates("وصل أمس من المدينة")] == [("أمس", None)]


WORDS = sorted(
    {
        word
        for examples in (NUMBERS, DATES)
        for rule in examples["rule"]
        for row in rule["yes"]
        for word in row[0].split()
    }
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [*WORDS, "و", "-", "/", "(", ")", ":", ".", "99999999999999999999", "0", "31", "12", "\n", "\u202e", "\x00"]
        ),
        max_size=14,
    ).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([None, "2025-07-23", "0001-01-01", "9999-12-31", "nonsense"]))
def test_any_text_gives_a_result_whose_spans_slice(text: str, published: str | None) -> None:
    for number in parse_numbers(text):
        assert text[number.start : number.end] == number.text
        assert number.low is None or number.high is None or number.low <= number.high
    for time in parse_dates(text, published):
        assert text[time.start : time.end] == time.text
        assert (time.begin is None) == (time.finish is None)
        assert time.begin is None or time.finish is None or time.begin <= time.finish


def test_a_length_counted_from_an_event_stays_symbolic() -> None:
    (found,) = parse_dates("اجتمعوا بعد يومين من توقيع الاتفاق", PUBLISHED)
    assert (found.text, found.value, found.begin, found.anchor) == ("يومين", "P2D", None, "توقيع الاتفاق")


@pytest.mark.parametrize(
    ("text", "value"),
    [("من 5 إلى 6 مساء", "T17/T18"), ("بين التاسعة و11 صباحا", "T09/T11"), ("وصلوا في الصباح", "TMO")],
)
def test_times_of_day_without_a_day(text: str, value: str) -> None:
    assert [(t.value, t.granularity) for t in parse_dates(text, PUBLISHED)] == [(value, "time of day")]


@pytest.mark.parametrize(("text", "note"), [("5/6/2025", "2025-05-06"), ("25/6/2025", ""), ("2025/6/5", "")])
def test_an_ambiguous_order_of_digits_is_told(text: str, note: str) -> None:
    (time,) = read(make_article(title="", body=f"صدر القرار في {text}")).times
    assert time.derivation[0].note.endswith(note)
    assert bool(time.derivation[0].note) == bool(note)
