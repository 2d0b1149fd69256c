"""What accounts call actors and deeds: epithets with all that belongs to them, and rows of different charge."""

from __future__ import annotations

import pytest

from tawatur import compare
from tawatur.compare.accounts import account_of
from tawatur.compare.epithets import epithets_of
from tawatur.lexicon import load_lexicon
from tawatur.records.comparison import Row
from tests.compare.building import Page


def page(ident: str, body: str, title: str = "") -> Page:
    return Page(ident, title or f"خبر {ident}", body)


def framings(*pages: Page) -> list[Row]:
    return [row for row in compare([p.ledger() for p in pages]).rows if row.kind == "framing"]


def told(row: Row) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for cell in row.cells:
        found.setdefault(cell.article, []).append(cell.text)
    return found


@pytest.mark.parametrize(
    ("body", "words", "family", "country"),
    [
        ("اقتحمت قوات الاحتلال الإسرائيلي المخيم.", "قوات الاحتلال الإسرائيلي", "state", "ISR"),
        ("قصفت قوات النظام السوري البلدة.", "قوات النظام السوري", "state", "SYR"),
        ("أدانت الحكومة اليمنية الشرعية الهجوم.", "الحكومة اليمنية الشرعية", "state", "YEM"),
        ("انسحبت القوات الحكومية من التلة.", "القوات الحكومية", "state", ""),
        ("دان المجلس الجريمة الوحشية في الحي.", "الجريمة الوحشية", "attack", ""),
        ("وصف الكاتب إرهاب المستوطنين بأنه يومي.", "إرهاب المستوطنين", "attack", ""),
        ("سمى الكاتب ذلك قطعان المستوطنين.", "قطعان المستوطنين", "armed-men", ""),
        ("سيطرت فصائل المعارضة على الجسر.", "فصائل المعارضة", "group", ""),
    ],
)
def test_an_epithet_takes_in_what_belongs_to_it(body: str, words: str, family: str, country: str) -> None:
    lexicon = load_lexicon()
    found = epithets_of(0, account_of(page("a", body).ledger(), lexicon), lexicon)
    assert (words, family, country) in [(e.span.text, e.family, e.country) for e in found]


def test_a_regime_is_somebodys() -> None:
    lexicon = load_lexicon()
    made = page("a", "سقط نظام الرئيس سامر الحلواني قبل عام.").entity("سامر الحلواني")
    assert [e.family for e in epithets_of(0, account_of(made.ledger(), lexicon), lexicon)] == ["state"]


@pytest.mark.parametrize(
    "body",
    [
        "أصلح الوزير النظام القضائي.",
        "تعطل نظام التحويلات المصرفية.",
        "تقدمت القوات نحو التلة.",
        "وصف الوزير ذلك بأنه عمل إرهابي.",
        "قيادة السيارة متعبة.",
    ],
)
def test_a_side_that_nothing_tells_and_an_adjective_are_no_epithets(body: str) -> None:
    lexicon = load_lexicon()
    assert epithets_of(0, account_of(page("a", body).ledger(), lexicon), lexicon) == []


def test_a_state_is_known_by_its_nationality_or_by_the_same_noun_elsewhere() -> None:
    one = page("a", "قصفت طائرة تابعة للنظام سوقا في البلدة، وقال الجيش السوري إنه يحقق.")
    other = page("b", "قصفت طائرات النظام السوري السوق.")
    third = page("c", "قالت القوات الحكومية السورية إنها لم تقصف السوق.")
    (row,) = framings(one, other, third)
    assert row.rule == "framing.charge"
    assert told(row) == {
        "a": ["نظام", "الجيش السوري"],
        "b": ["النظام السوري"],
        "c": ["القوات الحكومية السورية"],
    }


def test_governments_of_two_states_are_not_one_thing() -> None:
    one = page("a", "انتقدت الحكومة الأردنية القرار.")
    other = page("b", "انتقد النظام السوري القرار.")
    assert framings(one, other) == []


def test_a_bare_regime_takes_no_country_from_other_names_of_a_state() -> None:
    one = page("a", "قالت الحكومة السورية إنها تحقق.")
    bare = page("b", "قال النظام إنه يحقق.")
    assert framings(one, bare) == []
    (row,) = framings(one, bare, page("c", "قال النظام السوري إنه يحقق."))
    assert told(row) == {"a": ["الحكومة السورية"], "b": ["النظام"], "c": ["النظام السوري"]}


def test_an_organisation_is_charged_only_beside_another_name() -> None:
    def named(ident: str, body: str, *names: str) -> Page:
        return page(ident, body).entity("القمرية", "ORG", mentions=names)

    one = named("a", "هاجم تنظيم القمرية (قمر) القرية.", "القمرية", "قمر")
    assert framings(one, named("b", "هاجمت جماعة القمرية القرية.", "القمرية")) == []
    (row,) = framings(one, named("b", "هاجمت جماعة قمر القرية.", "قمر"))
    assert told(row) == {"a": ["تنظيم القمرية"], "b": ["جماعة قمر"]}


def test_an_adjective_of_charge_makes_a_row() -> None:
    one = page("a", "طلبت الحكومة اليمنية الشرعية دعما من الجيران.")
    other = page("b", "طلبت الحكومة اليمنية دعما من الجيران.")
    (row,) = framings(one, other)
    assert told(row) == {"a": ["الحكومة اليمنية الشرعية"], "b": ["الحكومة اليمنية"]}


def test_the_group_alone_with_an_adjective_is_the_group_of_the_story() -> None:
    one = page("a", "هاجمت جماعة القمرية المتشددة قرية قرب النهر.").entity("القمرية", "NORP")
    other = page("b", "هاجمت حركة القمرية قرية قرب النهر، وقالت الحركة المتطرفة إنها باقية.").entity("القمرية", "NORP")
    (row,) = framings(one, other)
    assert told(row) == {"a": ["جماعة القمرية المتشددة"], "b": ["الحركة المتطرفة"]}


def test_martyred_and_killed() -> None:
    one = page("a", "استشهد ثلاثة من أهل القرية، وقتل اثنان من المهاجمين.")
    other = page("b", "قتل ثلاثة من أهل القرية.", title="مقتل ثلاثة")
    (row,) = framings(one, other)
    assert told(row) == {"a": ["استشهد"], "b": ["قتل"]}


def test_a_martyr_in_quotation_marks_is_another_light() -> None:
    one = page("a", "أعلنت القرية «استشهاد» ثلاثة من أهلها.")
    other = page("b", "أعلنت القرية استشهاد ثلاثة من أهلها.")
    (row,) = framings(one, other)
    assert "quoted" in row.why


def test_terrorists_killed_are_no_other_word_for_killed() -> None:
    one = page("a", "أعلن الوزير مقتل إرهابيين اثنين في الحي القديم بعد الظهر.")
    other = page("b", "أعلن الوزير مقتل اثنين في الحي القديم بعد الظهر.")
    assert [row for row in framings(one, other) if row.fact.startswith("killing")] == []


def test_the_dead_are_quoted_where_they_are_counted() -> None:
    one = page("a", "زار الوزير أسر الشهداء، وأكد استشهاد 12 جنديا.").figure("12 جنديا", 12, 12)
    other = page("b", "أكد الوزير مقتل 12 جنديا.").figure("12 جنديا", 12, 12)
    (row,) = framings(one, other)
    assert told(row) == {"a": ["استشهاد"], "b": ["مقتل"]}


def test_a_group_is_known_by_the_last_word_of_its_name() -> None:
    one = page("a", "اتهم الوزير شبكة النورسي المتطرفة بالهجوم.").entity("شبكة النورسي", "ORG")
    other = page("b", "قال زعيم فصيل النورسي إنه بريء.").entity("النورسي", "ORG")
    (row,) = framings(one, other)
    assert told(row)["a"] == ["شبكة النورسي المتطرفة"]


def test_a_coalition_in_other_words() -> None:
    one = page("a", "استولى تحالف من مقاتلين محليين على الجسر.")
    other = page("b", "استولى ائتلاف يضم ثلاث جماعات على الجسر.")
    rows = [row for row in compare([one.ledger(), other.ledger()]).rows if row.rule == "names.other-words"]
    assert [len(row.cells) for row in rows] == [2]
    shorter = page("c", "قصف التحالف الجسر.")
    longer = page("d", "قالت قوات التحالف إنها قصفت الجسر.")
    assert not [r for r in compare([shorter.ledger(), longer.ledger()]).rows if r.rule == "names.other-words"]


def test_those_who_did_it_are_named_in_the_lead() -> None:
    one = page("a", "أحرق متطرفون بيتا في القرية.", title="متطرفون يحرقون بيتا")
    other = page("b", "أحرق مستوطنون بيتا في القرية.")
    (row,) = framings(one, other)
    assert told(row) == {"a": ["متطرفون"], "b": ["مستوطنون"]}
    later = page("c", "وصل الوفد أمس. وعقد لقاء طويلا. ثم زار المتحف. وتحدث عن متطرفين في بلد آخر.")
    assert framings(later, page("d", "أعلن مسلحون هدنة في القرية.")) == []


def test_a_massacre_and_an_attack() -> None:
    one = page("a", "وقع الهجوم على السوق فجرا، ولم تتبن أي جهة الهجوم.")
    other = page("b", "ارتكب المهاجمون المجزرة في السوق فجرا.")
    assert any(told(row) == {"a": ["الهجوم"], "b": ["المجزرة"]} for row in framings(one, other))
    crime = page("c", "دانت البلدية الجريمة في السوق.")
    assert not any(row.fact.startswith("attack") for row in framings(one, crime))


def test_coup_and_revolution() -> None:
    one = page("a", "احتفلت المدينة بذكرى الثورة.")
    other = page("b", "مرت أمس ذكرى الانقلاب في المدينة.")
    (row,) = framings(one, other)
    assert row.fact.startswith("upheaval")


def test_a_row_of_names_that_framing_tells_is_left_out() -> None:
    one = page("a", "اتفقت قوات الساحل الحرة (قسح) مع البلدية.").entity(
        "قوات الساحل الحرة", "ORG", mentions=("قوات الساحل الحرة", "قسح")
    )
    other = page("b", "اتهمت البلدية تنظيم قسح بالمماطلة، وقالت إن قسح لم ترد.").entity(
        "تنظيم قسح", "ORG", mentions=("تنظيم قسح", "قسح")
    )
    kinds = [row.kind for row in compare([one.ledger(), other.ledger()]).rows if row.kind in ("name", "framing")]
    assert len(kinds) == 1


def test_the_order_of_adding_never_shows() -> None:
    pages = [
        page("a", "أحرق متطرفون بيتا، وقالت قوات الاحتلال الإسرائيلي إنها تحقق."),
        page("b", "أحرق مستوطنون بيتا، وقال الجيش الإسرائيلي إنه يحقق."),
        page("c", "أحرق إرهابيون بيتا، واستشهد رجل."),
    ]
    assert framings(*pages) == framings(*reversed(pages))


@pytest.mark.parametrize(
    ("regime", "ruler"),
    [
        ("نظام بشار الأسد", "بشار الأسد"),
        ("نظام القذافي", "القذافي"),
        ("نظام الرئيس بشار الأسد", "بشار الأسد"),
        ("نظام بشار السوري", "بشار"),
    ],
)
def test_the_states_of_two_nations_stand_in_no_row_together(regime: str, ruler: str) -> None:
    one = page("a", f"قالت الحكومة اليمنية إن إيران تدعم {regime}. وأكدت الحكومة اليمنية ذلك.").entity(ruler)
    other = page("b", "دانت الحكومة اليمنية الهجوم على الميناء.")
    assert framings(one, other) == []


def test_the_regime_of_a_known_ruler_stands_beside_the_forces_of_his_state() -> None:
    one = page("a", "قصفت قوات نظام القذافي البلدة.").entity("القذافي")
    other = page("b", "قصفت القوات الليبية البلدة.")
    (row,) = framings(one, other)
    assert told(row) == {"a": ["قوات نظام القذافي"], "b": ["القوات الليبية"]}


def test_a_regime_of_nobody_known_stays_beside_the_state_of_the_story() -> None:
    one = page("a", "قال المعارض إن نظام سامر الحلواني يقمع الناس.").entity("سامر الحلواني")
    other = page("b", "قالت الحكومة اليمنية إنها تحمي الناس.")
    assert len(framings(one, other)) == 1
