"""The whole comparison: clauses, names, framing; the order of articles never matters; hostile texts do no harm."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import compare
from tawatur.compare.rows import MOST
from tawatur.errors import LedgerError
from tawatur.records.article import Article
from tawatur.records.codec import decode_comparison, encode
from tawatur.records.comparison import ORIGIN_BASES, ROW_KINDS, VERDICTS, Comparison, Row
from tawatur.records.ledger import Ledger
from tests.compare.building import Page
from tests.stories.texts import EDITED, EXTENDED, OTHER, REPORT, REWRITTEN, SAME_EVENT


def rows(kind: str, *pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.kind == kind]


def bridge(ident: str, body: str) -> Page:
    return Page(ident, "خبر", body)


def test_the_same_statement_in_other_words_is_one_row() -> None:
    one = bridge("a", "قال مدير الجسور إن جسر النهر القديم سيفتح أمام الشاحنات الثقيلة الشهر المقبل.")
    one.statement("مدير الجسور", "قال", "جسر النهر القديم سيفتح أمام الشاحنات الثقيلة الشهر المقبل")
    other = bridge("b", "أفاد مدير الجسور بأن الشاحنات الثقيلة ستعبر جسر النهر القديم الشهر المقبل.")
    other.statement("مدير الجسور", "أفاد", "الشاحنات الثقيلة ستعبر جسر النهر القديم الشهر المقبل")
    (row,) = [row for row in rows("statement", one, other) if len(row.cells) == 2]
    assert row.verdict == "agree"
    assert row.rule == "facts.same-words"


def test_one_denies_what_the_other_tells() -> None:
    one = bridge("a", "استهدف الطيران محطة المياه في بلدة السنديان مساء الاثنين.").event("استهدف")
    other = bridge("b", "لم يستهدف الطيران بلدة السنديان ومحطة المياه فيها مساء الاثنين.").event(
        "يستهدف", status="denied"
    )
    (row,) = rows("event", one, other)
    assert (row.verdict, row.rule) == ("contradict", "facts.not-done")


def test_what_was_planned_and_then_done_is_an_update() -> None:
    one = Page("a", "خبر", "يبدأ ترميم جسر النهر القديم في بلدة السنديان غدا.", published="2024-03-04")
    other = Page("b", "خبر", "بدأت أعمال ترميم جسر النهر القديم ببلدة السنديان أمس.", published="2024-03-06")
    one.event("ترميم", "AID", status="planned")
    other.event("ترميم", "AID")
    (row,) = rows("event", one, other)
    assert (row.verdict, row.rule) == ("update", "facts.carried-out")


def test_a_fact_of_one_account_stands_alone() -> None:
    one = bridge("a", "انهار سقف المدرسة القديمة في بلدة السنديان بعد العاصفة الشديدة.").event("انهار")
    other = bridge("b", "أعلنت البلدية موعد انتخابات المجلس المحلي الجديد.").event("أعلنت", "CONSULT")
    assert [row.verdict for row in rows("event", one, other)] == ["only", "only"]


def test_two_transcriptions_of_one_name() -> None:
    one = bridge("a", "قال المتحدث باسم الوزارة زكي أكتورك إن الطلب وصل.").entity("زكي أكتورك")
    other = bridge("b", "أعلن ذلك متحدث الوزارة زكي أوق تورك مساء.").entity("زكي أوق تورك")
    (row,) = rows("name", one, other)
    assert (row.verdict, row.rule) == ("agree", "names.transcription")
    assert [cell.text for cell in row.cells] == ["زكي أكتورك", "زكي أوق تورك"]


def test_two_people_of_one_first_name_are_no_row() -> None:
    one = bridge("a", "قال زكي الحداد إن الطلب وصل.").entity("زكي الحداد")
    other = bridge("b", "أعلن زكي منصور الخبر.").entity("زكي منصور")
    assert rows("name", one, other) == []


def test_a_body_under_two_names_is_framing() -> None:
    one = bridge("a", "اتفقت قوات الساحل الحرة (قسح) مع البلدية.").entity(
        "قوات الساحل الحرة", "ORG", mentions=("قوات الساحل الحرة", "قسح")
    )
    other = bridge("b", "اتهمت البلدية تنظيم قسح بالمماطلة، وقالت إن قسح لم ترد.").entity(
        "تنظيم قسح", "ORG", mentions=("تنظيم قسح", "قسح")
    )
    (row,) = rows("name", one, other)
    assert (row.verdict, row.rule) == ("framing", "names.other-name")


def test_a_shorter_form_of_a_name_is_no_row() -> None:
    one = bridge("a", "قال سامر الحلواني إن الرصيف مغلق.").entity("سامر الحلواني")
    other = bridge("b", "قال سامر بن نبيل الحلواني ذلك.").entity("سامر بن نبيل الحلواني")
    assert rows("name", one, other) == []


def test_names_of_different_charge_are_shown() -> None:
    one = bridge("a", "هاجم مسلحون مركز الشرطة في البلدة وقتلوا حارسا.")
    other = bridge("b", "هاجم إرهابيون مركز الشرطة في البلدة وقتلوا حارسا.")
    (row,) = rows("framing", one, other)
    assert (row.verdict, row.rule) == ("framing", "framing.charge")
    assert {cell.text.split()[0] for cell in row.cells} == {"مسلحون", "إرهابيون"}


def test_a_bare_name_is_a_choice_too() -> None:
    one = bridge("a", "انسحبت مليشيا القمرية من المعسكر، وقالت القمرية إنها باقية.").entity("القمرية", "NORP")
    other = bridge("b", "انسحب مقاتلو القمرية من معسكرهم صباح الخميس.").entity("القمرية", "NORP")
    (row,) = [row for row in rows("framing", one, other) if row.fact.startswith("group")]
    assert [cell.text for cell in row.cells] == ["مليشيا القمرية", "القمرية"]


def test_the_same_charge_is_no_framing() -> None:
    one = bridge("a", "هاجم مسلحون مركز الشرطة في البلدة.")
    other = bridge("b", "هاجم مقاتلون مركز الشرطة في البلدة.")
    assert rows("framing", one, other) == []


def test_one_article_twice_is_refused() -> None:
    page = bridge("a", "خبر قصير.")
    with pytest.raises(LedgerError, match="stands twice"):
        compare([page.ledger(), page.ledger()])


def test_nothing_to_compare() -> None:
    assert compare([]) == Comparison(id=compare([]).id, articles=(), origins=(), rows=())


def filled(ident: str, body: str, day: str | None) -> Ledger:
    page = Page(ident, "ميناء الزهراء", body, published=day)
    if "الحلواني" in body:
        page.entity("سامر الحلواني")
    if "أعلنت" in body:
        page.event("أعلنت", "CONSULT")
    if "قال" in body:
        page.statement(None, "قال", body[body.index("قال") + 4 : body.index("قال") + 60])
    return page.ledger()


POOL = [
    filled("a", REPORT, "2024-03-04"),
    filled("b", EDITED, "2024-03-04"),
    filled("c", REWRITTEN, "2024-03-05"),
    filled("d", SAME_EVENT, None),
    filled("e", OTHER, "2024-03-03"),
    filled("f", EXTENDED, "2024-03-06"),
]


@given(st.permutations(POOL))
@settings(max_examples=20, deadline=None)
def test_the_order_of_articles_never_matters(ledgers: list[Ledger]) -> None:
    assert encode(compare(ledgers)) == encode(compare(POOL))


def check(comparison: Comparison, ledgers: list[Ledger]) -> None:
    texts = {ledger.article.id: ledger.article.text for ledger in ledgers}
    assert len(comparison.rows) <= MOST
    assert len({row.id for row in comparison.rows}) == len(comparison.rows)
    for row in comparison.rows:
        assert row.kind in ROW_KINDS
        assert row.verdict in VERDICTS
        assert row.fact
        assert row.why
        assert row.rule
        assert row.cells
        per_article = [cell.article for cell in row.cells]
        assert max(per_article.count(article) for article in per_article) <= 2
        assert all(texts[cell.article][cell.start : cell.end] == cell.text for cell in row.cells)
    assert all(origin.basis in ORIGIN_BASES for origin in comparison.origins)
    assert decode_comparison(encode(comparison)) == comparison


def test_every_row_quotes_its_articles() -> None:
    check(compare(POOL), POOL)


@given(st.lists(st.text(alphabet='ابتقال و\n.،"«»\x00\u202e()12', max_size=80), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_compared(bodies: list[str]) -> None:
    ledgers = [Page(f"a{number}", body[:9], body).ledger() for number, body in enumerate(bodies)]
    check(compare(ledgers), ledgers)


@pytest.mark.parametrize("body", ['"' * 20_000, "قال، " * 8_000, "أ. ب، " * 5_000, "نص قصير هنا جدا كما " * 4_000])
def test_hostile_texts_are_compared(body: str) -> None:
    ledgers = [Page("a", "", body).ledger(), Page("b", "", body).ledger(), POOL[0]]
    named = [msgspec.structs.replace(ledger, article=_named(ledger, str(n))) for n, ledger in enumerate(ledgers)]
    assert compare(named).articles


def _named(ledger: Ledger, ident: str) -> Article:
    return msgspec.structs.replace(ledger.article, id=ident)


def test_a_clause_that_tells_hardly_more_than_a_count_repeats_no_row() -> None:
    one = Page("a", "خبر", "قتل في الحريق 14 عاملا. وأغلقت البلدية السوق القديم.").figure("14", 14, 14, of="عاملا")
    other = Page("b", "نبأ", "قتل 14 عاملا في الحريق. وتحقق الشرطة في السبب.").figure("14", 14, 14, of="عاملا")
    found = [row for row in compare([one.ledger(), other.ledger()]).rows if len(row.cells) > 1]
    assert [row.kind for row in found] == ["figure"]
