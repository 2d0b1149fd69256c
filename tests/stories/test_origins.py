"""Origins: who copied, who shares an agency, who rests on one source, and what stays unknown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.lexicon import load_lexicon
from tawatur.lexicon.identities import identity_words, medium_words, same_identity
from tawatur.records.comparison import Origin
from tawatur.records.ledger import Ledger
from tawatur.stories.origins import find_origins
from tawatur.stories.sources import sources_of
from tests.compare.building import Page
from tests.stories.texts import CUT, EDITED, LOOSE, OTHER, REPORT, REWRITTEN, SAME_EVENT


def origins(*pages: Page) -> dict[tuple[str, ...], Origin]:
    return {o.articles: o for o in find_origins([page.ledger() for page in pages], load_lexicon())}


def test_copies_are_one_origin_with_the_copied_words() -> None:
    found = origins(
        Page("a", "إغلاق رصيف", REPORT, published="2024-03-04"),
        Page("b", "خبر الميناء", EDITED, published="2024-03-05"),
    )
    (origin,) = found.values()
    assert origin.basis == "copy"
    assert "a was published first (2024-03-04 before 2024-03-05)" in origin.why
    assert {e.article for e in origin.evidence} == {"a", "b"}
    assert all(len(e.text.split()) >= 5 for e in origin.evidence)


def test_two_different_cuts_of_a_long_text_are_its_copies() -> None:
    first, second = (" ".join(f"{word}{n}" for n in range(60)) for word in ("باب", "دار"))
    found = origins(
        Page("a", "نص كامل", f"{first} {second}", published="2024-03-04"),
        Page("b", "أول النص", first, published="2024-03-05"),
        Page("c", "أول النص", f"{first} خاتمة", published="2024-03-05"),
        Page("d", "آخر النص", second, published="2024-03-06"),
    )
    assert set(found) == {("a", "b", "c", "d")}


def test_an_agencys_report_that_one_copy_of_a_text_adds_stays_its_own() -> None:
    text, added = (" ".join(f"{word}{n}" for n in range(60)) for word in ("باب", "دار"))
    credit, own = "وقالت وكالة رويترز", " ".join(f"سور{n}" for n in range(15))
    found = origins(
        Page("a", "تقرير", f"{credit} {added} {own}", published="2024-03-04").credit("رويترز", "agency"),
        Page("b", "نص", text, published="2024-03-05"),
        Page("c", "نص", text, published="2024-03-05"),
        Page("e", "نص", text, published="2024-03-05"),
        Page("d", "نص", f"{text} {credit} {added}", published="2024-03-06").credit("رويترز", "agency"),
    )
    assert set(found) == {("a",), ("b", "c", "e", "d")}


def test_a_title_alone_is_too_short_to_tell() -> None:
    found = origins(Page("a", "إغلاق رصيف", REPORT), Page("b", "خبر", " ".join(REPORT.split()[:8])))
    assert "too short to tell" in next(origin.why for origin in found.values() if origin.articles == ("b",))


def test_one_ordinary_clause_in_two_short_articles_is_no_copy() -> None:
    clause = "توقفت حركة الملاحة في ميناء الزهراء منذ صباح أمس بسبب أعمال الصيانة"
    found = origins(
        Page("a", "الملاحة تتوقف", f"{clause}، وأبلغت الإدارة وكلاء السفن بمواعيد بديلة وبرسوم أقل."),
        Page("b", "صيادون ينتظرون", f"قال صيادون إنهم خسروا أسبوعا من الموسم بعدما {clause}."),
    )
    assert not any(o.basis == "copy" for o in found.values())


def test_a_headline_over_a_copied_body_is_a_copy() -> None:
    found = origins(Page("a", "رصيف الزهراء خارج الخدمة", CUT), Page("b", "صيانة تعطل السفن أسبوعين", CUT))
    assert found["a", "b"].basis == "copy"
    assert "which was first is not known" in found["a", "b"].why


def test_a_credit_decides_the_direction_before_time() -> None:
    original = Page("b", "خبر", REPORT, published="2024-03-05", outlet="صحيفة الأمس")
    copy = Page("c", "خبر", f"نقلا عن صحيفة الأمس: {REPORT}", published="2024-03-03", outlet="مرآة البحر")
    found = origins(original, copy.credit("صحيفة الأمس", "outlet"))
    assert "c credits صحيفة الأمس" in next(iter(found.values())).why


def test_a_shared_agency_joins_accounts_in_other_words() -> None:
    one = Page("a", "خبر", REPORT + " (وكالة الساحل)").credit("وكالة الساحل")
    other = Page("b", "خبر", SAME_EVENT + " نقلا عن وكالة الساحل للأنباء").credit("وكالة الساحل للأنباء")
    origin = origins(one, other)["a", "b"]
    assert origin.basis == "agency"
    assert {e.text for e in origin.evidence} == {"وكالة الساحل", "وكالة الساحل للأنباء"}


def test_a_part_in_common_is_one_text_where_an_agency_is_named() -> None:
    part = SAME_EVENT + " " + OTHER + " " + " ".join(REPORT.split()[:30])
    named = Page("a", "خبر", REPORT + " (وكالة الساحل)").credit("وكالة الساحل")
    assert set(origins(named, Page("b", "خبر", part))) == {("a", "b")}
    assert set(origins(Page("a", "خبر", REPORT), Page("b", "خبر", part))) == {("a",), ("b",)}


def test_who_only_names_an_agency_is_not_said_to_have_it_from_there() -> None:
    part = " ".join(REPORT.split()[:14]) + " " + OTHER + " وأظهر استطلاع لرويترز أن الأسعار ستنخفض."
    credited = Page("a", "خبر", REPORT + " نقلا عن رويترز").credit("رويترز", "agency")
    (origin,) = origins(credited, Page("b", "خبر", part)).values()
    assert origin.basis == "agency"
    assert "a has it from رويترز; b names رويترز" in origin.why


def test_two_agencies_stay_two_origins() -> None:
    one = Page("a", "خبر", REPORT + " (وكالة الساحل)").credit("وكالة الساحل")
    other = Page("b", "خبر", SAME_EVENT + " (وكالة النخيل)").credit("وكالة النخيل")
    found = origins(one, other)
    assert set(found) == {("a",), ("b",)}
    assert {o.basis for o in found.values()} == {"agency"}


def test_an_uncredited_copy_of_an_agency_text_is_the_agency() -> None:
    one = Page("a", "خبر", REPORT + " (وكالة الساحل)").credit("وكالة الساحل")
    origin = origins(one, Page("b", "خبر", EDITED))["a", "b"]
    assert origin.basis == "agency"
    assert "وكالة الساحل" in origin.why


def test_an_agency_that_one_of_three_copies_adds_is_not_the_source_of_their_text() -> None:
    added = EDITED + " وأبلغ نبيل عطية وكالة الساحل أن الخسائر كبيرة."
    other = Page("d", "خبر", SAME_EVENT + " (وكالة الساحل)").credit("وكالة الساحل")
    found = origins(
        Page("a", "خبر", REPORT), Page("b", "خبر", EDITED), Page("c", "خبر", added).credit("وكالة الساحل"), other
    )
    assert set(found) == {("a", "b", "c"), ("d",)}


def test_an_article_that_puts_several_agencies_together_is_nobodys_report() -> None:
    mixed = Page("a", "خبر", OTHER + " (وكالة الساحل) (وكالة النخيل)").credit("وكالة الساحل").credit("وكالة النخيل")
    other = Page("b", "خبر", SAME_EVENT + " (وكالة الساحل)").credit("وكالة الساحل")
    assert set(origins(mixed, other)) == {("a",), ("b",)}


def test_a_text_told_in_other_words_is_its_copy_and_says_why() -> None:
    (origin,) = origins(Page("a", "إغلاق رصيف", REPORT), Page("b", "ميناء الزهراء", LOOSE)).values()
    assert origin.basis == "copy"
    assert "a and b share 90% of the telling words of the shorter" in origin.why
    assert {e.article for e in origin.evidence} == {"a", "b"}


def test_what_credits_one_other_outlet_retells_its_report() -> None:
    told = f"علمت صحيفة الأمس أن الميناء يستعد لتوقف طويل. {REPORT}"
    clause = "إغلاق الرصيف الشمالي أمام السفن لمدة أسبوعين بسبب أعمال الصيانة التي تشمل تجديد الرافعات القديمة"
    retold = f"تستعد شركات الشحن، بحسب صحيفة الأمس، لموعد {clause}. {OTHER}"
    pages = (
        Page("a", "رصيف", told, outlet="صحيفة الأمس"),
        Page("b", "خبر", retold, outlet="مرآة البحر").credit("صحيفة الأمس", "outlet"),
    )
    origin = origins(*pages)["a", "b"]
    assert "b credits صحيفة الأمس" in origin.why
    assert ("b", "صحيفة الأمس") in {(e.article, e.text) for e in origin.evidence}
    unnamed = Page("b", "خبر", retold, outlet="مرآة البحر")
    assert set(origins(pages[0], unnamed)) == {("a",), ("b",)}


def test_an_agency_that_an_article_names_in_passing_is_behind_the_words_they_share() -> None:
    credited = Page("a", "خبر", REPORT + " (رويترز)").credit("رويترز")
    clause = "أعلنت إدارة الموانئ في مدينة الزهراء يوم الثلاثاء إغلاق الرصيف الشمالي أمام السفن لمدة أسبوعين"
    named = Page("b", "خبر", f"{OTHER} و{clause}، وأظهر استطلاع لرويترز أن التجار توقعوا ذلك.")
    origin = origins(credited, named)["a", "b"]
    assert origin.basis == "agency"
    assert {e.text for e in origin.evidence} >= {"رويترز"}
    about = Page("b", "خبر", f"{OTHER} وأظهر استطلاع لرويترز أن التجار توقعوا ذلك.")
    assert set(origins(credited, about)) == {("a",), ("b",)}


def statement_page(ident: str, speaker: str, said: str, more: str = "") -> Page:
    page = Page(ident, "خبر", f"أوضح {speaker} أن {said}.{more}")
    return page.statement(speaker, "أوضح", said)


def test_a_spokesman_who_tells_of_two_matters_is_behind_two_accounts() -> None:
    speaker = "المتحدث باسم وزارة الري"
    flood = "السد ممتلئ والبوابات ستفتح صباح الغد أمام المزارعين حتى تصل المياه إلى القنوات البعيدة شمال الوادي"
    fire = "حريقا اندلع في مخازن قديمة وأتى على معدات وسيارات كثيرة قبل إخماده ظهرا بمساعدة فرق متطوعة ولم يصب أحد"
    one, other = statement_page("a", speaker, flood), statement_page("b", speaker, fire)
    assert set(origins(one, other)) == {("a",), ("b",)}


def test_one_source_behind_both_accounts() -> None:
    one = statement_page("a", "المتحدث باسم وزارة الري", "السد ممتلئ وأن البوابات ستفتح صباح الغد أمام المزارعين")
    other = statement_page("b", "مصادر في وزارة الري", "المزارعين سيرون غدا بوابات السد مفتوحة بعدما بلغ أعلى درجاته")
    origin = origins(one, other)["a", "b"]
    assert origin.basis == "shared-source"
    assert {e.text for e in origin.evidence} == {"المتحدث باسم وزارة الري", "مصادر في وزارة الري"}


def test_different_sources_stay_apart_and_unknown() -> None:
    one = statement_page("a", "المتحدث باسم وزارة الري", "السد ممتلئ وأن البوابات ستفتح صباح الغد أمام المزارعين")
    other = statement_page("b", "نقابة المزارعين", "المياه لا تصل إلى الحقول البعيدة منذ شهر كامل")
    found = origins(one, other)
    assert {o.basis for o in found.values()} == {"unknown"}


def test_a_short_quotation_does_not_carry_an_account() -> None:
    one = statement_page("a", "المتحدث باسم وزارة الري", "السد ممتلئ", more=SAME_EVENT)
    other = statement_page("b", "مصادر في وزارة الري", "المنسوب مرتفع", more=OTHER)
    assert len(origins(one, other)) == 2


def test_unnamed_people_are_no_shared_source() -> None:
    one = statement_page("a", "شهود", "النار اندلعت في المخزن قبل الفجر بقليل")
    other = statement_page("b", "شهود عيان", "الدخان غطى الحي كله حتى الظهر")
    assert len(origins(one, other)) == 2


def test_a_signed_article_is_own_and_an_unsigned_one_unknown() -> None:
    signed = Page("a", "خبر", "رنا الخطيب – الزهراء\n" + SAME_EVENT).credit("رنا الخطيب", "byline")
    found = origins(signed, Page("b", "خبر", OTHER))
    assert found["a",].basis == "own"
    assert found["b",].basis == "unknown"
    assert "unknown" in found["b",].why


@pytest.mark.parametrize(
    "words, kind, basis",
    [
        ("سطور – الزهراء", "dateline", "own"),
        ("سطور – متابعات", "dateline", "unknown"),
        ("صحيفة الفنار البعيد", "outlet", "unknown"),
        ("صحيفة سطور", "outlet", "own"),
    ],
)
def test_what_tells_that_an_article_is_its_outlets_own(words: str, kind: str, basis: str) -> None:
    page = Page("a", "خبر", f"{words}\n{SAME_EVENT}", outlet="صحيفة سطور").credit(words, kind)
    (origin,) = origins(page).values()
    assert origin.basis == basis


def test_a_mixture_goes_with_the_text_it_shares_more_of() -> None:
    long, short = REPORT, OTHER
    found = origins(Page("a", "", long), Page("b", "", short), Page("c", "", long + " " + short[: len(short) // 3]))
    assert set(found) == {("a", "c"), ("b",)}


POOL: list[Ledger] = [
    Page("a", "خبر", REPORT, published="2024-03-04").ledger(),
    Page("b", "خبر", EDITED, published="2024-03-04").ledger(),
    Page("c", "خبر", REWRITTEN, published="2024-03-05").ledger(),
    Page("d", "خبر", SAME_EVENT + " (وكالة الساحل)", published=None).credit("وكالة الساحل").ledger(),
    Page("e", "خبر", OTHER, published="2024-03-03").ledger(),
    Page("f", "خبر", CUT, published="2024-03-06").ledger(),
]


@given(st.permutations(POOL), st.integers(1, len(POOL)))
@settings(max_examples=30, deadline=None)
def test_origins_partition_the_articles_whatever_their_order(ledgers: list[Ledger], size: int) -> None:
    chosen = ledgers[:size]
    found = find_origins(chosen, load_lexicon())
    named = [article for origin in found for article in origin.articles]
    assert sorted(named) == sorted(ledger.article.id for ledger in chosen)
    assert found == find_origins(sorted(chosen, key=lambda ledger: ledger.article.id), load_lexicon())
    texts = {ledger.article.id: ledger.article.text for ledger in chosen}
    for origin in found:
        assert all(texts[e.article][e.start : e.end] == e.text for e in origin.evidence)
        assert origin.why


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("المتحدث باسم وزارة الري", "مصادر في وزارة الري", True),
        ("الوزارة", "وزارة الري", True),
        ("مدير المرصد سامي عبد النور", "المرصد", True),
        ("رامي عبد النور", "رامي النور", True),
        ("وزارة الري", "وزارة الصحة العامة", False),
        ("الجيش", "الحكومة", False),
        ("النقابة", "مجلس النقابة العامة", False),
        ("شهود", "مصادر", False),
        ("مصادر مصرية", "الجيش المصري", False),
        ("تركيا", "وزارة الدفاع التركية", False),
        ("وزارة الداخلية المصرية", "وزارة الصحة المصرية", False),
        ("حركة النهوض التونسية", "حركة العمل التونسية", False),
        ("وزارة الصحة", "وزارة الصحة المصرية", True),
        ("سيرغي باتروف", "سيرجي باتروف", True),
    ],
)
def test_who_speaks_without_the_role(one: str, other: str, same: bool) -> None:
    lexicon = load_lexicon()
    assert same_identity(identity_words(one, lexicon), identity_words(other, lexicon)) is same


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("أ.ف.ب", "وكالة فرانس برس", True),
        ("واس", "وكالة الأنباء السعودية (واس)", True),
        ("وكالة الأنباء الألمانية", "د ب أ", True),
        ("وكالة الأنباء السعودية", "وكالة الأنباء القطرية", False),
        ("رويترز", "أ ب", False),
        ("وكالات", "وكالات", False),
    ],
)
def test_an_agency_is_one_under_all_its_names(one: str, other: str, same: bool) -> None:
    lexicon = load_lexicon()
    assert same_identity(medium_words(one, lexicon), medium_words(other, lexicon)) is same


def test_what_agencies_told_together_rests_on_no_single_speaker() -> None:
    one = statement_page("a", "مدير الميناء", "الرصيف مغلق منذ الفجر").credit("خبر", "agency")
    other = statement_page("b", "مدير الميناء", "السفن تنتظر خارج الحوض")
    assert len(origins(other, statement_page("c", "مدير الميناء", "الرصيف مغلق منذ الفجر"))) == 1
    assert len(origins(one, other)) == 2


def test_two_ministries_of_one_country_are_two_sources() -> None:
    found = origins(
        Page("a", "", "قالت وزارة الداخلية المصرية إن الرصيف مغلق").statement(
            "وزارة الداخلية المصرية", "قالت", "الرصيف مغلق"
        ),
        Page("b", "", "قالت وزارة الصحة المصرية إن المصابين عشرة").statement(
            "وزارة الصحة المصرية", "قالت", "المصابين عشرة"
        ),
    )
    assert set(found) == {("a",), ("b",)}


def test_shares_of_the_sources_sum_to_one() -> None:
    page = Page("a", "", "قال الحلواني إن الرصيف مغلق. وذكر شهود أن السفن تنتظر.")
    page.statement("الحلواني", "قال", "الرصيف مغلق").statement("شهود", "ذكر", "السفن تنتظر")
    found = sources_of(page.ledger(), load_lexicon())
    assert sum(source.share for source in found) == pytest.approx(1)
    assert {source.span.text for source in found} == {"الحلواني", "شهود"}
