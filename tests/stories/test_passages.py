"""Shared passages: exact words, exact places."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.records.article import make_article
from tawatur.stories.passages import SEED, covered, passages, words_of
from tests.stories.texts import CUT, EDITED, OTHER, REPORT


def test_an_equal_text_is_one_passage() -> None:
    one = words_of(make_article(title="", body=REPORT, ident="a"))
    (passage,) = passages(one, one)
    assert passage.same == len(one.keys)
    assert one.span(passage.left, passage.left_stop).text == REPORT.rstrip(".")


def test_marks_and_spelling_of_hamza_do_not_break_a_passage() -> None:
    one = words_of(make_article(title="", body="أعلنت إدارة الموانئ، إغلاقَ الرصيف الشمالي", ident="a"))
    other = words_of(make_article(title="", body="اعلنت ادارة الموانئ إغلاق الرصيف «الشمالي»", ident="b"))
    (passage,) = passages(one, other)
    assert passage.same == 6


def test_small_edits_are_bridged_when_asked() -> None:
    one = words_of(make_article(title="", body=REPORT, ident="a"))
    other = words_of(make_article(title="", body=EDITED, ident="b"))
    assert len(passages(one, other, joined=True)) < len(passages(one, other))


def test_texts_without_common_words_share_nothing() -> None:
    one = words_of(make_article(title="", body=REPORT, ident="a"))
    other = words_of(make_article(title="", body=OTHER, ident="b"))
    assert passages(one, other) == ()


def test_covered_counts_a_passage_once() -> None:
    one = words_of(make_article(title="", body=CUT, ident="a"))
    twice = words_of(make_article(title="", body=f"{CUT} {CUT}", ident="b"))
    left, right = covered(passages(one, twice))
    assert left == len(one.keys)
    assert right == 2 * len(one.keys)


text = st.text(alphabet="ابتكلم \n.،", max_size=120)


@given(text, text)
@settings(max_examples=60, deadline=None)
def test_every_passage_is_equal_words(left: str, right: str) -> None:
    one = words_of(make_article(title="", body=left, ident="a"))
    other = words_of(make_article(title="", body=right, ident="b"))
    for passage in passages(one, other):
        assert one.keys[passage.left : passage.left_stop] == other.keys[passage.right : passage.right_stop]
        assert passage.same >= SEED


def test_a_text_that_repeats_itself_is_a_passage_of_itself() -> None:
    body = "قال إن الأمر انتهى ثم عاد " * 2000
    one = words_of(make_article(title="", body=body, ident="a"))
    assert passages(one, one)
