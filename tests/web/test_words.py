"""The labels of both languages, and the settings of the reader."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import msgspec
import pytest
from starlette.testclient import TestClient

from tawatur.records.ledger import (
    Agreement,
    Commitment,
    Credit,
    Entity,
    Event,
    Figure,
    Statement,
    TimeExpression,
)
from tawatur.web.words import words_of

FILES = sorted(file.name for file in files("tawatur.web").joinpath("labels", "en").iterdir())


def labels(lang: str, name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads(files("tawatur.web").joinpath("labels", lang, name).read_text("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_keys(name: str) -> None:
    arabic, english = labels("ar", name), labels("en", name)
    assert {g: list(keys) for g, keys in arabic.items()} == {g: list(keys) for g, keys in english.items()}


def test_both_languages_have_the_same_files() -> None:
    assert sorted(file.name for file in files("tawatur.web").joinpath("labels", "ar").iterdir()) == FILES


@pytest.mark.parametrize(
    "months, month", [("dual", "يناير/كانون الثاني"), ("west", "يناير"), ("levant", "كانون الثاني")]
)
def test_month_names_are_a_choice(months: str, month: str) -> None:
    assert words_of("ar", "latn", months).day("2026-01-14") == f"الأربعاء 14 {month} 2026"


def test_digits_are_a_choice_of_the_arabic_interface() -> None:
    assert words_of("ar", "arab", "dual").number(1234) == "١٬٢٣٤"
    assert words_of("ar", "latn", "dual").number(1234) == "1,234"
    assert words_of("en", "arab", "dual").number(1234) == "1,234"


def test_stored_text_in_a_label_is_isolated() -> None:
    words = words_of("en", "latn", "dual")
    assert words.h("search.version", n="<b>\u202e") == 'version <bdi dir="auto">&lt;b&gt;‹RLO›</bdi>'


def test_an_unknown_label_is_an_error_and_an_unknown_value_itself() -> None:
    words = words_of("en", "latn", "dual")
    with pytest.raises(KeyError):
        words.t("common.no-such")
    assert words.term("verdict", "no-such") == "no-such"


def test_choices_are_remembered(client: TestClient) -> None:
    assert "14 يناير 2026" in client.get("/search?lang=ar&months=west").text
    assert "14 يناير 2026" in client.get("/search").text
    assert "١٤ يناير ٢٠٢٦" in client.get("/search?digits=arab").text
    assert client.get("/search?lang=xx").text.count('lang="ar"')


def test_the_browser_tells_the_first_language(client: TestClient) -> None:
    assert '<html lang="en"' in client.get("/", headers={"accept-language": "en-GB,en;q=0.9"}).text
    assert '<html lang="ar"' in client.get("/", headers={"accept-language": "fr,ar;q=0.5"}).text
    assert '<html lang="ar"' in client.get("/", headers={"accept-language": "*"}).text


@pytest.mark.parametrize("kind", [Statement, Figure, Event, TimeExpression, Commitment, Agreement, Entity, Credit])
def test_every_field_of_a_claim_has_a_word(kind: type[msgspec.Struct]) -> None:
    words = words_of("ar", "latn", "dual")
    fields = set(kind.__struct_encode_fields__) - {"id", "start", "end"}
    assert {field for field in fields if not words.has("review_field", field)} == set()
