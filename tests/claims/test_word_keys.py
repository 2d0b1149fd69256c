"""The words that a token may be, and the keys by which a word is found among tokens, tell the same."""

from __future__ import annotations

import pytest

from tawatur.claims.clauses.view import is_one_of, keys_of, spelled_as
from tawatur.claims.clauses.words import site_keys, sites
from tawatur.demo import demo_articles
from tawatur.lexicon import load_lexicon
from tawatur.text.clitics import ARTICLE
from tawatur.text.documents import make_document
from tawatur.text.tokens import cut_alone


@pytest.mark.parametrize(
    "written, word",
    [
        ("والحكومة", "حكومه"),
        ("للحكومة", "حكومه"),
        ("لحكومتهم", "حكومت"),
        ("قتلا", "قتل"),
        ("القتلا", "قتل"),
        ("الف", "الف"),
        ("الا", "الا"),
        ("الالعابا", "العاب"),
    ],
)
def test_a_word_is_found_by_its_spellings(written: str, word: str) -> None:
    (token,) = cut_alone(written)
    assert is_one_of(token, frozenset({word})) is (word in keys_of(token)) is True


@pytest.mark.parametrize("written, word", [("ماا", "ما"), ("العابا", "العاب"), ("الم", "م"), ("حكومات", "حكومه")])
def test_a_word_is_not_found_by_other_spellings(written: str, word: str) -> None:
    (token,) = cut_alone(written)
    assert is_one_of(token, frozenset({word})) is (word in keys_of(token)) is False


def test_both_ways_tell_the_same_of_all_words_of_articles() -> None:
    tokens = {token.norm: token for article in demo_articles() for token in make_document(article).tokens}.values()
    words = frozenset(key for token in tokens for key in keys_of(token))
    spelled: dict[str, set[str]] = {}
    for word in words:
        for key in spelled_as(word):
            spelled.setdefault(key, set()).add(word)
    for token in tokens:
        found = set().union(*(spelled.get(key, set()) for key in (*token.keys, *token.bound_keys)))
        assert found == keys_of(token), token.norm


def test_nouns_for_places_are_found_with_article_and_as_accusatives() -> None:
    nouns, keys = load_lexicon().compiled(sites), load_lexicon().compiled(site_keys)
    spelled = {key for noun in nouns for key in (noun, noun + "ا", ARTICLE + noun, ARTICLE + noun + "ا", noun[1:])}
    adjectives = {ARTICLE + word for word in ("شرقي", "غربي", "شمالي", "جنوبي")}
    assert not adjectives & keys
    for key in spelled - adjectives:
        bare = key.removeprefix(ARTICLE)
        assert (key in keys) is (bare in nouns or bare.removesuffix("ا") in nouns), key
