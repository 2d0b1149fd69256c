"""Weights of keys on their day: what is rare among these days counts, what stands once or everywhere does not."""

from __future__ import annotations

from math import isclose, sqrt

import pytest

from tawatur.stories.profiles import Profile
from tawatur.stories.weighing import day_of, is_within, rarity_of, weigh


def profile(ident: str, *keys: str) -> Profile:
    return Profile(ident, "2024-03-05", ident, keys, (1,) * len(keys), ())


def test_a_day_counts_the_articles_that_hold_a_key() -> None:
    day = day_of("2024-03-05", [profile("a", "سفينه", "ميناء"), profile("b", "ميناء")])
    assert (day.size, dict(day.counts)) == (2, {"سفينه": 1, "ميناء": 2})


def test_what_one_article_holds_weighs_nothing_and_what_few_hold_most() -> None:
    days = [
        day_of("2024-03-04", [profile(str(n), "ميناء", "رصيف") for n in range(2)]),
        day_of("2024-03-05", [profile(str(n), "ميناء", f"كلمه{n}") for n in range(3)]),
    ]
    rarity = rarity_of(days)
    assert rarity.keys() == {"ميناء", "رصيف"}
    assert rarity["رصيف"] > rarity["ميناء"]


def test_a_vector_has_length_one_and_names_and_events_count_half() -> None:
    weighed = weigh(profile("a", "e:x", "n:سالم", "ميناء", "غريب", "بعيد"), {"e:x": 2.0, "n:سالم": 2.0, "ميناء": 2.0})
    assert isclose(sqrt(sum(value**2 for value in weighed.vector.values())), 1.0)
    assert weighed.vector["n:سالم"] == weighed.vector["e:x"] == weighed.vector["ميناء"] / 2
    assert weighed.order == ("2024-03-05", "a")


def test_a_page_of_two_words_tells_of_no_event() -> None:
    rarity = {"n:سالم": 2.0, "رسم": 2.0, "اليوم": 1.0}
    assert weigh(profile("a", "n:سالم", "رسم", "اليوم"), rarity).vector == {}


@pytest.mark.parametrize(
    ("earlier", "day", "near"),
    [
        ("2024-03-05", "2024-03-07", True),
        ("2024-03-05", "2024-03-08", False),
        ("", "", True),
        ("", "2024-03-05", False),
        ("2024-13-45", "2024-03-05", False),
        ("2024-13-45", "2024-13-45", True),
    ],
)
def test_a_story_can_grow_for_two_days(earlier: str, day: str, near: bool) -> None:
    assert is_within(earlier, day) is near
