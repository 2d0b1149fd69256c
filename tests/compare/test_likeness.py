"""How much two clauses share: equal words, words of one root, words of related meaning."""

from __future__ import annotations

import pytest

from tawatur.compare.likeness import bag_of, likeness, related_words, scale_of, with_related
from tawatur.lexicon import load_lexicon
from tawatur.text.likeness import likeness_key

RELATED = {"قتال": frozenset({"معارك", "اشتباك"}), "معارك": frozenset({"قتال"}), "اشتباك": frozenset({"قتال"})}
CLAUSES = [("قتال", "ضاحي", "مطار"), ("معارك", "ضاحي", "مطار"), ("مدرس", "جديد"), ("قتال", "جبل"), ("معارك", "سهل")]
SCALE = scale_of(CLAUSES)
BAGS = [bag_of(clause, SCALE) for clause in CLAUSES]


def test_related_words_add_weight_but_are_no_words_in_common() -> None:
    plain, more = likeness(BAGS[0], BAGS[1], SCALE), with_related(BAGS[0], BAGS[1], SCALE, RELATED)
    assert plain.words == more.words == 2
    assert plain.of_both < more.of_both < 1


def test_related_words_alone_bring_no_clauses_together() -> None:
    assert with_related(BAGS[3], BAGS[4], SCALE, RELATED) == likeness(BAGS[3], BAGS[4], SCALE)


def test_rare_words_weigh_more_and_common_ones_still_count() -> None:
    rare, common = SCALE.of(("مدرس",)), SCALE.of(("قتال",))
    assert rare > common > rare / 2
    assert SCALE.is_rare("مدرس", most=1)
    assert not SCALE.is_rare("قتال", most=1)


def test_each_word_has_one_partner() -> None:
    scale = scale_of([*CLAUSES, ("اشتباك", "معارك", "ضاحي", "مطار")])
    one, two = bag_of(("قتال", "ضاحي", "مطار"), scale), bag_of(("اشتباك", "معارك", "ضاحي", "مطار"), scale)
    assert with_related(one, two, scale, RELATED) == with_related(two, one, scale, RELATED)
    assert with_related(one, two, scale, RELATED).of_lighter < 1


@pytest.mark.parametrize("one, other", [("سجن", "معتقل"), ("متاعب", "مصاعب"), ("قتال", "معارك")])
def test_the_table_relates_words_both_ways(one: str, other: str) -> None:
    related = load_lexicon().compiled(related_words)
    a, b = likeness_key(one), likeness_key(other)
    assert b in related[a]
    assert a in related[b]


def test_the_table_holds_each_pair_once_and_no_number() -> None:
    table = load_lexicon().pairs("related_words")
    assert len(table) > 5000
    assert all(
        key < other and key.isalpha() and other.isalpha() for key, rest in table.items() for other in rest.split()
    )
    assert not {likeness_key(word) for word in ("عشرين", "خمسين", "يناير", "ثلاثاء")} & table.keys()
