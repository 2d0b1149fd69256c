"""What queries mean, and what is refused with which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import QueryError
from tawatur.search.matching import Matcher
from tawatur.search.parser import FIELDS, parse_query
from tawatur.store.criteria import All, AnyOf, Contradicted, Days, Figures, Not, Term


def test_everything() -> None:
    assert parse_query("") is None
    assert parse_query("  ") is None


def test_words_must_all_be_there() -> None:
    criterion = parse_query("هدنة وزير")
    assert isinstance(criterion, All)
    assert [term.words for term in criterion.criteria if isinstance(term, Term)] == [(("هدنه",),), (("وزير",),)]


def test_or_binds_weaker_than_and() -> None:
    criterion = parse_query("نهر بحر OR جبل")
    assert isinstance(criterion, AnyOf)
    assert isinstance(criterion.criteria[0], All)


def test_brackets_and_negation() -> None:
    criterion = parse_query("-(نهر | بحر) جبل")
    assert isinstance(criterion, All)
    assert isinstance(criterion.criteria[0], Not)
    assert parse_query("NOT نهر") == parse_query("-نهر")


@pytest.mark.parametrize(
    "query, low, high",
    [
        ("figure:killed>=10", 10, None),
        ("figure:killed>10", 11, None),
        ("figure:killed<=10", None, 10),
        ("figure:killed<10", None, 9),
        ("figure:killed=10..50", 10, 50),
        ("figure:killed:10..", 10, None),
        ("figure:killed:..50", None, 50),
        ("figure:killed:١٢", 12, 12),
        ("figure:killed=7", 7, 7),
    ],
)
def test_figures(query: str, low: int | None, high: int | None) -> None:
    assert parse_query(query) == Figures(what="killed", low=low, high=high)


@pytest.mark.parametrize(
    "query, first, last",
    [
        ("published:2025-07-23", "2025-07-23", "2025-07-23"),
        ("published:2024-02", "2024-02-01", "2024-02-29"),
        ("published:2025", "2025-01-01", "2025-12-31"),
        ("published:2025-07-01..2025-07-05", "2025-07-01", "2025-07-05"),
        ("published:2025-07..", "2025-07-01", None),
        ("published:..2025-07", None, "2025-07-31"),
        ("published:2025-12..2026-01", "2025-12-01", "2026-01-31"),
    ],
)
def test_days(query: str, first: str | None, last: str | None) -> None:
    bounds = [None if day is None else date.fromisoformat(day).toordinal() for day in (first, last)]
    assert parse_query(query) == Days(field="published", first=bounds[0], last=bounds[1])


def test_contradictions() -> None:
    assert parse_query("has:contradiction") == Contradicted()


def test_addresses_and_times_of_day_are_words() -> None:
    assert parse_query('"12:30"') is not None
    assert parse_query("https://sutur.example/a") is not None


@pytest.mark.parametrize(
    "query, says",
    [
        ("entty:x", "entty: is no field; fields are entity"),
        ("(نهر", "opens a bracket"),
        ("نهر)", "closes a bracket"),
        ("نهر OR", "nothing beside it"),
        ("OR نهر", "nothing beside it"),
        ("()", "nothing beside it"),
        ("NOT", "nothing after it"),
        ("entity:", "needs a value"),
        ("event:WAR", "is none of AGREE"),
        ("stance:shout", "is none of say"),
        ("figure:cats", "give one of killed"),
        ("figure:killed>" + "9" * 19, "more digits"),
        ("published:yesterday", "is no day"),
        ("published:2025-02-30", "is no day"),
        ("published:2025..2024", "ends before it begins"),
        ("has:luck", "has:contradiction is"),
        ("exact:!", "needs a word"),
        ("sounds:اي", "too few consonants"),
        ("نهر " * 300, "at most 200"),
    ],
)
def test_what_is_refused(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        parse_query(query)


def test_letters_as_typed_beside_a_field_are_refused() -> None:
    criterion = parse_query("exact:نهر OR outlet:سطور")
    with pytest.raises(QueryError, match="two searches"):
        Matcher(criterion).holds("نص")


PIECES = (*'هدنة وزير()|-"«»:*.<>=12٣', "OR ", "NOT ", *(f"{field}:" for field in FIELDS))


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_query_is_understood_or_refused(query: str) -> None:
    try:
        criterion = parse_query(query)
        Matcher(criterion).holds("دخلت الهدنة حيز التنفيذ")
    except QueryError:
        return
