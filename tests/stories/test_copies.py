"""Copies, cut copies, rewrites and independent accounts told apart."""

from __future__ import annotations

import pytest

from tawatur.records.article import make_article
from tawatur.stories.copies import COPIED, RETOLD, find_overlaps
from tawatur.stories.passages import words_of
from tawatur.stories.sketches import sketch_of
from tests.stories.texts import CUT, EDITED, EXTENDED, LOOSE, OTHER, REPORT, REWRITTEN, SAME_EVENT

HALF = REPORT[: len(REPORT) // 2]
MIXED = REPORT + " " + OTHER
TITLED = "ميناء الزهراء يغلق رصيفه\n" + REPORT
REORDERED = ". ".join(reversed(REPORT.split(". ")))
BARE = REPORT.replace("أ", "ا").replace("إ", "ا")
QUOTING = SAME_EVENT + " وكانت الإدارة أعلنت أن العمل سيجري على مدار الساعة لتقليص مدة التوقف."

PAIRS = [
    ("equal", REPORT, REPORT, True),
    ("edited", REPORT, EDITED, True),
    ("cut", REPORT, CUT, True),
    ("half", REPORT, HALF, True),
    ("extended", REPORT, EXTENDED, True),
    ("edited and cut", EDITED, CUT, True),
    ("edited and extended", EDITED, EXTENDED, True),
    ("cut and extended", CUT, EXTENDED, True),
    ("mixed with another text", REPORT, MIXED, True),
    ("the other half of the mixture", OTHER, MIXED, True),
    ("another headline over one body", REPORT, TITLED, True),
    ("sentences in another order", REPORT, REORDERED, True),
    ("another spelling of hamza", REPORT, BARE, True),
    ("told in other words", REPORT, REWRITTEN, False),
    ("another account of the event", REPORT, SAME_EVENT, False),
    ("a short statement quoted", REPORT, QUOTING, False),
    ("another story", REPORT, OTHER, False),
    ("nothing", REPORT, "", False),
    ("two rewrites", REWRITTEN, SAME_EVENT, False),
]


@pytest.mark.parametrize("name, left, right, copied", PAIRS, ids=[pair[0] for pair in PAIRS])
def test_copies_are_told_from_independent_accounts(name: str, left: str, right: str, copied: bool) -> None:
    texts = [words_of(make_article(title="", body=body, ident=ident)) for ident, body in (("a", left), ("b", right))]
    scores = [overlap.score for overlap in find_overlaps(texts, [sketch_of(words.keys) for words in texts]).pairs]
    assert (bool(scores) and scores[0] >= COPIED) is copied, (name, scores)


def test_the_shares_are_of_the_words_of_each() -> None:
    texts = [words_of(make_article(title="", body=body, ident=ident)) for ident, body in (("a", REPORT), ("b", CUT))]
    (overlap,) = find_overlaps(texts, [sketch_of(words.keys) for words in texts]).pairs
    assert overlap.right_share > 0.95
    assert overlap.left_share == pytest.approx(len(texts[1].keys) / len(texts[0].keys), abs=0.05)


@pytest.mark.parametrize(
    ("one", "other", "is_retold"),
    [
        ("إغلاق رصيف", "ميناء الزهراء", True),
        ("هدف متأخر يحسم المباراة", "أمطار غزيرة على الجبال", False),
    ],
)
def test_telling_words_count_where_the_titles_tell_of_one_matter(one: str, other: str, is_retold: bool) -> None:
    texts = [words_of(make_article(title=t, body=b)) for t, b in ((one, REPORT), (other, LOOSE))]
    (overlap,) = find_overlaps(texts, [sketch_of(words.keys) for words in texts]).pairs
    assert (overlap.telling >= RETOLD) is is_retold
