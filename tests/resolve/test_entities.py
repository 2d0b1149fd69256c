"""Entities of different articles become one for a reason that can be shown, and never by likeness alone."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.lexicon import load_lexicon
from tawatur.records.ledger import Ledger
from tawatur.records.resolution import ResolvedEntity
from tawatur.resolve.entities import resolve_entities, same_groups
from tawatur.text.skeletons import skeleton


def ledger(text: str, ident: str) -> Ledger:
    return read(make_article(title="", body=text, published="2024-05-06", ident=ident))


def group_of(ledgers: list[Ledger], ident: str, name: str) -> ResolvedEntity:
    (own,) = [led for led in ledgers if led.article.id == ident]
    (entity,) = [e for e in own.entities if name in {m.text for m in e.mentions}]
    resolved = resolve_entities(ledgers, load_lexicon())
    (group,) = [r for r in resolved if any(m.article == ident and m.entity == entity.id for m in r.members)]
    return group


SAME = [
    ("قال زكي أكتورك المتحدث باسم وزارة الدفاع التركية إن الطلب وصل", "زكي أكتورك",
     "قال متحدث الوزارة زكي أوق تورك إن الطلب وصل", "زكي أوق تورك"),
    ("قال العقيد توكور جوسو إن الجيش النيجيري تقدم", "توكور جوسو",
     "قال العقيد توكور غوساو إن القتال توقف", "توكور غوساو"),
    ("قتل أبو سالم البدري واسمه الحقيقي خالد يوسف أمس", "خالد يوسف",
     "ظهر القائد أبو سالم البدري في تسجيل", "أبو سالم البدري"),
    ("قال الطبيب سالم الشامي إن المرض انتشر", "سالم الشامي",
     "حذر الطبيب سالم محمود الشامي من المرض", "سالم محمود الشامي"),
    ("زار الولايات المتحدة أمس", "الولايات المتحدة", "وصل إلى أميركا أمس", "أميركا"),
    ("دعت الحكومة السورية إلى الهدوء", "الحكومة السورية", "وافقت حكومة سوريا على العرض", "حكومة سوريا"),
    ("قال عبد الرحمن نصر الدين إنه عاد", "عبد الرحمن نصر الدين",
     "وعاد عبدالرحمن نصر الدين أمس", "عبدالرحمن نصر الدين"),
    ("وصلت القافلة إلى مدينة مايدوغوري", "مايدوغوري", "وصلت القافلة إلى مدينة مايدوجوري", "مايدوجوري"),
]  # fmt: skip
OTHER = [
    ("قال الحاكم رياض سلامة إن المصرف سليم", "رياض سلامة", "قال الحاكم رياض سلام إن المصرف سليم", "رياض سلام"),
    ("قال الطبيب سالم الشامي إن المرض انتشر", "سالم الشامي",
     "قال الطبيب سالم الحلبي إن المرض انتشر", "سالم الحلبي"),
    ("كتب توكور جوسو مقالا عن الزراعة", "توكور جوسو", "وفاز توكور غوساو بالسباق", "توكور غوساو"),
    ("قالت وزارة الدفاع التركية إنها ردت", "وزارة الدفاع التركية",
     "قالت وزارة الدفاع السورية إنها ردت", "وزارة الدفاع السورية"),
    ("تقدم الجيش السوري", "الجيش السوري", "تراجع الجيش السوري الحر", "الجيش السوري الحر"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "left", "two", "right"), SAME)
def test_one(one: str, left: str, two: str, right: str) -> None:
    ledgers = [ledger(one, "a"), ledger(two, "b")]
    group = group_of(ledgers, "a", left)
    assert group == group_of(ledgers, "b", right)
    assert len(group.reasons) == len(group.members) - 1
    assert all(r.left_evidence and r.right_evidence for r in group.reasons)


@pytest.mark.parametrize(("one", "left", "two", "right"), OTHER)
def test_two(one: str, left: str, two: str, right: str) -> None:
    ledgers = [ledger(one, "a"), ledger(two, "b")]
    assert group_of(ledgers, "a", left) != group_of(ledgers, "b", right)


def test_the_order_of_articles_never_matters() -> None:
    ledgers = [ledger(row[0], f"a{n}") for n, row in enumerate(SAME)]
    ledgers += [ledger(row[2], f"b{n}") for n, row in enumerate(SAME)]
    assert resolve_entities(ledgers, load_lexicon()) == resolve_entities(ledgers[::-1], load_lexicon())


def test_groups_for_comparing_hold_two_and_more() -> None:
    ledgers = [ledger(SAME[4][0], "a"), ledger(SAME[4][2], "b")]
    assert [len(group) for group in same_groups(ledgers, load_lexicon())] == [2]


@pytest.mark.parametrize(
    ("one", "two", "equal"),
    [("أكتورك", "أوق تورك", True), ("غوساو", "جوسو", True), ("سلامة", "سلام", False), ("بيسكوف", "لافروف", False)],
)
def test_skeletons(one: str, two: str, equal: bool) -> None:
    assert (skeleton(one) == skeleton(two)) is equal
