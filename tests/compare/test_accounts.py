"""Clauses: where sentences come apart, and what counts as content."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.compare.accounts import Account, account_of
from tawatur.lexicon import load_lexicon
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key
from tests.compare.building import Page


def account(body: str, page: Page | None = None) -> Account:
    return account_of((page or Page("a", "", body)).ledger(), load_lexicon())


def clauses(body: str) -> list[str]:
    found = account(body)
    return [found.doc.text[clause.start : clause.end] for clause in found.clauses]


def first_key(words: str) -> str:
    (clause,) = account(f"{words} هناك صباحا.").clauses
    return clause.keys[0]


@pytest.mark.parametrize(
    "body, expected",
    [
        (
            "أغلقت البلدية الجسر القديم، ونقلت الحافلات إلى الطريق الساحلي.",
            ["أغلقت البلدية الجسر القديم", "ونقلت الحافلات إلى الطريق الساحلي"],
        ),
        (
            "قال مدير الجسور أحمد النجار إن الأعمال الجارية تنتهي الشهر المقبل.",
            ["قال مدير الجسور أحمد النجار", "إن الأعمال الجارية تنتهي الشهر المقبل"],
        ),
        (
            "زار الوزير السوق الكبير الذي احترقت متاجره ليلة الخميس.",
            ["زار الوزير السوق الكبير", "الذي احترقت متاجره ليلة الخميس"],
        ),
        ("تبدأ الهدنة الساعة 11:59 مساء الأحد المقبل.", ["تبدأ الهدنة الساعة 11:59 مساء الأحد المقبل"]),
        ("نعم. لا.", []),
        ("", []),
    ],
)
def test_sentences_come_apart_at_marks_and_openers(body: str, expected: list[str]) -> None:
    found = clauses(body)
    assert found == expected or (not expected and all(len(clause) < 5 for clause in found))


def test_a_claim_begins_a_clause_of_its_own() -> None:
    body = "وصلت السفينة الكبيرة الجديدة ميناء الزهراء وهجوم على حارس الرصيف في البلدة."
    assert len(account(body).clauses) == 1
    assert len(account(body, Page("a", "", body).event("هجوم")).clauses) == 2


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "وصل المهاجمون على دراجات نارية وأحرقوا الأكواخ وسرقوا الماشية.",
            ["وصل المهاجمون على دراجات نارية", "وأحرقوا الأكواخ", "وسرقوا الماشية"],
        ),
        (
            "سقطت الطائرة الصغيرة فوق السوق أثناء تحليقها على ارتفاع منخفض ما أدى إلى مقتل طيارها الشاب.",
            ["سقطت الطائرة الصغيرة فوق السوق", "أثناء تحليقها على ارتفاع منخفض", "ما أدى إلى مقتل طيارها الشاب"],
        ),
        ("أوضح المتحدث باسم الحكومة وزارة الدفاع والداخلية.", ["أوضح المتحدث باسم الحكومة وزارة الدفاع والداخلية"]),
        ("وصل الوفد وغادر.", ["وصل الوفد وغادر"]),
    ],
)
def test_a_second_deed_begins_a_clause_of_its_own(body: str, expected: list[str]) -> None:
    assert clauses(body) == expected


def test_phrases_of_one_meaning_share_a_key() -> None:
    (one,) = account("أعلن الطرفان وقف إطلاق النار.").clauses
    (other,) = account("أعلن الطرفان الهدنة.").clauses
    assert set(one.keys) == set(other.keys)


def test_a_phrase_meets_its_word_and_keeps_the_words_behind_its_first_one() -> None:
    (one,) = account("أطلقت السلطات سراح الصيادين صباحا.").clauses
    assert "=free" not in one.keys
    (one,) = account("أطلق سراح الصيادين صباحا.").clauses
    (same,) = account("سيطلق سراحهم صباحا.").clauses
    (other,) = account("أفرج عن الصيادين صباحا.").clauses
    assert {"=free", likeness_key(fold("سراح"))} <= set(one.keys) & set(same.keys)
    assert "=free" in other.keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("المخبز", "الفرن"),
        ("لقيت حتفها", "فارقوا الحياة"),
        ("ضربوا طوقا", "طوقت"),
        ("الجسر", "الكوبري"),
        ("النيابة العامة", "وكيل الجمهورية"),
        ("سددت", "صرفوا"),
        ("عاصفة", "أعاصير"),
        ("ألغيت", "العدول عن"),
        ("تشيد", "أثنى"),
        ("تغيبوا", "غاب"),
        ("قرى", "البلدة"),
    ],
)
def test_words_of_one_meaning_share_a_key(one: str, other: str) -> None:
    assert first_key(one) == first_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("لقي ترحيبا", "لقي حتفه"),
        ("ضرب الطاولة", "ضرب طوقا"),
        ("اشتراك", "اشترى"),
        ("فجر", "انفجرت"),
        ("قاض", "محاكمة"),
        ("باعت", "اشترت"),
        ("اغتيل", "أعدم"),
        ("إجراء", "أجير"),
        ("صدمة", "صدمت"),
        ("توقع", "أوقعت"),
    ],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert first_key(one) != first_key(other)


@pytest.mark.parametrize("words, digits", [("ثلاث سفن", "3 سفن"), ("عشرين زورقا", "20 زورقا")])
def test_a_number_word_is_its_digits(words: str, digits: str) -> None:
    (one,) = account(f"عبرت المضيق {words} صباحا.").clauses
    (other,) = account(f"عبرت المضيق {digits} صباحا.").clauses
    assert one.keys == other.keys


def test_a_short_stem_between_particles_is_no_other_word() -> None:
    (clause,) = account("استقبل المدير ممثل وزارة الزراعة.").clauses
    assert "=visit" not in clause.keys


@pytest.mark.parametrize("body", ["بقي سعر الخبز دون تغيير.", "بقي سعر الخبز دون أن يتغير."])
def test_what_stays_without_change_was_not_changed(body: str) -> None:
    (clause,) = account(body).clauses
    assert len(clause.negated) == 1


def test_a_negation_is_kept_with_its_word() -> None:
    (clause,) = account("لم تصل السفينة الكبيرة إلى الميناء.").clauses
    assert clause.negated
    (clause,) = account("تبعد السفينة الكبيرة 90 كلم عن الميناء.").clauses
    assert not clause.negated


def test_the_clause_at_an_offset() -> None:
    found = account("أغلقت البلدية الجسر القديم، ونقلت الحافلات إلى الطريق الساحلي.")
    first, second = found.clauses
    assert found.clause_at(first.start) == 0
    assert found.clause_at(second.end - 1) == 1
    assert found.clause_at(second.end) is None
    assert found.clause_at(0) is None


def test_a_name_of_a_place_means_nothing_else() -> None:
    body = "قصفت القوات قرية بيتا فجر اليوم."
    page = Page("a", "", body).entity("بيتا", "LOC")
    assert "=house" in account(body).clauses[0].keys
    assert "=house" not in account(body, page).clauses[0].keys


def test_prepositions_keep_their_class_with_a_pronoun() -> None:
    (clause,) = account("سيطر المقاتلون عليها وعثروا فيها على أسلحة.").clauses[:1]
    assert not {"علي", "عليها", "فيها"} & set(clause.keys)


@pytest.mark.parametrize(
    ("body", "bare"),
    [
        ("ومن جهة أخرى أعيد فتح الطريق الساحلي.", "أعيد فتح الطريق الساحلي."),
        ("وفي سياق متصل أضرب عمال الميناء.", "أضرب عمال الميناء."),
        ("الجدير بالذكر أن الجسر الحجري قديم.", "الجسر الحجري قديم."),
        ("ودعت له بأن يتغمده بواسع رحمته، ويلهم أهله وذويه الصبر والسلوان.", "ودعت له."),
    ],
)
def test_a_set_phrase_tells_nothing(body: str, bare: str) -> None:
    assert [clause.keys for clause in account(body).clauses] == [clause.keys for clause in account(bare).clauses]


def test_a_word_of_a_set_phrase_by_itself_tells_something() -> None:
    (clause,) = account("أغلق الطريق من الجهة الشرقية.").clauses
    assert likeness_key(fold("الجهة")) in clause.keys


def test_no_clause_begins_within_a_name() -> None:
    body = "وقال محافظ وادي حلفا، عمر السالمي، إن المياه غمرت البيوت في المدينة."
    found = account_of(read(make_article(title="", body=body)), load_lexicon())
    first = found.clauses[0]
    assert found.doc.text[first.start : first.end] == "وقال محافظ وادي حلفا، عمر السالمي"
